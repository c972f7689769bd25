// How pages look and how far they scroll: on phones, with long content, and without scripts.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { address, catalog, close, directory, filesOf, json, newContext, open } from './site.mjs';

after(close);

const { title } = json('data/catalog.json');
const PHONE = { width: 360, height: 800 };
/** A phone scrolls a page at most so many screens. */
const MAX_SCREENS = 10;

const pages = filesOf(directory).filter((path) => path.endsWith('.html') && !readFileSync(join(directory, path), 'utf8').includes('http-equiv="refresh"'));
/** A page of each kind, among them those with the most content. */
const KINDS = [
  'en/index.html', 'en/errors/index.html', 'en/errors/Ecs.0005/index.html', 'en/families/Ecs.00xx/index.html', 'en/statuses/index.html',
  'en/statuses/400/index.html', 'en/structures/index.html', 'en/structures/server-details.metadata/index.html', 'en/operations/index.html',
  'en/operations/create-server-v1.1/index.html', 'en/changes/index.html', 'en/changes/26/index.html', 'en/guides/index.html',
  'en/guides/error-codes/index.html', 'en/about/index.html', 'zh/errors/index.html',
];

/** Visits pages in one context; `options` are those of the browser. */
async function visit(paths, options, check) {
  const context = await newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(address(path));
    await check(page, path);
  }
  await context.close();
}

/** The place of an element in the window. */
const box = (page, selector) => page.locator(selector).first().evaluate((element) => {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return { top, bottom, left, right };
});

describe('the header', () => {
  it('keeps the search in sight and stays small', async () => {
    for (const viewport of [{ width: 360, height: 640 }, PHONE, { width: 768, height: 1024 }, { width: 1280, height: 800 }]) {
      await visit(KINDS.filter((path) => path !== 'en/about/index.html'), { viewport }, async (page, path) => {
        await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        const { top, bottom } = await box(page, '#q');
        const name = `${path}, ${viewport.width} px`;
        assert.ok(top >= 0 && bottom <= 100, `${name}: the search is at ${top}–${bottom}`);
        const isFree = await page.locator('#q').evaluate((input) => {
          const { left, top, width, height } = input.getBoundingClientRect();
          return document.elementFromPoint(left + width / 3, top + height / 2) === input;
        });
        assert.ok(isFree, `${name}: something covers the search`);
      });
    }
  });

  it('covers no heading that a link leads to', async () => {
    for (const viewport of [PHONE, { width: 1280, height: 800 }]) {
      await visit(KINDS, { viewport }, async (page, path) => {
        for (const id of await page.locator('main :is(h2, h3)[id]:not([hidden] *)').evaluateAll((headings) => headings.slice(0, 40).map(({ id }) => id))) {
          await page.evaluate((id) => (location.hash = id), id);
          const { heading, edge } = await page.evaluate((id) => {
            const stuck = document.querySelector('header.top:not(.free), .home > form').getBoundingClientRect();
            return { heading: document.getElementById(id).getBoundingClientRect(), edge: stuck.top <= 0 ? stuck.bottom : 0 };
          }, id);
          assert.ok(heading.top >= edge - 1, `${path}#${id}: ${heading.top} below ${edge}`);
        }
      });
    }
  });

  it('has the name of the reference, and a menu of one row', async () => {
    for (const width of [320, 360, 390]) {
      await visit(['en/index.html', 'zh/index.html', 'en/errors/index.html'], { viewport: { width, height: 800 } }, async (page, path) => {
        const tops = await page.locator('nav.menu li').evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top));
        assert.equal(new Set(tops).size, 1, `${path}, ${width} px`);
        assert.ok(await page.isVisible('.brand span'), `${path}, ${width} px`);
        assert.equal(await page.textContent('.brand span'), title[path.slice(0, 2)]);
      });
    }
  });
});

