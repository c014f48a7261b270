// Accounts that hold for years: registering, signing in with a second factor, resetting, merging, taking a seat along, and
// what somebody may do being changed while a console is open.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AR, DE, PASSWORD, entersCode, isIn, isSoon, registers, setsUpSecondFactor, signsIn } from "../lib/accounts.mjs";
import { overflow, violations } from "../lib/axe.mjs";
import { Browsers, SCREENS } from "../lib/browsers.mjs";
import { Mailbox } from "../lib/mailbox.mjs";
import { codeNow } from "../lib/one-time.mjs";
import { Participant } from "../lib/people.mjs";
import { Server } from "../lib/server.mjs";

/** What is refused on purpose is told in the browser's console, too. */
const REFUSED = [/status of 4\d\d/];

let mailbox;
let server;
let browsers;
/** Coordinates, once she has come in. */
let carla;

const open = (name, options = {}) => browsers.open(name, { forgives: REFUSED, ...options });
const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const linkIn = (mail) => mail.links.find((link) => link.includes("/confirm/"));

/** The page fits a phone and everybody can use it. */
async function isFine(page) {
  assert.deepEqual(await violations(page), []);
  assert.equal(await overflow(page), null);
}

/** Posts a form past the page; what comes back, with its redirect. */
const post = (page, path, form) => page.request.post(server.base + path, { form, headers: { origin: server.base }, maxRedirects: 0 });

/** Switches the second factor on. Answers with the code that was typed, and the ten on paper. */
async function takesSecondFactor(page, { looksAt = async () => {} } = {}) {
  await page.goto(`${server.base}/account/second-factor`);
  await page.getByLabel("Jetziges Passwort").fill(PASSWORD);
  await page.getByRole("button", { name: "Einrichten" }).click();
  const secret = await page.locator(".factor-secret").innerText();
  await looksAt(page);
  const code = codeNow(secret);
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Einschalten" }).click();
  await page.locator(".paper-codes code").first().waitFor();
  const paper = await page.locator(".paper-codes code").allInnerTexts();
  await looksAt(page);
  return { code, paper };
}

/** Asks for another address, with a password; a link is on its way there then. */
async function asksFor(page, address, { base } = server) {
  await page.goto(`${base}/account/address`);
  await page.getByLabel(DE.address).fill(address);
  await page.getByLabel("Jetziges Passwort").fill(PASSWORD);
  await page.getByRole("button", { name: "Speichern" }).click();
  await heading(page, DE.lookInMailbox);
}

/** A link of a mail does nothing any more, and says so: to whoever looks, and to whoever presses a button that is there no more. */
async function isUsedUp(page, mail) {
  await page.goto(linkIn(mail));
  await page.getByText("Dieser Link wurde schon benutzt oder ist abgelaufen.").waitFor();
  assert.equal((await post(page, "/confirm", { new: "noch ein anderes Wort" })).status(), 410);
}

before(async () => {
  mailbox = await Mailbox.start();
  server = await Server.start({ smtp: mailbox.url });
  browsers = await Browsers.launch();
});

after(async () => {
  browsers?.check();
  await browsers?.close();
  await server?.stop();
  await mailbox?.close();
});

test("somebody registers with an address, on a phone, and is told by mail what to do", async () => {
  const page = await open("amal", SCREENS.phone);
  await page.goto(`${server.base}/register`);
  await isFine(page);
  const mail = await registers(page, { server, mailbox, name: "Amal", address: "amal@example.org" });
  assert.match(mail.subject, /bestätigen/i);
  await heading(page, "Ihr Konto");
  await page.getByText("amal@example.org").waitFor();
  await isFine(page);
  assert.ok(!page.url().includes(linkIn(mail).split("/").at(-1)), "no secret stays in the address");
  // The link is used up, for everybody else.
  const other = await open("neighbour", SCREENS.phone);
  await other.goto(linkIn(mail));
  await other.getByText("wurde schon benutzt").or(other.getByText("abgelaufen")).first().waitFor();
  await isFine(other);
});

test("the same in Arabic, from right to left", async () => {
  const page = await open("samir", { ...SCREENS.phone, locale: "ar" });
  const mail = await registers(page, { server, mailbox, name: "سمير", address: "samir@example.org", words: AR });
  assert.match(mail.html, /dir="rtl"/);
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
  await isFine(page);
});

