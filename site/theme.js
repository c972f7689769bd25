'use strict';
// The theme is set before the first paint and chosen with a button; the default is that of the system.
// This script also stores the chosen language and registers the service worker for offline use.
(() => {
  const THEMES = ['', 'light', 'dark'];
  const { dataset } = document.documentElement;

  /** Reads or stores a choice; a browser may refuse storage. */
  function stored(name, value) {
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch {
      // The choice applies to this page only.
    }
    return null;
  }

  function apply(theme) {
    if (theme) dataset.theme = theme;
    else delete dataset.theme;
    // The browser's own colours follow.
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      const own = meta.dataset.theme;
      meta.media = theme ? (own === theme ? 'all' : 'not all') : `(prefers-color-scheme: ${own})`;
    }
  }

  function prepare(button) {
    const show = () => (button.textContent = button.dataset[dataset.theme || 'system']);
    button.hidden = false;
    button.addEventListener('click', () => {
      const next = THEMES[(THEMES.indexOf(dataset.theme || '') + 1) % THEMES.length];
      apply(next);
      stored('theme', next);
      show();
    });
    show();
  }

  /** The first page takes the language that was chosen last. */
  const rememberLanguage = (link) => link.addEventListener('click', () => stored('lang', link.hreflang));

  /** Keeps visited pages for reading without a network, unless the browser refuses, as in a private window. */
  async function keepVisited() {
    const path = document.getElementById('site-script')?.dataset.worker;
    const workers = navigator.serviceWorker;
    if (!path || !location.protocol.startsWith('http') || !workers) return;
    const isFirst = !workers.controller;
    await workers.register(dataset.root + path);
    const { active } = await workers.ready;
    // The worker was not there when this page came.
    const addresses = [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];
    if (isFirst) active.postMessage({ action: 'keepVisited', addresses });
  }

  const theme = stored('theme');
  if (THEMES.includes(theme)) apply(theme);
  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('button.theme').forEach(prepare);
    document.querySelectorAll('a.language').forEach(rememberLanguage);
  });
  addEventListener('load', () => keepVisited().catch(() => {}));
})();
