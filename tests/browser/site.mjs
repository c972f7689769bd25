// The site, the browser and the catalog that the tests share.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const here = import.meta.dirname;
const root = join(here, '../..');

/** The directory of the package's catalog. */
export const data = join(root, 'data');
export const KINDS = ['error', 'status', 'field', 'structure', 'operation', 'release', 'guide'];
export const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** The command of the program, or of another one of the package, `name`: of the build that ECS_ERR names, or cargo's. */
function command(args, name) {
  const built = process.env.ECS_ERR;
  if (!built) return ['cargo', ['run', '--quiet', '--all-features', ...(name ? ['--example', name] : []), '--', ...args]];
  return [name ? join(dirname(built), 'examples', name) : built, args];
}

export const output = (file, args) => execFileSync(file, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
/** The output of the program. */
export const program = (...args) => output(...command(args));
/** The output of an example of the package. */
export const example = (name, ...args) => output(...command(args, name));
export const catalog = JSON.parse(program('export'));

/** A directory that is removed after the tests. */
export function makeDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'site-'));
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/**
 * Makes a site: of the package's catalog or of a directory's, for an address or any, its search data in shards or not.
 * A site of another catalog in shards has only the files for search.
 */
export function makeSite({ data, base, sharded } = {}) {
  const directory = makeDirectory();
  if (sharded) example('sharded_site', directory, ...(data ? [data] : []));
  else program('build', '--out', directory, ...(data ? ['--data', data] : []), ...(base ? ['--base-url', base] : []));
  return directory;
}

/** Starts `ecs-err serve` on a data directory. */
export async function serveDirectory(data) {
  const server = spawn(...command(['serve', '--data', data, '--port', '0']), { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((ended) => server.on('exit', ended));
  const address = await Promise.race([new Promise((resolve) => server.stdout.once('data', resolve)), ended]);
  if (server.exitCode !== null) throw new Error(`serve ended with ${server.exitCode}`);
  const stop = () => {
    server.kill();
    return ended;
  };
  return { base: String(address).trim(), stop };
}

/** The directory with the site: the one that SITE names, else one made for these tests. */
export const directory = process.env.SITE || makeSite();
/** Every file below a directory, without those that second names of directories lead to. */
export function filesOf(directory, below = '') {
  return readdirSync(join(directory, below), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return filesOf(directory, `${below}${entry.name}/`);
    return entry.isFile() ? [below + entry.name] : [];
  });
}
export const address = (path) => pathToFileURL(resolve(directory, path)).href;

let browser = null;
/** Closes the browser. It is not waited for without end: playwright sometimes misses that it closed. */
export const close = async () => Promise.race([(await browser)?.close(), setTimeout(10_000)]);

/** A separate browser profile: cookies, storage, caches. */
export async function newContext(options = {}) {
  browser ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });
  return (await browser).newContext(options);
}

/** A page that fails its test where a script fails or the policy is broken. */
export async function open(path, options = {}) {
  const context = await newContext(options);
  const page = await context.newPage();
  page.problems = [];
  page.requests = [];
  page.on('pageerror', (error) => page.problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.problems.push(message.text()));
  page.on('request', (request) => page.requests.push(request.url()));
  await page.goto(/^[a-z]+:/.test(path) ? path : address(path));
  return page;
}

/** Waits until a page has all search data. */
export const loaded = (page) => page.waitForFunction(() => window.ecsErr.store.tiers === 2);

/** The search box of a page with all data, of the shared site or another one. */
export async function openSearch(language, site = directory) {
  const page = await open(`${resolve(site)}/${language}/index.html`);
  await page.focus('#q');
  await loaded(page);
  return page;
}

/** Pastes a text into the box of the home page, and waits for its explanation. A line break at the end makes it no query. */
export async function paste(page, text) {
  await page.focus('#q:visible, #paste:visible');
  await page.waitForFunction(() => window.ecsErr.explain && window.ecsErr.store.tiers === 2);
  const wanted = `${text}\n`;
  await page.evaluate((text) => {
    document.getElementById('found').replaceChildren();
    location.hash = `#explain=t${encodeURIComponent(text)}`;
  }, wanted);
  await page.waitForFunction((text) => document.getElementById('paste').value === text && document.querySelector('#found .actions'), wanted);
}

/** The ids of the hits of each query, as `kind:id`. */
export async function hitsOf(page, queries, limit = Infinity) {
  const found = await page.evaluate(
    ([queries, limit]) => queries.map((query) => window.ecsErr.search(query).hits.slice(0, limit ?? undefined).map(({ kind, id }) => [kind, id])),
    [queries, limit],
  );
  return found.map((hits) => hits.map(([kind, id]) => `${KINDS[kind]}:${id}`));
}

/** Random numbers that are the same each time. */
export function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
