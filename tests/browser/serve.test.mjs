// `ecs-err serve` with a browser: pages are reloaded after changes, and show errors.

import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { close, data, makeDirectory, open, serveDirectory } from './site.mjs';

after(close);

it('a page is reloaded when its data changes, shows errors, and bypasses the service worker', async () => {
  const directory = makeDirectory();
  cpSync(data, directory, { recursive: true });
  const file = join(directory, 'errors/ecs.json');
  const original = readFileSync(file, 'utf8');
  const changed = original.replace('"Use another NIC."', '"Use quite another NIC."');
  assert.notEqual(changed, original);
  const { base, stop } = await serveDirectory(directory);
  try {
    const page = await open(`${base}en/errors/Ecs.0085/`);
    const action = (text) => page.locator('section.action', { hasText: text }).waitFor();
    const problems = page.getByRole('alert');
    await action('Use another NIC.');
    // From here on, the service worker, which caches the current site, handles every request.
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    assert.ok(await page.evaluate(() => navigator.serviceWorker.controller !== null));

    writeFileSync(file, changed);
    await action('Use quite another NIC.');
    assert.equal(await problems.count(), 0);

    writeFileSync(file, changed.replace('"code": "Ecs.0085"', '"code": "Ecs.85"'));
    await problems.waitFor();
    assert.match(await problems.innerText(), /errors.ecs\.json:\d+:\d+[^]*Ecs\.85[^]*D302/);
    await action('Use quite another NIC.');
    // Other pages of the last good site show the errors too.
    await page.goto(`${base}zh/errors/Ecs.0018/`);
    assert.equal(await page.textContent('h1'), 'Ecs.0018');
    await problems.waitFor();
    await page.goto(`${base}en/errors/Ecs.0085/`);
    await problems.waitFor();

    writeFileSync(file, original);
    await action('Use another NIC.');
    await problems.waitFor({ state: 'detached' });
    assert.deepEqual(page.problems, []);
  } finally {
    await stop();
  }
});
