'use strict';
// Keeps the site for reading without a network: everything in it, as one version.
const VERSION = {{ version | json | safe }};
const FILES = {{ offline | json | safe }};

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(VERSION).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const others = (names) => names.filter((name) => name !== VERSION);
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(others(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

// The address of a directory is that of its page.
const key = (url) => {
  const plain = new URL(url);
  plain.search = '';
  plain.hash = '';
  if (plain.pathname.endsWith('/')) plain.pathname += 'index.html';
  return plain.href;
};

self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || !event.request.url.startsWith(self.registration.scope)) return;
  event.respondWith(
    fetch(event.request).catch(() => caches.match(key(event.request.url)).then((found) => found || Response.error())),
  );
});
