// The results of Lighthouse for the site, as a table. Run by hand it shows every score; the tests assert those that don't
// depend on the machine.
//
// The site is built with the address that it is served from, as a real one is, and served with compression and
// with caching (`server.mjs`), as hosts of static files do. `ecs-err serve` would add its own script to each page.

import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { serve } from './server.mjs';
import { ARGUMENTS, makeDirectory, makeSite } from './site.mjs';

const UNTIMED_CATEGORIES = ['accessibility', 'best-practices', 'seo'];
const PAGES = ['index.html', 'errors/index.html', 'errors/Ecs.0085/index.html', 'structures/create-server.publicip/index.html'];
/** The package's own site. */
const OWN = {
  below: '/',
  make: (base) => makeSite({ base }),
  paths: PAGES.flatMap((path) => [`zh/${path}`, `en/${path}`]),
};
const PRESETS = { mobile: undefined, desktop: desktopConfig };
const TIMED = { onlyCategories: ['performance', ...UNTIMED_CATEGORIES] };
const UNTIMED = { onlyCategories: UNTIMED_CATEGORIES, onlyAudits: ['cumulative-layout-shift'] };

/**
 * Measures the pages of a site, one after the other; each with its scores, its layout shift and what cost it points. With
 * the time it takes or, quicker, without.
 */
export async function* measured(presets = Object.keys(PRESETS), timed = true, site = OWN) {
  const { base, stop } = await serve(site.below, site.make);
  const chrome = await launch({
    chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Only the server can be reached.
    chromeFlags: [...ARGUMENTS, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    userDataDir: makeDirectory(),
  });
  try {
    for (const preset of presets) {
      for (const path of site.paths) {
        const options = { port: chrome.port, logLevel: 'error', disableFullPageScreenshot: true, ...(timed ? TIMED : UNTIMED) };
        const { lhr } = await lighthouse(base + path, options, PRESETS[preset]);
        if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
        yield { preset, path, scores: scoresOf(lhr), shift: lhr.audits['cumulative-layout-shift']?.numericValue, faults: faultsOf(lhr) };
      }
    }
  } finally {
    chrome.kill();
    await stop();
  }
}

const scoresOf = (lhr) => Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));

/** The audits that count and are not passed, each with its first place. */
function faultsOf(lhr) {
  const counted = Object.values(lhr.categories).flatMap((category) => category.auditRefs.filter(({ weight }) => weight > 0));
  const failed = [...new Set(counted.map(({ id }) => id))].map((id) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1);
  return failed.map(({ id, displayValue, details }) => [id, displayValue, details?.items?.[0]?.node?.snippet].filter(Boolean).join(' '));
}

if (import.meta.filename === process.argv[1]) {
  for await (const { preset, path, scores, shift, faults } of measured()) {
    const cells = [preset.padEnd(7), path.padEnd(50), ...Object.entries(scores).map(([id, score]) => `${id} ${score}`), `CLS ${shift.toFixed(3)}`];
    console.log([...cells, ...faults].join('  '));
  }
}
