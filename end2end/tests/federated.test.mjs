// Signing in with the city's own account: with a real provider in a real browser, and with one that lies.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { entersCode, isIn, setsUpSecondFactor, signsIn } from "../lib/accounts.mjs";
import { violations } from "../lib/axe.mjs";
import { Browsers } from "../lib/browsers.mjs";
import { FalseCity, shared, signed, unsigned } from "../lib/false-city.mjs";
import { CityProvider, CLIENT } from "../lib/oidc.mjs";
import { Server, cookiesOf, freePort } from "../lib/server.mjs";

/** Answers that are refused on purpose. */
const REFUSED = [/the server responded with a status of (4\d\d|50[23])/];
const PASSWORD = "vier rote Boote im Nebel";

const people = {
  fatma: { name: "Fatma Beispiel", email: "fatma@example.org", email_verified: true },
  mallory: { name: "Fatma Beispiel", email: "amal@example.org", email_verified: true },
  amal: { name: "Amal Beispiel", email: "amal.privat@example.org", email_verified: true },
  unsure: { name: "<b>Wer</b>", email: "amal@example.org", email_verified: false },
};

let server;
let city;
let lies;
let browsers;

before(async () => {
  const port = await freePort();
  city = await CityProvider.start({ back: `http://127.0.0.1:${port}/sign-in/city/back`, people });
  const { arguments: more, env } = city.settings;
  server = await Server.start({ port, demo: false, arguments: [...more, "--oidc-strong-acr", "high"], env });
  lies = await FalseCity.start();
  browsers = await Browsers.launch();
});

after(async () => {
  await browsers?.close();
  await server?.stop();
  await city?.stop();
  await lies?.stop();
});

const someone = (name) => browsers.open(name, { forgives: REFUSED });

/** The provider asks anew who somebody is. */
const forgottenThere = (page) => page.context().clearCookies({ domain: "localhost" });

/** From the page for signing in to the city's, and back. */
async function comesIn(page, person, { acr = "low", next } = {}) {
  await forgottenThere(page);
  await page.goto(`${server.base}/sign-in${next ? `?next=${next}` : ""}`);
  await page.getByRole("link", { name: "Anmelden mit Stadtkonto" }).click();
  await atTheCity(page, person, acr);
}

async function atTheCity(page, person, acr = "low") {
  await page.getByLabel("Benutzername").fill(person);
  await page.getByLabel("Stufe").fill(acr);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.waitForURL(`${server.base}/**`);
}

const isAtHome = (page) => page.getByRole("heading", { level: 1, name: "Ihr Konto" }).waitFor();

async function leaves(page) {
  await page.goto(`${server.base}/account`);
  await page.getByRole("button", { name: "Hier abmelden" }).click();
  await page.waitForURL(`${server.base}/`);
}

test("the first sign-in with the city's account opens an account here, the second finds it", async () => {
  const page = await someone("fatma");
  await comesIn(page, "fatma");
  await isAtHome(page);
  const about = page.getByRole("region", { name: "Über Sie" });
  assert.match(await about.innerText(), /Fatma Beispiel[\s\S]*fatma@example\.org/);
  assert.doesNotMatch(await about.innerText(), /nicht bestätigt/);
  await page.getByText("Name ändern").click();
  await page.getByLabel("Ihr Name").fill("Fatma B.");
  await page.getByRole("button", { name: "Speichern" }).click();
  await leaves(page);
  await comesIn(page, "fatma", { next: "/account/city" });
  await page.getByRole("heading", { level: 1, name: "Stadtkonto" }).waitFor();
  await page.getByText("Verbunden seit").waitFor();
  assert.deepEqual(await violations(page), []);
  // Signing out here does not sign out there.
  await leaves(page);
  await page.goto(`${server.base}/sign-in`);
  await page.getByRole("link", { name: "Anmelden mit Stadtkonto" }).click();
  await isAtHome(page);
  await page.getByText("Guten Tag, ").filter({ hasText: "Fatma B." }).waitFor();
  await page.goto(`${server.base}/account/city`);
  await page.getByRole("button", { name: "Verbindung lösen" }).click();
  await page.getByText("Danach könnten Sie sich nicht mehr anmelden").waitFor();
  await page.context().close();
});

