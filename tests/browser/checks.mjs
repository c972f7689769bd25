// Checks of pages that several tests share.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import { serve } from './server.mjs';
import { directory, open } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of axe: WCAG 2.2 AA and best practices. */
const STANDARDS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};
const html = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  // HTML allows dots in ids.
  rules: { 'valid-id': ['error', { relaxed: true }], 'long-title': 'off', 'no-trailing-whitespace': 'off', 'require-sri': 'off' },
});

/** The modes in which a page is checked; each differs from the previous one in one setting, which saves time. */
const LOOKS = [['light', 1280], ['dark', 1280], ['dark', 360], ['light', 360]];

/** The problems that html-validate finds on a page. */
export async function invalid(text, path) {
  const { results } = await html.validateString(text, path);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${path}:${line}:${column}: ${ruleId}: ${message}`));
}

/** A page for checks, which reports requests to other sites as problems. Colours change at once, without a transition. */
export async function openForChecks(base) {
  const page = await open('about:blank', { bypassCSP: true, serviceWorkers: 'block', reducedMotion: 'reduce' });
  page.on('request', (request) => request.url().startsWith(base) || request.url().startsWith('data:') || page.problems.push(request.url()));
  return page;
}

/** Opens pages of a site, several at a time, and runs a check on each, with the modes for it: of each kind, the first page
 * has all, and the others have one, in turn. */
export async function onPages(paths, check, site = directory) {
  const kinds = new Set();
  const queue = paths.map((path, number) => {
    const [, section, page] = path.split('/');
    const kind = `${section} ${page === 'index.html'}`;
    const looks = kinds.has(kind) ? [LOOKS[number % LOOKS.length]] : LOOKS;
    kinds.add(kind);
    return [path, looks];
  });
  const { base, stop } = await serve('/', () => site);
  const workers = [1, 2].map(async () => {
    const page = await openForChecks(base);
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [path, looks] = next;
      await page.goto(base + path);
      await check(page, path, looks);
      assert.deepEqual(page.problems, [], path);
    }
    await page.context().close();
  });
  try {
    await Promise.all(workers);
  } finally {
    await stop();
  }
}

/** Asserts that a page is accessible, in each mode or some, and fits a phone. */
export async function assertUsable(page, path, looks = LOOKS) {
  assert.deepEqual(await violations(page, looks), [], path);
  await page.setViewportSize({ width: 360, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
}

/** The problems that axe finds on a page, in each mode or some. */
export async function violations(page, looks = LOOKS) {
  await page.evaluate(axe);
  const all = [];
  for (const [colorScheme, width] of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(async (options) => {
      const { violations } = await window.axe.run(document, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(' ')}`);
    }, STANDARDS);
    all.push(...found.map((violation) => `${colorScheme}, ${width} px: ${violation}`));
  }
  return all;
}
