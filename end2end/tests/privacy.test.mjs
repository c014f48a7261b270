// What is stored of somebody, and its end: from a registration to a card of a deleted account, in real browsers, on phones and
// laptops, in German and Arabic; and a restored backup, which brings nobody back.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, existsSync, rmSync, copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { Client } from "../foreign/client.mjs";
import { overflow, violations } from "../lib/axe.mjs";
import { Browsers, SCREENS, eventually } from "../lib/browsers.mjs";
import { Mailbox } from "../lib/mailbox.mjs";
import { Server, binary } from "../lib/server.mjs";
import { Stage, card } from "../lib/stage.mjs";

const NAME = "Amal Unverwechselbar";
const ADDRESS = "amal.unverwechselbar@example.org";
const PASSWORD = "sieben bunte Drachen fliegen";
const WORDS = "Der Weg zur Schule braucht Licht.";

let mailbox;
let server;
let browsers;
let stage;
let group;
let amal;
/** Her browser. */
let page;
let neighbour;
let made;

/** Looks at a page as it is on phones and laptops, in German and Arabic, light and dark. */
async function looksWell(page, path, name) {
  for (const lang of ["de", "ar"]) {
    for (const [screen, { viewport }] of Object.entries({ phone: SCREENS.phone, laptop: SCREENS.laptop })) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: screen === "phone" ? "dark" : "light" });
      await page.goto(`${server.base}${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
      assert.equal(await page.locator("html").getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
      assert.deepEqual(await violations(page), [], `${name}, ${lang}, ${screen}`);
      assert.equal(await overflow(page), null, `${name}, ${lang}, ${screen}`);
      const shots = process.env.VISIONSCAFE_TEST_SHOTS;
      if (shots) {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: join(shots, `${name}-${lang}-${screen}.png`), fullPage: true });
      }
    }
  }
  await page.setViewportSize(SCREENS.laptop.viewport);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${server.base}${path}${path.includes("?") ? "&" : "?"}lang=de`);
}

/** Everything that lies beside the database, as text. */
function onDisk() {
  if (!server.database.startsWith("sqlite:")) {
    return spawnSync("pg_dump", ["--data-only", "--inserts", server.database.split(/[?&]options/)[0]], { encoding: "utf8" }).stdout;
  }
  const folder = dirname(server.database.replace("sqlite:", ""));
  return readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ name }) => readFileSync(join(folder, name), "latin1"))
    .join("\n");
}

before(async () => {
  mailbox = await Mailbox.start();
  server = await Server.start({ smtp: mailbox.url });
  stage = await Stage.on(server);
  [group] = stage.groups;
  await stage.phase("collect");
  browsers = await Browsers.launch();
  neighbour = await stage.person({ group, name: "Berta" });
});

after(async () => {
  browsers?.check();
  await browsers?.close();
  amal?.stop();
  neighbour?.stop();
  stage?.desk.stop();
  await server?.stop();
  await mailbox?.close();
});

test("somebody registers, takes her seat along, and sees all that is stored of her", async () => {
  // A wrong password is answered with a page that says so.
  page = await browsers.open("Amal", { ...SCREENS.laptop, forgives: [/422/] });
  await page.goto(`${server.base}/register`);
  await page.getByLabel("Ihr Name").fill(NAME);
  await page.getByLabel("E-Mail-Adresse").fill(ADDRESS);
  await page.getByRole("button", { name: "Link schicken" }).click();
  const mail = await mailbox.next(ADDRESS);
  await page.goto(mail.links.find((link) => link.includes("/confirm/")));
  await page.getByLabel("Neues Passwort").fill(PASSWORD);
  await page.locator("main form button").first().click();
  await page.waitForURL(/\/account/);

  amal = await stage.person({ group, name: NAME });
  ({ made } = await amal.do(card(WORDS)));
  await page.context().addCookies([{ name: `seat-${stage.workshop}`, value: amal.joined.token, url: server.base }]);
  await page.goto(`${server.base}/account`);
  // The phone comes back, and finds that only the account opens the seat from now on.
  const left = amal.closed(60_000).then(() => amal.closed(60_000));
  await page.getByRole("button", { name: /Platz in Ihr Konto mitnehmen/ }).click();
  assert.equal(await left, 4401);
  await page.getByRole("link", { name: "Was über Sie gespeichert ist" }).click();
  for (const told of [NAME, ADDRESS, WORDS]) await page.getByText(told).first().waitFor();
  await looksWell(page, "/account/data", "data");

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Als Datei mitnehmen" }).click()]);
  const file = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.equal(file.account.name, NAME);
  assert.equal(file.seats[0].cards[0].text, WORDS);
  assert.equal(file.seats[0].acts[0].kind, "card_written");
});

