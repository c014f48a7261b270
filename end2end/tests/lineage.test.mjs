// Where a card comes from and what became of it, in real browsers and without JavaScript where one only reads: cards are
// merged, split, reworded, turned down and made into goals; guests read all of it both ways. What is hidden leaves a
// public trace and not a word more.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { overflow, violations } from "../lib/axe.mjs";
import { Browsers, SCREENS, story, wasTold } from "../lib/browsers.mjs";
import { Moderator, Participant } from "../lib/people.mjs";
import { Server } from "../lib/server.mjs";

const TABLE = "Bildung";
const FOLDER = fileURLToPath(new URL("../screenshots/", import.meta.url));
const CARDS = {
  schools: "Elternbriefe versteht kaum jemand.",
  letters: "Die Schule schreibt nur auf Deutsch.",
  both: "Es fehlen Kitaplätze und Deutschkurse am Abend.",
  moon: "Mondwort: Der Mond soll nachts heller scheinen.",
  names: "Namenswort: Frau Beispiel aus der Gasse war schuld.",
};
const MERGED = "Was die Schule schreibt, verstehen viele Eltern nicht.";
const REWORDED = "Was Schulen schreiben, verstehen viele Eltern nicht.";
const PARTS = ["Es fehlen Kitaplätze.", "Es fehlen Deutschkurse am Abend."];
const SAME = "Beide Karten sagen dasselbe.";
const NO_MOON = "Darüber entscheidet nicht die Stadt.";
const HIDDEN_WHY = "Bitte ohne Namen von Nachbarn.";

let server;
let browsers;
let moderator;
let desk;
let workshop;
let amal;
let guest;

