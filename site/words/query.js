// From a query to terms. It follows crates/search/src/query.rs.

// The constants are those of query.rs, where their meanings are.
const [OWN_WORD, INNER, SINGLE, PAIR, LETTER, GUESS, IDENTIFIER, PART] = [0.7, 0.4, 0.85, 0.65, 0.35, 0.5, 1.5, 0.3];

/** What a query asks for: terms, and the query in words that occur. */
function asked(query) {
  const terms = [];
  const add = (term, factor, wanted, weigh = (weight) => weight) => {
    const postings = postingsOf(term);
    if (postings.length) terms.push({ postings, factor, wanted, weight: weigh(rarityOf(postings.length)) });
    return postings.length ? rarityOf(postings.length) : Infinity;
  };
  let rest = query;
  let names = '';
  for (const { name, at, length } of identifiersOf(query)) {
    if (!postingsOf(name).length) continue;
    const isSynonym = mentionsOf(name).some((mention) => mention.at === 0 && mention.end === name.length);
    if (isSynonym || !/[_:.]/.test(name)) {
      add(name, 1, false);
      continue;
    }
    add(name, 1, true, (weight) => IDENTIFIER * weight);
    for (const word of contentOf(name)) add(word, 1, false, (weight) => PART * weight);
    rest = rest.slice(0, at) + ' '.repeat(length) + rest.slice(at + length);
    names += ` ${name}`;
  }
  const { text, guesses } = corrected(rest);
  const parts = split(text);
  for (const { group, inner, at, end } of parts.mentions) {
    const least = add(group, 1, true);
    for (const other of inner) add(other, 1, false, (weight) => INNER * weight);
    for (const term of contentOf(text.slice(at, end))) add(term, 1, false, (weight) => OWN_WORD * Math.min(weight, least));
  }
  for (const piece of parts.rest.flatMap((part) => piecesOf(withoutStopWords(part)))) {
    const letters = piece.han ? [...piece.text] : [];
    if (letters.length < 2) {
      if (piece.han) add(piece.text, SINGLE, true);
      else add(wordOf(piece.text), 1, true);
      continue;
    }
    for (const pair of pairs(piece.text)) add(pair, 1, false, (weight) => PAIR * weight);
    for (const letter of letters) add(letter, 1, true, (weight) => LETTER * weight);
  }
  for (const [word, factor] of guesses) add(wordOf(word), factor, false, (weight) => GUESS * weight);
  terms.sort((one, other) => one.postings.length - other.postings.length);
  return { terms, text: text + names };
}