describe('a page', () => {
  it('scrolls at most ten screens on a phone', async () => {
    const long = [];
    await visit(pages, { viewport: PHONE }, async (page, path) => {
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      if (height > MAX_SCREENS * PHONE.height) long.push(`${path}: ${height} px`);
    });
    assert.deepEqual(long, []);
  });

  it('has an id on every heading', () => {
    const without = pages.flatMap((path) => {
      const headings = readFileSync(join(directory, path), 'utf8').match(/<h[1-6]\b[^>]*>/g) ?? [];
      return headings.filter((heading) => !/ id="/.test(heading)).map((heading) => `${path}: ${heading}`);
    });
    assert.deepEqual(without.filter((line) => !line.startsWith('404.html')), []);
  });

  it('has one first screen with the meaning, the action and whether to retry', async () => {
    const codes = catalog.errors.filter((error) => error.action && !error.cases).map(({ code }) => `en/errors/${code}/index.html`);
    await visit(codes, { viewport: PHONE }, async (page, path) => {
      for (const selector of ['.code .lead', 'section.action', '.retry']) {
        const { bottom } = await box(page, selector);
        assert.ok(bottom <= PHONE.height, `${path}: ${selector} ends at ${bottom}`);
      }
    });
  });

  it('shows on wide screens what is folded on phones', async () => {
    for (const [width, isShown] of [[1280, true], [390, false]]) {
      await visit(['en/operations/create-server-v1.1/index.html'], { viewport: { width, height: 900 } }, async (page) => {
        assert.equal(await page.locator('.contents nav a').first().isVisible(), isShown, `contents, ${width} px`);
        assert.equal(await page.locator('.fold .field').first().isVisible(), isShown, `fields, ${width} px`);
      });
    }
  });

  it('uses the width of a wide screen', async () => {
    for (const width of [1280, 1920]) {
      await visit(['en/errors/Ecs.0319/index.html'], { viewport: { width, height: 900 } }, async (page) => {
        const [text, rail] = [await box(page, '.split > .text'), await box(page, '.split > .rail')];
        assert.ok(rail.left > text.right && rail.right - text.left > width * 0.75, `${width} px`);
      });
    }
  });
});

describe('families', () => {
  it('are reached without scripts, from the home page and from a code', async () => {
    const page = await open('en/index.html', { javaScriptEnabled: false });
    await page.click('.tiles a >> text=Ecs.03xx');
    const members = catalog.errors.map(({ code }) => code).filter((code) => /^Ecs[.]03\d\d$/.test(code));
    assert.deepEqual(await page.locator('.codes b').allTextContents(), members);
    await page.click('.codes a >> text=Ecs.0319');
    await page.click('.crumbs a >> text=Ecs.03xx');
    assert.match(page.url(), /families\/Ecs[.]03xx\/index[.]html$/);
    await page.click('.around [rel=next]');
    assert.match(await page.textContent('h1'), /^Ecs[.]04xx/);
  });
});

describe('a ticket', () => {
  it('names the code with its message, meaning and action', async () => {
    const page = await open('en/errors/Ecs.0319/index.html', { permissions: ['clipboard-read', 'clipboard-write'] });
    const { message, description, action } = catalog.errors.find(({ code }) => code === 'Ecs.0319');
    const ticket = await page.getAttribute('button.ticket', 'data-copy');
    assert.deepEqual(ticket.split('\n').slice(0, 4), ['Ecs.0319 (HTTP 400)', `Message: ${message.en}`, `Description: ${description.en}`, `Action: ${action.en}`]);
  });
});

describe('the style sheet', () => {
  const style = join(import.meta.dirname, '../../site/style');
  // The panel and paper have sizes of their own.
  const sheets = readdirSync(style).filter((name) => !['search.css', 'print.css', 'values.css'].includes(name));

  it('takes the size of every text from one scale', () => {
    for (const name of sheets) {
      const css = readFileSync(join(style, name), 'utf8');
      const sizes = [...css.matchAll(/[^-]font(?:-size)?:([^;]+);/g)].map(([, value]) => value.replace(/\/[\d.]+(rem)?/, ''));
      const odd = sizes.filter((value) => !/var\(--t-|inherit|[\d.]em$|^ 0 /.test(value) || /\drem/.test(value));
      assert.deepEqual(odd, [], name);
    }
  });

  it('takes most distances from one scale', () => {
    const css = sheets.map((name) => readFileSync(join(style, name), 'utf8')).join('\n');
    const distances = [...css.matchAll(/\b(?:gap|margin[a-z-]*|padding[a-z-]*):([^;]+);/g)].map(([, value]) => value);
    const odd = distances.filter((value) => /[\d.]rem/.test(value));
    assert.ok(odd.length < distances.length / 8, `${odd.length} of ${distances.length}: ${odd.join(',')}`);
  });
});
