// Pictures of the kinds of pages; `pictures/` keeps them. They do not depend on the fonts of the machine: those of packages
// are served, and text has neither hinting nor coloured edges.
//
// npm run pictures renews the kept ones.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { readPng, withPalette } from './png.mjs';
import { serve } from './server.mjs';
import { ARGUMENTS } from './site.mjs';

/** The kinds of pages, each in one of the languages. */
export const PAGES = {
  home: 'en/index.html',
  code: 'en/errors/Ecs.0319/index.html',
  'thin-code': 'zh/errors/Ecs.0086/index.html',
  family: 'zh/families/Ecs.03xx/index.html',
  status: 'en/statuses/409/index.html',
  codes: 'zh/errors/index.html',
  structure: 'en/structures/create-server.publicip/index.html',
  operation: 'zh/operations/create-server-v1.1/index.html',
  changes: 'en/changes/index.html',
  guide: 'zh/guides/error-codes/index.html',
  about: 'en/about/index.html',
  results: 'en/search/index.html?q=quota',
};
const SIZES = [[1280, 720], [390, 700]];
const SCHEMES = ['light', 'dark'];

const nameOf = (kind, width, colorScheme) => `${kind}-${width}-${colorScheme}.png`;
export const NAMES = Object.keys(PAGES).flatMap((kind) => SIZES.flatMap(([width]) => SCHEMES.map((scheme) => nameOf(kind, width, scheme))));
/** The directory of the kept pictures. */
export const KEPT = join(import.meta.dirname, 'pictures');

const FONTS = ['@fontsource-variable/noto-sans-sc', '@fontsource-variable/jetbrains-mono'];
const { resolve } = createRequire(import.meta.url);
/** What is added to the style sheet of the site. The marks of Chinese text then come from the font of the text. */
const STYLE = `
${FONTS.map((name) => readFileSync(resolve(`${name}/index.css`), 'utf8').replaceAll('./files/', `/fonts/${name}/files/`)).join('\n')}
:root { --sans: "Noto Sans SC Variable"; --mono: "JetBrains Mono Variable", "Noto Sans SC Variable"; }
:root:lang(zh) { --text: var(--sans); }
`;

/** A browser for pictures. */
export async function openStudio() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...ARGUMENTS, '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
  });
  const { base, stop } = await serve('/');
  const context = await browser.newContext({
    bypassCSP: true, deviceScaleFactor: 1, locale: 'en-GB', reducedMotion: 'reduce', serviceWorkers: 'block', timezoneId: 'UTC',
  });
  await context.route('**/*.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + STYLE });
  });
  await context.route('**/fonts/**', (route) => route.fulfill({ path: resolve(new URL(route.request().url()).pathname.slice('/fonts/'.length)) }));
  const page = await context.newPage();
  const take = async () => {
    // The layout asks for the fonts that it needs.
    await page.evaluate(async () => document.body.offsetHeight && void (await document.fonts.ready));
    return readPng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  };
  return {
    page,
    take,
    async open(kind) {
      await page.goto(base + PAGES[kind], { waitUntil: 'networkidle' });
      if (kind === 'results') await page.locator('.hits section').first().waitFor();
    },
    /** Takes the pictures of the page that is open: a list of names and pictures. */
    async takeAll(kind) {
      const pictures = [];
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of SCHEMES) {
          await page.emulateMedia({ colorScheme });
          pictures.push([nameOf(kind, width, colorScheme), await take()]);
        }
      }
      return pictures;
    },
    async close() {
      await browser.close();
      await stop();
    },
  };
}

async function renew() {
  const studio = await openStudio();
  rmSync(KEPT, { recursive: true, force: true });
  mkdirSync(KEPT);
  let bytes = 0;
  for (const kind of Object.keys(PAGES)) {
    await studio.open(kind);
    for (const [name, picture] of await studio.takeAll(kind)) {
      const file = withPalette(picture);
      bytes += file.length;
      writeFileSync(join(KEPT, name), file);
    }
  }
  await studio.close();
  console.log(`${KEPT}: ${Math.round(bytes / 1024)} KB`);
}

if (process.argv[1] === import.meta.filename) await renew();
