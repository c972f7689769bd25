// Text normalization for search. The rules are those of the command line (crates/search/src/token.rs).

const { store, root, load, loadAll, make, setAttributes, fill } = window.ecsErr;

const HAN = '\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}';
const PIECE = new RegExp(`[${HAN}]+|(?![${HAN}'’])(?:(?![${HAN}])[\\p{Alphabetic}\\p{N}'’])+`, 'gu');
const MARKS = new RegExp(`[^${HAN}\\p{Alphabetic}\\p{N}]+`, 'gu');
const HAN_FIRST = new RegExp(`^[${HAN}]`, 'u');
const isHan = (text) => HAN_FIRST.test(text);

/** A function that keeps its results. */
const memo = (make, known = new Map()) => (key) => known.get(key) ?? known.set(key, make(key)).get(key);

/** The text with full-width forms as ASCII. */
const narrow = (text) => text.replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0));

/** Traditional Chinese characters and their Simplified forms; those of the catalog, which come with its data. */
const simplified = new Map();

/** Full-width forms and Traditional forms do not matter; every letter keeps its position. */
const simplify = (text) => narrow(text).replace(/[\u3400-\u9fff]/g, (letter) => simplified.get(letter) || letter);

/** The text in lower case as well, unless letters would lose their positions: some capitals become two letters. */
function fold(text) {
  const folded = simplify(text);
  const lower = folded.toLowerCase();
  return lower.length === text.length ? lower : folded;
}

/** Words and runs of Chinese without marks: "can't" is one word. */
function plain(text) {
  return fold(text).replace(/['’]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** A text without marks, spaces and letter case. */
const bareOf = (text) => simplify(text).replace(MARKS, '').toLowerCase();

/** The Latin words and runs of Chinese of a text: "can't" is one word. */
const piecesOf = (text) =>
  [...simplify(text).matchAll(PIECE)].map(({ 0: piece, index }) => ({
    text: piece.replace(/['’]/g, ''), at: index, end: index + piece.replace(/['’]+$/, '').length, han: isHan(piece),
  }));

/** Each pair of neighbouring characters; a single one by itself. */
function pairs(run) {
  const letters = [...run];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
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