test("nobody learns here who has an account: registering, resetting and signing in answer alike", async () => {
  const page = await open("curious");
  const body = async (path, form) => {
    const answer = await post(page, path, form);
    const nonceless = (await answer.text()).replaceAll(/nonce="[^"]*"/g, "").replaceAll(/(amal|nobody)@example\.org/g, "…");
    return `${answer.status()} ${nonceless}`;
  };
  const alike = async (path, form) => {
    const [known, unknown] = [await body(path, form("amal@example.org")), await body(path, form("nobody@example.org"))];
    assert.equal(known, unknown, path);
  };
  await alike("/register", (address) => ({ name: "Test", address }));
  await alike("/forgot", (address) => ({ address }));
  await alike("/sign-in", (address) => ({ address, password: "falsches Passwort" }));
  // Who owns the address is told the truth.
  const told = await mailbox.next("amal@example.org");
  assert.match(told.text, /gibt aber schon eines/);
  assert.ok(linkIn(await mailbox.next("nobody@example.org")));
  const reset = await mailbox.next("amal@example.org");
  assert.ok(linkIn(reset), "a reset goes to whom it concerns alone");
});

test("nobody signs up with an address that is not theirs (CVE-2024-46883, at the registration)", async () => {
  const victim = "victim@example.org";
  const page = await open("mallory");
  const tries = (path, form) => post(page, path, form).then((answer) => answer.status());
  assert.equal(await tries("/register", { name: "Mallory", address: victim }), 200);
  for (const password of ["", PASSWORD]) assert.equal(await tries("/sign-in", { address: victim, password }), 422, "there is no account yet");
  assert.equal(await tries("/confirm", { new: PASSWORD, address: victim }), 401, "without the link nothing is confirmed");
  for (const made_up of ["00", "0".repeat(64)]) {
    await page.goto(`${server.base}/confirm/${made_up}`);
    assert.equal(await tries("/confirm", { new: PASSWORD, address: victim }), 410, "nor with a made-up one");
  }
  for (const two of [`mallory@example.org, ${victim}`, `mallory@example.org\r\nBcc: ${victim}`, `<mallory@example.org> ${victim}`]) {
    assert.equal(await tries("/register", { name: "Mallory", address: two }), 422, two);
  }
  // A link to one's own address confirms that one, whatever the form says.
  assert.equal(await tries("/register", { name: "Mallory", address: "mallory@example.org" }), 200);
  await page.goto(linkIn(await mailbox.next("mallory@example.org")));
  assert.equal(await tries("/confirm", { new: PASSWORD, address: victim, name: "Victim", for: "reset", account: "0" }), 303);
  await page.goto(`${server.base}/account`);
  await page.getByText("mallory@example.org").waitFor();
  assert.equal(await page.getByText(victim).count(), 0);
  // Whose it is has the link, and it is still good.
  const owner = await open("victim");
  const links = mailbox.to(victim).map(linkIn);
  assert.equal(links.length, 1);
  await owner.goto(links[0]);
  await owner.getByLabel(DE.newPassword).fill("zwei Tassen Kaffee im Hof");
  await owner.getByRole("button", { name: DE.register }).click();
  await heading(owner, "Ihr Konto");
  await owner.getByText(victim).waitFor();
});

test("a password that is short, common or the own name is refused with a sentence, and the link stays good", async () => {
  const page = await open("peter", SCREENS.phone);
  await page.goto(`${server.base}/register`);
  await page.getByLabel(DE.name, { exact: true }).fill("Peter Beispiel");
  await page.getByLabel(DE.address).fill("kein-at");
  // The browser would not send it; who has no such browser is told by us.
  await page.locator("form.form").first().evaluate((form) => (form.noValidate = true));
  await page.getByRole("button", { name: DE.sendLink }).click();
  await page.getByText("Das ist keine E-Mail-Adresse").waitFor();
  assert.equal(await page.getByLabel(DE.name, { exact: true }).inputValue(), "Peter Beispiel", "what was typed is kept");
  await page.getByLabel(DE.address).fill("peter@example.org");
  await page.getByRole("button", { name: DE.sendLink }).click();
  await page.goto(linkIn(await mailbox.next("peter@example.org")));
  for (const [password, sentence] of [["kurz", /zu kurz: 4 von mindestens 12/], ["peterbeispiel", /schnell erraten/], ["passwortpasswort", /schnell erraten/]]) {
    await page.getByLabel(DE.newPassword).fill(password);
    await page.getByRole("button", { name: DE.register }).click();
    await page.getByText(sentence).waitFor();
  }
  await isFine(page);
  await page.getByLabel(DE.newPassword).fill(PASSWORD);
  await page.getByRole("button", { name: DE.register }).click();
  await heading(page, "Ihr Konto");
});

