/** Watches a page change: at once for what is shown, and again when it has settled. */

export interface Follower {
  /** Called with every change, before it is painted. */
  readonly onChange: () => void;
  /** Called when the page has been quiet for a while; says how long it worked, in milliseconds. */
  readonly onSettled: () => Promise<number>;
}

const QUIET = 300;
/** A page that does not come to rest is looked at after this long all the same. */
const PATIENCE = 2_000;
/** A page that never rests is looked at no more than this part of the time. */
const SHARE = 50;

/** Follows until the signal ends it. */
export function follow({ onChange, onSettled }: Follower, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let notBefore = 0;
  let changedSince: number | undefined;

  const settle = async () => {
    changedSince = undefined;
    const worked = await onSettled();
    notBefore = performance.now() + SHARE * worked;
  };
  const observer = new MutationObserver(() => {
    onChange();
    if (signal.aborted) return;
    clearTimeout(timer);
    const now = performance.now();
    changedSince ??= now;
    timer = setTimeout(settle, Math.max(Math.min(QUIET, changedSince + PATIENCE - now), notBefore - now));
  });
  // The whole document: frameworks replace the body.
  observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}
