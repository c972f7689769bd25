'use strict';
// The paste box: the codes in a body or a log, explained. Nothing leaves the browser.
(() => {
  const { store, loadAll, readCode, namedBy, quotedBy, errorOf, hasTexts, make, fill, root } = window.ecsErr;

  function pasteBox(form) {
    const area = form.querySelector('textarea');
    const found = form.querySelector('.found');
    found.setAttribute('aria-live', 'polite');
    const show = () => {
      found.replaceChildren();
      if (store.tiers && area.value.trim()) found.append(...explained(area.value));
      store.fetch?.()?.then(show);
    };
    area.addEventListener('focus', () => loadAll(show), { once: true });
    area.addEventListener('input', show);
    form.addEventListener('submit', (event) => event.preventDefault());
    // What the browser has kept from an earlier visit.
    if (area.value.trim()) loadAll(show);
  }

  /** What a text is about: its codes, else the code that it is, else codes whose message it quotes. */
  function explained(text) {
    const codes = findCodes(text);
    if (codes.length) return codes.flatMap((code) => successive(errorOf(code)).map((record) => card(record, code)));
    const records = [...namedBy(readCode(text)), ...quotedBy(text)].filter((record) => record.kind === 0).slice(0, 10);
    if (records.length) return records.map((record) => card(record));
    return [make('p', { class: 'none' }, store.words.noCode)];
  }

  /** A record, and behind a retired code the one that took its place: its page comes first of those there. */
  const successive = (record) => [...new Set([record, record && store.records.find(({ url }) => url === record.url)])];

  /** A code with its status, message, action and link; or that it is none of the catalog's. */
  function card(record, code) {
    const article = make('article', { class: record ? 'card' : 'card unknown' });
    if (!record) {
      const [prefix] = code.split('.');
      const own = store.services.some(([known]) => known === prefix);
      const pointer = store.external.find(([known]) => known === prefix)?.[1] || store.elsewhere;
      article.append(make('p', {}, fill(own ? store.words.unknown : store.words.foreign, { asked: code })));
      if (!own && pointer) article.append(make('p', {}, pointer));
      return article;
    }
    if (!hasTexts(record, true)) return article;
    const heading = make('h3', {});
    heading.append(make('a', { href: root + record.url }, record.id));
    if (record.status) heading.append(' ', make('span', { class: 'status' }, `HTTP ${record.status}`));
    const text = (weight) => record.texts.find((part) => part.weight === weight && !part.hidden)?.text || '';
    const list = make('dl', {});
    for (const [term, weight] of [['action', 3], ['message', 7]]) {
      if (text(weight)) list.append(make('dt', {}, store.words[term]), make('dd', { class: term }, text(weight)));
    }
    article.append(heading, make('p', { class: 'title' }, record.texts[0].text), list);
    return article;
  }

  const ESCAPES = /\\(?:[nrtbf]|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})|%[0-9A-Fa-f]{2}|\x1b\[[0-9;]*m/g;

  /**
   * The codes in a body or a log, each once: in their exact letter case, and not inside of longer
   * words or paths. With those of other services, which are two to eight capitals. The rules are
   * those of src/find.rs.
   */
  function findCodes(text) {
    const own = store.services.map(([prefix, digits]) => `${prefix}\\.[0-9]{${digits}}`).join('|');
    const code = new RegExp(`(?<![A-Za-z0-9_]|[A-Za-z0-9_]\\.)(?:${own}|[A-Z]{2,8}\\.[0-9]{4})(?![A-Za-z0-9_]|\\.[0-9])`, 'g');
    return [...new Set(text.replace(ESCAPES, ' ').match(code))];
  }

  window.ecsErr.findCodes = findCodes;
  document.querySelectorAll('form.paste').forEach(pasteBox);
})();
