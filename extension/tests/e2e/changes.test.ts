import { expect, test } from 'vitest';
import { marked, middleOf } from './browser';
import { story } from './pages';
import { card, describeInBrowser, figuresBy, list, read } from './reading';

describeInBrowser('a page that changes', (stage) => {
  test('a figure that changed since it was read is never marked, and is listed as changed', async () => {
    const url = stage.pages.put('/changed', story);
    const figures = await figuresBy(stage.server, url);
    stage.pages.put('/changed', story.replace('21,000', '31,000').replace('<article>', '<article><p>Mended on Tuesday: 21,000 was wrong.</p>'));
    const page = await read(stage, url);
    const { texts } = await marked(page);
    expect(texts).not.toContain('31,000');
    expect(texts).toEqual(figures.filter((figure) => figure !== '21,000'));
    await stage.reader.command(page, 'list');
    await list(page).waitFor({ state: 'visible' });
    expect(await list(page).innerText()).toContain('changed on this page since it was read');
    await list(page).getByRole('button', { name: '21,000' }).click();
    await card(page).waitFor({ state: 'visible' });
    await page.close();
  });

  test('a mark goes with a number that changes, before anybody sees it, and comes back with it', async () => {
    const page = await read(stage, stage.pages.put('/live', story));
    const set = (from: string, to: string) =>
      page.evaluate(
        async ([was, is]) => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
            const at = node.data.indexOf(was ?? '');
            // The digits alone, so that a range over them would stay.
            if (at >= 0) node.replaceData(at, 1, (is ?? '')[0] ?? '');
          }
          await Promise.resolve();
          return [...CSS.highlights].flatMap(([, h]) => [...h].map(String));
        },
        [from, to],
      );
    expect(await set('2,900', '9,900'), 'in the same frame').not.toContain('9,900');
    await expect.poll(async () => (await marked(page)).texts).not.toContain('9,900');
    await set('9,900', '2,900');
    await expect.poll(async () => (await marked(page)).texts).toContain('2,900');
    await page.close();
  });

  test('a number that grows beside its mark loses it', async () => {
    const page = await read(stage, stage.pages.put('/grows', story));
    const grown = await page.evaluate(async () => {
      const node = document.querySelector('p:nth-of-type(3)')?.lastChild as Text;
      node.insertData(node.data.indexOf('2,900') + 5, ',000');
      await Promise.resolve();
      return [...CSS.highlights].flatMap(([, h]) => [...h].map(String));
    });
    expect(grown).not.toContain('2,900');
    await page.close();
  });

  test('figures are found again when the page renders itself anew', async () => {
    const page = await read(stage, stage.pages.put('/rerender', story));
    const before = (await marked(page)).texts;
    await page.evaluate(() => {
      const { innerHTML } = document.body;
      document.body.innerHTML = `<p>A banner that came late.</p>${innerHTML}`;
    });
    await expect.poll(async () => (await marked(page)).texts).toEqual(before);
    await page.close();
  });

  test('another page in the same document is another page', async () => {
    const page = await read(stage, stage.pages.put('/single', story));
    await page.evaluate(() => {
      history.pushState({}, '', '/another');
      document.querySelector('article')?.append(' Another story, with 40,000 readers.');
    });
    await expect.poll(async () => (await marked(page)).texts).toEqual([]);
    await expect.poll(async () => (await stage.reader.badge(page)).text).toBe('');
    await page.close();
  });

  test('a strict content security policy is no obstacle', async () => {
    const csp = "default-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'";
    const page = await read(stage, stage.pages.put('/csp', story, { 'content-security-policy': csp }));
    const { x, y } = await middleOf(page, '21,000');
    await page.mouse.click(x, y);
    await card(page).waitFor({ state: 'visible' });
    const style = await card(page).evaluate((element) => getComputedStyle(element).borderRadius);
    expect(style, 'our own style reaches the card').toBe('8px');
    await page.close();
  });

  test("a page's own rules for everything do not reach the card", async () => {
    const rules = '<style>* { color: red !important; --ink: red; font-size: 40px !important } div { display: none !important }</style>';
    const page = await read(stage, stage.pages.put('/rules', story.replace('</head>', `${rules}</head>`)));
    await stage.reader.command(page, 'next');
    await card(page).waitFor({ state: 'visible' });
    const { color, fontSize } = await card(page).evaluate((element) => {
      const style = getComputedStyle(element);
      return { color: style.color, fontSize: style.fontSize };
    });
    expect(color).not.toBe('rgb(255, 0, 0)');
    expect(fontSize).toBe('15px');
    await page.close();
  });

  test('text that looks like markup is text', async () => {
    const hostile = '&lt;img src=x onerror="window.ran=1"&gt;';
    const html = story
      .replace('missing containers in the harbour', `missing ${hostile} containers`)
      .replace('losses in October', `${hostile} losses in October`);
    const page = await read(stage, stage.pages.put('/markup', html));
    await stage.reader.command(page, 'list');
    await list(page).waitFor({ state: 'visible' });
    for (const name of await list(page).getByRole('button').allInnerTexts()) expect(name).not.toBe('');
    await stage.reader.command(page, 'next');
    await card(page).waitFor({ state: 'visible' });
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    expect(await page.locator('.card img, .list img').count()).toBe(0);
    await page.close();
  });
});
