/* data-concept-url: what was typed is kept on the server every few seconds; nothing of it stays in the browser. */
import { csrfToken } from "./csrf.js";

const PAUSE = 3000;
const waiting = new Map();

function tell(form, word, failed) {
  const place = form.querySelector("[data-concept-stand]");
  if (!place) return;
  const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  place.textContent = (form.dataset[word] || "").replace("{tijd}", clock);
  place.classList.toggle("is-mislukt", failed);
}

function bodyOf(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken") body.append(name, value);
  }
  return body;
}

async function keep(form, keepalive = false) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  const headers = { "X-CSRFToken": csrfToken(), "X-Concept": "1" };
  const request = { method: "POST", body: bodyOf(form), headers, redirect: "manual", keepalive };
  try {
    const answer = await fetch(form.dataset.conceptUrl, request);
    const ended = answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403;
    tell(form, answer.ok ? "conceptBewaard" : ended ? "conceptVerlopen" : "conceptMislukt", !answer.ok);
  } catch {
    tell(form, "conceptMislukt", true);
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-concept-url]");
  if (!form || waiting.has(form)) return;
  waiting.set(form, setTimeout(() => keep(form), PAUSE));
});

document.addEventListener("submit", (event) => {
  clearTimeout(waiting.get(event.target));
  waiting.delete(event.target);
}, true);

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") for (const form of waiting.keys()) keep(form, true);
});
