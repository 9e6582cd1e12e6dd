import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import type { Anchoring, Selectors } from '../../anchoring/match';
import { eachItsOwn, imprint, placeAll } from '../../anchoring/place';

const at = (start: number, by: 'position' | 'quote' | 'context'): Anchoring => ({ start, end: start + 2, by });
const ambiguous = { orphan: 'ambiguous' };
const gone: Anchoring = { orphan: 'gone' };

test.each<[string, Anchoring[], unknown[]]>([
  ['places of their own stay', [at(0, 'position'), at(9, 'context'), gone], [at(0, 'position'), at(9, 'context'), gone]],
  ['the surest way has the place', [at(5, 'context'), at(5, 'position'), at(5, 'quote')], [ambiguous, at(5, 'position'), ambiguous]],
  ['nobody has it where two are as sure', [at(5, 'quote'), at(5, 'quote'), at(5, 'context')], [ambiguous, ambiguous, ambiguous]],
])('%s', (_, found, own) => expect(eachItsOwn(found)).toEqual(own));

/** A page of many figures, and the selectors of each. */
function crowd(n: number) {
  const { document } = new JSDOM(Array.from({ length: n }, (_, i) => `<p>In ward ${i} of the town there were ${1000 + i} votes in all.</p>`).join(''))
    .window;
  const text = document.body.textContent;
  const figures: Selectors[] = Array.from({ length: n }, (_, i) => {
    const start = text.indexOf(`${1000 + i} votes`);
    return { exact: String(1000 + i), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(start + 4, start + 36), start };
  });
  return { document, figures };
}

test('a page that changes at every pause is placed all the same', async () => {
  const { document, figures } = crowd(400);
  let changes = 0;
  const places = await placeAll(
    () => document.body,
    figures,
    () => {
      document.body.prepend('x ');
      return ++changes;
    },
  );
  expect(changes).toBeGreaterThan(0);
  expect(places.map((place) => ('range' in place ? place.range.toString() : place.orphan))).toEqual(figures.map(({ exact }) => exact));
});

test('an imprint tells when a number or what touches it has changed', () => {
  const { document } = new JSDOM('<p>About 310,000 people</p>').window;
  const node = document.querySelector('p')?.firstChild as Text;
  const range = document.createRange();
  const stamp = (data: string) => {
    node.data = data;
    range.setStart(node, 6);
    range.setEnd(node, 13);
    return imprint(range);
  };
  const was = stamp('About 310,000 people');
  expect(stamp('About 310,000 people')).toBe(was);
  for (const other of ['About 410,000 people', 'About 310,000,000', 'About-310,000 people', 'About 310,000 million'])
    expect(stamp(other)).not.toBe(was);
});
