/** The list of all figures of the page: the way in by keyboard, and the place of those that are no longer on it. */
import { coverage } from '../words/coverage';
import { coded, t } from '../words/strings';
import { button, h } from './dom';
import type { Figure } from './figures';
import type { Host } from './host';
import { Panel } from './panel';

export class List extends Panel {
  constructor(
    host: Host,
    private readonly onGo: (figure: Figure) => void,
  ) {
    super(host, 'list');
  }

  show(figures: readonly Figure[], withheld: number): void {
    this.open(this.header(t('listTitle'), coverage(figures, withheld)), h('ol', {}, ...figures.map((figure) => this.#item(figure))));
  }

  #item(figure: Figure): HTMLElement {
    const { view, orphan } = figure;
    const item = button('', () => this.onGo(figure));
    item.append(
      h('b', { class: `mark ${orphan ? 'orphan' : view.state}`, text: view.heading }),
      h('span', { text: ` ${view.subject}` }),
      h('small', { text: orphan ? coded('orphan', orphan) : coded('state', view.state) }),
    );
    return h('li', {}, item);
  }
}
