/** Has the page of a tab annotated when the reader asks for it, and tells the page what came of it. */
import { type Browser, browser } from 'wxt/browser';
import { canonicalUrl } from '../api/canonical';
import { createClient } from '../api/client';
import { Problem } from '../api/problem';
import type { ToContent } from '../messages';
import css from '../overlay/overlay.css?inline';
import { loadSettings } from '../settings/settings';
import { viewOf } from '../view/build';
import { offersOptions, wordsOf } from '../words/problem';
import { t } from '../words/strings';
import type { Badge } from './badge';

type Tab = Browser.tabs.Tab;

export class Reader {
  constructor(private readonly badge: Badge) {}

  /** Shows the figures of a page; takes them away again where they are shown. */
  async toggle(tab: Tab): Promise<void> {
    const id = tab.id;
    if (id === undefined) return;
    if (await this.#isShown(id)) {
      await this.#tell(id, { type: 'clear' });
      await this.badge.clear(id);
    } else {
      await this.#annotate(id, tab);
    }
  }

  async command(tab: Tab, command: 'next' | 'previous' | 'list'): Promise<void> {
    const id = tab.id;
    if (id === undefined) return;
    if (!(await this.#isShown(id))) await this.#annotate(id, tab);
    else await this.#tell(id, command === 'list' ? { type: 'list' } : { type: 'move', by: command === 'next' ? 1 : -1 });
  }

  async #annotate(id: number, tab: Tab): Promise<void> {
    const { server, privateWindows } = await loadSettings();
    let canTell = false;
    let isAsked = false;
    try {
      const url = canonicalUrl(tab.url ?? '') ?? fail('notWeb');
      canTell = await this.#putScript(id);
      if (!canTell) throw new Problem('notAllowedHere');
      await this.#tell(id, { type: 'style', css });
      if (tab.incognito && !privateWindows) throw new Problem('private');
      await this.badge.waiting(id);
      await this.#tell(id, { type: 'waiting', words: { title: t('waitingTitle'), text: t('waitingText') } });
      isAsked = true;
      const document = await createClient({ server }).annotate(url, () => void this.#stillWaiting(id));
      if (!(await this.#isShown(id))) return;
      await this.#tell(id, { type: 'show', view: viewOf(document) });
    } catch (error) {
      // The reader may have gone to another page while the server read this one, or have clicked it away.
      if (isAsked && !(await this.#isShown(id))) return;
      const problem = this.#explain(error);
      const words = wordsOf(problem, server);
      await this.badge.problem(id, words);
      if (canTell) await this.#tell(id, { type: 'problem', words, offerOptions: offersOptions(problem) });
    }
  }

  #explain(error: unknown): Problem {
    if (!(error instanceof Problem)) return new Problem('other');
    return error.code === 'server-away' && !navigator.onLine ? new Problem('offline') : error;
  }

  /** Also keeps the worker alive: the browser counts messages as work, not timers. */
  async #stillWaiting(id: number): Promise<void> {
    if (!(await this.#isShown(id))) return;
    await this.#tell(id, { type: 'waiting', words: { title: t('waitingTitle'), text: t('stillWaitingText') } });
  }

  /** Whether the page lets the script in. */
  async #putScript(tabId: number): Promise<boolean> {
    try {
      await browser.scripting.executeScript({ target: { tabId }, files: ['/on-page.js'] });
      return true;
    } catch {
      return false;
    }
  }

  async #isShown(tabId: number): Promise<boolean> {
    return (await this.#tell(tabId, { type: 'is-shown' })) === true;
  }

  /** Undefined where no script of ours runs in the page. */
  async #tell(tabId: number, message: ToContent): Promise<unknown> {
    try {
      return await browser.tabs.sendMessage(tabId, message, { frameId: 0 });
    } catch {
      return undefined;
    }
  }
}

function fail(code: string): never {
  throw new Problem(code);
}
