import { statSync } from 'node:fs';
import { expect, test } from 'vitest';

test('what runs in every page that is read stays small', () => {
  const { size } = statSync(new URL('../../.output/chrome-mv3/on-page.js', import.meta.url));
  expect(size).toBeLessThanOrEqual(25_000);
});
