// Text normalization for search. The rules are those of the command line (crates/search/src/token.rs).

const HAN = '\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
const PIECE = new RegExp(`[${HAN}]+|[^ ${HAN}]+`, 'gu');
const isHan = (text) => new RegExp(`^[${HAN}]`, 'u').test(text);

/** The text with full-width forms as ASCII. */
const narrow = (text) => text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));

/** Traditional Chinese characters and their Simplified forms; those of the catalog, which come with its data. */
const simplified = new Map();

/** Full-width forms, Traditional forms and letter case do not matter; every letter keeps its position. */
function fold(text) {
  const folded = narrow(text).replace(/[\u3400-\u9fff]/g, (letter) => simplified.get(letter) || letter);
  const lower = folded.toLowerCase();
  // Some capitals of other alphabets become two letters.
  return lower.length === text.length ? lower : folded;
}

/** Words and runs of Chinese without marks: "can't" is one word. */
function plain(text) {
  return fold(text).replace(/['’]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The Latin words and runs of Chinese of a plain text. */
const pieces = (text) => text.match(PIECE) || [];

/** Each pair of neighbouring characters; a single one by itself. */
function pairs(run) {
  const letters = [...run];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
}

/** The stem of an English word. */
function stem(word) {
  const stemmed = word.replace(/(ments?|ations?|ings?|ions?|ed|es|e|s|y|ies)$/, '');
  return /^[a-z]+$/.test(word) && stemmed.length > 3 ? stemmed : word;
}

/**
 * The edit distance of two words from a position in each; a swap of neighbours counts as one. A result above
 * the limit only means that the distance is greater.
 */
function distance(one, other, limit, at = 0, there = 0) {
  while (at < one.length && one[at] === other[there]) {
    at++;
    there++;
  }
  const left = one.length - at;
  const right = other.length - there;
  if (!left || !right || Math.abs(left - right) > limit) return Math.max(left, right);
  if (!limit) return 1;
  const after = (by, byThere) => 1 + distance(one, other, limit - 1, at + by, there + byThere);
  const swapped = one[at] === other[there + 1] && one[at + 1] === other[there];
  return Math.min(after(1, 1), after(1, 0), after(0, 1), swapped ? after(2, 2) : left + right);
}
