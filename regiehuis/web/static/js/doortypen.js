/* data-doortypen: who saves goes on typing at once. Until the answer is there the form is empty for the next one; what
   was typed meanwhile moves into the form that comes with the answer. When it fails, what was sent stands there again. */

const under_way = new WeakMap();

function boxes(form) {
  return [...form.querySelectorAll("input:not([type=hidden]), select, textarea")];
}

function start(box) {
  return box.matches(".rh-datum") ? box.defaultValue : "";
}

function words(form) {
  return new Map(boxes(form).filter((box) => box.value !== start(box)).map((box) => [box.name, box.value]));
}

function ours(event) {
  const form = event.detail.requestConfig?.elt;
  return form && under_way.has(form) ? form : null;
}

document.addEventListener("htmx:beforeSend", (event) => {
  const form = event.detail.requestConfig.elt;
  if (!form.matches("form[data-doortypen]")) return;
  under_way.set(form, words(form));
  for (const box of boxes(form)) box.value = start(box);
  boxes(form)[0].focus();
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const form = ours(event);
  if (form) under_way.set(form, words(form));
});

document.addEventListener("htmx:afterSwap", (event) => {
  const form = ours(event);
  const next = form && document.querySelector(`form[data-doortypen][action="${CSS.escape(form.getAttribute("action"))}"]`);
  if (!next || next.querySelector("[data-fouten]")) return;
  for (const box of boxes(next)) {
    if (under_way.get(form).has(box.name)) box.value = under_way.get(form).get(box.name);
    if (next.contains(document.activeElement)) box.removeAttribute("autofocus");
  }
});

function bringBack(event) {
  const form = ours(event);
  if (!form) return;
  for (const box of boxes(form)) {
    const sent = under_way.get(form).get(box.name);
    if (!sent) continue;
    box.value = box.matches("select") || box.value === start(box) ? sent : `${sent} ${box.value}`;
  }
}

document.addEventListener("htmx:sendError", bringBack);
document.addEventListener("htmx:timeout", bringBack);
document.addEventListener("htmx:responseError", bringBack);
