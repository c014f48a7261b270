// Passkeys: with a device that the browser plays (a virtual authenticator). They belong to a name, so the server is
// called localhost here.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { Browsers, story } from "../lib/browsers.mjs";
import { Server, cookiesOf } from "../lib/server.mjs";

/** Answers that are refused on purpose. */
const REFUSED = [/the server responded with a status of 4\d\d/];
const PASSWORD = "vier rote Boote im Nebel";

let server;
let browsers;
let page;
let device;
/** What a device answered, and with which cookie. */
let shown;

before(async () => {
  server = await Server.start({ host: "localhost", demo: false, arguments: ["--second-factor"] });
  browsers = await Browsers.launch();
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

/** A browser on a device that has a screen lock, and opens it at once. */
async function withDevice(name) {
  const page = await browsers.open(name, { forgives: REFUSED });
  const wire = await page.context().newCDPSession(page);
  await wire.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await wire.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    page,
    keys: async () => (await wire.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    knowsItsOwner: (isUserVerified) => wire.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

const posted = (path, { cookie = "", body } = {}) =>
  fetch(`${server.base}${path}`, { method: "POST", redirect: "manual", headers: { cookie, "content-type": "application/json" }, body });

async function challenge() {
  const answer = await posted("/sign-in/passkey/begin");
  return { cookie: cookiesOf(answer).find((it) => it.startsWith("passkey=")), options: await answer.json() };
}

async function leaves() {
  await page.goto(`${server.base}/account`);
  await page.getByRole("button", { name: "Hier abmelden" }).click();
  await page.waitForURL(`${server.base}/`);
}

test("passkeys", async (t) => {
  const step = story(t, () => browsers);

  await step("an account gets a passkey, once its password was shown", async () => {
    ({ page, ...device } = await withDevice("phone"));
    await page.goto(server.coordinatorUrl);
    await page.getByRole("main").getByRole("button").click();
    await page.goto(`${server.base}/account/address`);
    await page.getByLabel("E-Mail-Adresse").fill("amal@example.org");
    await page.getByRole("main").getByRole("button").click();
    await page.waitForURL(/saved/);
    await page.goto(`${server.base}/account/password`);
    await page.getByLabel("Neues Passwort").fill(PASSWORD);
    await page.getByRole("main").getByRole("button").click();
    await page.waitForURL(/saved/);
    await page.getByRole("link", { name: "Passkeys" }).click();
    await page.getByLabel("Name des Passkeys").fill("Mein Telefon");
    await page.getByLabel("Jetziges Passwort").fill("nicht dieses");
    await page.getByRole("button", { name: "Passkey anlegen" }).click();
    await page.getByText("Das jetzige Passwort stimmt nicht.").waitFor();
    assert.equal(await page.getByLabel("Name des Passkeys").inputValue(), "Mein Telefon", "what was typed is still there");
    assert.equal((await device.keys()).length, 0);
    await page.getByLabel("Jetziges Passwort").fill(PASSWORD);
    await page.getByRole("button", { name: "Passkey anlegen" }).click();
    await page.getByRole("heading", { level: 2, name: "Mein Telefon" }).waitFor();
    await page.getByText("noch nie benutzt").waitFor();
    const [key] = await device.keys();
    assert.ok(key.isResidentCredential, "the device itself knows whose key it is");
    assert.deepEqual(await violations(page), []);
  });

  await step("the same device gets no second one", async () => {
    await page.getByRole("region", { name: "Passkey anlegen" }).getByLabel("Name des Passkeys").fill("Noch einer");
    await page.getByRole("region", { name: "Passkey anlegen" }).getByLabel("Jetziges Passwort").fill(PASSWORD);
    await page.getByRole("button", { name: "Passkey anlegen" }).click();
    await page.getByText("Dieses Gerät hat schon einen Passkey für Ihr Konto.").waitFor();
  });

  await step("it signs in, counts as two factors, and leads on to where one wanted to go", async () => {
    await page.goto(`${server.base}/accounts`);
    await page.getByText("Dafür brauchen Sie den zweiten Schritt").waitFor();
    await leaves();
    await page.goto(`${server.base}/sign-in?next=/accounts`);
    assert.deepEqual(await violations(page), []);
    const sent = page.waitForRequest(`${server.base}/sign-in/passkey`);
    await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
    const request = await sent;
    shown = { body: request.postData(), cookie: (await request.allHeaders()).cookie };
    await page.waitForURL(`${server.base}/accounts`);
    await page.getByRole("heading", { level: 1, name: "Konten und Rechte" }).waitFor();
    await page.goto(`${server.base}/account/passkeys`);
    await page.getByText(/zuletzt benutzt/).waitFor();
  });

  await step("an answer is good once, for what was asked, and in the browser that was asked", async () => {
    const refused = async (what, how) => {
      const answer = await posted("/sign-in/passkey", how);
      assert.equal(answer.status, 403, what);
      assert.match((await answer.json()).problem, /Dieser Passkey passt hier nicht/);
      assert.deepEqual(cookiesOf(answer).filter((it) => it.startsWith("desk=")), [], what);
    };
    assert.match(shown.cookie, /passkey=/);
    await refused("replayed", shown);
    await refused("without what was asked", { body: shown.body });
    const { cookie } = await challenge();
    await refused("an answer to what another browser was asked", { body: shown.body, cookie });
    await refused("and that is used up by it", { body: shown.body, cookie });
    const fresh = await challenge();
    const altered = JSON.parse(shown.body);
    const said = JSON.parse(Buffer.from(altered.credential.response.clientDataJSON, "base64url"));
    said.challenge = fresh.options.publicKey.challenge;
    altered.credential.response.clientDataJSON = Buffer.from(JSON.stringify(said)).toString("base64url");
    await refused("with the challenge written over", { body: JSON.stringify(altered), cookie: fresh.cookie });
    const foreign = JSON.parse(shown.body);
    foreign.credential.rawId = foreign.credential.id = Buffer.alloc(32, 7).toString("base64url");
    await refused("of a key that nobody has: in the same words", { body: JSON.stringify(foreign), cookie: (await challenge()).cookie });
    const broken = await posted("/sign-in/passkey", { body: "{", cookie: (await challenge()).cookie });
    assert.equal(broken.status, 400);
  });

  await step("a device that does not look whose hand it is in opens nothing", async () => {
    await leaves();
    await device.knowsItsOwner(false);
    await page.goto(`${server.base}/sign-in`);
    await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
    await page.getByText("Es wurde kein Passkey gezeigt.").waitFor();
    await device.knowsItsOwner(true);
    await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
    await page.waitForURL(`${server.base}/account`);
  });

  await step("it is renamed and, with the password, removed; then it opens nothing any more", async () => {
    await page.goto(`${server.base}/account/passkeys`);
    const item = () => page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2 }) });
    await item().getByText("Ändern", { exact: true }).click();
    await item().getByLabel("Name des Passkeys").fill("Altes Telefon");
    await item().getByRole("button", { name: /^Name ändern/ }).click();
    await page.getByRole("heading", { level: 2, name: "Altes Telefon" }).waitFor();
    await item().getByText("Ändern", { exact: true }).click();
    await item().getByLabel("Jetziges Passwort").fill("nicht dieses");
    await item().getByRole("button", { name: /^Passkey entfernen/ }).click();
    await page.getByText("Das jetzige Passwort stimmt nicht.").waitFor();
    await item().getByLabel("Jetziges Passwort").fill(PASSWORD);
    assert.deepEqual(await violations(page), []);
    await item().getByRole("button", { name: /^Passkey entfernen/ }).click();
    await page.getByText("Noch kein Passkey.").waitFor();
    await leaves();
    await page.goto(`${server.base}/sign-in`);
    await page.getByRole("button", { name: "Mit Passkey anmelden" }).click();
    await page.getByText("Dieser Passkey passt hier nicht.").waitFor();
  });

  await step("without JavaScript, and at an address of numbers, the page says what it takes", async () => {
    const plain = await browsers.open("plain", { javaScriptEnabled: false });
    await plain.goto(`${server.base}/sign-in`);
    await plain.getByText("Für Passkeys muss JavaScript eingeschaltet sein.").waitFor();
    assert.equal(await plain.getByRole("button", { name: "Mit Passkey anmelden" }).isVisible(), false);
    await plain.context().close();
    const numbers = await Server.start({ demo: false });
    const entered = await numbers.enter(numbers.coordinatorUrl);
    const read = async (path) => (await fetch(`${numbers.base}${path}`, { headers: { cookie: entered } })).text();
    assert.match(await read("/account/passkeys"), /bieten Browser keine Passkeys an/);
    const signIn = await (await fetch(`${numbers.base}/sign-in`)).text();
    assert.doesNotMatch(signIn, /Passkey/);
    await numbers.stop();
  });
});
