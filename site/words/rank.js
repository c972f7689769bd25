// Scores of records, and their order. It follows crates/search/src/matching.rs and rank.rs.

const [NAME, TITLE, MESSAGE] = [16, 9, 7];
const [STATUS, RELEASE] = [1, 5];
// The constants are those of matching.rs and rank.rs, where their meanings are.
const [TERM_SATURATION, FULL_COVERAGE, LEAST_ROUGH] = [3.5, 1.2, 0.3];
const [LEAST_COVERAGE, COVERAGE_EXPONENT, COMPLETE] = [0.12, 0.57, 1.2];
const [EQUAL, INSIDE, INSIDE_SHARE] = [2.5, 0.15, 0.6];
const [PRECISION, RECALL, HEADLINE_EXPONENT] = [5.9, 2.1, 1.15];
const FAILURE = 0.5;
/** For a status that the query names. */
const NAMED = 1.5;
const PRIOR = [1, 1, 0.9, 0.75, 1.1, 0.45, 0.9];

const bytesOf = (text) => new TextEncoder().encode(text).length;

/** The score of each record by its terms, and the share of what is wanted that it has. */
function match(terms) {
  const scores = new Float64Array(store.records.length);
  const shares = new Float64Array(store.records.length);
  const all = terms.reduce((sum, { wanted, weight }) => sum + (wanted ? weight : 0), 0);
  for (const { postings, factor, wanted, weight } of terms) {
    for (const posting of postings) {
      const [at, frequency] = [posting >> 5, posting & 31];
      scores[at] += (weight * factor * frequency) / (frequency + TERM_SATURATION);
      if (wanted) shares[at] += (weight / all) * Math.min(1, frequency / FULL_COVERAGE);
    }
  }
  return { scores, shares };
}

/** What a text is about: terms, and those of groups within others, which have no weight. */
function topicsOf(text) {
  const { mentions, rest } = split(text);
  const words = rest.filter((part) => part.trim()).flatMap((part) => contentOf(withoutStopWords(part)));
  return { terms: [...mentions.map(({ group }) => group), ...words], inner: mentions.flatMap((mention) => mention.inner) };
}

const weightOf = (term) => rarityOf(postingsOf(term).length || 1);

/** What ranking needs of a record. Its texts may not be loaded yet. */
function featuresOf(record) {
  const texts = record.texts.filter(({ weight }) => weight);
  if (!texts.length) store.miss?.(record);
  else if (record.features) return record.features;
  const bytes = texts.reduce((sum, { text }) => sum + bytesOf(text), 0);
  const bare = texts.map(({ text, weight }) => ({ weight, text: bareOf(text), bytes: bytesOf(bareOf(text)) }));
  const headlines = texts.filter(({ weight }) => [NAME, TITLE, MESSAGE].includes(weight)).map(({ text }) => topicsOf(text));
  const features = { bare, headlines, length: 1 + 0.06 * Math.log(Math.max(1, bytes / 500)) };
  if (texts.length) record.features = features;
  return features;
}

/** What ranking needs of a query; `text` is the query in words that occur. */
function wantedOf(query, text) {
  const topics = new Map(topicsOf(text).terms.filter((term) => postingsOf(term).length).map((term) => [term, weightOf(term)]));
  const bare = bareOf(query);
  const all = [...topics.values()].reduce((sum, weight) => sum + weight, 0);
  return { ...intentOf(query), bare, bytes: bytesOf(bare), hasBare: [...bare].length > 1, topics, all };
}

/** What it is worth that a record has the query word for word, and whether it is its name. */
function verbatim({ bare }, wanted) {
  let best = 0;
  let isName = false;
  for (const { weight, text, bytes } of wanted.hasBare ? bare : []) {
    if (text === wanted.bare) {
      isName ||= weight >= TITLE;
      best = Math.max(best, EQUAL * weight);
    } else if (text.includes(wanted.bare)) best = Math.max(best, weight * (INSIDE + (INSIDE_SHARE * wanted.bytes) / bytes));
  }
  return [best, isName];
}

/** How much of a title or message the query asks for, and how much of the query it has, at best. */
function headline({ headlines }, { topics, all }) {
  let best = 0;
  for (const { terms, inner } of headlines) {
    let [shared, weight] = [0, 0];
    for (const term of terms) {
      const own = weightOf(term);
      weight += own;
      if (topics.has(term)) shared += own;
    }
    const known = new Set([...terms, ...inner].filter((term) => topics.has(term)));
    const share = [...known].reduce((sum, term) => sum + topics.get(term), 0);
    if (weight && all) best = Math.max(best, (PRECISION * shared) / weight + (RECALL * share) / all);
  }
  return best;
}

/** What kinds of records people look for. */
function priorOf({ kind, id }, wanted, isName) {
  if (!kind) return wanted.isField ? 0.7 : 1;
  if (kind === STATUS && wanted.statuses.includes(id)) return NAMED;
  if (kind === STATUS) return wanted.isStatus ? 1 : wanted.isFailure ? 0.8 : 0.9;
  if (kind === RELEASE && wanted.isTime) return 2.5;
  return PRIOR[kind] * (wanted.isFailure && !isName ? FAILURE : 1);
}

function scoreOf(record, wanted, score, share) {
  const features = featuresOf(record);
  const [exact, isName] = verbatim(features, wanted);
  const base = score * (LEAST_COVERAGE + (1 - LEAST_COVERAGE) * Math.min(1, share) ** COVERAGE_EXPONENT) * (share > 0.99 ? COMPLETE : 1);
  return ((base + exact + headline(features, wanted) * share ** HEADLINE_EXPONENT) * priorOf(record, wanted, isName)) / features.length;
}

/** The records that have the words of a query: the best ones in order, then those that have most of it. */
function wordedBy(query) {
  const { terms, text } = asked(query);
  const { scores, shares } = match(terms);
  const wanted = wantedOf(query, text);
  const isQuantity = ({ kind, id }) => kind === STATUS && wanted.quantities.includes(id);
  const rough = new Float64Array(scores.length);
  const found = [];
  let most = 0;
  // A loop, because a catalog may have many records, and a key is answered in some milliseconds.
  for (let at = 0; at < scores.length; at++) {
    if (!scores[at]) continue;
    most = Math.max(most, shares[at]);
    rough[at] = scores[at] * (LEAST_ROUGH + shares[at]);
    if (!isQuantity(store.records[at])) found.push(at);
  }
  // Equal ones stay in order.
  found.sort((one, other) => rough[other] - rough[one]);
  const rest = found.splice(RERANK_LIMIT);
  const close = found.map((at) => ({ at, score: Math.round(1000 * scoreOf(store.records[at], wanted, scores[at], shares[at])) }));
  close.sort((one, other) => other.score - one.score || one.at - other.at);
  const has = (at) => shares[at] >= 0.6 * most;
  return [...close.map(({ at }) => at).filter((at, place) => place < 10 || has(at)), ...rest.filter(has)].map((at) => store.records[at]);
}

window.ecsErr.wordedBy = wordedBy;
