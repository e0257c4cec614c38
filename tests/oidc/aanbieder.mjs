/* A real OpenID provider for the tests: whoever asks for an account by login_hint gets it, without a page in between;
   whoever asks for none names it on a page. node aanbieder.mjs PORT REDIRECT_URI [HOST]; answers "ready" on stdout. */
import http from "node:http";
import { Provider } from "oidc-provider";

const [port, redirect, host = "127.0.0.1"] = process.argv.slice(2);
const issuer = `http://${host}:${port}`;
const PAGE = `<!doctype html><html lang="nl"><title>Inlogdienst</title><form>
  <label>Wie bent u? <input name="wie"></label> <button>Verder</button></form></html>`;

/* name=value pairs behind the name: "lid@proefstad.example|organisatie=Politie|functie=liaison|amr=mfa|verified=no" */
function account(hint) {
  const [email, ...pairs] = hint.split("|");
  return { email, ...Object.fromEntries(pairs.map((pair) => pair.split("="))) };
}

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "regiehuis",
      client_secret: "geheim-van-de-proef",
      redirect_uris: [redirect],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["organisatie", "functie"] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/stap/${interaction.uid}` },
  cookies: { keys: ["proef"] },
  async findAccount(_context, id) {
    const found = account(id);
    return {
      accountId: id,
      async claims() {
        return {
          sub: id,
          email: found.email,
          email_verified: found.verified !== "no",
          organisatie: found.organisatie,
          functie: found.functie?.split(","),
        };
      },
    };
  },
});

async function step(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === "login") {
    const who = params.login_hint ?? new URL(request.url, issuer).searchParams.get("wie");
    if (!who) return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
    const found = account(who);
    const login = { accountId: who, ...(found.amr && { amr: [found.amr] }) };
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope("openid email profile");
  const grantId = await grant.save();
  return provider.interactionFinished(request, response, { consent: { grantId } }, { mergeWithLastSubmission: true });
}

const answer = provider.callback();
http
  .createServer((request, response) => {
    if (!request.url.startsWith("/stap/")) return answer(request, response);
    return step(request, response).catch((error) => response.writeHead(500).end(String(error)));
  })
  .listen(Number(port), "127.0.0.1", () => console.log("ready"));
