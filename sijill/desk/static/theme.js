// Before anything is drawn: the ground that was chosen, light or dark; without a choice the system's own.
"use strict";
const chosen = localStorage.getItem("sijill-theme");
if (chosen) document.documentElement.dataset.theme = chosen;
