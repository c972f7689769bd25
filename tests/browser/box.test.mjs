// The search box: keys, roles, announcements and requests.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { address, close, loaded, open, openSearch } from './site.mjs';

after(close);

const tiers = (page) => page.requests.filter((url) => /(codes|rest)\.[^/]*js$/.test(url)).map((url) => /(codes|rest)/.exec(url.split('/').pop())[0]);
const options = (page) => page.locator('#results [role=option]');
const clean = (page) => assert.deepEqual(page.problems, []);

async function type(page, text) {
  await page.fill('#q', text);
  await options(page).first().waitFor();
}

describe('the search box', () => {
  it('fetches nothing before it has the focus, then the codes, then the rest', async () => {
    const page = await open('zh/index.html');
    await page.waitForTimeout(300);
    assert.deepEqual(tiers(page), []);
    await page.focus('#q');
    await loaded(page);
    assert.deepEqual(tiers(page), ['codes', 'rest']);
    clean(page);
  });

  it('is a combobox with a list that is announced', async () => {
    const page = await openSearch('en');
    const input = page.locator('#q');
    assert.equal(await input.getAttribute('role'), 'combobox');
    assert.equal(await input.getAttribute('aria-autocomplete'), 'list');
    assert.equal(await input.getAttribute('aria-expanded'), 'false');
    await type(page, 'flavor');
    assert.equal(await input.getAttribute('aria-expanded'), 'true');
    assert.equal(await input.getAttribute('aria-controls'), await page.locator('[role=listbox]').getAttribute('id'));
    assert.match(await page.locator('.announce').textContent(), /^\d+ results$/);
    for (const group of await page.locator('#results [role=group]').all()) {
      assert.ok(await page.locator(`#${await group.getAttribute('aria-labelledby')}`).textContent());
    }
    assert.ok((await page.locator('#results mark').allTextContents()).some((text) => /flavor/i.test(text)));
    await page.fill('#q', 'qqqqzzzz');
    assert.equal(await page.locator('.announce').textContent(), 'Nothing found');
    clean(page);
  });

  it('moves with the arrows, closes and clears with Escape', async () => {
    const page = await openSearch('en');
    await type(page, 'quota');
    const active = () => page.locator('#q').getAttribute('aria-activedescendant');
    assert.equal(await active(), null);
    await page.keyboard.press('ArrowDown');
    assert.equal(await active(), 'result-0');
    assert.equal(await page.locator('#result-0').getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowDown');
    assert.equal(await active(), 'result-1');
    assert.equal(await page.locator('[aria-selected=true]').count(), 1);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.equal(await active(), null);
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('#results').isHidden());
    assert.equal(await page.inputValue('#q'), 'quota');
    await page.keyboard.press('ArrowDown');
    assert.ok(await page.locator('#results').isVisible());
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    assert.equal(await page.inputValue('#q'), '');
    clean(page);
  });

  it('opens a code, the first hit or the chosen one with Enter', async () => {
    for (const [typed, downs, url] of [
      ['ecs85', 0, 'en/errors/Ecs.0085/index.html'],
      ['flavor sold out', 0, 'en/errors/Ecs.0018/index.html'],
      ['Ecs.008', 2, 'en/errors/Ecs.0082/index.html'],
    ]) {
      const page = await openSearch('en');
      await page.fill('#q', typed);
      for (let down = 0; down < downs; down++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(address(url));
    }
  });

  it('opens a code that is typed faster than the data comes', async () => {
    const page = await open('en/index.html');
    await page.keyboard.press('/');
    await page.keyboard.type('ecs85');
    await page.keyboard.press('Enter');
    await page.waitForURL(address('en/errors/Ecs.0085/index.html'));
  });

  it('stays where it is for a code that does not exist, and says so', async () => {
    const page = await openSearch('en');
    await page.fill('#q', 'Ecs.0380');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    assert.equal(page.url(), address('en/index.html'));
    assert.match(await page.locator('.announce').textContent(), /^Ecs\.0380 is not in this catalog/);
    assert.match(await options(page).first().textContent(), /Ecs\.0308/);
  });

  it('gets the focus from / and Ctrl-K, but not while something else is typed', async () => {
    const page = await open('en/index.html');
    const focused = () => page.evaluate(() => document.activeElement.id);
    await page.keyboard.press('/');
    assert.equal(await focused(), 'q');
    assert.equal(await page.inputValue('#q'), '');
    await page.focus('#paste');
    await page.keyboard.press('/');
    assert.equal(await focused(), 'paste');
    await page.keyboard.press('Control+k');
    assert.equal(await focused(), 'q');
  });

  it('leaves the arrows to the page without the focus', async () => {
    const page = await openSearch('en');
    await page.locator('#q').blur();
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
    assert.equal(page.url(), address('en/index.html'));
  });

  it('takes a query from the address, on any page', async () => {
    const page = await open(`${address('zh/errors/Ecs.0085/index.html')}?q=${encodeURIComponent('规格售罄')}`);
    await options(page).first().waitFor();
    assert.equal(await page.inputValue('#q'), '规格售罄');
    assert.match(await options(page).first().textContent(), /Ecs\.0018/);
    clean(page);
  });

  it('shows the best hits by kind, then all others', async () => {
    const page = await openSearch('zh');
    await type(page, '云服务器');
    const all = await page.evaluate(() => window.ecsErr.search('云服务器').hits.length);
    assert.ok(all > 50);
    await page.waitForFunction((all) => document.querySelectorAll('#results [role=option]').length === all, all);
    const links = await page.locator('#results a').evaluateAll((links) => links.map((link) => link.href));
    assert.equal(new Set(links).size, all);
  });

  it('opens with a click and closes when it loses the focus', async () => {
    const page = await openSearch('en');
    await type(page, 'Ecs.0085');
    await page.locator('#q').blur();
    assert.ok(await page.locator('#results').isHidden());
    await type(page, 'Ecs.0018');
    await options(page).first().click();
    await page.waitForURL(address('en/errors/Ecs.0018/index.html'));
  });

  it('treats input as text', async () => {
    const page = await openSearch('en');
    await page.fill('#q', '<img src=x onerror=alert(1)>');
    assert.equal(await page.locator('form.search img').count(), 0);
    clean(page);
  });
});
