'use strict';
// The page for missing addresses: in the language of the visitor, with similar codes. A code leads straight to its page.
(() => {
  /** The languages of visitors: that of the address, the one that was chosen, those of the browser. */
  function wanted() {
    let chosen = null;
    try {
      chosen = localStorage.getItem('lang');
    } catch {
      // The browser refuses storage.
    }
    return [...location.pathname.split('/'), chosen, ...(navigator.languages || [])].filter(Boolean).map((tag) => tag.toLowerCase());
  }

  /** Leaves the part of the page in one language: the first that is wanted, else the first that the page has. */
  function choose() {
    const sections = [...document.querySelectorAll('[data-language]')];
    const primary = (tag) => tag.split('-')[0];
    const languageOf = (section) => section.dataset.language.toLowerCase();
    const exact = (tag) => sections.find((section) => languageOf(section) === tag);
    const close = (tag) => sections.find((section) => primary(languageOf(section)) === primary(tag));
    const own = document.documentElement.dataset;
    const chosen = wanted().map((tag) => exact(tag) ?? close(tag)).find(Boolean) ?? sections[0];
    for (const section of sections) if (section !== chosen) section.remove();
    document.body.prepend(...chosen.querySelectorAll(':scope > :is(header, nav)'));
    document.documentElement.lang = chosen.lang;
    document.documentElement.dir = chosen.dir;
    const { codes, rest, shards, title } = chosen.dataset;
    document.title = `404 · ${title}`;
    Object.assign(document.getElementById('site-script').dataset, { codes, rest, ...(shards && { shards }) });
    return { section: chosen, root: own.root };
  }

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

  const partsOf = (path) => path.replace(/\/(index(\.html)?)?$/, '').split('/');

  /** The records that an address names, or similar ones. */
  function missing(path) {
    const { readCode, nearCodes } = window.ecsErr;
    const text = codeOf(partsOf(path).pop().replace(/\.(html|json|md)$/, ''));
    const { exact, begins, code } = readCode(text);
    if (exact.length) return { exact, records: exact };
    if (code) return { unknown: code, records: nearCodes(code) };
    return { records: begins.length ? begins : nearCodes(text.slice(0, 128)) };
  }

  const { section, root } = choose();

  /** The page of the only code that an address names, at a place where codes are. */
  function pageOf({ exact = [] }) {
    const base = new URL(root, location.href).pathname;
    const [first, ...rest] = partsOf(location.pathname.slice(base.length));
    const parts = first === section.dataset.language ? rest : [first, ...rest];
    if (parts[0] === 'errors') parts.shift();
    const [record, another] = exact;
    if (!record || another || record.kind || parts.length !== 1 || parts[0] === '404.html') return null;
    const page = new URL(root + record.url, location.href);
    // A page that is missing itself would lead here again.
    const plain = (path) => path.replace(/index\.html$/, '');
    return plain(page.pathname) === plain(location.pathname) ? null : page;
  }

  function show({ unknown, records }) {
    const { make, fill, store, hasTexts } = window.ecsErr;
    const box = section.querySelector('.suggestions');
    box.replaceChildren();
    if (unknown) box.append(make('p', {}, fill(store.words.unknown, { asked: unknown })));
    const list = make('ul', {});
    for (const record of records.filter((record) => hasTexts(record, true)).slice(0, 10)) {
      const item = make('li', {});
      item.append(make('a', { href: root + record.url }, record.id));
      item.append(' ', record.texts[0].text);
      list.append(item);
    }
    if (list.childElementCount) box.append(make('h2', {}, box.dataset.title), list);
    box.hidden = !unknown && !list.childElementCount;
  }

  // The script of every page comes after this one.
  document.addEventListener('DOMContentLoaded', () => {
    const { load, store } = window.ecsErr;
    window.ecsErr.missing = missing;
    load('codes').then(function answer() {
      if (!store.tiers) return;
      const found = missing(location.pathname);
      const page = pageOf(found);
      if (page) {
        location.replace(page.href + location.search + location.hash);
        return;
      }
      show(found);
      store.fetch?.()?.then(answer);
    });
  });
})();
