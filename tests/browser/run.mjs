// Runs the files of tests, or those that are named. A file that fails runs once more, on a machine that is quieter by then;
// if it passes, it is named as unstable, for somebody to find the race in it.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const named = process.argv.slice(2);
const files = named.length ? named : readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.mjs')).sort();
const passes = (file) => spawnSync(process.execPath, ['--test', '--test-force-exit', '--test-timeout=900000', file], { cwd: import.meta.dirname, stdio: 'inherit' }).status === 0;

const again = files.filter((file) => !passes(file));
const failed = again.filter((file) => !passes(file));
const list = (files) => files.join(', ') || 'none';
console.log(`\nfiles: ${files.length}; unstable: ${list(again.filter((file) => !failed.includes(file)))}; failed: ${list(failed)}`);
process.exitCode = failed.length ? 1 : 0;
