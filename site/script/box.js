// The search box: an ARIA combobox with a list of results.

const root = document.documentElement.dataset.root || './';
const siteScript = document.getElementById('site-script');
/** The number of hits that are shown at once, by kind; the others follow below. */
const MAX_BEST_HITS = 10;
const CHUNK = 40;

const loading = {};

/** Fetches a tier of the data as a script, once; works on file:// too. A tier that can't be fetched is ignored. */
function load(tier) {
  loading[tier] ??= new Promise((resolve) => {
    const script = make('script', { src: root + (siteScript.dataset[tier] || `${siteScript.dataset.shards}${tier}.js`) });
    script.onload = script.onerror = resolve;
    document.head.append(script);
  });
  return loading[tier];
}

const whenIdle = window.requestIdleCallback || ((work) => setTimeout(work, 50));

/** Fetches the codes, then the rest when the browser is idle; the rest depends on the codes. Calls back after each. */
function loadAll(then) {
  return load('codes').then(() => {
    then();
    if (store.tiers) whenIdle(() => load('rest').then(then));
  });
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function searchBox(form) {
  const input = form.querySelector('input[type=search]');
  const list = make('div', { class: 'results', id: 'results', role: 'listbox', 'aria-label': input.placeholder, hidden: '' });
  const announce = make('p', { class: 'announce', role: 'status' });
  const state = { options: [], active: -1, timer: 0 };
  setAttributes(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'results' });
  form.append(list, announce);

  function close() {
    list.hidden = true;
    clearTimeout(state.timer);
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function activate(at) {
    state.options[state.active]?.setAttribute('aria-selected', 'false');
    state.active = at;
    const option = state.options[at];
    if (!option) {
      input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  }

  /** Selects the next or previous option; between the last and the first, none is selected. */
  function step(by) {
    if (list.hidden) return show();
    const places = state.options.length + 1;
    activate(((state.active + 1 + by + places) % places) - 1);
  }

  function group(label) {
    const id = `group-${list.childElementCount}`;
    const element = make('div', { role: 'group', 'aria-labelledby': id });
    element.append(make('div', { class: 'kind', id, role: 'presentation' }, label));
    list.append(element);
    return element;
  }

  /** Adds results to a group. */
  function offer(element, records) {
    for (const record of records) {
      const option = optionOf(record, state.marks);
      option.id = `result-${state.options.length}`;
      state.options.push(option);
      element.append(option);
    }
  }

  /** Adds the hits below the best ones, a few at a time so that typing is never delayed. */
  function showRest(element) {
    offer(element, state.rest.splice(0, CHUNK));
    if (state.rest.length) state.timer = setTimeout(showRest, 30, element);
  }

  function show() {
    const query = input.value.trim();
    clearTimeout(state.timer);
    Object.assign(state, { options: [], active: -1, marks: marksOf(query) });
    input.removeAttribute('aria-activedescendant');
    list.replaceChildren();
    if (!query || !store.tiers) return close();
    const { hits, unknown, isForeign } = search(query);
    const more = store.fetch?.();
    if (more) return more.then(show);
    const { words } = store;
    const says = unknown ? (isForeign ? 'foreign' : 'unknown') : hits.length ? 'count' : 'none';
    announce.textContent = fill(words[says], { asked: unknown, n: hits.length });
    if (unknown || !hits.length) list.append(make('p', { class: 'none', role: 'presentation' }, announce.textContent));
    state.rest = hits;
    const best = hits.splice(0, MAX_BEST_HITS);
    for (const kind of new Set(best.map((record) => record.kind))) {
      offer(group(words.kinds[kind]), best.filter((record) => record.kind === kind));
    }
    state.first = !unknown && state.options[0];
    if (hits.length) state.timer = setTimeout(showRest, 150, group(words.more));
    list.hidden = false;
    list.scrollTop = 0;
    input.setAttribute('aria-expanded', 'true');
  }

  /** Enter: the chosen option, else the first hit; a code that does not exist opens nothing. */
  async function enter() {
    await load('codes');
    if (state.active < 0) await show();
    const option = state.options[state.active] || state.first;
    close();
    if (option) location.assign(option.href);
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => (list.hidden ? (input.value = '') : close()),
  };

  input.addEventListener('keydown', (event) => {
    const key = keys[event.key];
    if (!key || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    key();
  });
  input.addEventListener('input', show);
  input.addEventListener('focus', () => loadAll(() => document.activeElement === input && state.active < 0 && show()), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    enter();
  });
  form.addEventListener('focusout', (event) => form.contains(event.relatedTarget) || close());
  list.addEventListener('mousedown', (event) => event.preventDefault());
  document.addEventListener('keydown', (event) => {
    const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !event.target.closest?.('input, textarea, select');
    if (!command && !(slash && !event.ctrlKey && !event.metaKey && !event.altKey)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked && !document.querySelector('form.filter')) {
    input.value = asked;
    input.focus();
    loadAll(show);
  }
}

/** The name of a record: the code, or the name of a field. */
const nameOf = ({ kind, id }) => (kind > 4 ? '' : id.slice(id.indexOf('#') + 1));

/** A result, which is a link: its name, title and snippet. */
function optionOf(record, marks) {
  const option = make('a', { role: 'option', 'aria-selected': 'false', href: root + record.url, tabindex: '-1' });
  const add = (name, text) => {
    const element = make('span', { class: name });
    appendMarked(element, text, marks);
    option.append(element, ' ');
  };
  add('code', nameOf(record));
  add('title', record.texts[0].text);
  const part = snippetOf(record, marks);
  if (part) add('snippet', part.text);
  return option;
}
