// The search boxes of a page until they are used. The script of the panel comes with the search data.

/** Fetches the search when a box gets the focus. Enter waits for it. */
function startSearch(form) {
  const input = form.querySelector('input[type=search]');
  const begin = () => loadAll(() => form.refresh?.());
  form.append(make('p', { class: 'announce', role: 'status' }));
  input.addEventListener('focus', begin, { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    load('codes').then(() => form.enter?.());
  });
  const asked = new URLSearchParams(location.search).get('q');
  if (asked && !document.querySelector('form.filter, .hits')) {
    input.value = asked;
    input.focus();
  }
  if (document.activeElement === input) begin();
}

/** `/` and Ctrl-K lead to the first search box. */
function startKeys(form) {
  document.addEventListener('keydown', (event) => {
    const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !event.target.closest?.('input, textarea, select');
    if (!command && !(slash && !event.ctrlKey && !event.metaKey && !event.altKey)) return;
    event.preventDefault();
    const field = form.querySelector('textarea:not([hidden])') ?? form.querySelector('input[type=search]');
    field.focus();
    field.select();
  });
}

/** The box of the home page also explains texts, with a script that is fetched when the box is used. */
function explainLater(form) {
  const start = () => load('codes').then(() => store.tiers && load('explain'));
  const followLink = () => location.hash.startsWith('#explain=') && start();
  form.addEventListener('focusin', start, { once: true });
  // A field for a line drops the line breaks.
  form.addEventListener('paste', (event) => (form.pasted = event.clipboardData?.getData('text')));
  window.addEventListener('hashchange', followLink);
  if (form.querySelector('textarea').value) start();
  followLink();
}
