// The index: from terms to the records that have them.

/** Takes the terms by which a text is indexed, some of them several times. One `seen` in practice has no meaning. */
function eachTerm(text, take, seen) {
  for (const { name } of identifiersOf(text)) take(name);
  const found = piecesOf(text);
  for (const { text: piece, han } of found) {
    if (!han) wordTerms(piece).forEach(take);
    let last = '';
    for (const letter of han ? piece : '') {
      take(letter);
      if (last) take(last + letter);
      last = letter;
    }
  }
  const atoms = seen ? [] : atomsOf(text, found);
  for (let at = 0; at < atoms.length; at++) {
    if (phrases.has(atoms[at].atom)) for (const { number } of phrasesAt(atoms, at)) take(GROUP + number);
  }
}

/** A posting is a number: a record and, in the last five bits, the weight of the part that has the term. */
function buildIndex() {
  for (const record of store.records) {
    for (const { text, weight, seen } of record.texts) {
      const posting = record.at * 32 + (weight || 1);
      const take = (term) => {
        const postings = store.index.get(term);
        if (!postings) store.index.set(term, [posting]);
        else if (postings.at(-1) >> 5 !== record.at) postings.push(posting);
        else if (postings.at(-1) < posting) postings[postings.length - 1] = posting;
      };
      if (weight || seen) eachTerm(text, take, seen);
    }
  }
  store.vocabulary = [...store.index.keys()].filter((term) => term[0] === WORD).map((term) => term.slice(1)).sort();
}
if (!store.shards) buildIndex();
const written = new Set(store.vocabulary);

/** The postings of a term. Those in shards (site/shards.js) may not be loaded yet. */
const postingsOf = (term) => store.index.get(term) || store.miss?.(term) || [];
const rarityOf = (count) => Math.log(1 + (store.count - count + 0.5) / (count + 0.5));