test("a second factor is set up, asked for, taken once, and replaced by paper when the phone is gone", async () => {
  const page = await open("zeynep", SCREENS.phone);
  await registers(page, { server, mailbox, name: "Zeynep", address: "zeynep@example.org" });
  const elsewhere = await open("zeynep-laptop", SCREENS.laptop);
  await signsIn(elsewhere, { server, address: "zeynep@example.org" });
  await heading(elsewhere, "Ihr Konto");
  await page.goto(`${server.base}/account/second-factor`);
  await page.getByLabel("Jetziges Passwort").fill("falsch");
  await page.getByRole("button", { name: "Einrichten" }).click();
  await page.getByText("Das jetzige Passwort stimmt nicht.").waitFor();
  const { code, paper } = await takesSecondFactor(page, { looksAt: isFine });
  assert.equal(paper.length, 10);
  assert.match((await mailbox.next("zeynep@example.org")).subject, /Schritt/);
  assert.equal(await isIn(elsewhere, server), false, "who was signed in elsewhere has not shown it");
  assert.equal(await isIn(page, server), true);

  await signsIn(elsewhere, { server, address: "zeynep@example.org" });
  await heading(elsewhere, "Zweiter Schritt");
  await isFine(elsewhere);
  assert.equal(await isIn(elsewhere, server), false, "the password alone opens nothing");
  assert.equal((await elsewhere.request.get(`${server.base}/desk/sessions`)).status(), 401);
  for (const wrong of [code, "000000"]) {
    const answer = await post(elsewhere, "/sign-in/code", { code: wrong });
    assert.equal(answer.status(), 422, `${wrong}: used up, or never right`);
  }
  await elsewhere.getByLabel("Code", { exact: true }).fill(paper[0].toUpperCase());
  await elsewhere.getByRole("main").getByRole("button", { name: DE.signIn }).click();
  await heading(elsewhere, "Ihr Konto");
  await elsewhere.getByText("noch 9 Codes auf Papier").waitFor();
  const third = await open("thief");
  await signsIn(third, { server, address: "zeynep@example.org" });
  assert.equal((await post(third, "/sign-in/code", { code: paper[0] })).status(), 422, "a code on paper is good once");
});

