// Invariants of every page of the site.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, describe, it } from 'node:test';
import { assertUsable, invalid, onPages, violations } from './checks.mjs';
import { close, filesOf, directory } from './site.mjs';

const files = filesOf(directory);
const pages = files.filter((name) => name.endsWith('.html')).sort();
const text = (path) => readFileSync(join(directory, path), 'utf8');
const isAlias = (path) => text(path).includes('http-equiv="refresh"');
/** The pages that people read, without redirects. */
const read = pages.filter((path) => !isAlias(path));

/** The values of attributes in HTML with escaped texts. */
const values = (html, name) => [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1]);

/** The file and anchor that a link leads to, or null for another site. */
function target(page, link) {
  const url = new URL(link.replaceAll('&amp;', '&'), `http://site/${page}`);
  if (url.host !== 'site') return null;
  const path = decodeURIComponent(url.pathname.slice(1));
  return [path.endsWith('/') || path === '' ? `${path}index.html` : path, decodeURIComponent(url.hash.slice(1))];
}

/** Texts in another language than that of the page, except quotations. */
const foreign = (page, language) => page.evaluate((language) => {
  const quoted = /“[^”]*”|"[^"]*"|「[^」]*」|‘[^’]*’|\([^()]*\)|（[^（）]*）/g;
  const leak = language === 'en' ? /[\u3400-\u9fff]{2,}/ : /(?:[A-Za-z][a-z']+[ ,]+){5,}/;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const ours = (node) => node.parentElement.closest('[lang]')?.lang.startsWith(language) ?? true;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!ours(node) || node.parentElement.closest('code, pre, script, noscript, option, var')) continue;
    if (leak.test(node.data.replace(quoted, ''))) found.push(node.data.trim());
  }
  return found;
}, language);

/** One page of each kind that has the search box. */
const KINDS = [
  'LANG/index.html', 'LANG/about/index.html', 'LANG/errors/index.html', 'LANG/errors/Ecs.0812/index.html',
  'LANG/errors/Ecs.0085/index.html', 'LANG/statuses/index.html', 'LANG/statuses/403/index.html', 'LANG/structures/index.html',
  'LANG/structures/create-server.publicip/index.html', 'LANG/operations/index.html', 'LANG/operations/changevpc/index.html',
  'LANG/changes/index.html', 'LANG/changes/67/index.html', 'LANG/guides/index.html', 'LANG/guides/error-codes/index.html',
].flatMap((path) => ['zh', 'en'].map((language) => path.replace('LANG', language)));

after(close);

describe('every page', () => {
  it('is valid HTML', async () => {
    const wrong = [];
    for (const path of pages) wrong.push(...(await invalid(text(path), path)));
    assert.deepEqual(wrong.slice(0, 20), []);
  });

  it('has only links to existing files and anchors', () => {
    const anchors = new Map(pages.map((path) => [path, new Set(values(text(path), 'id'))]));
    const known = new Set(files);
    const broken = [];
    for (const path of pages) {
      const html = text(path);
      for (const link of [...values(html, 'href'), ...values(html, 'src')]) {
        // The script of the box reads these.
        if (link.startsWith('#explain=')) continue;
        const [file, anchor] = target(path, link) ?? [];
        if (file !== undefined && (!known.has(file) || (anchor && !anchors.get(file)?.has(anchor)))) broken.push(`${path}: ${link}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it('has a twin in the other language that leads back', () => {
    for (const path of read.filter((path) => /^(zh|en)\//.test(path))) {
      const alternates = (of) => Object.fromEntries(
        [...text(of).matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(([, language, link]) => [language, target(of, link)[0]]),
      );
      const own = alternates(path);
      // The page of results is not indexed, so it needs no page for other languages.
      const names = path.includes('/search/') ? ['en', 'zh'] : ['en', 'x-default', 'zh'];
      assert.deepEqual(Object.keys(own).sort(), names, path);
      assert.equal(own[path.slice(0, 2)], path);
      for (const other of [own.en, own.zh]) assert.deepEqual(alternates(other), own, path);
    }
  });

  it('is accessible, fits a phone, is in one language, and requests nothing from other sites', async () => {
    await onPages(read, async (page, path, looks) => {
      await assertUsable(page, path, looks);
      if (/^(zh|en)\//.test(path)) assert.deepEqual(await foreign(page, path.slice(0, 2)), [], path);
    });
  });
});

describe('each kind of page', () => {
  it('is accessible with the search open', async () => {
    await onPages(KINDS, async (page, path) => {
      await page.fill('#q', path.startsWith('zh') ? '网卡' : 'flavor');
      await page.waitForSelector('#results [role=option]');
      assert.deepEqual(await violations(page), [], path);
      assert.ok(await page.isVisible('#results'), path);
    });
  });
});

describe('a code\'s page', () => {
  it('is small and needs few requests', async () => {
    for (const path of read.filter((path) => /^(zh|en)\/errors\/[A-Z]/.test(path))) {
      const needed = [...text(path).matchAll(/<(?:script[^>]* src|link rel="stylesheet" href|link rel="icon"[^>]* href|img[^>]* src)="([^"]+)"/g)];
      const assets = new Set(needed.map((match) => target(path, match[1])?.[0]).filter(Boolean));
      const size = [path, ...assets].reduce((sum, name) => sum + gzipSync(readFileSync(join(directory, name))).length, 0);
      assert.ok(assets.size + 1 <= 5, `${path}: ${assets.size + 1} requests`);
      assert.ok(size <= 30 * 1024, `${path}: ${size} bytes`);
    }
  });
});
