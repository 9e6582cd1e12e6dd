/** What the reader has set. Kept in storage.local: it holds for this browser, and is nobody else's business. */
import { browser } from 'wxt/browser';

export interface Settings {
  /** The server's address, without a trailing slash. */
  readonly server: string;
  /** Whether pages in private windows may be asked about. */
  readonly privateWindows: boolean;
}

export const DEFAULTS: Settings = { server: 'http://localhost:8080', privateWindows: false };

export async function loadSettings(): Promise<Settings> {
  const kept = await browser.storage.local.get(['server', 'privateWindows']);
  return {
    server: typeof kept.server === 'string' ? (serverAddress(kept.server) ?? DEFAULTS.server) : DEFAULTS.server,
    privateWindows: kept.privateWindows === true,
  };
}

export async function saveSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ ...settings });
}

/** A server's address as it is kept, or null where what was typed is none. A path is kept, what follows it is not. */
export function serverAddress(typed: string): string | null {
  const text = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  // A name without a scheme is somebody's own machine or a public server.
  const scheme = /^(localhost|127\.|\[::1\])/.test(text) ? 'http' : 'https';
  try {
    const url = new URL(hasScheme ? text : `${scheme}://${text}`);
    if (!/^https?:$/.test(url.protocol) || url.username || url.password || !url.hostname) return null;
    return url.origin + url.pathname.replace(/\/+$/, '');
  } catch {
    return null;
  }
}

/** The match pattern that stands for a server. Without its port: Firefox does not let a pattern with a port take effect. */
export function serverPattern(server: string): string {
  const { protocol, hostname } = new URL(server);
  return `${protocol}//${hostname}/*`;
}
