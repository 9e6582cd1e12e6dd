import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { expect, inject, test } from 'vitest';

test('the types of the API are those that the server describes', async () => {
  const description = await (await fetch(new URL('/openapi.json', inject('server')))).text();
  // Only what decides the types: words may change, and examples name the address of the server of the day.
  const isWords = (key: string, value: unknown) =>
    ['example', 'examples', 'servers'].includes(key) || (key === 'description' && typeof value === 'string');
  const api = JSON.parse(description, (key, value) => (isWords(key, value) ? undefined : value)) as OpenAPI3;
  const types = `/** Made from the server's openapi.json by "npm run types". */\n\n${astToString(await openapiTS(api, { alphabetize: true }))}`;
  await expect(types).toMatchFileSnapshot('../../api/schema.ts');
});
