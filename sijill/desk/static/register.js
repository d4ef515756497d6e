// The register's page: table, map and timeline of one view. The form is where the view stands; each part writes what it chose
// into it and sends it, and what comes back is the table and the timeline; the map asks for its own part of the same view.
import { drawMap } from "./map.js";
import { brushing } from "./timeline.js";

const form = document.getElementById("find");
const found = () => document.getElementById("found");

/** Narrow the view: fields of the form by name. */
function narrow(fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements[name];
    if (field instanceof RadioNodeList || field?.type === "checkbox") tick(name, value);
    else if (field) field.value = value;
    else if (value) form.append(hidden(name, value));
  }
  htmx.trigger(form, "submit");
}

function hidden(name, value) {
  const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
  field.dataset.once = "";
  return field;
}

function tick(name, value) {
  const box = [...form.querySelectorAll(`input[name="${name}"]`)].find((one) => one.value === value);
  if (box) box.checked = true;
  else form.append(hidden(name, value));
}

const map = drawMap({ query: () => found().dataset.query, narrow });

// Menus stay open over what is put in place of them, whoever stands in one or on an incident goes on from there, and the search field
// says what the view says.
let open = [];
let stood = "";
let standing = "";
document.body.addEventListener("htmx:beforeSwap", () => {
  standing = document.querySelector("tr.here")?.dataset.id ?? "";
  open = [...document.querySelectorAll("details.menu[open]")].map((menu) => menu.id);
  stood = document.activeElement?.closest("details.menu") ? document.activeElement.id : "";
});
// at once: a key pressed before all has settled goes on from there
document.body.addEventListener("htmx:afterSwap", () => {
  if (standing) document.querySelector(`tr[data-id="${CSS.escape(standing)}"]`)?.classList.add("here");
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  // in a menu that was not open yet nothing could take the focus back
  if (stood && document.activeElement === document.body) document.getElementById(stood)?.focus({ preventScroll: true });
  for (const once of form.querySelectorAll("[data-once]")) once.remove();
  // what the form itself asked for, it says already, and somebody may have typed on meanwhile
  if (event.detail.requestConfig?.elt !== form) document.getElementById("q").value = found().dataset.q;
  other();
  everyTime();
});

/** The link to the page in the other language leads to this view. */
function other() {
  const here = new URL(location.href);
  const link = document.querySelector("a.language");
  here.searchParams.set("lang", link.hreflang);
  link.href = here.pathname + here.search;
}

function everyTime() {
  map.load();
  brushing(document.querySelector("[data-brush]"), narrow);
}

// What is pointed at in one part is shown in the others.
const bar = (row) => [...document.querySelectorAll("[data-brush] a")].find((a) => row.dataset.first && a.dataset.first <= row.dataset.first && row.dataset.first <= a.dataset.last);

function show(row) {
  for (const one of document.querySelectorAll("[data-brush] a.here")) one.classList.remove("here");
  bar(row)?.classList.add("here");
  map.show(row.dataset.spots);
}

document.addEventListener("stood", (event) => { if (event.target.dataset.spots !== undefined) show(event.target); });
document.addEventListener("pointerover", (event) => {
  const row = event.target.closest?.("tr[data-row]");
  if (row && !document.querySelector("tr.here")) show(row);
});
document.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-row]");
  if (!row || event.target.closest("a, button")) return;
  const was = row.classList.contains("here");
  for (const one of document.querySelectorAll("tr.here")) one.classList.remove("here");
  if (!was) row.classList.add("here");
  show(row);
});
document.addEventListener("bars", (event) => {
  for (const row of document.querySelectorAll("tr[data-row]")) row.classList.toggle("pointed", event.detail.ids.includes(row.dataset.id));
});

const fold = document.querySelector(".search .narrow");
fold.hidden = false;
form.classList.add("folded");
fold.addEventListener("click", () => fold.setAttribute("aria-expanded", String(!form.classList.toggle("folded"))));

document.getElementById("follow").addEventListener("change", (event) => narrow({ box: event.target.checked ? map.box() : "" }));
everyTime();
