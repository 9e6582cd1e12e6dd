import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { anchor, type Selectors } from '../../anchoring/match';
import { TextIndex } from '../../anchoring/text-index';
import { selectorsOf } from '../../api/document';

/** The cases that Go asserts claims and selectors on: <case>/article.html and <case>/want.json. */
const golden = new URL('../../../annotator/testdata/golden/', import.meta.url);

interface Want {
  annotations: { target: { selector: { type: string; exact?: string; prefix?: string; suffix?: string; start?: number; end?: number }[] } }[];
}

const cases = existsSync(golden) ? readdirSync(golden).filter((name) => existsSync(new URL(`${name}/want.json`, golden))) : [];

test('there are golden cases', () => expect(cases.length).toBeGreaterThan(0));

describe.each(cases)('golden case %s', (name) => {
  const html = readFileSync(new URL(`${name}/article.html`, golden), 'utf8');
  const want = JSON.parse(readFileSync(new URL(`${name}/want.json`, golden), 'utf8')) as Want;
  const figures: Selectors[] = want.annotations.map(({ target }) => selectorsOf(target.selector)).filter((s) => s !== undefined);
  // Parsed as by a browser that runs scripts, where what stands in <noscript> is text: only this setting does so.
  const load = (text: string) => new TextIndex(new JSDOM(text, { runScripts: 'dangerously' }).window.document.body);

  test('every annotation has selectors', () => expect(figures.length).toBe(want.annotations.length));

  test('every figure is found by its position, and is what was quoted', () => {
    const index = load(html);
    for (const figure of figures) {
      const found = anchor(index, figure);
      expect(found, figure.exact).toMatchObject({ by: 'position' });
      if (!('orphan' in found)) expect(index.range(found.start, found.end).toString()).toBe(figure.exact);
    }
  });

  test('every figure is found at its own place when text was inserted before', () => {
    const before = 'This page was mended on Tuesday.';
    const index = load(html);
    const body = index.root;
    body.prepend(before);
    const moved = new TextIndex(body);
    for (const figure of figures) {
      const found = anchor(moved, figure);
      expect(found, `${figure.prefix}[${figure.exact}]${figure.suffix}`).toMatchObject({ start: (figure.start ?? 0) + before.length });
    }
  });

  test('a figure whose digit changes is not found, and is said to have changed', () => {
    const { text, root } = load(html);
    for (const figure of figures.filter(({ exact }) => /\d/.test(exact))) {
      const at = (figure.start ?? 0) + figure.exact.search(/\d/);
      const other = text.slice(0, at) + ((Number(text[at]) + 1) % 10) + text.slice(at + 1);
      root.textContent = other;
      expect(anchor(new TextIndex(root), figure), figure.exact).toEqual({ orphan: 'changed' });
    }
  });
});
