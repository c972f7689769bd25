// Words that no record has: taken apart, or replaced by similar ones. It follows crates/search/src/correct.rs.

const knows = (word) =>
  written.has(word.toLowerCase()) || knownAtoms.has(wordOf(word)) || isStopWord(word) || postingsOf(wordOf(word)).length;

/** The Latin words that begin with a word or are a few letters away, the best first, each with its worth. */
function nearWords(word, distances) {
  const most = word.length < 4 || word.length > 30 ? 0 : word.length < 6 ? 1 : word.length < 9 ? 2 : 3;
  for (const limit of distances.filter((limit) => limit <= most)) {
    const near = store.vocabulary.filter((known) => known[0] === word[0] && (known.startsWith(word) || distance(word, known, limit) <= limit));
    if (!near.length) continue;
    near.sort((one, other) => postingsOf(WORD + other).length - postingsOf(WORD + one).length);
    return near.slice(0, 6).map((known) => [known, limit === 1 ? 0.7 : 0.5]);
  }
  return [];
}

/** The two words of a word that are written as one. */
function apart(word) {
  for (let at = word.length > 31 ? 0 : word.length - 3; at >= 3; at--) {
    const [one, other] = [word.slice(0, at), word.slice(at)];
    if (/^[\0-\x7f]*$/.test(word) && knows(one) && knows(other)) return [[`${one} ${other}`, 1]];
  }
  return [];
}

function corrections(word) {
  const parts = partsOf(word);
  const isCamel = parts.length > 1;
  // `HttpException` is about HTTP.
  if (isCamel && /^(Error|Exception)$/.test(parts.at(-1))) parts.pop();
  if (isCamel && parts.some(knows)) return [[parts.join(' '), 1]];
  const lower = word.toLowerCase();
  const isTerm = /^[A-Z]{0,5}$/.test(word);
  const near = (distances) => (isTerm ? [] : nearWords(lower, distances));
  return [() => near([1]), () => apart(lower), () => near([2, 3])].reduce((found, next) => (found.length ? found : next()), []);
}

/** The query with words that no record has taken apart or corrected, and other words that may have been meant. */
function corrected(query) {
  let text = '';
  let end = 0;
  const guesses = [];
  for (const piece of piecesOf(query)) {
    if (piece.han || /[0-9]/.test(piece.text) || knows(piece.text)) continue;
    const [best, ...others] = corrections(piece.text);
    if (!best) continue;
    text += query.slice(end, piece.at) + best[0];
    guesses.push(...others);
    end = piece.end;
  }
  return { text: text + query.slice(end), guesses };
}
