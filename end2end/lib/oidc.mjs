// A real OpenID Connect provider on loopback (npm's oidc-provider), as a city would run one, with a few invented people.
// It is called localhost and the server 127.0.0.1, so that to a browser they are different sites.

import { generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";

export const CLIENT = { id: "visionscafe", secret: "a secret of the test, and of nobody else's" };

const page = (inside) => `<!doctype html><html lang="de"><title>Stadtkonto</title><body><main><h1>Stadtkonto</h1>${inside}</main></body></html>`;

/** The one form there is: who one is, and how strongly that was shown. */
const form = page(`<form method="post">
  <label>Benutzername <input name="person" autofocus></label>
  <label>Stufe <input name="acr" value="low"></label>
  <button name="do" value="in">Anmelden</button> <button name="do" value="cancel">Abbrechen</button></form>`);

async function read(request) {
  let body = "";
  for await (const piece of request) body += piece;
  return new URLSearchParams(body);
}

export class CityProvider {
  /** `back`: where it leads back to; `people`: claims by name; `port`: one of its own. */
  static async start({ back, people, port = 0 }) {
    const city = new CityProvider();
    const web = createServer((request, answer) => city.#answer(request, answer));
    web.listen(port, "127.0.0.1");
    await once(web, "listening");
    city.web = web;
    city.port = web.address().port;
    city.issuer = `http://localhost:${city.port}`;
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    city.provider = new Provider(city.issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [back], grant_types: ["authorization_code"], response_types: ["code"] }],
      jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: "city", alg: "RS256", use: "sig" }] },
      cookies: { keys: [randomUUID()] },
      pkce: { methods: ["S256"], required: () => true },
      acrValues: ["low", "high"],
      claims: { acr: null, auth_time: null, iss: null, sid: null, openid: ["sub"], profile: ["name"], email: ["email", "email_verified"] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: `sub-of-${id}`, ...people[id] }) },
      // Nobody is asked what may be told: the city has decided.
      async loadExistingGrant({ oidc }) {
        const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
        grant.addOIDCScope("openid profile email");
        await grant.save();
        return grant;
      },
      renderError: (context, out) => {
        context.type = "html";
        context.body = page(`<p>${out.error}: ${String(out.error_description).replaceAll("<", "&lt;")}</p>`);
      },
    });
    city.callback = city.provider.callback();
    return city;
  }

  async #answer(request, answer) {
    if (!request.url.startsWith("/interaction/")) return this.callback(request, answer);
    if (request.method === "GET") return answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(form);
    const said = await read(request);
    const result =
      said.get("do") === "cancel" ? { error: "access_denied" } : { login: { accountId: said.get("person"), acr: said.get("acr"), remember: false } };
    await this.provider.interactionFinished(request, answer, result, { mergeWithLastSubmission: false });
  }

  /** What a server must be told of it. */
  get settings() {
    return {
      arguments: ["--oidc-issuer", this.issuer, "--oidc-client-id", CLIENT.id],
      env: { VISIONSCAFE_OIDC_CLIENT_SECRET: CLIENT.secret },
    };
  }

  async stop() {
    this.web.closeAllConnections();
    this.web.close();
    await once(this.web, "close");
  }
}
