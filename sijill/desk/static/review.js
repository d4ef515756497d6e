// Two tellings: a key chooses, then the reason is written, and Enter decides.
for (const choice of document.querySelectorAll(".verdict [name=judgement]")) {
  choice.addEventListener("click", () => document.getElementById("why")?.focus());
}
