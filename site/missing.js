'use strict';
// The page for addresses that do not exist: codes that were perhaps meant.
(() => {
  const { load, readCode, namedBy, nearCodes, hasTexts, make, fill, store } = window.ecsErr;

  /** The records that an address names, or that are near them. */
  function missing(path) {
    const last = decodeURIComponent(path).replace(/\/(index(\.html)?)?$/, '').split('/').pop();
    const read = readCode(last.replace(/\.(html|json|md)$/, ''));
    if (!read) return { records: [] };
    const exact = namedBy({ ...read, prefix: '' });
    if (exact.length) return { records: exact };
    return read.code ? { unknown: read.code, records: nearCodes(read.code) } : { records: namedBy(read) };
  }

  function show({ unknown, records }) {
    const place = section.querySelector('.suggestions');
    place.replaceChildren();
    if (unknown) place.append(make('p', {}, fill(store.words.unknown, { asked: unknown })));
    const list = make('ul', {});
    for (const record of records.filter((record) => hasTexts(record, true)).slice(0, 10)) {
      const item = make('li', {});
      item.append(make('a', { href: (document.documentElement.dataset.root || './') + record.url }, record.id));
      item.append(' ', record.texts[0].text);
      list.append(item);
    }
    if (records.length) place.append(make('h2', {}, place.dataset.title), list);
    place.hidden = !unknown && !records.length;
  }

  // In the language of the address, else in the first that the page speaks.
  const sections = [...document.querySelectorAll('section[data-language]')];
  const asked = location.pathname.split('/');
  const section = sections.find((section) => asked.includes(section.dataset.language)) || sections[0];
  document.getElementById('site-script').dataset.codes = section.dataset.codes;

  window.ecsErr.missing = missing;
  load('codes').then(function answer() {
    if (store.tiers) show(missing(location.pathname));
    store.fetch?.()?.then(answer);
  });
})();
