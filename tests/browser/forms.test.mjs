// Search, the paste box and the page for missing addresses with codes of other forms than the default catalog's.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { serve } from './server.mjs';
import { close, makeSite, open, openSearch, paste } from './site.mjs';

after(close);

/**
 * For each catalog: typed text with the first codes, pasted text with the codes that are found, and addresses with the
 * codes that are suggested.
 */
const CATALOGS = {
  numbers: {
    typed: { 1062: '1062', '１０６２': '1062', 'duplicate entry': '1062', DUPLICATE_ENTRY: '1062', 'error 1062': '1062', 106: '1062' },
    pasted: { '{"code": 1062}': '1062', 'ERROR 1062 (23000): x': '1062', 'errno=2013': '2013', '1062 rows': '', 'exit code 1062': '', 'port 1062, code: 9999': '9999' },
    missing: { '/en/errors/1062': '1062', '/errno/1026': '1062' },
  },
  hex: {
    typed: { '0x8a0c1001': '0x8A0C1001', '8A0C1001': '0x8A0C1001' },
    pasted: { 'error code: 0x8a0c1001': '0x8A0C1001', 'at 0x8A0C1001': '' },
    missing: { '/en/errors/0X8A0C1001/': '0x8A0C1001' },
  },
  sqlstate: {
    typed: { '42p01': '42P01', 'undefined table': '42P01' },
    pasted: { 'SQLSTATE[42P01]: x': '42P01', '"sqlstate": "42P01"': '42P01', 'ERROR: TABLE': '' },
    missing: { '/42P01.html': '42P01' },
  },
  negative: {
    typed: { '-32601': '-32601', '−32601': '-32601', 32601: '-32601' },
    pasted: { '{"code":-32601}': '-32601', '2024-32601': '' },
    missing: { '/en/errors/-32601': '-32601' },
  },
  words: {
    typed: { 'Card declined': 'card_declined', CARD_DECLINED: 'card_declined', card: 'card_declined', 'why card_declined/lost_card': 'card_declined/lost_card' },
    pasted: { '{"error": {"code": "card_declined"}}': 'card_declined', '"code": "refused"': 'refused', 'connection refused': '' },
    missing: { '/en/errors/card_declined~_lost_card': 'card_declined/lost_card', '/en/errors/card_declinde': 'card_declined', '/en/errors/%zz': '' },
  },
  camel: {
    typed: { 404: '404', 'http 403': '403', nosuchbucket: 'NoSuchBucket', 'no such bucket': 'NoSuchBucket', 'InvalidParameter-Format': 'InvalidParameter.Format' },
    pasted: { '<Code>NoSuchBucket</Code>': 'NoSuchBucket', 'There is no bucket logs in region north.': 'NoSuchBucket' },
    missing: { '/en/errors/NoSuchBuckets': 'NoSuchBucket' },
  },
  'oracle-like': {
    typed: { 'qdb 942': 'QDB-00942', 942: 'QDB-00942', 'QDB-009xx': 'QDB-00942' },
    pasted: { 'QDB-00942: table x does not exist': 'QDB-00942', 'qdb-00942': 'QDB-00942', 'a-QDB-00942': '', 'QDB-99999': 'QDB-99999' },
    missing: { '/qdb942': 'QDB-00942', '/en/errors/QDB-00924': 'QDB-00942' },
  },
  colon: {
    language: 'zh',
    typed: { 'grid store errdiskfull': 'GRID:store:ErrDiskFull', 36048: 'PIPE-relay-unit-36048' },
    pasted: { '[GRID:store:ErrDiskFull] store 7 has 1G left': 'GRID:store:ErrDiskFull', '错误码PIPE-relay-unit-36048，请检查': 'PIPE-relay-unit-36048' },
    missing: { '/zh/errors/GRID~-store~-ErrDiskFull/': 'GRID:store:ErrDiskFull' },
  },
};

describe('a status that the catalog does not describe', () => {
  it('leads to its codes', async () => {
    const page = await openSearch('en', makeSite({ data: 'tests/catalogs/words' }));
    await page.fill('#q', '402');
    assert.match(await page.locator('#results [role=option]').first().textContent(), /^402 Payment Required/);
    await page.press('#q', 'Enter');
    await page.waitForURL('**/en/errors/index.html?status=402');
    const shown = page.locator('#errors tbody tr:visible');
    assert.equal(await shown.count(), 4);
    assert.ok((await shown.evaluateAll((rows) => rows.map((row) => row.dataset.status))).every((status) => status.split(' ').includes('402')));
    assert.deepEqual(page.problems, []);
  });
});

for (const [name, { language = 'en', typed, pasted, missing }] of Object.entries(CATALOGS)) {
  describe(`codes as in the catalog "${name}"`, () => {
    const site = makeSite({ data: `tests/catalogs/${name}` });
    const start = () => openSearch(language, site);

    it('are found in any spelling', async () => {
      const page = await start();
      const found = await page.evaluate((queries) => queries.map((query) => window.ecsErr.search(query).hits[0]?.id), Object.keys(typed));
      assert.deepEqual(found, Object.values(typed));
      assert.deepEqual(page.problems, []);
    });

    it('are found in pasted text, and nothing else is', async () => {
      const page = await start();
      for (const [text, code] of Object.entries(pasted)) {
        await paste(page, text);
        const found = await page.locator('#found .card').allTextContents();
        assert.equal(found.length, code ? 1 : 0, text);
        if (code) assert.ok(found[0].startsWith(code), `${text}: ${found[0]}`);
      }
      assert.deepEqual(page.problems, []);
    });

    it('are suggested for addresses that do not exist', async () => {
      const { base, stop } = await serve('/', () => site);
      try {
        const page = await open(`${base}404.html`);
        const suggested = (path) => page.evaluate(async (path) => {
          await window.ecsErr.load('codes');
          return window.ecsErr.missing(path).records.map((record) => record.id);
        }, path);
        for (const [path, code] of Object.entries(missing)) assert.equal((await suggested(path))[0] ?? '', code, path);
        assert.deepEqual(page.problems, []);
      } finally {
        await stop();
      }
    });
  });
}
