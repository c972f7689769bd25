// The page of results, which has an address.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { violations } from './checks.mjs';
import { address, close, makeSite, open } from './site.mjs';

after(close);

const results = (language, query, options) => open(`${address(`${language}/search/index.html`)}?q=${encodeURIComponent(query)}`, options);

/** Waits for the hits among all records: those among the codes are shown before. */
async function complete(page) {
  await page.waitForFunction(() => window.ecsErr?.store.tiers === 2);
  const { query, all } = await page.evaluate(() => {
    const query = new URLSearchParams(location.search).get('q');
    return { query, all: window.ecsErr.answerFor(query).all.length };
  });
  await page.locator('.hits [role=status]', { hasText: new RegExp(`^${query}: ${all}\\D`) }).waitFor();
}

describe('the page of results', () => {
  it('shows all hits by kind, from a disk too', async () => {
    const page = await results('en', 'quota', { reducedMotion: 'reduce' });
    await complete(page);
    const wanted = await page.evaluate(() => {
      const { answerFor, countsOf } = window.ecsErr;
      const { all } = answerFor('quota');
      return { all: all.length, counts: [...countsOf(all).values()].map(String) };
    });
    assert.equal(await page.textContent('.hits [role=status]'), `quota: ${wanted.all} results`);
    assert.deepEqual(await page.locator('.hits h2 .number').allTextContents(), wanted.counts);
    const section = page.locator('.hits section').first();
    assert.equal(await section.locator('li').count(), 20);
    await section.getByRole('button', { name: /^More results/ }).click();
    await section.locator('li').nth(20).waitFor();
    assert.equal(await section.locator('li').count(), 40);
    assert.match(await page.title(), /^quota · Search/);
    assert.equal(await page.inputValue('#q'), 'quota');
    assert.deepEqual(page.problems, []);
    assert.deepEqual(await violations(page), []);
    await section.locator('a').first().click();
    await page.waitForURL(/errors.Ecs[.]/);
    await page.goBack();
    await page.locator('.hits li').first().waitFor();
  });

  it('says that nothing is found, and leads to the codes', async () => {
    const page = await results('zh', 'qqqqzzzz');
    assert.equal(await page.locator('.hits [role=status]').textContent(), 'qqqqzzzz: 没有找到相关内容');
    await page.locator('.hits a').click();
    await page.waitForURL(address('zh/errors/index.html'));
  });

  it('says what it knows of a code of another service', async () => {
    const page = await results('en', 'APIGW.0301');
    await page.locator('.hits p').nth(1).waitFor();
    assert.match(await page.locator('.hits').textContent(), /API Gateway/);
  });

  it('is where a form without scripts leads, and says that it needs them', async () => {
    const page = await open('en/errors/Ecs.0085/index.html', { javaScriptEnabled: false });
    await page.fill('#q', 'quota');
    await page.press('#q', 'Enter');
    await page.waitForURL(`${address('en/search/index.html')}?q=quota`);
    await page.locator('noscript a').click();
    await page.waitForURL(address('en/errors/index.html'));
  });

  it('fetches the texts of a large catalog when they are shown', async () => {
    const site = makeSite({ sharded: true });
    const page = await open(`file://${site}/en/search/index.html?q=quota`);
    await complete(page);
    const section = page.locator('.hits section').first();
    await section.getByRole('button', { name: /^More results/ }).click();
    await section.locator('li').nth(39).waitFor();
    assert.ok((await section.locator('.title').allTextContents()).every(Boolean));
    assert.deepEqual(page.problems, []);
  });
});
