// The paste box.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { catalog, close, json, loaded, open, openSearch } from './site.mjs';

after(close);

describe('the paste box', () => {
  it('finds the codes of the shared vectors', async () => {
    const page = await openSearch('en');
    const found = await page.evaluate((texts) => texts.map((text) => window.ecsErr.findCodes(text)), json('tests/vectors/find-codes.json').map((one) => one.text));
    // The forms of this catalog's services are an id, a dot and four digits.
    const ids = catalog.catalog.services.map((service) => service.id);
    const kindOf = (code) => {
      if (catalog.errors.some((error) => error.code === code)) return 'known';
      return ids.includes(code.split('.')[0]) ? 'unknown' : 'foreign';
    };
    json('tests/vectors/find-codes.json').forEach((vector, at) => {
      for (const kind of ['known', 'unknown', 'foreign']) {
        assert.deepEqual(found[at].filter((code) => kindOf(code) === kind), vector[kind], vector.text);
      }
    });
  });

  it('explains each code and sends nothing anywhere', async () => {
    const page = await open('en/index.html');
    await page.focus('#paste');
    await loaded(page);
    const before = page.requests.length;
    await page.fill('#paste', '{"error":{"code":"Ecs.0085"}} then Ecs.1520 and APIGW.0301');
    const cards = page.locator('#found .card');
    await cards.first().waitFor();
    assert.equal(await cards.count(), 3);
    const error = catalog.errors.find((error) => error.code === 'Ecs.0085');
    const first = await cards.first().textContent();
    for (const text of ['Ecs.0085', String(error.status), error.message.en, error.action.en]) assert.ok(first.includes(text), text);
    assert.match(await cards.first().locator('a').getAttribute('href'), /en\/errors\/Ecs\.0085\/index\.html$/);
    assert.match(await cards.nth(1).textContent(), /Ecs\.1520 is not in this catalog/);
    assert.match(await cards.nth(2).textContent(), /APIGW\.0301 is an error code of another service.*API Gateway/s);
    assert.equal(page.requests.length, before);
    assert.deepEqual(page.problems, []);
  });

  it('recognizes a message without a code, and reports when it finds nothing', async () => {
    const page = await openSearch('en');
    await page.fill('#paste', 'Error: The ECSs of this flavor cannot be created.');
    assert.deepEqual(await page.locator('#found .card a').allTextContents(), ['Ecs.0027', 'Ecs.0028']);
    await page.fill('#paste', 'ecs 85');
    assert.deepEqual(await page.locator('#found .card a').allTextContents(), ['Ecs.0085']);
    await page.fill('#paste', 'colors.vecs.1000');
    assert.equal(await page.locator('#found').textContent(), 'The text has no code of this catalog.');
    await page.fill('#paste', '');
    assert.equal(await page.locator('#found').textContent(), '');
  });
});
