// An incident's page: from a claim to its words and back by one key, escape from a question, and news of what others decided.
import { stand } from "./keys.js";

let last = null;

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const show = (one, block) => one.scrollIntoView({ block, behavior: still() ? "auto" : "smooth" });

/** The place in the text that a claim's quote leads to: its first marked words. */
function words(anchor) {
  let next = document.getElementById(anchor);
  while (next && !next.matches("mark")) next = next.nextElementSibling;
  return next?.querySelector("a");
}

/** Go to an anchor as a link does, and leave the focus on what is there: a link alone would take the focus away. */
function go(name, one) {
  location.hash = name;
  const goal = document.getElementById(name);
  if (!goal) return;
  show(goal.matches(".at") ? one ?? goal : goal, "center");
  one?.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey) return;
  const name = decodeURIComponent(link.getAttribute("href").slice(1));
  const row = document.getElementById(name);
  if (link.matches(".quote")) {
    last = link;
    go(name, words(name));
  } else if (row && link.closest("mark, svg")) {
    if (row.matches("[data-row]")) stand(row);
    go(name, row.querySelector("a.quote"));
  } else return;
  event.preventDefault();
});

/** Back from the words to the claim that led there; without one, to the claim that the words lead to. */
function back() {
  if (last?.isConnected) {
    const row = last.closest("[id]");
    if (row) history.replaceState(null, "", `#${row.id}`);
    show(last, "center");
    last.focus({ preventScroll: true });
    return true;
  }
  const mark = document.activeElement?.closest("mark a");
  mark?.click();
  return Boolean(mark);
}

function leave() {
  const way = document.querySelector("[data-leave]");
  if (way) location.assign(way.href);
  return Boolean(way);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  if (document.querySelector("dialog[open]")) return;
  const field = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.code === "Escape" && (!field || field.closest(".ask")) && leave()) event.preventDefault();
  else if (event.code === "KeyB" && !field && back()) event.preventDefault();
}, true);

// What was typed is never lost to news: the page says so and waits to be asked.
const dirty = () => [...document.querySelectorAll("main input:not([type=hidden]), main textarea")].some((i) => (i.type === "checkbox" ? i.checked !== i.defaultChecked : i.value !== i.defaultValue));

async function anew() {
  const shown = [...document.querySelectorAll("[data-live]")];
  if (!shown.length) return;
  const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of shown) bring(part, page.getElementById(part.id));
}

/** A part of the page as it is now; what somebody is at work on stays before their eyes, and they are told. */
function bring(part, fresh) {
  if (fresh && fresh.dataset.live === part.dataset.live) return; // others decided elsewhere
  const busy = dirty() || part.contains(document.activeElement);
  if (!part.hasAttribute("data-hold") && !busy && fresh) part.replaceWith(document.adoptNode(fresh));
  if (!part.id.startsWith("queue")) document.getElementById("changed").hidden = false;
}

document.body.addEventListener("register-changed", () => { anew().catch(() => {}); });
