// The results of Lighthouse that do not depend on the machine; `npm run lighthouse` reports the others.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { measured } from './lighthouse.mjs';

it('Lighthouse finds no problems and no layout shift', async () => {
  let pages = 0;
  for await (const { preset, path, scores, shift, faults } of measured(['mobile', 'desktop'], false)) {
    assert.deepEqual(scores, { accessibility: 100, 'best-practices': 100, seo: 100 }, `${preset} ${path}: ${faults.join('; ')}`);
    assert.ok(shift <= 0.01, `${preset} ${path}: layout shift ${shift}`);
    pages += 1;
  }
  assert.equal(pages, 16);
});
