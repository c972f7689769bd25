// How long a key takes until its results are there, over catalogs of any size: from the event to the layout of the
// panel. Reported, never asserted: it depends on the machine.
//
// node typing.mjs [CODES…], by default 10000; `first` has the time to fetch the shards of a large catalog.

import { close, random } from './site.mjs';
import { openSynthetic } from './synthetic.mjs';

const SAMPLE = 12;

/** Codes, Chinese and English words of errors chosen at random, and misspelt ones. */
function queriesOf(errors, language) {
  const next = random(11);
  return Array.from({ length: SAMPLE }, () => {
    const { code, message, description } = errors[next(errors.length)];
    const runs = description.zh.match(/[\u4e00-\u9fff]{2,}/g);
    const words = message.en.match(/[A-Za-z]{4,}/g);
    const at = next(words.length - 1);
    const misspelt = words[at].slice(0, 2) + words[at].slice(3);
    return [code, language === 'zh' ? runs[next(runs.length)].slice(0, 6) : description.en.slice(0, 30), words.slice(at, at + 2).join(' '), misspelt];
  }).flat();
}

/** Types a query letter by letter; the time of each. */
async function typed(query) {
  const input = document.getElementById('q');
  const times = [];
  for (let end = 1; end <= query.length; end++) {
    const start = performance.now();
    input.value = query.slice(0, end);
    input.dispatchEvent(new Event('input'));
    for (let more = window.ecsErr.store.fetch?.(); more; more = window.ecsErr.store.fetch()) await more;
    document.querySelector('.panel').getBoundingClientRect();
    times.push(performance.now() - start);
    // What follows when typing pauses is not part of it.
    await new Promise((later) => setTimeout(later, 5));
  }
  return times;
}

async function measured(count, language) {
  const { errors, base, page, stop } = await openSynthetic(count);
  await page.goto(`${base}${language}/index.html`);
  await page.focus('#q');
  await page.waitForFunction(() => window.ecsErr.store.tiers === 2);
  const queries = queriesOf(errors, language);
  for (const round of ['first', 'again']) {
    const times = [];
    for (const query of queries) for (const [at, time] of (await page.evaluate(typed, query)).entries()) times.push({ time, text: query.slice(0, at + 1) });
    times.sort((one, other) => one.time - other.time);
    const share = (part) => times[Math.floor(times.length * part)].time.toFixed(1);
    console.log(`${count} codes, ${language}, ${round}: ${times.length} keys, median ${share(0.5)} ms, 95 % under ${share(0.95)} ms, most ${times.at(-1).time.toFixed(1)} ms (${times.at(-1).text})`);
    if (process.env.SLOW) console.log(times.slice(-15).map(({ time, text }) => `${time.toFixed(1)} ${text}`).join('\n'));
  }
  await stop();
}

const counts = process.argv.slice(2).map(Number);
for (const count of counts.length ? counts : [10_000]) for (const language of ['zh', 'en']) await measured(count, language);
await close();
