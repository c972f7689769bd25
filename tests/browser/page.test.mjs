// Functions of pages other than search.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { violations } from './checks.mjs';
import { serve } from './server.mjs';
import { address, catalog, close, makeSite, open } from './site.mjs';

after(close);

const clean = (page) => assert.deepEqual(page.problems, []);

describe('a page', () => {
  it('copies, on file:// too, and says so', async () => {
    const page = await open('en/errors/Ecs.0085/index.html', { permissions: ['clipboard-read', 'clipboard-write'] });
    const pasted = async (button) => {
      await button.click();
      await page.locator('button.copy', { hasText: 'Copied' }).first().waitFor();
      await page.fill('#q', '');
      await page.focus('#q');
      await page.keyboard.press('Control+v');
      const text = await page.inputValue('#q');
      await page.fill('#q', '');
      await page.keyboard.press('Escape');
      return text;
    };
    assert.equal(await pasted(page.locator('button[data-copy="Ecs.0085"]')), 'Ecs.0085');
    assert.equal(await pasted(page.locator('button[data-copy-link]')), page.url());
    assert.equal(await pasted(page.locator('.quote button').first()), catalog.errors.find((error) => error.code === 'Ecs.0085').message.en);
    clean(page);
  });

  it('remembers a theme and shows it before anything else', async () => {
    const page = await open('en/index.html');
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    const around = () => page.evaluate(() => [...document.querySelectorAll('meta[name="theme-color"]')].filter(({ media }) => matchMedia(media).matches).map(({ content }) => content));
    const button = page.locator('button.theme');
    assert.equal(await button.textContent(), 'Auto');
    await button.click();
    assert.equal(await theme(), 'light');
    await button.click();
    assert.deepEqual([await theme(), await button.textContent()], ['dark', 'Dark']);
    assert.deepEqual(await around(), ['#14171c']);
    await page.reload();
    assert.equal(await theme(), 'dark');
    assert.deepEqual(await around(), ['#14171c']);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('button.theme').click();
    assert.deepEqual(await around(), ['#14171c']);
    await page.emulateMedia({ colorScheme: 'light' });
    assert.deepEqual(await around(), ['#ffffff']);
    await button.click();
    await button.click();
    await page.locator('button.theme').click();
    await page.reload();
    assert.equal(await theme(), undefined);
    clean(page);
  });

  it('works where the browser refuses storage', async () => {
    const page = await open('en/index.html');
    await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('refused'); } }));
    await page.reload();
    await page.locator('button.theme').click();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light');
    clean(page);
  });

  it('prints a code on one sheet', async () => {
    for (const path of ['zh/errors/Ecs.0812/index.html', 'en/errors/Ecs.0812/index.html', 'en/errors/Ecs.0085/index.html']) {
      const pdf = await (await open(path, { colorScheme: 'dark' })).pdf({ format: 'A4' });
      assert.equal(pdf.toString('latin1').match(/\/Type *\/Page\b/g).length, 1, path);
    }
  });

  it('shows the chosen result, the place and the switch where the reader forces the colours', async () => {
    const page = await open('en/index.html', { forcedColors: 'active' });
    await page.fill('#q', 'quota');
    await page.waitForSelector('#results [role=option]');
    await page.keyboard.press('ArrowDown');
    const colour = (selector, name) => page.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], name);
    assert.notEqual(await colour('#results [aria-selected=true]', 'backgroundColor'), await colour('#results [aria-selected=false]', 'backgroundColor'));
    assert.equal(await page.locator('button.theme').evaluate((button) => getComputedStyle(button, '::before').backgroundImage.startsWith('linear-gradient')), true);
    await page.goto(address('en/errors/index.html'));
    assert.notEqual(await colour('.menu [aria-current]', 'borderBottomColor'), await colour('.menu a:not([aria-current])', 'borderBottomColor'));
    clean(page);
  });

  it('has no layout shift when its scripts load late', async () => {
    const { base, stop } = await serve('/');
    for (const width of [360, 412, 768, 1350]) {
      for (const path of ['zh/index.html', 'zh/errors/index.html', 'en/errors/index.html', 'en/errors/Ecs.0812/index.html']) {
        const page = await open('about:blank', { viewport: { width, height: 820 }, serviceWorkers: 'block' });
        await page.addInitScript(() => {
          window.shifts = [];
          const noted = (list) => window.shifts.push(...list.getEntries().map(({ value }) => value));
          new PerformanceObserver(noted).observe({ type: 'layout-shift', buffered: true });
        });
        await page.route(/(site|table|explain)[.][0-9a-f]+[.]js$/, async (route) => {
          await new Promise((later) => setTimeout(later, 300));
          await route.continue();
        });
        await page.goto(base + path);
        // Layout shifts are reported after the paint.
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100))));
        assert.deepEqual(await page.evaluate(() => window.shifts), [], `${path}, ${width} px`);
        await page.context().close();
      }
    }
    await stop();
  });

  it('has no motion if the reader prefers reduced motion', async () => {
    for (const [reducedMotion, moves] of [['no-preference', true], ['reduce', false]]) {
      const page = await open('en/errors/Ecs.0085/index.html', { reducedMotion });
      const moving = await page.evaluate(() => {
        const styles = [...document.querySelectorAll('*')].map((element) => getComputedStyle(element));
        return styles.some((style) => style.scrollBehavior === 'smooth' || /[1-9]/.test(style.transitionDuration) || style.animationName !== 'none');
      });
      assert.equal(moving, moves, reducedMotion);
    }
  });

  it('fills in a message from its address', async () => {
    const { code, placeholders } = catalog.errors.find((error) => error.code === 'Ecs.0812');
    for (const [args, texts] of [
      ['args=s6.large.2', ['s6.large.2', placeholders[1].name]],
      ['args=s6.large.2&args=c7.large.2', ['s6.large.2', 'c7.large.2']],
      ['args=s6.large.2,c7.large.2', ['s6.large.2', 'c7.large.2']],
      ['args=<b>bold</b>,x', ['<b>bold</b>', 'x']],
    ]) {
      const page = await open(`${address(`en/errors/${code}/index.html`)}?${args}`);
      const places = page.locator('.message[data-template] var');
      assert.deepEqual(await places.allTextContents(), texts);
      const missing = texts.includes(placeholders[1].name);
      assert.equal(await page.isVisible('.missing-arguments'), missing);
      if (missing) assert.equal(await page.textContent('.missing-arguments'), `Not given: ${placeholders[1].name}`);
      clean(page);
    }
  });
});

