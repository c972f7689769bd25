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

function copyButton(button) {
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await copyText(button.dataset.copy ?? location.href.split(/[?#]/)[0]);
    button.focus();
    button.textContent = siteScript.dataset.copied;
    document.querySelector('.announce')?.replaceChildren(button.textContent);
    setTimeout(() => (button.textContent = label), 2000);
  });
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
  for (const place of places) {
    const value = values[keys.indexOf(place.dataset.placeholder)];
    if (!value) missing.add(place.textContent);
    place.className = value ? 'given' : 'missing';
    place.textContent = value || place.textContent;
  }
  if (missing.size) {
    const note = document.querySelector('.missing-arguments');
    note.textContent = siteScript.dataset.missing + [...missing].join(', ');
    note.hidden = false;
  }
}

window.ecsErr = { add, addTexts, search, store, root, plain, narrow, errors, errorOf, nearCodes, quotedBy, hasTexts, load, loadAll, make, fill };
document.querySelectorAll('form.search').forEach(searchBox);
document.querySelectorAll('button.copy').forEach(copyButton);
document.querySelectorAll('.message[data-template]').forEach(fillMessage);
