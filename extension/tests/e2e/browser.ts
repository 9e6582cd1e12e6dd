/** A real Chromium with the built extension in it, as a reader has it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import type { browser } from 'wxt/browser';

/** What runs in the extension's worker knows it by this name. */
declare const chrome: typeof browser;

const CANDIDATES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const EXTENSION = fileURLToPath(new URL('../../.output/chrome-mv3-test', import.meta.url));

/** Where Chromium is; undefined where there is none. */
export const chromiumPath = CANDIDATES.find((path) => path !== undefined && existsSync(path));

export interface Reader {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** Sets the address of the server as the options page does. */
  setServer(server: string): Promise<void>;
  /** Opens a page. */
  open(url: string): Promise<Page>;
  /** A real click on the toolbar button, which grants activeTab. */
  clickToolbar(page: Page): Promise<void>;
  /** What a shortcut of the manifest does. */
  command(page: Page, name: 'next' | 'previous' | 'list'): Promise<void>;
  /** What the toolbar button says of a page. */
  badge(page: Page): Promise<{ text: string; title: string }>;
  close(): Promise<void>;
}

export async function startReader(): Promise<Reader> {
  if (!chromiumPath) throw new Error('no Chromium found; set CHROMIUM to where it is');
  if (!existsSync(EXTENSION)) throw new Error('the test build is missing: npm run build:test');
  const profile = mkdtempSync(join(tmpdir(), 'reckon-e2e-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    viewport: { width: 1100, height: 800 },
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
      '--enable-unsafe-extension-debugging',
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).host;

  return {
    context,
    extensionId,
    async setServer(server) {
      await alive(context, worker).evaluate((address) => chrome.storage.local.set({ server: address }), server);
    },
    async open(url) {
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    async clickToolbar(page) {
      await page.bringToFront();
      const browser = context.browser();
      if (!browser) throw new Error('the browser has gone');
      const session = await browser.newBrowserCDPSession();
      // A *tab* target: the target of the page in it is refused.
      const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const tab = targetInfos.find(({ url }) => url === page.url());
      if (!tab) throw new Error(`no tab shows ${page.url()}`);
      await session.send('Extensions.triggerAction' as 'Target.activateTarget', { id: extensionId, targetId: tab.targetId } as never);
      await session.detach();
    },
    async command(page, name) {
      // Key presses do not reach a browser without a window: the event is given to the worker itself.
      await page.bringToFront();
      await alive(context, worker).evaluate(async (command) => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        (chrome.commands.onCommand as unknown as { dispatch(name: unknown, tab: unknown): void }).dispatch(command, tab);
      }, name);
    },
    async badge(page) {
      await page.bringToFront();
      return alive(context, worker).evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const tabId = tab?.id ?? 0;
        return { text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
      });
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The extension's worker as it runs now: the browser ends and starts it as it likes. */
function alive(context: BrowserContext, first: Worker): Worker {
  return context.serviceWorkers()[0] ?? first;
}

/** The texts that our highlights mark on a page, in its order; `lit` is what is picked out besides. */
export async function marked(page: Page): Promise<{ texts: string[]; lit: string[] }> {
  return page.evaluate(() => {
    const own = [...CSS.highlights].filter(([name]) => /^h[0-9a-f]{32}\d+$/.test(name));
    const ranges = (wanted: (name: string) => boolean) =>
      own
        .filter(([name]) => wanted(name))
        .flatMap(([, highlight]) => [...highlight] as Range[])
        .filter((range) => range.startContainer.isConnected)
        .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
        .map((range) => range.toString());
    // The last of the names is that of what is picked out; the others are states.
    const isLit = (name: string) => name.slice(33) === '6';
    return { texts: ranges((name) => !isLit(name)), lit: ranges(isLit) };
  });
}

/** The middle of a text on the page, where a reader would click. */
export async function middleOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`"${wanted}" is not on the page`);
  }, text);
}
