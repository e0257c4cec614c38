/* data-weergave: theme and presentation mode without a new page; the server keeps the choice in a cookie. */
import { csrfToken } from "./csrf.js";

const root = document.documentElement;

function showTheme(value) {
  if (value === "licht" || value === "donker") root.dataset.thema = value;
  else delete root.dataset.thema;
  for (const button of document.querySelectorAll("[data-weergave] [name=thema]")) {
    button.setAttribute("aria-pressed", String(button.value === value));
  }
}

function showPresentation(value) {
  root.toggleAttribute("data-presentatie", value === "aan");
  for (const button of document.querySelectorAll("[data-weergave] [name=presentatie]")) {
    button.setAttribute("aria-pressed", String(value === "aan"));
    button.value = value === "aan" ? "uit" : "aan";
  }
}

async function keep(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  const headers = { "X-CSRFToken": csrfToken(), "X-Weergave": "1" };
  const answer = await fetch(form.action, { method: "POST", body, headers, redirect: "manual" });
  if (!answer.ok) form.submit();
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-weergave]");
  const button = event.submitter;
  if (!form || !button || !csrfToken()) return;
  event.preventDefault();
  const saved = keep(form, button);
  if (button.name === "thema") showTheme(button.value);
  else showPresentation(button.value);
  saved.catch(() => {});
});
