// Leaves the rows that hold every word of the query. Without it the page shows all rows.
"use strict";
const field = document.getElementById("filter");
const rows = Array.from(document.querySelectorAll("#incidents tbody tr"), (row) => [row, row.textContent.toLowerCase()]);
const none = document.getElementById("none-left");

function filter() {
  const terms = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let left = 0;
  for (const [row, text] of rows) {
    row.hidden = !terms.every((term) => text.includes(term));
    left += row.hidden ? 0 : 1;
  }
  none.hidden = left > 0;
}

field.hidden = false;
field.addEventListener("input", filter);
filter();
