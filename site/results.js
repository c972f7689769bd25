'use strict';
// The page of results: all hits for the query in its address, by kind.
(() => {
  const { store, root, loadAll, make } = window.ecsErr;
  /** The hits of a kind that are shown at once. */
  const CHUNK = 20;
  const box = document.querySelector('.hits');
  const input = document.querySelector('form.search input[type=search]');
  const query = (new URLSearchParams(location.search).get('q') ?? '').trim();

  /** Waits for the texts of records, which a large catalog has in shards. */
  async function withTexts(records) {
    records.forEach((record) => window.ecsErr.hasTexts(record, true));
    await store.fetch?.();
    return records.filter(({ texts }) => texts.length);
  }

  /** The hits of a kind, and a button for more. */
  async function section(kind, records) {
    const { describe, marksOf } = window.ecsErr;
    const element = make('section', {});
    const name = make('h2', { id: `kind-${kind}` }, store.words.kinds[kind]);
    name.append(' ', make('span', { class: 'number' }, `${records.length}`));
    const list = make('ul', { class: 'results' });
    const button = make('button', { type: 'button', class: 'copy' });
    const marks = marksOf(query);
    const rest = [...records];
    const more = async () => {
      for (const record of await withTexts(rest.splice(0, CHUNK))) {
        const item = make('li', {});
        item.append(describe(make('a', { href: root + record.url }), record, marks));
        list.append(item);
      }
      button.hidden = !rest.length;
      button.textContent = `${store.words.more} (${rest.length})`;
    };
    button.addEventListener('click', async () => {
      const next = list.childElementCount;
      await more();
      list.children[next]?.firstElementChild.focus();
    });
    element.append(name, list, button);
    await more();
    return element;
  }

  /** The number of the latest search. */
  let latest = 0;

  /** Shows the hits among the records that have arrived, unless more arrive while their texts are fetched. */
  async function show() {
    if (!store.tiers) return;
    const turn = ++latest;
    const { answerFor, countsOf, saidOf, remember } = window.ecsErr;
    let found = answerFor(query);
    for (let more = store.fetch?.(); more; more = store.fetch()) {
      await more;
      if (turn < latest) return;
      found = answerFor(query);
    }
    const says = make('p', { role: 'status' }, `${query}: ${saidOf(found)}`);
    const notes = found.pointer ? [make('p', {}, found.pointer)] : [];
    if (!found.all.length && store.pages.errors) {
      const line = make('p', {});
      line.append(make('a', { href: root + store.pages.errors }, store.words.kinds[0]));
      notes.push(line);
    }
    const sections = [...countsOf(found.all).keys()].map((kind) => section(kind, found.all.filter((record) => record.kind === kind)));
    const made = await Promise.all(sections);
    if (turn < latest) return;
    box.replaceChildren(says, ...notes, ...made);
    if (found.all.length && !found.isText) remember(query);
  }

  if (query) {
    input.value = query;
    document.title = `${query} · ${document.title}`;
    loadAll(show);
  }
})();
