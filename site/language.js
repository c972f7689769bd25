'use strict';
// The start page, which chooses a language: the one chosen earlier, else the browser's preference.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('lang');
  } catch {
    // The browser refuses storage, so its preference is used.
  }
  const links = [...document.querySelectorAll('a[hreflang]')];
  const primary = (tag) => tag.toLowerCase().split('-')[0];
  const linkOf = (wanted) =>
    links.find(({ hreflang }) => hreflang.toLowerCase() === wanted.toLowerCase()) ||
    links.find(({ hreflang }) => primary(hreflang) === primary(wanted));
  const wanted = [chosen, ...(navigator.languages || []), 'en'].filter(Boolean);
  const link = wanted.map(linkOf).find(Boolean) || links[0];
  if (link) location.replace(link.href + location.search + location.hash);
})();
