/* data-eenmalig: a form is sent once, however often it is clicked. data-fouten: the summary of errors takes the focus. */

const sent = new WeakSet();

function buttonsOf(form) {
  return form.querySelectorAll("button[type=submit], button:not([type])");
}

function free(form) {
  sent.delete(form);
  for (const button of buttonsOf(form)) button.removeAttribute("aria-disabled");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-eenmalig]")) return;
  if (sent.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  sent.add(form);
  for (const button of buttonsOf(form)) button.setAttribute("aria-disabled", "true");
}, true);

document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest?.("[data-eenmalig]");
  if (form) free(form);
});

window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("[data-eenmalig]").forEach(free);
});

function focusErrors(part) {
  const summary = part.querySelector("[data-fouten]");
  if (summary && !summary.closest("dialog:not([open])")) summary.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-fouten] a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: "center" });
});

focusErrors(document);
document.addEventListener("htmx:load", (event) => focusErrors(event.target));
