// The box of the home page: words are searched for, codes in texts are explained below it. Nothing leaves the browser.

const { words } = data;
const form = document.querySelector('form.ask');
/** Longer texts are explained when typing pauses. */
const LONG = 20_000;
/** Longer links are cut off by many programs. */
const MAX_LINK = 16_000;
const HASH = '#explain=';

/** The bytes of a text or of other data, compressed or decompressed. */
const piped = (data, transform) => new Response(new Blob([data]).stream().pipeThrough(transform));

/** A text in the part of an address that browsers keep to themselves: `z` and compressed in base64url, or `t` and as it is. */
async function packed(text) {
  // Some browsers can't compress.
  if (!window.CompressionStream) return `t${encodeURIComponent(text)}`;
  const bytes = new Uint8Array(await piped(text, new CompressionStream('deflate-raw')).arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `z${base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')}`;
}

/** The text of such an address; empty if it is none. */
async function unpacked(packed) {
  try {
    if (packed[0] === 't') return decodeURIComponent(packed.slice(1));
    const bytes = Uint8Array.from(atob(packed.slice(1).replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
    return await piped(bytes, new DecompressionStream('deflate-raw')).text();
  } catch {
    return '';
  }
}

function askBox() {
  const input = form.querySelector('input');
  const area = form.querySelector('textarea');
  const found = document.getElementById('found');
  const announce = form.querySelector('.announce');
  const clear = plainButton(words.clear);
  const link = plainButton(words.link);
  const actions = box('p', 'actions', link, clear);
  let timer = 0;

  const current = () => (area.hidden ? input : area).value;

  /** Shows the explanation of a text; nothing for a text that is searched for. */
  function show(text) {
    found.replaceChildren();
    if (!text) {
      announce.textContent = '';
      return;
    }
    const { says, elements } = answerTo(text);
    if (announce.textContent !== says) announce.textContent = says;
    found.append(actions, ...elements);
    store.fetch?.()?.then(() => show(text));
  }

  /** Whether a line is explained rather than searched for: it is no code by itself, and has one or is a body. */
  function isExplained(line) {
    const { exact, begins, code } = ecsErr.readCode(line);
    if (exact.length || begins.length || code) return false;
    if (findAll(line).length) return true;
    const { message, status } = /[{<]/.test(line) ? explain(line) : {};
    return Boolean(message || status);
  }

  /** The search box asks this first, with what is typed. */
  form.explains = (line) => {
    const isText = Boolean(line) && isExplained(line);
    show(isText ? line : '');
    return isText;
  };

  const update = () => loadAll(() => area.hidden || show(area.value.trim()));

  /** A text with lines gets a field with lines; without it, the field for a line is back. */
  function open(text, hasFocus = true) {
    area.hidden = !text;
    input.hidden = Boolean(text);
    area.value = text;
    input.value = '';
    if (hasFocus) (text ? area : input).focus();
    area.scrollTop = 0;
    form.explains('');
    update();
  }

  input.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!text.trim().includes('\n') && text.length < 200) return;
    event.preventDefault();
    const before = input.value.slice(0, input.selectionStart);
    open(before + text + input.value.slice(input.selectionEnd));
  });
  area.addEventListener('input', () => {
    clearTimeout(timer);
    if (!area.value) open('');
    else if (area.value.length < LONG) update();
    else timer = setTimeout(update, 200);
  });
  clear.addEventListener('click', () => {
    if (location.hash.startsWith(HASH)) history.replaceState(null, '', location.pathname + location.search);
    open('');
  });
  link.addEventListener('click', async () => {
    const address = location.href.split(/[?#]/)[0] + HASH + (await packed(current()));
    const isShort = address.length <= MAX_LINK;
    if (isShort) await copyText(address);
    report(link, isShort ? document.getElementById('site-script').dataset.copied : words.linkTooLong, words.link);
  });

  /** Opens the text of a link: a line in the field for one. */
  async function openLink(hash) {
    const text = hash.startsWith(HASH) ? await unpacked(hash.slice(HASH.length)) : '';
    if (!text.trim()) return;
    const isLine = !text.includes('\n');
    open(isLine ? '' : text, isLine);
    if (!isLine) return;
    input.value = text;
    input.dispatchEvent(new Event('input'));
  }
  // Before the link was followed, the box was empty.
  window.addEventListener('hashchange', ({ oldURL }) => (!location.hash && oldURL.includes(HASH) ? open('', false) : openLink(location.hash)));
  // The same link may be followed twice.
  for (const example of document.querySelectorAll('.examples a')) example.addEventListener('click', () => openLink(example.hash));
  openLink(location.hash);
  // What was pasted before this script came, and what the browser has kept from an earlier visit.
  const early = (input.value && form.pasted) || area.value;
  if (early?.includes('\n')) open(early, input.matches(':focus'));
}

Object.assign(ecsErr, { findCodes, explain });
askBox();
