// A server of the site, with nothing that the site itself does not have.

import { createServer } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { folder } from './site.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.png': 'image/png' };

/** A server that has a site below a path. */
export async function serve(below, site = folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    let file = path.startsWith(below) ? join(site, path.slice(below.length)) : null;
    try {
      if (file && statSync(file).isDirectory()) file = join(file, 'index.html');
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
    } catch {
      response.writeHead(404, { 'content-type': 'text/html' }).end(readFileSync(join(site, '404.html')));
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { base: `http://127.0.0.1:${server.address().port}${below}`, stop: () => new Promise((stopped) => { server.closeAllConnections(); server.close(stopped); }) };
}
