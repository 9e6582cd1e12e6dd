/**
 * The guard that keeps a highlight off every other number. Two spans are the
 * same figure when their numbers have the same value, however they are set
 * ("21,000", "21 000"), and everything else in them ("million", "%", "two") is
 * the same text. In doubt they differ: a figure not shown is listed with its
 * reason, a figure shown on another number is a lie.
 */
import { normalise } from './text-index';

/** Whether two spans state the same figure. A span without any content is the same as none. */
export function sameFigure(a: string, b: string): boolean {
  const left = figureTokens(a);
  return left !== '' && left === figureTokens(b);
}

/**
 * What touches a figure and would make another number of it: more digits, a
 * sign, a scale. A figure is unchanged only where this is unchanged too: "310"
 * in "310 people" is not the "310" of "310 million people".
 */
export function sameSurroundings(before: string, after: string, prefix: string, suffix: string, exact: string): boolean {
  return extensionBefore(before, exact) === extensionBefore(prefix, exact) && extensionAfter(after, exact) === extensionAfter(suffix, exact);
}

/** How much text beside a figure is looked at, in UTF-16 code units before spacing is evened out. */
export const SURROUNDINGS = 64;

const DASHES = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;
const TOKEN = /\d+(?:[.,'\u2019 ]\d+)*|[\p{L}\p{M}]+|[^\s]/gu;

/** A span as its numbers' values and its other words and signs, apart by spaces. */
function figureTokens(span: string): string {
  const text = normalise(span).replace(DASHES, '-').trim();
  const tokens: string[] = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const next = text.charAt(index + 1);
    if (token === '-') {
      // A sign, a dash of a range, or only a joiner as in "28-point".
      if (/\d/.test(next)) tokens.push(/\d/.test(text.charAt(index - 1)) ? 'to' : 'minus');
    } else if (/^\d/.test(token)) {
      tokens.push(numberValue(token) ?? token);
    } else if (/^\p{L}/u.test(token)) {
      // Short ones may be symbols of units, where case tells: "mW" is not "MW".
      tokens.push(token.length > 3 ? token.toLowerCase() : token);
    } else if (!/["'\u2018\u2019\u201c\u201d]/.test(token)) {
      tokens.push(token);
    }
  }
  return tokens.join(' ');
}

const GROUPED = /^[1-9]\d{0,2}(?:([,.'\u2019 ])\d{3})(?:\1\d{3})*$/;
const GROUPED_IN_INDIA = /^[1-9]\d?(?:,\d{2})+,\d{3}$/;

/**
 * The value of a numeral as plain decimal digits, or null where it is none.
 * One dot is a decimal point; one comma groups thousands where it can.
 */
export function numberValue(numeral: string): string | null {
  if (/^\d+$/.test(numeral)) return plain(numeral, '');
  if (isGrouped(numeral)) return plain(numeral.replace(/\D/g, ''), '');
  const point = numeral.search(/[.,]\d+$/);
  const whole = numeral.slice(0, point);
  // What groups thousands is not what begins the decimals.
  const isWhole = /^\d+$/.test(whole) || (GROUPED.test(whole) && !whole.includes(numeral.charAt(point)));
  if (point < 0 || !isWhole) return null;
  return plain(whole.replace(/\D/g, ''), numeral.slice(point + 1));
}

function isGrouped(numeral: string): boolean {
  const oneDot = /^\d+\.\d+$/.test(numeral);
  return !oneDot && (GROUPED.test(numeral) || GROUPED_IN_INDIA.test(numeral));
}

function plain(whole: string, fraction: string): string {
  const decimals = fraction.replace(/0+$/, '');
  return (whole.replace(/^0+(?=\d)/, '') || '0') + (decimals && `.${decimals}`);
}

const NUMBER_WORDS =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|' +
  '(?:twen|thir|for|fif|six|seven|eigh|nine)ty|half|halves|quarters?|thirds?';
const SCALES =
  'hundreds?|thousands?|millions?|billions?|trillions?|dozens?|scores?|lakhs?|crores?|bn|mn|mln|tn|m|k|b|' +
  'per ?cent|percent|pct|percentage points?|times|fold';

const AFTER = new RegExp(
  `^(?:[\\p{N}%‰°\\p{Sc}]+|[.,'\u2019:/-]+\\p{N}+| \\d{3}(?!\\d)|[ -]?(?:and )?(?:an? )?(?:${NUMBER_WORDS}|${SCALES})(?![\\p{L}\\p{M}])| ?[%‰])+`,
  'iu',
);
const BEFORE = new RegExp(
  `(?:[\\p{N}\\p{Sc}]+|\\p{N}[.,'\u2019:/-]+|(?<!\\p{N})[.-]|(?<!\\d)\\d{1,3} |(?<![\\p{L}\\p{M}])(?:${NUMBER_WORDS}|${SCALES}|minus|negative|plus)[ -](?:and )?(?:an? |of an? )?)+$`,
  'iu',
);

function extensionAfter(after: string, exact: string): string {
  const text = normalise(after).replace(DASHES, '-');
  const touching = lettersThatCount(/^[\p{L}\p{M}]+/u.exec(text)?.[0], /[\p{L}\p{M}]$/u.test(exact));
  const extension = AFTER.exec(text.slice(0, 32))?.[0] ?? '';
  return `${touching}|${figureTokens(extension)}`;
}

function extensionBefore(before: string, exact: string): string {
  const text = normalise(before).replace(DASHES, '-');
  const touching = lettersThatCount(/[\p{L}\p{M}]+$/u.exec(text)?.[0], /^[\p{L}\p{M}]/u.test(exact));
  // A dash before a number is its sign; before a word ("well-one") it joins.
  const extension = BEFORE.exec(text.slice(-32))?.[0] ?? '';
  const sign = /^[\d.]/.test(exact) && /(?:^|[\s(])-$/.test(text) ? 'minus' : '';
  return `${touching}|${figureTokens(extension)}|${/[.]$/.test(extension) ? 'point' : sign}`;
}

/**
 * Letters that touch a figure: after a number short ones may be its unit or
 * scale ("310k"), long ones are the next block of the page, set without a
 * space between; beside a word they make another word of it ("one", "someone").
 */
function lettersThatCount(letters = '', besideWord: boolean): string {
  return besideWord || letters.length <= 3 ? letters : '';
}
