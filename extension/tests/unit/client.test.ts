import { describe, expect, test } from 'vitest';
import { createClient } from '../../api/client';
import { Problem } from '../../api/problem';
import { annotation, answer } from './document';

const SERVER = 'http://server.example:8080';
const PAGE = 'https://example.com/a';
const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), init);

/** A client of a server that gives these answers in turn, and what it was asked. */
function client(...answers: (Response | Error)[]) {
  const asked: { url: string; init: RequestInit }[] = [];
  let waited = 0;
  const made = createClient({
    server: SERVER,
    pause: async () => {},
    fetch: async (url, init = {}) => {
      asked.push({ url: String(url), init });
      const next = answers.length > 1 ? answers.shift() : answers[0];
      if (next instanceof Error) throw next;
      return next?.clone() as Response;
    },
  });
  return { asked, annotate: () => made.annotate(PAGE, () => waited++), healthy: () => made.healthy(), waited: () => waited };
}

const codeOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(Problem);
  return (error as Problem).code;
};

describe('annotate', () => {
  test('sends the address alone, without credentials, and takes the document', async () => {
    const { asked, annotate } = client(json(answer([annotation('1', '21,000')])));
    expect((await annotate()).annotations).toHaveLength(1);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ url: `${SERVER}/annotate`, init: { method: 'POST', credentials: 'omit', body: JSON.stringify({ url: PAGE }) } });
    expect(new Headers(asked[0]?.init.headers).get('prefer')).toMatch(/^wait=\d+$/);
  });

  test('follows a job until it has a result, and says that it waits', async () => {
    const { asked, annotate, waited } = client(
      json({ state: 'queued' }, { status: 202, headers: { location: `${SERVER}/jobs/7-abc` } }),
      json({ id: '7-abc', state: 'running', result: null, problem: null }),
      json({ id: '7-abc', state: 'done', result: answer([]), problem: null }),
    );
    expect((await annotate()).annotations).toEqual([]);
    expect(asked.map(({ url }) => url)).toEqual([`${SERVER}/annotate`, `${SERVER}/jobs/7-abc`, `${SERVER}/jobs/7-abc`]);
    expect(waited()).toBe(2);
  });

  test('tells the problem of a job that failed', async () => {
    const problem = { code: 'dns-failure', title: 'No such site', status: 502, detail: 'Check the address.' };
    const { annotate } = client(json({}, { status: 202, headers: { location: '/jobs/7-abc' } }), json({ state: 'failed', result: null, problem }));
    await expect(annotate()).rejects.toMatchObject({ code: 'dns-failure', title: 'No such site', detail: 'Check the address.' });
  });

  test('gives up on a job that never ends', async () => {
    const { annotate } = client(json({}, { status: 202, headers: { location: '/jobs/7' } }), json({ state: 'running', result: null, problem: null }));
    expect(await codeOf(annotate())).toBe('server-slow');
  });

  test("tells a problem in the server's own words", async () => {
    const { annotate } = client(json({ code: 'not-html', title: 'Not a web page', detail: 'It is a PDF.' }, { status: 422 }));
    await expect(annotate()).rejects.toMatchObject({ code: 'not-html', title: 'Not a web page', detail: 'It is a PDF.' });
  });

  test.each<[string, Response | Error, string]>([
    ['nothing answers', new TypeError('Failed to fetch'), 'server-away'],
    ['no answer in time', new DOMException('', 'TimeoutError'), 'server-slow'],
    ['something else answers', new Response('<h1>Hello</h1>'), 'bad-answer'],
    ['an error that is no problem', new Response('oops', { status: 500 }), 'bad-answer'],
    ['an error without words', json({}, { status: 500 }), 'bad-answer'],
    ['JSON that is no document', json({ hello: 1 }), 'bad-answer'],
    ['a job without a place', json({}, { status: 202 }), 'bad-answer'],
    ['a job somewhere else', json({}, { status: 202, headers: { location: 'https://elsewhere.example/jobs/1' } }), 'bad-answer'],
  ])('%s', async (_, response, code) => expect(await codeOf(client(response).annotate())).toBe(code));
});

test.each<[Response | Error, boolean]>([
  [json({ status: 'ok' }), true],
  [new Response('', { status: 503 }), false],
  [new TypeError('Failed to fetch'), false],
])('healthy', async (response, healthy) => expect(await client(response).healthy()).toBe(healthy));
