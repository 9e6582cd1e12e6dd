/** Stands in for what a browser gives an extension: the words of _locales. */
import { readFileSync } from 'node:fs';

const words = JSON.parse(readFileSync(new URL('../../public/_locales/en/messages.json', import.meta.url), 'utf8')) as Record<
  string,
  { message: string }
>;

const getMessage = (key: string, values: string[] = []) => (words[key]?.message ?? '').replace(/\$(\d)/g, (_, n) => values[Number(n) - 1] ?? '');

Object.assign(globalThis, { chrome: { i18n: { getMessage, getUILanguage: () => 'en-GB' } } });
