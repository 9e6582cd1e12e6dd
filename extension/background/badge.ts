/** What the toolbar button says of a tab: how many figures, whether they add up, what went wrong. */
import { browser } from 'wxt/browser';
import type { Summary, Words } from '../messages';
import { count, t } from '../words/strings';

const CALM = '#1d4e89';
const ALARM = '#ad1f17';

export class Badge {
  async summary(tabId: number, { shown, failing }: Summary): Promise<void> {
    const figures = count(shown, 'badgeOne', 'badgeMany');
    await this.#set(tabId, String(shown), failing > 0 ? t('badgeChecks', figures, failing) : figures, failing > 0 ? ALARM : CALM);
  }

  async problem(tabId: number, { title, text }: Words): Promise<void> {
    await this.#set(tabId, '!', `${title}. ${text}`, ALARM);
  }

  async waiting(tabId: number): Promise<void> {
    await this.#set(tabId, '…', t('waitingTitle'), CALM);
  }

  async clear(tabId: number): Promise<void> {
    await this.#set(tabId, '', t('actionTitle'), CALM);
  }

  async #set(tabId: number, text: string, title: string, color: string): Promise<void> {
    try {
      await Promise.all([
        browser.action.setBadgeText({ tabId, text }),
        browser.action.setTitle({ tabId, title }),
        browser.action.setBadgeBackgroundColor({ tabId, color }),
        browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
      ]);
    } catch {
      // The tab has gone meanwhile; so has its button.
    }
  }
}
