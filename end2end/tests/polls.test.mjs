// Polls in real browsers: six phones vote secretly by every method, change their mind, one comes late; nobody is told
// anything of what they chose; what can be downloaded counts to what the page says; a tablet is passed round; somebody
// votes with the keyboard alone, somebody in Arabic.

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
// A table has twelve chairs; those who come late sit elsewhere.
const OTHER = "Wohnungspolitik";
const THIRD = "Gesundheit";
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
  for (const name of ["Amal", "Bożena", "Çetin", "Dilan", "Eszter"]) {
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
async function opens({ question, method, options, secret = true, late = true, who }) {
  await desk.goto(at("/new"));
  await desk.getByLabel("Was wird gefragt?").fill(question);
  await desk.getByLabel("Wie wird abgestimmt?").selectOption(method);
  await desk.getByLabel("Wozwischen wird gewählt?").fill(options.join("\n"));
  if (who) await desk.getByLabel(who).check();
  if (!secret) await desk.getByLabel("Offen, mit Namen").check();
  await desk.getByLabel("Wer nach der Eröffnung kommt").setChecked(late);
  await desk.getByRole("button", { name: "Entwurf speichern" }).click();
  await desk.getByText("Gespeichert. Prüfen Sie die Vorschau").waitFor();
  await desk.getByRole("button", { name: "Jetzt eröffnen" }).click();
  await desk.getByText(/^0 von \d+ Stimmen sind abgegeben\.$/).waitFor();
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
  // A ballot that leaves something open is asked about once before it is cast.
  const anyway = page.getByRole("button", { name: "Trotzdem so abgeben" });
  const counts = page.getByText("Ihre Stimme zählt.");
  await anyway.or(counts).first().waitFor();
  if (await anyway.isVisible()) await anyway.click();
  await counts.waitFor();
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
const ranks = (option, rank) => async (page) => row(page, option).getByRole("combobox").selectOption(rank);
const ticks = (option, on = true) => async (page) => page.getByLabel(option).setChecked(on);
const both = (one, other) => async (page) => {
  await one(page);
  await other(page);
};
const [YARD, BENCH, GUIDES] = OPTIONS;
const resists = (...marks) => async (page) => {
  for (const [place, option] of [...OPTIONS, "Alles bleibt, wie es ist."].entries()) await mark(option, marks[place])(page);
};
/** Objects to the other two, so that only the first can be carried. */
const minds = (words) => async (page) => {
  await mark(YARD, words)(page);
  for (const option of [BENCH, GUIDES]) {
    await mark(option, "Einwand")(page);
    await row(page, option).getByLabel("Was spricht dagegen?").fill("Das kostet zu viel.");
  }
};
// Method, what is marked first, what those who change their mind mark then, and what is said when four of six did.
const METHODS = [
  ["yes_no_simple", mark(YARD, "Nein"), mark(YARD, "Ja"), `Angenommen: ${YARD}`],
  ["yes_no_absolute", mark(YARD, "Nein"), mark(YARD, "Ja"), `Angenommen: ${YARD}`],
  ["yes_no_two_thirds", mark(YARD, "Nein"), mark(YARD, "Ja"), `Angenommen: ${YARD}`],
  ["approval", ticks(BENCH), both(ticks(BENCH, false), ticks(YARD)), `Gewählt ist: ${YARD}`],
  ["dots", mark(BENCH, "3"), both(mark(BENCH, "0"), mark(YARD, "3")), `Gewählt ist: ${YARD}`],
  ["score", mark(BENCH, "9"), both(mark(BENCH, "0"), mark(YARD, "10")), `Gewählt ist: ${YARD}`],
  ["resistance", resists("8", "0", "8", "9"), resists("0", "9", "8", "9"), `Gewählt ist: ${YARD}`],
  ["consent", minds("Bedenken"), minds("Kein Einwand"), `Es gibt keinen Einwand: ${YARD}`],
  ["schulze", ranks(BENCH, "1"), both(ranks(BENCH, "2"), ranks(YARD, "1")), `Gewählt ist: ${YARD}`],
  ["majority_judgment", mark(BENCH, "Gut"), both(mark(BENCH, "Schlecht"), mark(YARD, "Sehr gut")), `Gewählt ist: ${YARD}`],
  ["equal_shares", both(ticks(BENCH), ticks(YARD)), both(ticks(BENCH, false), ticks(YARD)), `Ausgewählt sind: ${YARD}`],
  ["straw_poll", ticks(BENCH), ticks(YARD), `Vorn liegt: ${YARD}`],
];

/** Without the marks that isolate names in a sentence. */
const plain = (text) => text.replaceAll(/[\u2066-\u2069]/gu, "");

/** On the ballot's own page, which one goes back to. */
async function votes(phone, path, fills) {
  await phone.page.goto(`${server.base}${path}`);
  await fills(phone.page);
  await sends(phone.page);
}

/** Everything the console was told of a poll. */
function toldOf(page, path) {
  const id = path.split("/").pop();
  return page.framesReceived.filter((frame) => frame.includes(id));
}

for (const [method, first, then, expected] of METHODS) {
  test(`by ${method} six phones vote, change their mind, one comes late; what is downloaded counts to the same`, async () => {
    const question = `Womit beginnen (${method})?`;
    const path = await opens({ question, method, options: OPTIONS });
    assert.equal(readdirSync(keys).length, 1, "the box has its key");
    // All begin with the second option, as the room leads there; three of them change to the first, one after it left.
    for (const phone of phones) {
      await goesToVote(phone, question);
      await first(phone.page);
      await sends(phone.page);
    }
    for (const phone of phones.slice(0, 3)) await votes(phone, path, then);
    const late = await Participant.with(browsers, `Spät (${method})`);
    await late.join(server.base, moderator.code, { table: OTHER });
    await votes(late, path, then);
    await late.page.context().close();

    // Those who moderate have both the console and the poll's page open, and neither knows more than how many have voted.
    await desk.reload();
    await desk.getByText(/^6 von \d+ Stimmen sind abgegeben\.$/).waitFor();
    assert.equal(await desk.locator(".poll-result, .chart").count(), 0, "no result while it is open");
    const running = toldOf(moderator.page, path);
    assert.ok(running.length > 0, "the console follows the poll");
    for (const word of ["\"marks\"", "\"result\"", "\"bars\"", "\"winners\"", "receipt"]) {
      assert.ok(running.every((frame) => !frame.includes(word)), `the console was told ${word} of a running poll`);
    }

    const said = plain(await closes(path));
    assert.ok(said.includes(expected), said);
    const report = await recounted(path, method);
    assert.equal(report.ballots, 6);
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
  await desk.getByText(/^1 von \d+ Stimmen sind abgegeben\.$/).waitFor();
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
  const path = await opens({ question, method: "approval", options: ["Montag", "Dienstag"], late: false });
  const late = await Participant.with(browsers, "Spät");
  await late.join(server.base, moderator.code, { table: THIRD });
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

test("in the files of a running poll there is no receipt", async () => {
  const question = "Was steht in der Datei?";
  const path = await opens({ question, method: "score", options: ["Dateiwort-Eins", "Dateiwort-Zwei"] });
  await goesToVote(phones[0], question);
  const receipt = await phones[0].page.locator("input[name=receipt]").inputValue();
  assert.ok(receipt.length >= 20, receipt);
  await mark("Dateiwort-Eins", "7")(phones[0].page);
  await sends(phones[0].page);
  const files = [database, `${database}-wal`].filter((name) => existsSync(name));
  assert.ok(files.some((file) => readFileSync(file).includes("Dateiwort-Eins")), "these are the files it lies in");
  for (const file of files) assert.ok(!readFileSync(file).includes(receipt), `${file} holds the receipt`);
  await closes(path);
});

test("a tablet is passed round: each gets an empty ballot, and the screen is cleared in between", async () => {
  const tablet = await Participant.with(browsers, "Tablet am Tisch", { screen: "tablet" });
  await tablet.join(server.base, moderator.code, { table: THIRD });
  await desk.goto(`${server.base}/w/${workshop}/voters`);
  await desk.getByLabel("Welches Gerät?").selectOption({ label: "Tablet am Tisch" });
  await desk.getByLabel("Wie viele Menschen stimmen damit ab?").fill("3");
  await desk.getByRole("button", { name: "Merken" }).click();
  await desk.getByText("steht für 3 Menschen").waitFor();
  assert.deepEqual(await violations(desk), []);

  const question = "Womit beginnen (Tablet)?";
  const path = await opens({ question, method: "approval", options: OPTIONS });
  await goesToVote(tablet, question);
  for (const [nth, option] of [YARD, YARD, BENCH].entries()) {
    await tablet.page.getByRole("heading", { name: `Stimmzettel ${nth + 1} von 3` }).waitFor();
    assert.equal(await tablet.page.getByRole("checkbox", { checked: true }).count(), 0, "the ballot is empty");
    await tablet.page.getByLabel(option).check();
    await tablet.page.getByRole("button", { name: "Stimme abgeben" }).click();
    await tablet.page.getByRole("heading", { name: "Danke! Bitte geben Sie das Gerät jetzt weiter." }).waitFor();
    const shown = await tablet.page.locator("main").innerText();
    assert.ok(OPTIONS.every((words) => !shown.includes(words)), "nothing of the ballot is on the screen");
    // Whoever comes next and goes back finds no ballot to change, and nobody's marks.
    await tablet.page.goBack();
    assert.equal(await tablet.page.getByRole("checkbox", { checked: true }).count(), 0, "nor behind the back button");
    await tablet.page.goto(`${server.base}${path}`);
  }
  await tablet.page.getByText("Alle an diesem Gerät haben abgestimmt.").waitFor();
  assert.deepEqual((await tablet.page.context().cookies()).filter((it) => it.name.startsWith("receipt-") && it.value && it.name.includes(path.split("/").pop())), []);
  assert.ok(plain(await closes(path)).includes(`Gewählt ist: ${YARD}`));
  assert.equal((await recounted(path, "approval")).ballots, 3);
});

test("for an organisation its delegate votes, whom those who moderate can choose", async () => {
  const people = [];
  for (const name of ["Gül", "Hana"]) {
    const person = await Participant.with(browsers, name);
    await person.join(server.base, moderator.code, { table: THIRD, organisation: "Verein Brücke", kind: "migrant_organisation" });
    people.push(person);
  }
  const [first, second] = people;
  await desk.goto(`${server.base}/w/${workshop}/voters`);
  const club = desk.locator("li").filter({ hasText: "Verein Brücke" }).filter({ has: desk.getByRole("heading", { level: 3 }) });
  assert.ok(plain(await club.innerText()).includes("Es stimmt ab: Gül"));
  await club.getByRole("button", { name: "Bestimmen" }).click();
  await desk.getByText("Gemerkt.").waitFor();
  assert.ok(plain(await club.innerText()).includes("Es stimmt ab: Hana"));

  const question = "Womit beginnen (Organisationen)?";
  const path = await opens({ question, method: "approval", options: OPTIONS, who: "Organisationen, jede mit einer Stimme" });
  await first.page.goto(`${server.base}${path}`);
  await first.page.getByText("Bei dieser Abstimmung sind andere gefragt.").waitFor();
  await goesToVote(second, question);
  await second.page.getByText("Sie stimmen für Verein Brücke.").waitFor();
  await second.page.getByLabel(YARD).check();
  await sends(second.page);
  await closes(path);
  await desk.getByText("Beteiligung: 1 von 1 Organisationen.").waitFor();
});

test("a blank ballot is asked about once, and counts as blank", async () => {
  const question = "Womit beginnen (leer)?";
  const path = await opens({ question, method: "approval", options: OPTIONS });
  const { page } = phones[0];
  await goesToVote(phones[0], question);
  await page.getByRole("button", { name: "Stimme abgeben" }).click();
  await page.getByText("Noch nichts abgeschickt: Ihr Stimmzettel ist leer.").waitFor();
  await desk.reload();
  await desk.getByText(/^0 von \d+ Stimmen sind abgegeben\.$/).waitFor();
  await page.getByRole("button", { name: "Trotzdem so abgeben" }).click();
  await page.getByText("Ihre Stimme zählt.").waitFor();
  await closes(path);
  await desk.getByText("Davon leer: 1.").waitFor();
  await page.goto(`${server.base}${path}?told=voted`);
  assert.equal(await page.getByText("Ihre Stimme zählt.").count(), 0, "what is over cannot be changed any more");
});

test("a ballot that lies open says how many have voted, and when it is too late; what is marked stays to be seen", async () => {
  const question = "Wer merkt das Ende?";
  const path = await opens({ question, method: "approval", options: OPTIONS });
  const [slow, quick] = phones;
  await goesToVote(slow, question);
  await slow.page.getByText(/^0 von \d+ Stimmen sind abgegeben\.$/).waitFor();
  await ticks(YARD)(slow.page);
  await goesToVote(quick, question);
  await ticks(BENCH)(quick.page);
  await sends(quick.page);
  await slow.page.getByText(/^1 von \d+ Stimmen sind abgegeben\.$/).waitFor();
  assert.equal(await slow.page.getByText("Die Abstimmung ist beendet.").count(), 0);
  await closes(path);
  await slow.page.getByText("Die Abstimmung ist beendet.").waitFor();
  assert.equal(await slow.page.getByRole("button", { name: "Stimme abgeben" }).isDisabled(), true);
  assert.equal(await slow.page.getByLabel(YARD).isChecked(), true);
  assert.deepEqual(await violations(slow.page), []);
  await slow.page.getByRole("link", { name: "Ergebnis ansehen" }).click();
  await slow.page.getByRole("heading", { name: "Ergebnis" }).waitFor();
});

test("a ballot in the background holds no connection, and knows at once what it missed when it is looked at again", async () => {
  const question = "Wer schaut gerade nicht hin?";
  const path = await opens({ question, method: "approval", options: OPTIONS });
  const { page } = phones[0];
  const asked = [];
  page.on("request", (request) => request.url().endsWith("/news") && asked.push(request.url()));
  await goesToVote(phones[0], question);
  const turns = (hidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await page.getByText(/Stimmen sind abgegeben/).waitFor();
  const gone = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/news"));
  await turns(true);
  await gone;
  await closes(path);
  assert.equal(asked.length, 1);
  assert.equal(await page.getByText("Die Abstimmung ist beendet.").count(), 0);
  await turns(false);
  await page.getByText("Die Abstimmung ist beendet.").waitFor();
  assert.equal(asked.length, 2);
});

test("a draft that lies open says when it is opened", async () => {
  await desk.goto(at("/new"));
  await desk.getByLabel("Was wird gefragt?").fill("Wer merkt den Anfang?");
  await desk.getByLabel("Wozwischen wird gewählt?").fill("Ja\nNein");
  await desk.getByRole("button", { name: "Entwurf speichern" }).click();
  await desk.getByText("Gespeichert. Prüfen Sie die Vorschau").waitFor();
  const second = await desk.context().newPage();
  await second.goto(desk.url().split("?")[0]);
  await desk.getByRole("button", { name: "Jetzt eröffnen" }).click();
  await second.getByText("Die Abstimmung ist eröffnet.").waitFor();
  await second.close();
  await closes(new URL(desk.url()).pathname);
});

test("a quick straw poll is one form, and what cannot open stays a draft that says why", async () => {
  await desk.goto(at("/new"));
  await desk.getByLabel("Was wird gefragt?").fill("Pause jetzt?");
  await desk.getByRole("button", { name: "Speichern und gleich eröffnen" }).click();
  await desk.getByRole("heading", { level: 1, name: "Pause jetzt?" }).waitFor();
  await desk.getByText("Es fehlt noch etwas").waitFor();
  await desk.getByRole("link", { name: "Ändern" }).click();
  await desk.getByLabel("Wozwischen wird gewählt?").fill("Ja\nNein");
  await desk.getByRole("button", { name: "Speichern und gleich eröffnen" }).click();
  await desk.getByText(/^0 von \d+ Stimmen sind abgegeben\.$/).waitFor();
  await closes(new URL(desk.url()).pathname);
});

test("with the keyboard alone one gets from the room to a vote that counts", async () => {
  const question = "Womit beginnen (Tastatur)?";
  const path = await opens({ question, method: "score", options: [YARD, BENCH] });
  const { page } = phones[0];
  await page.goto(`${server.base}/w/${workshop}`);
  await page.locator(".poll-call").filter({ hasText: question }).waitFor();
  /** Presses Tab until something bears that name, as somebody without a mouse does. */
  const tabsTo = async (wanted) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press("Tab");
      const found = await page.evaluate(() => {
        const on = document.activeElement;
        const label = on?.labels?.[0]?.innerText ?? "";
        const group = on?.closest?.("fieldset")?.querySelector("legend")?.innerText ?? "";
        return `${group} ${label} ${on?.innerText ?? ""} ${on?.getAttribute?.("href") ?? ""}`;
      });
      if (found.includes(wanted)) return;
    }
    assert.fail(`no Tab leads to ${wanted}`);
  };
  await tabsTo(path);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: question }).waitFor();
  await tabsTo(YARD);
  // A group of radio buttons is one stop; arrows choose within it.
  await page.keyboard.press("Space");
  for (let points = 0; points < 3; points += 1) await page.keyboard.press("ArrowRight");
  await tabsTo("Stimme abgeben");
  await page.keyboard.press("Enter");
  // The other option has no answer: asked about once.
  await page.getByText("Noch nichts abgeschickt").waitFor();
  await tabsTo("Trotzdem so abgeben");
  await page.keyboard.press("Enter");
  await page.getByText("Ihre Stimme zählt.").waitFor();
  const chosen = await row(page, YARD).getByRole("radio", { checked: true }).getAttribute("value");
  assert.equal(chosen, "3", "arrows chose a number");
  await closes(path);
  assert.equal((await recounted(path, "score")).ballots, 1);
});

test("in Arabic one votes from right to left, and reads the result", async () => {
  const farid = await Participant.with(browsers, "Farid", { lang: "ar" });
  await farid.join(server.base, moderator.code, { table: THIRD });
  const question = "Womit beginnen (Arabisch)?";
  const path = await opens({ question, method: "approval", options: OPTIONS });
  await goesToVote(farid, question);
  assert.equal(await farid.page.locator("html").getAttribute("dir"), "rtl");
  await farid.page.getByRole("heading", { name: "ورقة التصويت" }).waitFor();
  assert.deepEqual(await violations(farid.page), []);
  await farid.page.getByLabel(YARD).check();
  await farid.page.getByRole("button", { name: "أدلِ بصوتك" }).click();
  await farid.page.getByText("تم احتساب صوتك.").waitFor();
  await closes(path);
  await farid.page.goto(`${server.base}${path}`);
  assert.ok(plain(await farid.page.locator(".poll-headline").innerText()).includes(`تم اختيار: ${YARD}`));
  assert.deepEqual(await violations(farid.page), []);
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
