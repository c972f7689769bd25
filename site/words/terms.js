// From words to terms. It follows crates/search/src/token.rs and stop.rs.

const { store, piecesOf, pairs, distance, simplify, bareOf, memo, RERANK_LIMIT } = window.ecsErr;
const { lists } = store;
/** In front of the terms of groups of synonyms, and of words as they are written. */
const [GROUP, WORD] = ['\u0001', '\u0003'];

const isStopWord = (word) => lists.stopWords.includes(word.toLowerCase());

/** The term of a Latin word. */
const wordOf = memo((word) => {
  const singular = /^(?=.*[A-Z])(.{2,})s$/.exec(word)?.[1];
  const lower = (singular && singular.replace(/[^a-z]/g, '').length < 2 ? singular : word).toLowerCase();
  return /^[a-z]{3,}$/.test(lower) ? stem(lower) : lower;
});

/** The parts of a word in camel case. */
const partsOf = (word) => word.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu}\p{Lu})(?=\p{Lu}\p{Ll}\p{Ll})/u);

/** Words joined by marks, such as `delete_on_termination`, in one. */
const identifiersOf = (text) =>
  [...text.matchAll(/[\w:.-]+/g)].flatMap(({ 0: run, index }) => {
    const name = run.replace(/^[:.-]+|[:.-]+$/g, '');
    return name.length > 2 && /[_:.-]/.test(name) ? [{ name: name.toLowerCase(), at: index + run.indexOf(name), length: name.length }] : [];
  });

/** Stemmed words and pairs of Chinese characters. */
const contentOf = (text) => piecesOf(text).flatMap(({ text: piece, han }) => (han ? pairs(piece) : [wordOf(piece)]));

/** A text without what says nothing; all of it if nothing else is left. */
function withoutStopWords(text) {
  let rest = simplify(text);
  for (const phrase of lists.stopPhrases) rest = rest.replaceAll(phrase, ' ');
  return rest.split(/\s+/).filter((word) => word && !isStopWord(word)).join(' ') || text;
}

/** The terms of a Latin word. */
const wordTerms = memo((word) => {
  const parts = partsOf(word);
  const terms = parts.length > 1 ? parts.map(wordOf) : [];
  if (isStopWord(word)) return terms;
  return [...terms, wordOf(word), ...(/^[a-z]{4,}$/i.test(word) ? [WORD + word.toLowerCase()] : [])];
});
