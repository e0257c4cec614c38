/* aria-keyshortcuts="Alt+A": Alt and this key goes to a box, presses a button or follows a link; the page shows which.
   Within data-sneltoetsen Ctrl+Enter sends the form one is in. With Alt no key is taken from who types or from a
   screen reader. */

function act(target) {
  const folded = target.closest("details:not([open])");
  if (folded && !target.matches("summary")) folded.open = true;
  target.scrollIntoView({ block: "nearest" });
  target.focus();
  if (target.matches("a, button, summary")) target.click();
}

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
  const letter = /^Key([A-Z])$/.exec(event.code);
  const target = letter && document.querySelector(`[aria-keyshortcuts~="Alt+${letter[1]}"]`);
  if (!target || target.getAttribute("aria-disabled") === "true") return;
  event.preventDefault();
  act(target);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest?.("[data-sneltoetsen] form");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
});
