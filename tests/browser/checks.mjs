// What several tests ask of a page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import { open } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe asks: WCAG 2.2 AA and what is good practice. */
const STANDARDS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};
const html = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  // A dot is allowed in an id by HTML itself.
  rules: { 'valid-id': ['error', { relaxed: true }], 'long-title': 'off', 'no-trailing-whitespace': 'off', 'require-sri': 'off' },
});

/** How a page may be looked at; each way differs from the one before in one thing only, which saves time. */
const LOOKS = [['light', 1280], ['dark', 1280], ['dark', 360], ['light', 360]];

/** What html-validate has against a page. */
export async function invalid(text, path) {
  const { results } = await html.validateString(text, path);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${path}:${line}:${column}: ${ruleId}: ${message}`));
}

/** A page for checks, to which a request of another site is a problem too. Colours change at once, without a transition. */
export async function openForChecks(base) {
  const page = await open('about:blank', { bypassCSP: true, serviceWorkers: 'block', reducedMotion: 'reduce' });
  page.on('request', (request) => request.url().startsWith(base) || request.url().startsWith('data:') || page.problems.push(request.url()));
  return page;
}

/** Asserts that a page breaks no rule of accessibility and fits a phone. */
export async function assertUsable(page, path) {
  assert.deepEqual(await violations(page), [], path);
  await page.setViewportSize({ width: 360, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
}

/** What axe has against a page, however it is looked at. */
export async function violations(page) {
  await page.evaluate(axe);
  const all = [];
  for (const [colorScheme, width] of LOOKS) {
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
