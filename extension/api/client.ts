/**
 * The server's readers' API, as far as the extension uses it. Everything that
 * can go wrong is thrown as a {@link Problem}.
 */
import { type ArticleDocument, parseDocument } from './document';
import { Problem, problemOf } from './problem';
import type { components } from './schema';

export interface Client {
  /** Whether a server answers there and says that it is well. */
  healthy(): Promise<boolean>;
  /** The figures of the page at a canonical URL. */
  annotate(url: string, onWaiting: () => void): Promise<ArticleDocument>;
}

export interface ClientOptions {
  /** The server's address, without a trailing slash. */
  readonly server: string;
  readonly fetch?: typeof fetch;
  /** Resolves after so many milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** How long the server may hold one request, in seconds; below the 30 s after which a browser ends a waiting worker. */
const WAIT_SECONDS = 15;
/** How long an answer may take beyond that, in milliseconds. */
const GRACE = 8_000;
/** How often a job is asked for: with the waiting above, for about two minutes. */
const MAX_POLLS = 60;
const POLL_PAUSE = 1_000;

export function createClient({ server, fetch: request = fetch, pause = sleep }: ClientOptions): Client {
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const signal = AbortSignal.timeout(WAIT_SECONDS * 1000 + GRACE);
    try {
      return await request(server + path, { ...init, signal, credentials: 'omit', cache: 'no-store', redirect: 'error' });
    } catch (error) {
      throw new Problem(isTimeout(error) ? 'server-slow' : 'server-away');
    }
  }

  async function poll(location: string, onWaiting: () => void): Promise<ArticleDocument> {
    const path = ownPath(location, server);
    for (let n = 0; n < MAX_POLLS; n++) {
      onWaiting();
      await pause(POLL_PAUSE);
      const response = await send(path);
      const answer = await json(response);
      if (!response.ok) throw problemOf(answer);
      const document = jobOutcome(answer);
      if (document) return document;
    }
    throw new Problem('server-slow');
  }

  return {
    async healthy() {
      try {
        return (await send('/healthz')).ok;
      } catch {
        return false;
      }
    },

    async annotate(url, onWaiting) {
      const response = await send('/annotate', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', prefer: `wait=${WAIT_SECONDS}` },
        body: JSON.stringify({ url }),
      });
      if (response.status === 202) return poll(response.headers.get('location') ?? '', onWaiting);
      const answer = await json(response);
      if (!response.ok) throw problemOf(answer);
      return parseDocument(answer) ?? fail('bad-answer');
    },
  };
}

/** The result of a job that is done, nothing while it is under way; throws the problem of one that failed. */
function jobOutcome(answer: unknown): ArticleDocument | undefined {
  const { result, problem } = (answer ?? {}) as Partial<Record<keyof components['schemas']['Job'], unknown>>;
  if (problem) throw problemOf(problem);
  return result ? (parseDocument(result) ?? fail('bad-answer')) : undefined;
}

/** The path of a job; a server does not send us elsewhere. */
function ownPath(location: string, server: string): string {
  const url = new URL(location, `${server}/`);
  return location !== '' && url.origin === new URL(server).origin ? url.pathname + url.search : fail('bad-answer');
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new Problem('bad-answer');
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}

function fail(code: string): never {
  throw new Problem(code);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
