/* The token that Django gave the page; htmx reads the same attribute of body. */
export function csrfToken() {
  const headers = document.body.getAttribute("hx-headers");
  return headers ? JSON.parse(headers)["X-CSRFToken"] : "";
}
