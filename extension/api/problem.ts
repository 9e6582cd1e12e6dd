import type { components } from './schema';

/** Why a page could not be annotated: an error with a code, and the server's own words where it gave some. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    /** A code of ours, or the last part of the server's problem type. */
    readonly code: string,
    /** A short title in the server's words; empty where the words are ours, by code. */
    readonly title = '',
    /** What to do about it, in the server's words. */
    readonly detail = '',
  ) {
    super(`${code} ${title}`.trim());
  }
}

/** The problem that an RFC 9457 body tells; `bad-answer` where it tells none. */
export function problemOf(body: unknown): Problem {
  if (typeof body !== 'object' || body === null) return new Problem('bad-answer');
  const { code, title, detail } = body as Partial<Record<keyof components['schemas']['Problem'], unknown>>;
  if (typeof title !== 'string' || title === '') return new Problem('bad-answer');
  return new Problem(typeof code === 'string' ? code : 'problem', title, typeof detail === 'string' ? detail : '');
}
