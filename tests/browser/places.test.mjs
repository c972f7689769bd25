// Where the site works: on a disk, below a path, without scripts.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { serve } from './server.mjs';
import { catalog, close, newContext, open } from './site.mjs';

after(close);

describe('the site', () => {
  it('works below a path and chooses the language of the browser', async () => {
    const { base, stop } = await serve('/deep/down/');
    try {
      for (const [locale, language] of [['zh-CN', 'zh'], ['en-GB', 'en']]) {
        const page = await (await newContext({ locale })).newPage();
        await page.goto(base);
        await page.waitForURL(`**/deep/down/${language}/index.html`);
        await page.click('nav.menu a');
        await page.waitForURL(`**/${language}/errors/index.html`);
        assert.equal(await page.locator('#errors tbody tr').count(), catalog.errors.length);
        await page.goto(`${base}${language}/errors/ecs.0085/`);
        assert.equal(await page.textContent('h1'), 'Ecs.0085');
      }
    } finally {
      await stop();
    }
  });

  it('leads to every code with three clicks and without scripts', async () => {
    for (const language of ['zh', 'en']) {
      const page = await open('index.html', { javaScriptEnabled: false });
      await page.click(`a[hreflang=${language}]`);
      await page.click('nav.menu a');
      const codes = await page.locator('#errors tbody th a').allTextContents();
      assert.deepEqual(codes, catalog.errors.map((error) => error.code));
      await page.click('#errors tbody tr:last-child th a');
      assert.equal(await page.textContent('h1'), codes.at(-1));
      assert.ok(await page.isVisible('section.action'));
    }
  });

  it('leads to the first code of each service without scripts', async () => {
    const page = await open('en/errors/index.html', { javaScriptEnabled: false });
    const list = page.url();
    for (const { id } of catalog.catalog.services) {
      await page.goto(`${list}?service=${id}#service-${id}`);
      const first = catalog.errors.find(({ code }) => code.startsWith(`${id}.`)).code;
      assert.equal(await page.locator('tr:target th').textContent(), first);
    }
  });

  it('opens the fold that an address leads to', async () => {
    const page = await open('en/changes/index.html');
    const list = page.url();
    const year = await page.locator('details.year:not([open]) h2').last().getAttribute('id');
    const isOpen = () => page.waitForFunction((id) => document.getElementById(id).closest('details').open, year);
    assert.equal(await page.locator(`details:has(#${year})`).evaluate((fold) => fold.open), false);
    await page.evaluate((id) => (location.hash = id), year);
    await isOpen();
    await page.goto('about:blank');
    await page.goto(`${list}#${year}`);
    await isOpen();
    await page.waitForFunction((id) => document.getElementById(id).getBoundingClientRect().top < innerHeight, year);
    assert.deepEqual(page.problems, []);
  });

  it('obeys its own policy on every kind of page', async () => {
    for (const path of ['index.html', 'en/index.html', 'zh/errors/index.html', 'en/errors/Ecs.0812/index.html', 'zh/structures/create-server.publicip/index.html', 'en/operations/changevpc/index.html']) {
      const page = await open(path);
      if (await page.locator('#q').count()) {
        await page.fill('#q', 'vpc');
        await page.waitForSelector('#results [role=option]');
      }
      assert.deepEqual(page.problems, [], path);
      assert.ok(page.requests.every((url) => url.startsWith('file:') || url.startsWith('data:')), path);
    }
  });
});