test("where the city asks coordinators for a second factor, a password alone is told so and opens nothing; a code, or paper once, does", async (t) => {
  const strict = await Server.start({ demo: false, smtp: mailbox.url, arguments: ["--second-factor"] });
  t.after(() => strict.stop());
  const carla = await open("carla-strict", SCREENS.phone);
  await carla.goto(strict.coordinatorUrl);
  await carla.getByRole("button").last().click();
  await carla.waitForURL("**/desk");
  await carla.goto(`${strict.base}/account/password`);
  await carla.getByLabel(DE.newPassword).fill(PASSWORD);
  await carla.getByRole("main").getByRole("button").click();
  await carla.waitForURL(/saved/);
  await asksFor(carla, "carla@example.org", strict);
  await carla.goto(linkIn(await mailbox.next("carla@example.org")));
  await carla.getByRole("button", { name: "Bestätigen" }).click();
  await heading(carla, "Ihr Konto");

  const NEEDED = /Dafür brauchen Sie den zweiten Schritt beim Anmelden\./;
  const FORMS = [["/accounts", { account: "0000000000001", do: "disable" }], ["/bodies", { do: "found", id: "0000000000021", name: "Beirat", kind: "steering_group" }]];
  const send = (page, path, form) => page.request.post(strict.base + path, { form, headers: { origin: strict.base }, maxRedirects: 0 });
  /** Whether all that coordinators may is open to somebody; where it is not, the sentence says why. */
  const coordinates = async (page) => {
    const answers = await Promise.all(["/accounts", "/audit", "/audit.csv"].map((path) => page.request.get(strict.base + path)));
    for (const [path, form] of FORMS) answers.push(await send(page, path, form));
    const shut = answers.filter((answer) => [401, 403].includes(answer.status()));
    for (const answer of shut) assert.match(await answer.text(), NEEDED, answer.url());
    assert.ok(shut.length === 0 || shut.length === answers.length, answers.map((answer) => `${answer.url()} ${answer.status()}`).join("\n"));
    return shut.length === 0;
  };
  assert.equal(await coordinates(carla), false, "by a link");
  await carla.goto(`${strict.base}/accounts`);
  await carla.getByText(NEEDED).waitFor();
  await isFine(carla);
  await carla.goto(`${strict.base}/bodies`);
  assert.equal(await carla.getByRole("button", { name: "Eintragen" }).count(), 0);
  const laptop = await open("carla-strict-laptop", SCREENS.laptop);
  await signsIn(laptop, { server: strict, address: "carla@example.org" });
  await heading(laptop, "Ihr Konto");
  await laptop.getByText("Für die Koordination ist der zweite Schritt beim Anmelden Pflicht.").waitFor();
  assert.equal(await coordinates(laptop), false, "by a password");
  await laptop.goto(`${strict.base}/bodies`);
  assert.equal(await laptop.getByText("Beirat").count(), 0, "nothing was entered");

  const { code, paper } = await setsUpSecondFactor(carla, { server: strict });
  assert.equal(await coordinates(carla), true, "whoever has set it up has shown it");
  for (const [how, second] of [["the phone", code], ["paper", async () => paper[0]]]) {
    await laptop.context().clearCookies();
    await signsIn(laptop, { server: strict, address: "carla@example.org" });
    const typed = await second();
    await entersCode(laptop, typed);
    await heading(laptop, "Ihr Konto");
    assert.equal(await coordinates(laptop), true, how);
    const again = await open(`carla-strict-again-${how}`);
    await signsIn(again, { server: strict, address: "carla@example.org" });
    await entersCode(again, typed);
    await again.getByText("Dieser Code stimmt nicht, oder er wurde schon benutzt.").waitFor();
    assert.equal(await isIn(again, strict), false, `${how}: a code is good once`);
  }
});

test("a forgotten password is reset by a link that works once, and everybody else is signed out", async () => {
  const page = await open("jonas", SCREENS.phone);
  await registers(page, { server, mailbox, name: "Jonas", address: "jonas@example.org" });
  const fresh = await open("jonas-new", SCREENS.phone);
  await fresh.goto(`${server.base}/sign-in`);
  await fresh.getByRole("link", { name: "Passwort vergessen?" }).click();
  await heading(fresh, "Passwort vergessen?");
  await isFine(fresh);
  await fresh.getByLabel(DE.address).fill("JONAS@example.org");
  await fresh.getByRole("button", { name: DE.sendLink }).click();
  const mail = await mailbox.next("jonas@example.org");
  await fresh.goto(linkIn(mail));
  await fresh.getByLabel(DE.newPassword).waitFor();
  await isFine(fresh);
  await fresh.getByLabel(DE.newPassword).fill("vier grüne Gießkannen");
  await fresh.getByRole("button", { name: "Passwort speichern" }).click();
  await heading(fresh, "Ihr Konto");
  assert.equal(await isIn(page, server), false);
  await page.goto(linkIn(mail));
  await page.getByText("wurde schon benutzt").or(page.getByText("abgelaufen")).first().waitFor();
  await signsIn(page, { server, address: "jonas@example.org" });
  await page.getByText("Adresse oder Passwort stimmen nicht.").waitFor();
  assert.equal(await page.getByLabel(DE.address).inputValue(), "jonas@example.org", "what was typed is kept");
  assert.match((await mailbox.next("jonas@example.org")).subject, /Passwort/);
  // Whoever remembers it changes it without a mail.
  await fresh.goto(`${server.base}/account/password`);
  await fresh.getByLabel("Jetziges Passwort").fill("falsch");
  await fresh.getByLabel(DE.newPassword).fill(PASSWORD);
  await isFine(fresh);
  await fresh.getByRole("button", { name: "Passwort speichern" }).click();
  await fresh.getByText("Das jetzige Passwort stimmt nicht.").waitFor();
  await isFine(fresh);
  await fresh.getByLabel("Jetziges Passwort").fill("vier grüne Gießkannen");
  await fresh.getByLabel(DE.newPassword).fill(PASSWORD);
  await fresh.getByRole("button", { name: "Passwort speichern" }).click();
  await fresh.waitForURL("**/account?saved=yes");
});

