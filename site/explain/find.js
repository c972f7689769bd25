// Codes in text. The rules are those of the library (crates/core/src/find).

const { store, loadAll, hasTexts, statusesOf, badgeOf, make, fill, root, copyText, copyButton, report, memo } = ecsErr;

/** Sequences of terminals, and escapes of strings and addresses. */
const ESCAPES = /(?:\x1b|\\u001[bB]|\\x1[bB]|\\033|\\e|\^\[)\[[0-?]*[ -/]*[A-Za-z]|\x1b(?:\\|[ -/]+[0-9A-Za-z]|[0-9A-OQ-WYZa-z])|\\(?:[nrtbf"']|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})|%[0-9A-Fa-f]{2}/g;
/** Words before `code` that mark another kind of code. */
const OTHER_CODES = 'exit(?:s|ed)?|status|http|zip|postal|area|country|currency|language|source|byte|bar|qr|access|verification';
/** A label before a code, then a closing quote, blanks, a sign and an opening quote; at least one of them after a word. */
const LABELS = new RegExp(
  `(?:(?<!\\w)(?:(?<!\\b(?:${OTHER_CODES})[ _-])code|err(?:or)?[ _-]?(?:code|no|number)|sql[ _-]?state|(error))(?!\\w|$)|` +
  '错误(?:码|代码|编码))["\'`\\])】）”’」》]?[ \\t]*(?:=>|[:=：＝])?[ \\t]*["\'`\\[(<【（“‘「《]?', 'gi');
const MAX_CODE = 127;
let finder = null;
/** The text that was searched last: the parts of a response are read several times. */
let last = {};
const isWord = (sign) => /\w/.test(sign ?? ' ');

/** How the codes of each form, own ones and others, are found in a text: `isFree` without a label. */
function patterns() {
  const { CLASSES, partsOf, isLiteral, escaped } = ecsErr;
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
  // An address of mail, or a number of per cent.
  const isOther = /^(?:@[\w-]+\.[a-z]|%(?:[ ,;.)\n]|$))/i.test(text.slice(end, end + 66));
  return !isOther && !isJoined(text[at - 1], text[at - 2]) && !isJoined(text[end], text[end + 1]) && !(isNumber && text[at - 1] === '-');
}

/** The longest code that begins at a position of a text: its length and how it is written. */
function codeAt(text, at, label) {
  const { isLiteral, recordOf } = ecsErr;
  const { forms, listed } = finder;
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

/** How codes are found in a text; made once the data has arrived. */
function makeFinder() {
  const [own, others] = patterns();
  const free = [...own, ...others].filter(({ isFree }) => isFree).map(({ pattern }) => pattern.source);
  const listed = store.services.find((service) => service.forms.includes('listed'));
  const starts = [...free, ...(listed ? ['-?[0-9A-Za-z]'] : [])];
  return { forms: [own, others], listed, starts: new RegExp(`(?<!\\w)(?=${starts.join('|') || '(?!)'})`, 'g') };
}

/** The places of a text where a code may begin: where the forms are clear without a label, and after labels. */
function placesIn(text, labels) {
  const places = Array.from(text.matchAll(finder.starts), ({ index }) => index);
  return labels.size ? [...places, ...labels.keys()].sort((one, other) => one - other) : places;
}

/** The codes in a text, in order, with where they begin and end. */
function findAll(text) {
  if (text === last.text) return last.found;
  finder ??= makeFinder();
  const plain = text.replace(ESCAPES, (escape) => ' '.repeat(escape.length)).replace(/[０-９Ａ-Ｚａ-ｚ．]/g, (sign) => sign.normalize('NFKC'));
  const found = [];
  const labels = new Map(Array.from(plain.matchAll(LABELS), (label) => [label.index + label[0].length, label]));
  let done = 0;
  for (const at of placesIn(plain, labels)) {
    if (at < done) continue;
    const { length, code } = codeAt(plain, at, labels.get(at));
    if (code) found.push({ code, at, end: at + length });
    done = at + (length || 1);
  }
  last = { text, found };
  return found;
}

/** The codes in a text, each once, in order. */
const findCodes = (text) => [...new Set(findAll(text).map(({ code }) => code))];