describe('the place of a visitor', () => {
  it('stays when the language changes', async () => {
    for (const [path, rest] of [['errors/Ecs.0812/index.html', '?args=a&args=b'], ['structures/create-server.publicip/index.html', '#field-eip'], ['search/index.html', '?q=quota'], ['index.html', '#explain=tEcs.0085%0A']]) {
      const page = await open(`${address(`en/${path}`)}${rest}`);
      await page.locator('a.language').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(`${address(`zh/${path}`)}${rest}`);
      await page.context().close();
    }
  });

  it('is in the copied link, which is the canonical one, and the copied message has the values', async () => {
    const { base, stop } = await serve('/', (base) => makeSite({ base: `${base}public` }));
    try {
      const page = await open(`${base}en/errors/Ecs.0812/index.html?args=s6.large&args=c7.large#action`, { permissions: ['clipboard-read', 'clipboard-write'], serviceWorkers: 'block' });
      const copied = async (button) => {
        await button.click();
        return page.evaluate(() => navigator.clipboard.readText());
      };
      assert.equal(await copied(page.locator('button[data-copy-link]')), `${base}public/en/errors/Ecs.0812/?args=s6.large&args=c7.large#action`);
      const message = await copied(page.locator('.quote button.copy').first());
      assert.ok(message.includes('s6.large') && message.includes('c7.large') && !message.includes('%s'), message);
    } finally {
      await stop();
    }
  });
});

describe('the first page', () => {
  it('chooses the language that the browser prefers, or that was chosen', async () => {
    const page = await open('index.html', { locale: 'zh-CN' });
    await page.waitForURL(address('zh/index.html'));
    await page.locator('a.language[hreflang=en]').click();
    await page.waitForURL(address('en/index.html'));
    await page.goto(address('index.html'));
    await page.waitForURL(address('en/index.html'));
  });

  it('falls back to English', async () => {
    const page = await open('index.html', { locale: 'fr-FR' });
    await page.waitForURL(address('en/index.html'));
  });
});