before(async () => {
  mkdirSync(FOLDER, { recursive: true });
  server = await Server.start();
  browsers = await Browsers.launch();
  moderator = await Moderator.with(browsers);
  await moderator.enters(server.facilitatorUrl);
  await moderator.makes("VisionsCafé mit Faden");
  ({ workshop } = moderator);
  amal = await Participant.with(browsers, "Amal");
  guest = await Participant.with(browsers, "Bożena");
  for (const person of [amal, guest]) await person.join(server.base, moderator.code, { table: TABLE });
  desk = await moderator.page.context().newPage();
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

const at = (path) => [server.base, "w", workshop, path].filter(Boolean).join("/");

/** Goes to a card's page by way of the list of all cards. */
async function reads(page, text) {
  await page.goto(at("cards"));
  await page.getByRole("main").getByRole("link", { name: text }).click();
  await page.getByRole("heading", { level: 1, name: "Die Geschichte dieser Karte" }).waitFor();
}

const part = (page, heading) => page.getByRole("region", { name: heading });

/** One of the forms of a card's page, unfolded. */
async function unfolds(page, title) {
  const form = page.locator("details.story-act").filter({ has: page.locator("summary", { hasText: title }) });
  await form.locator("summary").click();
  return form;
}

async function saved(page) {
  await page.getByText("Gespeichert. So sieht es jetzt aus.").waitFor();
}

/** A reader's own checks of a page: axe, the width of a small phone, and a picture in German and Arabic, by day and night. */
async function looks(page, path, name) {
  const usual = page.viewportSize();
  for (const [lang, colorScheme] of [["ar", "dark"], ["de", "light"]]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(`${path}?lang=${lang}`);
    const folds = page.locator("details.story-act");
    for (let n = 0; n < (await folds.count()); n += 1) await folds.nth(n).locator("summary").click();
    assert.deepEqual(await violations(page), [], `${name} ${lang}`);
    await page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await overflow(page), null, `${name} ${lang}`);
    await page.screenshot({ path: `${FOLDER}${name}-${lang}-${colorScheme}.png`, fullPage: true });
    await page.setViewportSize(usual);
  }
}

test("the thread of a card is kept, and nothing disappears unseen", { timeout: 600_000 }, async (t) => {
  const step = story(t, () => browsers);

  await step("cards are written and shown", async () => {
    await moderator.starts("Sammeln");
    for (const text of [CARDS.schools, CARDS.both, CARDS.moon, CARDS.names]) await amal.writes(text);
    await guest.writes(CARDS.letters);
    await moderator.starts("Ordnen");
    await guest.card(CARDS.moon).waitFor();
  });

  await step("who leads no table is offered nothing but her own card to split", async () => {
    await guest.card(CARDS.moon).getByRole("link", { name: "Geschichte" }).click();
    await guest.page.getByText("Sie wurde neu geschrieben und kommt aus keiner anderen Karte.").waitFor();
    assert.equal(await guest.page.locator("main form").count(), 0);
    await reads(guest.page, CARDS.letters);
    assert.deepEqual(await guest.page.locator("details.story-act summary").allInnerTexts(), ["Aufteilen"]);
    const card = new URL(guest.page.url()).pathname;
    const body = "do=reject&reason=Einfach+so";
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: server.base };
    const answer = await guest.page.request.post(`${server.base}${card}/act`, { data: body, headers });
    assert.equal(answer.status(), 422);
    assert.match(await answer.text(), /Das ist hier nicht für Sie vorgesehen/);
  });

  await step("two cards become one, with a reason", async () => {
    await reads(desk, CARDS.schools);
    const form = await unfolds(desk, "Mit anderen zusammenfassen");
    await form.getByLabel(CARDS.letters).check();
    await form.getByLabel("Neuer Text").fill(MERGED);
    await form.getByLabel("Grund").fill(SAME);
    await form.getByRole("button", { name: "Zusammenfassen" }).click();
    await saved(desk);
    await desk.locator(".story-text").getByText(MERGED).waitFor();
    await desk.goto(at("cards"));
    const heading = desk.getByRole("heading", { name: "Beiseitegelegt" });
    assert.equal(await heading.locator("xpath=following-sibling::ul").locator("li").count(), 2);
  });

  await step("it is said in other words, and what it said before is kept", async () => {
    await reads(desk, MERGED);
    const form = await unfolds(desk, "Umformulieren");
    await form.getByLabel("Neuer Text").fill(REWORDED);
    await form.getByRole("button", { name: "Umformulieren" }).click();
    await saved(desk);
  });

  await step("a refused form keeps what was typed", async () => {
    await reads(desk, CARDS.both);
    const form = await unfolds(desk, "Aufteilen");
    await form.getByLabel("Teil 1").fill(PARTS[0]);
    await form.getByLabel("Teil 2").fill(" ");
    await form.getByRole("button", { name: "Aufteilen" }).click();
    await desk.getByText("Hier steht noch kein Text.").waitFor();
    assert.equal(await desk.getByLabel("Teil 1").inputValue(), PARTS[0]);
    await desk.getByLabel("Teil 2").fill(PARTS[1]);
    await desk.locator("details[open]").getByRole("button", { name: "Aufteilen" }).click();
    await saved(desk);
  });

  await step("a card is turned down openly, another hidden under a rule", async () => {
    await reads(desk, CARDS.moon);
    const form = await unfolds(desk, "Offen ablehnen");
    await form.getByLabel("Grund").fill(NO_MOON);
    await form.getByRole("button", { name: "Offen ablehnen" }).click();
    await saved(desk);
    await moderator.looksAt(TABLE);
    await moderator.fromCardMenu(CARDS.names, "Ausblenden");
    const reason = moderator.card(CARDS.names).locator("form");
    assert.equal(await reason.getByRole("link", { name: "Alle Regeln lesen" }).getAttribute("href"), "/policy");
    await reason.getByRole("button", { name: "Der Text nennt eine Person." }).click();
    assert.equal(await reason.getByRole("combobox").inputValue(), "personal_data");
    await reason.getByRole("textbox").fill(HIDDEN_WHY);
    await reason.getByRole("button", { name: "Ausblenden", exact: true }).click();
    const log = moderator.page.locator(".side");
    await log.getByText("Regel: Angaben über andere Menschen").waitFor({ state: "attached" });
    await log.getByText(`Abgelehnt: „${CARDS.moon}“`).waitFor({ state: "attached" });
  });

  await step("the tables show what became of them, and the author is told", async () => {
    await guest.page.goto(at());
    await guest.isLive();
    for (const told of ["mit anderen zusammengefasst", "aufgeteilt", "offen abgelehnt"]) {
      await amal.page.getByText(`Ihre Karte wurde ${told}:`).waitFor();
    }
    // Three at a time: the fourth comes when these are read.
    await amal.button("Verstanden").click();
    await amal.page.getByText("Die Moderation hat Ihre Karte ausgeblendet:").waitFor();
    for (const person of [amal, guest]) {
      for (const text of [REWORDED, ...PARTS]) await person.card(text).waitFor();
      for (const text of [CARDS.schools, CARDS.letters, CARDS.both, CARDS.moon]) {
        await person.card(text).waitFor({ state: "detached" });
      }
    }
  });

  await step("a guest reads where it comes from and what became of it", async () => {
    const { page } = guest;
    await guest.card(REWORDED).getByRole("link", { name: "Geschichte" }).click();
    const from = part(page, "Woher sie kommt");
    await from.getByText("Zusammengefasst aus:").waitFor();
    await from.getByText(SAME).waitFor();
    assert.deepEqual((await from.getByRole("link").allInnerTexts()).sort(), [CARDS.letters, CARDS.schools].sort());
    await part(page, "Was mit ihr geschah").getByText(`Vorher: ${MERGED}`).waitFor();
    await from.getByRole("link", { name: CARDS.schools }).click();
    await page.locator(".story-text").getByText(CARDS.schools).waitFor();
    const became = part(page, "Was daraus wurde");
    await became.getByText(/Zusammengefasst zu · \d\d:\d\d · durch die Moderation/).waitFor();
    await became.getByRole("link", { name: REWORDED }).click();
    await page.locator(".story-text").getByText(REWORDED).waitFor();
    await reads(page, PARTS[1]);
    await part(page, "Woher sie kommt").getByRole("link", { name: CARDS.both }).click();
    assert.deepEqual(await part(page, "Was daraus wurde").getByRole("link").allInnerTexts(), PARTS);
    await reads(page, CARDS.moon);
    await page.locator(".note").getByText(NO_MOON).waitFor();
  });

  await step("the trace says that something was taken away, when and under which rule, and nothing more", async () => {
    const stranger = await browsers.open("stranger", SCREENS.phone);
    for (const page of [guest.page, stranger]) {
      await page.goto(at("trace"));
      await page.getByRole("listitem").filter({ hasText: /\d\d:\d\d\s*Karte ausgeblendet · Bildung\s*Regel: Angaben über andere Menschen/ }).waitFor();
      await page.getByRole("listitem").filter({ hasText: /\d\d:\d\d\s*Karte offen abgelehnt · Bildung/ }).waitFor();
      const html = await page.content();
      for (const secret of ["Namenswort", "Mondwort", HIDDEN_WHY, NO_MOON, "Amal"]) {
        assert.equal(html.includes(secret), false, `${secret} is in the trace`);
      }
      await page.getByRole("link", { name: "Angaben über andere Menschen" }).click();
      await page.getByRole("heading", { level: 2, name: "Angaben über andere Menschen" }).waitFor();
    }
    await stranger.context().close();
    for (const path of ["cards", "trace", undefined]) {
      await guest.page.goto(at(path));
      assert.equal((await guest.page.content()).includes(HIDDEN_WHY), false, path);
      assert.equal((await guest.page.content()).includes("Namenswort"), false, path);
    }
    await guest.isLive();
    await guest.card(REWORDED).waitFor();
    const since = guest.page.framesReceived.slice(-20);
    assert.equal(since.length > 0, true);
    assert.equal(guest.page.framesReceived.some((frame) => frame.includes(HIDDEN_WHY)), false, "nobody else reads the reason");
    // What guests were told before it was hidden they were told; a page opened now is told nothing of it.
    const fresh = await Participant.with(browsers, "Dilek");
    await fresh.join(server.base, moderator.code, { table: TABLE });
    await fresh.card(REWORDED).waitFor();
    assert.equal(await wasTold(fresh.page, "Namenswort"), false);
    const hidden = new URL(await hiddenCard()).pathname;
    fresh.page.forgives?.push(/status of 404/);
    const answer = await fresh.page.request.get(`${server.base}${hidden}`);
    assert.equal(answer.status(), 404);
    assert.equal((await answer.text()).includes("Namenswort"), false);
  });

  await step("what was turned down is put back, and a card becomes a goal and a measure", async () => {
    await reads(desk, CARDS.moon);
    await desk.getByRole("button", { name: "Zurück auf den Tisch legen" }).click();
    await saved(desk);
    await guest.page.goto(at());
    await guest.isLive();
    await guest.card(CARDS.moon).waitFor();
    await moderator.starts("Ziele und Maßnahmen");
    await reads(desk, PARTS[1]);
    const goal = await unfolds(desk, "Etwas daraus ableiten");
    await goal.getByRole("radio", { name: "Ziel", exact: true }).check();
    await goal.getByLabel("Neuer Text").fill("Deutsch lernen geht auch abends.");
    await goal.getByRole("button", { name: "Karte anlegen" }).click();
    await saved(desk);
    const measure = await unfolds(desk, "Etwas daraus ableiten");
    await measure.getByRole("radio", { name: "Maßnahme", exact: true }).check();
    await measure.getByLabel("Neuer Text").fill("Ein Abendkurs in jedem Stadtteil.");
    await measure.getByRole("button", { name: "Karte anlegen" }).click();
    await saved(desk);
    await part(desk, "Was daraus wurde").getByText("Gehört unter").waitFor();
    await part(desk, "Woher sie kommt").getByRole("link", { name: "Deutsch lernen geht auch abends." }).click();
    await part(desk, "Woher sie kommt").getByRole("link", { name: PARTS[1] }).waitFor();
    await part(desk, "Was daraus wurde").getByText("Darunter hängt").waitFor();
  });

  await step("the pages suit everybody, in German and Arabic, by day and by night", async () => {
    await moderator.starts("Ordnen");
    await reads(desk, REWORDED);
    await looks(desk, desk.url().split("?")[0], "story");
    await reads(desk, CARDS.schools);
    await looks(desk, desk.url().split("?")[0], "story-aside");
    await looks(desk, at("cards"), "cards");
    await looks(desk, at("trace"), "trace");
    await looks(desk, `${server.base}/policy`, "policy");
  });
});

