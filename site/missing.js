'use strict';
// The page for addresses that do not exist: codes that were perhaps meant.
(() => {
  const { load, readCode, namedBy, nearCodes, make, fill, store } = window.ecsErr;
  const place = document.querySelector('.suggestions');
  const last = decodeURIComponent(location.pathname).replace(/\/(index(\.html)?)?$/, '').split('/').pop();
  const asked = last.replace(/\.(html|json|md)$/, '');

  function show() {
    const read = readCode(asked);
    if (!read) return;
    const exact = namedBy({ ...read, prefix: '' });
    const records = exact.length ? exact : read.code ? nearCodes(read.code) : namedBy(read);
    if (!exact.length && read.code) place.append(make('p', {}, fill(store.words.unknown, { asked: read.code })));
    const list = make('ul', {});
    for (const record of records.slice(0, 10)) {
      const item = make('li', {});
      item.append(make('a', { href: (document.documentElement.dataset.root || './') + record.url }, record.id));
      item.append(' ', record.texts[0].text);
      list.append(item);
    }
    if (records.length) {
      if (place.dataset.title) place.append(make('h2', {}, place.dataset.title));
      place.append(list);
    }
    place.hidden = false;
  }

  load('codes').then(show);
})();
