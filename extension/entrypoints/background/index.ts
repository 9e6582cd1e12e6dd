import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { Badge } from '../../background/badge';
import { Reader } from '../../background/reader';
import type { ToBackground } from '../../messages';

export default defineBackground({
  type: 'module',
  main() {
    const badge = new Badge();
    const reader = new Reader(badge);

    browser.action.onClicked.addListener((tab) => void reader.toggle(tab));

    browser.commands.onCommand.addListener((command, tab) => {
      if (tab && (command === 'next' || command === 'previous' || command === 'list')) void reader.command(tab, command);
    });

    browser.runtime.onMessage.addListener((message: ToBackground, sender) => {
      const id = sender.tab?.id;
      if (sender.id !== browser.runtime.id || id === undefined) return;
      if (message.type === 'open-options') void browser.runtime.openOptionsPage();
      else if (message.type === 'placed') void badge.summary(id, message.summary);
      else void badge.clear(id);
    });
  },
});
