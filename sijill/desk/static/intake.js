// Files dropped on the page are the files of its form.

const drop = document.querySelector(".drop");
const files = document.getElementById("files");
const told = document.getElementById("chosen");

// the field names itself in the browser's language, which need not be the page's
drop.classList.add("scripted");
files.classList.add("unseen");

const count = () => { told.textContent = files.files.length ? drop.dataset.chosen.replace("{count}", files.files.length) : ""; };

for (const kind of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
  });
}
drop.addEventListener("drop", (event) => { files.files = event.dataTransfer.files; count(); });
files.addEventListener("change", count);

// what was taken in is told below; the form is there for more
const form = drop.closest("form");
form.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt !== form || !event.detail.successful) return;
  form.reset();
  count();
  document.getElementById("account").scrollIntoView({ block: "nearest" });
});
