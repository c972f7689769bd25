// Asks the search of a built site for a code, as its script in the browser does.
//
// usage: search.mjs FLAVOR SITE CODE ADDRESS
//
// The first hit has to be a page whose address contains ADDRESS.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import vm from 'node:vm';

const [flavor, site, code, address] = process.argv.slice(2);

// The file of a directory whose name fits.
const file = async (directory, pattern) => {
  const name = (await readdir(join(site, directory))).find((name) => pattern.test(name));
  if (!name) throw new Error(`${directory} has no ${pattern}`);
  return join(site, directory, name);
};

const searches = {
  // elasticlunr, with the options of the book.
  async mdbook() {
    const require = createRequire(import.meta.url);
    const elasticlunr = require(resolve(await file('.', /^elasticlunr.*\.js$/)));
    const script = await readFile(await file('.', /^searchindex.*\.js$/), 'utf8');
    const window = { search: {} };
    vm.runInNewContext(script, { window });
    const { index, doc_urls: urls, search_options: options } = window.search;
    return elasticlunr.Index.load(index).search(code, options).map(({ ref }) => urls[ref]);
  },

  // The worker of Material.
  async mkdocs() {
    const worker = await readFile(await file('assets/javascripts/workers', /^search.*\.js$/), 'utf8');
    const { config, docs } = JSON.parse(await readFile(join(site, 'search/search_index.json'), 'utf8'));
    const receivers = [];
    let answered;
    const scope = {
      addEventListener: (_, receiver) => receivers.push(receiver),
      postMessage: (message) => answered(message),
      // Filters the words of the text that are common.
      location: { href: 'https://example.org/' },
      importScripts: () => {},
      console,
      performance,
      URL,
      TextDecoder,
    };
    scope.self = scope;
    scope.globalThis = scope;
    vm.runInNewContext(worker, scope);
    const ask = (message) => {
      const answer = new Promise((resolve) => { answered = resolve; });
      receivers.forEach((receiver) => receiver({ data: message }));
      return answer;
    };
    await ask({ type: 0, data: { config, docs, options: { suggest: false } } });
    const { data } = await ask({ type: 2, data: code });
    return data.items.map(([page]) => page.location);
  },

  // The index that the layout of this site writes.
  async hugo() {
    const pages = JSON.parse(await readFile(join(site, 'index.json'), 'utf8'));
    return pages.filter(({ title }) => title === code).map(({ url }) => url);
  },

  // lunr, with the index of docusaurus-search-local.
  async docusaurus() {
    const require = createRequire(resolve('package.json'));
    const lunr = require('lunr');
    const parts = JSON.parse(await readFile(await file('.', /^search-index.*\.json$/), 'utf8'));
    const [titles] = parts;
    const hits = lunr.Index.load(titles.index).search(code.replace(/[.:]/g, '\\$&'));
    return hits.map(({ ref }) => titles.documents.find(({ i }) => String(i) === ref).u);
  },

  // Pagefind, from a server.
  async starlight() {
    const types = { js: 'text/javascript', json: 'application/json' };
    const server = createServer(async ({ url }, response) => {
      const path = new URL(url, 'http://localhost').pathname.replace(/^\/docs\//, '/');
      try {
        response.setHeader('Content-Type', types[path.split('.').pop()] ?? 'application/octet-stream');
        response.end(await readFile(join(site, path)));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    const base = `http://127.0.0.1:${server.address().port}/docs`;
    const pagefind = await import(resolve(site, 'pagefind/pagefind.js'));
    await pagefind.options({ basePath: `${base}/pagefind/`, baseUrl: '/docs/' });
    await pagefind.init();
    const { results } = await pagefind.search(code);
    const hits = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    server.close();
    return hits.map(({ url }) => url);
  },
};

const hits = await searches[flavor]();
if (!hits[0]?.includes(address)) {
  console.error(`${flavor}: the search for ${code} finds ${hits.slice(0, 3).join(', ') || 'nothing'}`);
  process.exit(1);
}
console.log(`${flavor}: the search for ${code} finds ${hits[0]}`);
process.exit(0);
