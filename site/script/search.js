// Search: from a query to records, the best first. It follows crates/search, with an index that is built in the page.

const RELEASE = 5;
/** The prior weight of each kind of record; releases have the full weight in queries about time. */
const PRIOR = [1, 0.85, 0.9, 0.85, 0.95, 0.45, 0.75];
/** The number of candidates that are passed to re-ranking. */
const RERANK_LIMIT = 48;
/** With fewer complete hits than this, misspelt words are corrected. */
const MIN_COMPLETE_HITS = 5;

/**
 * The records for a query: those that it names, messages that it quotes, matches of its words, then
 * matches of corrected words. `unknown` is a code that the catalog does not have, `isForeign`
 * whether it belongs to another service.
 */
function search(query) {
  const { readCode, recordsOf } = window.ecsErr;
  const { exact, begins, code: unknown, isForeign } = readCode(query);
  const words = query.match(/[\w.:/-]+/g) || [];
  const inside = words.flatMap((word) => (/\d/.test(word) && /[a-z]/i.test(word) ? readCode(word).exact : recordsOf(word)));
  const worded = unknown && !isForeign ? nearCodes(unknown) : wordedBy(query);
  const hits = [...new Set([...exact, ...begins, ...inside, ...quotedBy(query), ...worded])];
  return { hits: hits.filter((record, at) => hasTexts(record, at < RERANK_LIMIT)), unknown, isForeign };
}

/** Whether the texts of a record are loaded; if not, they are marked as missing. */
function hasTexts(record, needed) {
  if (needed && !record.texts.length) store.miss?.(record);
  return record.texts.length;
}

const errors = () => store.records.filter((record) => record.kind === ERROR);
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

/** Errors with a message that the query quotes, with any values for its placeholders; the longest first. */
function quotedBy(query) {
  const folded = query.toLowerCase();
  const quoted = store.messages.filter(({ part }) => quotes(folded, part));
  return quoted.sort((one, other) => other.part.text.length - one.part.text.length).map(({ record }) => record);
}

/** The texts between the placeholders of a message. */
const literalsOf = (text) => (store.placeholder ? text.split(new RegExp(store.placeholder)) : [text]).map((literal) => literal.toLowerCase());

function quotes(query, message) {
  let at = 0;
  message.literals ??= literalsOf(message.text.trim().replace(/[.!。！]+$/, ''));
  return message.literals.join('').length > 6 && message.literals.every((literal) => {
    const found = query.indexOf(literal, at);
    at = found + literal.length;
    return found >= 0;
  });
}

/** A query without stop words; the whole query if nothing else is left. */
function withoutStopWords(text) {
  let rest = text;
  for (const phrase of store.stopPhrases) rest = rest.replaceAll(phrase, ' ');
  rest = rest.split(' ').filter((word) => word && !store.stopWords.includes(word)).join(' ');
  return rest || text;
}

/** The longest phrase of the synonyms at a position of a text, and its group. */
function phraseAt(text, at) {
  for (const [phrase, group] of store.phrases.get(text[at]) || []) {
    const pattern = patternOf(phrase, 'y');
    pattern.lastIndex = at;
    const found = text.startsWith(phrase, at) && pattern.exec(text);
    if (found) return [found[0], group];
  }
  return [];
}

/**
 * The units of a query. Any needle of a unit matches it; `wanted` tells whether a record
 * without it is incomplete.
 */
function unitsOf(text, others) {
  const units = [];
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const [phrase, group] = phraseAt(text, at);
    if (!phrase) {
      rest += text[at++];
      continue;
    }
    units.push({ needles: group, group, factor: 1, wanted: true });
    for (const piece of pieces(phrase)) {
      for (const needle of isHan(piece) ? pairs(piece) : [stem(piece)]) units.push({ needles: [needle], factor: 0.25 });
    }
    rest += '\n';
    at += phrase.length;
  }
  for (const part of rest.split('\n')) for (const piece of pieces(withoutStopWords(part.trim()))) addPiece(piece, units, others);
  return units;
}

function addPiece(piece, units, others) {
  if (!isHan(piece)) {
    units.push({ needles: others.get(piece) || [stem(piece)], factor: 1, wanted: true, word: piece });
    return;
  }
  for (const pair of pairs(piece)) units.push({ needles: [pair], factor: piece.length > 1 ? 1 : 0.7, wanted: true });
  if (piece.length > 1) for (const letter of piece) units.push({ needles: [letter], factor: 0.15 });
}

/** The score of each record by single words, and the share of the query that it matches. */
function match(units) {
  const scores = new Float32Array(store.records.length);
  const shares = new Float32Array(store.records.length);
  let all = 0;
  for (const unit of units) {
    const records = meet(unit);
    const rarity = unit.count && unit.factor * Math.log(1 + (scores.length - unit.count + 0.5) / (unit.count + 0.5));
    if (unit.wanted) all += rarity;
    for (const at of records) {
      const best = store.scratch[at];
      store.scratch[at] = 0;
      scores[at] += (rarity * best) / (best + 8);
      if (unit.wanted) shares[at] += rarity;
    }
  }
  if (all) for (let at = 0; at < shares.length; at++) shares[at] /= all;
  return { scores, shares };
}