test("a name at a seat is corrected, and every screen says so", async () => {
  await page.goto(`${server.base}/account/data`);
  await page.getByText("Namen an diesem Platz berichtigen").click();
  await page.getByLabel("Ihr Name dort").fill(`${NAME} \u202e`);
  await page.getByRole("button", { name: "Namen speichern" }).click();
  await page.getByText("unsichtbare").first().waitFor();
  await page.getByText("Namen an diesem Platz berichtigen").click();
  await page.getByLabel("Ihr Name dort").fill(`${NAME} B.`);
  await page.getByRole("button", { name: "Namen speichern" }).click();
  await neighbour.until(({ following }) => following.card.get(made.card)?.author.name === `${NAME} B.`);
  await looksWell(page, "/account/data", "data-corrected");
  await page.getByText("Namen an diesem Platz berichtigen").click();
  await page.getByLabel("Ihr Name dort").fill(NAME);
  await page.getByRole("button", { name: "Namen speichern" }).click();
  await neighbour.until(({ following }) => following.card.get(made.card)?.author.name === NAME);
  const form = { workshop: stage.workshop, name: "Jemand anders" };
  const strange = await fetch(`${server.base}/account/data`, {
    method: "POST",
    headers: { cookie: stage.cookie, origin: server.base },
    body: new URLSearchParams(form),
  });
  assert.equal(strange.status, 404, "nobody corrects another's");
});

test("CVE-2026-45377, GHSA-767h-63j4-5226: the file is no link that works for whoever has it", async () => {
  const strangers = ["", `seat-${stage.workshop}=${neighbour.joined.token}`, stage.cookie];
  for (const cookie of strangers) {
    const answer = await fetch(`${server.base}/account/data.json`, { headers: cookie ? { cookie } : {} });
    const text = await answer.text();
    assert.ok(!text.includes("Unverwechselbar"), `with ${cookie || "nothing"}`);
    assert.equal(answer.status, cookie === stage.cookie ? 200 : 401);
    assert.equal(answer.headers.get("cache-control"), "no-store");
  }
});

test("who deletes the account is named nowhere any more, at once, and the card stays", async () => {
  await looksWell(page, "/account/delete", "delete");
  await eventually(() => onDisk().includes("Unverwechselbar"), "her name is there before");
  assert.equal(neighbour.following.card.get(made.card).author.name, NAME);

  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const own = new Client({ base: server.base, live: `/w/${stage.workshop}/live`, headers: { cookie } });
  await own.connect();
  assert.deepEqual(own.you, { seat: amal.joined.seat }, "the account opens the seat");
  const thrownOut = own.closed(60_000);
  await page.getByLabel("Jetziges Passwort").fill("falsch");
  await page.getByRole("button", { name: "Mein Konto endgültig löschen" }).click();
  await page.getByText("Das jetzige Passwort stimmt nicht.").waitFor();
  await page.getByLabel("Jetziges Passwort").fill(PASSWORD);
  await page.getByRole("button", { name: "Mein Konto endgültig löschen" }).click();
  await page.getByRole("heading", { name: "Ihr Konto ist gelöscht" }).waitFor();
  await looksWell(page, "/account/deleted", "deleted");

  // On a screen that is open, without anybody doing anything there.
  await neighbour.until(({ following }) => following.card.get(made.card).author.erased);
  const shown = neighbour.following.card.get(made.card);
  assert.deepEqual([shown.text, shown.author.name, shown.author.organisation], [WORDS, null, null]);
  // Her own phone is out, and stays out.
  assert.equal(await thrownOut, 4401, "her socket is closed");
  for (const path of ["/account/data", "/account", `/w/${stage.workshop}`]) {
    const answer = await page.context().request.get(server.base + path, { maxRedirects: 0 });
    assert.notEqual(answer.status(), 200, path);
  }

  const reader = await browsers.open("Berta", SCREENS.phone);
  await reader.context().addCookies([{ name: `seat-${stage.workshop}`, value: neighbour.joined.token, url: server.base }]);
  await reader.goto(`${server.base}/w/${stage.workshop}/cards/${made.card}`);
  await reader.getByText("gelöschtes Konto").first().waitFor();
  await reader.goto(`${server.base}/w/${stage.workshop}/cards/${made.card}?lang=ar`);
  await reader.getByText("حساب محذوف").first().waitFor();

  for (const path of ["/minutes", "/export.json", "/export.csv", "/cards", "/voters", "/console", `/cards/${made.card}`, ""]) {
    const answer = await fetch(`${server.base}/w/${stage.workshop}${path}`, { headers: { cookie: stage.cookie } });
    assert.ok(!(await answer.text()).includes("Unverwechselbar"), path);
  }
  assert.ok(!onDisk().toLowerCase().includes("unverwechselbar"), "the name is in a table or a file");
  const { status, stdout, stderr } = spawnSync(binary(), ["verify", "--database", server.database], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /directory: \d+ events, chain intact, ends with [0-9a-f]{64}/);
});

