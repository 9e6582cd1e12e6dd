import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../api/document';
import { viewOf } from '../../view/build';
import { annotation, answer } from './document';

function view(annotations: unknown[], checks: unknown[] = []) {
  const document = parseDocument(answer(annotations, checks));
  if (!document) throw new Error('no document');
  return viewOf(document);
}

/** The one figure of a document whose claim says this. */
function figure(exact: string, claim: Record<string, unknown>, rest: Record<string, unknown> = {}) {
  const [first] = view([annotation('1', exact, claim, rest)]).figures;
  if (!first) throw new Error('no figure');
  return first;
}

const fact = (exact: string, claim: Record<string, unknown>, label: string) => figure(exact, claim).facts.find(([l]) => l === label)?.[1];

test.each([
  ['21,000', { bound: 'more_than' }, 'over 21,000'],
  ['21,000', { bound: 'approx' }, 'about 21,000'],
  ['21,000', { bound: 'at_most' }, 'up to 21,000'],
  ['5 to\n7', { bound: 'between' }, '5 to 7'],
  ['21,000', { bound: 'exact' }, '21,000'],
])('the heading of %s, %o', (exact, claim, heading) => expect(figure(exact, claim).heading).toBe(heading));

test.each([
  ['21,000', {}, ''],
  ['every two minutes', { kind: 'rate', unit: '/d', low: 720, high: 720 }, '720 a day'],
  ['$3.2bn', { kind: 'money', unit: 'USD', low: 3.2e9, high: 3.2e9 }, '3,200,000,000 US dollars'],
  ['one in five', { kind: 'ratio', unit: '1', low: 0.2, high: 0.2 }, '20%'],
  ['dozens', { low: 24, high: null }, 'at least 24'],
  ['12 per cent', { kind: 'percent', unit: '%', low: 12, high: 12 }, ''],
  ['five miles', { kind: 'measure', unit: '[mi_i]', low: 5, high: 5 }, '5 miles'],
  ['two to three', { low: 2, high: 3, bound: 'between' }, 'between 2 and 3'],
  ['doubled', { kind: 'change', low: 2, high: 2 }, ''],
  ['9 furlongs', { kind: 'measure', unit: '[fur_us]', low: 9, high: 9 }, ''],
])('the value of %s, %o, is "%s"', (exact, claim, value) => expect(figure(exact, claim).value).toBe(value));

test.each([
  [null, undefined],
  [{ start: '2025-10-01', end: '2025-10-31', text: 'in October 2025 alone' }, 'October 2025 (“in October 2025 alone”)'],
  [{ start: '2025-01-01', end: '2025-12-31', text: '2025' }, '2025'],
  [{ start: '2022-01-01', end: '2025-12-31', text: '' }, '2022 – 2025'],
  [{ start: '2025-11-01', end: '2025-11-10', text: '' }, '1 – 10 November 2025'],
  [{ start: '2024-02-01', end: '2024-02-29', text: '' }, 'February 2024'],
  [{ start: '2025-11-10', end: '2025-11-01', text: 'backwards' }, '“backwards”'],
  [{ start: null, end: null, text: 'currently' }, '“currently”'],
])('the period %o is %s', (period, text) => expect(fact('21,000', { period }, 'When')).toBe(text));

test.each([
  [{ source: null, stance: 'stated' }, 'The article itself – stated'],
  [{ source: { name: 'A. Person' }, stance: 'claimed' }, 'A. Person – claimed, not established'],
  [{ source: { name: 'A. Person', via: 'The Paper' }, stance: 'projected' }, 'A. Person, via The Paper – forecast or target'],
])('the word of %o', (claim, text) => expect(fact('21,000', claim, 'Says who')).toBe(text));

test('a figure without an upper value is said to have none', () => {
  expect(fact('dozens', { low: 24, high: null }, 'How exact')).toBe('at least this; no upper value is given');
});

describe('states', () => {
  const check = (verdict: string) => ({ id: verdict, type: 'sum', claims: ['1'], verdict, working: '', summary: '' });

  test.each([
    [[], 'automatic', 'automatic'],
    [[], 'reviewed', 'reviewed'],
    [['holds'], 'automatic', 'holds'],
    [['holds'], 'reviewed', 'reviewed'],
    [['holds', 'unclear'], 'reviewed', 'unclear'],
    [['holds', 'differs', 'fails'], 'reviewed', 'fails'],
  ])('checks %o and review %s make it %s', (verdicts, review, state) => {
    const { figures } = view([annotation('1', '5', {}, { review })], verdicts.map(check));
    expect(figures[0]?.state).toBe(state);
  });

  test('the check that needs the eye most comes first', () => {
    const { checks } = view([annotation('1', '5')], ['holds', 'unclear', 'fails'].map(check));
    expect(checks.map(({ verdict }) => verdict)).toEqual(['fails', 'unclear', 'holds']);
  });
});

test('two amounts that are compared get bars, on one scale', () => {
  const both = [annotation('1', '50', { low: 50, high: 50 }), annotation('2', '200', { low: 200, high: 200 })];
  const check = { id: 'c', type: 'part_whole', claims: ['1', '2'], verdict: 'holds', working: '50 ÷ 200', summary: '' };
  expect(view(both, [check]).checks[0]).toMatchObject({ figures: [0, 1], bars: [0.25, 1] });
  expect(view(both, [{ ...check, type: 'rate_total' }]).checks[0]?.bars).toEqual([]);
});

test('notes are plain text, in order', () => {
  const note = (value: string) => ({ type: 'TextualBody', purpose: 'commenting', value, format: 'text/plain' });
  const made = annotation('1', '5');
  const { figures } = view([{ ...made, body: [...made.body, note('<b>one</b>'), note('two'), note('')] }]);
  expect(figures[0]?.notes).toEqual(['<b>one</b>', 'two']);
});

describe('what is not as it should be', () => {
  test.each([null, 'text', {}, { annotations: [] }, { annotations: {}, checks: [] }])('%o is no document', (value) => {
    expect(parseDocument(value)).toBeUndefined();
  });

  test.each([
    [{}],
    [null],
    [annotation('1', '')],
    [{ ...annotation('1', '5'), body: [] }],
    [{ ...annotation('1', '5'), target: {} }],
    [annotation('1', '5', { low: 'five' })],
  ])('%o is left out', (bad) => expect(view([bad, annotation('2', '7')]).figures.map(({ heading }) => heading)).toEqual(['7']));

  test('a check of figures that are not there, or without a verdict, does no harm', () => {
    const bad = [{ id: 'c', type: 'sum', claims: ['9'], verdict: 'holds' }, { id: 'd', claims: [], verdict: 'maybe' }, 5];
    expect(view([annotation('1', '5')], bad).checks).toMatchObject([{ figures: [] }]);
  });
});
