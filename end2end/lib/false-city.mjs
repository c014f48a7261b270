// A provider that lies: it does everything right but for what a test tells it to do wrong.

import { createHash, createHmac, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { CLIENT } from "./oidc.mjs";

const encoded = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
const keyPair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

export class FalseCity {
  static async start() {
    const city = new FalseCity();
    city.keys = keyPair();
    city.others = keyPair();
    city.keyId = "city";
    city.codes = new Map();
    /** What was asked for, in order. */
    city.asked = [];
    /**
     * What to do wrong: functions that change what is said, or say it otherwise. `detour`: a path that leads on to another,
     * where the truth is told; `silent`: a path where nothing is; `padding`: so many bytes more about somebody.
     */
    city.lies = {};
    city.web = createServer((request, answer) => city.#answer(request, answer));
    city.web.listen(0, "127.0.0.1");
    await once(city.web, "listening");
    city.issuer = `http://localhost:${city.web.address().port}`;
    return city;
  }

  /** Signs with another key from now on, as providers do now and then. */
  rotates() {
    this.keys = keyPair();
    this.keyId += "+";
  }

  async stop() {
    this.web.closeAllConnections();
    this.web.close();
    await once(this.web, "close");
  }

  async #answer(request, answer) {
    const url = new URL(request.url, this.issuer);
    const json = (value, status = 200) => answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    this.asked.push(url.pathname);
    if (url.pathname === this.lies.silent) return undefined;
    if (url.pathname === this.lies.detour) return answer.writeHead(307, { location: `${this.issuer}/detour${url.pathname}` }).end();
    switch (url.pathname.replace(/^\/detour/, "")) {
      case "/.well-known/openid-configuration":
        return json({
          issuer: this.issuer,
          authorization_endpoint: `${this.issuer}/auth`,
          token_endpoint: `${this.issuer}/token`,
          userinfo_endpoint: `${this.issuer}/me`,
          jwks_uri: `${this.issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          // It says of itself that it signs with nothing, too: that is not for it to decide.
          id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
          authorization_response_iss_parameter_supported: true,
        });
      case "/keys":
        return json({ keys: [{ ...this.keys.publicKey.export({ format: "jwk" }), kid: this.keyId, alg: "RS256", use: "sig" }] });
      case "/auth": {
        const asked = Object.fromEntries(url.searchParams);
        const code = randomUUID();
        this.codes.set(code, asked);
        const said = { code, state: asked.state, iss: this.issuer };
        const back = new URLSearchParams(this.lies.back?.(said) ?? said);
        return answer.writeHead(303, { location: `${asked.redirect_uri}?${back}` }).end();
      }
      case "/token": {
        let body = "";
        for await (const piece of request) body += piece;
        const form = new URLSearchParams(body);
        const asked = this.codes.get(form.get("code"));
        this.codes.delete(form.get("code"));
        const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
        const proven = asked?.code_challenge_method === "S256" && asked.code_challenge === challenge;
        if (!proven) return json({ error: "invalid_grant" }, 400);
        return json({ access_token: randomUUID(), token_type: "Bearer", expires_in: 60, id_token: this.#token(asked) });
      }
      case "/me":
        return json({ ...(this.lies.me ?? { sub: "someone", name: "Wer auch immer" }), padding: "x".repeat(this.lies.padding ?? 0) });
      default:
        return json({ error: "not_found" }, 404);
    }
  }

  #token(asked) {
    const now = Math.floor(Date.now() / 1000);
    const honest = { iss: this.issuer, sub: "someone", aud: CLIENT.id, nonce: asked.nonce, iat: now, exp: now + 60 };
    const claims = this.lies.claims?.(honest) ?? honest;
    if (this.lies.token) return this.lies.token(claims, { encoded, keys: this.keys, others: this.others });
    return signed(claims, this.keys.privateKey, this.keyId);
  }
}

/** A token as it should be, by whoever holds the key. */
export function signed(claims, key, keyId = "city") {
  const text = `${encoded({ alg: "RS256", kid: keyId, typ: "JWT" })}.${encoded(claims)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(key).toString("base64url")}`;
}

/** A token that nobody signed. */
export function unsigned(claims) {
  return `${encoded({ alg: "none", typ: "JWT" })}.${encoded(claims)}.`;
}

/** A token signed with a shared secret: ours, or the provider's public key taken for one. */
export function shared(claims, secret) {
  const text = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
