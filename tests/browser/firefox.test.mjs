// Search, paste and languages in Firefox, through WebDriver BiDi. FIREFOX is its path; without it these tests are skipped.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import puppeteer from 'puppeteer-core';
import { serve } from './server.mjs';

const FIREFOX = process.env.FIREFOX;
const JOB = JSON.stringify({
  error_code: 'Common.0021', fail_reason: 'Sub job fail!',
  entities: { sub_jobs: [{ error_code: 'Ecs.0812', fail_reason: 'Current flavor s3.large.2 can not resize to flavor c6.large.2.' }] },
}, null, 2);

describe('in Firefox', { skip: FIREFOX ? false : 'FIREFOX names no Firefox' }, () => {
  let browser;
  let site;
  before(async () => {
    site = await serve('/');
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, extraPrefsFirefox: { 'intl.accept_languages': 'en' } });
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** A page that must report no error of a script or of the policy. */
  async function inPage(path, check) {
    const page = await browser.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(site.base + path);
    await check(page);
    assert.deepEqual(problems, []);
    await page.close();
  }
  const texts = (page, selector) => page.$$eval(selector, (elements) => elements.map((element) => element.textContent));

  it('search lists codes and words, and opens the chosen one', () => inPage('zh/index.html', async (page) => {
    await page.type('#q', '网卡');
    await page.waitForSelector('#results [role=option]');
    assert.ok((await texts(page, '#results [role=option]')).some((text) => text.includes('网卡')));
    await page.$eval('#q', (input) => { input.value = ''; });
    await page.type('#q', 'ecs 85');
    await page.waitForFunction(() => document.querySelector('#results [role=option]')?.textContent.includes('Ecs.0085'));
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    assert.equal(page.url(), `${site.base}zh/errors/Ecs.0085/index.html`);
  }));

  it('the page of results shows all hits', () => inPage('en/search/index.html?q=quota', async (page) => {
    await page.waitForSelector('.hits section');
    assert.match((await texts(page, '.hits [role=status]'))[0], /^quota: \d+ results$/);
    assert.ok((await texts(page, '.hits li')).length >= 20);
  }));

  it('a pasted failure is explained, its root cause first', () => inPage('zh/index.html', async (page) => {
    // The text is put into a field of the page, cut with the keyboard and pasted.
    await page.evaluate((text) => {
      const field = document.createElement('textarea');
      document.body.append(field);
      field.value = text;
      field.select();
    }, JOB);
    await press(page, 'x');
    await page.focus('#q');
    await press(page, 'v');
    // The message with its values comes with the texts of the catalog.
    await page.waitForSelector('#found .given');
    assert.deepEqual(await texts(page, '#found .card h2 a'), ['Ecs.0812', 'Common.0021']);
    assert.match((await texts(page, '#found .card'))[0], /根因/);
    assert.deepEqual(await texts(page, '#found .given'), ['s3.large.2', 'c6.large.2']);
    assert.equal(await page.$eval('#paste', (field) => field.value), JOB);
  }));

  it('the switch of languages keeps the place, and the front page follows the browser', () => inPage('zh/errors/Ecs.0319/index.html', async (page) => {
    await Promise.all([page.waitForNavigation(), page.click('a[hreflang="en"]')]);
    assert.equal(page.url(), `${site.base}en/errors/Ecs.0319/index.html`);
    assert.equal(await page.$eval('html', (html) => html.lang), 'en');
    const other = await browser.newPage();
    await other.goto(site.base);
    await other.waitForFunction(() => location.pathname.startsWith('/en/'));
    await other.close();
  }));
});

async function press(page, key) {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}
