/**
 * Marks figures with the CSS Custom Highlight API: the page's own DOM is not
 * touched. Names are random, since a page can list them; the style of the line
 * tells the state, its colour only helps.
 */
import { STATES, type State } from '../view/view';
import type { Figure } from './figures';

/** Besides the states: the figure whose card is open, and those that a check or the pointer picks out. */
type Name = State | 'lit';

/** Colours that stand out from white and from black by 3:1 or more, since the page's colours are not ours to know. */
const LINES: Record<State, string> = {
  automatic: 'dotted #757a85 2px',
  holds: 'solid #24864d 2px',
  reviewed: 'solid #2c6fc9 3px',
  unclear: 'dashed #757a85 2px',
  differs: 'double #a8710a 1.5px',
  fails: 'wavy #d93a32 1.5px',
};

export class Highlights {
  readonly #highlights = new Map<Name, Highlight>();
  readonly #names = new Map<Name, string>();
  readonly #sheet = new CSSStyleSheet();

  constructor() {
    const prefix = `h${crypto.randomUUID().replaceAll('-', '')}`;
    [...STATES, 'lit' as const].forEach((name, i) => {
      const highlight = new Highlight();
      // What needs the eye most lies on top; the background of what is picked out below all lines.
      highlight.priority = name === 'lit' ? 0 : STATES.length - i;
      this.#highlights.set(name, highlight);
      this.#names.set(name, prefix + i);
      CSS.highlights.set(prefix + i, highlight);
    });
    this.#sheet.replaceSync(this.#css());
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
  }

  #css(): string {
    const rule = (name: Name, style: string) => `::highlight(${this.#names.get(name)}){${style}}`;
    const lines = STATES.map((state) =>
      rule(state, `text-decoration:underline ${LINES[state]};text-underline-offset:.18em;text-decoration-skip-ink:none`),
    );
    const lit = rule('lit', 'background-color:rgb(255 196 0 / .35)');
    // Where colours are forced, browsers give every mark a background of theirs; card and list tell the state all the same.
    return `@media not print{${lines.join('')}${lit}}`;
  }

  /** Marks the figures that have a place. */
  show(figures: readonly Figure[]): void {
    for (const state of STATES) this.#highlights.get(state)?.clear();
    for (const { view, range } of figures) if (range) this.#highlights.get(view.state)?.add(range);
  }

  /** Takes the mark off one figure at once. */
  hide({ view, range }: Figure): void {
    if (!range) return;
    this.#highlights.get(view.state)?.delete(range);
    this.#highlights.get('lit')?.delete(range);
  }

  /** Picks figures out, and no others. */
  light(figures: readonly Figure[]): void {
    const lit = this.#highlights.get('lit');
    lit?.clear();
    for (const { range } of figures) if (range) lit?.add(range);
  }

  remove(): void {
    for (const name of this.#names.values()) CSS.highlights.delete(name);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}

interface PointLookup {
  highlightsFromPoint?(x: number, y: number): { ranges: AbstractRange[] }[];
}

/** The figure at a point of the window. */
export function figureAt(figures: readonly Figure[], x: number, y: number): Figure | undefined {
  const lookup = (CSS.highlights as unknown as PointLookup).highlightsFromPoint;
  if (lookup) {
    const ranges = new Set(lookup.call(CSS.highlights, x, y).flatMap((hit) => hit.ranges));
    return figures.find(({ range }) => range && ranges.has(range));
  }
  const caret = document.caretPositionFromPoint(x, y);
  if (!caret) return undefined;
  // The caret goes to the nearest text, however far that is: the point has to lie on it too.
  return figures.find(({ range }) => range?.isPointInRange(caret.offsetNode, caret.offset) && isOn(range, x, y));
}

function isOn(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom);
}
