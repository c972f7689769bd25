// How much a visitor has to fetch for search.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { address, close, open } from './site.mjs';

after(close);

for (const language of ['zh', 'en']) {
  it(`search is small (${language})`, async () => {
    const page = await open(`${language}/index.html`);
    const { src, codes, rest, ...own } = await page.evaluate(() => {
      const script = document.getElementById('site-script');
      return { src: script.src, ...script.dataset };
    });
    const script = gzipSync(readFileSync(fileURLToPath(src)), { level: 9 }).length;
    const explain = gzipSync(readFileSync(fileURLToPath(address(own.explain))), { level: 9 }).length;
    const sizes = [codes, rest].map((path) => brotliCompressSync(readFileSync(fileURLToPath(address(path)))).length);
    console.log(`${language}: script ${script} B gzip, explain ${explain} B gzip, codes ${sizes[0]} B and rest ${sizes[1]} B brotli`);
    // The script of every page only fetches the others; the codes come with the panel. Explaining adds a script with its
    // words and data.
    assert.ok(explain <= 12_288 && script <= 3072 && sizes[0] <= 24_576 && sizes[1] <= 112_640);
  });
}
