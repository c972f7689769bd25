// A static file server for the site, with compression, and with immutable caching of files that have a hash in their
// names.

import { createServer } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { directory } from './site.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json',
  '.png': 'image/png', '.xml': 'application/xml', '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
};

/**
 * A server that has a site below a path: the shared one, or one made for the address that it gets. Of the paths in
 * `faults`, those that it calls `fail` have no answer, and `stall` means none for a long time. `answers` are the paths
 * and sizes of the answers so far.
 */
export async function serve(below, make = () => directory, faults = () => null) {
  let root = null;
  const answers = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const fault = faults(path);
    if (fault === 'fail') return request.socket.destroy();
    if (fault === 'stall') return undefined;
    let file = path.startsWith(below) ? join(root, path.slice(below.length)) : null;
    const send = (status, file) => {
      const body = readFileSync(file);
      const packed = extname(file) !== '.png' && /\bgzip\b/.test(request.headers['accept-encoding']);
      response.writeHead(status, {
        'content-type': TYPES[extname(file)] ?? 'text/plain',
        'cache-control': file.startsWith(join(root, 'assets')) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ...(packed && { 'content-encoding': 'gzip' }),
      });
      const sent = packed ? gzipSync(body) : body;
      answers.push({ path, bytes: sent.length });
      response.end(sent);
    };
    try {
      if (file && statSync(file).isDirectory()) file = join(file, 'index.html');
      send(200, file);
    } catch {
      send(404, join(root, '404.html'));
    }
    return undefined;
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const base = `http://127.0.0.1:${server.address().port}${below}`;
  root = make(base);
  return { base, answers, stop: () => new Promise((stopped) => { server.closeAllConnections(); server.close(stopped); }) };
}
