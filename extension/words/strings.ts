/** The words of the extension, from _locales. */
import { browser } from 'wxt/browser';

export type Key = Exclude<Parameters<typeof browser.i18n.getMessage>[0], `@@${string}`>;

export function t(key: Key, ...values: (string | number)[]): string {
  return browser.i18n.getMessage(key, values.map(String));
}

/** A number and its noun: key ends in One or Many. */
export function count(n: number, one: Key, many: Key): string {
  return n === 1 ? t(one) : t(many, n);
}

/** The words for a code of the server, or the code itself where there are none. */
export function coded(prefix: string, code: string): string {
  return browser.i18n.getMessage(`${prefix}_${code}` as Key) || code.replaceAll('_', ' ');
}

/** The language of the words; in the reader's own variety, so that dates and numbers look as they are used to. */
export function language(): string {
  const [words, own] = [t('language'), browser.i18n.getUILanguage()];
  return own.startsWith(words) ? own : words;
}
