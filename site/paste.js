'use strict';
// The paste box explains the codes in a body or a log. Nothing leaves the browser.
(() => {
  const { store, loadAll, quotedBy, hasTexts, make, fill, root } = window.ecsErr;

  function pasteBox(form) {
    const area = form.querySelector('textarea');
    const found = form.querySelector('.found');
    found.setAttribute('aria-live', 'polite');
    const show = () => {
      found.replaceChildren();
      if (store.tiers && area.value.trim()) found.append(...explained(area.value));
      store.fetch?.()?.then(show);
    };
    area.addEventListener('focus', () => loadAll(show), { once: true });
    area.addEventListener('input', show);
    form.addEventListener('submit', (event) => event.preventDefault());
    // What the browser has kept from an earlier visit.
    if (area.value.trim()) loadAll(show);
  }

  /** The codes of a text: those that it contains, else the code that it is, else codes with a message that it quotes. */
  function explained(text) {
    const { readCode, recordOf } = window.ecsErr;
    const codes = findCodes(text);
    if (codes.length) return codes.flatMap((code) => successive(recordOf(code)).map((record) => card(record, code)));
    const { exact, begins } = readCode(text);
    const records = [...exact, ...begins, ...quotedBy(text)].filter((record) => record.kind === 0).slice(0, 10);
    if (records.length) return records.map((record) => card(record));
    return [make('p', { class: 'none' }, store.words.noCode)];
  }

  /** A record, and after a retired code its replacement, whose page is the first at that address. */
  const successive = (record) => [...new Set([record, record && store.records.find(({ url }) => url === record.url)])];

  /** A code with its statuses, message, action and link, or a note that the catalog does not have it. */
  function card(record, code) {
    const article = make('article', { class: record ? 'card' : 'card unknown' });
    if (!record) {
      const { isForeign, pointer } = window.ecsErr.readCode(code);
      article.append(make('p', {}, fill(isForeign ? store.words.foreign : store.words.unknown, { asked: code })));
      if (pointer) article.append(make('p', {}, pointer));
      return article;
    }
    if (!hasTexts(record, true)) return article;
    const heading = make('h3', {});
    heading.append(make('a', { href: root + record.url }, record.id));
    const statuses = [record.status].flat().filter(Boolean);
    if (statuses.length) heading.append(' ', make('span', { class: 'status' }, `HTTP ${statuses.join(', ')}`));
    const title = record.texts[0].text;
    const text = (weight) => record.texts.find((part) => part.weight === weight && !part.hidden)?.text || '';
    const list = make('dl', {});
    for (const [term, weight] of [['action', 3], ['message', 7]]) {
      if (text(weight) && text(weight) !== title) list.append(make('dt', {}, store.words[term]), make('dd', { class: term }, text(weight)));
    }
    article.append(heading, make('p', { class: 'title' }, title));
    if (list.childElementCount) article.append(list);
    return article;
  }

  const ESCAPES = /\\(?:[nrtbf"']|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})|%[0-9A-Fa-f]{2}|\x1b\[[0-9;]*[A-Za-z]/g;
  /** Words before `code` that mark another kind of code. */
  const OTHER_CODES = 'exit(?:s|ed)?|status|http|zip|postal|area|country|currency|language|source|byte|bar|qr|access|verification';
  /** A label before a code, then a closing quote, blanks, a sign and an opening quote; at least one of them after a word. */
  const LABEL = new RegExp(
    `(?:(?<![0-9A-Za-z_])(?:(?<!\\b(?:${OTHER_CODES})[ _-])code|err(?:or)?[ _-]?(?:code|no|number)|sql[ _-]?state|(error))(?![0-9A-Za-z_]|$)|` +
    '错误(?:码|代码|编码))["\'`\\])】）”’」》]?[ \\t]*(?:=>|[:=：＝])?[ \\t]*["\'`\\[(<【（“‘「《]?$', 'i');
  /** The maximum length of a label and the gap after it. */
  const REACH = 40;
  const MAX_CODE = 127;
  const isWord = (sign) => /[0-9A-Za-z_０-９Ａ-Ｚａ-ｚ]/.test(sign ?? ' ');

  /** How the codes of each form, own ones and others, are found in a text: `isFree` without a label. */
  function patterns() {
    const { CLASSES, partsOf, isLiteral, escaped } = window.ecsErr;
    const letters = (text) => text.replace(/[^A-Za-z]/g, '').length;
    const inAnyCase = (text) => escaped(text).replace(/[A-Za-z]/g, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
    const patternOf = (form, find) => {
      const parts = partsOf(form);
      const literals = parts.filter(isLiteral);
      const isPlain = literals.some((text) => letters(text) > 2 || (letters(text) && /[-._:/]/.test(text)));
      const code = parts.map((part) => (isLiteral(part) ? (letters(literals.join('')) > 2 ? inAnyCase : escaped)(part) : `([${CLASSES[part.kind]}]{${part.min},${part.max}})`));
      return { parts, pattern: new RegExp(code.join(''), 'y'), isFree: find ? find === 'anywhere' : isPlain };
    };
    const all = (services) => services.flatMap(({ forms, find }) => forms.filter((form) => form !== 'listed').map((form) => patternOf(form, find)));
    return [all(store.services), all(store.external)];
  }

  /** How many parts a listed code has: separators end them, and capitals after small letters. */
  const partCount = (code) => code.split(/[-._:/]|(?<=[a-z])(?=[A-Z])/).filter(Boolean).length;

  /**
   * Whether a part of a text is a whole word: it is not if a word continues, directly or after a dot or a separator that
   * occurs in the part. A number must not be part of a date or of a greater number either.
   */
  function isWhole(text, at, end) {
    const part = text.slice(at, end);
    const isNumber = /^-?(0x[0-9A-F]+|\d+)$/i.test(part);
    const isJoined = (sign, beyond) =>
      isWord(sign) || (isWord(beyond) && (sign === '.' || (/[-:/]/.test(sign) && part.includes(sign)) || (isNumber && sign === '-'))) ||
      (isNumber && /\d/.test(beyond) && /[,:/]/.test(sign));
    return !isJoined(text[at - 1], text[at - 2]) && !isJoined(text[end], text[end + 1]) && !(isNumber && text[at - 1] === '-');
  }

  /** The longest code that begins at a position of a text: its length and how it is written. */
  function codeAt(text, at, forms, listed) {
    const { isLiteral, recordOf } = window.ecsErr;
    const label = LABEL.exec(text.slice(Math.max(0, at - REACH), at));
    // A single word after `error` is prose more often than a code.
    const isLabelled = (code) => label && (!label[1] || /\d/.test(code) || partCount(code) > 1);
    let longest = { length: 0 };
    const offer = (length, code) => {
      if (length > longest.length && length <= MAX_CODE && isWhole(text, at, at + length)) longest = { length, code };
    };
    const offerForms = (forms) => {
      const found = forms.flatMap(({ parts, pattern, isFree }) => {
        pattern.lastIndex = at;
        const [word, ...runs] = ((isFree || label) && pattern.exec(text)) || [];
        const code = word && (recordOf(word)?.id ?? parts.map((part) => (isLiteral(part) ? part : runs.shift())).join(''));
        // Letters alone are a word, unless the catalog has it.
        const isCode = code && (/\d/.test(code) || recordOf(code)) && (isFree || isLabelled(code));
        return isCode ? [{ word, code }] : [];
      });
      // Of forms that differ in letter case, the one that matches exactly counts.
      found.sort((one, other) => (other.word === other.code) - (one.word === one.code));
      for (const { word, code } of found) offer(word.length, code);
    };
    forms.forEach(offerForms);
    const [run] = /^-?[0-9A-Za-z][-0-9A-Za-z_.:/]*/.exec(text.slice(at, at + MAX_CODE + 1)) || [''];
    for (const { index: end } of label || listed ? run.matchAll(/(?=[-.:/]|$)/g) : []) {
      const word = run.slice(0, end);
      const record = recordOf(word);
      const isFree = listed && record?.id === word && (listed.find ? listed.find === 'anywhere' : partCount(word) > 1);
      if (record && (isFree || isLabelled(word))) offer(end, record.id);
    }
    return longest;
  }

  /** The codes in a text, each once, in order. The rules are those of the library (crates/core/src/find). */
  function findCodes(text) {
    const plain = text.replace(ESCAPES, (escape) => ' '.repeat(escape.length));
    const forms = patterns();
    const listed = store.services.find((service) => service.forms.includes('listed'));
    const codes = new Set();
    const starts = /(?<![0-9A-Za-z_])(?:-(?=\d)|[0-9A-Za-z])/g;
    for (let start = starts.exec(plain); start; start = starts.exec(plain)) {
      const { length, code } = codeAt(plain, start.index, forms, listed);
      if (code) codes.add(code);
      starts.lastIndex = start.index + (length || 1);
    }
    return [...codes];
  }

  window.ecsErr.findCodes = findCodes;
  document.querySelectorAll('form.paste').forEach(pasteBox);
})();
