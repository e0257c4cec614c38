/* data-afdrukken prints the page; folded parts open for paper and fold again.

   What goes on paper of a case is recorded: by the button before it prints, and by the keys of the browser as it does.
   The address to record at stands on the button (data-verstrekking); the filter of the page goes with it. */

import { csrfToken } from "./csrf.js";

let opened = [];
let recorded = false;

const paper = () => document.querySelector("[data-verstrekking]");

function record(button, more = {}) {
  const address = button.dataset.verstrekking + location.search;
  return fetch(address, { method: "POST", headers: { "X-CSRFToken": csrfToken() }, ...more });
}

async function print(button) {
  if (button.dataset.verstrekking) {
    const answer = await record(button).catch(() => null);
    if (!answer?.ok) {
      location.reload(); // no longer signed in, or no longer allowed: the server says which
      return;
    }
    recorded = true;
  }
  window.print();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-afdrukken]");
  if (button) print(button);
});

window.addEventListener("beforeprint", () => {
  const button = paper();
  if (button && !recorded) record(button, { keepalive: true }).catch(() => null);
  recorded = false;
  opened = [...document.querySelectorAll("[data-vouw]:not([open])")];
  for (const part of opened) part.open = true;
});

window.addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
  opened = [];
});
