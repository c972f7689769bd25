'use strict';
// Reloads the page when the site changes, and shows the errors of the newest build while the site is still an older
// one.
(() => {
  const { site, problems } = document.currentScript.dataset;
  let events = null;
  let banner = null;

  const showProblems = async (state) => {
    if (state.count === 0) {
      banner?.remove();
      banner = null;
      document.body.style.paddingBottom = '';
      return;
    }
    const response = await fetch('/-/problems');
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!banner) {
      const style = document.createElement('link');
      style.rel = 'stylesheet';
      style.href = '/-/preview.css';
      document.head.append(style);
      banner = document.createElement('aside');
      banner.className = 'preview-banner preview-problems';
      banner.setAttribute('role', 'alert');
      document.body.append(banner);
    }
    // The site may be in another language.
    banner.lang = page.documentElement.lang;
    banner.replaceChildren(...page.querySelector('main').childNodes);
    // The end of the page can be scrolled to.
    document.body.style.paddingBottom = `${banner.offsetHeight}px`;
  };

  const follow = () => {
    events?.close();
    events = null;
    // Browsers limit the connections to one server: hidden pages use none.
    if (document.hidden) return;
    events = new EventSource('/-/events');
    events.onmessage = (event) => {
      const state = JSON.parse(event.data);
      const listed = problems !== undefined;
      if (state.site !== site || (listed && state.problems !== problems)) {
        location.reload();
      } else if (!listed) {
        showProblems(state).catch(console.error);
      }
    };
  };
  document.addEventListener('visibilitychange', follow);
  follow();
})();
