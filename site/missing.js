'use strict';
// The page for missing addresses suggests codes.
(() => {
  const { load, nearCodes, hasTexts, make, fill, store } = window.ecsErr;

  /** The code of a part of an address; a malformed part is used undecoded. */
  function codeOf(part) {
    let text = part;
    try {
      text = decodeURIComponent(part);
    } catch {
      // The part is not UTF-8.
    }
    return text.replace(/~([-_]?)/g, (_, sign) => ({ '-': ':', _: '/' })[sign] ?? '');
  }

  /** The records that an address names, or similar ones. */
  function missing(path) {
    const { readCode } = window.ecsErr;
    const last = path.replace(/\/(index(\.html)?)?$/, '').split('/').pop();
    const text = codeOf(last.replace(/\.(html|json|md)$/, ''));
    const { exact, begins, code } = readCode(text);
    if (exact.length) return { records: exact };
    if (code) return { unknown: code, records: nearCodes(code) };
    return { records: begins.length ? begins : nearCodes(text.slice(0, 128)) };
  }

  function show({ unknown, records }) {
    const box = section.querySelector('.suggestions');
    box.replaceChildren();
    if (unknown) box.append(make('p', {}, fill(store.words.unknown, { asked: unknown })));
    const list = make('ul', {});
    for (const record of records.filter((record) => hasTexts(record, true)).slice(0, 10)) {
      const item = make('li', {});
      item.append(make('a', { href: (document.documentElement.dataset.root || './') + record.url }, record.id));
      item.append(' ', record.texts[0].text);
      list.append(item);
    }
    if (records.length) box.append(make('h2', {}, box.dataset.title), list);
    box.hidden = !unknown && !records.length;
  }

  // In the language of the address, which comes first then, else in the first that the page has.
  const sections = [...document.querySelectorAll('section[data-language]')];
  const asked = location.pathname.split('/');
  const section = sections.find((section) => asked.includes(section.dataset.language)) || sections[0];
  if (section !== sections[0]) sections[0].before(section);
  document.getElementById('site-script').dataset.codes = section.dataset.codes;

  window.ecsErr.missing = missing;
  load('codes').then(function answer() {
    if (store.tiers) show(missing(location.pathname));
    store.fetch?.()?.then(answer);
  });
})();
