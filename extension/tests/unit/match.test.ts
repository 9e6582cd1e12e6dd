import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { sameFigure } from '../../anchoring/digit-guard';
import { type Anchoring, anchor, type Selectors } from '../../anchoring/match';
import { TextIndex } from '../../anchoring/text-index';

const STORY =
  'The harbour office counted 21,000 crates in October, it said on Monday. ' +
  'A year before there had been 19,500 crates in the same month, and the pier was closed for 12 days. ' +
  'Since then the harbour has taken on two pilots and a 28-point plan has been drawn up by its owners.';

const { document } = new JSDOM().window;

function page(html: string): TextIndex {
  const root = document.createElement('div');
  root.innerHTML = html;
  return new TextIndex(root);
}

/** The selectors of a figure as it stands in a text, with 32 characters of context. */
function selectorsOf(exact: string, text = STORY, from = 0): Selectors {
  const start = text.indexOf(exact, from);
  const end = start + exact.length;
  return { exact, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32), start };
}

const shown = (index: TextIndex, found: Anchoring) => ('orphan' in found ? found.orphan : index.range(found.start, found.end).toString());
const find = (html: string, selectors: Selectors) => {
  const index = page(html);
  return shown(index, anchor(index, selectors));
};

describe('a figure is found', () => {
  test.each(['21,000', '19,500', '12 days', 'two', '28-point'])('%s, where it stood', (exact) => {
    const index = page(STORY);
    const found = anchor(index, selectorsOf(exact));
    expect(found).toMatchObject({ by: 'position' });
    expect(shown(index, found)).toBe(exact);
  });

  test('after text was inserted before it', () => {
    expect(find(`<p>Subscribe to 3 letters of ours.</p>${STORY}`, selectorsOf('21,000'))).toBe('21,000');
  });

  test('across elements', () => {
    expect(find(STORY.replace('21,000', '<b>21</b>,<i>000</i>'), selectorsOf('21,000'))).toBe('21,000');
  });

  test('with other white space in and around it', () => {
    const html = STORY.replace(' 12 days', '\n  12\u00a0days').replace('closed for', 'closed\n for');
    expect(find(html, selectorsOf('12 days'))).toBe('12\u00a0days');
  });

  test.each(['21 000', '21\u00a0000', '21\u202f000', '21000', '21\u2019000'])('set as %s', (set) => {
    expect(find(STORY.replace('21,000', set), selectorsOf('21,000'))).toBe(set);
  });

  test('set in another way after the text before it was rewritten', () => {
    const html = STORY.replace('The harbour office counted 21,000', 'Some 21 000');
    expect(find(html, selectorsOf('21,000'))).toBe('21 000');
  });

  test('in its own passage when the same number stands elsewhere too', () => {
    const html = `<p>Another port had 21,000 visitors.</p><p>${STORY}</p><p>And 21,000 again.</p>`;
    const index = page(html);
    const found = anchor(index, selectorsOf('21,000'));
    expect(found).toMatchObject({ start: index.text.indexOf('counted 21,000') + 'counted '.length });
  });

  test('nearest to where it stood when its passage stands twice', () => {
    const twice = `${STORY} ${STORY}`;
    const second = STORY.length + 1 + STORY.indexOf('19,500');
    const index = page(twice);
    expect(anchor(index, { ...selectorsOf('19,500'), start: second + 3 })).toMatchObject({ start: second });
  });

  test('not in a script that has the same words', () => {
    const index = page(`<script type="application/json">${STORY}</script><p>${STORY}</p>`);
    const found = anchor(index, { ...selectorsOf('21,000'), start: undefined });
    expect(found).toMatchObject({ start: STORY.length + STORY.indexOf('21,000') });
  });
});

