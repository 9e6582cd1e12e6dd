/** What the background and the content script say to each other. */
import type { PageView } from './view/view';

/** Words for the reader, ready to be shown. */
export interface Words {
  readonly title: string;
  readonly text: string;
}

export type ToContent =
  /** The style sheet of what is shown: first of all, and not part of the script, which every page that is read has to take in. */
  | { readonly type: 'style'; readonly css: string }
  /** Whether figures are shown, or being asked for, answered with a boolean. */
  | { readonly type: 'is-shown' }
  | { readonly type: 'waiting'; readonly words: Words }
  | { readonly type: 'show'; readonly view: PageView }
  | { readonly type: 'problem'; readonly words: Words; readonly offerOptions: boolean }
  | { readonly type: 'move'; readonly by: 1 | -1 }
  | { readonly type: 'list' }
  | { readonly type: 'clear' };

export type ToBackground = { readonly type: 'placed'; readonly summary: Summary } | { readonly type: 'open-options' } | { readonly type: 'cleared' };

/** How the figures of a page stand, for the badge. */
export interface Summary {
  readonly shown: number;
  /** Checks that do not add up. */
  readonly failing: number;
}
