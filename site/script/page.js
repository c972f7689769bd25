// Functions of pages other than search: copy, fill in a message.

/** Copies a text; some browsers lack the clipboard API on file://. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make('textarea', { class: 'copying', readonly: '' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

/** The address to share: the canonical one, with the arguments, filters and place of this visit. */
function addressOfPage() {
  const plain = location.href.split(/[?#]/)[0];
  const own = location.protocol.startsWith('http') ? plain.replace(/\/index\.html$/, '/') : plain;
  return (document.querySelector('link[rel=canonical]')?.href ?? own) + location.search + location.hash;
}

/** The language switch keeps the arguments, filters and place too. */
function keepPlace(link) {
  const target = link.href;
  const update = () => (link.href = target + location.search + location.hash);
  for (const event of ['pointerdown', 'focus', 'click']) link.addEventListener(event, update);
}

/** Opens the folds that the place of the address is in, or that it names. */
function openFolds() {
  const target = document.getElementById(location.hash.slice(1)) ?? document.querySelector(':target');
  const closed = target ? [...document.querySelectorAll('details:not([open])')].filter((fold) => fold.contains(target)) : [];
  for (const fold of closed) fold.open = true;
  if (closed.length) target.scrollIntoView();
}

/** Says on a button, and aloud, what it has done; then its label is back. */
function report(button, text, label) {
  button.textContent = text;
  document.querySelector('.announce')?.replaceChildren(text);
  setTimeout(() => (button.textContent = label), 2000);
}

/** Makes a button copy its text, or the address of the page; returns it. */
function copyButton(button) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await copyText(button.dataset.copy ?? addressOfPage());
    button.focus();
    report(button, siteScript.dataset.copied, label);
  });
  return button;
}

/**
 * Replaces the placeholders of a message with the values of `?args=`, and lists those without one;
 * a single value with commas is a list of values.
 */
function fillMessage(message) {
  const given = new URLSearchParams(location.search).getAll('args');
  if (!given.length) return;
  const places = [...message.querySelectorAll('[data-placeholder]')];
  // A placeholder may occur several times.
  const keys = [...new Set(places.map(({ dataset }) => dataset.placeholder))];
  const values = given.length === 1 && keys.length > 1 ? given[0].split(',') : given;
  const missing = new Set();
  const copy = message.parentElement.querySelector('button.copy');
  for (const place of places) {
    const value = values[keys.indexOf(place.dataset.placeholder)];
    if (!value) missing.add(place.textContent);
    place.className = value ? 'given' : 'missing';
    place.textContent = value || place.textContent;
  }
  if (copy) copy.dataset.copy = message.textContent;
  if (missing.size) {
    const note = document.querySelector('.missing-arguments');
    note.textContent = siteScript.dataset.missing + [...missing].join(', ');
    note.hidden = false;
  }
}

window.ecsErr = { store, root, load, loadAll, make, setAttributes, fill, copyText, copyButton, report };
const searchForms = [...document.querySelectorAll('form.search')];
searchForms.forEach(startSearch);
searchForms.slice(0, 1).forEach(startKeys);
document.querySelectorAll('form.ask').forEach(explainLater);
document.querySelectorAll('a.language').forEach(keepPlace);
document.querySelectorAll('button.copy:is([data-copy], [data-copy-link])').forEach(copyButton);
document.querySelectorAll('.message[data-template]').forEach(fillMessage);
addEventListener('hashchange', openFolds);
openFolds();
