// Keys by where they lie (event.code), so that they do the same with an Arabic keyboard.
// A page says what a key does with data-key="KeyS" on a link, button or field; lists that j and k walk carry data-walk.

const GOING = { KeyR: "/", KeyQ: "/review", KeyI: "/intake" };
let going = false;

const typing = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

function go(code) {
  going = false;
  if (GOING[code]) location.assign(GOING[code]);
  return Boolean(GOING[code]);
}

function walk(step) {
  const rows = [...document.querySelectorAll("[data-walk] [data-row]")].filter((row) => row.offsetParent !== null);
  if (!rows.length) return false;
  const here = rows.findIndex((row) => row.classList.contains("here"));
  const next = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + step, 0), rows.length - 1)];
  stand(next);
  next.scrollIntoView({ block: "nearest" });
  (next.matches("a, button") ? next : next.querySelector("a, button"))?.focus({ preventScroll: true });
  return true;
}

/** Mark one row as the one that keys speak of. */
export function stand(row) {
  for (const other of document.querySelectorAll("[data-walk] .here")) other.classList.remove("here");
  row.classList.add("here");
  row.dispatchEvent(new CustomEvent("stood", { bubbles: true }));
}

function use(code) {
  const here = document.querySelector("[data-walk] .here");
  const around = [here, here?.parentElement.closest("[data-row]"), document].filter(Boolean); // the nearest of its kind is meant
  const found = around.flatMap((part) => [...part.querySelectorAll(`[data-key="${code}"]`)]);
  const one = found.find((e) => !e.disabled && e.offsetParent !== null);
  if (!one) return false;
  if (one.matches("input:not([type=checkbox], [type=radio]), textarea, select")) one.focus();
  else one.click();
  return true;
}

const help = () => { const sheet = document.getElementById("help"); if (sheet?.open) sheet.close(); else sheet?.showModal(); return Boolean(sheet); };

export function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  // a browser would empty a search field too: leaving it is not giving up what it says
  if (event.code === "Escape" && typing(event.target)) { event.preventDefault(); event.target.blur(); return; }
  if (typing(event.target)) return;
  // "?" is where the layout has it, which on an Arabic keyboard is another sign on the same key
  if (event.key === "?" || event.key === "؟" || (event.code === "Slash" && event.shiftKey)) { if (help()) event.preventDefault(); return; }
  if (document.querySelector("dialog[open]") || event.shiftKey) return;
  // what has the focus takes its own Enter
  if (event.code === "Enter" && event.target.closest("a, button, summary, [role=button]")) return;
  const done = going ? go(event.code)
    : event.code === "KeyJ" ? walk(1)
    : event.code === "KeyK" ? walk(-1)
    : event.code === "KeyG" ? (going = true)
    : use(event.code);
  if (going && event.code === "KeyG") setTimeout(() => { going = false; }, 1500);
  if (done) event.preventDefault();
}
