// Keys for the editors' queue, and decisions without a reload. Every decision
// is a form that works by itself; nothing here knows more than the forms do.

const items = [...document.querySelectorAll("[data-items] > [data-item]")];
const announce = document.querySelector("[data-announce]");
const guide = document.getElementById("guide");
const setting = "reckon-keys";

/** Storage may be forbidden; then the keys are on. */
const keysAreOn = () => {
  try {
    return localStorage.getItem(setting) !== "off";
  } catch {
    return true;
  }
};

const current = () => document.activeElement?.closest("[data-item]") ?? document.querySelector("[data-item].current");

let silence = 0;
function say(words) {
  clearTimeout(silence);
  announce.textContent = "";
  requestAnimationFrame(() => {
    announce.textContent = words;
  });
  silence = setTimeout(() => {
    announce.textContent = "";
  }, 8000);
}

function goTo(item) {
  if (!item) return;
  for (const other of items) other.classList.toggle("current", other === item);
  item.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  item.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
}

function step(by) {
  const at = items.indexOf(current());
  goTo(items[Math.min(items.length - 1, Math.max(0, at + by))] ?? items[0]);
}

/** The next item that is still open, after this one; else before it. */
function nextOpen(item) {
  const at = items.indexOf(item);
  const order = [...items.slice(at + 1), ...items.slice(0, at)];
  return order.find((other) => other.dataset.status === "pending");
}

/** Shows an item as it is after a decision: the server says how. */
function settle(item, { status, version }) {
  item.dataset.status = status;
  item.querySelector("[data-status-words]").textContent = status === "pending" ? "waiting" : status;
  for (const field of item.querySelectorAll("input[name=version]")) field.value = version;
  const open = item.querySelector(".open");
  const closed = item.querySelector(".closed");
  if (open) open.hidden = status !== "pending";
  if (closed) closed.hidden = status !== "approved" && status !== "rejected";
  const reject = item.querySelector("details.reject");
  if (reject) reject.open = false;
  for (const mark of document.querySelectorAll(`a.figure[href="#${item.id}"]`)) mark.dataset.decided = status;
}

async function send(form, submitter) {
  const item = form.closest("[data-item]");
  const body = new URLSearchParams(new FormData(form));
  body.set("action", submitter?.value ?? form.dataset.decision);
  // Not form.action: that is the button of this name.
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { Accept: "application/json", "X-Csrf-Token": body.get("csrf") } });
  if (answer.status === 401) {
    location.reload(); // the session has ended: sign in, and come back here
    return;
  }
  if (answer.status !== 200 && answer.status !== 409) throw new Error(`status ${answer.status}`);
  const outcome = await answer.json();
  settle(item, outcome);
  say(outcome.words);
  if (answer.status === 409) {
    goTo(item);
    return;
  }
  const next = body.get("action") === "reopen" ? item : nextOpen(item);
  goTo(next ?? item);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-item] form[data-decision]") || form.dataset.plain) return;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  send(form, event.submitter)
    .catch(() => {
      // Without an answer the form is sent as a form: the page that comes says what is wrong.
      form.dataset.plain = "yes";
      form.requestSubmit(event.submitter ?? form.querySelector("[type=submit]"));
    })
    .finally(() => delete form.dataset.sending);
});

function decide(action) {
  const item = current();
  const form = item?.querySelector(`form[data-decision=${action}]`);
  if (!form || form.closest("[hidden]")) return;
  if (action === "approve") {
    form.requestSubmit(form.querySelector("[type=submit]"));
    return;
  }
  form.closest("details").open = true;
  form.querySelector("select").focus();
}

let before = null;
function toggleGuide(show) {
  if (show) before = document.activeElement;
  guide.hidden = !show;
  if (show) guide.querySelector("[data-close]").focus();
  else before?.focus?.();
}

const actions = {
  j: () => step(1),
  k: () => step(-1),
  f: () => decide("approve"),
  d: () => decide("reject"),
  z: () => current()?.querySelector("[data-single]")?.click(),
  "?": () => toggleGuide(guide.hidden),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !guide.hidden) {
    toggleGuide(false);
    return;
  }
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const item = typing?.closest("[data-item]");
  if (event.key === "Escape" && item) {
    for (const open of item.querySelectorAll("details[open]")) open.open = false;
    goTo(item);
    return;
  }
  if (event.key === "Enter" && item && typing.matches("select")) {
    event.preventDefault(); // which would open the list instead
    typing.form.requestSubmit(typing.form.querySelector("[type=submit]"));
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!keysAreOn() && event.key !== "?") return;
  const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
  if (!action || (!guide.hidden && event.key !== "?")) return;
  event.preventDefault();
  action();
});

document.addEventListener("focusin", (event) => {
  const item = event.target.closest("[data-item]");
  if (item) for (const other of items) other.classList.toggle("current", other === item);
});

for (const button of document.querySelectorAll("[data-guide]")) {
  button.hidden = false;
  button.addEventListener("click", () => toggleGuide(true));
}
guide?.querySelector("[data-close]").addEventListener("click", () => toggleGuide(false));
const box = guide?.querySelector("[data-keys]");
if (box) {
  box.checked = keysAreOn();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem(setting, box.checked ? "on" : "off");
    } catch {
      say("This browser does not keep the setting.");
    }
  });
}
if (location.hash.startsWith("#item-")) goTo(document.getElementById(location.hash.slice(1)));
