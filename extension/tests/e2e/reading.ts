/** What the browser tests share: a browser with the extension, pages, the real server, and how to wait for things. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { chromiumPath, marked, type Reader, startReader } from './browser';
import { type PageServer, startPages } from './pages';

export interface Stage {
  readonly reader: Reader;
  readonly pages: PageServer;
  readonly server: string;
}

/** Describes what happens in a real browser. Without one: a failure where tests are to be complete, else said plainly. */
export function describeInBrowser(name: string, body: (stage: Stage) => void): void {
  if (!chromiumPath) {
    test(`${name}: NOT RUN, there is no Chromium here`, () => {
      expect(process.env.CI, 'with CI set, a missing browser is a failure').toBeFalsy();
    });
    return;
  }
  describe(name, () => {
    const stage: { -readonly [K in keyof Stage]?: Stage[K] } = { server: inject('server') };
    beforeAll(async () => {
      stage.pages = await startPages();
      stage.reader = await startReader();
      await stage.reader.setServer(inject('server'));
    });
    afterAll(async () => {
      await stage.reader?.close();
      await stage.pages?.close();
    });
    body(stage as Stage);
  });
}

/** What the real server says are the figures of a page, in the page's order. */
export async function figuresBy(server: string, url: string): Promise<string[]> {
  return (await placesBy(server, url)).map(({ exact }) => exact);
}

/** The same, with where they stand in the page's textContent. */
export async function placesBy(server: string, url: string): Promise<{ exact: string; start: number }[]> {
  const response = await fetch(`${server}/annotate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify({ url }),
  });
  expect(response.status).toBe(200);
  const { annotations } = (await response.json()) as { annotations: { target: { selector: { exact: string; start: number }[] } }[] };
  return annotations
    .map(({ target: { selector } }) => ({ exact: selector[0]?.exact ?? '', start: selector[1]?.start ?? 0 }))
    .sort((a, b) => a.start - b.start);
}

/** Opens a page, clicks the toolbar button, and waits until figures are marked. */
export async function read({ reader }: Stage, url: string): Promise<Page> {
  const page = await reader.open(url);
  await reader.clickToolbar(page);
  await expect.poll(async () => (await marked(page)).texts.length, { timeout: 20_000 }).toBeGreaterThan(0);
  return page;
}

export const card = (page: Page): Locator => page.locator('.card');
export const list = (page: Page): Locator => page.locator('.list');
export const notice = (page: Page): Locator => page.locator('.notice');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with a part of the overlay, or with the whole page. */
export async function violations(page: Page, part?: string): Promise<string[]> {
  await page.evaluate(axe);
  const { violations: found } = (await page.evaluate(
    (selector) =>
      (globalThis as unknown as { axe: { run(context: unknown): Promise<unknown> } }).axe.run(
        selector ? { include: { fromShadowDom: ['html > div', selector] } } : document,
      ),
    part,
  )) as AxeResults;
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

/** Keeps a picture of what a page looks like, to be looked at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: fileURLToPath(new URL(`screenshots/${name}.png`, import.meta.url)) });
}