test("an address that the city names opens nobody's account, until its owner has connected the two", async () => {
  const owner = await someone("amal");
  await owner.goto(server.coordinatorUrl);
  await owner.getByRole("main").getByRole("button").click();
  await owner.goto(`${server.base}/account/address`);
  await owner.getByLabel("E-Mail-Adresse").fill("amal@example.org");
  await owner.getByRole("main").getByRole("button").click();
  await owner.waitForURL(/saved/);
  await owner.goto(`${server.base}/account/password`);
  await owner.getByLabel("Neues Passwort").fill(PASSWORD);
  await owner.getByRole("main").getByRole("button").click();
  await owner.waitForURL(/saved/);

  const other = await someone("mallory");
  await comesIn(other, "mallory", { next: "/accounts" });
  await other.getByText("gibt es hier schon ein Konto").waitFor();
  assert.equal(await other.locator("input[name=next]").getAttribute("value"), "/accounts", "where to go on to is kept");
  assert.deepEqual(await violations(other), []);
  await other.goto(`${server.base}/account`);
  await other.getByRole("heading", { level: 1, name: "Anmelden" }).waitFor();
  await other.context().close();

  // What the provider has not verified is not looked at: it neither opens an account nor tells that there is one.
  const unsure = await someone("unsure");
  await comesIn(unsure, "unsure");
  await isAtHome(unsure);
  await unsure.getByText("Noch keine Adresse").waitFor();
  assert.equal(await unsure.getByRole("link", { name: "Konten und Rechte" }).count(), 0);
  await unsure.context().close();

  await owner.goto(`${server.base}/account`);
  await owner.getByText("Stadtkonto: nicht verbunden").waitFor();
  await owner.getByRole("link", { name: "Stadtkonto" }).click();
  await owner.getByRole("link", { name: "Stadtkonto verbinden" }).click();
  await atTheCity(owner, "amal");
  await owner.getByText("Amal Beispiel · amal.privat@example.org").waitFor();
  assert.deepEqual(await violations(owner), []);
  await owner.getByLabel("Jetziges Passwort").fill("nicht dieses");
  await owner.getByRole("button", { name: "Ja, verbinden" }).click();
  await owner.getByText("Das jetzige Passwort stimmt nicht.").waitFor();
  await owner.getByLabel("Jetziges Passwort").fill(PASSWORD);
  await owner.getByRole("button", { name: "Ja, verbinden" }).click();
  await owner.getByText("Stadtkonto: verbunden").waitFor();
  await leaves(owner);
  await comesIn(owner, "amal");
  await isAtHome(owner);
  await owner.getByRole("link", { name: "Konten und Rechte" }).waitFor();

  await owner.goto(`${server.base}/account/city`);
  await owner.getByLabel("Jetziges Passwort").fill(PASSWORD);
  await owner.getByRole("button", { name: "Verbindung lösen" }).click();
  await owner.getByText("Stadtkonto: nicht verbunden").waitFor();

  // Somebody else's account at the city is somebody else's here.
  await forgottenThere(owner);
  await owner.goto(`${server.base}/account/city`);
  await owner.getByRole("link", { name: "Stadtkonto verbinden" }).click();
  await atTheCity(owner, "fatma");
  await owner.getByText("schon mit einem anderen Konto verbunden").waitFor();
  await owner.context().close();
});

test("giving up there gives up nothing here, and what was wanted is still there", async () => {
  const page = await someone("cancelled");
  await page.goto(`${server.base}/sign-in?next=/account/mail`);
  await page.getByRole("link", { name: "Anmelden mit Stadtkonto" }).click();
  await page.getByRole("button", { name: "Abbrechen" }).click();
  await page.getByText("Sie haben die Anmeldung mit dem Stadtkonto abgebrochen.").waitFor();
  await page.getByRole("link", { name: "Anmelden mit Stadtkonto" }).click();
  await atTheCity(page, "fatma");
  await page.waitForURL(`${server.base}/account/mail`);
  await page.context().close();
});