test("texts of record are written point by point, stay text, and are read by everybody in either direction (CVE-2026-45572, CVE-2017-11594)", async () => {
  const coordinator = await browsers.open("Carla", SCREENS.laptop);
  await coordinator.goto(server.coordinatorUrl);
  await coordinator.locator("main form button").first().click();
  await coordinator.waitForURL((url) => !url.pathname.startsWith("/enter"));
  await coordinator.goto(`${server.base}/texts/accessibility/edit?lang=de`);
  await coordinator.getByLabel("Wie barrierefrei ist das hier?").selectOption("partial");
  await coordinator.getByLabel("Was nicht barrierefrei ist, und warum").fill("Alte Pläne.\n\nSiehe https://example.org/plan.");
  await coordinator.getByRole("button", { name: "Veröffentlichen" }).click();
  await coordinator.getByText("Veröffentlicht.").waitFor();
  await looksWell(coordinator, "/texts/accessibility/edit", "edit");
  await looksWell(coordinator, "/audit", "audit");
  await coordinator.getByText("Text geändert: ").first().waitFor();

  const reader = await browsers.open("reader", SCREENS.phone);
  await reader.goto(server.base);
  await reader.getByRole("link", { name: "Barrierefreiheit" }).click();
  await reader.getByText("Teilweise vereinbar mit den Anforderungen").waitFor();
  assert.equal(await reader.getByRole("link", { name: "https://example.org/plan" }).getAttribute("rel"), "nofollow noopener");
  await reader.getByText("Diese Angaben fehlen noch:").waitFor();
  await looksWell(reader, "/accessibility", "accessibility");

  // Whatever a coordinator writes, or whoever has got hold of her session, is text to all others.
  const code = `<script>window.broken = 1</script><img src=x onerror="window.broken=1">`;
  const link = "[hier](javascript:window.broken=1) javascript:window.broken=1 https://example.org/\"onmouseover=\"window.broken=1";
  for (const [which, heading] of [["imprint", "Impressum"], ["privacy", "Datenschutz"]]) {
    await looksWell(coordinator, `/texts/${which}/edit`, `edit-${which}`);
    const fields = coordinator.locator("form.form textarea");
    for (const field of await fields.all()) await field.fill(`${code}\n\n${link}`);
    await coordinator.getByRole("button", { name: "Veröffentlichen" }).click();
    await coordinator.getByText("Veröffentlicht.").waitFor();
    await looksWell(reader, `/${which}`, which);
    await reader.getByRole("heading", { level: 1, name: heading }).waitFor();
    assert.equal(await reader.getByText("<script>window.broken = 1</script>").count(), await fields.count());
    for (const page of [reader, coordinator]) {
      assert.equal(await page.evaluate(() => window.broken), undefined);
      assert.equal(await page.locator('[src="x"], [onerror], [onmouseover], main script').count(), 0);
      const targets = await page.locator("main a").evaluateAll((links) => links.map(({ protocol }) => protocol));
      assert.ok(targets.every((protocol) => /^https?:$/.test(protocol)), targets.join());
    }
  }
});

test("a backup that is restored brings nobody back", { skip: Boolean(process.env.VISIONSCAFE_TEST_POSTGRES) }, async () => {
  // Made by hand here, while nobody writes: a copy from before somebody went.
  const other = await Server.start();
  const file = other.database.replace("sqlite:", "");
  const cookie = await other.enter();
  const { facilitatorUrl } = other;
  assert.ok(facilitatorUrl);
  await other.stop();
  copyFileSync(file, `${file}.backup`);
  const again = await Server.start({ database: other.database, demo: false });
  const deleted = await fetch(`${again.base}/account/delete`, { method: "POST", redirect: "manual", headers: { cookie, origin: again.base }, body: new URLSearchParams({ sure: "yes" }) });
  assert.equal(deleted.headers.get("location"), "/account/deleted");
  await again.stop();
  assert.ok(existsSync(`${file}-erased.jsonl`));
  for (const ending of ["", "-wal", "-shm"]) rmSync(file + ending, { force: true });
  copyFileSync(`${file}.backup`, file);
  const listed = spawnSync(binary(), ["admin", "list", "--database", other.database], { encoding: "utf8" });
  assert.equal(listed.status, 0, listed.stderr);
  assert.ok(!listed.stdout.includes("Demo"), listed.stdout);
  const restored = await Server.start({ database: other.database, demo: false });
  const answer = await fetch(`${restored.base}/account/data`, { headers: { cookie } });
  assert.equal(answer.status, 401);
  await restored.stop();
});
