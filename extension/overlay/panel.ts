/**
 * A dialog that floats over the page: a popover, closed by Escape or by a
 * click beside it, that gives the focus back to where it was.
 */
import { t } from '../words/strings';
import { button, type Child, h } from './dom';
import type { Host } from './host';

export class Panel {
  readonly element = h('div', { class: 'panel', role: 'dialog', popover: 'auto', tabindex: '-1' });
  #focusBefore: Element | null = null;

  constructor(
    private readonly host: Host,
    private readonly name: string,
    onClose: () => void = () => {},
  ) {
    this.element.classList.add(name);
    this.element.setAttribute('aria-labelledby', `${name}-title`);
    host.root.append(this.element);
    this.element.addEventListener('beforetoggle', (event) => {
      if (event.newState === 'closed' && this.host.hasFocus) this.#giveFocusBack();
    });
    this.element.addEventListener('toggle', (event) => {
      if (event.newState === 'closed') onClose();
    });
  }

  get isOpen(): boolean {
    return this.element.matches(':popover-open');
  }

  /** Shows the panel with this content, and takes the focus. */
  protected open(...content: Child[]): void {
    this.host.attach();
    if (!this.host.hasFocus) this.#focusBefore = document.activeElement;
    this.element.replaceChildren(...content.filter((c) => c !== false));
    if (!this.isOpen) this.element.showPopover();
    this.element.scrollTop = 0;
    this.element.focus({ preventScroll: true });
  }

  close(): void {
    if (this.isOpen) this.element.hidePopover();
  }

  /** The title that names the dialog, a line under it, and the button that closes it. */
  protected header(title: string, text: string): HTMLElement {
    const words = h('div', {}, h('h2', { id: `${this.name}-title`, text: title }), text && h('p', { class: 'quiet', text }));
    return h(
      'div',
      { class: 'head' },
      words,
      button('\u00d7', () => this.close(), { class: 'close', 'aria-label': t('close') }),
    );
  }

  #giveFocusBack(): void {
    const before = this.#focusBefore;
    this.#focusBefore = null;
    if (before instanceof HTMLElement || before instanceof SVGElement) before.focus({ preventScroll: true });
  }
}
