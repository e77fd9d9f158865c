// Runs before the page is painted: the face, light or dark, that the reader chose on another page.  Where a browser stores nothing
// for files, the name of the window carries the choice from page to page.
(() => {
  "use strict";
  let face = "";
  try { face = localStorage.getItem("lessons-face") || ""; } catch { /* nothing is stored here */ }
  if (!face && window.name.startsWith("lessons-face:")) face = window.name.slice(13);
  if (face === "dark" || face === "light") document.documentElement.dataset.theme = face;
})();
