// The cost of search in a page over catalogs with data in shards. Reported, never asserted: it depends
// on the machine, and there is no network between the page and the server.
//
// node shards.mjs [CODES…], by default 10000 100000.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { close, random } from './site.mjs';
import { openSynthetic } from './synthetic.mjs';

const LANGUAGE = 'zh';
const SAMPLE = 25;

const known = new Map();

async function measured(count) {
  const { errors, site, base, context, page, stop } = await openSynthetic(count);
  const asked = [];
  page.on('request', (request) => request.resourceType() === 'script' && asked.push(new URL(request.url()).pathname));
  await page.goto(`${base}${LANGUAGE}/index.html`);
  /** The requests since the last call. */
  const fetched = () => asked.splice(0).map((path) => sizeOf(join(site, path)));

  fetched();
  const focus = await page.evaluate(async () => {
    const start = performance.now();
    document.getElementById('q').focus();
    const when = async (tier) => {
      while (window.ecsErr.store.tiers < tier) await new Promise((later) => setTimeout(later, 1));
      return performance.now() - start;
    };
    return [await when(1), await when(2)];
  });
  const tiers = fetched();

  const queries = queriesOf(errors);
  const costs = [];
  for (const query of queries) costs.push({ query, ...(await page.evaluate(settled, query)), fetched: fetched() });
  const warm = [];
  for (const query of queries) warm.push((await page.evaluate(settled, query)).time);
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await stop();

  const shards = shardsOf(site);
  const all = costs.flatMap((cost) => cost.fetched);
  const slowest = costs.toSorted((one, other) => other.time - one.time)[0];
  return {
    shards: `${shards.length}, ${kilobytes(median(shards.map(({ packed }) => packed)))} each, most ${kilobytes(Math.max(...shards.map(({ packed }) => packed)))}`,
    'at first focus': `${tiers.map(({ packed, raw }) => `${kilobytes(packed)} (${kilobytes(raw)} raw)`).join(' and ')}, ready after ${focus.map(milliseconds).join(' and ')}`,
    'shards fetched by a query': spread(costs.map(({ fetched }) => fetched.length), String),
    'bytes fetched by a query': spread(costs.map(({ fetched }) => sum(fetched)), kilobytes),
    'time of a query, first': `${spread(costs.map(({ time }) => time), milliseconds)}, most ${milliseconds(slowest.time)}: ${slowest.query}`,
    'time of a query, again': spread(warm, milliseconds),
    'queries without a hit': costs.filter(({ hits }) => !hits).length,
    [`fetched by ${queries.length} queries`]: `${all.length} shards, ${kilobytes(sum(all))}`,
    'memory of scripts after them': kilobytes(usedSize),
  };
}

/** Searches until nothing more has to be fetched. */
async function settled(query) {
  const { search, store } = window.ecsErr;
  const start = performance.now();
  for (;;) {
    const { hits } = search(query);
    const more = store.fetch();
    if (!more) return { time: performance.now() - start, hits: hits.length };
    await more;
  }
}

/** Codes, parts of Chinese texts, English words, and messages of errors chosen at random. */
function queriesOf(errors) {
  const next = random(7);
  const queries = [];
  for (let number = 0; number < SAMPLE; number++) {
    const { code, message, description } = errors[next(errors.length)];
    const runs = description.zh.match(/[\u4e00-\u9fff]{2,}/g);
    const run = runs[next(runs.length)];
    const words = message.en.match(/[A-Za-z]{3,}/g);
    const at = next(words.length - 1);
    queries.push(code, run.slice(0, 2 + next(4)), words.slice(at, at + 2).join(' '), message.zh);
  }
  return queries;
}

/** The bytes of a file, and those that a server sends for it. */
function sizeOf(path) {
  if (!known.has(path)) known.set(path, { raw: statSync(path).size, packed: gzipSync(readFileSync(path)).length });
  return known.get(path);
}

function shardsOf(site) {
  const assets = join(site, 'assets');
  const directories = readdirSync(assets).filter((name) => name.startsWith(`search.${LANGUAGE}.`));
  if (!directories.length) throw new Error('the catalog is not large enough for shards');
  return directories.flatMap((directory) => readdirSync(join(assets, directory)).map((name) => sizeOf(join(assets, directory, name))));
}

const sum = (sizes) => sizes.reduce((sum, { packed }) => sum + packed, 0);
const at = (numbers, share) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * share)];
const median = (numbers) => at(numbers, 0.5);
const spread = (numbers, written) => `median ${written(median(numbers))}, 95 % under ${written(at(numbers, 0.95))}`;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
const milliseconds = (time) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;

const counts = process.argv.slice(2).map(Number);
for (const count of counts.length ? counts : [10_000, 100_000]) {
  console.log(`${count} codes`);
  for (const [name, figure] of Object.entries(await measured(count))) console.log(`  ${name.padEnd(28)} ${figure}`);
}
await close();
