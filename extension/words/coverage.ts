import type { Figure } from '../overlay/figures';
import { count, t } from './strings';

/** How far a page's figures have been reviewed and found: "12 figures, 9 reviewed, 1 no longer on this page". */
export function coverage(figures: readonly Figure[], withheld: number): string {
  const reviewed = figures.filter(({ view }) => view.reviewed).length;
  const gone = figures.filter(({ range }) => !range).length;
  return [
    count(figures.length, 'figuresOne', 'figuresMany'),
    reviewed ? t('coverageReviewed', reviewed) : t('coverageNoneReviewed'),
    gone ? t('coverageGone', gone) : '',
    withheld ? t('coverageWithheld', withheld) : '',
  ]
    .filter(Boolean)
    .join(', ');
}
