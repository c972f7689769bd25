// The site of docs/theming.md: a rebrand in ten lines.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { assertUsable, openForChecks } from './checks.mjs';
import { serve } from './server.mjs';
import { close, data, makeDirectory, program } from './site.mjs';

after(close);

const documentation = readFileSync(join(import.meta.dirname, '../../docs/theming.md'), 'utf8');
const [, settings] = documentation.match(/```toml\n([^`]+)```/);

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="32" fill="#0b6e4f"/><path d="M12 24h40v7H12zM17 31h6v19h-6zM41 31h6v19h-6z" fill="#fff"/></svg>\n';
const files = {
  'site.toml': settings,
  'site/pier.svg': LOGO,
  'custom.css': '.brand { text-transform: uppercase; }\n',
  'pages/en/limits.md': '# Limits\n\nWhat [Ecs.0085](error:Ecs.0085) says about quotas.\n\n![The pier](/pier.svg)\n',
  'static/pier.svg': LOGO,
  'static/CNAME': 'errors.pier7.example',
};
const theme = makeDirectory();
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(theme, path)), { recursive: true });
  writeFileSync(join(theme, path), text);
}
const site = makeDirectory();
program('build', data, '--out', site, '--theme', theme, '--base-url', 'https://errors.pier7.example');

/** Opens pages of the site. */
async function inSite(check) {
  const { base, stop } = await serve('/', () => site);
  const page = await openForChecks(base);
  try {
    await check(page, base);
    assert.deepEqual(page.problems, []);
  } finally {
    await page.context().close();
    await stop();
  }
}
const colour = (page, selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).color);

describe('a rebrand', () => {
  it('takes ten lines', () => assert.equal(settings.trim().split('\n').length, 10));

  it('has its name, logo, colour and links on each page', () => inSite(async (page, base) => {
    for (const [path, name] of [['en/index.html', 'Pier 7 error codes'], ['zh/errors/Ecs.0085/index.html', '七号码头错误码']]) {
      await page.goto(base + path);
      assert.equal((await page.locator('.brand').textContent()).trim(), name, path);
      assert.match(await page.locator('.brand img').getAttribute('src'), /assets\/pier\./);
      assert.ok(await page.locator('.brand img').evaluate((image) => image.naturalWidth > 0));
      const ends = await page.locator('footer.bottom').textContent();
      assert.ok(ends.includes('Pier 7 Ltd., Harbour Road 7') && ends.includes(path.startsWith('zh') ? '获取支持' : 'Get support'), ends);
      assert.equal(await page.locator('nav a[href="https://status.pier7.example"]').count(), 1, path);
      assert.equal(await page.locator('.brand').evaluate((element) => getComputedStyle(element).textTransform), 'uppercase');
    }
    await page.goto(`${base}en/errors/index.html`);
    await page.emulateMedia({ colorScheme: 'light' });
    assert.equal(await colour(page, '#errors tbody a'), 'rgb(11, 110, 79)');
    await page.emulateMedia({ colorScheme: 'dark' });
    const [red, green, blue] = (await colour(page, '#errors tbody a')).match(/\d+/g).map(Number);
    assert.ok(green > 150 && green > red && green > blue, `${red} ${green} ${blue}`);
  }));

  it('is accessible in both schemes', () => inSite(async (page, base) => {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      for (const path of ['en/index.html', 'en/errors/Ecs.0085/index.html', 'en/errors/index.html', 'en/pages/limits/index.html']) {
        await page.goto(base + path);
        await assertUsable(page, `${path}, ${colorScheme}`);
      }
    }
  }));

  it('has its pages in the menu, and its files at the root', () => inSite(async (page, base) => {
    await page.goto(`${base}en/index.html`);
    const entry = page.locator('nav a', { hasText: 'Limits' });
    await page.goto(new URL(await entry.first().getAttribute('href'), page.url()).href);
    assert.equal(await page.textContent('h1'), 'Limits');
    assert.equal(await page.locator('nav a[aria-current="page"]').textContent(), 'Limits');
    assert.ok(await page.locator('main img').evaluate((image) => image.naturalWidth > 0));
    await page.click('main a:text("Ecs.0085")');
    assert.match(page.url(), /\/en\/errors\/Ecs\.0085\//);
    assert.equal(await (await fetch(`${base}CNAME`)).text(), 'errors.pier7.example');
    await page.goto(`${base}zh/index.html`);
    assert.equal(await page.locator('nav a', { hasText: 'Limits' }).count(), 0);
  }));

  it('has a picture for shared links', () => inSite(async (page, base) => {
    await page.goto(`${base}en/errors/Ecs.0085/index.html`);
    const address = await page.locator('meta[property="og:image"]').getAttribute('content');
    const picture = await fetch(address.replace('https://errors.pier7.example/', base));
    const bytes = Buffer.from(await picture.arrayBuffer());
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1200, 630]);
    assert.equal(await page.locator('meta[name="twitter:card"]').getAttribute('content'), 'summary_large_image');
  }));
});
