// How long the page's search takes, over the catalog and over ones made larger by mixing its texts.
// Reported, never asserted: it depends on the machine.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, directory, json, open, random } from './site.mjs';

const language = 'zh';
const queries = json('tests/relevance.json').map((one) => one.query);

/** The data that a script passes to the page. */
function dataOf(path) {
  const script = readFileSync(path, 'utf8');
  return JSON.parse(script.slice(script.indexOf(',') + 1, script.lastIndexOf(')')));
}

/** The tiers with a number of records, with texts from clauses of others and some words changed. */
function enlarged([codes, rest], count) {
  const next = random(99);
  const clauses = (text) => text.split(/(?<=[，。,. ])/);
  const pool = codes.records.flatMap((record) => record.slice(5).filter((text) => typeof text === 'string')).flatMap(clauses);
  const mixed = (text) =>
    clauses(text).map((clause) => (next(2) ? clause : pool[next(pool.length)])).join('')
      .replace(/[a-z]{6,}/g, (word) => (next(25) ? word : word + String.fromCharCode(97 + next(26))));
  const mix = (record, from) => record.map((value, at) => (at > from && typeof value === 'string' ? mixed(value) : value));
  const more = new Map(rest.more.map((texts) => [texts[0], texts]));
  const records = [...codes.records];
  const added = [...rest.more];
  for (let number = records.length + rest.records.length; number < count; number++) {
    const at = next(codes.records.length);
    const record = mix(codes.records[at], 4);
    record[1] = record[0] ? `${record[1]}${number}` : `Ecs.${String(1400 + records.length).padStart(4, '0')}`;
    if (more.has(at)) added.push([records.length, ...mix(more.get(at), 0).slice(1)]);
    records.push(record);
  }
  return [{ ...codes, records }, { ...rest, more: added }];
}

const tiers = ['codes', 'rest'].map((tier) => dataOf(join(directory, `assets/${tier}.${language}.js`)));
for (const count of [0, 1000, 10_000]) {
  const page = await open(`${language}/index.html`);
  const figures = await page.evaluate(([tiers, queries]) => {
    const { add, search, store } = window.ecsErr;
    const begin = performance.now();
    tiers.forEach((data, at) => add(at + 1, data));
    const load = performance.now() - begin;
    const time = (query) => {
      const start = performance.now();
      search(query);
      return performance.now() - start;
    };
    const first = queries.map(time).sort((one, other) => one - other);
    const times = queries.map(time).sort((one, other) => one - other);
    const at = (times, share) => times[Math.floor(times.length * share)].toFixed(2);
    return { records: store.records.length, load: load.toFixed(0), p50: at(times, 0.5), p95: at(times, 0.95), cold: at(first, 0.95), max: at(times, 0.999) };
  }, [count ? enlarged(tiers, count) : tiers, queries]);
  console.log(Object.entries(figures).map(([name, value]) => `${name} ${value}`).join('  '));
}
await close();
