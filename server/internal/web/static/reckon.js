// What script adds to Reckon's pages. Everything works without it: figures are
// links to their cards, checks list their figures, forms are forms.

const narrow = matchMedia("(max-width: 63.99rem)");

/** Marks every place that shows one of the figures, and takes the mark off the others. */
function light(numbers) {
  const lit = new Set(numbers);
  for (const place of document.querySelectorAll(".figure[data-figure], .card[data-figure]")) {
    place.classList.toggle("lit", lit.has(place.dataset.figure));
  }
}

/** The figures that an element is about: a check lights all of its own. */
function figuresOf(element) {
  const check = element.closest("[data-lights]") ?? checkOf(element.closest("[data-check]"));
  if (check) return check.dataset.lights.split(" ").filter(Boolean);
  const figure = element.closest("[data-figure]");
  return figure ? [figure.dataset.figure] : [];
}

const checkOf = (link) => link && document.getElementById(`c${link.dataset.check}`);

for (const [on, off] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(on, (event) => light(figuresOf(event.target)));
  document.addEventListener(off, () => light([]));
}

/** On a narrow screen a card comes up from below instead of taking the reader away from the text. */
const sheet = document.createElement("div");
sheet.className = "sheet";
sheet.popover = "auto";
sheet.setAttribute("role", "dialog");
sheet.setAttribute("aria-label", "About this figure");
document.body.append(sheet);

function openSheet(link) {
  const card = document.getElementById(`f${link.dataset.figure}`);
  if (!card) return false;
  const copy = document.createElement("div");
  copy.className = card.className;
  copy.dataset.state = card.dataset.state;
  copy.append(...[...card.cloneNode(true).childNodes]);
  copy.querySelector(".back")?.remove();
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => sheet.hidePopover());
  sheet.replaceChildren(copy, close);
  sheet.showPopover();
  close.focus();
  return true;
}

sheet.addEventListener("click", (event) => {
  if (event.target.closest("a[href^='#']")) sheet.hidePopover();
});

/** On a wide screen the card is brought up beside the text, which stays where it is. */
function showBeside(link) {
  const card = document.getElementById(`f${link.dataset.figure}`);
  const panel = card?.closest(".panel");
  if (!panel) return false;
  for (const other of document.querySelectorAll(".card.current, .figure.current")) other.classList.remove("current");
  card.classList.add("current");
  link.classList.add("current");
  panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 12;
  card.tabIndex = -1;
  card.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.figure[data-figure]");
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !plain) return;
  const shown = narrow.matches ? "popover" in HTMLElement.prototype && openSheet(link) : showBeside(link);
  if (shown) event.preventDefault();
});

/** Says that the work has begun, and keeps an impatient second press from starting it again. */
for (const form of document.querySelectorAll("form[data-try]")) {
  form.addEventListener("submit", () => {
    form.querySelector("[role=status]").textContent = "Reading it…";
    form.querySelector("button[type=submit]").setAttribute("aria-disabled", "true");
    form.classList.add("busy");
  });
  addEventListener("pageshow", () => {
    form.querySelector("[role=status]").textContent = "";
    form.querySelector("button[type=submit]").removeAttribute("aria-disabled");
    form.classList.remove("busy");
  });
}

/** While a page is fetched: asks until there is something to show, then goes there. Without script the page renews itself. */
async function waitFor(next) {
  for (;;) {
    const answer = await fetch(next, { headers: { Accept: "text/html" } });
    if (answer.status !== 202) break;
    await new Promise((again) => setTimeout(again, 1000));
  }
  location.replace(next.replace("again=1&", ""));
}

const waiting = document.querySelector("[data-next]");
if (waiting) {
  waitFor(waiting.dataset.next).catch(() => {
    waiting.querySelector("[role=status]").textContent = "The connection to the server was lost. Look again with the link below.";
  });
}