test("an address is changed by a link to the new one; what went to the old one opens nothing any more (CVE-2024-46883)", async () => {
  const page = await open("oksana", SCREENS.phone);
  await registers(page, { server, mailbox, name: "Oksana", address: "oksana@example.org" });
  await post(page, "/forgot", { address: "oksana@example.org" });
  const reset = await mailbox.next("oksana@example.org");
  await page.goto(`${server.base}/account/address`);
  await isFine(page);
  await asksFor(page, "oksana@new.example.org");
  const stranger = await open("stranger");
  await signsIn(stranger, { server, address: "oksana@new.example.org" });
  await stranger.getByText("Adresse oder Passwort stimmen nicht.").waitFor();
  const moved = await mailbox.next("oksana@new.example.org");
  await page.goto(linkIn(moved));
  await page.getByRole("button", { name: "Bestätigen" }).waitFor();
  await isFine(page);
  await page.getByRole("button", { name: "Bestätigen" }).click();
  await page.getByText("oksana@new.example.org").waitFor();
  assert.match((await mailbox.next("oksana@example.org")).text, /andere Mailadresse/);
  // Once: she moves on, and the link to where she was does not bring that back, whoever presses it.
  await asksFor(page, "oksana@third.example.org");
  await page.goto(linkIn(await mailbox.next("oksana@third.example.org")));
  await page.getByRole("button", { name: "Bestätigen" }).click();
  await page.getByText("oksana@third.example.org").waitFor();
  for (const browser of [page, stranger]) await isUsedUp(browser, moved);
  await page.goto(`${server.base}/account`);
  await page.getByText("oksana@third.example.org").waitFor();
  await isUsedUp(stranger, reset);
  // Nobody takes another's address by asking for it.
  await asksFor(page, "jonas@example.org");
  assert.equal(linkIn(await mailbox.next("jonas@example.org")), undefined);
});

