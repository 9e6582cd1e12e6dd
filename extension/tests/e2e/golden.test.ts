import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeInBrowser, placesBy } from './reading';

/** The pages that Go asserts selectors on. */
const golden = new URL('../../../annotator/testdata/golden/', import.meta.url);
const cases = existsSync(golden) ? readdirSync(golden).filter((name) => existsSync(new URL(`${name}/article.html`, golden))) : [];

describeInBrowser('the golden pages', (stage) => {
  test('are there', () => expect(cases.length).toBeGreaterThan(0));

  test.each(cases)('%s: every figure is marked where the server says, to the character', async (name) => {
    const url = stage.pages.put(`/golden/${name}`, readFileSync(new URL(`${name}/article.html`, golden), 'utf8'));
    const places = await placesBy(stage.server, url);
    const page = await stage.reader.open(url);
    await stage.reader.clickToolbar(page);
    await expect.poll(async () => (await stage.reader.badge(page)).text, { timeout: 20_000 }).toBe(String(places.length));
    const marks = await page.evaluate(() =>
      [...CSS.highlights]
        .flatMap(([, highlight]) => [...highlight] as Range[])
        .map((range) => {
          const before = document.createRange();
          before.selectNodeContents(document.body);
          before.setEnd(range.startContainer, range.startOffset);
          return { exact: range.toString(), start: before.toString().length };
        })
        .sort((a, b) => a.start - b.start),
    );
    expect(marks).toEqual(places);
    await page.close();
  });
});
