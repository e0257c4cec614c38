/* data-menu: a menu closes on Escape, on a click beside it and when focus leaves it. data-vouw: folded on a phone.
   Of a row of tabs that is wider than the screen the one where one is stands in view. */

function closeMenus(except) {
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", (event) => closeMenus(event.target.closest("[data-menu]")));
document.addEventListener("focusin", (event) => closeMenus(event.target.closest("[data-menu]")));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

const phone = matchMedia("(max-width: 40rem)");

function fold() {
  for (const part of document.querySelectorAll("[data-vouw]")) part.open = !phone.matches;
}

if (phone.matches) fold();
phone.addEventListener("change", fold);

const here = document.querySelector(".rh-tabs [aria-current]");
if (here) {
  const row = here.closest("ul");
  row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}