test("a guest's seat is taken along, and opens on another device; the cards are there", async () => {
  const guest = await Participant.with(browsers, "Nadia");
  await guest.join(server.base, server.code, { table: /Wohnungspolitik/ });
  const workshop = guest.page.url().split("/w/")[1].split(/[?#]/)[0];
  const account = await browsers.page(guest.page.context(), "nadia", REFUSED);
  await registers(account, { server, mailbox, name: "Nadia", address: "nadia@example.org" });
  await account.getByText("Auf diesem Gerät haben Sie einen Platz").waitFor();
  await isFine(account);
  await account.getByRole("button", { name: /^Platz in Ihr Konto mitnehmen/ }).click();
  await account.waitForURL("**/account?saved=yes*");
  assert.equal(await account.getByText("Auf diesem Gerät haben Sie einen Platz").count(), 0);
  const laptop = await open("nadia-laptop", SCREENS.laptop);
  await signsIn(laptop, { server, address: "nadia@example.org" });
  await laptop.locator("#seats").locator("..").getByRole("link").first().click();
  await laptop.locator(".roombar >> visible=true").waitFor();
  // Another account does not get it, and the room closes with the session.
  const thief = await open("thief-of-seats");
  await registers(thief, { server, mailbox, name: "Test", address: "thief@example.org" });
  assert.equal((await post(thief, `/w/${workshop}/claim`, {})).status(), 401);
  const sessions = await browsers.page(guest.page.context(), "nadia-sessions", REFUSED);
  await sessions.goto(`${server.base}/desk/sessions`);
  await sessions.getByRole("button", { name: "Alle anderen Geräte abmelden" }).click();
  await laptop.getByText("Wir erkennen Sie gerade nicht.").first().waitFor();
  assert.equal((await laptop.request.get(`${server.base}/w/${workshop}`)).status(), 401);
});

test("two accounts of one person become one; a session of the first opens nothing any more (Loomio 3.1.1, login token surviving a merge)", async () => {
  const first = await open("double-first");
  await registers(first, { server, mailbox, name: "Fatma", address: "fatma@verein.example.org" });
  const second = await open("double-second", SCREENS.phone);
  await registers(second, { server, mailbox, name: "Fatma", address: "fatma@example.org" });
  await second.getByText("Noch ein Konto?").click();
  await second.locator("details[open] input[name=address]").fill("fatma@verein.example.org");
  await second.locator("details[open]").getByRole("button", { name: DE.sendLink }).click();
  await heading(second, DE.lookInMailbox);
  const mail = await mailbox.next("fatma@verein.example.org");
  // Bound to the account that asked: another one cannot swallow it.
  const stranger = await open("double-stranger");
  await registers(stranger, { server, mailbox, name: "Test", address: "swallow@example.org" });
  await stranger.goto(linkIn(mail));
  await stranger.getByRole("button", { name: "Bestätigen" }).click();
  await stranger.getByText("gehört zu einem anderen Konto").waitFor();
  // Who is signed out signs in first, and the link waits.
  const nobody = await open("double-nobody");
  await nobody.goto(linkIn(mail));
  await nobody.getByRole("button", { name: "Bestätigen" }).click();
  await nobody.waitForURL("**/sign-in?next=/confirm");
  await second.goto(linkIn(mail));
  await isFine(second);
  await second.getByRole("button", { name: "Bestätigen" }).click();
  await heading(second, "Ihr Konto");
  assert.equal(await isIn(first, server), false);
  await signsIn(first, { server, address: "fatma@verein.example.org" });
  await first.getByText("Adresse oder Passwort stimmen nicht.").waitFor();
  for (const browser of [second, stranger]) await isUsedUp(browser, mail);
  assert.equal(await isIn(second, server), true);
});

test("the first coordinator comes by a link on the console, gives a right, and takes it away while it is in use", async () => {
  carla = await open("carla", SCREENS.laptop);
  await carla.goto(server.coordinatorUrl);
  await carla.getByRole("button").last().click();
  await carla.waitForURL("**/desk");
  await carla.goto(`${server.base}/accounts`);
  await isFine(carla);
  const felix = await open("felix", SCREENS.laptop);
  await registers(felix, { server, mailbox, name: "Felix", address: "felix@example.org" });
  assert.equal((await post(felix, "/desk/new", { template: "standard" })).status(), 403);
  assert.equal((await felix.request.get(`${server.base}/accounts`)).status(), 403);
  const row = carla.locator(".person").filter({ hasText: "felix@example.org" });
  await carla.reload();
  await row.getByRole("button", { name: /^Recht geben: Moderation/ }).click();
  await row.getByText("Moderation", { exact: true }).waitFor();
  const made = await post(felix, "/desk/new", { template: "standard" });
  assert.equal(made.status(), 303);
  const workshop = made.headers().location.split("/")[2];
  await felix.goto(`${server.base}/w/${workshop}/console`);
  await felix.getByRole("navigation", { name: "Ablauf" }).waitFor();
  await row.getByRole("button", { name: /^Aussperren/ }).click();
  await row.getByText("ausgesperrt").waitFor();
  await isSoon(() => felix.getByText("Sie sind auf diesem Gerät abgemeldet, oder").count(), "the open console has ended");
  await signsIn(felix, { server, address: "felix@example.org" });
  await felix.getByText("Adresse oder Passwort stimmen nicht.").waitFor();
  // Nobody is left without a coordinator.
  const own = carla.locator(".person").filter({ hasText: "das sind Sie" });
  await own.getByRole("button", { name: /^Recht nehmen: Koordination/ }).click();
  await carla.getByText("Danach wäre niemand mehr da, der Rechte geben kann.").waitFor();
});

test("what an account had is the other's once the two are one: rights, a post, an organisation, a VisionsCafé and a seat", async () => {
  const old = await open("paula-old");
  await registers(old, { server, mailbox, name: "Paula", address: "paula@verein.example.org" });
  await carla.goto(`${server.base}/accounts`);
  const row = carla.locator(".person").filter({ hasText: "paula@verein.example.org" });
  await row.getByRole("button", { name: /^Recht geben: Moderation/ }).click();
  await row.getByText("Moderation", { exact: true }).waitFor();
  const account = await row.locator("input[name=account]").first().inputValue();
  const done = async (page, path, form) => {
    const answer = await post(page, path, form);
    assert.equal(answer.status(), 303, `${path}: ${await answer.text()}`);
    return answer.headers().location;
  };
  const workshop = (await done(old, "/desk/new", { template: "standard" })).split("/")[2];
  const organisation = (await done(old, "/organisations/new", { nonce: "paula", name: "Chor der Nachbarn", kind: "club" })).split("?")[0];
  await done(carla, `${organisation}/act`, { act: "verify", version: "1" });
  const [body, holding] = ["0000000000041", "0000000000042"];
  await done(carla, "/bodies", { do: "found", id: body, name: "Netzwerk", kind: "steering_group" });
  await done(carla, `/bodies/${body}`, { do: "create", id: holding, title: "Sprecherin" });
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
  await done(carla, `/posts/${holding}`, { do: "appoint", account, from: today, until: "" });
  const room = await done(old, `/j/${server.code}`, { name: "Paula", lang: "de", represents: organisation.split("/").at(-1) });
  await done(old, `${room}/claim`, {});

  const fresh = await open("paula-new", SCREENS.phone);
  await registers(fresh, { server, mailbox, name: "Paula", address: "paula@example.org" });
  /** What is open to somebody, by the answer to each. */
  const opens = async (page) => {
    const status = async (path) => (await page.request.get(server.base + path, { maxRedirects: 0 })).status();
    const [console, seat, edit] = await Promise.all([`/w/${workshop}/console`, room, `${organisation}/edit`].map(status));
    const holds = (await (await page.request.get(`${server.base}/posts/${holding}`)).text()).includes("Das ist Ihre Stelle.");
    return { console, seat, edit, holds, prepares: (await post(page, "/desk/new", { template: "standard" })).status() };
  };
  assert.deepEqual(await opens(old), { console: 200, seat: 200, edit: 200, holds: true, prepares: 303 });
  assert.deepEqual(await opens(fresh), { console: 403, seat: 401, edit: 403, holds: false, prepares: 403 });
  await done(fresh, "/account/name", { name: "Paula N." });
  assert.equal((await post(fresh, "/account/merge", { address: "paula@verein.example.org" })).status(), 200);
  // That she was appointed, and that her organisation was verified, was written to her as well.
  const links = () => mailbox.to("paula@verein.example.org").map(linkIn).filter(Boolean);
  await isSoon(() => links().length === 2, "the link of a registration, and one to merge");
  await fresh.goto(links()[1]);
  await fresh.getByRole("button", { name: "Bestätigen" }).click();
  await heading(fresh, "Ihr Konto");
  assert.deepEqual(await opens(fresh), { console: 200, seat: 200, edit: 200, holds: true, prepares: 303 });
  await old.context().clearCookies({ name: /^(seat|return)-/ });
  assert.deepEqual(await opens(old), { console: 401, seat: 401, edit: 401, holds: false, prepares: 401 });
  await fresh.goto(`${server.base}/account`);
  await fresh.locator("#seats").locator("..").getByRole("link").first().waitFor();
  await isFine(fresh);
  // Nobody speaks twice for the organisation: who has gone over is there no more.
  await fresh.goto(server.base + organisation);
  assert.equal(await fresh.locator("section[aria-labelledby=people] > .shelf").first().locator("> li").count(), 1);
});

test("signing in leads on to where somebody wanted to go, and never out of the site (CVE-2024-46882)", async () => {
  const page = await open("onward");
  await page.goto(`${server.base}/desk/sessions`);
  await page.getByRole("link", { name: "Anmelden" }).click();
  await page.getByLabel(DE.address).fill("amal@example.org");
  await page.getByLabel(DE.password).fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: DE.signIn }).click();
  await heading(page, "Wo Sie angemeldet sind");
  for (const evil of ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]) {
    const fresh = await open("evil");
    const answer = await post(fresh, "/sign-in", { address: "amal@example.org", password: PASSWORD, next: evil });
    assert.equal(answer.headers().location, "/account", evil);
  }
});

