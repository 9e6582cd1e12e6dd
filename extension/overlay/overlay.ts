/** The overlay of one page: puts the figures on it, keeps them there while it changes, and answers the reader. */
import type { Selectors } from '../anchoring/match';
import { imprint, placeAll } from '../anchoring/place';
import type { Summary, Words } from '../messages';
import type { PageView } from '../view/view';
import { coverage } from '../words/coverage';
import { count, t } from '../words/strings';
import { Card } from './card';
import { type Figure, figuresOf } from './figures';
import { follow } from './follow';
import { figureAt, Highlights } from './highlights';
import { Host } from './host';
import { List } from './list';
import { type Action, Notice } from './notice';
import { scrollTo } from './position';

export interface OverlayEvents {
  /** The figures have been placed, first or anew. */
  readonly onPlaced: (summary: Summary) => void;
  /** The overlay has taken itself away, because the page has become another one. */
  readonly onCleared: () => void;
}

export class Overlay {
  readonly #host: Host;
  readonly #notice: Notice;
  readonly #card: Card;
  readonly #list: List;
  readonly #highlights = new Highlights();
  readonly #end = new AbortController();
  readonly #page = pageAddress();

  #figures: Figure[] = [];
  #withheld = 0;
  #checksFailing = 0;
  /** The figure whose card was opened last. */
  #current: Figure | undefined;
  /** The figure under the pointer. */
  #hovered: Figure | undefined;
  /** What stood at the place of each figure that has one. */
  readonly #imprints = new Map<Figure, string>();
  /** Counts the changes of the page, to tell whether it changed during work. */
  #changes = 0;

  /** css is the style sheet of what is shown. */
  constructor(
    css: string,
    private readonly events: OverlayEvents,
  ) {
    this.#host = new Host(css);
    this.#notice = new Notice(this.#host);
    this.#card = new Card(this.#host, {
      onGo: (figure) => this.#go(figure),
      onLight: (figures) => {
        // A card that closes loses the pointer and the focus too.
        if (this.#card.isOpen) this.#highlights.light(figures);
      },
      onList: () => this.list(),
      onClose: () => this.#highlights.light([]),
    });
    this.#list = new List(this.#host, (figure) => this.#go(figure));
  }

  notice(tone: 'waiting' | 'problem', words: Words, action?: Action): void {
    this.#notice.show(tone, words, action);
  }

  /** Puts the figures on the page. */
  async show(view: PageView): Promise<void> {
    this.#figures = figuresOf(view);
    this.#withheld = view.withheld;
    this.#checksFailing = view.checks.filter(({ verdict }) => verdict === 'fails').length;
    follow({ onChange: () => this.#pageChanged(), onSettled: () => this.#settle() }, this.#end.signal);
    this.#listen();
    await this.#place();
    if (!this.#end.signal.aborted) this.#sayWhatWasFound();
  }

  /** Opens the card of the next or the previous figure. */
  move(by: 1 | -1): void {
    if (this.#figures.length === 0) return;
    const at = this.#current ? this.#figures.indexOf(this.#current) : by > 0 ? -1 : 0;
    const next = this.#figures.at((at + by) % this.#figures.length);
    if (next) this.#go(next);
  }

  list(): void {
    this.#card.close();
    this.#notice.hide();
    this.#list.show(this.#figures, this.#withheld);
  }

  remove(): void {
    this.#end.abort();
    this.#card.close();
    this.#list.close();
    this.#highlights.remove();
    this.#host.remove();
  }

  #go(figure: Figure): void {
    this.#list.close();
    this.#notice.hide();
    this.#current = figure;
    if (figure.range) scrollTo(figure.range);
    this.#card.show(figure, this.#figures);
    this.#highlights.light([figure]);
  }

  async #place(): Promise<void> {
    const selectors: Selectors[] = this.#figures.map(({ view }) => view.selectors);
    const places = await placeAll(
      () => document.body,
      selectors,
      () => this.#changes,
    );
    if (this.#end.signal.aborted) return;
    this.#imprints.clear();
    this.#figures.forEach((figure, i) => {
      const place = places[i];
      figure.range = place && 'range' in place ? place.range : undefined;
      figure.orphan = place && 'orphan' in place ? place.orphan : undefined;
      if (place && 'range' in place) this.#imprints.set(figure, place.imprint);
    });
    this.#highlights.show(this.#figures);
    this.#dropChanged();
    this.events.onPlaced({ shown: this.#imprints.size, failing: this.#checksFailing });
  }

  #pageChanged(): void {
    this.#changes++;
    if (pageAddress() === this.#page) {
      this.#dropChanged();
      return;
    }
    this.remove();
    this.events.onCleared();
  }

  /** Takes the mark off whatever is no longer what it was, before that is painted. */
  #dropChanged(): void {
    for (const [figure, was] of this.#imprints) {
      if (figure.range && imprint(figure.range) === was) continue;
      this.#highlights.hide(figure);
      // Nothing else may pick it out either, until it has a place again.
      figure.range = undefined;
      this.#imprints.delete(figure);
    }
  }

  async #settle(): Promise<number> {
    const started = performance.now();
    if (this.#imprints.size < this.#figures.length) await this.#place();
    return performance.now() - started;
  }

  #listen(): void {
    const { signal } = this.#end;
    // Captured, since pages stop clicks on their way up; nothing is kept from the page.
    window.addEventListener('click', (event) => this.#clicked(event), { capture: true, signal });
    let asked = false;
    document.addEventListener(
      'pointermove',
      ({ clientX, clientY, pointerType }) => {
        if (asked || pointerType !== 'mouse') return;
        asked = true;
        requestAnimationFrame(() => {
          asked = false;
          this.#hover(clientX, clientY);
        });
      },
      { passive: true, signal },
    );
  }

  #clicked(event: MouseEvent): void {
    if (!event.isTrusted || event.button !== 0 || this.#host.contains(event.target)) return;
    if (!(event.target instanceof Element) || event.target.closest('a[href],button,input,select,textarea,label,summary,[contenteditable]')) return;
    if (getSelection()?.isCollapsed === false) return;
    const figure = figureAt(this.#figures, event.clientX, event.clientY);
    if (figure) this.#go(figure);
  }

  #hover(x: number, y: number): void {
    const figure = figureAt(this.#figures, x, y);
    if (figure === this.#hovered) return;
    this.#hovered = figure;
    // A card that is open has its own figures picked out.
    if (!this.#card.isOpen) this.#highlights.light(figure ? [figure] : []);
  }

  #sayWhatWasFound(): void {
    const failing = this.#checksFailing;
    if (this.#figures.length === 0) {
      this.#notice.show('done', { title: t('nothingFound'), text: t('nothingFoundText') });
      return;
    }
    const text = failing > 0 ? count(failing, 'failingOne', 'failingMany') : '';
    this.#notice.show('done', { title: coverage(this.#figures, this.#withheld), text }, { text: t('showAll'), run: () => this.list() });
  }
}

/** Which page this is; what follows # is a place on it. */
function pageAddress(): string {
  return location.origin + location.pathname + location.search;
}
