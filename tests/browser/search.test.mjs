// The results of search.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { catalog, close, example, hitsOf, json, openSearch, random } from './site.mjs';

after(close);

/** Full-width forms. */
const wide = (text) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000');

/** Ways to write a code: those of tests/suite/lookup.rs. */
function spellings(code) {
  const [prefix, digits] = code.split('.');
  const [lower, upper, number] = [prefix.toLowerCase(), prefix.toUpperCase(), String(Number(digits))];
  return [
    code, `${lower}.${digits}`, `${upper}.${digits}`, `${upper}${digits}`, `${lower}${digits}`, `${lower}-${number}`,
    `${lower}_${digits}`, `${upper} ${digits}`, `${prefix} ${number}`, `${prefix}\t${digits}`, `${prefix}: ${digits}`,
    `${prefix}/${digits}`, `${prefix}#${number}`, `${prefix}。${digits}`, `${prefix}·${digits}`, `${prefix}–${digits}`,
    `${prefix}.${digits.replaceAll('0', 'O')}`, `${upper}${digits.replaceAll('0', 'o')}`, `${lower}-${digits.replace('0', 'O')}`,
    wide(code), wide(`${lower}${digits}`), wide(`${upper} ${digits}`), wide(`${prefix}-${digits.replaceAll('0', 'O')}`),
    `“${code}”`, `"${code}",`, `[${code}]`, `${code}。`,
  ];
}

/** Every string of a record in a language. */
function textsOf(value, language, key = '') {
  if (typeof value === 'string') return key === language ? [value] : [];
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, below]) => textsOf(below, language, key));
}

/** The records with their searchable Chinese texts. */
function chineseRecords() {
  const errors = catalog.errors.map((error) => [`error:${error.code}`, [error.description, error.message, error.action]]);
  const statuses = catalog.statuses.map((status) => [`status:${status.status}`, [status.description, status.action]]);
  const fields = catalog.structures.flatMap((structure) =>
    structure.fields.map((field) => [`field:${structure.id}#${field.name}`, [field.description]]));
  const releases = catalog.releases.map((release) => [`release:${release.number}`, release.changes.map((change) => change.text)]);
  const guides = catalog.guides.map((guide) => [`guide:${guide.id}`, [guide.title, guide.body]]);
  return [...errors, ...statuses, ...fields, ...releases, ...guides].map(([id, texts]) => [id, textsOf(texts, 'zh')]);
}

const plain = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Random parts of the Chinese text, two to six characters long, with a Chinese one among them. */
function substrings(count, seed) {
  const records = chineseRecords();
  const next = random(seed);
  const found = [];
  while (found.length < count) {
    const texts = records[next(records.length)][1];
    const text = texts[next(texts.length)];
    if (!text) continue;
    const length = 2 + next(5);
    const at = next(text.length);
    const part = text.slice(at, at + length);
    if (part.length === length && /\p{Script=Han}/u.test(part) && /^[\p{L}\p{N}]+$/u.test(part)) found.push(part);
  }
  return found;
}

