/** The words for a problem: the server's own where it gave some, ours otherwise. */
import { browser } from 'wxt/browser';
import type { Problem } from '../api/problem';
import type { Words } from '../messages';
import type { Key } from './strings';

/** Problems that another address of the server may mend. */
const OF_THE_ADDRESS = new Set(['server-away', 'bad-answer']);

export function wordsOf(problem: Problem, server: string): Words {
  if (problem.title) return { title: problem.title, text: problem.detail };
  const own = ours(problem.code, server);
  return own.title ? own : ours('other', server);
}

export function offersOptions({ code, title }: Problem): boolean {
  return !title && (OF_THE_ADDRESS.has(code) || code === 'private');
}

function ours(code: string, server: string): Words {
  const key = `problem_${code.replaceAll('-', '_')}`;
  return { title: browser.i18n.getMessage(key as Key), text: browser.i18n.getMessage(`${key}Text` as Key, [server]) };
}
