// Synonyms of the field in texts. It follows crates/search/src/concept.rs.

/** Latin words, stemmed, and Chinese characters. */
const atomsOf = (text, found = piecesOf(text)) =>
  found.flatMap(({ text: piece, at, end, han }) => {
    if (!han) return { atom: wordOf(piece), at, end };
    let start = at;
    return [...piece].map((atom) => ({ atom, at: start, end: (start += atom.length) }));
  });

const phrases = new Map();
lists.synonyms.forEach((group, number) => {
  for (const phrase of group) {
    const atoms = atomsOf(phrase).map(({ atom }) => atom);
    if (atoms.length) phrases.set(atoms[0], [...(phrases.get(atoms[0]) || []), { atoms, number }]);
  }
});
for (const list of phrases.values()) list.sort((one, other) => other.atoms.length - one.atoms.length);
const knownAtoms = new Set([...phrases.values()].flat().flatMap(({ atoms }) => atoms));

const phrasesAt = (atoms, at) =>
  (phrases.get(atoms[at].atom) || []).filter((phrase) => phrase.atoms.every((atom, offset) => atoms[at + offset]?.atom === atom));

/** The groups that a text mentions: the longest phrase at each place, and groups within it. */
function mentionsOf(text) {
  const atoms = atomsOf(text);
  const mentions = [];
  for (let at = 0; at < atoms.length; ) {
    const [phrase] = phrasesAt(atoms, at);
    if (!phrase) {
      at++;
      continue;
    }
    const end = at + phrase.atoms.length;
    const mention = { group: GROUP + phrase.number, inner: [], at: atoms[at].at, end: atoms[end - 1].end };
    for (; at < end; at++) {
      const inner = phrasesAt(atoms, at).filter(({ atoms, number }) => at + atoms.length <= end && number !== phrase.number);
      mention.inner.push(...inner.map(({ number }) => GROUP + number));
    }
    mentions.push(mention);
  }
  return mentions;
}

/** The groups that a text mentions, and the lines around them. */
function split(text) {
  const mentions = mentionsOf(text);
  const ends = [0, ...mentions.map(({ end }) => end)];
  const rest = ends.flatMap((end, at) => text.slice(end, mentions[at]?.at).split('\n'));
  return { mentions, rest };
}
