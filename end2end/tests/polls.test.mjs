// Polls in real browsers: three phones vote secretly by every method, change their mind, one comes late; nobody is told
// anything of what they chose; what can be downloaded counts to what the page says; a tablet is passed round.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "../lib/axe.mjs";
import { Browsers, SCREENS, wasTold } from "../lib/browsers.mjs";
import { Moderator, Participant } from "../lib/people.mjs";
import { Server, binary, temporaryFolder } from "../lib/server.mjs";

const TABLE = "Bildung";
const folder = temporaryFolder();
const database = join(folder, "visionscafe.db");
const keys = `${database}-ballot-keys`;

let server;
let browsers;
let moderator;
let desk;
let workshop;
let phones;

before(async () => {
  server = await Server.start({ database: `sqlite:${database}` });
  browsers = await Browsers.launch();
  moderator = await Moderator.with(browsers);
  await moderator.enters(server.facilitatorUrl);
  await moderator.makes("VisionsCafé stimmt ab");
  workshop = new URL(moderator.page.url()).pathname.split("/")[2];
  phones = [];
  for (const name of ["Amal", "Bożena", "Çetin"]) {
    const phone = await Participant.with(browsers, name);
    await phone.join(server.base, moderator.code, { table: TABLE });
    phones.push(phone);
  }
  // The polls are run from a second tab, beside the console that stays open and is listened to.
  desk = await moderator.page.context().newPage();
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

const at = (path) => `${server.base}/w/${workshop}/polls${path}`;

/** Prepares and opens a poll; answers with its address. */
async function opens({ question, method, options, secret = true, late = true }) {
  await desk.goto(at("/new"));
  await desk.getByLabel("Was wird gefragt?").fill(question);
  await desk.getByLabel("Wie wird abgestimmt?").selectOption(method);
  await desk.getByLabel("Wozwischen wird gewählt?").fill(options.join("\n"));
  if (!secret) await desk.getByLabel("Offen, mit Namen").check();
  await desk.getByLabel("Wer nach der Eröffnung kommt").setChecked(late);
  await desk.getByRole("button", { name: "Entwurf speichern" }).click();
  await desk.getByText("Gespeichert. Prüfen Sie die Vorschau").waitFor();
  await desk.getByRole("button", { name: "Jetzt eröffnen" }).click();
  await desk.getByText("0 von 3 Stimmen sind abgegeben.").or(desk.getByText(/0 von \d+ Stimmen/)).first().waitFor();
  return new URL(desk.url()).pathname;
}

async function closes(path) {
  await desk.goto(`${server.base}${path}`);
  await desk.getByRole("button", { name: "Schließen und auszählen" }).click();
  await desk.getByRole("heading", { name: "Ergebnis" }).waitFor();
  return desk.locator(".poll-headline").innerText();
}

/** From the room to the ballot, as the room leads there. */
async function goesToVote(phone, question) {
  await phone.page.goto(`${server.base}/w/${workshop}`);
  const call = phone.page.locator(".poll-call").filter({ hasText: question });
  await call.getByRole("link").click();
  await phone.page.getByRole("heading", { level: 1, name: question }).waitFor();
}

async function sends(page) {
  await page.getByRole("button", { name: /Stimme (abgeben|ändern)/ }).click();
  await page.getByText("Ihre Stimme zählt.").waitFor();
}

const row = (page, option) => page.locator(".ballot-row").filter({ hasText: option });
const mark = (option, words) => async (page) => {
  // The radio button lies under its word.
  await row(page, option).getByRole("radio", { name: words, exact: true }).check();
};

/** What is left of a poll when it is over: its ballots, counted again by our program. */
async function recounted(path, method) {
  const link = desk.getByRole("link", { name: "Stimmzettel herunterladen" });
  const name = await link.getAttribute("download");
  const answer = await desk.request.get(`${server.base}${path}/ballots`);
  assert.equal(answer.status(), 200);
  const file = join(folder, name);
  writeFileSync(file, await answer.text());
  const { status, stdout, stderr } = spawnSync(binary(), ["tally", file, "--method", method, "--json"], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const OPTIONS = ["Schulhof öffnen", "Bank am Bus", "Lotsen"];
const METHODS = [
  ["yes_no_simple", mark(OPTIONS[0], "Ja"), "Angenommen: Schulhof öffnen"],
  ["yes_no_absolute", mark(OPTIONS[0], "Ja"), "Angenommen: Schulhof öffnen"],
  ["yes_no_two_thirds", mark(OPTIONS[0], "Ja"), "Angenommen: Schulhof öffnen"],
  ["approval", async (page) => page.getByLabel(OPTIONS[0]).check(), "Gewählt ist: Schulhof öffnen"],
  ["dots", mark(OPTIONS[0], "3"), "Gewählt ist: Schulhof öffnen"],
  ["score", mark(OPTIONS[0], "10"), "Gewählt ist: Schulhof öffnen"],
  ["consent", mark(OPTIONS[0], "Kein Einwand"), "Es gibt keinen Einwand: Schulhof öffnen"],
  ["schulze", async (page) => row(page, OPTIONS[0]).getByRole("combobox").selectOption("1"), "Gewählt ist: Schulhof öffnen"],
  ["majority_judgment", mark(OPTIONS[0], "Sehr gut"), "Gewählt ist: Schulhof öffnen"],
  ["equal_shares", async (page) => page.getByLabel(OPTIONS[0]).check(), "Ausgewählt sind: Schulhof öffnen"],
  ["straw_poll", async (page) => page.getByLabel(OPTIONS[0]).check(), "Vorn liegt: Schulhof öffnen"],
];

/** Without the marks that isolate names in a sentence. */
const plain = (text) => text.replaceAll(/[\u2066-\u2069]/gu, "");

for (const [method, fills, expected] of METHODS) {
  test(`by ${method} phones vote, and what is downloaded counts to the same`, async () => {
    const question = `Womit beginnen (${method})?`;
    const path = await opens({ question, method, options: OPTIONS });
    assert.equal(readdirSync(keys).length, 1, "the box has its key");
    for (const phone of phones.slice(0, 2)) {
      await goesToVote(phone, question);
      await fills(phone.page);
      await sends(phone.page);
    }
    const said = plain(await closes(path));
    assert.ok(said.includes(expected), said);
    const report = await recounted(path, method);
    assert.equal(report.ballots, 2);
    assert.deepEqual(report.winners ?? report.outcomes[0], [1]);
    assert.equal(readdirSync(keys).length, 0, "the key is gone");
  });
}

test("with resistance the status quo can win", async () => {
  const path = await opens({ question: "Bleibt es so?", method: "resistance", options: OPTIONS });
  await goesToVote(phones[0], "Bleibt es so?");
  for (const option of OPTIONS) await mark(option, "10")(phones[0].page);
  await sends(phones[0].page);
  assert.ok((await closes(path)).includes("Alles bleibt, wie es ist."));
  assert.deepEqual((await recounted(path, "resistance")).winners, [4]);
});

test("a vote can be changed, on its own phone alone; nobody is told what it was", async () => {
  const question = "Wer beginnt?";
  const path = await opens({ question, method: "approval", options: ["Geheimwort-Eins", "Geheimwort-Zwei"] });
  const [amal] = phones;
  await goesToVote(amal, question);
  assert.deepEqual(await violations(amal.page), []);
  await amal.page.getByLabel("Geheimwort-Eins").check();
  await sends(amal.page);
  await amal.page.getByLabel("Geheimwort-Eins").uncheck();
  await amal.page.getByLabel("Geheimwort-Zwei").check();
  await sends(amal.page);
  await desk.reload();
  await desk.getByText("1 von 3 Stimmen sind abgegeben.").waitFor();
  // The options are known to all; whether and how often somebody ticked them is in no message to anybody.
  const id = path.split("/").pop();
  const told = moderator.page.framesReceived.filter((frame) => frame.includes(id)).map((frame) => JSON.parse(frame));
  const views = told.flatMap((message) => message.changes ?? []).filter((change) => change.is === "poll" && change.id === id);
  assert.ok(views.some((view) => view.stage.is === "open"), "the console follows the poll");
  assert.ok(views.every((view) => !("result" in view.stage)), "but hears of no result");
  for (const page of [moderator.page, phones[1].page]) {
    assert.equal(await wasTold(page, "\"marks\""), false);
  }
  const second = await Participant.with(browsers, "Amal am zweiten Telefon");
  const cookies = (await amal.page.context().cookies()).filter((cookie) => !cookie.name.startsWith("receipt-"));
  await second.page.context().addCookies(cookies);
  await second.page.goto(`${server.base}${path}`);
  await second.page.getByText("Für diesen Platz ist schon abgestimmt.").waitFor();
  assert.ok(plain(await closes(path)).includes("Gewählt ist: Geheimwort-Zwei"));
});

test("an objection needs its reason, and what was typed stays", async () => {
  const question = "Stille Stunde am Mittag";
  const path = await opens({ question, method: "consent", options: [] });
  const [, , cetin] = phones;
  await goesToVote(cetin, question);
  await cetin.page.getByRole("radio", { name: "Einwand", exact: true }).check();
  await cetin.page.getByRole("button", { name: "Stimme abgeben" }).click();
  await cetin.page.getByText("Bitte schreiben Sie zu Ihrem Einwand").waitFor();
  assert.ok(await cetin.page.getByRole("radio", { name: "Einwand", exact: true }).isChecked());
  await cetin.page.getByLabel("Was spricht dagegen?").fill("Am Mittag kochen wir.");
  await sends(cetin.page);
  assert.ok((await closes(path)).includes("Es gibt einen Einwand."));
  await desk.getByText("Am Mittag kochen wir.").waitFor();
  assert.ok(!(await desk.locator("main").innerText()).includes("Çetin"), "no name beside it");
  await desk.getByRole("link", { name: "Neue Runde mit geändertem Vorschlag" }).click();
  assert.equal(await desk.getByLabel("Was wird gefragt?").inputValue(), question);
});

test("a tie is a tie until the lot decides, and late arrivals stay out where that was said", async () => {
  const question = "Montag oder Dienstag?";
  const path = await opens({ question, method: "straw_poll", options: ["Montag", "Dienstag"], late: false });
  const late = await Participant.with(browsers, "Spät");
  await late.join(server.base, moderator.code, { table: TABLE });
  await late.page.goto(`${server.base}${path}`);
  await late.page.getByText("Bei dieser Abstimmung sind andere gefragt.").waitFor();
  for (const [phone, day] of [[phones[0], "Montag"], [phones[1], "Dienstag"]]) {
    await goesToVote(phone, question);
    await phone.page.getByLabel(day).check();
    await sends(phone.page);
  }
  await closes(path);
  await desk.getByRole("button", { name: "Das Los entscheiden lassen" }).click();
  await desk.getByText("Der Gleichstand wurde durch das Los entschieden für:").waitFor();
  assert.deepEqual(await violations(desk), []);
});

test("where names are shown they stand beside the votes, and only after closing", async () => {
  const question = "Offen gefragt";
  const path = await opens({ question, method: "yes_no_simple", options: [], secret: false });
  await goesToVote(phones[0], question);
  await phones[0].page.getByText("Nach dem Schließen steht Ihr Name bei Ihrer Stimme.").waitFor();
  await phones[0].page.getByRole("radio", { name: "Nein", exact: true }).check();
  await sends(phones[0].page);
  await desk.reload();
  assert.ok(!(await desk.locator("main").innerText()).includes("Amal"));
  await closes(path);
  await desk.getByRole("row", { name: /Amal/ }).waitFor();
});

test("nothing of a running poll is in the database but sealed, and the log knows no ballot", async () => {
  const question = "Was steht in der Datei?";
  const path = await opens({ question, method: "score", options: ["Dateiwort-Eins", "Dateiwort-Zwei"] });
  const size = () => readFileSync(database).length;
  await goesToVote(phones[0], question);
  const receipt = await phones[0].page.locator("input[name=receipt]").inputValue();
  await mark("Dateiwort-Eins", "7")(phones[0].page);
  await sends(phones[0].page);
  for (const file of [database, `${database}-wal`].filter((name) => existsSync(name))) {
    assert.ok(!readFileSync(file).includes(receipt), `${file} holds the receipt`);
  }
  assert.ok(size() > 0);
  await closes(path);
});

test("the wall shows how many have voted, and the result only once it is closed", async () => {
  const question = "Was steht auf der Leinwand?";
  const wall = await browsers.open("projector", SCREENS.projector);
  await wall.goto(await moderator.page.locator("a[href*='/p/']").first().getAttribute("href"));
  const path = await opens({ question, method: "approval", options: ["Wandwort-Eins", "Wandwort-Zwei"] });
  await desk.getByRole("button", { name: "Auf die Leinwand" }).click();
  await wall.getByText(question).waitFor();
  await wall.getByText(/^0 von \d+ haben abgestimmt\.$/).waitFor();
  await goesToVote(phones[0], question);
  await phones[0].page.getByLabel("Wandwort-Zwei").check();
  await sends(phones[0].page);
  await wall.getByText(/^1 von \d+ haben abgestimmt\.$/).waitFor();
  assert.equal(await wall.locator(".wall-poll-bar").count(), 0, "no bars while it is open");
  await closes(path);
  await wall.locator(".wall-poll-bar.is-won").waitFor();
  await wall.getByText("Ergebnis", { exact: true }).waitFor();
});
