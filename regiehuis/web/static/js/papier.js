/* data-afdrukken prints the page; folded parts open for paper and fold again. */

let opened = [];

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-afdrukken]")) window.print();
});

window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("[data-vouw]:not([open])")];
  for (const part of opened) part.open = true;
});

window.addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
  opened = [];
});
