// Writing down what others say: a host without JavaScript for somebody at the table, an interpreter for another table, a
// moderator off paper. It is told as written down wherever a card's author is told, and never as the scribe's own.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { overflow, violations } from "../lib/axe.mjs";
import { Browsers, SCREENS, story } from "../lib/browsers.mjs";
import { Moderator, Participant } from "../lib/people.mjs";
import { Server } from "../lib/server.mjs";

const FOLDER = fileURLToPath(new URL("../screenshots/", import.meta.url));
const TABLE = "Bildung";
const OTHER_TABLE = "Gesundheit";
const FOR_PERSON = "Für jemanden am Tisch aufgeschrieben";
const FROM_PAPER = "Von Papier abgeschrieben";
const CARDS = {
  night: "Abends fährt kein Bus zum Kurs.",
  letters: "Briefe vom Amt versteht meine Mutter nicht.",
  doctor: "Beim Arzt übersetzt mein Kind.",
  paper: "Der Aufzug im Rathaus ist kaputt.",
};

let server;
let browsers;
let moderator;
let desk;
let host;
let interpreter;
let guest;

before(async () => {
  mkdirSync(FOLDER, { recursive: true });
  server = await Server.start();
  browsers = await Browsers.launch();
  moderator = await Moderator.with(browsers);
  await moderator.enters(server.facilitatorUrl);
  await moderator.makes("VisionsCafé für alle");
  desk = await moderator.page.context().newPage();
  host = await plainPerson("Amal", TABLE);
  interpreter = await plainPerson("Dilan", TABLE);
  guest = await Participant.with(browsers, "Bożena");
  await guest.join(server.base, moderator.code, { table: TABLE });
  await moderator.starts("Sammeln");
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

const at = (path) => `${server.base}/w/${moderator.workshop}/${path}`;

/** Somebody whose browser runs no scripts, in the room. */
async function plainPerson(name, table) {
  const page = await browsers.open(name, { ...SCREENS.phone, javaScriptEnabled: false, forgives: [/status of 4\d\d/] });
  await page.goto(`${server.base}/j/${moderator.code}`);
  await page.getByLabel("Ihr Name", { exact: true }).fill(name);
  await page.getByRole("radio", { name: table }).check();
  await page.getByRole("button", { name: "Platz nehmen" }).click();
  await page.waitForURL("**/w/*");
  return page;
}

const box = (page, n) => page.getByLabel(`Karte ${n}`, { exact: true });
const cards = (page, text) => page.locator("li.card").filter({ hasText: text });

async function saved(page, words) {
  await page.getByText(words).waitFor();
}

/** Goes to a card's page by way of the list of all cards. */
async function reads(page, text) {
  await page.goto(at("cards"));
  await page.getByRole("main").getByRole("link", { name: text }).click();
  await page.getByRole("heading", { level: 1, name: "Die Geschichte dieser Karte" }).waitFor();
}

/** A reader's own checks of a page: axe, the width of a small phone, and a picture in German and Arabic, by day and night. */
async function looks(page, path, name) {
  const usual = page.viewportSize();
  for (const [lang, colorScheme] of [["ar", "dark"], ["de", "light"]]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(`${path}?lang=${lang}`);
    const folds = page.locator("main details");
    for (let n = 0; n < Math.min(await folds.count(), 1); n += 1) await folds.nth(n).locator("summary").click();
    assert.deepEqual(await violations(page), [], `${name} ${lang}`);
    await page.screenshot({ path: `${FOLDER}${name}-laptop-${lang}-${colorScheme}.png`, fullPage: true });
    await page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await overflow(page), null, `${name} ${lang}`);
    await page.screenshot({ path: `${FOLDER}${name}-phone-${lang}-${colorScheme}.png`, fullPage: true });
    await page.setViewportSize(usual);
  }
}

test("what somebody says is written down for them, and told so everywhere", { timeout: 600_000 }, async (t) => {
  const step = story(t, () => browsers);

  await step("nobody writes for others unless asked to", async () => {
    assert.equal((await host.request.get(at("write-for"))).status(), 403);
    const form = { act: "write", group: "0000000000001", behalf: "paper", kind: "observation", text: "Nein", lang: "de" };
    const sent = await host.request.post(at("write-for"), { form, headers: { origin: server.base } });
    assert.equal(sent.status(), 403);
    assert.equal((await host.request.get(at("helpers"))).status(), 403);
  });

  await step("a host and an interpreter are appointed on a plain page", async () => {
    await desk.goto(at("helpers"));
    await desk.getByRole("button", { name: "Zur Gastgeber:in machen: Amal" }).click();
    await saved(desk, "Gespeichert.");
    await desk.getByRole("button", { name: "Zur Sprachmittler:in machen: Dilan" }).click();
    await desk.getByRole("button", { name: "Nicht mehr Sprachmittler:in: Dilan" }).waitFor();
    // The console hears of it at once.
    await moderator.looksAt(TABLE);
    await moderator.page.locator("li.seat").filter({ hasText: "Dilan" }).getByText("Sprachmittler:in", { exact: true }).waitFor();
  });

  await step("the host writes two cards at once, and one click too many does nothing", async () => {
    await host.goto(`${server.base}/w/${moderator.workshop}`);
    await host.getByRole("link", { name: "Für andere aufschreiben" }).first().click();
    await host.getByRole("radio", { name: "Jemand am Tisch sagt es mir" }).check();
    assert.equal(await host.getByLabel("An welchem Tisch?").count(), 0, "a host has one table");
    await box(host, 1).fill(CARDS.night);
    await box(host, 3).fill(CARDS.letters);
    const posts = [];
    host.on("request", (request) => request.method() === "POST" && posts.push(request));
    await host.getByRole("button", { name: "Auf den Tisch legen" }).click();
    await saved(host, "Gespeichert. 2 Karten sind aufgeschrieben.");
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: server.base };
    const again = await host.request.post(posts[0].url(), { data: posts[0].postData(), headers });
    assert.equal(again.status(), 200, "it is told that they are there");
    // Somebody goes back, and types another sheet into the same form.
    const other = new URLSearchParams(posts[0].postData());
    other.set("text", "Ein anderes Blatt.");
    const more = await host.request.post(posts[0].url(), { data: other.toString(), headers });
    assert.equal(more.status(), 200);
    await host.reload();
    assert.equal(await cards(host, CARDS.night).count(), 1);
    assert.equal(await cards(host, "Ein anderes Blatt.").count(), 1, "it is not taken for a second click");
    await cards(host, CARDS.letters).getByText("Noch nicht aufgedeckt").waitFor();
  });

  await step("what cannot be taken comes back whole, with a sentence", async () => {
    await host.getByRole("radio", { name: "Es steht auf Papier" }).check();
    const long = `Anfang. ${"Noch ein Wort. ".repeat(80)}Ende.`;
    await box(host, 1).fill("Bleibt stehen.");
    // A browser that does not know the limit.
    await box(host, 2).evaluate((area) => area.removeAttribute("maxlength"));
    await box(host, 2).fill(long);
    await host.getByRole("button", { name: "Auf den Tisch legen" }).click();
    await host.getByText(/Ihr Text hat [\d.]+ Zeichen, möglich sind höchstens/).waitFor();
    assert.equal(await box(host, 1).inputValue(), "Bleibt stehen.");
    assert.equal(await box(host, 2).inputValue(), long, "not a letter is lost");
    assert.ok(await host.getByLabel("Es steht auf Papier").isChecked());
    assert.equal(await cards(host, "Bleibt stehen.").count(), 0, "all or none");
  });

  await step("an interpreter writes for another table", async () => {
    await interpreter.goto(at("write-for"));
    await interpreter.getByRole("radio", { name: "Jemand am Tisch sagt es mir" }).check();
    await interpreter.getByLabel("An welchem Tisch?").selectOption({ label: OTHER_TABLE });
    await box(interpreter, 1).fill(CARDS.doctor);
    await interpreter.getByRole("button", { name: "Auf den Tisch legen" }).click();
    await saved(interpreter, "Gespeichert. Eine Karte ist aufgeschrieben.");
    await cards(interpreter, CARDS.doctor).getByText(OTHER_TABLE).waitFor();
  });

  await step("the moderators copy what stands on paper", async () => {
    await moderator.reveals();
    await desk.goto(at("write-for"));
    await desk.getByRole("radio", { name: "Es steht auf Papier" }).check();
    await desk.getByLabel("An welchem Tisch?").selectOption({ label: TABLE });
    await box(desk, 1).fill(CARDS.paper);
    await desk.getByRole("button", { name: "Auf den Tisch legen" }).click();
    await saved(desk, "Gespeichert. Eine Karte ist aufgeschrieben.");
  });

  await step("all at the table see at once that it was written down for somebody", async () => {
    await guest.card(CARDS.night).getByText(FOR_PERSON).waitFor();
    await guest.card(CARDS.paper).getByText(FROM_PAPER).waitFor();
    assert.equal(await guest.card(CARDS.night).getByText("Amal").count(), 0, "they are not the host's words");
  });

  await step("its story says who wrote it down, also to an interpreter from another table", async () => {
    await reads(guest.page, CARDS.night);
    await guest.page.getByText(FOR_PERSON).waitFor();
    await guest.page.getByText("durch die Gastgeber:in des Tisches").waitFor();
    await guest.page.getByText("Amal").waitFor();
    await reads(guest.page, CARDS.paper);
    await guest.page.getByText(FROM_PAPER).waitFor();
    await guest.page.getByText("durch die Moderation").waitFor();
    await reads(interpreter, CARDS.doctor);
    await interpreter.getByText("durch die Sprachmittlung").waitFor();
    await guest.page.goto(at("cards"));
    assert.equal(await guest.page.getByText(CARDS.doctor).count(), 0, "nobody else reads at that table");
  });

  await step("a comment is written down for somebody at the card's own page, and says so", async () => {
    await moderator.starts("Rundgang");
    await reads(desk, CARDS.doctor);
    await looks(desk, desk.url().split("?")[0], "comment-for");
    await reads(interpreter, CARDS.doctor);
    await interpreter.getByText("Für jemanden einen Kommentar aufschreiben").click();
    await interpreter.getByRole("radio", { name: "Jemand am Tisch sagt es mir" }).check();
    await interpreter.getByLabel("Der Kommentar").fill("Bei uns in der Straße auch.");
    await interpreter.getByRole("button", { name: "Kommentar dazulegen" }).click();
    await interpreter.getByText("Bei uns in der Straße auch.").waitFor();
    assert.ok((await interpreter.getByText(FOR_PERSON).count()) >= 2, "the card and the comment");
    await reads(guest.page, CARDS.doctor);
    await guest.page.getByText("Bei uns in der Straße auch.").waitFor();
    assert.equal(await guest.page.getByText("Für jemanden einen Kommentar aufschreiben").count(), 0, "not for everybody");
    await moderator.starts("Sammeln");
  });

  await step("so does the console", async () => {
    await moderator.card(CARDS.night).getByText(FOR_PERSON).waitFor();
    await moderator.card(CARDS.night).getByText("Amal").waitFor();
    await moderator.card(CARDS.paper).getByText(FROM_PAPER).waitFor();
  });

  await step("whoever wrote it down corrects it, and the words before stay readable", async () => {
    await host.goto(at("write-for"));
    const mine = cards(host, CARDS.night);
    await mine.getByText("Verbessern").click();
    await mine.getByLabel("Neuer Text").fill("Abends fährt kein Bus zum Deutschkurs.");
    await mine.getByRole("button", { name: "Text speichern" }).click();
    await saved(host, "Gespeichert. So steht es jetzt da.");
    await reads(guest.page, "Abends fährt kein Bus zum Deutschkurs.");
    await guest.page.locator(".story-before").getByText(CARDS.night).waitFor();
  });

  await step("and takes it back", async () => {
    await host.goto(at("write-for"));
    const mine = cards(host, CARDS.letters);
    await mine.getByText("Verbessern").click();
    await mine.getByRole("button", { name: "Zurücknehmen" }).click();
    await saved(host, "Die Karte ist zurückgenommen.");
    assert.equal(await cards(host, CARDS.letters).count(), 0);
  });

  await step("minutes and exports say so as well", async () => {
    await moderator.starts("Ordnen");
    await desk.goto(at("minutes"));
    await desk.getByText(FROM_PAPER).waitFor();
    await desk.getByText(FOR_PERSON).first().waitFor();
    const lines = (await (await desk.request.get(at("export.csv"))).text()).split("\r\n");
    const line = lines.find((it) => it.includes(CARDS.doctor));
    assert.match(line, /"person","interpreter","Dilan"$/);
    const author = lines[0].split(",").indexOf('"author"');
    assert.ok(author > 0 && line.split('","')[author] === "", "it is not the interpreter's");
    assert.match(lines.find((it) => it.includes(CARDS.paper)), /"paper","facilitator",""$/);
    const json = await (await desk.request.get(at("export.json"))).json();
    const all = json.groups.flatMap((group) => group.loose);
    const told = all.find((it) => it.text === CARDS.doctor).author;
    assert.deepEqual([told.name, told.behalf, told.scribe], [null, "person", { role: "interpreter", name: "Dilan" }]);
  });

  await step("the pages are well made", async () => {
    await moderator.starts("Sammeln");
    await looks(desk, at("write-for"), "write-for");
    await looks(desk, at("helpers"), "helpers");
    await reads(desk, CARDS.paper);
    await looks(desk, desk.url().split("?")[0], "written-down-story");
  });
  browsers.check();
});
