import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberValue, sameFigure, sameSurroundings } from '../../anchoring/digit-guard';

describe('sameFigure', () => {
  test.each([
    ['21,000', '21 000', 'a space instead of a comma'],
    ['21,000', '21\u00a0000', 'a space that does not break'],
    ['21,000', '21\u202f000', 'a narrow space'],
    ['21,000', "21'000", 'an apostrophe'],
    ['21,000', '21\u2019000', 'a curly apostrophe'],
    ['21,000', '21000', 'no grouping'],
    ['310,000', '310\u00ad,000', 'a soft hyphen'],
    ['1,234.5', '1.234,5', 'point and comma the other way round'],
    ['1,234.50', '1 234.5', 'a zero that says nothing'],
    ['12,34,567', '1234567', 'grouping as in India'],
    ['-5%', '\u22125%', 'a true minus'],
    ['28-point', '28 point', 'a hyphen that joins'],
    ['28-point', '28\u2011point', 'a hyphen that does not break'],
    ['5-7 per cent', '5\u20137 per cent', 'the dash of a range'],
    ['every two minutes', 'Every  two\nminutes', 'a capital and white space'],
    ['$3.2bn', '$3.2bn', 'itself'],
  ])('%s is %s (%s)', (a, b) => {
    expect(sameFigure(a, b)).toBe(true);
    expect(sameFigure(b, a)).toBe(true);
  });

  test.each([
    ['21,000', '31,000', 'another digit'],
    ['21,000', '21,00', 'a digit less'],
    ['21,000', '210,00', 'other grouping'],
    ['28 points', '19 points', 'another number'],
    ['2', '2.5', 'a decimal more'],
    ['2.5', '25', 'a lost point'],
    ['1.234', '1,234', 'a point that may be either'],
    ['5%', '-5%', 'a sign'],
    ['5%', '\u22125%', 'a true minus'],
    ['5-7', '57', 'a lost dash'],
    ['$3.2bn', '$3.2m', 'another scale'],
    ['$3.2bn', '€3.2bn', 'another currency'],
    ['5 mW', '5 MW', 'another unit'],
    ['12%', '12', 'a lost sign of percent'],
    ['two', 'three', 'another word'],
    ['every two minutes', 'every two hours', 'another unit in words'],
    ['1½', '11', 'a fraction'],
    ['1½', '1', 'a lost fraction'],
    ['10²', '102', 'a power'],
    ['\u0661\u0662', '\u0661\u0663', 'digits of another script'],
    ['3-1', '3-2', 'another score'],
    ['0,123', '123', 'a decimal comma'],
    ['', '', 'nothing'],
    ['310,000', '', 'nothing'],
  ])('%s is not %s (%s)', (a, b) => {
    expect(sameFigure(a, b)).toBe(false);
    expect(sameFigure(b, a)).toBe(false);
  });

  test('whole numbers are the same exactly when their values are, however grouped', () => {
    const separator = fc.constantFrom(',', ' ', '\u00a0', '\u202f', "'", '\u2019', '');
    const set = (n: number, by: string) => String(n).replace(/\B(?=(\d{3})+$)/g, by);
    fc.assert(
      fc.property(fc.nat(5_000_000), fc.nat(5_000_000), separator, separator, (a, b, s, t) => {
        expect(sameFigure(set(a, s), set(a, t))).toBe(true);
        expect(sameFigure(set(a, s), set(b, t))).toBe(a === b);
      }),
    );
  });

  test('any change of one digit is another figure', () => {
    const figure = fc.stringMatching(/^[-$]?[1-9]\d{0,2}(,\d{3}){0,2}(\.\d{1,2})?(%| million|bn|-point)?$/);
    fc.assert(
      fc.property(figure, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, which, by) => {
        const digits = [...text.matchAll(/\d/g)];
        const at = digits[which % digits.length]?.index ?? 0;
        const other = text.slice(0, at) + ((Number(text[at]) + by) % 10) + text.slice(at + 1);
        expect(sameFigure(text, other)).toBe(false);
      }),
    );
  });
});

test.each([
  ['007', '7'],
  ['1,000', '1000'],
  ['1.000.000', '1000000'],
  ['1.50', '1.5'],
  ['0.0', '0'],
  ['12,5', '12.5'],
  ['1,23,4', null],
  ['1.2.3', null],
  ['5 10', null],
])('numberValue(%s) is %s', (numeral, value) => expect(numberValue(numeral)).toBe(value));

describe('sameSurroundings', () => {
  const around = (exact: string, was: [string, string], is: [string, string]) => sameSurroundings(is[0], is[1], was[0], was[1], exact);

  test.each<[string, [string, string], [string, string]]>([
    ['310,000', ['about ', ' people'], ['some ', ' men']],
    ['28', ['a ', '-point plan'], ['the ', '-point draft']],
    ['310,000', ['by ', 'Share this'], ['by ', 'Comments']],
    ['two', ['every ', ' minutes'], ['each ', ' minutes']],
    ['310,000', ['', ''], ['', '']],
  ])('%s stays itself', (exact, was, is) => expect(around(exact, was, is)).toBe(true));

  test.each<[string, [string, string], [string, string]]>([
    ['310', ['about ', ' people'], ['about ', ' million people']],
    ['310', ['about ', ' people'], ['about ', 'k people']],
    ['310,000', ['about ', ' people'], ['about ', ',000 people']],
    ['310,000', ['about ', ' people'], ['about 1,', ' people']],
    ['310,000', ['about ', ' people'], ['about 1', ' people']],
    ['310', ['about ', ' people'], ['about ', ' 000 people']],
    ['2', ['about ', ' people'], ['about ', '.5 people']],
    ['5', ['fell to ', ' points'], ['fell to ', '-7 points']],
    ['5', ['fell to ', ' degrees'], ['fell to -', ' degrees']],
    ['5', ['fell to ', ' degrees'], ['fell to \u2212', ' degrees']],
    ['5', ['fell to ', ' degrees'], ['fell to minus ', ' degrees']],
    ['5', ['up ', ' degrees'], ['up .', ' degrees']],
    ['5', ['up ', ' points'], ['up ', '% points']],
    ['5', ['up ', ' in all'], ['up ', ' per cent in all']],
    ['one', ['only ', ' of them'], ['some', ' of them']],
    ['one', ['only ', ' of them'], ['only ', 's of them']],
    ['one', ['only ', ' of them'], ['only twenty-', ' of them']],
    ['one', ['only ', ' of them'], ['only ', ' hundred of them']],
    ['hundred', ['a ', ' men'], ['two ', ' men']],
    ['one', ['for ', ' days'], ['for ', ' and a half days']],
    ['1', ['for ', ' days'], ['for ', '½ days']],
  ])('%s becomes another number', (exact, was, is) => expect(around(exact, was, is)).toBe(false));
});
