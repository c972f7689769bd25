// Malicious text in every text of every kind of record, and in the input of visitors.
// The tests also run without the content security policy.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { serve } from './server.mjs';
import { close, data, makeDirectory, makeSite, open, paste } from './site.mjs';

after(close);

/** It begins with an opening tag: a closing tag would hide the rest if nothing were escaped. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>', '<script>alert(2)</script>', '<svg/onload=alert(3)>', '\'"><a href=javascript:alert(4) autofocus onfocus=alert(5)>z</a>',
  '" onmouseover=alert(6) x="', '{{ 7 * 191 }} {% raw %} {# no #}', ']]> --> </title></style></textarea>', 'javascript:alert(7)',
  'data:text/html,<script>alert(8)</script>', '${alert(9)} $& $\' &lt;b&gt; &#60;i&#62; \\u003cb\\u003e </script>',
].join(' ');
/** Text that the check of a catalog refuses, but a visitor may enter: reversed, invisible, very long. */
const UNSEEN = '\u202egnp.exe\u202c\u200b\u2066\u2028\u0000\ufeff';
/** Broken links and missing images. */
const MARKDOWN = [
  '[four](https://elsewhere.invalid/ "\\" onmouseover=alert(13)")', '![five](https://elsewhere.invalid/x.png)', '![six](x" onerror="alert(14))',
  '`<img src=x onerror=alert(15)>`', '    <script>alert(16)</script>',
].join('\n\n');

/** The same in Markdown; a title is shown unchanged. */
const ESCAPED = HOSTILE.replace(/[\\<>&`*_[\]$]/g, '\\$&');

/** Keys with free text, other than texts in languages. */
const FREE = /\.(reason|unit|success|job|(?<!source\.)url|seen\.message|source\.edition|errors\.parameters|default|fields\.type|parameters\.type|enum\.value|examples|const|body\..*|groups|microversion|path)$/;

/** A value of a data file with every text made hostile. */
function poisoned(value, path = '') {
  if (typeof value === 'string') return FREE.test(path) || /\.(zh|en)$/.test(path) ? `${value} ${HOSTILE}` : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, path));
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, poisoned(below, `${path}.${key}`)]));
}

/** The catalog with every text made hostile. */
function poisonedData() {
  const directory = makeDirectory();
  cpSync(data, directory, { recursive: true });
  for (const name of readdirSync(directory, { recursive: true })) {
    const path = join(directory, name);
    if (name.endsWith('.json') && !name.startsWith('schema')) {
      writeFileSync(path, JSON.stringify(poisoned(JSON.parse(readFileSync(path, 'utf8')))));
    }
    if (name.endsWith('.md')) {
      const [title, ...rest] = readFileSync(path, 'utf8').split('\n');
      writeFileSync(path, [`${title} ${ESCAPED}`, ...rest, `## ${ESCAPED}`, '', ESCAPED, '', MARKDOWN, ''].join('\n'));
    }
  }
  return directory;
}

/** One page of each kind. */
const PAGES = [
  'index.html', '404.html', 'LANG/index.html', 'LANG/about/index.html', 'LANG/errors/index.html', 'LANG/errors/Ecs.0812/index.html', 'LANG/statuses/index.html',
  'LANG/statuses/403/index.html', 'LANG/structures/index.html', 'LANG/structures/create-server.bandwidth/index.html', 'LANG/structures/server-details.address/index.html',
  'LANG/operations/index.html', 'LANG/operations/changevpc/index.html', 'LANG/operations/create-server-v1/index.html', 'LANG/changes/index.html', 'LANG/changes/67/index.html',
  'LANG/guides/index.html', 'LANG/guides/error-codes/index.html', 'LANG/families/Ecs.03xx/index.html', 'LANG/errors/pdp.0001/index.html',
];

const site = makeSite({ data: poisonedData() });

