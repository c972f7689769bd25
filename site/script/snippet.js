// Snippets: the text of a record that matches the query, truncated and highlighted.

const SNIPPET = 120;
/** The letters that are shown before the first mark. */
const BEFORE_MARK = 40;

/** The terms to mark: words of the query, and pairs of Chinese characters. */
const marksOf = (query) =>
  piecesOf(fold(query)).flatMap(({ text, han }) => (han ? pairs(text) : [text])).filter((mark) => mark.length > 1 || isHan(mark));

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

/** A text as it is shown: that of a guide without Markdown. */
const shownText = ({ kind }, part) => (kind === GUIDE ? (part.shown ??= withoutMarkdown(part.text)) : part.text);

const withoutMarkdown = (text) =>
  text.replace(/^ *(```|\|? *:?---).*$/gm, '')
    .replace(/^ *(#{1,6}|>|[-*+]|\d+\.) +/gm, '')
    .replace(/!?\[([^\]]*)\]\([^()\s]*(\([^()]*\))?[^()]*\)/g, '$1')
    .replace(/(\*\*|`+)(?=\S)(.+?)\1/g, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[|\s]+/g, ' ').trim();

/** Adds a text with its marks to an element, truncated around the first mark. */
function appendMarked(element, text, marks) {
  const letters = marked(text, marks);
  let at = Math.max(0, letters.indexOf(1) - BEFORE_MARK);
  if (text.length <= SNIPPET) at = 0;
  // Not in the middle of a word.
  if (at > 0) at += /^\w*\s+(?=\S)/.exec(text.slice(at, at + BEFORE_MARK))?.[0].length ?? 0;
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