/** Through a sign-in without a browser: what the server answers in the end. */
async function goesThrough(base, { changed = (address) => address, cookie = (own) => own } = {}) {
  const away = await fetch(`${base}/sign-in/city?next=/account/mail`, { redirect: "manual" });
  await away.arrayBuffer();
  const there = await fetch(away.headers.get("location"), { redirect: "manual" });
  await there.arrayBuffer();
  const address = changed(there.headers.get("location"));
  const own = cookiesOf(away).find((it) => it.startsWith("city="));
  const come = () => fetch(address, { redirect: "manual", headers: { cookie: cookie(own) } });
  const answer = await come();
  return { status: answer.status, text: await answer.text(), to: answer.headers.get("location"), cookies: cookiesOf(answer), again: come };
}

test("a provider that tells the truth is believed once, and one that lies never", async (t) => {
  const liar = await Server.start({
    demo: false,
    arguments: ["--oidc-issuer", lies.issuer, "--oidc-client-id", CLIENT.id],
    env: { VISIONSCAFE_OIDC_CLIENT_SECRET: CLIENT.secret },
  });
  const refusedWith = async (told, status, sentence, how = {}) => {
    lies.lies = told;
    const answer = await goesThrough(liar.base, how);
    assert.equal(answer.status, status, answer.text);
    assert.match(answer.text, sentence);
    assert.deepEqual(answer.cookies.filter((it) => it.startsWith("desk=") && it !== "desk="), [], "nobody is signed in");
  };
  const lie = (name, claims) => t.test(name, () => refusedWith({ claims }, 502, /passt nicht zusammen/));

  await t.test("the truth, with a key exchange (PKCE), signs in and leads on; the same answer again does not", async () => {
    lies.lies = {};
    const answer = await goesThrough(liar.base);
    assert.equal(answer.status, 303, answer.text);
    assert.equal(answer.to, "/account/mail");
    assert.ok(answer.cookies.some((it) => /^desk=\w+$/.test(it)));
    const again = await answer.again();
    assert.equal(again.status, 400);
    assert.match(await again.text(), /gilt nicht mehr/);
  });
  await t.test("what it says of itself is asked once, and for new keys when it has changed them", async () => {
    const times = () => lies.asked.filter((path) => path.endsWith("openid-configuration")).length;
    const before = times();
    assert.equal((await goesThrough(liar.base)).status, 303);
    assert.equal(times(), before, "it is known already");
    lies.rotates();
    const answer = await goesThrough(liar.base);
    assert.equal(answer.status, 303, answer.text);
    assert.ok(answer.cookies.some((it) => /^desk=\w+$/.test(it)));
    assert.equal(times(), before + 1);
    // Who makes keys up does not make us ask without end.
    await refusedWith({ token: (claims, { others }) => signed(claims, others.privateKey, "made up") }, 502, /passt nicht zusammen/);
    assert.equal(times(), before + 1);
  });
  await lie("CVE-2026-45414: a token for another audience", (it) => ({ ...it, aud: "somebody-else" }));
  await lie("a token for us and for somebody else", (it) => ({ ...it, aud: [CLIENT.id, "somebody-else"] }));
  await lie("a token that another party asked for (azp)", (it) => ({ ...it, azp: "somebody-else" }));
  await lie("a token of another issuer", (it) => ({ ...it, iss: "https://id.example.org" }));
  await lie("a token for another sign-in (nonce)", (it) => ({ ...it, nonce: "another" }));
  await lie("a token for no sign-in (no nonce)", ({ nonce, ...it }) => it);
  await lie("a token that has expired", (it) => ({ ...it, iat: it.iat - 600, exp: it.exp - 600 }));
  await lie("a token about nobody", (it) => ({ ...it, sub: "" }));
  const forged = (name, token) => t.test(name, () => refusedWith({ token }, 502, /passt nicht zusammen/));
  await forged("a token that somebody else signed", (claims, { others }) => signed(claims, others.privateKey, lies.keyId));
  await forged("a token that nobody signed", (claims) => unsigned(claims));
  await forged("a token signed with our own secret", (claims) => shared(claims, CLIENT.secret));
  await forged("a token signed with the provider's public key as if it were a secret", (claims, { keys }) =>
    shared(claims, keys.publicKey.export({ type: "spki", format: "pem" })),
  );
  const answered = (name, back, status, sentence) => t.test(name, () => refusedWith({ back }, status, sentence));
  await answered("an answer of another issuer (RFC 9207)", (it) => ({ ...it, iss: "https://id.example.org" }), 502, /passt nicht zusammen/);
  await answered("an answer that does not say whose it is, of a provider that always does", ({ iss, ...it }) => it, 502, /passt nicht zusammen/);
  await answered("an answer to another sign-in (state)", (it) => ({ ...it, state: "another" }), 400, /gilt nicht mehr/);
  await answered("an answer to no sign-in (no state)", ({ state, ...it }) => it, 400, /gilt nicht mehr/);
  await answered("an error", ({ code, ...it }) => ({ ...it, error: "<script>" }), 502, /passt nicht zusammen/);
  await answered("a code that is none of its", (it) => ({ ...it, code: "invented" }), 502, /passt nicht zusammen/);
  await t.test("the answer to somebody else's sign-in, planted in this browser", async () => {
    const other = await fetch(`${liar.base}/sign-in/city`, { redirect: "manual" });
    await other.arrayBuffer();
    const planted = cookiesOf(other).find((it) => it.startsWith("city="));
    await refusedWith({}, 400, /gilt nicht mehr/, { cookie: () => planted });
    await refusedWith({}, 400, /gilt nicht mehr/, { cookie: () => "" });
  });
  await t.test("what it tells about somebody else than the token names", async () => {
    const claims = (it) => ({ ...it, sub: "new" });
    await refusedWith({ claims, me: { sub: "another", name: "Anna", email: "a@example.org", email_verified: true } }, 502, /passt nicht zusammen/);
  });
  await t.test("no redirect is followed, also where the truth is told behind it", async () => {
    await refusedWith({ detour: "/token" }, 502, /passt nicht zusammen/);
    assert.ok(lies.asked.includes("/token") && !lies.asked.includes("/detour/token"), lies.asked.slice(-3).join(", "));
  });
  await t.test("no more than 512 KB are read", async () => {
    const about = (sub, kilobytes) => ({ claims: (it) => ({ ...it, sub }), me: { sub, name: "Wer viel sagt" }, padding: kilobytes * 1024 });
    await refusedWith(about("endless", 513), 503, /antwortet gerade nicht/);
    lies.lies = about("talkative", 500);
    assert.equal((await goesThrough(liar.base)).status, 303);
  });
  await t.test("a provider that falls silent in the midst is given up", async () => {
    await refusedWith({ silent: "/token" }, 503, /antwortet gerade nicht/);
  });
  await t.test("where to go on to lies within the site, whoever asks", async () => {
    const away = await fetch(`${liar.base}/sign-in/city?next=//evil.example`, { redirect: "manual" });
    await away.arrayBuffer();
    lies.lies = {};
    const there = await fetch(away.headers.get("location"), { redirect: "manual" });
    const answer = await fetch(there.headers.get("location"), { redirect: "manual", headers: { cookie: cookiesOf(away).join("; ") } });
    assert.equal(answer.headers.get("location"), "/account");
  });
  await t.test("its secret, its code and its tokens are in no log", () => {
    assert.match(liar.stderr, /identity provider was refused/);
    assert.doesNotMatch(liar.stderr, new RegExp(CLIENT.secret));
    assert.doesNotMatch(liar.stderr, /eyJ/);
  });
  await liar.stop();
});

