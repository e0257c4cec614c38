/* data-dialoog="id" opens a dialog of this page; without script the link leads to the page that does the same.
   data-sluit closes it; data-open: the form came back with errors. */

function open(dialog) {
  if (!dialog || dialog.open) return;
  dialog.showModal();
  const target = dialog.querySelector("[data-fouten], [autofocus], .ams-dialog__body :is(input:not([type=hidden]), select, textarea)");
  if (target) target.focus();
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialoog]");
  const dialog = opener && document.getElementById(opener.dataset.dialoog);
  if (dialog) {
    event.preventDefault();
    open(dialog);
    return;
  }
  const closer = event.target.closest("[data-sluit]");
  if (closer && closer.closest("dialog")) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
});

function openMarked(part) {
  for (const dialog of part.querySelectorAll("dialog[data-open]")) open(dialog);
}

openMarked(document);
document.addEventListener("htmx:load", (event) => openMarked(event.target));