test("too many wrong passwords are slowed down for that address, and for no other", async () => {
  const page = await open("guesser");
  const answers = [];
  for (let n = 0; n < 14; n += 1) answers.push((await post(page, "/sign-in", { address: "samir@example.org", password: `falsch ${n}` })).status());
  assert.equal(answers[0], 422);
  assert.equal(answers.at(-1), 429);
  await signsIn(page, { server, address: "thief@example.org" });
  await heading(page, "Ihr Konto");
});

test("second factors are slowed down for whoever has the password, and for nobody who has not (Loomio 3.1.1, login-code lockout)", async () => {
  const page = await open("mehmet");
  await registers(page, { server, mailbox, name: "Mehmet", address: "mehmet@example.org" });
  const { paper } = await takesSecondFactor(page);
  // Who does not know the password gets as far as no code, and uses up nothing.
  const stranger = await open("code-stranger");
  for (let n = 0; n < 20; n += 1) {
    const answer = await post(stranger, "/sign-in/code", { code: "000000", address: "mehmet@example.org" });
    assert.deepEqual([answer.status(), answer.headers().location], [303, "/sign-in"]);
  }
  const elsewhere = await open("mehmet-laptop");
  const signsInWith = async (browser, code) => {
    await signsIn(browser, { server, address: "mehmet@example.org" });
    await heading(browser, "Zweiter Schritt");
    return (await post(browser, "/sign-in/code", { code })).status();
  };
  assert.equal(await signsInWith(elsewhere, paper[0]), 303, "the owner is not kept out");
  // Who does know it guesses a few times. After that not even a right code helps.
  const thief = await open("code-thief");
  const guesses = [];
  while (guesses.at(-1) !== 429 && guesses.length < 10) guesses.push(await (guesses.length === 0 ? signsInWith(thief, "000000") : post(thief, "/sign-in/code", { code: "000000" }).then((answer) => answer.status())));
  assert.ok(guesses.length > 1 && guesses.length <= 5 && guesses.at(-1) === 429, guesses.join());
  const right = await post(thief, "/sign-in/code", { code: paper[1] });
  assert.equal(right.status(), 429);
  assert.match(await right.text(), /Das ging sehr schnell/);
  assert.equal(await isIn(thief, server), false);
  // Nor by the other form that takes such a code; whoever is signed in stays that.
  assert.equal((await post(elsewhere, "/account/second-factor", { do: "off", password: PASSWORD, code: paper[1] })).status(), 429);
  assert.equal(await isIn(elsewhere, server), true);
});

