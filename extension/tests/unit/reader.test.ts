import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { Badge } from '../../background/badge';
import { Reader } from '../../background/reader';
import type { ToContent } from '../../messages';
import { annotation, answer } from './document';

/** A browser with one tab, whose page takes the script in, and a server that answers. */
interface Scene {
  kept: Record<string, unknown>;
  allowsScript: boolean;
  /** What the page's script says to "is-shown"; undefined where it does not run. */
  shown: boolean | undefined;
  told: ToContent[];
  asked: string[];
  answer: () => Promise<Response>;
  badge: string;
}

let scene: Scene;

beforeEach(() => {
  scene = {
    kept: {},
    allowsScript: true,
    shown: undefined,
    told: [],
    asked: [],
    answer: async () => new Response(JSON.stringify(answer([annotation('1', '21,000')]))),
    badge: '',
  };
  const action = { setBadgeText: ({ text }: { text: string }) => (scene.badge = text) };
  Object.assign((globalThis as unknown as { chrome: object }).chrome, {
    storage: { local: { get: async () => scene.kept } },
    action: { ...action, setTitle() {}, setBadgeBackgroundColor() {}, setBadgeTextColor() {} },
    scripting: {
      executeScript: async () => {
        if (!scene.allowsScript) throw new Error('not here');
        scene.shown ??= false;
      },
    },
    tabs: {
      sendMessage: async (_tab: number, message: ToContent) => {
        if (scene.shown === undefined) throw new Error('nobody there');
        scene.told.push(message);
        if (message.type === 'waiting' || message.type === 'show') scene.shown = true;
        if (message.type === 'clear' || message.type === 'problem') scene.shown = false;
        return scene.shown;
      },
    },
  });
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    scene.asked.push(String(init.body));
    return scene.answer();
  });
});

const tab = (rest: Partial<Browser.tabs.Tab> = {}) => ({ id: 7, url: 'https://example.com/a', incognito: false, ...rest }) as Browser.tabs.Tab;
const toggle = (rest?: Partial<Browser.tabs.Tab>) => new Reader(new Badge()).toggle(tab(rest));
const told = (type: ToContent['type']) => scene.told.find((message) => message.type === type);

test('a click sends the canonical address, and shows what comes back', async () => {
  await toggle({ url: 'https://example.com/a?utm_source=x&id=1#part' });
  expect(scene.asked).toEqual([JSON.stringify({ url: 'https://example.com/a?id=1' })]);
  expect(told('show')).toMatchObject({ view: { figures: [{ heading: '21,000' }] } });
});

test('a click where figures are shown takes them away, and asks nobody', async () => {
  scene.shown = true;
  await toggle();
  expect(told('clear')).toBeDefined();
  expect(scene.asked).toEqual([]);
});

describe('nothing is sent', () => {
  test.each(['chrome://settings', 'file:///home/reader/a.html', 'about:blank', 'https://reader:secret@example.com/', undefined])(
    'of %s',
    async (url) => {
      await toggle({ url });
      expect(scene.asked).toEqual([]);
      expect(scene.badge).toBe('!');
    },
  );

  test('from a private window', async () => {
    await toggle({ incognito: true });
    expect(scene.asked).toEqual([]);
    expect(told('problem')).toMatchObject({ offerOptions: true });
  });

  test('of a page that lets no script in', async () => {
    scene.allowsScript = false;
    await toggle();
    expect(scene.asked).toEqual([]);
    expect(scene.badge).toBe('!');
  });
});

test('a private window is read where the reader has allowed it', async () => {
  scene.kept = { privateWindows: true };
  await toggle({ incognito: true });
  expect(scene.asked).toHaveLength(1);
});

test.each<[string, () => Promise<Response>]>([
  ['an answer', async () => new Response(JSON.stringify(answer([])))],
  ['a failure', async () => Promise.reject(new TypeError('Failed to fetch'))],
])('%s that comes after the reader has clicked it away is not shown', async (_, late) => {
  scene.answer = () => {
    scene.shown = false;
    return late();
  };
  await toggle();
  expect(told('show')).toBeUndefined();
  expect(told('problem')).toBeUndefined();
});

test('a shortcut reads the page first, then moves and lists', async () => {
  const reader = new Reader(new Badge());
  await reader.command(tab(), 'next');
  expect(told('show')).toBeDefined();
  await reader.command(tab(), 'previous');
  await reader.command(tab(), 'list');
  expect(scene.told.slice(-1)).toEqual([{ type: 'list' }]);
  expect(told('move')).toEqual({ type: 'move', by: -1 });
});
