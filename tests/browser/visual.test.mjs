// The looks of the pages, compared with kept pictures.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pixelmatch from 'pixelmatch';
import { KEPT, NAMES, PAGES, openStudio } from './pictures.mjs';
import { readPng, writePng } from './png.mjs';

/**
 * How many pixels may differ. Versions of Chromium draw the edges of letters a little differently; pixelmatch ignores
 * those edges that it recognises, and the share leaves room for the rest. Small differences of colour are of importance
 * only where an area has them; the palettes of the kept pictures cause some, too.
 */
const TOLERANCES = [{ threshold: 0.05, share: 0.001 }, { threshold: 0.01, share: 0.03 }];
const DIFFERENCES = join(import.meta.dirname, 'differences');
const RENEW = 'to accept what has changed, run `npm run pictures` in tests/browser and look at the new pictures';

/** A picture of the differences between two pictures of the same size, if there are more than may be. */
function differences(one, other) {
  const { width, height } = one;
  for (const { threshold, share } of TOLERANCES) {
    const data = Buffer.alloc(width * height * 4);
    const count = pixelmatch(one.data, other.data, data, width, height, { threshold });
    if (count > share * width * height) return { count, picture: { data, width, height } };
  }
  return null;
}

/** What is wrong with a picture, or null. */
function problem(name, actual) {
  if (!existsSync(join(KEPT, name))) return `${name}: no picture is kept`;
  const kept = readPng(readFileSync(join(KEPT, name)));
  const found = differences(kept, actual);
  if (!found) return null;
  mkdirSync(DIFFERENCES, { recursive: true });
  const paths = [name, name.replace('.png', '-differences.png')].map((name) => join(DIFFERENCES, name));
  writeFileSync(paths[0], writePng(actual));
  writeFileSync(paths[1], writePng(found.picture));
  return `${name}: ${found.count} pixels differ; see ${paths.join(' and ')}`;
}

describe('pictures', () => {
  let studio;
  before(async () => {
    rmSync(DIFFERENCES, { recursive: true, force: true });
    studio = await openStudio();
  });
  after(() => studio.close());

  for (const kind of Object.keys(PAGES)) {
    it(`of the kind ${kind} are like the kept ones`, async () => {
      await studio.open(kind);
      const pictures = await studio.takeAll(kind);
      const problems = pictures.flatMap(([name, picture]) => problem(name, picture) ?? []);
      assert.ok(problems.length === 0, [...problems, RENEW].join('\n'));
    });
  }

  it('are all kept, and no others', () => assert.deepEqual(readdirSync(KEPT).sort(), NAMES.toSorted(), RENEW));

  it('show only the fonts of the packages', async () => {
    const client = await studio.page.context().newCDPSession(studio.page);
    for (const kind of ['home', 'code', 'guide']) {
      await studio.open(kind);
      for (const domain of ['DOM', 'CSS']) await client.send(`${domain}.enable`);
      const { root } = await client.send('DOM.getDocument');
      const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' });
      const used = await Promise.all(nodeIds.map((nodeId) => client.send('CSS.getPlatformFontsForNode', { nodeId })));
      const fonts = used.flatMap(({ fonts }) => fonts);
      assert.ok(fonts.length > 50, kind);
      assert.deepEqual(fonts.filter((font) => !font.isCustomFont).map((font) => font.familyName), [], kind);
    }
  });

  it('differ when a colour changes, or a heading moves by 4 px', async () => {
    await studio.open('about');
    const picture = await studio.take();
    assert.equal(differences(picture, await studio.take()), null);
    for (const content of [':root { --accent: #1f7fd0 !important; }', 'h1 { position: relative; top: 4px; }']) {
      const style = await studio.page.addStyleTag({ content });
      assert.ok(differences(picture, await studio.take()), content);
      await style.evaluate((element) => element.remove());
    }
  });
});
