// Search over a catalog with its data in shards: the default catalog, with a limit of zero.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { serve } from './server.mjs';
import { KINDS, catalog, close, json, loaded, makeSite, open, openSearch, paste } from './site.mjs';

after(close);

/** Searches until nothing more has to be fetched. */
const hitsOf = (page, queries) =>
  page.evaluate(async ([queries, kinds]) => {
    const { search, store } = window.ecsErr;
    const settled = async (query) => {
      const { hits } = search(query);
      const more = store.fetch();
      if (more) return more.then(() => settled(query));
      return hits.map(({ kind, id }) => `${kinds[kind]}:${id}`);
    };
    const found = [];
    for (const query of queries) found.push(await settled(query));
    return found;
  }, [queries, KINDS]);

describe('search in shards', () => {
  const site = makeSite({ sharded: true });
  const start = (language) => openSearch(language, site);
  const shards = (page) => page.requests.filter((url) => /(index|texts)-[0-9]+[.]js$/.test(url));

  it('has the golden first hits', async () => {
    for (const language of ['zh', 'en']) {
      const cases = json('tests/golden.json').filter((one) => one.language === language);
      const page = await start(language);
      const hits = await hitsOf(page, cases.map((one) => one.query));
      const wrong = cases.map((one, at) => [one.query, one.first, hits[at][0]]).filter(([, wanted, found]) => wanted !== found);
      assert.deepEqual(wrong, []);
      assert.deepEqual(page.problems, []);
    }
  });

  it('fetches only what a query needs', async () => {
    const page = await start('zh');
    assert.deepEqual(shards(page), []);
    await page.fill('#q', 'Ecs.0085');
    await page.locator('#results [role=option]').first().waitFor();
    assert.match(await page.locator('#results [role=option]').first().textContent(), /Ecs.0085/);
    const few = shards(page).length;
    assert.ok(few > 0 && few < 20, String(few));
    assert.equal(shards(page).length, new Set(shards(page)).size);
  });

  it('opens the first hit with Enter, and explains pasted codes', async () => {
    const page = await start('en');
    await paste(page, 'Ecs.0605 and Ecs.1520');
    const error = catalog.errors.find((error) => error.code === 'Ecs.0605');
    await page.locator('#found .action', { hasText: error.action.en }).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.fill('#q', 'flavor sold out');
    await page.press('#q', 'Enter');
    await page.waitForURL(/errors.Ecs.0018/);
  });
});

// Over HTTP, because a browser's requests of files can't be made to fail.
describe('search in shards that can\'t be fetched', { timeout: 60_000 }, () => {
  const site = makeSite({ sharded: true });
  let server;
  before(async () => (server = await serve('/', () => site)));
  after(() => server.stop());

  /** A page for which the first of the requests that match fails. */
  const losing = async (pattern) => {
    const page = await open('about:blank', { serviceWorkers: 'block' });
    page.lost = [];
    await page.route(pattern, (route) => {
      if (page.lost.length) return route.continue();
      page.lost.push(route.request().url());
      return route.abort();
    });
    await page.goto(`${server.base}en/`);
    return page;
  };
  const other = (page) => page.problems.filter((problem) => !problem.includes('net::ERR_FAILED'));

  it('finds the rest', async () => {
    const [whole, page] = [await losing(/nothing/), await losing(/texts-[0-9]+[.]js$/)];
    for (const one of [whole, page]) {
      await one.focus('#q');
      await loaded(one);
    }
    await page.fill('#q', 'flavor');
    await page.locator('#results [role=option]').first().waitFor();
    const [[wanted], [found]] = [await hitsOf(whole, ['flavor']), await hitsOf(page, ['flavor'])];
    assert.equal(page.lost.length, 1);
    assert.ok(found.length > 0 && found.length < wanted.length, `${found.length} of ${wanted.length}`);
    assert.deepEqual(found.filter((hit) => !wanted.includes(hit)), []);
    assert.deepEqual(other(page), []);
  });

  it('fetches nothing more without the names of the records', async () => {
    const page = await losing(/codes[.]en[.][0-9a-f]+[.]js$/);
    await page.fill('#q', 'flavor');
    await page.press('#q', 'Enter');
    await page.evaluate(() => window.ecsErr.load('codes').then(() => new Promise((idle) => window.requestIdleCallback(idle))));
    assert.equal(page.lost.length, 1);
    assert.equal(await page.isVisible('#results'), false);
    assert.deepEqual(page.requests.filter((url) => /rest[.]/.test(url)), []);
    assert.deepEqual(other(page), []);
    assert.equal(page.url(), `${server.base}en/`);
  });

  it('suggests nothing for a missing address', async () => {
    const page = await losing(/codes[.]zh[.][0-9a-f]+[.]js$/);
    await page.goto(`${server.base}zh/Ecs.0085`);
    await page.evaluate(() => window.ecsErr.load('codes'));
    assert.equal(page.lost.length, 1);
    assert.equal(await page.isVisible('.suggestions'), false);
    assert.deepEqual(other(page).filter((problem) => !problem.includes('404')), []);
  });
});
