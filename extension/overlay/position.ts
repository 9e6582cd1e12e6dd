/** Where the card stands: under its figure, or above where there is more room, inside the window. */

const MARGIN = 8;
/** A card that is less high than this cannot be read. */
const LEAST = 200;

export function placeUnder(element: HTMLElement, range: Range | undefined): void {
  const width = document.documentElement.clientWidth;
  const height = window.innerHeight;
  const at = firstVisible(range);
  const below = at ? height - at.bottom - 2 * MARGIN : height;
  const above = at ? at.top - 2 * MARGIN : 0;
  // What does not fit is scrolled to inside the card: a card never covers its own figure, unless there is no room at all.
  element.style.maxHeight = `${Math.max(below, above, LEAST)}px`;
  const card = element.getBoundingClientRect();
  // A figure that has no place on the page, or is hidden there: the middle of the window.
  const left = at ? at.left : (width - card.width) / 2;
  let top = at ? at.bottom + MARGIN : (height - card.height) / 2;
  if (at && card.height > below && above > below) top = at.top - MARGIN - card.height;
  // In the coordinates of the document, so that the card goes with its figure when the page is scrolled.
  element.style.left = `${Math.max(MARGIN, Math.min(left, width - card.width - MARGIN)) + window.scrollX}px`;
  element.style.top = `${Math.max(MARGIN, Math.min(top, height - card.height - MARGIN)) + window.scrollY}px`;
}

/** Brings a figure into view, in whatever scrolls around it. */
export function scrollTo(range: Range): void {
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const at = firstVisible(range);
  if (at && (at.top < 0 || at.bottom > window.innerHeight * 0.7)) {
    window.scrollBy({ top: at.top - window.innerHeight / 3, behavior: 'instant' });
  }
}

function firstVisible(range: Range | undefined): DOMRect | undefined {
  return [...(range?.getClientRects() ?? [])].find(({ width, height }) => width > 0 && height > 0);
}
