// The search data: records, and the postings of words and pairs of Chinese characters.

const ERROR = 0;
/** The weight of an error's message. */
const MESSAGE = 7;
const store = { records: [], byId: new Map(), tiers: 0, index: new Map(), groups: new Map(), messages: [] };

/** Adds a tier of data; called by the scripts with the data. */
function add(tier, data) {
  // Before any text is folded.
  const letters = data.traditional || '';
  for (let at = 0; at < letters.length; at += 2) simplified.set(letters[at], letters[at + 1]);
  for (const [kind, id, status, url, ...texts] of data.records) {
    const record = { kind, id, status, url, at: store.records.length, texts: [], length: 0 };
    store.byId.set(`${kind}:${id}`, record);
    store.records.push(record);
    addTexts(record, texts, addPosting);
  }
  for (const [at, ...texts] of data.more || []) addTexts(store.records[at], texts, addPosting);
  if (data.about) {
    Object.assign(store, data.about);
    store.phrases = phrasesOf(data.about.synonyms.map((group) => group.map(plain)));
  }
  store.groups.clear();
  store.vocabulary = data.vocabulary || [...store.index.keys()].filter((token) => !isHan(token));
  store.lines = `\n${store.vocabulary.join('\n')}\n`;
  store.scratch = new Uint8Array(store.records.length);
  store.tiers = tier;
}

/** A weight is negative where its text is searched but not shown, zero where it is only shown. */
function addTexts(record, texts, index) {
  for (let at = 0; at < texts.length; at += 2) {
    const weight = Math.abs(texts[at]);
    const part = { weight, text: texts[at + 1], plain: plain(texts[at + 1]), hidden: texts[at] < 0 };
    record.texts.push(part);
    if (weight === MESSAGE && record.kind === ERROR) store.messages.push({ record, part });
    record.length += part.text.length;
    for (const piece of weight ? pieces(part.plain) : []) {
      for (const token of isHan(piece) ? [...piece, ...pairs(piece)] : [piece]) index(token, record.at * 64 + 2 * weight);
    }
  }
}

/** A posting is a number: a record and, in the last six bits, twice the weight of the part that has the token. */
function addPosting(token, posting) {
  const postings = store.index.get(token);
  if (!postings) store.index.set(token, [posting]);
  else if (postings[postings.length - 1] >> 6 !== posting >> 6) postings.push(posting);
  else if (postings[postings.length - 1] < posting) postings[postings.length - 1] = posting;
}

/** The phrases of the synonyms by their first character, the longest first, each with its group. */
function phrasesOf(groups) {
  const phrases = new Map();
  for (const group of groups) {
    for (const phrase of group) phrases.set(phrase[0], [...(phrases.get(phrase[0]) || []), [phrase, group]]);
  }
  for (const list of phrases.values()) list.sort((one, other) => other[0].length - one[0].length);
  return phrases;
}

/** The postings of a token. Those in shards (site/shards.js) may not be loaded yet. */
const postingsOf = (token) => store.index.get(token) || store.miss?.(token) || [];

/** A plain phrase as whole words; Latin ones may end in another s. Chinese has no spaces. */
const patternOf = (phrase, flags) => new RegExp(phrase.replace(/^(?=\w)/, '\\b').replace(/(?<=\w)$/, 's?\\b'), flags);

/** The words that contain a text: those that begin with it, and the others. */
function wordsWith(text) {
  const found = { begin: [], inside: [] };
  for (let at = store.lines.indexOf(text); at >= 0; ) {
    const start = store.lines.lastIndexOf('\n', at) + 1;
    const end = store.lines.indexOf('\n', at);
    found[start === at ? 'begin' : 'inside'].push(store.lines.slice(start, end));
    at = store.lines.indexOf(text, end);
  }
  return found;
}

/** The postings of a part of a word or a pair of Chinese characters. Inside of a word it counts half. */
function occurrences(needle) {
  if (isHan(needle)) return { postings: [postingsOf(needle)], inside: [] };
  const { begin, inside } = wordsWith(needle);
  return { postings: begin.map(postingsOf), inside: inside.map(postingsOf) };
}

/** The postings of a group of synonyms. */
function occurrencesOfGroup(group) {
  if (!store.groups.has(group)) store.groups.set(group, group.map(phrasePostings));
  return { postings: store.groups.get(group), inside: [] };
}

/** The postings of a phrase: those of its rarest word where the others are next to it. */
function phrasePostings(phrase) {
  const word = (piece) => [...postingsOf(piece), ...postingsOf(`${piece}s`)];
  const tokens = pieces(phrase).flatMap((piece) => (isHan(piece) ? pairs(piece).map(postingsOf) : [word(piece)]));
  const pattern = patternOf(phrase);
  const [rarest] = tokens.sort((one, other) => one.length - other.length);
  return tokens.length > 1 ? rarest.map((posting) => withPhrase(posting, pattern)) : rarest || [];
}

/** The posting with the weight of the best text that contains a phrase; unchanged if the texts are not loaded yet. */
function withPhrase(posting, pattern) {
  const { at, texts } = store.records[posting >> 6];
  const weights = texts.filter((part) => pattern.test(part.plain)).map((part) => part.weight);
  return texts.length ? at * 64 + 2 * Math.max(0, ...weights) : posting;
}
