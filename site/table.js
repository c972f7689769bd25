'use strict';
// The table of all codes, with filters and sorting. Its state is in the address.
(() => {
  const form = document.querySelector('form.filter');
  const table = document.getElementById('errors');
  const body = table.tBodies[0];
  const output = document.querySelector('output.count');
  /** Letter case, full-width forms and marks do not matter. */
  const plain = (text) => text.normalize('NFKC').toLowerCase().replace(/['’]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const headers = [...table.querySelectorAll('th[data-sort]')];
  const rows = [...body.rows].map((row, at) => ({ row, at, text: plain(`${row.dataset.code} ${row.textContent}`) }));
  const state = { column: 'code', down: false };
  let empty = null;

  /** Properties with several values, by their names in the row. */
  const LISTS = { release: 'releases', status: 'status' };

  const fits = (row, name, value) => {
    if (!value) return true;
    const list = LISTS[name];
    return list ? row.dataset[list].split(' ').includes(value) : row.dataset[name] === value;
  };

  function keyOf({ row, at }, column) {
    if (column === 'code') return at;
    // Of several statuses the first counts.
    if (column === 'status') return row.dataset.status.split(' ')[0];
    const header = headers.find((header) => header.dataset.sort === column);
    return row.cells[header.cellIndex].textContent;
  }

  /** Numbers by size, texts by the rules of the page's language. */
  function compare(one, other) {
    const keys = [keyOf(one, state.column), keyOf(other, state.column)];
    const order = keys.every((key) => key !== '' && !isNaN(key))
      ? keys[0] - keys[1]
      : String(keys[0]).localeCompare(String(keys[1]), document.documentElement.lang);
    return (state.down ? -order : order) || one.at - other.at;
  }

  function filter() {
    const { q, ...choices } = Object.fromEntries(new FormData(form));
    const words = plain(q || '').split(' ');
    let shown = 0;
    for (const { row, text } of rows) {
      const fit = words.every((word) => text.includes(word)) && Object.entries(choices).every(([name, value]) => fits(row, name, value));
      row.hidden = !fit;
      shown += fit;
    }
    count(shown);
  }

  /** Says below the empty table that nothing fits, with a button that clears the filters. */
  function sayEmpty() {
    const line = document.createElement('p');
    const button = document.createElement('button');
    line.className = 'empty';
    button.type = 'button';
    button.className = 'copy';
    button.textContent = form.querySelector('[type=reset]').textContent;
    button.addEventListener('click', () => {
      form.reset();
      form.elements.q.focus();
    });
    line.append(output.dataset.none, ' ', button);
    table.after(line);
    return line;
  }

  function count(shown) {
    const { one, many } = output.dataset;
    const text = shown === 1 && one ? one : many;
    output.textContent = text.replace('{n}', shown).replace('{all}', rows.length);
    empty ??= shown ? null : sayEmpty();
    if (empty) empty.hidden = Boolean(shown);
  }

  function sort() {
    for (const header of headers) {
      const sorted = header.dataset.sort === state.column;
      header.setAttribute('aria-sort', sorted ? (state.down ? 'descending' : 'ascending') : 'none');
    }
    body.append(...[...rows].sort(compare).map(({ row }) => row));
  }

  function remember() {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    if (state.column !== 'code' || state.down) query.set('sort', (state.down ? '-' : '') + state.column);
    const text = query.toString();
    history.replaceState(null, '', location.pathname + (text && `?${text}`) + location.hash);
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    for (const element of form.elements) {
      if (element.name && query.has(element.name)) element.value = query.get(element.name);
    }
    const sorted = query.get('sort') || 'code';
    const column = sorted.replace(/^-/, '');
    if (headers.some((header) => header.dataset.sort === column)) Object.assign(state, { column, down: sorted !== column });
  }

  for (const header of headers) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener('click', () => {
      const column = header.dataset.sort;
      Object.assign(state, { column, down: state.column === column && !state.down });
      sort();
      remember();
    });
  }
  form.addEventListener('input', () => {
    filter();
    remember();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => {
    filter();
    remember();
  }));
  recall();
  // The rows come in the order of their codes.
  if (state.column !== 'code' || state.down) sort();
  filter();
  form.hidden = false;
})();
