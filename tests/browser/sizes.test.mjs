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
    const { src, codes, rest } = await page.evaluate(() => {
      const script = document.getElementById('site-script');
      return { src: script.src, ...script.dataset };
    });
    const script = gzipSync(readFileSync(fileURLToPath(src)), { level: 9 }).length;
    const sizes = [codes, rest].map((path) => brotliCompressSync(readFileSync(fileURLToPath(address(path)))).length);
    console.log(`${language}: script ${script} B gzip, codes ${sizes[0]} B and rest ${sizes[1]} B brotli`);
    assert.ok(script <= 8192 && sizes[0] <= 20_480 && sizes[1] <= 112_640);
  });
}
