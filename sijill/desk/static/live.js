// Others decide too: when the register's version grows, parts of the page that listen to "register-changed" load anew.

const EVERY = 4000;

async function ask() {
  const answer = await fetch("/api/version", { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { version } = await answer.json();
  if (version > Number(document.body.dataset.version)) changed(version);
}

export function changed(version) {
  document.body.dataset.version = version;
  document.body.dispatchEvent(new CustomEvent("register-changed", { detail: { version } }));
}

export function watch() {
  if (!document.body.dataset.csrf) return; // nobody has entered
  setInterval(() => { if (!document.hidden) ask().catch(() => {}); }, EVERY);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask().catch(() => {}); });
}
