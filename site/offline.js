'use strict';
// The choice to keep the whole site for reading without a network. The service worker (templates/sw.js) does the work.
(() => {
  const workers = navigator.serviceWorker;
  const section = document.querySelector('section.offline');
  if (!workers || !location.protocol.startsWith('http')) return;
  const [save, remove] = section.querySelectorAll('button');
  const bar = section.querySelector('progress');
  const says = document.createElement('p');
  const words = section.dataset;
  says.setAttribute('role', 'status');
  section.append(says);

  const ask = async (action) => (await workers.ready).active.postMessage({ action });
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  function show({ all, kept, failed, isSaving }) {
    const isWhole = all > 0 && kept === all;
    section.hidden = false;
    bar.hidden = !isSaving;
    bar.max = all || 1;
    bar.value = kept + failed;
    save.hidden = isSaving || isWhole;
    save.textContent = failed ? words.retry : all ? words.resume : words.save;
    remove.hidden = !all;
    const text = isSaving ? words.progress : failed ? words.failed : isWhole ? words.done : all ? words.progress : '';
    says.textContent = fill(text, { n: failed && !isSaving ? failed : kept, all });
  }

  save.addEventListener('click', () => ask('save'));
  remove.addEventListener('click', () => ask('remove'));
  workers.addEventListener('message', ({ data }) => data?.offline && show(data.offline));
  // A browser that refuses the worker can't keep anything.
  ask('look');
})();
