// The search data: records and their texts.

const ERROR = 0;
/** The weight of an error's message. */
const MESSAGE = 7;

/** Adds a tier of data; called by the scripts with the data. */
function add(tier, data) {
  // Before any text is folded.
  const letters = data.traditional || '';
  for (let at = 0; at < letters.length; at += 2) simplified.set(letters[at], letters[at + 1]);
  for (const [kind, id, status, url, ...texts] of data.records) {
    const record = { kind, id, status, url, at: store.records.length, texts: [] };
    store.byId.set(`${kind}:${id}`, record);
    store.records.push(record);
    addTexts(record, texts);
  }
  for (const [at, ...texts] of data.more || []) addTexts(store.records[at], texts);
  Object.assign(store, data.about, { errors: null });
  store.tiers = tier;
  for (const [number, form] of document.querySelectorAll('form.search').entries()) {
    if (!form.enter) searchPanel(form, number);
  }
}

/** A weight is negative where its text is searched but not shown, zero where it is only shown, `seen` with an edition or day for a message that was seen in practice. */
function addTexts(record, texts) {
  for (let at = 0; at < texts.length; at += 2) {
    const seen = /^seen/.test(texts[at]) && texts[at].slice(4);
    const weight = seen ? 0 : Math.abs(texts[at]);
    const part = { weight, seen, text: texts[at + 1], plain: plain(texts[at + 1]), hidden: texts[at] < 0 };
    record.texts.push(part);
    if ((weight === MESSAGE && record.kind === ERROR) || seen) store.messages.push({ record, part });
  }
}
