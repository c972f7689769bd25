'use strict';
// Keeps visited pages for reading without a network, and the whole site if the reader wants it (site/offline.js).
const VERSION = {{ version | json | safe }};
/** Another site may be below another path of the same host. */
const SITE = `${self.registration.scope} `;
const CACHE = SITE + VERSION;
/** What of the network does not answer by then is answered from the cache. */
const LIMIT_MS = 2000;
const PARALLEL = 6;
/** An entry of the cache that says that the whole site is wanted. */
const WANTED = new URL('offline-wanted', self.registration.scope).href;
const ASSETS = new URL('assets/', self.registration.scope).href;
const absolute = (path) => new URL(path, self.registration.scope).href;

/** The address of a file: that of a directory is that of its page. */
function key(address) {
  const url = new URL(address);
  url.search = '';
  url.hash = '';
  if (url.pathname.endsWith('/')) url.pathname += 'index.html';
  return url.href;
}

const isKept = (address) => address.startsWith(self.registration.scope) && (address.startsWith(ASSETS) || /(\.html|\.webmanifest)$/.test(key(address)));

/** The kept answer; looking for it does not bring back a cache that is deleted. */
const kept = (address) => caches.match(key(address), { cacheName: CACHE });

/** Keeps an answer while the page reads it. */
function keep(event, address, response) {
  const store = async (copy) => (await caches.open(CACHE)).put(key(address), copy);
  // A full disk stops nothing.
  if (response.status === 200 && !response.redirected) event.waitUntil(store(response.clone()).catch(() => {}));
  return response;
}

/** Assets have a hash in their names, so one that is kept is right. */
const fromCacheFirst = async (event, { url }) => (await kept(url)) ?? keep(event, url, await fetch(event.request));

async function fromNetworkFirst(event, { url }) {
  const answer = fetch(event.request).then((response) => keep(event, url, response));
  const late = new Promise((later) => setTimeout(later, LIMIT_MS)).then(() => kept(url));
  try {
    return (await Promise.race([answer, late])) ?? (await answer);
  } catch {
    return (await kept(url)) ?? Response.error();
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !isKept(request.url)) return;
  event.respondWith(request.url.startsWith(ASSETS) ? fromCacheFirst(event, request) : fromNetworkFirst(event, request));
});

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

// An edition replaces the cache of the one before it. If the whole site was wanted, it is fetched again.
self.addEventListener('activate', (event) => event.waitUntil(replaceCaches()));

async function replaceCaches() {
  const others = (await caches.keys()).filter((name) => name.startsWith(SITE) && name !== CACHE);
  const wanted = await Promise.all(others.map(async (name) => (await caches.open(name)).match(WANTED)));
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.clients.claim();
  if (wanted.some(Boolean)) {
    await want();
    // Pages do not wait for it.
    save();
  }
}

const want = async () => (await caches.open(CACHE)).put(WANTED, new Response('{}'));

/** The state of the whole site: the number of its files, those that are kept and those that failed. */
let state = { all: 0, kept: 0, failed: 0, isSaving: false };

async function tell() {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage({ offline: state });
}

/** The files of the site, and those of them that are not kept yet. */
async function listed(cache) {
  const list = await fetch(absolute('offline.json'), { cache: 'no-cache' });
  const files = (await list.json()).files.map(absolute);
  const known = new Set((await cache.keys()).map(({ url }) => url));
  return { files, missing: files.filter((file) => !known.has(file)) };
}

/** Fetches a file; false if that fails. */
async function fetchInto(cache, file) {
  try {
    const response = await fetch(file);
    if (!response.ok) return false;
    // A page that was redirected can't answer a visit.
    const headers = { 'content-type': response.headers.get('content-type') ?? '' };
    await cache.put(file, response.redirected ? new Response(await response.blob(), { headers }) : response);
    return true;
  } catch {
    return false;
  }
}

/** Fetches the files that are not kept yet. A file that fails does not stop the others. */
async function save() {
  if (state.isSaving) return;
  state = { ...state, failed: 0, isSaving: true };
  try {
    const cache = await caches.open(CACHE);
    const { files, missing } = await listed(cache);
    const current = { all: files.length, kept: files.length - missing.length, failed: 0, isSaving: true };
    state = current;
    await tell();
    const fetchNext = async () => {
      // Removing the files puts another state in place.
      for (let file = missing.shift(); file && state === current; file = missing.shift()) {
        current[(await fetchInto(cache, file)) ? 'kept' : 'failed']++;
        if ((current.kept + current.failed) % 10 === 0) await tell();
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, fetchNext));
  } catch {
    // Not even the list of the files can be fetched.
    state.failed ||= 1;
  }
  state.isSaving = false;
  await tell();
}

/** Finds out what an earlier run of this worker has kept of the whole site. */
async function look() {
  const cache = await caches.open(CACHE);
  if (!state.isSaving && !state.all && (await cache.match(WANTED))) {
    const count = (await cache.keys()).length - 1;
    // Without a network it is not known how many there are.
    const { files, missing } = await listed(cache).catch(() => ({ files: { length: count }, missing: [] }));
    state = { ...state, all: files.length, kept: files.length - missing.length };
  }
  await tell();
}

async function remove() {
  state = { all: 0, kept: 0, failed: 0, isSaving: false };
  await caches.delete(CACHE);
  await tell();
}

/** Keeps the page that was visited before this worker was there, with its files, which the browser still has. */
async function keepVisited(event) {
  const keepOne = async (address) => (await kept(address)) ?? keep(event, address, await fetch(address, { cache: 'force-cache' }));
  await Promise.allSettled(event.data.addresses.filter(isKept).map(keepOne));
}

const actions = { keepVisited, look, remove, save: () => want().then(save) };

self.addEventListener('message', (event) => {
  const { action } = event.data ?? {};
  if (Object.hasOwn(actions, action)) event.waitUntil(actions[action](event));
});
