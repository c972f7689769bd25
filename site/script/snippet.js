// Snippets: the text of a record that matches the query, truncated and highlighted.

const SNIPPET = 120;

/** The terms to mark: words of the query, and pairs of Chinese characters. */
const marksOf = (query) =>
  pieces(plain(query)).flatMap((piece) => (isHan(piece) ? pairs(piece) : [piece])).filter((mark) => mark.length > 1 || isHan(mark));

/** The marks of a text: for each letter, whether it is marked. */
function marked(text, marks) {
  const folded = fold(text);
  const letters = new Uint8Array(text.length);
  for (const mark of marks) {
    for (let at = folded.indexOf(mark); at >= 0; at = folded.indexOf(mark, at + 1)) letters.fill(1, at, at + mark.length);
  }
  return letters;
}

/** The text of a record, other than its title, that matches most of the query. */
function snippetOf(record, marks) {
  const count = ({ plain: text }) => marks.filter((mark) => text.includes(mark)).length;
  let best = null;
  let most = 0;
  for (const part of record.texts.slice(1)) {
    if (!part.hidden && count(part) > most) [best, most] = [part, count(part)];
  }
  return best || record.texts.slice(1).find((part) => !part.hidden);
}

/** Adds a text with its marks to an element, truncated around the first mark. */
function appendMarked(element, text, marks) {
  const letters = marked(text, marks);
  let at = Math.max(0, letters.indexOf(1) - 40);
  if (text.length <= SNIPPET) at = 0;
  const end = Math.min(text.length, at + SNIPPET);
  if (at > 0) element.append('…');
  while (at < end) {
    let stop = at;
    while (stop < end && letters[stop] === letters[at]) stop++;
    const piece = text.slice(at, stop);
    element.append(letters[at] ? make('mark', {}, piece) : piece);
    at = stop;
  }
  if (end < text.length) element.append('…');
}

/** An element with attributes and a text. */
function make(name, attributes, text) {
  const element = document.createElement(name);
  setAttributes(element, attributes);
  if (text) element.textContent = text;
  return element;
}

function setAttributes(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
}