/** Opens pages with traps, which report scripts that run and requests to other sites. */
async function trapped(path, base, options) {
  const page = await open('about:blank', { serviceWorkers: 'block', ...options });
  await page.addInitScript(() => {
    for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) window[name] = (...given) => console.error(`ran ${name}(${given})`);
    addEventListener('securitypolicyviolation', (event) => console.error(`against the policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  page.on('dialog', (dialog) => page.problems.push(`dialog ${dialog.message()}`) && dialog.dismiss());
  page.on('popup', (popup) => page.problems.push(`popup ${popup.url()}`));
  page.on('request', (request) => request.url().startsWith(base) || page.problems.push(`request ${request.url()}`));
  await page.goto(base + path);
  return page;
}

/** Uses a page as a reader does, then looks for unexpected elements. */
async function clean(page) {
  for (let y = 40; y < 800; y += 120) await page.mouse.move(200 + (y % 300), y);
  for (let presses = 0; presses < 8; presses++) await page.keyboard.press('Tab');
  const strange = await page.evaluate(() => {
    const addresses = ['href', 'src', 'action', 'formaction', 'srcdoc', 'data'];
    const acts = ({ name, value }) => name.startsWith('on') || (addresses.includes(name) && /^\s*(javascript|data):/i.test(value)) || name === 'style';
    const own = /^(site|theme|language|missing|explain|table|codes|rest|results|offline)\./;
    const foreign = (element) =>
      [...element.attributes].some(acts) || /^(svg|iframe|object|embed|base|math)$/i.test(element.localName) || 'ran' in element ||
      (element.localName === 'script' && element.type !== 'application/ld+json' && !own.test(element.src.split('/').pop())) ||
      (element.localName === 'img' && !/\/assets\//.test(element.src));
    return [...document.querySelectorAll('*')].filter(foreign).map((element) => element.outerHTML.slice(0, 120));
  });
  assert.deepEqual([...strange, ...page.problems], [], page.url());
}

/** The visible text, without line breaks. */
const seen = async (page, selector = 'body') => (await page.innerText(selector)).replace(/\s+/g, ' ');

for (const [policy, options] of [['with the policy', {}], ['without the policy', { bypassCSP: true }]]) {
  describe(`hostile text, ${policy}`, { concurrency: 2 }, () => {
    const inPage = (name, check) => it(name, async () => {
      const { base, stop } = await serve('/', () => site);
      try {
        await check((path) => trapped(path, base, options), base);
      } finally {
        await stop();
      }
    });

    for (const language of ['zh', 'en']) {
      inPage(`is text on every kind of page (${language})`, async (visit) => {
        for (const path of PAGES) {
          const page = await visit(path.replace('LANG', language));
          // The start page redirects.
          if (/^index/.test(path)) await page.waitForURL(/(en|zh)\/index/);
          const text = path === '404.html' ? await page.title() : await seen(page, 'main');
          assert.ok(text.includes(path.endsWith('guides/index.html') ? ESCAPED : HOSTILE), `${path}: ${text}`);
          for (const own of path.includes('Ecs.0812') ? ['.lead', 'section.action p', '.quote .message', '.facts'] : []) {
            assert.ok((await seen(page, own)).includes(HOSTILE), own);
          }
          for (const json of await page.locator('[type="application/ld+json"]').allTextContents()) {
            const site = [JSON.parse(json)].flat().map((item) => item.isPartOf?.name ?? item.name).filter(Boolean);
            assert.ok(site.length > 0 && site.every((name) => name.endsWith(HOSTILE)), path);
          }
          await clean(page);
          await page.context().close();
        }
      });

      inPage(`is text in results, in the paste box and in the table (${language})`, async (visit) => {
        const page = await visit(`${language}/index.html`);
        for (const query of ['onerror alert', HOSTILE, UNSEEN + HOSTILE, 'Ecs.0812', '<img src=x onerror=alert(1)>']) {
          await page.fill('#q', query);
          await page.waitForFunction(() => window.ecsErr.store.tiers === 2 && document.querySelector('#results')?.checkVisibility());
          await clean(page);
          await page.focus('#q');
          await page.press('#q', 'ArrowDown');
          if (query !== UNSEEN + HOSTILE) assert.ok((await seen(page, '#results')).includes('onerror=alert(1)'), query);
          await page.press('#q', 'Escape');
        }
        for (const text of [`${HOSTILE} Ecs.0812 ${UNSEEN}`, 'APIGW.0301', HOSTILE + UNSEEN, 'ABC.0001 </script><script>alert(1)</script>']) {
          await paste(page, text);
          await clean(page);
          if (/Ecs|APIGW/.test(text)) assert.ok((await seen(page, '#found')).includes(HOSTILE), text);
        }
        const results = await visit(`${language}/search/index.html?q=${encodeURIComponent(HOSTILE)}`);
        await results.waitForFunction(() => document.querySelector('main .hits').childElementCount > 0);
        assert.ok((await seen(results, 'main')).includes('onerror=alert(1)'));
        await clean(results);
        const table = await visit(`${language}/errors/index.html`);
        await table.fill('form.filter [name=q]', '<img src=x');
        assert.ok((await table.locator('#errors tbody tr:visible').count()) > 200);
        await table.selectOption('[name=family]', { index: 1 });
        await table.click('th[data-sort=text] button');
        assert.ok((await seen(table, '#errors tbody')).includes(HOSTILE));
        await clean(table);
      });

      inPage(`is text where an address brings it (${language})`, async (visit) => {
        const brought = encodeURIComponent(HOSTILE + UNSEEN);
        for (const path of [
          `${language}/errors/Ecs.0812/index.html?args=${brought}&args=${brought}`, `${language}/errors/Ecs.0812/index.html?q=${brought}#${brought}`,
          `${language}/index.html?q=${brought}`, `${language}/errors/index.html?q=${brought}&service=${brought}&family=${brought}&sort=${brought}`,
          `${language}/errors/${encodeURIComponent('<img src=x onerror=alert(1)>')}`, `${language}/errors/Ecs.9999${brought}`, `index.html?${brought}#${brought}`,
        ]) {
          const page = await visit(path);
          if (/^index/.test(path)) await page.waitForURL(/(en|zh)\/index/);
          if (/args=/.test(path)) assert.ok((await page.textContent('.message var')).startsWith(HOSTILE.slice(0, 40)));
          if (/index.html.q=/.test(path)) assert.ok((await page.locator('input[name=q]').last().inputValue()).startsWith(HOSTILE.slice(0, 40)));
          // The response to a missing address is not a problem of the page.
          page.problems = page.problems.filter((problem) => !/status of 404/.test(problem));
          await clean(page);
          await page.context().close();
        }
      });
    }
  });
}
