/* data-sleutel: a button that uses or adds a passkey. `data-vraag` answers the challenge, `data-antwoord` takes what the
   device makes of it; what went wrong is said in the element that `data-melding` names. Without passkeys the button goes. */

function toBytes(text) {
  const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function toText(buffer) {
  const text = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function withBytes(list) {
  return (list || []).map((each) => ({ ...each, id: toBytes(each.id) }));
}

async function ask(asked) {
  const publicKey = { ...asked, challenge: toBytes(asked.challenge) };
  if (!asked.user) {
    publicKey.allowCredentials = withBytes(asked.allowCredentials);
    return navigator.credentials.get({ publicKey });
  }
  publicKey.user = { ...asked.user, id: toBytes(asked.user.id) };
  publicKey.excludeCredentials = withBytes(asked.excludeCredentials);
  return navigator.credentials.create({ publicKey });
}

function told(made) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[name]) response[name] = toText(made.response[name]);
  }
  if (made.response.getTransports) response.transports = made.response.getTransports();
  return {
    id: made.id,
    rawId: toText(made.rawId),
    type: made.type,
    response,
    authenticatorAttachment: made.authenticatorAttachment,
    clientExtensionResults: made.getClientExtensionResults(),
  };
}

async function post(form, address, body) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(body),
  });
  const found = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(found.melding || "");
  return found;
}

async function use(form) {
  const place = form.querySelector("[data-sleutel-melding]");
  place.hidden = true;
  try {
    const made = await ask(await post(form, form.dataset.vraag, {}));
    const name = form.querySelector("[name=naam]");
    const sent = { ...told(made), ...(name && { naam: name.value }) };
    const found = await post(form, form.dataset.antwoord, sent);
    window.location.assign(found.verder);
  } catch (error) {
    /* A device that gives up says so in its own words, in its own language: the page has better ones. */
    const ours = error instanceof Error && !(error instanceof DOMException) && error.message;
    place.querySelector("p").textContent = ours || form.dataset.mislukt;
    place.hidden = false;
    place.focus();
  }
}

for (const form of document.querySelectorAll("form[data-sleutel]")) {
  if (window.PublicKeyCredential) form.hidden = false;
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-sleutel]")) return;
  event.preventDefault();
  use(event.target);
});
