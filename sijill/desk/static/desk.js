// What every page of the desk does: keys, the ground, messages, and watching for what others decide.
import { press } from "./keys.js";
import { watch } from "./live.js";
import { tell, refusal } from "./tell.js";

function dark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function themeSwitch(button) {
  const label = () => { button.textContent = dark() ? button.dataset.light : button.dataset.dark; };
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("sijill-theme", document.documentElement.dataset.theme);
    label();
  });
}

document.querySelectorAll("[data-theme-switch]").forEach(themeSwitch);

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
  // an open menu closes when something else is clicked
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

// A refusal is a line that everyone can read, and never takes the place of what it refused.
document.body.addEventListener("htmx:responseError", async (event) => tell(refusal(event.detail.xhr.responseText), "refused"));
document.body.addEventListener("htmx:sendError", () => tell(document.getElementById("told").dataset.unreachable, "refused"));
// A form that asks first: so that nothing is sent by accident.
document.body.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") return;
  for (const [name, value] of [...event.detail.formData.entries()]) if (value === "") event.detail.formData.delete(name);
});

// Escape closes the menu that one is in, and leaves one where it was opened; in a field it first leaves the field
document.addEventListener("keydown", (event) => {
  const menu = event.code === "Escape" && event.target.closest("details.menu[open]");
  if (!menu || event.target.matches("input:not([type=checkbox]), select")) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("keydown", press);
watch();
