// Results as elements: links with a name, a title, badges, the text that matches and what to do.

const [STATUS, GUIDE] = [1, 6];
const ACTION = 3;
const STATUS_CLASSES = { 2: 'successful', 4: 'clientError', 5: 'serverError' };
/** Badges for more statuses would leave no room for the title. */
const MAX_BADGES = 2;

/** The address of the page of results for a query. */
const resultsFor = (query) => `${root}${store.pages.search}?q=${encodeURIComponent(query)}`;

/** The name of a record: the code, or the name of a field. */
const nameOf = ({ kind, id }) => (kind > 4 ? '' : id.slice(id.indexOf('#') + 1));

/** The statuses of an error. */
const statusesOf = ({ kind, status }) => (kind === ERROR ? [status].flat().filter(Boolean) : []);

/** A badge for a status, with a text. */
const badgeOf = (status, text = `${status}`) => make('span', { class: `badge ${STATUS_CLASSES[`${status}`[0]] ?? ''}` }, text);

/** Adds a result to a link. The texts of a large catalog may not have arrived yet. */
function describe(link, record, marks) {
  const add = (name, text) => {
    const element = make('span', { class: name });
    appendMarked(element, text, marks);
    link.append(element, ' ');
  };
  add('code', nameOf(record));
  add('title', record.texts[0]?.text ?? '');
  for (const status of statusesOf(record).slice(0, MAX_BADGES)) link.append(badgeOf(status), ' ');
  const action = record.kind === ERROR && record.texts.slice(1).find((part) => part.weight === ACTION && !part.hidden);
  const part = snippetOf(record, marks);
  if (part && part !== action) add('snippet', shownText(record, part));
  if (action) add('do', action.text);
  return link;
}

/** The number of records of each kind, in the order of the best one. */
function countsOf(records) {
  const counts = new Map();
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** What is said about the results of a query. */
function saidOf({ all, unknown, isForeign }) {
  const { words } = store;
  if (unknown) return fill(isForeign ? words.foreign : words.unknown, { asked: unknown });
  if (!all.length) return words.none;
  return all.length === 1 ? words.one : fill(words.count, { n: all.length });
}
