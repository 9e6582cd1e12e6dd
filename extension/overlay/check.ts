/** A check as a card shows it: the verdict, in a sentence, the working, and the other figures it uses. */
import type { CheckView } from '../view/view';
import { t } from '../words/strings';
import { button, h } from './dom';
import type { Figure } from './figures';

export interface CheckEvents {
  /** Goes to another figure. */
  readonly onGo: (figure: Figure) => void;
  /** Picks the figures of a check out on the page. */
  readonly onLight: (figures: readonly Figure[]) => void;
}

/** One check, in the card of `own`. */
export function checkItem(check: CheckView, own: Figure, figures: readonly Figure[], { onGo, onLight }: CheckEvents): HTMLElement {
  const used = check.figures.map((i) => figures[i]).filter((f) => f !== undefined);
  const others = [...new Set(used)].filter((figure) => figure !== own);
  const [verdict, type] = check.title;
  const item = h(
    'li',
    { class: `check ${check.verdict}` },
    h('p', { class: 'verdict' }, h('b', { text: verdict }), ` \u00b7 ${type}`),
    check.summary && h('p', { class: 'said', text: check.summary }),
    check.bars.length > 0 && picture(check.bars, used),
    check.working && h('p', { class: 'working', text: check.working }),
    others.length > 0 && h('p', { class: 'others' }, `${t('with')} `, ...others.map((f) => button(f.view.heading, () => onGo(f), { class: 'link' }))),
  );
  for (const type of ['pointerenter', 'focusin']) item.addEventListener(type, () => onLight(used));
  for (const type of ['pointerleave', 'focusout']) item.addEventListener(type, () => onLight([own]));
  return item;
}

/** Figures as bars on one scale. The text beside says the same. */
function picture(bars: readonly number[], figures: readonly Figure[]): HTMLElement {
  const line = (length: number) => {
    const element = h('i');
    element.style.width = `${100 * length}%`;
    return element;
  };
  const row = (length: number, i: number) => h('div', {}, h('span', { text: figures[i]?.view.heading ?? '' }), h('div', {}, line(length)));
  return h('div', { class: 'picture', 'aria-hidden': 'true' }, ...bars.map(row));
}
