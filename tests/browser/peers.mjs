// What the first visit of a page fetches, and the scores that Lighthouse gives it, for sites of several generators, all
// served alike: a JSON line for each. benches/peers/run.py calls it.
//
// usage: peers.mjs SITES PRESETS
//
// SITES is a JSON list of objects with `name`, `below`, `path` and `directory`; without one, it is the package's own site.

import { readFileSync } from 'node:fs';
import { measured } from './lighthouse.mjs';
import { serve } from './server.mjs';
import { close, makeSite, newContext } from './site.mjs';

const [sites, presets] = process.argv.slice(2);

/** The number and the bytes of the answers until the network is idle. */
async function firstVisit(below, path, make) {
  const { base, answers, stop } = await serve(below, make);
  const context = await newContext();
  const page = await context.newPage();
  const response = await page.goto(base + path, { waitUntil: 'networkidle' });
  if (!response.ok()) throw new Error(`${base}${path}: ${response.status()}`);
  await context.close();
  await stop();
  return { requests: answers.length, bytes: answers.reduce((sum, { bytes }) => sum + bytes, 0) };
}

for (const { name, below, path, directory } of JSON.parse(readFileSync(sites, 'utf8'))) {
  const make = (base) => directory ?? makeSite({ base });
  const weight = await firstVisit(below, path, make);
  const scores = {};
  for await (const page of measured(presets.split(','), true, { below, make, paths: [path] })) scores[page.preset] = page.scores;
  console.log(JSON.stringify({ name, ...weight, scores }));
}
await close();
process.exit(0);