describe('a figure has no place', () => {
  test.each([
    ['31,000', 'another digit'],
    ['21,000,000', 'more digits'],
    ['21,000 million', 'a scale'],
    ['121,000', 'a digit before'],
    ['1,21,000', 'a group before'],
    ['-21,000', 'a sign'],
    ['2,100', 'a digit less'],
    ['21,000.5', 'decimals'],
    ['twenty-one thousand', 'words, which are not compared by value'],
  ])('because it changed to %s (%s)', (now) => {
    expect(find(STORY.replace('21,000', now), selectorsOf('21,000'))).toBe('changed');
  });

  test('because it changed, and text was inserted before', () => {
    expect(find(`<p>New: 21,000 readers.</p>${STORY.replace('21,000', '31,000')}`, selectorsOf('21,000'))).toBe('changed');
  });

  test('because a number of points changed (28 is not 19)', () => {
    expect(find(STORY.replace('28-point', '19-point'), selectorsOf('28-point'))).toBe('changed');
  });

  test('because a number in words changed', () => {
    expect(find(STORY.replace('two pilots', 'three pilots'), selectorsOf('two'))).toBe('changed');
  });

  test('because it changed, although a passage much like its own has the number still', () => {
    const votes = ['Ashby', 'Brookby', 'Coldby'].map((town) => `In ${town}, 28 votes were cast for the mayor and 12 against.`).join(' ');
    const selectors = selectorsOf('28', votes);
    expect(find(votes, selectors)).toBe('28');
    expect(find(votes.replace('28', '38'), selectors)).toBe('changed');
    expect(find(`Counted anew. ${votes.replace('28', '38')}`, selectors)).toBe('changed');
  });

  test('because its passage is gone', () => {
    expect(find('<p>Nothing of that is here, and 21,000 is somebody else&rsquo;s.</p>', selectorsOf('21,000'))).toBe('gone');
  });

  test('because it fits two places equally well', () => {
    expect(find(`${STORY} ${STORY}`, { ...selectorsOf('19,500'), start: undefined })).toBe('ambiguous');
  });

  test('because there is no text at all', () => expect(find('', selectorsOf('21,000'))).toBe('gone'));
});

/** The number that a reader sees around a span: an oracle of its own, simpler than the guard. */
function seen(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  if (/\d/.test(text.charAt(from))) while (/[\d.,]/.test(text.charAt(from - 1))) from--;
  if (/\d/.test(text.charAt(to - 1))) while (/[\d.,]/.test(text.charAt(to))) to++;
  return text
    .slice(from, to)
    .replace(/^[.,]+|[.,]+$/g, '')
    .replace(/[\s-]|,(?=\d{3}(?!\d))/g, '')
    .replace(',', '.')
    .toLowerCase()
    .replace(/[\d.]+/, (digits) => String(Number(digits)));
}

test('whatever is done to a page, a figure is found only as itself', () => {
  const figures = ['21,000', '19,500', '12 days', 'two', '28-point'];
  // Close to the figure, where it hurts.
  const edit = fc.record({ by: fc.integer({ min: -9, max: 12 }), cut: fc.nat(6), put: fc.stringMatching(/^[0-9,. a-z-]{0,5}$/) });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 4 }), fc.constantFrom(...figures), (edits, exact) => {
      const was = selectorsOf(exact);
      const at = (by: number) => Math.max(0, (was.start ?? 0) + by);
      const text = edits.reduce((t, { by, cut, put }) => t.slice(0, at(by)) + put + t.slice(at(by) + cut), STORY);
      const index = page(text);
      const found = anchor(index, was);
      if ('orphan' in found) return;
      expect(sameFigure(index.text.slice(found.start, found.end), exact)).toBe(true);
      expect(seen(index.text, found.start, found.end)).toBe(exact.replace(/[\s,-]/g, ''));
    }),
    { numRuns: Number(process.env.RUNS ?? 2000) },
  );
});

test('a changed digit is never highlighted, whatever else happens to the page', () => {
  const inserted = fc.constantFrom('', 'Before it all. ', '21,000 others came. ', '\n\n  ');
  fc.assert(
    fc.property(inserted, fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 9 }), (before, which, by) => {
      const exact = '21,000';
      const at = [0, 1, 3, 4, 5][which] ?? 0;
      const other = exact.slice(0, at) + ((Number(exact[at]) + by) % 10) + exact.slice(at + 1);
      expect(find(before + STORY.replace(exact, other), selectorsOf(exact))).toBe('changed');
    }),
  );
});

test('the text of the index is the textContent of its root', () => {
  const { root, text } = page('a<!-- b --><script>c</script><p>d <em>e</em></p>\n<template>f</template><svg><text>g</text></svg>');
  expect(text).toBe(root.textContent);
});