test("whoever asks for links to an address that is not theirs fills nobody's mailbox, and is not told when it ends", async () => {
  const page = await open("asker");
  const asks = async (path, form) => {
    const answer = await post(page, path, form);
    return `${answer.status()} ${(await answer.text()).replaceAll(/nonce="[^"]*"/g, "")}`;
  };
  const swallow = "swallow@example.org";
  const before = mailbox.to(swallow).length;
  const said = { reset: new Set(), known: new Set(), stranger: new Set() };
  for (let n = 0; n < 6; n += 1) {
    said.reset.add(await asks("/forgot", { address: swallow }));
    said.known.add(await asks("/register", { name: "Test", address: swallow.toUpperCase() }));
    said.stranger.add(await asks("/register", { name: "Test", address: "unknown@example.org" }));
  }
  for (const [what, answers] of Object.entries(said)) assert.equal(answers.size, 1, `${what}: the answers differ`);
  // What was asked for later has come: nothing else is on its way.
  await asks("/register", { name: "Test", address: "marker@example.org" });
  await mailbox.next("marker@example.org");
  assert.equal(mailbox.to(swallow).length - before + mailbox.to(swallow.toUpperCase()).length, 3, "to whoever has an account");
  assert.equal(mailbox.to("unknown@example.org").length, 3, "to whoever has none");
});

test("who is signed in has only so many mails sent to one address, and is told so", async () => {
  const page = await open("sender");
  await signsIn(page, { server, address: "nadia@example.org" });
  await heading(page, "Ihr Konto");
  const merges = (address) => post(page, "/account/merge", { address });
  const answers = [];
  for (let n = 0; n < 22; n += 1) answers.push((await merges("pestered@example.org")).status());
  assert.deepEqual(answers, [...Array(20).fill(200), 429, 429]);
  assert.match(await (await merges("Pestered@example.org")).text(), /Das ging sehr schnell/);
  // The form for another address of one's own asks the same count.
  const change = await post(page, "/account/address", { address: "pestered@example.org", password: PASSWORD });
  assert.equal(change.status(), 429);
  assert.equal((await merges("somebody-else@example.org")).status(), 200);
});
