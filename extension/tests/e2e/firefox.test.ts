import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Firefox, firefoxPath } from './firefox';
import { type PageServer, startPages, story } from './pages';
import { figuresBy } from './reading';

const ESCAPE = '\uE00C';

if (!firefoxPath) {
  test('in Firefox: NOT RUN, there is no Firefox here', () => {
    expect(process.env.CI, 'with CI set, a missing browser is a failure').toBeFalsy();
  });
} else {
  describe('in Firefox', () => {
    let firefox: Firefox;
    let pages: PageServer;
    beforeAll(async () => {
      pages = await startPages();
      firefox = await Firefox.start();
      await firefox.setServer(inject('server'));
    });
    afterAll(async () => {
      await firefox?.close();
      await pages?.close();
    });

    const marked = () =>
      firefox.evaluate<string[]>(`
        return [...CSS.highlights].filter(([name]) => /^h[0-9a-f]{32}[0-5]$/.test(name)).flatMap(([, h]) => [...h])
          .filter((r) => r.startContainer.isConnected)
          .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(String)`);
    const card = () =>
      firefox.evaluate<string | null>(
        `return document.documentElement.lastElementChild.shadowRoot?.querySelector('.card:popover-open')?.textContent ?? null`,
      );

    test('a toolbar click marks the figures; a click on one opens its card, Escape closes it', async () => {
      const csp = "default-src 'none'; style-src 'unsafe-inline'";
      const url = pages.put('/firefox', story, { 'content-security-policy': csp });
      await firefox.open(url);
      await firefox.clickToolbar();
      const figures = await figuresBy(inject('server'), url);
      await expect.poll(marked, { timeout: 20_000 }).toEqual(figures);

      const at = await firefox.evaluate<{ x: number; y: number }>(`
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (!walker.nextNode().data.includes('21,000'));
        const range = document.createRange(), start = walker.currentNode.data.indexOf('21,000');
        range.setStart(walker.currentNode, start);
        range.setEnd(walker.currentNode, start + 6);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 }`);
      await firefox.click(at.x, at.y);
      await expect.poll(card).toContain('52.5%');
      await firefox.keepPicture('firefox');
      await firefox.press(ESCAPE);
      await expect.poll(card).toBeNull();
    });

    test('a figure that changed since it was read is never marked', async () => {
      const url = pages.put('/firefox-changed', story);
      const figures = await figuresBy(inject('server'), url);
      pages.put('/firefox-changed', story.replace('21,000', '31,000'));
      await firefox.open(url);
      await firefox.clickToolbar();
      await expect.poll(marked, { timeout: 20_000 }).toEqual(figures.filter((figure) => figure !== '21,000'));
    });
  });
}
