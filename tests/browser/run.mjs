// Runs the files of tests, or those that are named: two at a time, because a test waits for its browser most of the time;
// those that measure time run alone. A file that fails runs once more, alone; if it passes then, it is named as unstable,
// for somebody to find the race in it.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** What these assert depends on how quick the machine is. */
const ALONE = ['lighthouse.test.mjs', 'offline.test.mjs', 'serve.test.mjs'];

const named = process.argv.slice(2);
const files = named.length ? named : readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.mjs')).sort();

/** Runs a file; its output is printed at the end, so that it is in one piece. */
function passes(file) {
  const start = Date.now();
  const child = spawn(process.execPath, ['--test', '--test-timeout=1800000', file], { cwd: import.meta.dirname });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(data));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      process.stdout.write(`\n--- ${file} (${Math.round((Date.now() - start) / 1000)}s)\n${Buffer.concat(output)}`);
      resolve(status === 0);
    });
  });
}

/** The files that fail. */
async function failing(files, workers) {
  const queue = [...files];
  const failed = [];
  const work = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) if (!(await passes(file))) failed.push(file);
  };
  await Promise.all(Array.from({ length: workers }, work));
  return failed.sort();
}

const isAlone = (file) => ALONE.includes(file);
const together = await failing(files.filter((file) => !isAlone(file)), Math.min(2, availableParallelism()));
const again = [...together, ...(await failing(files.filter(isAlone), 1))];
const failed = await failing(again, 1);
const list = (files) => files.join(', ') || 'none';
console.log(`\nfiles: ${files.length}; unstable: ${list(again.filter((file) => !failed.includes(file)))}; failed: ${list(failed)}`);
process.exitCode = failed.length ? 1 : 0;
