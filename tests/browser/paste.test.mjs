// The box of the home page: what is pasted or typed is explained. It is held to the vectors of the program.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { violations } from './checks.mjs';
import { address, catalog, close, json, loaded, open, openSearch, paste, random } from './site.mjs';

after(close);

const VECTORS = json('tests/vectors/bodies.json');

/**
 * Vectors for which everything has to be as in the program: those with a body in JSON, whole, cut off or in a string,
 * those with a status line of HTTP, and logs, whose lines begin with a time. For the rest (objects that programs print in
 * other notations, XML, tables, sentences) the codes are the same, and no root cause is claimed that the program does
 * not name.
 */
function isHeldToAll({ about, text }) {
  const hasBody = /\{\s*(?:\/\/.*\s*|\/\*.*\*\/\s*)?\\*"[\w.@-]+\\*"\s*:/.test(text);
  const hasHead = /^[<> ]*HTTP\/[\d.]+ \d{3}/m.test(text);
  const isLog = /^\W*(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d/m.test(text);
  return (hasBody || hasHead || isLog) && !PROGRAMS.includes(about);
}
/** A text around a body with the constant of a programming language for its status. */
const PROGRAMS = ['Go, the name of a status'];

const explained = (page, texts) => page.evaluate((texts) => texts.map((text) => {
  const { codes, rootCause, errors, message, status } = window.ecsErr.explain(text);
  return { codes, rootCause, message, httpStatus: status, list: errors.length > 1 || undefined, errors: errors.map(({ chain }) => chain[0].code) };
}), texts);

const ready = async (language) => {
  const page = await openSearch(language);
  await page.waitForFunction(() => window.ecsErr.explain);
  return page;
};
const cards = (page) => page.locator('#found .card');
const links = (page) => page.locator('#found .card h2 a').allTextContents();

/** Pastes as people do: unless a script takes the text, the field gets it in the same task, a field for a line without line breaks. */
const pasteInto = (page, text) => page.evaluate((text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text', text);
  const field = document.activeElement;
  if (!field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))) return;
  field.setRangeText(field.matches('input') ? text.replace(/\n/g, '') : text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
}, text);

describe('the explanation in the page', () => {
  it('finds the codes of the shared vectors', async () => {
    const page = await ready('en');
    const vectors = json('tests/vectors/find-codes.json');
    const found = await page.evaluate((texts) => texts.map((text) => window.ecsErr.findCodes(text)), vectors.map((one) => one.text));
    // The forms of this catalog's services are an id, a dot and four digits.
    const ids = catalog.catalog.services.map((service) => service.id);
    const kindOf = (code) => {
      if (catalog.errors.some((error) => error.code === code)) return 'known';
      return ids.includes(code.split('.')[0]) ? 'unknown' : 'foreign';
    };
    vectors.forEach((vector, at) => {
      for (const kind of ['known', 'unknown', 'foreign']) {
        assert.deepEqual(found[at].filter((code) => kindOf(code) === kind), vector[kind], vector.text);
      }
    });
  });

  it('is that of the program', async () => {
    const page = await ready('en');
    const found = await explained(page, VECTORS.map(({ text }) => text));
    const wrong = VECTORS.flatMap((vector, at) => {
      const own = found[at];
      if (!isHeldToAll(vector)) {
        // The first error of a list is no root cause.
        const isClaimed = own.rootCause && !own.list && own.rootCause !== vector.rootCause;
        return isClaimed || String(own.codes) !== String(vector.codes) ? [[vector.about, own]] : [];
      }
      const keys = vector.list ? ['codes', 'list', 'message', 'httpStatus'] : ['codes', 'rootCause', 'message', 'httpStatus'];
      if (vector.list && String(own.errors) !== String(vector.errors.map(({ code }) => code))) return [[vector.about, own]];
      return keys.filter((key) => String(own[key]) !== String(vector[key])).map((key) => [vector.about, key, own[key], vector[key]]);
    });
    assert.deepEqual(wrong, []);
    assert.ok(VECTORS.filter(isHeldToAll).length > VECTORS.length / 3);
  });

  it('never fails, whatever is changed in a text', async () => {
    const page = await ready('en');
    const next = random(7);
    const pieces = ['{', '}', '[', ']', '"', '\\', ':', ',', '\n', '错误码', 'Ecs.0085', '\u001b[', '%', ' ', '\ud83d', '{"a":'];
    const texts = Array.from({ length: 300 }, () => {
      let { text } = VECTORS[next(VECTORS.length)];
      for (let change = next(4); change >= 0; change--) {
        const [from, to] = [next(text.length + 1), next(text.length + 1)].sort((one, other) => one - other);
        text = [text.slice(0, from) + text.slice(to), text.slice(0, to) + text.slice(from), text.slice(0, from) + pieces[next(pieces.length)] + text.slice(from)][next(3)];
      }
      return text;
    });
    const failed = await page.evaluate((texts) => texts.filter((text) => {
      try {
        return !Array.isArray(window.ecsErr.explain(text).codes);
      } catch {
        return true;
      }
    }), texts);
    assert.deepEqual(failed, []);
    await paste(page, texts[0]);
    assert.deepEqual(page.problems, []);
  });
});

describe('the box', () => {
  const JOB = JSON.stringify({
    error_code: 'Common.0021', fail_reason: 'Sub job fail!', request_id: '5b07',
    entities: { sub_jobs: [{ error_code: 'Ecs.0812', fail_reason: 'Current flavor s3.large.2 can not resize to flavor c6.large.2.' }] },
  }, null, 2);

  it('shows the root cause first, with the values, the chain, what to do and the request', async () => {
    const page = await ready('zh');
    await pasteInto(page, JOB);
    await cards(page).first().waitFor();
    const error = catalog.errors.find((error) => error.code === 'Ecs.0812');
    const first = await cards(page).first().textContent();
    for (const text of ['根因', 'Ecs.0812', error.action.zh, 'Current flavor s3.large.2', 'Ecs.0812 ← Common.0021', '5b07', '第8行']) assert.ok(first.includes(text), `${text}: ${first}`);
    assert.deepEqual(await cards(page).first().locator('.given').allTextContents(), ['s3.large.2', 'c6.large.2']);
    assert.deepEqual(await links(page), ['Ecs.0812', 'Common.0021']);
    assert.match(await cards(page).first().locator('h2 a').getAttribute('href'), /zh\/errors\/Ecs\.0812\/index\.html$/);
    assert.match(await page.locator('.announce').last().textContent(), /^根因：Ecs\.0812$/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'paste');
    assert.deepEqual(page.problems, []);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.deepEqual(await violations(page), []);
  });

  it('says which edition or day a message is of that the reference no longer has', async () => {
    const page = await ready('en');
    await paste(page, '{"error":{"code":"Ecs.0018","message":"Flavor s3.large.2 is solt out"}}');
    assert.match(await page.locator('#found').textContent(), /The server's message is that of the edition of 2018-12-19\./);
    await paste(page, '{"error":{"code":"Ecs.0005","message":"The flavor does not match the image."}}');
    assert.match(await page.locator('#found').textContent(), /The server's message was seen on 2022-04-21\./);
    await paste(page, '{"error":{"code":"Ecs.0018","message":"The selected flavor has been sold out. Try another flavor."}}');
    assert.doesNotMatch(await page.locator('#found').textContent(), /edition of|was seen/);
  });

  it('lists errors without relation with their counts and lines, and claims no root cause', async () => {
    const page = await ready('en');
    const before = page.requests.length;
    await paste(page, '08:00 Ecs.0085\n08:01 APIGW.0301\n08:02 Ecs.0085\n08:03 Ecs.0380');
    const texts = await cards(page).allTextContents();
    assert.equal(await page.locator('#found .several').textContent(), '3 different errors; the first is Ecs.0085:');
    assert.match(texts[0], /^Ecs\.0085.*2×, lines 1, 3/s);
    assert.match(texts[1], /line 2.*APIGW\.0301 is an error code of another service.*API Gateway/s);
    assert.match(texts[2], /Ecs\.0380 is not in this catalog.*Did you mean: Ecs\.0308/s);
    assert.ok(!texts.join().includes('Root cause') && !texts[1].includes('Did you mean'));
    assert.deepEqual(page.requests.slice(before).filter((url) => !/icon/.test(url)), []);
    assert.deepEqual(page.problems, []);
  });

  it('says which codes a message without one probably belongs to', async () => {
    const page = await ready('en');
    await paste(page, 'HTTP/1.1 403 Forbidden\nX-Request-Id: 5b07\n\n{"message":"The ECSs of this flavor cannot be created."}');
    assert.deepEqual(await links(page), ['Ecs.0027', 'Ecs.0028']);
    assert.match(await page.locator('#found .several').textContent(), /No error code.*probably/);
    assert.match(await page.locator('#found .summary').textContent(), /Server message.*HTTP 403 Forbidden.*5b07/s);
    await paste(page, 'colors.vecs.1000');
    assert.match(await page.locator('#found').textContent(), /The text has no code of this catalog\./);
  });

  it('searches for words and codes, and explains lines with codes as they are typed', async () => {
    const page = await ready('en');
    const isListed = () => page.locator('#results').isVisible();
    for (const query of ['flavor sold out', 'Ecs.0085', 'ecs 85', '403']) {
      await page.fill('#q', query);
      assert.ok((await isListed()) && !(await page.locator('#found').textContent()), query);
    }
    await page.fill('#q', '[Ecs.0319] sold out');
    assert.ok(!(await isListed()));
    assert.deepEqual(await links(page), ['Ecs.0319']);
    // Enter opens no hit of what was typed before.
    await page.press('#q', 'Enter');
    await page.fill('#q', '');
    assert.equal(await page.locator('#found').textContent(), '');
    await page.press('#q', 'Enter');
    await page.waitForTimeout(300);
    assert.equal(page.url(), address('en/index.html'));
    assert.deepEqual(page.problems, []);
  });

  it('keeps the lines of what is pasted, also before its script has come, and goes back to a line', async () => {
    const page = await open('en/index.html');
    await page.focus('#q');
    await pasteInto(page, 'Ecs.0085\nEcs.0319');
    await loaded(page);
    await cards(page).first().waitFor();
    assert.equal(await page.inputValue('#paste'), 'Ecs.0085\nEcs.0319');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'paste');
    assert.ok(await page.locator('form.ask .panel').isHidden());
    await page.getByRole('button', { name: 'Clear' }).click();
    assert.ok(await page.locator('#q').isVisible() && await page.locator('#paste').isHidden());
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    assert.equal(await page.locator('#found').textContent(), '');
  });

  it('has examples, each of which shows something', async () => {
    for (const language of ['zh', 'en']) {
      const page = await open(`${language}/index.html`);
      const examples = page.locator('.examples a');
      assert.equal(await examples.count(), 3);
      for (const [at, selector] of [[0, '#results [role=option]'], [1, '#results [role=option]'], [2, '#found .card']]) {
        await examples.nth(at).click();
        await page.locator(selector).first().waitFor();
        await page.keyboard.press('Escape');
      }
      assert.equal(await cards(page).count(), 2);
      for (let step = 0; step < 3; step++) await page.goBack();
      await page.locator('#q').waitFor();
      assert.equal(await page.inputValue('#q') + (await page.locator('#found').textContent()), '');
      assert.deepEqual(page.problems, []);
    }
  });

  it('has a link with the text, which is sent nowhere', async () => {
    const page = await ready('en');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const text = `${JOB}\n网卡 😀`;
    await pasteInto(page, text);
    await cards(page).first().waitFor();
    const before = page.requests.length;
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    await page.evaluate(() => {
      const field = document.getElementById('paste');
      field.value = '';
      field.focus();
    });
    await page.keyboard.press('Control+v');
    const link = await page.inputValue('#paste');
    assert.ok(link.startsWith(`${address('en/index.html')}#explain=z`), link);
    assert.deepEqual(page.requests.slice(before).filter((url) => !/icon/.test(url)), []);
    const other = await open(link);
    await cards(other).first().waitFor();
    assert.equal(await other.inputValue('#paste'), text);
    assert.deepEqual(await links(other), ['Ecs.0812', 'Common.0021']);
    assert.ok(other.requests.every((url) => url.startsWith('file:') || url.startsWith('data:')));
    const broken = await open(`${address('en/index.html')}#explain=zAAAA`);
    await broken.waitForFunction(() => window.ecsErr.explain);
    assert.deepEqual([...other.problems, ...broken.problems], []);
  });

  it('has a text for a ticket, with the request id that was pasted', async () => {
    for (const language of ['zh', 'en']) {
      const page = await ready(language);
      const requestId = '4f9fa3e5b1b0c7d2a1f00000deadbeef';
      await paste(page, `HTTP/1.1 400 Bad Request\nX-Request-Id: ${requestId}\n\n{"error":{"code":"Ecs.0319","message":"no instance resource"}}`);
      const ticket = (await page.getAttribute('#found button.ticket', 'data-copy')).split('\n');
      const { description, action } = catalog.errors.find(({ code }) => code === 'Ecs.0319');
      assert.deepEqual(ticket.slice(0, 2), ['Ecs.0319', description[language]]);
      for (const part of [requestId, action[language], 'no instance resource', 'HTTP 400']) assert.ok(ticket.some((line) => line.includes(part)), `${part}: ${ticket.join('|')}`);
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const button = page.locator('#found button.ticket');
      const label = await button.textContent();
      await button.click();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), ticket.join('\n'));
      await button.filter({ hasText: label }).waitFor();
    }
  });

  it('fits any width, and shows many errors in parts', async () => {
    const page = await ready('zh');
    const codes = catalog.errors.slice(0, 40).map((error) => error.code).join('\n');
    await paste(page, `${codes}\n{"message":"${'x'.repeat(3000)}"}${'ABCD'.repeat(2000)}`);
    assert.equal(await cards(page).count(), 12);
    for (const width of [360, 768, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), String(width));
    }
    await page.getByRole('button', { name: '更多结果 (28)' }).click();
    assert.equal(await cards(page).count(), 40);
    assert.deepEqual(page.problems, []);
  });
});
