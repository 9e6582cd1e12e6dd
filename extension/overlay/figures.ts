/** The figures of a page: what each says, what bears on it, and where it stands. */
import type { Orphan } from '../anchoring/match';
import type { CheckView, FigureView, PageView } from '../view/view';

export interface Figure {
  readonly view: FigureView;
  readonly checks: CheckView[];
  /** Its place on the page; undefined while it has none. */
  range?: Range | undefined;
  /** Why it has no place. */
  orphan?: Orphan | undefined;
}

export function figuresOf({ figures, checks }: PageView): Figure[] {
  return figures.map((view, i) => ({ view, checks: checks.filter((check) => check.figures.includes(i)) }));
}
