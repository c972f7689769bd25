// What several tests ask of a page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe asks: WCAG 2.2 AA and what is good practice. */
const STANDARDS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};
/** How a page may be looked at; each way differs from the one before in one thing only, which saves time. */
const LOOKS = [['light', 1280], ['dark', 1280], ['dark', 360], ['light', 360]];

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
