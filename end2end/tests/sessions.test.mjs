// Where a facilitator is signed in: what is ended on one device ends on the other, in open consoles too; and whoever runs
// the server shuts somebody out from the command line.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { join } from "../foreign/client.mjs";
import { PASSWORD, setsUpSecondFactor } from "../lib/accounts.mjs";
import { violations } from "../lib/axe.mjs";
import { Browsers } from "../lib/browsers.mjs";
import { Moderator } from "../lib/people.mjs";
import { Server, binary } from "../lib/server.mjs";

let server;
let browsers;
let facilitator;
let laptop;
let phone;

/** A command of the operator's, on the same database. Its answer, or what it complains of. */
function operator(...command) {
  const { status, stdout, stderr } = spawnSync(binary(), [...command, "--database", server.database, "--public-url", server.base], { encoding: "utf8" });
  return { status, stdout, stderr };
}

function freshLink() {
  const { status, stdout, stderr } = operator("link", "--facilitator", facilitator);
  assert.equal(status, 0, stderr);
  return stdout.trim().split(" ")[1];
}

before(async () => {
  server = await Server.start();
  browsers = await Browsers.launch();
  facilitator = /--facilitator (\S+)\)/.exec(server.stdout)[1];
  laptop = await Moderator.with(browsers);
  await laptop.enters(server.facilitatorUrl);
  await laptop.makes("VisionsCafé mit zwei Geräten");
  phone = await Moderator.with(browsers);
  await phone.enters(freshLink());
  await phone.page.goto(laptop.page.url());
  await runs(phone);
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

const address = () => `${server.base}/desk/sessions`;
const rows = (page) => page.locator(".shelf-item");

const runs = ({ page }) => page.getByRole("navigation", { name: "Ablauf" }).waitFor();

/** Whether the console has lost its right: it says so, and how to come back. */
const isOut = (page) => page.getByText("Sie sind auf diesem Gerät abgemeldet, oder").first().waitFor();

test("one sees where one is signed in, and ends it on the other device while its console is open", async () => {
  const page = await laptop.page.context().newPage();
  await page.goto(`${server.base}/desk`);
  await page.getByRole("link", { name: "Wo Sie angemeldet sind" }).click();
  await page.getByRole("heading", { level: 1, name: "Wo Sie angemeldet sind" }).waitFor();
  assert.equal(await rows(page).count(), 2);
  assert.equal(await rows(page).filter({ hasText: "dieses Gerät" }).count(), 1);
  assert.match(await rows(page).first().innerText(), /Chrome · Linux/);
  assert.deepEqual(await violations(page), []);
  await rows(page).filter({ hasNotText: "dieses Gerät" }).getByRole("button", { name: /^Abmelden/ }).click();
  await page.waitForURL(address());
  assert.equal(await rows(page).count(), 1);
  await isOut(phone.page);
  await phone.page.goto(`${server.base}/desk`);
  assert.equal(await phone.page.getByRole("heading", { name: "Ihre VisionsCafés" }).count(), 0);
  // The laptop's own console goes on.
  await runs(laptop);
  await page.close();
});

test("nobody ends what is not one's own, and what is no session is refused", async () => {
  const send = (form) => laptop.page.request.post(address(), { form, headers: { origin: server.base }, maxRedirects: 0 });
  assert.equal((await send({ end: "00".repeat(32) })).status(), 303, "a session that is not there is ended already");
  assert.equal((await send({ end: "zz" })).status(), 400);
  assert.equal((await send({ end: "ü".repeat(32) })).status(), 400);
  assert.equal((await send({})).status(), 400);
  const foreign = await fetch(address(), { method: "POST", redirect: "manual", body: new URLSearchParams({ end: "others" }) });
  assert.equal(foreign.status, 401);
});

test("all other devices are signed out with one button", async () => {
  await phone.enters(freshLink());
  await phone.page.goto(address());
  assert.equal(await rows(phone.page).count(), 2);
  await phone.page.getByRole("button", { name: "Alle anderen Geräte abmelden" }).click();
  await phone.page.waitForURL(address());
  assert.equal(await rows(phone.page).count(), 1);
  await isOut(laptop.page);
});

test("whoever is shut out by the operator is out at once, and comes in again only with a new link", async () => {
  const listed = operator("admin", "list");
  assert.equal(listed.status, 0, listed.stderr);
  assert.match(listed.stdout, new RegExp(`^${facilitator} .*may get in, signed in on 1 devices$`, "m"));
  await phone.page.goto(`${server.base}/desk`);
  await phone.page.getByRole("link", { name: "Konsole" }).first().click();
  await runs(phone);
  const unused = freshLink();
  const shut = operator("admin", "disable", facilitator);
  assert.equal(shut.status, 0, shut.stderr);
  assert.match(shut.stdout, /shut out since \d{4}-\d\d-\d\d$/m);
  await isOut(phone.page);
  assert.match(operator("link", "--facilitator", facilitator).stderr, /admin enable/);
  await laptop.page.goto(unused);
  await laptop.page.getByRole("button").last().click();
  await laptop.page.goto(`${server.base}/desk`);
  assert.equal(await laptop.page.getByRole("heading", { name: "Ihre VisionsCafés" }).count(), 0);
  assert.match(operator("admin", "disable", "nobody").stderr, /is no account's id/);
  assert.match(operator("admin", "disable", "0000000000001").stderr, /there is no account/);
  assert.equal(operator("admin", "enable", facilitator).status, 0);
  await laptop.enters(freshLink());
  await laptop.page.getByRole("heading", { name: "Ihre VisionsCafés" }).waitFor();
});

test("a one-time link is the first factor alone, and a lost second one is switched off at the command line, openly", async () => {
  const page = await laptop.page.context().newPage();
  await page.goto(`${server.base}/account/password`);
  await page.getByLabel("Neues Passwort").fill(PASSWORD);
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.waitForURL("**/account?saved=yes");
  await setsUpSecondFactor(page, { server });
  // A link alone opens nothing now.
  const whose = operator("admin", "link", facilitator);
  assert.equal(whose.status, 0, whose.stderr);
  await phone.page.goto(whose.stdout.trim().split(" ")[1]);
  await phone.page.getByRole("button").last().click();
  await phone.page.waitForURL("**/sign-in/code");
  assert.equal((await phone.page.request.get(`${server.base}/desk`)).status(), 401);
  // The owner has lost phone and paper, and a console is open somewhere.
  await laptop.opens(server.base, laptop.workshop);
  const forgotten = operator("admin", "forget-factor", facilitator);
  assert.equal(forgotten.status, 0, forgotten.stderr);
  await isOut(laptop.page);
  assert.match(operator("admin", "forget-factor", "0000000000001").stderr, /there is no account/);
  await phone.enters(operator("admin", "link", facilitator).stdout.trim().split(" ")[1]);
  await phone.page.getByRole("heading", { name: "Ihre VisionsCafés" }).waitFor();
  const data = await (await phone.page.request.get(`${server.base}/account/data.json`)).json();
  assert.ok(data.history.some((act) => act.kind === "factor_forgotten"), "it is written down for the owner to read");
  await laptop.enters(freshLink());
  await page.close();
});

test("whoever runs the server makes somebody a coordinator where nobody is left who could", async () => {
  const page = await laptop.page.context().newPage();
  const status = async () => (await page.request.get(`${server.base}/accounts`)).status();
  assert.equal(await status(), 403);
  assert.match(operator("admin", "coordinator", "nobody").stderr, /is no account's id/);
  assert.match(operator("admin", "coordinator", "0000000000001").stderr, /there is no account/);
  assert.equal(await status(), 403);
  const made = operator("admin", "coordinator", facilitator);
  assert.equal(made.status, 0, made.stderr);
  assert.match(made.stdout, new RegExp(`^${facilitator} .*coordinator`));
  assert.doesNotMatch(made.stdout + made.stderr, /https?:|[0-9a-f]{32}/, "no secret is printed");
  // It counts at once, in the session that is there, and is written down as the operator's.
  await page.goto(`${server.base}/accounts`);
  await page.locator(".person").filter({ hasText: "das sind Sie" }).getByText("Koordination", { exact: true }).waitFor();
  await page.goto(`${server.base}/audit`);
  const row = page.locator(".audit-row", { hasText: "Recht gegeben: Koordination" }).first();
  assert.match(await row.innerText(), /Betrieb des Servers/);
  assert.equal(operator("admin", "coordinator", facilitator).status, 0, "once more is no harm");
  await page.close();
});

test("an open page about a poll ends with the session that asked for it", async () => {
  const workshop = laptop.workshop;
  const page = laptop.page;
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  await page.goto(`${server.base}/w/${workshop}/polls/new`);
  await page.getByLabel("Was wird gefragt?").fill("Wer liest noch?");
  await page.getByLabel("Wozwischen wird gewählt?").fill("Ja\nNein");
  await page.getByLabel("Wer nach der Eröffnung kommt").check();
  await page.getByRole("button", { name: "Entwurf speichern" }).click();
  await page.getByText("Gespeichert. Prüfen Sie die Vorschau").waitFor();
  await page.getByRole("button", { name: "Jetzt eröffnen" }).click();
  await page.getByText(/Stimmen sind abgegeben/).waitFor();
  const news = await fetch(`${page.url().split("?")[0]}/news`, { headers: { cookie } });
  assert.equal(news.status, 200);
  let ended = false;
  const told = news.text().finally(() => (ended = true));
  assert.equal(operator("admin", "disable", facilitator).status, 0);
  // People keep coming, so that there is always something new to tell: it ends all the same.
  let came = 0;
  for (; !ended && came < 40; came += 1) {
    await join(server.base, { code: laptop.code, name: "Test", lang: "de" });
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  assert.ok(ended, `${came} came, and it was told of all of them`);
  assert.match(await told, /^data: /, "it has told the beginning, and has come to its end");
  assert.equal(operator("admin", "enable", facilitator).status, 0);
  await laptop.enters(freshLink());
});

test("signing out on this device leads to the start, and the way back is shut", async () => {
  await laptop.page.goto(address());
  await laptop.page.getByRole("button", { name: /^Hier abmelden/ }).click();
  await laptop.page.waitForURL(`${server.base}/`);
  await laptop.page.goto(`${server.base}/desk`);
  assert.equal(await laptop.page.getByRole("heading", { name: "Ihre VisionsCafés" }).count(), 0);
});
