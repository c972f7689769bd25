// Invariants of the pages of any catalog: those in tests/catalogs, each with codes of another form.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { assertUsable, invalid, onPages } from './checks.mjs';
import { close, filesOf, makeSite } from './site.mjs';

after(close);

const catalogs = join(import.meta.dirname, '../catalogs');

for (const name of readdirSync(catalogs).sort()) {
  describe(`the site of the catalog "${name}"`, () => {
    const site = makeSite({ data: join(catalogs, name) });
    const pages = filesOf(site).filter((path) => path.endsWith('.html')).sort();
    const text = (path) => readFileSync(join(site, path), 'utf8');

    it('is valid HTML', async () => {
      for (const path of pages) assert.deepEqual(await invalid(text(path), path), []);
    });

    it('is accessible, fits a phone, and requests nothing from other sites', async () => {
      const read = pages.filter((path) => path.includes('/') && !text(path).includes('http-equiv="refresh"'));
      await onPages(read, assertUsable, site);
    });
  });
}