/** The records that match a unit; their scores are in the scratch array. */
function meet(unit) {
  const { scratch } = store;
  const records = [];
  const keep = (postings, halved) => {
    for (const posting of postings) {
      const at = posting >> 6;
      const worth = (posting & 63) >> halved;
      if (!scratch[at] && worth) records.push(at);
      if (worth > scratch[at]) scratch[at] = worth;
    }
  };
  for (const { postings, inside } of unit.group ? [occurrencesOfGroup(unit.group)] : unit.needles.map(occurrences)) {
    for (const list of postings) keep(list, 0);
    unit.begins ||= postings.some((list) => list.length);
    for (const list of inside) keep(list, 1);
  }
  unit.count = records.length;
  return records;
}

/** The matches of the words of a query. */
function wordedBy(query) {
  const text = plain(query.slice(0, 400));
  if (!text) return [];
  const units = unitsOf(text, new Map());
  const found = ranked(text, units);
  const missing = units.some((unit) => unit.word && !unit.begins && !unit.count);
  const real = missing ? [] : found.filter((hit) => hit.share > 0.99);
  if (real.length >= MIN_COMPLETE_HITS) return found.map((hit) => hit.record);
  const others = misspelt(units);
  const guessed = others.size ? ranked(text, unitsOf(text, others)) : [];
  return [...real, ...guessed, ...found].map((hit) => hit.record);
}

/** For each rare or unknown word, the most similar known ones. */
function misspelt(units) {
  const rare = units.filter(({ word, begins, count }) => word && /^[a-z]{4,}$/.test(word) && (!begins || count < MIN_COMPLETE_HITS));
  const others = new Map();
  for (const { word } of rare.sort((one, other) => one.count - other.count).slice(0, 4)) {
    const near = nearWords(word, word.length > 5 ? 2 : 1);
    if (near.length) others.set(word, near);
  }
  return others;
}

/** The words at the least distance, within a limit. */
function nearWords(word, limit) {
  let near = [];
  let least = limit;
  for (const known of store.vocabulary) {
    const edits = distance(word, known, least);
    if (!edits || edits > least) continue;
    if (edits < least) near = [];
    least = edits;
    near.push(known);
  }
  return near;
}

/** The records that match any unit: the best ones in order, then those that match most of the query. */
function ranked(text, units) {
  const { scores, shares } = match(units);
  const rough = new Float32Array(scores.length);
  let most = 0;
  for (let at = 0; at < scores.length; at++) {
    rough[at] = scores[at] * (0.3 + shares[at]);
    most = Math.max(most, shares[at]);
  }
  const least = rough.slice().sort()[Math.max(0, rough.length - RERANK_LIMIT)];
  const wanted = { bare: text.replaceAll(' ', ''), needles: needlesOf(units), time: isAboutTime(text) };
  const close = [];
  const rest = [[], []];
  for (let at = 0; at < scores.length; at++) {
    const has = shares[at] >= 0.6 * most;
    if (!rough[at] || (rough[at] < least && !has)) continue;
    const hit = { record: store.records[at], has, share: shares[at], score: scores[at] };
    if (rough[at] < least) rest[+(hit.share <= 0.99)].push(hit);
    else close.push({ ...hit, score: scoreOf(hit, wanted) });
  }
  close.sort((one, other) => other.score - one.score);
  return [...close.filter((hit, at) => at < 10 || hit.has), ...rest[0], ...rest[1]];
}

/** Longer ones first, so that none is split by one inside of it. */
const needlesOf = (units) =>
  [...new Set(units.flatMap((unit) => unit.needles))].filter((needle) => needle.length > 1).sort((one, other) => other.length - one.length);

const isAboutTime = (text) => /(^|\D)20\d\d(\D|$)/.test(text) || store.timeWords.some((word) => text.includes(word));

function scoreOf({ record, score, share }, wanted) {
  let sum = score * (0.25 + 0.75 * share ** 1.25) * (share > 0.99 ? 1.5 : 1);
  sum += verbatim(record, wanted.bare) + 5 * asked(record, wanted.needles) * share;
  const prior = record.kind === RELEASE && wanted.time ? 1.6 : PRIOR[record.kind];
  return (sum * prior) / (1 + 0.06 * Math.log(Math.max(1, record.length / 300)));
}

/** The bonus of a record that contains the query word for word. */
function verbatim(record, query) {
  let most = 0;
  for (const part of query.length > 1 ? record.texts : []) {
    const text = (part.bare ??= part.plain.replaceAll(' ', ''));
    if (text === query) most = Math.max(most, 2.5 * part.weight);
    else if (text.includes(query)) most = Math.max(most, part.weight * (0.15 + (0.6 * query.length) / text.length));
  }
  return most;
}

/** The greatest share of a name, title or message that the query matches. */
function asked(record, needles) {
  let most = 0;
  for (const part of record.texts) if (part.weight > 6) most = Math.max(most, covered(part.plain, needles));
  return most;
}

function covered(text, needles) {
  let rest = text;
  for (const needle of needles) if (rest.includes(needle)) rest = rest.replaceAll(needle, '');
  return 1 - rest.length / (text.length || 1);
}
