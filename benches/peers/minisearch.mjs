// A search with MiniSearch, as a whole process.
//
// `minisearch.mjs index FILE < RECORDS` indexes JSON lines with `id` and `text`; `minisearch.mjs search FILE QUERY`
// prints the ids of the first five records, the best first.

import { readFileSync, writeFileSync } from 'node:fs';
import MiniSearch from 'minisearch';

const OPTIONS = { fields: ['text'], searchOptions: { fuzzy: 0.2, prefix: true } };
const [action, file, query] = process.argv.slice(2);

if (action === 'index') {
  const search = new MiniSearch(OPTIONS);
  search.addAll(readFileSync(0, 'utf8').trim().split('\n').map((line) => JSON.parse(line)));
  writeFileSync(file, JSON.stringify(search));
} else {
  const search = MiniSearch.loadJSON(readFileSync(file, 'utf8'), OPTIONS);
  for (const { id } of search.search(query).slice(0, 5)) console.log(id);
}
