/* data-rij: a click on a row opens its first link. The link itself is what the keyboard uses; arrows go from row to row. */

document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-rij]");
  if (!row || event.target.closest("a, button, input, select, textarea, label, summary")) return;
  if (String(getSelection())) return;
  const link = row.querySelector("a[href]");
  if (link) link.click();
});

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  const row = step && event.target.closest?.("[data-rij]");
  if (!row || !event.target.matches("a")) return;
  const rows = [...row.parentElement.querySelectorAll("[data-rij]")];
  const link = rows[rows.indexOf(row) + step]?.querySelector("a[href]");
  if (!link) return;
  event.preventDefault();
  link.focus();
});
