/** Serves the pages that the tests read, on loopback. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PageServer {
  readonly address: string;
  /** Lets every request for a path wait, until what is returned is called. */
  hold(path: string): () => void;
  /** Serves html at a path, with further headers where given. */
  put(path: string, html: string, headers?: Record<string, string>): string;
  close(): Promise<void>;
}

export async function startPages(): Promise<PageServer> {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>();
  const held = new Map<string, Promise<void>>();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    await held.get(path);
    const page = pages.get(path);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page?.html ?? 'not here');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    hold(path) {
      let release = () => {};
      held.set(path, new Promise((done) => (release = done)));
      return () => {
        held.delete(path);
        release();
      };
    },
    put(path, html, headers = {}) {
      pages.set(path, { html, headers });
      return address + path;
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** An article with figures that bear on one another. */
export const story = readFileSync(new URL('story.html', import.meta.url), 'utf8');
