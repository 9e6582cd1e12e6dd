/**
 * The one element that is put beside the page: outside its body, so that its
 * text is not the page's, with everything inside a closed shadow root.
 */
import { language } from '../words/strings';

export class Host {
  readonly root: ShadowRoot;
  readonly #element: HTMLElement;

  constructor(css: string) {
    this.#element = document.createElement('div');
    this.#element.lang = language();
    // Only a test build may be looked into.
    this.root = this.#element.attachShadow({ mode: import.meta.env.MODE === 'test' ? 'open' : 'closed' });
    // "all: initial" resets the colour scheme too, so it has to stand here rather than in the sheet.
    this.#element.style.cssText = 'all: initial !important; color-scheme: light dark !important';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.root.adoptedStyleSheets = [sheet];
    // Keys typed here are not shortcuts of the page.
    for (const type of ['keydown', 'keyup', 'keypress']) this.root.addEventListener(type, (event) => event.stopPropagation());
  }

  /** Puts the element into the document, also again after the page has thrown it out. */
  attach(): void {
    if (!this.#element.isConnected) document.documentElement.append(this.#element);
  }

  remove(): void {
    this.#element.remove();
  }

  get hasFocus(): boolean {
    return document.activeElement === this.#element;
  }

  contains(node: EventTarget | null): boolean {
    return node === this.#element;
  }
}