test("an author is told when somebody else rewords or merges the own card, and when that is taken back", { timeout: 300_000 }, async (t) => {
  const step = story(t, () => browsers);
  const words = { bus: "Der Bus fährt sonntags nicht.", train: "Abends fährt kein Zug mehr.", own: "Die Haltestelle liegt im Dunkeln." };
  const reworded = "Sonntags fährt kein Bus.";
  const clearer = "So versteht man es schneller.";
  const emre = await Participant.with(browsers, "Emre");
  const host = await Participant.with(browsers, "Chiara");
  const note = (person) => person.page.locator(".note-lines");
  const reads = async (person) => {
    await person.button("Verstanden").click();
    await note(person).waitFor({ state: "detached" });
  };
  const does = async (text, title, fill) => {
    await host.card(text).getByRole("link", { name: "Geschichte" }).click();
    const form = await unfolds(host.page, title);
    await fill(form);
    await form.getByRole("button").last().click();
    await saved(host.page);
    await host.page.goto(at());
    await host.isLive();
  };

  await step("a host and an author write, and the table puts things in order", async () => {
    for (const person of [emre, host]) await person.join(server.base, moderator.code, { table: TABLE });
    await moderator.looksAt(TABLE);
    await moderator.fromSeatMenu("Chiara", "Zur Gastgeber:in machen");
    await moderator.starts("Sammeln");
    await emre.writes(words.bus);
    await emre.writes(words.train);
    await host.writes(words.own);
    await moderator.starts("Ordnen");
    await host.card(words.bus).waitFor();
  });

  await step("the author reads that it says it in other words, and why", async () => {
    await does(words.bus, "Umformulieren", async (form) => {
      await form.getByLabel("Neuer Text").fill(reworded);
      await form.getByLabel("Grund").fill(clearer);
    });
    await note(emre).getByText("Ihre Karte wurde umformuliert:").waitFor();
    await note(emre).getByText(clearer).waitFor();
    await note(emre).getByRole("link", { name: reworded }).click();
    await part(emre.page, "Was mit ihr geschah").getByText(`Vorher: ${words.bus}`).waitFor();
    await emre.page.goto(at());
    await emre.isLive();
    await reads(emre);
  });

  await step("the author reads that it was merged, and its host, whose card went too, is told nothing", async () => {
    await does(words.train, "Mit anderen zusammenfassen", async (form) => {
      await form.getByLabel(words.own).check();
      await form.getByLabel("Neuer Text").fill("Abends kommt man schlecht nach Hause.");
      await form.getByLabel("Grund").fill(SAME);
    });
    const told = note(emre).getByText("Ihre Karte wurde mit anderen zusammengefasst:");
    await told.waitFor();
    assert.equal(await told.innerText(), `Ihre Karte wurde mit anderen zusammengefasst: ${words.train} Grund: ${SAME}`);
    await host.card("Abends kommt man schlecht nach Hause.").waitFor();
    assert.equal(await note(host).count(), 0);
    const log = moderator.page.locator(".side");
    await log.getByText(`Zusammengefasst: „${words.train}“. Daraus wurde:`).waitFor({ state: "attached" });
    await log.getByText(`Umformuliert: „${reworded}“. Grund: ${clearer}`).waitFor({ state: "attached" });
  });

  await step("taken back, that is the last word", async () => {
    await host.page.goto(await note(emre).getByRole("link").evaluate((link) => link.href));
    await host.page.getByRole("button", { name: "Zurück auf den Tisch legen" }).click();
    await saved(host.page);
    await note(emre).getByText("Eine Änderung an Ihrer Karte wurde zurückgenommen:").waitFor();
    assert.equal(await note(emre).getByText("zusammengefasst").count(), 0);
    await emre.card(words.train).waitFor();
    assert.deepEqual(await violations(emre.page), []);
  });
});

/** The address of the card that was hidden, as the moderators know it. */
async function hiddenCard() {
  await desk.goto(at("cards"));
  return new URL(await desk.getByRole("link", { name: CARDS.names }).getAttribute("href"), server.base).href;
}
