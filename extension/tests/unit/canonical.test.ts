import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalUrl } from '../../api/canonical';

interface Case {
  url: string;
  canonical: string | null;
  why: string;
}

const table = JSON.parse(readFileSync(new URL('../../../annotator/testdata/canonical.json', import.meta.url), 'utf8')) as Case[];

describe('canonicalUrl, by the table shared with the server', () => {
  test('the table is there', () => expect(table.length).toBeGreaterThanOrEqual(30));

  test.each(table)('$why', ({ url, canonical }) => {
    expect(canonicalUrl(url)).toBe(canonical);
    if (canonical !== null) expect(canonicalUrl(canonical)).toBe(canonical);
  });

  test('an address that is too long', () => expect(canonicalUrl(`https://example.com/${'a'.repeat(2048)}`)).toBeNull());
});
