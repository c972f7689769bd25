// The search box: keys, roles, announcements and requests.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { serve } from './server.mjs';
import { address, catalog, close, loaded, open, openSearch, paste } from './site.mjs';

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
    await paste(page, 'no code');
    await page.focus('#paste');
    await page.keyboard.press('/');
    assert.equal(await page.inputValue('#paste'), 'no code\n/');
    await page.locator('#paste').blur();
    await page.keyboard.press('Control+k');
    assert.equal(await focused(), 'paste');
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

  it('shows the best hits by kind with their number, some more when typing pauses, and the way to all', async () => {
    const page = await openSearch('zh');
    await page.fill('#q', '云服务器');
    assert.equal(await options(page).count(), 10);
    const { all, first } = await page.evaluate(() => {
      const { all, hits } = window.ecsErr.search('云服务器');
      return { all: all.length, first: all.filter(({ kind }) => kind === hits[0].kind).length };
    });
    assert.ok(all > 50);
    await page.locator('#results .all').waitFor();
    assert.equal(await page.locator('#results .kind .number').first().textContent(), `${first}`);
    assert.equal(await options(page).count(), 41);
    await page.locator('#results .all').click();
    await page.waitForURL(`${address('zh/search/index.html')}?q=${encodeURIComponent('云服务器')}`);
    // The hits among the codes come first, then all.
    await page.locator('.hits [role=status]', { hasText: `${all}条结果` }).waitFor();
  });

  it('does not look through all texts for each letter, but has the same first hits', async () => {
    const page = await openSearch('en');
    const queries = ['quota', 'the server', 'disk', 'vpc', 'flavor', 'job failed'];
    const found = await page.evaluate((queries) => queries.map((query) => {
      const ids = ({ hits }) => hits.slice(0, 10).map(({ kind, id }) => `${kind}:${id}`);
      const [quick, full] = [window.ecsErr.search(query, true), window.ecsErr.search(query)];
      return { isPartial: quick.isPartial, quick: ids(quick), full: ids(full) };
    }), queries);
    assert.ok(found.every(({ isPartial }) => isPartial));
    for (const [at, { quick, full }] of found.entries()) assert.deepEqual(quick, full, queries[at]);
  });

  it('moves with Home, End and the page keys', async () => {
    const page = await openSearch('en');
    await type(page, 'quota');
    const active = () => page.locator('[aria-selected=true]').evaluate((option) => [...document.querySelectorAll('#results [role=option]')].indexOf(option));
    await page.locator('#results .all').waitFor();
    const last = (await options(page).count()) - 1;
    for (const [key, wanted] of [['End', last], ['Home', 0], ['PageDown', 5], ['PageDown', 10], ['PageUp', 5], ['PageUp', 0], ['PageUp', 0]]) {
      await page.keyboard.press(key);
      assert.equal(await active(), wanted, key);
    }
    clean(page);
  });

  it('opens a new tab with Ctrl-Enter', async () => {
    const page = await openSearch('en');
    await type(page, 'ecs85');
    const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Enter')]);
    await tab.waitForURL(address('en/errors/Ecs.0085/index.html'));
    assert.equal(page.url(), address('en/index.html'));
  });

  it('stays open when nothing is found, and leads to the list of codes', async () => {
    const page = await openSearch('en');
    await type(page, 'qqqqzzzz');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    assert.equal(await page.locator('.panel .said').textContent(), 'Nothing found');
    assert.ok(await page.isVisible('.panel'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(address('en/errors/index.html'));
  });

  it('shows the status and action of a code, and no Markdown', async () => {
    const page = await openSearch('en');
    await type(page, 'Ecs.0319');
    const first = options(page).first();
    const error = catalog.errors.find(({ code }) => code === 'Ecs.0319');
    assert.equal(await first.locator('.badge').textContent(), `${error.status}`);
    assert.equal(await first.locator('.do').textContent(), error.action.en);
    for (const query of ['retry', 'status', 'guide', 'api gateway', '400', 'job']) {
      await type(page, query);
      const texts = await page.locator('#results .snippet').allTextContents();
      assert.deepEqual(texts.filter((text) => /\]\(|\*\*|^#|`|\|/.test(text)), [], query);
    }
  });

  it('clears with a button', async () => {
    const page = await openSearch('en');
    assert.ok(await page.getByRole('button', { name: 'Clear' }).isHidden());
    await type(page, 'quota');
    await page.getByRole('button', { name: 'Clear' }).click();
    assert.equal(await page.inputValue('#q'), '');
    assert.ok(await page.locator('#results').isHidden());
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  });

  it('keeps the last eight queries in the browser, until they are cleared', async () => {
    const { base, stop } = await serve('/');
    const page = await open(`${base}en/about/`, { serviceWorkers: 'block' });
    const queries = Array.from({ length: 9 }, (_, at) => `Ecs.00${at + 10}`);
    for (const query of [...queries, queries[8], 'x'.repeat(100)]) {
      await page.fill('#q', query);
      await page.waitForFunction((query) => document.querySelector('.panel .said')?.textContent && document.getElementById('q').value === query, query);
      await page.keyboard.press('Enter');
      if (!query.startsWith('x')) await page.waitForURL('**/errors/**');
      await page.goto(`${base}en/about/`);
    }
    await page.focus('#q');
    await page.locator('#results .recent').first().waitFor();
    assert.deepEqual(await page.locator('#results .recent').allTextContents(), queries.slice(1).reverse());
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await page.inputValue('#q'), queries[8]);
    await page.fill('#q', '');
    await page.getByText('Clear recent searches').click();
    assert.ok(await page.isHidden('.panel'));
    assert.equal(await page.evaluate(() => localStorage.getItem('searches')), null);
    clean(page);
    await stop();
  });

  it('fills the screen of a phone, and closes with a button', async () => {
    const page = await open('en/errors/Ecs.0085/index.html', { viewport: { width: 390, height: 700 } });
    await page.focus('#q');
    await loaded(page);
    await type(page, 'quota');
    const box = await page.locator('form.search').boundingBox();
    assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, 390, 700]);
    await page.getByRole('button', { name: 'Close' }).click();
    assert.ok(await page.locator('#results').isHidden());
    assert.ok((await page.locator('form.search').boundingBox()).height < 60);
    clean(page);
  });

  it('offers to explain a pasted text, and names only its codes', async () => {
    const page = await open('en/about/index.html');
    await page.focus('#q');
    await loaded(page);
    await type(page, '{"error": {"message": "server fault", "code": "Ecs.0319"}}');
    assert.equal(await options(page).count(), 2);
    assert.match(await options(page).first().textContent(), /^Ecs\.0319/);
    await page.getByText('Explain this text').click();
    await page.locator('#found .card').waitFor();
    assert.match(await page.locator('#found').textContent(), /Ecs\.0319/);
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
