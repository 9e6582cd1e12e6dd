/** The card of one figure. */
import { t } from '../words/strings';
import { type CheckEvents, checkItem } from './check';
import { button, h } from './dom';
import type { Figure } from './figures';
import type { Host } from './host';
import { Panel } from './panel';
import { placeUnder } from './position';

export interface CardEvents extends CheckEvents {
  readonly onList: () => void;
  readonly onClose: () => void;
}

export class Card extends Panel {
  constructor(
    host: Host,
    private readonly events: CardEvents,
  ) {
    super(host, 'card', events.onClose);
  }

  /** Opens the card of a figure; figures are those of the page, in their order. */
  show(figure: Figure, figures: readonly Figure[]): void {
    const { heading, value, facts, notes } = figure.view;
    this.open(
      this.header(heading, value && t('thatIs', value)),
      h('dl', {}, ...facts.map(([label, text]) => h('div', {}, h('dt', { text: label }), h('dd', { text })))),
      notes.length > 0 && h('section', { class: 'notes' }, h('h3', { text: t('note') }), ...notes.map((text) => h('p', { text }))),
      this.#checks(figure, figures),
      this.#footer(figure, figures),
    );
    placeUnder(this.element, figure.range);
  }

  #checks(figure: Figure, figures: readonly Figure[]): HTMLElement {
    const { checks } = figure;
    if (checks.length === 0) return h('p', { class: 'quiet', text: t('noChecks') });
    return h(
      'section',
      {},
      h('h3', { text: checks.length === 1 ? t('checksOne') : t('checksMany', checks.length) }),
      h('ul', {}, ...checks.map((check) => checkItem(check, figure, figures, this.events))),
    );
  }

  #footer(figure: Figure, figures: readonly Figure[]): HTMLElement {
    const at = figures.indexOf(figure);
    const step = (by: 1 | -1, text: string, label: string) =>
      button(text, () => this.events.onGo(figures.at((at + by) % figures.length) ?? figure), { 'aria-label': label });
    const { reviewed } = figure.view;
    return h(
      'div',
      { class: 'foot' },
      h('span', { class: reviewed ? 'review reviewed' : 'review', text: t(reviewed ? 'reviewed' : 'automatic') }),
      h(
        'span',
        { class: 'steps' },
        step(-1, '\u2039', t('previous')),
        button(t('position', at + 1, figures.length), () => this.events.onList(), { 'aria-label': t('showList', at + 1, figures.length) }),
        step(1, '\u203a', t('next')),
      ),
    );
  }
}
