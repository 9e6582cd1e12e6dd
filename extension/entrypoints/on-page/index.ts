/** The content script: put into a page by the background when the reader asks, and told there what to show. */
import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ToBackground, ToContent } from '../../messages';
import { Overlay } from '../../overlay/overlay';
import { t } from '../../words/strings';

/** Marks that the script runs here already; each extension's scripts have a world of their own. */
const RUNNING = 'reckonIsRunning';

function main(): void {
  const world = globalThis as { [RUNNING]?: boolean };
  if (world[RUNNING]) return;
  world[RUNNING] = true;

  let overlay: Overlay | undefined;
  let isShown = false;
  let css = '';

  const tell = (message: ToBackground) => void browser.runtime.sendMessage(message).catch(() => {});
  const clear = () => {
    overlay?.remove();
    overlay = undefined;
    isShown = false;
  };
  const onThisPage = () => {
    overlay ??= new Overlay(css, {
      onPlaced: (summary) => tell({ type: 'placed', summary }),
      onCleared: () => {
        overlay = undefined;
        isShown = false;
        tell({ type: 'cleared' });
      },
    });
    return overlay;
  };

  const receive = (message: ToContent): boolean => {
    switch (message.type) {
      case 'style':
        css = message.css;
        break;
      case 'is-shown':
        return isShown;
      case 'waiting':
        isShown = true;
        onThisPage().notice('waiting', message.words);
        break;
      case 'show':
        clear();
        isShown = true;
        void onThisPage().show(message.view);
        break;
      case 'problem':
        clear();
        onThisPage().notice(
          'problem',
          message.words,
          message.offerOptions ? { text: t('openOptions'), run: () => tell({ type: 'open-options' }) } : undefined,
        );
        break;
      case 'move':
        overlay?.move(message.by);
        break;
      case 'list':
        overlay?.list();
        break;
      case 'clear':
        clear();
    }
    return isShown;
  };

  browser.runtime.onMessage.addListener((message: ToContent, sender, respond) => {
    // Only the background speaks here: a message of ours that comes from no tab.
    if (sender.id !== browser.runtime.id || sender.tab) return;
    respond(receive(message));
  });
}

// Not in the manifest, and so nowhere by itself: only where the reader asks for it.
export default defineUnlistedScript(main);
