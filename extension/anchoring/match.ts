/**
 * Finds the place of a figure in a page's text: by position, by the quote in
 * its context, by the figure that stands where the context leads. Whatever the
 * way, {@link isSame} has the last word, so that no way ends on another number;
 * and a place that agrees better but has another number now ("changed") is not
 * passed over for a look-alike elsewhere.
 */
import { SURROUNDINGS, sameFigure, sameSurroundings } from './digit-guard';
import { normalise, type TextIndex } from './text-index';

/** A W3C TextQuoteSelector and, where there is one, the start of its TextPositionSelector. */
export interface Selectors {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start?: number | undefined;
}

/** Why a figure has no place: its passage is gone, its number is another one now, or it fits several places. */
export type Orphan = 'gone' | 'changed' | 'ambiguous';

/** The ways to a place, from the surest: where it stood, all of its quote and context, most of them. */
export const WAYS = ['position', 'quote', 'context'] as const;

/** Offsets in the page's text, or the reason why there are none. */
export type Anchoring = { readonly start: number; readonly end: number; readonly by: (typeof WAYS)[number] } | { readonly orphan: Orphan };

/** A place in the page's text, and how many characters of context agree there. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly agreeing: number;
}

/** This much context, in characters, has to agree before a place is believed; less where the selector has less. */
const ENOUGH = 16;
/** Places whose agreeing context differs by less than this are as good as each other. */
const MARGIN = 8;
/** Context found more often than this leads nowhere, unless more of it does. */
const MAX_PLACES = 40;
/** How far from its old place a figure is looked for first, in characters. */
const NEAR = 5_000;

export function anchor(index: TextIndex, selectors: Selectors): Anchoring {
  if (selectors.exact.trim() === '') return { orphan: 'gone' };
  return byPosition(index, selectors) ?? new Search(index, selectors).run();
}

/** The guard that every way passes: the text there is the same figure, in surroundings that leave it so. */
function isSame({ text }: TextIndex, start: number, end: number, { exact, prefix, suffix }: Selectors): boolean {
  return (
    sameFigure(text.slice(start, end), exact) &&
    sameSurroundings(
      text.slice(Math.max(0, start - SURROUNDINGS), start),
      text.slice(end, end + SURROUNDINGS),
      prefix.slice(-SURROUNDINGS),
      suffix.slice(0, SURROUNDINGS),
      exact,
    )
  );
}

function byPosition(index: TextIndex, selectors: Selectors): Anchoring | undefined {
  const { exact, prefix, start } = selectors;
  if (start === undefined || start < prefix.length) return undefined;
  const end = start + exact.length;
  const agrees = index.text.startsWith(prefix + exact, start - prefix.length);
  return agrees && isSame(index, start, end, selectors) ? { start, end, by: 'position' } : undefined;
}

const LOOKS_LIKE_A_FIGURE = /^[\s(]*[-+\u2212\p{Sc}]?\s?\p{N}/u;
/** No figure begins or ends between these two characters. */
const IN_A_WORD = /^(?:[a-z]{2}|\d\d)$/i;
const ENDS_LIKE_A_FIGURE = /\p{N}[\p{L}\p{Sc}%‰.,)\s-]{0,12}$/u;

/** One search over the text with its spacing evened out; offsets in here are of that text. */
class Search {
  readonly #text: string;
  readonly #quote: string;
  readonly #prefix: string;
  readonly #suffix: string;
  /** How far a figure that is set differently may reach. */
  readonly #reach: number;
  #places: Place[] = [];
  /** How much context agrees where another number stands now. */
  #changed = 0;

  constructor(
    private readonly index: TextIndex,
    private readonly selectors: Selectors,
  ) {
    this.#text = index.normalised.text;
    this.#quote = normalise(selectors.exact);
    this.#prefix = normalise(selectors.prefix);
    this.#suffix = normalise(selectors.suffix);
    this.#reach = 2 * this.#quote.length + 16;
  }

  run(): Anchoring {
    const { start } = this.selectors;
    // What all of the context agrees on, near by, cannot be beaten from afar.
    const near = start === undefined ? undefined : this.#look(this.index.normalised.fromRaw(start), NEAR);
    return near ?? this.#look(0, this.#text.length) ?? this.#judge();
  }

