// Sites of made-up catalogs of any size, for measuring. Their search data is in shards.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from './server.mjs';
import { makeDirectory, makeSite, newContext, output } from './site.mjs';

/** Makes and serves the site of a catalog with so many codes; `page` is a page of a new profile. */
export async function openSynthetic(count) {
  const data = makeDirectory();
  output('cargo', ['run', '--quiet', '-p', 'synth', '--', String(count), '--out', data]);
  const site = makeSite({ data, sharded: true });
  const server = await serve('/', () => site);
  const context = await newContext({ serviceWorkers: 'block' });
  const stop = async () => {
    await context.close();
    await server.stop();
  };
  return { errors: errorsOf(data), site, base: server.base, context, page: await context.newPage(), stop };
}

/** The errors of a catalog, which has them in several files. */
function errorsOf(data) {
  const directory = join(data, 'errors');
  return readdirSync(directory).sort().flatMap((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')).errors);
}