describe('the table of codes', () => {
  const codes = (page) => page.locator('#errors tbody tr:visible').evaluateAll((rows) => rows.map((row) => row.dataset.code));

  it('shows rows with all words, and keeps its state in the address', async () => {
    const page = await open('en/errors/index.html');
    assert.equal((await codes(page)).length, catalog.errors.length);
    assert.equal(await page.locator('output.count').textContent(), `${catalog.errors.length} of ${catalog.errors.length}`);
    await page.fill('form.filter [name=q]', 'QUERY  flavor');
    const found = await codes(page);
    assert.ok(found.length && found.length < 20);
    await page.selectOption('[name=status]', '500');
    await page.click('th[data-sort=text] button');
    assert.match(page.url(), /\?q=QUERY\+\+flavor&status=500&sort=text$/);
    assert.equal(await page.locator('th[data-sort=text]').getAttribute('aria-sort'), 'ascending');
    const rows = await codes(page);
    await page.reload();
    assert.deepEqual(await codes(page), rows);
    assert.equal(await page.inputValue('form.filter [name=q]'), 'QUERY  flavor');
    clean(page);
  });

  it('says when nothing fits, and clears the filters', async () => {
    const page = await open(`${address('en/errors/index.html')}?q=qqqq&status=500`);
    assert.deepEqual(await codes(page), []);
    const line = page.locator('.empty');
    assert.match(await line.textContent(), /^No codes match these filters\./);
    await line.getByRole('button').click();
    assert.equal((await codes(page)).length, catalog.errors.length);
    assert.ok(await line.isHidden());
    assert.equal(page.url(), address('en/errors/index.html'));
    clean(page);
  });

  it('keeps its state when the language changes and when the reader comes back', async () => {
    const page = await open(`${address('en/errors/index.html')}?q=quota`);
    await page.selectOption('[name=status]', '400');
    const rows = await codes(page);
    await page.click('#errors tbody tr:not([hidden]) th a');
    await page.waitForURL(/errors.Ecs[.]/);
    await page.goBack();
    assert.deepEqual(await codes(page), rows);
    await page.locator('a.language').click();
    await page.waitForURL(`${address('zh/errors/index.html')}?q=quota&status=400`);
    assert.equal(await page.inputValue('[name=status]'), '400');
  });

  it('sorts either way', async () => {
    const page = await open('en/errors/index.html');
    const before = await codes(page);
    await page.click('th[data-sort=code] button');
    assert.deepEqual(await codes(page), before.reverse());
    await page.click('th[data-sort=status] button');
    const statuses = await page.locator('#errors tbody tr').evaluateAll((rows) => rows.map((row) => +row.dataset.status));
    assert.deepEqual(statuses, [...statuses].sort((one, other) => one - other));
  });

  it('filters by service, family and release', async () => {
    for (const [name, value, fits] of [
      ['service', 'Common', (row) => row.service === 'Common'],
      ['family', 'Ecs.03xx', (row) => row.family === 'Ecs.03xx'],
      ['release', '22', (row) => row.releases.split(' ').includes('22')],
    ]) {
      const page = await open(`${address('en/errors/index.html')}?${name}=${value}`);
      const shown = await page.locator('#errors tbody tr:visible').evaluateAll((rows) => rows.map((row) => ({ ...row.dataset })));
      const all = await page.locator('#errors tbody tr').evaluateAll((rows) => rows.map((row) => ({ ...row.dataset })));
      assert.equal(shown.length, all.filter(fits).length, name);
      assert.ok(shown.every(fits));
    }
  });
});

describe('the page for missing addresses', () => {
  it('recognises codes', async () => {
    const { base, stop } = await serve('/');
    const page = await open(`${base}404.html`);
    const suggested = (path) => page.evaluate(async (path) => {
      const { missing } = window.ecsErr;
      await window.ecsErr.load('codes');
      return missing(path).records.map((record) => record.id);
    }, path);
    assert.deepEqual(await suggested('/Ecs.85'), ['Ecs.0085']);
    assert.deepEqual(await suggested('/ecs0085'), ['Ecs.0085']);
    assert.deepEqual(await suggested('/zh/errors/ecs.0085.html'), ['Ecs.0085']);
    assert.deepEqual(await suggested('/docs/404/'), ['404']);
    assert.equal((await suggested('/zh/errors/Ecs.0380'))[0], 'Ecs.0308');
    assert.deepEqual(await suggested('/about'), []);
    clean(page);
    await stop();
  });

  it('leads straight to a code in any spelling, and keeps what follows it', async () => {
    const { base, stop } = await serve('/');
    const page = await open(`${base}en/ecs0085`, { serviceWorkers: 'block' });
    await page.waitForURL(`${base}en/errors/Ecs.0085/index.html`);
    for (const [path, url] of [
      ['zh/errors/Ecs.85?args=x#action', 'zh/errors/Ecs.0085/index.html?args=x#action'],
      ['ECS-0085.html', 'en/errors/Ecs.0085/index.html'],
    ]) {
      await page.goto(base + path);
      await page.waitForURL(base + url);
    }
    // A number elsewhere is no code.
    await page.goto(`${base}en/changes/0085/`);
    await page.locator('.suggestions a').first().waitFor();
    assert.equal(page.url(), `${base}en/changes/0085/`);
    await stop();
  });

  it('has the header and the search in the language of the address, else of the browser', async () => {
    const { base, stop } = await serve('/');
    for (const [path, locale, language, text] of [
      ['zh/nothing', 'en-US', 'zh', '此地址没有页面。'], ['en/nothing', 'zh-CN', 'en', 'There is no page at this address.'],
      ['nothing', 'zh-TW', 'zh', '此地址没有页面。'], ['nothing', 'en-GB', 'en', 'There is no page at this address.'], ['nothing', 'fr', 'zh', '此地址没有页面。'],
    ]) {
      const page = await open(base + path, { locale, serviceWorkers: 'block', reducedMotion: 'reduce' });
      assert.equal(await page.getAttribute('html', 'lang'), language);
      assert.equal(await page.innerText('main .lead'), text);
      assert.equal(await page.locator('main').count(), 1);
      await page.fill('form.search input', 'quota');
      await page.locator('#results [role=option]').first().waitFor();
      assert.match(await page.locator('#results a').first().getAttribute('href'), new RegExp(`^/${language}/`));
      assert.deepEqual(await violations(page), [], path);
      assert.deepEqual(page.problems.filter((problem) => !problem.includes('404')), []);
      await page.context().close();
    }
    const page = await open(`${base}nothing`, { javaScriptEnabled: false });
    assert.deepEqual(await page.locator('main .lead').allInnerTexts(), ['此地址没有页面。', 'There is no page at this address.']);
    await stop();
  });
});