  /** Looks around an offset; finds only what all of the context agrees on, and keeps the rest in mind. */
  #look(at: number, radius: number): Anchoring | undefined {
    const from = Math.max(0, at - radius);
    const to = at + radius;
    this.#findQuote(from, to);
    const whole = this.#choose('quote', this.#whole());
    if (whole) return whole;
    for (const lead of this.#leads(this.#prefix, true, from, to)) this.#lookAfter(lead);
    for (const lead of this.#leads(this.#suffix, false, from, to)) this.#lookBefore(lead);
    return this.#changed >= this.#whole() ? { orphan: 'changed' } : undefined;
  }

  /** The best of what only most of the context agrees on. */
  #judge(): Anchoring {
    const best = Math.max(0, ...this.#places.map(({ agreeing }) => agreeing));
    if (this.#changed > best) return { orphan: 'changed' };
    return this.#choose('context', best - MARGIN) ?? { orphan: 'gone' };
  }

  #whole(): number {
    return Math.max(1, this.#prefix.length + this.#suffix.length);
  }

  /** The quote as it stands or with its spacing evened out, where enough of its context stands around it. */
  #findQuote(from: number, to: number): void {
    const text = this.#text.slice(from, to);
    const enough = Math.min(ENOUGH, this.#whole());
    for (let at = text.indexOf(this.#quote); at >= 0; at = text.indexOf(this.#quote, at + 1)) {
      const start = from + at;
      const end = start + this.#quote.length;
      if (this.#before(start) + this.#after(end) >= enough) this.#add(start, end);
    }
  }

  /** The figure that stands now where a prefix leads: set in another way, or another number. */
  #lookAfter(at: number): void {
    const farther = this.#text.slice(at, at + 2 * this.#reach);
    const rest = farther.slice(0, this.#reach);
    const start = at + rest.length - rest.trimStart().length;
    for (let end = 1; end <= rest.length; end++) {
      if (IN_A_WORD.test(rest.slice(end - 1, end + 1))) continue;
      if (sameFigure(rest.slice(0, end), this.#quote) && this.#add(start, at + end)) return;
    }
    const next = this.#suffix.slice(0, ENOUGH);
    const replaced = next.length === ENOUGH ? farther.indexOf(next) : -1;
    if (replaced > 0) this.#noteChange(at, at + replaced);
    else if (LOOKS_LIKE_A_FIGURE.test(rest)) this.#noteChange(at, this.#text.length);
  }

  /** The same where a suffix leads. */
  #lookBefore(at: number): void {
    const from = Math.max(0, at - 2 * this.#reach);
    const rest = this.#text.slice(from, at).trimEnd();
    for (let start = rest.length - 1; start >= Math.max(0, rest.length - this.#reach); start--) {
      if (IN_A_WORD.test(rest.slice(Math.max(0, start - 1), start + 1))) continue;
      if (sameFigure(rest.slice(start), this.#quote) && this.#add(from + start, from + rest.length)) return;
    }
    const last = this.#prefix.slice(-ENOUGH);
    const replaced = last.length === ENOUGH ? rest.lastIndexOf(last) : -1;
    if (replaced >= 0) this.#noteChange(from + replaced + ENOUGH, at);
    else if (ENDS_LIKE_A_FIGURE.test(rest)) this.#noteChange(0, at);
  }

  #noteChange(start: number, end: number): void {
    this.#changed = Math.max(this.#changed, this.#before(start) + this.#after(end));
  }

  /** Takes a place over, if it passes the guard and is text that a reader sees. */
  #add(from: number, to: number): boolean {
    const { normalised } = this.index;
    const start = normalised.toRaw(from);
    const end = normalised.toRaw(to - 1) + 1;
    if (!this.index.isProse(start) || !isSame(this.index, start, end, this.selectors)) return false;
    if (!this.#places.some((place) => place.start === start)) this.#places.push({ start, end, agreeing: this.#before(from) + this.#after(to) });
    return true;
  }

  /** The one place with that much context, or the one nearest to where the figure stood; two equally near are ambiguous. */
  #choose(by: 'quote' | 'context', least: number): Anchoring | undefined {
    const { start: was } = this.selectors;
    const distance = (place: Place) => Math.abs(place.start - (was ?? place.start));
    const [first, second] = this.#places.filter(({ agreeing }) => agreeing >= least).sort((a, b) => distance(a) - distance(b));
    if (first && second && distance(first) === distance(second)) return { orphan: 'ambiguous' };
    return first && { start: first.start, end: first.end, by };
  }

  /** Where context leads to: the offsets of its end (of a prefix) or of its start (of a suffix). */
  #leads(context: string, isPrefix: boolean, from: number, to: number): number[] {
    let found: number[] = [];
    for (let length = ENOUGH; length <= 4 * ENOUGH; length *= 2) {
      const part = isPrefix ? context.slice(-length) : context.slice(0, length);
      const shift = isPrefix ? part.length : 0;
      if (part.length < ENOUGH / 2) return [];
      // More context can only lead to fewer places.
      found =
        length === ENOUGH ? offsets(this.#text.slice(from, to), part, from + shift) : found.filter((at) => this.#text.startsWith(part, at - shift));
      if (found.length <= MAX_PLACES) return found;
    }
    return [];
  }

  /** How many characters of the prefix stand before an offset. */
  #before(offset: number): number {
    const prefix = this.#prefix;
    let n = 0;
    while (n < prefix.length && n < offset && this.#text[offset - n - 1] === prefix[prefix.length - n - 1]) n++;
    return n;
  }

  /** How many characters of the suffix stand after an offset. */
  #after(offset: number): number {
    let n = 0;
    while (n < this.#suffix.length && this.#text[offset + n] === this.#suffix[n]) n++;
    return n;
  }
}

function offsets(text: string, part: string, shift: number): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at + shift);
  return found;
}
