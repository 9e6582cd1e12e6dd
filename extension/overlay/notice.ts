/** A small notice in the corner of the page: what is under way, what came of it, what went wrong. */
import type { Words } from '../messages';
import { t } from '../words/strings';
import { button, h } from './dom';
import type { Host } from './host';

export interface Action {
  readonly text: string;
  readonly run: () => void;
}

/** How long good news stays, in milliseconds; the badge and the list go on saying it. */
const STAY = 10_000;

export class Notice {
  #timer: ReturnType<typeof setTimeout> | undefined;

  // Both are there from the start: a screen reader announces what changes inside them.
  readonly #element = h('div', { class: 'notice', popover: 'manual' });
  readonly #live = h('div', { role: 'status' });

  constructor(private readonly host: Host) {
    this.#element.append(this.#live);
    host.root.append(this.#element);
  }

  show(tone: 'waiting' | 'done' | 'problem', { title, text }: Words, action?: Action): void {
    this.host.attach();
    this.#element.className = `notice ${tone}`;
    if (!this.#element.matches(':popover-open')) this.#element.showPopover();
    clearTimeout(this.#timer);
    if (tone === 'done') this.#hideLater();
    this.#live.replaceChildren(h('b', { text: title }), ...(text ? [h('p', { text })] : []));
    this.#element.replaceChildren(
      this.#live,
      button('\u00d7', () => this.hide(), { class: 'close', 'aria-label': t('close') }),
      ...(action ? [button(action.text, action.run, { class: 'action' })] : []),
    );
  }

  #hideLater(): void {
    this.#timer = setTimeout(() => {
      if (this.#element.matches(':hover, :focus-within')) this.#hideLater();
      else this.hide();
    }, STAY);
  }

  hide(): void {
    clearTimeout(this.#timer);
    if (this.#element.matches(':popover-open')) this.#element.hidePopover();
  }
}