describe('search', () => {
  it('has the golden first hits', async () => {
    const golden = json('tests/golden.json');
    for (const language of ['zh', 'en']) {
      const cases = golden.filter((one) => one.language === language);
      const page = await openSearch(language);
      const hits = await hitsOf(page, cases.map((one) => one.query), 1);
      const wrong = cases.map((one, at) => [one.query, one.first, hits[at][0]]).filter(([, wanted, found]) => wanted !== found);
      assert.deepEqual(wrong, []);
    }
  });

  it('finds every code first, in any spelling', async () => {
    const page = await openSearch('zh');
    const cases = catalog.errors.flatMap(({ code }) => spellings(code).map((typed) => [typed, `error:${code}`]));
    const hits = await hitsOf(page, cases.map(([typed]) => typed), 1);
    assert.deepEqual(cases.filter(([, wanted], at) => hits[at][0] !== wanted), []);
  });

  it('finds a number without a prefix, its status first', async () => {
    const page = await openSearch('en');
    const [code, status] = await hitsOf(page, ['0085', '404'], 1);
    assert.deepEqual([code, status], [['error:Ecs.0085'], ['status:404']]);
  });

  it('finds every part of the Chinese text in every record that has it', async () => {
    const page = await openSearch('zh');
    const queries = substrings(100, 2024);
    const hits = await hitsOf(page, queries);
    const records = chineseRecords().map(([id, texts]) => [id, texts.map(plain)]);
    const missed = queries.flatMap((query, at) => {
      const wanted = records.filter(([, texts]) => texts.some((text) => text.includes(plain(query))));
      assert.ok(wanted.length && hits[at].length, query);
      return wanted.filter(([id]) => !hits[at].includes(id)).map(([id]) => [query, id]);
    });
    assert.deepEqual(missed, []);
  });

  it('finds English words with one wrong letter', async () => {
    const page = await openSearch('en');
    const records = [...catalog.errors.map((error) => [`error:${error.code}`, error.description.en]),
      ...catalog.structures.flatMap((structure) => structure.fields.map((field) => [`field:${structure.id}#${field.name}`, field.description.en])),
      ...catalog.operations.map((operation) => [`operation:${operation.id}`, operation.title.en])];
    const stopWords = await page.evaluate(() => window.ecsErr.store.lists.stopWords);
    const words = [...new Set(records.flatMap(([, title]) => title.toLowerCase().match(/\b[a-z]{5,}\b/g) || []))].filter((word) => !stopWords.includes(word)).sort();
    // Forms of a word are found like the word itself.
    const stem = (word) => word.replace(/(ations?|ments?|ings?|ions?|ed|es|s|e|y)$/, '');
    const next = random(7);
    const cases = words.flatMap((word) => [0, 1, 2, 3].map((kind) => [misspell(word, kind, next), word]));
    const hits = await hitsOf(page, cases.map(([typed]) => typed), 10);
    const titles = new Map(records.map(([id, title]) => [id, title.toLowerCase()]));
    const missed = cases.filter(([, word], at) => !hits[at].some((id) => titles.get(id)?.includes(stem(word))));
    const share = 1 - missed.length / cases.length;
    console.log(`misspellings: ${cases.length}, right in the top ten ${share.toFixed(3)}; missed ${missed.slice(0, 12).join('; ')}`);
    assert.ok(share >= 0.95, `${share}`);
  });

  // The relevance of the program is measured in tests/suite/relevance.rs.
  it('has the same first five hits as the program', async () => {
    const sets = ['relevance', 'held-out', 'golden', 'kinds', 'fresh'];
    const files = sets.map((set) => `tests/${set}.json`);
    const wanted = example('first_hits', ...files).trim().split('\n').map((line) => JSON.parse(line));
    for (const language of ['zh', 'en']) {
      const page = await openSearch(language);
      for (const [at, set] of sets.entries()) {
        const cases = json(files[at]).map((one, number) => ({ ...one, number })).filter((one) => one.language === language);
        const hits = await hitsOf(page, cases.map((one) => one.query), 5);
        const different = cases.filter(({ number }, place) => String(hits[place]) !== String(wanted[at][number]));
        // The queries of the fresh set stay unread.
        const shown = set === 'fresh' ? different.length : different.map((one) => one.query);
        assert.deepEqual(shown, set === 'fresh' ? 0 : [], set);
      }
    }
  });

  it('takes any text', async () => {
    const page = await openSearch('zh');
    const next = random(11);
    const odd = ["\"网'卡\"", '\u2019', 'İ', 'ẞ', 'ﬁ', 'Σ', 'e\u0301', '\u200b', '\u200d', '\ufeff', '\ud800', '\udc00', '\u{10ffff}', '👩‍💻', 'ＶＰＣ',
      '\u3000', '𠀀', '虛擬', '\u0001', '\u0003', '%s', '_a:b.c-d', 'SCSIDisk', '200 of 200', 'VPC.0501', '(', '\\', '网卡', 'nic', 'constructor', '__proto__'];
    const piece = () => (next(3) ? odd[next(odd.length)] : String.fromCharCode(next(0x10000)));
    const queries = Array.from({ length: 400 }, () => Array.from({ length: 1 + next(6) }, piece).join(next(2) ? '' : ' '));
    await hitsOf(page, queries, 3);
    for (const query of queries.slice(0, 60)) await page.fill('#q', query);
    assert.deepEqual(page.problems, []);
  });

  it('says that a code does not exist and shows the nearest', async () => {
    const page = await openSearch('en');
    const { unknown, near } = await page.evaluate(() => {
      const { unknown, hits } = window.ecsErr.search('Ecs.0380');
      return { unknown, near: hits.map((record) => record.id) };
    });
    assert.deepEqual([unknown, near[0]], ['Ecs.0380', 'Ecs.0308']);
  });
});

/** A word with one edit: a letter left out, doubled, replaced, or two swapped. */
function misspell(word, kind, next) {
  const at = 1 + next(word.length - 2);
  const letter = String.fromCharCode(97 + next(26));
  const edits = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  ];
  return edits[kind];
}
