import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { Problem } from '../../api/problem';
import { offersOptions, wordsOf } from '../../words/problem';

const root = fileURLToPath(new URL('../..', import.meta.url));
const messages = JSON.parse(readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8')) as Record<string, { message: string }>;
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|html)$/.test(path) && !/^(tests|\.output|\.wxt)/.test(path))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n');

/** Keys that are put together from a prefix and a code. */
const CODED = /^(bound|check|hedge|orphan|problem|stance|state|time|verdict)_/;

test('every word of _locales is used', () => {
  const unused = Object.keys(messages).filter((key) => !CODED.test(key) && !new RegExp(`['"]${key}['"]|__MSG_${key}__`).test(sources));
  expect(unused).toEqual([]);
});

test('every word asked for is in _locales', () => {
  const asked = [...sources.matchAll(/(?:\bt\(|data-words=|__MSG_)["']?([a-z]\w*?)(?:["']|__)/g)].map(([, key]) => key ?? '');
  expect(asked.length).toBeGreaterThan(30);
  expect(asked.filter((key) => !(key in messages))).toEqual([]);
});

test('every code that the API may give has words', () => {
  const schema = readFileSync(join(root, 'api/schema.ts'), 'utf8');
  const prefixes: Record<string, string> = { bound: 'bound', stance: 'stance', verdict: 'verdict', type: 'check' };
  const codes = [...schema.matchAll(/^ +(bound|stance|verdict|type): ((?:"\w+" \| )+"\w+");$/gm)].flatMap(([, member, union]) =>
    (union ?? '').split(' | ').map((code) => `${prefixes[member ?? '']}_${JSON.parse(code)}`),
  );
  const checks = codes.filter((code) => !/Selector$/.test(code));
  expect(checks.length).toBeGreaterThan(20);
  expect(checks.filter((key) => !(key in messages))).toEqual([]);
});

test.each(['notWeb', 'notAllowedHere', 'private', 'server-away', 'server-slow', 'offline', 'bad-answer', 'other'])(
  'the problem %s has words',
  (code) => {
    const { title, text } = wordsOf(new Problem(code), 'http://localhost:8080');
    expect(title).toMatch(/\w/);
    expect(text).toMatch(/\.$/);
  },
);

test("the server's own words go before ours, and an unknown code still has some", () => {
  expect(wordsOf(new Problem('server-away', 'Theirs', 'Really.'), '')).toEqual({ title: 'Theirs', text: 'Really.' });
  expect(wordsOf(new Problem('unheard-of'), '').title).toBe('Something went wrong');
});

test('the options are offered where another address may help', () => {
  expect(offersOptions(new Problem('server-away'))).toBe(true);
  expect(offersOptions(new Problem('bad-answer'))).toBe(true);
  expect(offersOptions(new Problem('timeout', 'Too slow'))).toBe(false);
});
