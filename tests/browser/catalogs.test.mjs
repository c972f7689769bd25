// What holds for the pages of any catalog: those in tests/catalogs, of which each has codes of another form.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { violations } from './checks.mjs';
import { serve } from './server.mjs';
import { HTML, close, filesOf, makeSite, newContext } from './site.mjs';

after(close);

const catalogs = join(import.meta.dirname, '../catalogs');

for (const name of readdirSync(catalogs).sort()) {
  describe(`the site of the catalog "${name}"`, () => {
    const site = makeSite({ data: join(catalogs, name) });
    const pages = filesOf(site).filter((path) => path.endsWith('.html')).sort();
    const text = (path) => readFileSync(join(site, path), 'utf8');

    it('is valid HTML', async () => {
      const html = new HtmlValidate(HTML);
      for (const path of pages) {
        const { results } = await html.validateString(text(path), path);
        assert.deepEqual(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`)), [], path);
      }
    });

    it('breaks no rule of accessibility, fits a phone, and asks no other site for anything', async () => {
      const { base, stop } = await serve('/', () => site);
      const context = await newContext({ bypassCSP: true, serviceWorkers: 'block', reducedMotion: 'reduce' });
      const page = await context.newPage();
      const problems = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      page.on('request', (request) => request.url().startsWith(base) || request.url().startsWith('data:') || problems.push(request.url()));
      try {
        for (const path of pages.filter((path) => path.includes('/') && !text(path).includes('http-equiv="refresh"'))) {
          await page.goto(base + path);
          assert.deepEqual(await violations(page), [], path);
          await page.setViewportSize({ width: 360, height: 640 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
          assert.deepEqual(problems, [], path);
        }
      } finally {
        await context.close();
        await stop();
      }
    });
  });
}
