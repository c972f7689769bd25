'use strict';
// Follows the preview: loads the page again when the site is another one, and shows what is wrong
// with the newest files while the site is still that of older ones.
(() => {
  const { site, problems } = document.currentScript.dataset;
  let events = null;
  let banner = null;

  const tell = async (state) => {
    if (state.count === 0) {
      banner?.remove();
      banner = null;
      return;
    }
    const answer = await fetch('/-/problems');
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
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
    banner.replaceChildren(...page.querySelector('main').childNodes);
  };

  const follow = () => {
    events?.close();
    events = null;
    // A browser opens few connections to one server: pages that nobody sees need none.
    if (document.hidden) return;
    events = new EventSource('/-/events');
    events.onmessage = (event) => {
      const state = JSON.parse(event.data);
      const listed = problems !== undefined;
      if (state.site !== site || (listed && state.problems !== problems)) {
        location.reload();
      } else if (!listed) {
        tell(state).catch(console.error);
      }
    };
  };
  document.addEventListener('visibilitychange', follow);
  follow();
})();
