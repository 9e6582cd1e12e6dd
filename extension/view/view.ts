/**
 * What the content script shows: the figures of a page with everything about
 * them already in words. The background makes it, so that the script that runs
 * in a page has nothing to do but find places and draw.
 */
import type { Selectors } from '../anchoring/match';
import type { Verdict } from '../api/document';

/** How a figure is marked, from what needs a reader's eye most to least. */
export const STATES = ['fails', 'differs', 'unclear', 'reviewed', 'holds', 'automatic'] as const;
export type State = (typeof STATES)[number];

export interface PageView {
  /** In the order in which the article gives them. */
  readonly figures: readonly FigureView[];
  readonly checks: readonly CheckView[];
  /** How many more the editors withhold. */
  readonly withheld: number;
}

export interface FigureView {
  readonly selectors: Selectors;
  readonly state: State;
  readonly reviewed: boolean;
  /** The figure as the page has it, with its hedge: "over 21,000". */
  readonly heading: string;
  /** The value written out, where that says more than the page's own words do; else empty. */
  readonly value: string;
  /** What is counted or measured. */
  readonly subject: string;
  /** What is known of it: a label, and what it says. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** An editor's notes, plain text. */
  readonly notes: readonly string[];
}

export interface CheckView {
  /** Figures by their place in the page's list, in the order in which the working uses them. */
  readonly figures: readonly number[];
  readonly verdict: Verdict;
  /** The verdict, and what sort of check it is. */
  readonly title: readonly [verdict: string, type: string];
  readonly summary: string;
  readonly working: string;
  /** The lengths of two bars, as shares of the longer one, where looking beats reading. */
  readonly bars: readonly number[];
}
