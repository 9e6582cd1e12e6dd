/** Says in words what a figure is: how much, of what, when, on whose word. */
import type { Annotation, NumericClaim } from '../api/document';
import { coded, language, t } from './strings';

/** The figure as the page has it, with its hedge: "over 21,000". */
export function heading({ claim, selectors }: Annotation): string {
  const quote = selectors.exact.replace(/\s+/g, ' ');
  return HEDGES.has(claim.bound) ? t(`hedge_${claim.bound}` as 'hedge_approx', quote) : quote;
}

const HEDGES = new Set(['approx', 'more_than', 'at_least', 'less_than', 'at_most']);

/** How exact the article makes the figure. */
export function hedge({ bound, high }: NumericClaim): string {
  return coded('bound', high === null && bound === 'exact' ? 'at_least' : bound);
}

/** The value written out, where that says more than the page's own words do and there is a way to say it; else empty. */
export function value({ claim, selectors }: Annotation): string {
  const { low, high } = claim;
  if (claim.kind === 'score' || claim.kind === 'change') return '';
  const amount = (n: number) => amountOf(n, claim);
  const least = amount(low);
  if (!least) return '';
  const text = high === null ? t('hedge_at_least', least) : high === low ? least : t('between', least, amount(high));
  const said = (s: string) =>
    s
      .replace(/per ?cent/i, '%')
      .replace(/[^\p{L}\p{N}.%]/gu, '')
      .toLowerCase();
  return said(selectors.exact).startsWith(said(text)) ? '' : text;
}

/** UCUM codes as Intl knows the unit. */
const UNITS: Record<string, string> = {
  s: 'second',
  min: 'minute',
  h: 'hour',
  d: 'day',
  wk: 'week',
  mo: 'month',
  a: 'year',
  mm: 'millimeter',
  cm: 'centimeter',
  m: 'meter',
  km: 'kilometer',
  '[in_i]': 'inch',
  '[ft_i]': 'foot',
  '[mi_i]': 'mile',
  har: 'hectare',
  '[acr_us]': 'acre',
  L: 'liter',
  g: 'gram',
  kg: 'kilogram',
  '[lb_av]': 'pound',
  Cel: 'celsius',
  '[degF]': 'fahrenheit',
  '%': 'percent',
  'km/h': 'kilometer-per-hour',
  '[mi_i]/h': 'mile-per-hour',
};

function amountOf(n: number, { kind, unit }: NumericClaim): string {
  const format = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language(), { maximumFractionDigits: 4, ...options }).format(n);
  if (kind === 'money' && /^[A-Z]{3}$/.test(unit)) {
    return format({ style: 'currency', currency: unit, currencyDisplay: 'name', minimumFractionDigits: 0 });
  }
  if (kind === 'percent') return `${format({})}%`;
  if (kind === 'ratio' && n < 1) return `${format({ maximumFractionDigits: 2, style: 'percent' })}`;
  const per = /^1?\/(\w+)$/.exec(unit)?.[1];
  if (per) return t('per', format({}), coded('time', per));
  const known = UNITS[unit];
  if (known) return format({ style: 'unit', unit: known, unitDisplay: 'long' });
  return !unit || unit === '1' ? format({}) : '';
}

/** Which time a figure speaks of; empty where nothing is said of it. */
export function period({ period: p }: NumericClaim): string {
  if (!p) return '';
  const days = p.start && p.end ? span(p.start, p.end) : '';
  if (!days) return p.text && t('quoted', p.text);
  const said = p.text && !days.toLowerCase().includes(p.text.toLowerCase());
  return said ? t('period_said', days, p.text) : days;
}

/** Two days, both included, by the largest parts of the calendar that they fill. */
function span(first: string, last: string): string {
  const [start, end] = [Date.parse(first), Date.parse(last)];
  if (!(start <= end)) return '';
  const wholeMonths = first.endsWith('-01') && new Date(end + 86_400_000).getUTCDate() === 1;
  const wholeYears = wholeMonths && first.endsWith('-01-01') && last.endsWith('-12-31');
  const format = new Intl.DateTimeFormat(language(), {
    timeZone: 'UTC',
    year: 'numeric',
    ...(wholeYears ? {} : { month: 'long' }),
    ...(wholeMonths ? {} : { day: 'numeric' }),
  });
  // Some languages set the dash between thin spaces, which the page's fonts may lack.
  return format.formatRange(start, end).replace(/\s/g, ' ');
}

/** On whose word a figure stands. */
export function source({ source: s }: NumericClaim): string {
  if (!s) return t('source_article');
  return s.via ? t('source_via', s.name, s.via) : s.name;
}
