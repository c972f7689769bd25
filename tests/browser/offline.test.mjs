// What a first visit fetches, and reading without a network or with a bad one.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { serve } from './server.mjs';
import { catalog, close, directory, makeDirectory, newContext } from './site.mjs';

after(close);

const MAX_REQUESTS = 8;
const MAX_BYTES = 60 * 1024;
const files = JSON.parse(readFileSync(join(directory, 'offline.json'), 'utf8')).files;

/** Runs a test with a new server and a new browser profile. */
function withSite(name, check, make) {
  it(name, async () => {
    const faults = { of: () => null };
    const server = await serve('/', make, (path) => faults.of(path));
    const context = await newContext();
    try {
      await check({ ...server, faults, context, page: await context.newPage() });
    } finally {
      await context.close();
      await server.stop();
    }
  });
}

/** Waits until the service worker has kept what was visited before it was there. */
async function visit(page, address) {
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await until(page, async (address) => Boolean(await caches.match(address)), address.endsWith('/') ? `${address}index.html` : address);
}

/** Waits for a condition in a page that takes time to find out. */
async function until(page, condition, argument) {
  for (let tries = 200; !(await page.evaluate(condition, argument)); tries--) {
    assert.ok(tries, 'it took too long');
    await page.waitForTimeout(50);
  }
}

const button = (page, name) => page.getByRole('button', { name });
const save = async (page, base) => {
  await page.goto(`${base}en/about/`);
  await button(page, 'Save for offline').click();
};

describe('a first visit', () => {
  for (const path of ['LANG/', 'LANG/errors/', 'LANG/errors/Ecs.0085/', 'LANG/errors/Ecs.0812/', 'LANG/about/', 'LANG/changes/', 'LANG/statuses/400/', 'LANG/search/', 'LANG/nothing']
    .flatMap((path) => ['zh', 'en'].map((language) => path.replace('LANG', language)))) {
    withSite(`to ${path} fetches little, and nothing that is not used`, async ({ base, answers, page }) => {
      await page.goto(base + path);
      if (!path.endsWith('nothing')) await page.evaluate(() => navigator.serviceWorker.ready);
      await page.waitForTimeout(700);
      const bytes = answers.reduce((sum, answer) => sum + answer.bytes, 0);
      const paths = answers.map((answer) => answer.path);
      assert.ok(answers.length <= MAX_REQUESTS && bytes <= MAX_BYTES, `${answers.length} requests, ${bytes} bytes: ${paths.join(' ')}`);
      assert.deepEqual(paths.filter((path) => /(rest|explain|offline[.]json)/.test(path)), []);
      if (!path.endsWith('nothing')) assert.deepEqual(paths.filter((path) => /codes[.]/.test(path)), []);
    });
  }
});

describe('visited pages', () => {
  withSite('can be read without a network, with their search', async ({ base, stop, page }) => {
    await visit(page, `${base}en/errors/Ecs.0085/`);
    await page.focus('#q');
    await page.waitForFunction(() => window.ecsErr.store.tiers === 2);
    await page.goto(`${base}zh/errors/Ecs.0018/index.html`);
    await stop();
    await page.goto(`${base}en/errors/Ecs.0085/index.html?args=x#action`);
    assert.equal(await page.textContent('h1'), 'Ecs.0085');
    await page.fill('#q', 'quota');
    await page.waitForSelector('#results [role=option]');
    await page.goto(`${base}zh/errors/Ecs.0018/`);
    assert.equal(await page.textContent('h1'), 'Ecs.0018');
    await assert.rejects(page.goto(`${base}en/errors/Ecs.0021/`));
  });

  withSite('come from the cache when the network stalls', async ({ base, faults, page }) => {
    await visit(page, `${base}en/errors/Ecs.0085/`);
    faults.of = () => 'stall';
    const start = performance.now();
    await page.goto(`${base}en/errors/Ecs.0085/`);
    assert.equal(await page.textContent('h1'), 'Ecs.0085');
    const time = performance.now() - start;
    assert.ok(time > 1500 && time < 6000, `${time} ms`);
  });

  withSite('are those of the newest edition, and the caches of older ones are deleted', async ({ base, page, context }) => {
    await visit(page, `${base}en/errors/Ecs.0085/`);
    const names = () => page.evaluate(() => caches.keys());
    await page.evaluate(() => caches.open('of another site'));
    const [before] = await names();
    const worker = join(published, 'sw.js');
    writeFileSync(worker, readFileSync(worker, 'utf8').replace(/(const VERSION = ".*)"/, '$1-next"'));
    const next = await context.newPage();
    await next.goto(`${base}en/errors/Ecs.0018/`);
    await until(next, async (before) => !(await caches.keys()).includes(before), before);
    await next.goto(`${base}en/errors/Ecs.0021/`);
    await until(next, async () => (await caches.keys()).some((name) => name.endsWith('-next')));
    assert.ok((await names()).includes('of another site'));
  }, () => published);
});

/** A copy of the site, for a new edition. */
const published = makeDirectory();
for (const name of readdirSync(directory).filter((name) => name !== 'zh')) cpSync(join(directory, name), join(published, name), { recursive: true, verbatimSymlinks: true });

describe('the whole site', () => {
  withSite('is kept by choice, and read without a network', async ({ base, stop, page }) => {
    await save(page, base);
    await page.getByText(`Saved: ${files.length} files.`).waitFor();
    await stop();
    for (const error of [catalog.errors[0], catalog.errors.at(-1)]) {
      await page.goto(`${base}zh/errors/${error.code}/index.html`);
      assert.equal(await page.textContent('h1'), error.code);
    }
    await page.goto(`${base}en/errors/`);
    assert.equal(await page.locator('#errors tbody tr').count(), catalog.errors.length);
    await page.fill('#q', 'Ecs.0085');
    await page.waitForSelector('#results [role=option]');
    await page.goto(`${base}en/about/`);
    await button(page, 'Remove saved pages').click();
    await button(page, 'Save for offline').waitFor();
    await assert.rejects(page.goto(`${base}en/errors/`));
  });

  withSite('is kept in spite of files that fail, which can be tried again', async ({ base, answers, faults, page }) => {
    faults.of = (path) => (/Ecs[.]00(18|85)/.test(path) ? 'fail' : null);
    await save(page, base);
    const failed = files.filter((file) => faults.of(file)).length;
    await page.getByText(`${failed} files could not be saved.`).waitFor();
    await page.reload();
    answers.length = 0;
    faults.of = () => null;
    await button(page, /Try again|Continue saving/).click();
    await page.getByText(`Saved: ${files.length} files.`).waitFor();
    // Only what is missing is fetched.
    assert.ok(answers.length <= failed + 5, `${answers.length}`);
  });

  withSite('shows its progress', async ({ base, faults, page }) => {
    faults.of = (path) => (path.includes('/zh/changes/') ? 'stall' : null);
    await save(page, base);
    await page.waitForFunction(() => document.querySelector('.offline progress').value > 0);
    assert.match(await page.textContent('.offline [role=status]'), new RegExp(`^[0-9]+ of ${files.length} files$`));
    assert.ok(await page.isVisible('.offline progress'));
    await button(page, 'Remove saved pages').click();
    await button(page, 'Save for offline').waitFor();
  });
});
