// What every page has before search is used: elements, and the fetching of scripts.

const root = document.documentElement.dataset.root || './';
const siteScript = document.getElementById('site-script');
/** The search data; it arrives with the scripts that are fetched. */
const store = { records: [], byId: new Map(), tiers: 0, index: new Map(), messages: [] };
const loading = {};

/** Fetches a tier of the data as a script, once; works on file:// too. A tier that can't be fetched is ignored. */
function load(tier) {
  loading[tier] ??= new Promise((resolve) => {
    const script = make('script', { src: root + (siteScript.dataset[tier] || `${siteScript.dataset.shards}${tier}.js`) });
    script.onload = script.onerror = resolve;
    document.head.append(script);
  });
  return loading[tier];
}

const whenIdle = window.requestIdleCallback || ((work) => setTimeout(work, 50));

/** Fetches the codes, then the rest when the browser is idle; the rest depends on the codes. Calls back after each. */
function loadAll(then) {
  return load('codes').then(() => {
    then();
    if (store.tiers) whenIdle(() => load('rest').then(then));
  });
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** An element with attributes and a text. */
function make(name, attributes, text) {
  const element = document.createElement(name);
  setAttributes(element, attributes);
  if (text) element.textContent = text;
  return element;
}

function setAttributes(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
}
