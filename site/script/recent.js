// Recent queries. They are kept in this browser only.

const RECENT = 'searches';
const MAX_RECENT = 8;
/** Longer queries are pasted texts, which may hold secrets. */
const MAX_RECENT_CHARS = 80;

/** The recent queries, the last one first; none if the browser refuses storage. */
function recentQueries() {
  try {
    const known = JSON.parse(localStorage.getItem(RECENT));
    return Array.isArray(known) ? known.filter((query) => query && typeof query === 'string').slice(0, MAX_RECENT) : [];
  } catch {
    return [];
  }
}

/** Keeps a query that led somewhere. */
function remember(query) {
  const text = query.trim();
  if (text && text.length <= MAX_RECENT_CHARS) keepRecent([text, ...recentQueries().filter((known) => known !== text)].slice(0, MAX_RECENT));
}

function keepRecent(queries) {
  try {
    if (queries.length) localStorage.setItem(RECENT, JSON.stringify(queries));
    else localStorage.removeItem(RECENT);
  } catch {
    // Nothing is kept then.
  }
}
