// The panel of a search box: an ARIA combobox with a list of results. On phones it fills the screen.

/** The number of hits that are shown while typing, by kind; others follow when typing pauses. */
const MAX_BEST_HITS = 10;
const MAX_HITS = 40;
const PAUSE_MS = 150;
/** The options that PageUp and PageDown pass. */
const PAGE = 5;
const onPhone = window.matchMedia('(width < 40rem)');

function searchPanel(form, number) {
  const { words } = store;
  const input = form.querySelector('input[type=search]');
  const announce = form.querySelector('.announce');
  const ids = number ? `results-${number}` : 'results';
  const panel = make('div', { class: 'panel', hidden: '' });
  const said = make('span', { class: 'said' });
  const shut = make('button', { type: 'button', class: 'close' }, words.close);
  const list = make('div', { class: 'results', id: ids, role: 'listbox', 'aria-label': words.results });
  const clear = make('button', { type: 'button', class: 'clear', 'aria-label': words.clear, title: words.clear }, '×');
  const state = { options: [], active: -1, timer: 0, turn: 0, query: '' };

  const head = make('p', { class: 'head' });
  head.append(said, shut);
  panel.append(head, list, keyHints());
  form.append(clear, panel);
  setAttributes(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': ids });

  function close() {
    panel.hidden = true;
    form.classList.remove('open');
    document.body.classList.remove('searching');
    clearTimeout(state.timer);
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  function open() {
    panel.hidden = false;
    form.classList.add('open');
    document.body.classList.add('searching');
    input.setAttribute('aria-expanded', 'true');
  }

  function activate(at) {
    state.options[state.active]?.setAttribute('aria-selected', 'false');
    const option = state.options[at];
    state.active = option ? at : -1;
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
    if (panel.hidden) return show();
    const places = state.options.length + 1;
    activate(((state.active + 1 + by + places) % places) - 1);
  }

  /** Selects an option some places further; the first or last one ends it. */
  const leap = (by) => activate(Math.max(0, Math.min(state.options.length - 1, state.active + by)));

  function group(label, kind) {
    const id = `${ids}-group-${list.childElementCount}`;
    const element = make('div', { role: 'group', 'aria-labelledby': id });
    const name = make('div', { class: 'kind', id, role: 'presentation' }, label);
    if (kind !== undefined) name.append(' ', make('span', { class: 'number', 'data-kind': kind }));
    element.append(name);
    list.append(element);
    return element;
  }

  function add(element, href, kind) {
    const option = make('a', { role: 'option', 'aria-selected': 'false', href, tabindex: '-1', id: `${number ? ids : 'result'}-${state.options.length}` });
    if (kind) option.className = kind;
    state.options.push(option);
    element.append(option);
    return option;
  }

  function offer(element, records) {
    for (const record of records) describe(add(element, root + record.url), record, state.marks);
  }

  /** What follows the best hits, when typing pauses: their numbers, some more hits, and the way to all. */
  function showRest() {
    if (state.found.isPartial) state.found = answerFor(state.query);
    const { all, hits } = state.found;
    showCounts();
    const more = hits.slice(MAX_BEST_HITS, MAX_HITS);
    if (more.length) offer(group(words.more), more);
    if (all.length > Math.min(hits.length, MAX_HITS)) add(list, resultsFor(state.query), 'all').append(fill(words.all, { n: all.length }));
  }

  function reset(query) {
    clearTimeout(state.timer);
    Object.assign(state, { query, options: [], active: -1, first: null, found: null });
    input.removeAttribute('aria-activedescendant');
    list.replaceChildren();
    // Setting it needs a layout.
    if (state.isScrolled) list.scrollTop = 0;
    state.isScrolled = false;
  }

  function show() {
    const query = input.value.trim();
    const turn = ++state.turn;
    if (!store.tiers || form.explains?.(query)) {
      reset(query);
      return close();
    }
    if (!query) return showRecent();
    const found = answerFor(query, true);
    // Until the shards of a large catalog have arrived, the last results stay.
    const more = store.fetch?.();
    if (more) return more.then(() => (turn === state.turn ? show() : undefined));
    reset(query);
    showFound(found);
  }

  function showFound(found) {
    const { all, hits, unknown, pointer } = found;
    Object.assign(state, { found, marks: marksOf(state.query) });
    if (pointer) list.append(make('p', { class: 'none', role: 'presentation' }, pointer));
    const best = hits.slice(0, MAX_BEST_HITS);
    for (const kind of countsOf(best).keys()) offer(group(words.kinds[kind], kind), best.filter((record) => record.kind === kind));
    state.first = !unknown && state.options[0];
    if (found.isText && !form.matches('.ask')) add(list, `${root}${store.pages.home}#explain=t${encodeURIComponent(state.query)}`, 'all').append(words.explain);
    if (!hits.length && store.pages.errors) add(list, root + store.pages.errors, 'all').append(words.kinds[ERROR]);
    if (found.isPartial || all.length > best.length) state.timer = setTimeout(showRest, PAUSE_MS);
    showCounts();
    open();
  }

  /** Says how many hits there are, in all and of each kind. */
  function showCounts() {
    const counts = countsOf(state.found.all);
    for (const number of list.querySelectorAll('.number')) number.textContent = counts.get(+number.dataset.kind);
    said.textContent = saidOf(state.found);
    announce.textContent = said.textContent;
  }

  function showRecent() {
    const queries = recentQueries();
    reset('');
    announce.textContent = '';
    if (!queries.length) return close();
    const element = group(words.recent);
    for (const query of queries) {
      const option = add(element, resultsFor(query), 'recent');
      option.append(query);
      option.dataset.query = query;
    }
    add(list, '#', 'all').append(words.forget);
    said.textContent = '';
    open();
  }

  /** Follows an option: a recent query is searched for again. */
  function follow(option, inNewTab) {
    if (option.dataset.query && !inNewTab) {
      input.value = option.dataset.query;
      return show();
    }
    if (option.getAttribute('href') === '#') {
      keepRecent([]);
      return show();
    }
    if (!state.found?.isText) remember(state.query);
    if (inNewTab) window.open(option.href, '_blank', 'noopener');
    else {
      close();
      location.assign(option.href);
    }
  }

  /** Enter: the chosen option, else the first hit; a code that does not exist opens nothing. */
  async function enter(inNewTab) {
    await load('codes');
    if (state.active < 0) await show();
    const option = state.options[state.active] || state.first;
    if (option) follow(option, inNewTab);
  }

  const isAtEnd = () => input.selectionStart === input.value.length;
  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => leap(PAGE),
    PageUp: () => leap(-PAGE),
    Home: () => activate(0),
    End: () => activate(state.options.length - 1),
    Escape: () => {
      state.dismissed = true;
      if (panel.hidden) input.value = '';
      else close();
    },
  };
  /** Home and End move in the text until they can't. */
  const isForText = (key) => (key === 'Home' && state.active < 0 && input.selectionEnd > 0) || (key === 'End' && state.active < 0 && !isAtEnd());

  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.shiftKey) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      enter(true);
      return;
    }
    const key = keys[event.key];
    if (!key || event.ctrlKey || event.metaKey) return;
    if (event.key !== 'Escape' && !event.key.startsWith('Arrow') && (panel.hidden || isForText(event.key))) return;
    event.preventDefault();
    key();
  });
  input.addEventListener('input', () => {
    state.dismissed = false;
    show();
  });
  input.addEventListener('focus', () => panel.hidden && refresh());
  input.addEventListener('click', () => panel.hidden && show());
  // On phones, hiding the keyboard takes the focus.
  form.addEventListener('focusout', (event) => {
    if (form.contains(event.relatedTarget) || (onPhone.matches && !event.relatedTarget)) return;
    state.dismissed = false;
    close();
  });
  list.addEventListener('scroll', () => (state.isScrolled = list.scrollTop > 0));
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('a');
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    follow(option);
  });
  clear.addEventListener('click', () => {
    input.value = '';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.focus();
  });
  shut.addEventListener('click', () => {
    close();
    input.blur();
  });
  /** After data has arrived, or with the focus. */
  function refresh() {
    if (document.activeElement === input && state.active < 0 && !state.dismissed) show();
  }
  Object.assign(form, { enter, refresh });
}

/** The keys of the panel, which are announced with its roles already. */
function keyHints() {
  const hints = make('p', { class: 'keys', 'aria-hidden': 'true' });
  for (const [keys, does] of store.words.keys) {
    const hint = make('span', {});
    hint.append(...keys.split(' ').flatMap((key) => [make('kbd', {}, key), ' ']), does);
    hints.append(hint);
  }
  return hints;
}

Object.assign(window.ecsErr, {
  add, addTexts, search, plain, narrow, simplify, bareOf, piecesOf, pairs, distance, errors, errorOf, nearCodes, quotedBy, hasTexts, memo, RERANK_LIMIT,
  answerFor, statusesOf, badgeOf, describe, marksOf, countsOf, saidOf, remember,
});
