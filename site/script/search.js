// Search: from a query to records, the best first. It follows crates/search; words are searched by site/words.

/** The number of candidates that are passed to re-ranking. */
const RERANK_LIMIT = 48;
/** The words of a longer query are searched up to here. */
const MAX_QUERY_CHARS = 400;
/** With so many hits, a quick search looks no further. */
const ENOUGH = 10;
/** A text in JSON or XML. */
const BODY = /[{<][^]*[:>]/;

/**
 * The records for a query: those that it names, messages that it quotes, those with its words, then those with its
 * text anywhere. `hits` are those of `all` with texts that have arrived. `unknown` is a code that the catalog does not
 * have, `isForeign` whether it belongs to another service, for which `pointer` says where to look. `isText` is whether
 * the query has a code among other words, as a pasted text does. While the reader types, a quick search that has enough
 * hits does not look through all texts, and says so with `isPartial`; its hits are the first ones of a full search.
 */
function search(query, isQuick) {
  const { readCode, wordedBy } = window.ecsErr;
  const { exact, begins, code: unknown, isForeign, pointer } = readCode(query);
  const words = (query.match(/[\w.-]+/g) || []).filter((word) => /\d/.test(word) && /[a-z]/i.test(word));
  const inside = words.flatMap((word) => readCode(word).exact);
  const isText = inside.length > 0 && !exact.length && !begins.length && !unknown;
  const isKnownForm = unknown && !isForeign;
  const others = isKnownForm ? nearCodes(unknown) : (wordedBy?.(withoutForeign(query, words)) ?? []);
  const found = new Set([...exact, ...begins, ...inside, ...quotedBy(query), ...others]);
  const isPartial = Boolean(isQuick) && !isKnownForm && found.size >= ENOUGH;
  if (!isPartial && !isKnownForm) containing(query).forEach((record) => found.add(record));
  const all = [...found];
  return { all, hits: withTexts(all), inside, unknown, isForeign, pointer, isText, isPartial };
}

const withTexts = (records) => records.filter((record, at) => hasTexts(record, at < RERANK_LIMIT));

/** What is shown for a query: of the body of a response only its codes, because its other words say nothing. */
function answerFor(query, isQuick) {
  const found = search(query, isQuick);
  if (!found.isText || !BODY.test(query)) return found;
  const all = [...new Set(found.inside)];
  return { ...found, all, hits: withTexts(all), isPartial: false };
}

/** A query without the numbers of codes of other services, which are not those of our codes. */
function withoutForeign(query, words) {
  let rest = query.slice(0, MAX_QUERY_CHARS);
  for (const word of [query, ...words]) {
    const { code, isForeign } = window.ecsErr.readCode(word);
    if (isForeign && code.toLowerCase() === word.toLowerCase() && !errors().some(({ id }) => lettersOf(id) === lettersOf(word))) {
      rest = rest.replaceAll(word, split(word)[0]);
    }
  }
  return rest;
}

/** The letters of a code in order: a mistyped `Esc.0319` has those of ours. */
const lettersOf = (code) => [...code.toLowerCase().replace(/[^a-z]/g, '')].sort().join('');

/** Records with a text that has the query anywhere, such as the beginning of a word that is being typed. */
function containing(query) {
  const text = plain(query.slice(0, MAX_QUERY_CHARS));
  return text ? store.records.filter(({ texts }) => texts.some((part) => part.weight && part.plain.includes(text))) : [];
}

/** Whether the texts of a record are loaded; if not, they are marked as missing. */
function hasTexts(record, needed) {
  if (needed && !record.texts.length) store.miss?.(record);
  return record.texts.length;
}

const errors = () => (store.errors ??= store.records.filter((record) => record.kind === ERROR));
const errorOf = (code) => store.byId.get(`${ERROR}:${code}`);

/** Splits a code into its prefix and the digits at its end. */
const split = (code) => /^(.*?)(\d*)$/.exec(code).slice(1);

/** Codes that are similar to one that does not exist, the most similar first. */
function nearCodes(code) {
  const [prefix, digits] = split(code);
  const sorted = (text) => [...text].sort().join('');
  const apart = (one, other, limit) => distance(one.toLowerCase(), other.toLowerCase(), limit);
  const cost = ({ id }) => {
    const [known, number] = split(id);
    if (!digits || !number) {
      const limit = Math.min(3, code.length >> 2);
      const edits = apart(code, id, limit);
      return edits <= limit ? edits : Infinity;
    }
    if (known.toLowerCase() !== prefix.toLowerCase()) {
      if (+number !== +digits) return Infinity;
      return apart(prefix, known, 1) < 2 ? 0 : number.length === digits.length ? 1 : Infinity;
    }
    const edits = apart(digits, number, 1);
    const steps = Math.abs(number - digits);
    if (edits === 1 && sorted(digits) === sorted(number)) return 2;
    return edits < 2 || steps < 6 ? 3 + steps : Infinity;
  };
  const near = errors().map((record) => ({ record, cost: cost(record) })).filter((one) => one.cost < Infinity);
  return near.sort((one, other) => one.cost - other.cost).slice(0, 3).map((one) => one.record);
}

/** Shorter messages are quoted by chance. */
const MIN_QUOTE = 7;

/** Errors with a message that the query quotes, with any values for its placeholders; the longest first, then current ones. */
function quotedBy(query) {
  const folded = query.toLowerCase();
  if (folded.length < MIN_QUOTE) return [];
  const quoted = store.messages.filter(({ part }) => quotes(folded, part));
  const order = (one, other) => other.part.text.length - one.part.text.length || !!one.part.seen - !!other.part.seen || one.record.at - other.record.at;
  return quoted.sort(order).map(({ record }) => record);
}

/** The texts between the placeholders of a message. */
const literalsOf = (text) => (store.placeholder ? text.split(new RegExp(store.placeholder)) : [text]).map((literal) => literal.toLowerCase());

function quotes(query, message) {
  message.literals ??= literalsOf(message.text.trim().replace(/[.!。！]+$/, ''));
  message.size ??= message.literals.join('').length;
  if (message.size < MIN_QUOTE || message.size > query.length) return false;
  let at = 0;
  return message.literals.every((literal) => {
    const found = query.indexOf(literal, at);
    at = found + literal.length;
    return found >= 0;
  });
}
