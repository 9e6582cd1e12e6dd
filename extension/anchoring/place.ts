/** Places many figures on a page without holding it up, and notices when a place no longer is what it was. */
import { type Anchoring, anchor, type Orphan, type Selectors, WAYS } from './match';
import { TextIndex } from './text-index';

/** A figure's place and what stands there, or why it has none. */
export type Place = { readonly range: Range; readonly imprint: string } | { readonly orphan: Orphan };

/** How long one stretch of work may take, in milliseconds; a frame is 16. */
const SLICE = 8;

/**
 * Places every figure, pausing between stretches of work. Where changes() has
 * gone up after a pause, the page is read anew: a page that never rests is
 * placed all the same. What was placed before may have changed by the end: see
 * {@link imprint}.
 */
export async function placeAll(root: () => Element, figures: readonly Selectors[], changes: () => number): Promise<Place[]> {
  const found: Anchoring[] = [];
  const standing: (Place | undefined)[] = [];
  let index = new TextIndex(root());
  let seen = changes();
  let until = performance.now() + SLICE;
  for (const figure of figures) {
    if (performance.now() > until) {
      await breathe();
      if (changes() !== seen) index = new TextIndex(root());
      seen = changes();
      until = performance.now() + SLICE;
    }
    const place = anchor(index, figure);
    found.push(place);
    // At once: from here on the range goes with the page.
    standing.push('orphan' in place ? place : standingAt(index.range(place.start, place.end)));
  }
  return eachItsOwn(found).map((place, i) => ('orphan' in place ? place : (standing[i] ?? { orphan: 'gone' })));
}

function standingAt(range: Range): Place {
  return { range, imprint: imprint(range) };
}

/** Where figures come to the same place, the surest way there has it; those that are as sure of it are ambiguous. */
export function eachItsOwn(found: readonly Anchoring[]): Anchoring[] {
  const rivals = new Map<number, number[]>();
  for (const place of found) if (!('orphan' in place)) rivals.set(place.start, [...(rivals.get(place.start) ?? []), WAYS.indexOf(place.by)]);
  return found.map((place) => {
    if ('orphan' in place) return place;
    const ways = rivals.get(place.start) ?? [];
    const own = WAYS.indexOf(place.by);
    const isSurest = ways.filter((way) => way <= own).length === 1;
    return isSurest ? place : { orphan: 'ambiguous' };
  });
}

/** Lets the page do what waits: a message is handled sooner than a timer. */
function breathe(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}

/** How much text beside a range is watched for becoming part of its number. */
const BESIDE = 12;

/** What a range stands on and beside, to be compared later. */
export function imprint(range: Range): string {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const before = startContainer.textContent?.slice(Math.max(0, startOffset - BESIDE), startOffset);
  const after = endContainer.textContent?.slice(endOffset, endOffset + BESIDE);
  return [before, range.toString(), after].join('\0');
}
