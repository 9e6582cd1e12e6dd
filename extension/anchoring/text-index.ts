/**
 * One index over a page's text: the text nodes of a root whose concatenation is
 * root.textContent, which is what the server counts offsets in.
 */
export class TextIndex {
  readonly text: string;
  readonly #nodes: Text[] = [];
  readonly #starts: number[] = [];
  #normalised: NormalisedText | undefined;

  constructor(readonly root: Element) {
    const parts: string[] = [];
    // Text and CDATA sections, as textContent has them; not comments.
    const walker = root.ownerDocument.createTreeWalker(root, 0x4 | 0x8);
    let length = 0;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (node.data === '') continue;
      this.#nodes.push(node);
      this.#starts.push(length);
      parts.push(node.data);
      length += node.data.length;
    }
    this.text = parts.join('');
  }

  /** The text with white space and invisible characters evened out, made when first asked for. */
  get normalised(): NormalisedText {
    this.#normalised ??= new NormalisedText(this.text);
    return this.#normalised;
  }

  /** The DOM range of text.slice(start, end); end > start. */
  range(start: number, end: number): Range {
    const first = lastAtMost(this.#starts, start);
    const last = lastAtMost(this.#starts, end - 1);
    const range = this.root.ownerDocument.createRange();
    range.setStart(this.#node(first), start - this.#start(first));
    range.setEnd(this.#node(last), end - this.#start(last));
    return range;
  }

  /** Whether the text at an offset is one that a reader can see as prose, rather than a script or a style. */
  isProse(offset: number): boolean {
    const node = this.#nodes[lastAtMost(this.#starts, offset)];
    return node?.parentElement?.closest('script,style,noscript,template,textarea,select,title') == null;
  }

  #node(i: number): Text {
    const node = this.#nodes[i];
    if (!node) throw new RangeError('offset outside the text');
    return node;
  }

  #start(i: number): number {
    return this.#starts[i] ?? 0;
  }
}

/** What only lays text out: white space of any kind, and characters that have no width. */
const INVISIBLE = /\u00ad|[\u200b-\u200d]|\u2060/g;
const SPACING = /(?:\s|\u00ad|[\u200b-\u200d]|\u2060)+/g;

/** Evens out a piece of text as {@link NormalisedText} does with the whole. */
export function normalise(text: string): string {
  return text.replace(SPACING, (run) => (run.replace(INVISIBLE, '') ? ' ' : ''));
}

/** A text with its spacing evened out, and the way back to the offsets of the text as it stands. */
export class NormalisedText {
  readonly text: string;
  // Pieces that were taken over unchanged: where each begins here, and where there.
  readonly #here: number[] = [0];
  readonly #there: number[] = [0];

  constructor(raw: string) {
    const parts: string[] = [];
    let length = 0;
    let from = 0;
    const take = (piece: string, next: number) => {
      parts.push(piece);
      length += piece.length;
      from = next;
      this.#here.push(length);
      this.#there.push(next);
    };
    for (const match of raw.matchAll(SPACING)) {
      const run = match[0];
      if (run === ' ') continue;
      const visible = run.replace(INVISIBLE, '');
      take(raw.slice(from, match.index) + (visible ? ' ' : ''), match.index + run.length);
    }
    parts.push(raw.slice(from));
    this.text = parts.join('');
  }

  /** The offset in the raw text of the character at an offset here. */
  toRaw(offset: number): number {
    const piece = lastAtMost(this.#here, offset);
    return (this.#there[piece] ?? 0) + offset - (this.#here[piece] ?? 0);
  }

  /** About where a character of the raw text stands here. */
  fromRaw(offset: number): number {
    const piece = lastAtMost(this.#there, offset);
    return (this.#here[piece] ?? 0) + offset - (this.#there[piece] ?? 0);
  }
}

/** The index of the last of the ascending numbers that is at most n, or 0. */
function lastAtMost(ascending: readonly number[], n: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= n) low = middle;
    else high = middle - 1;
  }
  return low;
}
