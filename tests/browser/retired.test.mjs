// Codes that the reference no longer has, on the site of the second catalog.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { invalid } from './checks.mjs';
import { serve } from './server.mjs';
import { close, makeSite, open, openSearch, paste } from './site.mjs';

after(close);

describe('a retired code', () => {
  const site = makeSite({ data: 'tests/catalogs/harbor' });
  const start = () => openSearch('de', site);

  it('has a page that links to its replacement, or stays', async () => {
    const page = await open(`${site}/de/errors/Hbr.150/index.html`);
    await page.waitForURL('**/de/errors/Hbr.101/index.html');
    assert.match(await page.textContent('main'), /Formerly\s+Hbr\.150/);
    await page.goto(page.url().replace('Hbr.101', 'quay.00999'));
    assert.equal(await page.textContent('h1'), 'Quay.00999');
    assert.deepEqual(page.problems, []);
  });

  it('has pages of valid HTML', async () => {
    for (const path of ['Hbr.150/index.html', 'Hbr.101/index.html', 'Quay.00999/index.html', 'hbr.150/index.html', 'index.html']) {
      assert.deepEqual(await invalid(readFileSync(`${site}/de/errors/${path}`, 'utf8'), path), []);
    }
  });

  it('is found by the search box, which opens its replacement', async () => {
    const page = await start();
    await page.fill('#q', 'hbr-150');
    const first = page.locator('#results [role=option]').first();
    assert.match(await first.textContent(), /^Hbr\.150 → Hbr\.101 /);
    await page.press('#q', 'Enter');
    await page.waitForURL('**/de/errors/Hbr.101/index.html');
  });

  it('is explained in the paste box with its replacement', async () => {
    const page = await start();
    await paste(page, 'Hbr.150 and Quay.00999');
    assert.deepEqual(await page.locator('#found .card a').allTextContents(), ['Hbr.150', 'Hbr.101', 'Quay.00999']);
    const cards = await page.locator('#found .card').allInnerTexts();
    assert.match(cards[1], /HTTP 409/);
    assert.ok(cards[0].startsWith('Hbr.150'), cards[0]);
    assert.deepEqual(cards[2].split('\n').filter(Boolean).slice(0, 2), ['Quay.00999', 'Der Dampfkran ist abgebaut.']);
    assert.deepEqual(page.problems, []);
  });

  it('leads from the page for missing addresses straight to its replacement', async () => {
    const { base, stop } = await serve('/', () => site);
    try {
      const page = await open(`${base}de/errors/HBR_150`);
      await page.waitForURL('**/de/errors/Hbr.101/index.html');
    } finally {
      await stop();
    }
  });
});
