// Views that were kept under a name, in this browser. A view is its address.

const KEPT = "sijill-views";

const kept = () => JSON.parse(localStorage.getItem(KEPT) ?? "[]");
const keep = (views) => localStorage.setItem(KEPT, JSON.stringify(views));

function line(view, removed) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: `/?${view.query}` });
  const name = Object.assign(document.createElement("bdi"), { textContent: view.name });
  const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: "×" });
  button.setAttribute("aria-label", removed.replace("{name}", view.name));
  button.addEventListener("click", () => { keep(kept().filter((one) => one.name !== view.name)); listViews(); });
  link.append(name);
  item.append(link, button);
  return item;
}

export function listViews() {
  const list = document.getElementById("views");
  const none = Object.assign(document.createElement("li"), { className: "rule", textContent: list.dataset.none });
  const lines = kept().map((view) => line(view, list.dataset.remove));
  list.replaceChildren(...(lines.length ? lines : [none]));
}

document.addEventListener("submit", (event) => {
  if (event.target.id !== "save-view") return;
  event.preventDefault();
  const name = event.target.elements.name.value.trim();
  keep([...kept().filter((one) => one.name !== name), { name, query: event.target.dataset.query }]);
  event.target.reset();
  listViews();
});