test("a level of assurance that the city asks for is asked for there, and looked at here", async () => {
  // Fatma, who has the city's account alone, is to coordinate as well.
  const owner = await someone("amal-grants");
  await signsIn(owner, { server, address: "amal@example.org", password: PASSWORD });
  await isAtHome(owner);
  await owner.goto(`${server.base}/accounts`);
  const row = owner.locator(".person").filter({ hasText: "fatma@example.org" });
  await row.getByRole("button", { name: /^Recht geben: Koordination/ }).click();
  await row.getByText("Koordination", { exact: true }).waitFor();
  await owner.context().close();
  const { arguments: more, env } = city.settings;
  await server.stop();
  server = await Server.start({ database: server.database, port: server.port, demo: false, env, arguments: [...more, "--oidc-acr", "low", "--second-factor", "--oidc-strong-acr", "high"] });
  const weak = await someone("weak");
  await comesIn(weak, "fatma", { acr: "none" });
  await weak.getByText("nicht sicher genug").waitFor();
  await weak.context().close();
});

test("a strong sign-in at the city is a second factor; a weaker one opens nothing until there is one here, and then asks for it", async () => {
  const page = await someone("fatma-coordinates");
  const opens = () => page.getByRole("heading", { level: 1, name: "Konten und Rechte" }).waitFor();
  const post = (form) => page.request.post(`${server.base}/accounts`, { form, headers: { origin: server.base }, maxRedirects: 0 });
  await comesIn(page, "fatma", { acr: "high", next: "/accounts" });
  await opens();
  const own = page.locator(".person").filter({ hasText: "das sind Sie" });
  const account = await own.locator("input[name=account]").first().inputValue();
  await leaves(page);

  await comesIn(page, "fatma", { acr: "low", next: "/accounts" });
  await page.getByText("Dafür brauchen Sie den zweiten Schritt beim Anmelden.").waitFor();
  assert.deepEqual(await violations(page), []);
  const refused = await post({ account, do: "grant-facilitator" });
  assert.equal(refused.status(), 403);
  assert.match(await refused.text(), /Dafür brauchen Sie den zweiten Schritt/);
  await page.goto(`${server.base}/account`);
  await page.getByText("Für die Koordination ist der zweite Schritt beim Anmelden Pflicht.").waitFor();

  await page.goto(`${server.base}/account/password`);
  await page.getByLabel("Neues Passwort").fill(PASSWORD);
  await page.getByRole("main").getByRole("button").click();
  await page.waitForURL(/saved/);
  const { code } = await setsUpSecondFactor(page, { server, password: PASSWORD });
  await page.goto(`${server.base}/accounts`);
  await opens();
  assert.equal(await own.getByText("Moderation", { exact: true }).count(), 0, "nothing was given");
  await leaves(page);

  await comesIn(page, "fatma", { acr: "low", next: "/accounts" });
  await page.getByRole("heading", { level: 1, name: "Zweiter Schritt" }).waitFor();
  assert.equal(await isIn(page, server), false, "the city's sign-in alone opens nothing any more");
  await entersCode(page, await code());
  await opens();
  await leaves(page);

  await comesIn(page, "fatma", { acr: "high", next: "/accounts" });
  await opens();
  await page.context().close();
});

test("while the provider is down the page says so, and a password opens the door", async () => {
  await server.stop();
  const dead = await freePort();
  server = await Server.start({ database: server.database, port: server.port, demo: false, arguments: ["--oidc-issuer", `http://localhost:${dead}`, "--oidc-client-id", CLIENT.id, "--oidc-name", "Mein Rathaus"] });
  const page = await someone("amal-again");
  await page.goto(`${server.base}/sign-in?next=/account/mail`);
  await page.getByRole("link", { name: "Mein Rathaus" }).click();
  await page.getByText("antwortet gerade nicht").waitFor();
  await page.getByLabel("E-Mail-Adresse").fill("amal@example.org");
  await page.getByLabel("Passwort").fill(PASSWORD);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.waitForURL(`${server.base}/account/mail`);
  await page.context().close();
});

test("no browser complained", () => browsers.check());
