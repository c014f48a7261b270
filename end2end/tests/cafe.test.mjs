// One VisionsCafé with seven browsers: a moderator, five phones, one of them in Arabic, and a projector.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browsers, SCREENS, eventually, story, wasTold } from "../lib/browsers.mjs";
import { Moderator, Participant } from "../lib/people.mjs";
import { Server } from "../lib/server.mjs";

const TITLE = "VisionsCafé im Browsertest";
const TABLE = "Bildung";
const NEXT_TABLE = "Beteiligung";
const REASON = "Der Text nennt eine Person.";

/** What each writes, privately at first. */
const TEXTS = {
  Amal: "Vorlesen am Nachmittag, in allen Sprachen der Klasse.",
  Boris: "Elternabende mit jemandem, der übersetzt.",
  Chiara: "Die Anmeldung im Kindergarten verstehen nicht alle.",
  Deniz: "Hausaufgabenhilfe auch in den Ferien.",
  سلمى: "نحتاج إلى دروس ألمانية مجانية للأمهات.",
};
const LATE = "Ein Satz, der erst nach der Zeit fertig wurde.";
const PILE = "Sprache in der Schule";

let server;
let browsers;

before(async () => {
  server = await Server.start();
  browsers = await Browsers.launch();
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

test("a whole VisionsCafé in seven browsers", { timeout: 600_000 }, async (t) => {
  const step = story(t, () => browsers);
  const moderator = await Moderator.with(browsers);
  let projector;
  let amal, boris, chiara, deniz, salma;
  let people = [];

  await step("the one-time link opens the desk, once", async () => {
    await moderator.enters(server.facilitatorUrl);
    const second = await browsers.open("second", { ...SCREENS.laptop, forgives: [/Failed to load resource: the server responded with a status of 4\d\d/] });
    await second.goto(server.facilitatorUrl);
    await second.getByRole("button", { name: "Als Moderator:in eintreten" }).click();
    await second.getByText("Dieser Link wurde schon benutzt oder ist abgelaufen.").waitFor();
    await second.goto(`${server.base}/desk`);
    assert.equal(await second.getByRole("heading", { name: "Ihre VisionsCafés" }).count(), 0, "nobody gets in behind a used link");
    await second.context().close();
  });

  await step("a workshop is made from the template and opened", async () => {
    await moderator.makes(TITLE);
    await moderator.page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    for (const table of [TABLE, NEXT_TABLE, "Wohnungspolitik", "Gesundheit", "Soziales", "Interkulturelle Öffnung der Verwaltung"]) {
      await moderator.page.locator("li.group").filter({ hasText: table }).waitFor();
    }
  });

  await step("the projector shows how to join", async () => {
    const address = await moderator.page.getByRole("link", { name: "Beamer öffnen" }).getAttribute("href");
    projector = await browsers.open("projector", SCREENS.projector);
    await projector.goto(new URL(address, server.base).href);
    await projector.getByText(moderator.code.replace(/(...)(...)/, "$1 $2")).first().waitFor();
    await projector.getByRole("img", { name: "QR-Code zum Beitreten" }).or(projector.locator(".qr svg")).first().waitFor();
  });

  await step("five phones join by the code", async () => {
    [amal, boris, chiara, deniz, salma] = people = await Promise.all(
      Object.keys(TEXTS).map((name) => Participant.with(browsers, name, { lang: name === "سلمى" ? "ar" : "de" })),
    );
    const belongs = [
      { organisation: "Grundschule am Park", kind: "school" },
      { organisation: "Haus der Kulturen", kind: "migrant_organisation" },
      { organisation: "Sportverein Ost", kind: "club" },
      {},
      { organisation: "جمعية الأمل", kind: "migrant_organisation" },
    ];
    // One after the other: whoever comes later must not disturb those who are there.
    for (const [place, person] of people.entries()) {
      await person.join(server.base, moderator.code, { table: TABLE, ...belongs[place] });
    }
    assert.equal(await salma.page.locator("html").getAttribute("dir"), "rtl");
    await moderator.page.locator(".console-people").getByText("5 Personen, 5 verbunden").waitFor();
    await projector.getByText("5 Menschen sind da").first().waitFor();
  });

  await step("everybody writes, and nobody else is told", async () => {
    await moderator.goesOnTo("Sammeln");
    await Promise.all(people.map((person) => person.writes(TEXTS[person.name])));
    await moderator.page.locator("li.group").filter({ hasText: TABLE }).getByText("5 verdeckt").waitFor();
    await moderator.looksAt(TABLE);
    await moderator.board.getByText("5 Karten sind noch verdeckt.").waitFor();
    for (const [author, text] of Object.entries(TEXTS)) {
      for (const person of people.filter(({ name }) => name !== author)) {
        assert.equal(await wasTold(person.page, text), false, `${person.name} was told what ${author} wrote`);
      }
      assert.equal(await wasTold(moderator.page, text), false, `the moderator was told what ${author} wrote`);
      assert.equal(await wasTold(projector, text), false, `the projector was told what ${author} wrote`);
    }
    // The proof that the check above would see it.
    for (const person of people) assert.equal(await wasTold(person.page, TEXTS[person.name]), true);
  });

  await step("revealed, everybody at the table sees everything", async () => {
    await moderator.reveals();
    for (const person of people) for (const text of Object.values(TEXTS)) await person.sees(text);
    for (const text of Object.values(TEXTS)) await moderator.card(text).waitFor();
    const arrived = projector.getByRole("complementary", { name: "Gerade angekommen" }).getByRole("listitem");
    await eventually(async () => (await arrived.count()) === 3, "the projector shows three that have just arrived");
    for (const text of await arrived.allInnerTexts()) {
      assert.ok(Object.values(TEXTS).some((written) => text.includes(written)), `nobody wrote “${text}”`);
    }
  });

  await step("the console turns the projector to one table", async () => {
    await moderator.button(/Beamer/, moderator.board).click();
    await projector.locator(".stage-table").getByText(TABLE).waitFor();
    for (const text of Object.values(TEXTS)) await projector.locator(".stage-cards").getByText(text).waitFor({ state: "attached" });
  });

  await step("a heart and a comment reach the others", async () => {
    const card = salma.card(TEXTS.Amal);
    await salma.button(salma.words.support, card).tap();
    await card.getByRole("button", { name: salma.words.support, pressed: true }).waitFor();
    await amal.card(TEXTS.Amal).getByText("1 Person unterstützt das").waitFor({ state: "attached" });
    await boris.button("Unterstützen, bisher 1", boris.card(TEXTS.Amal)).waitFor();

    await salma.button(salma.words.comments, card).tap();
    await salma.page.getByLabel(salma.words.comment, { exact: true }).fill("فكرة جميلة");
    await salma.button(salma.words.sendComment).tap();
    await boris.button("Kommentare, 1", boris.card(TEXTS.Amal)).tap();
    await boris.card(TEXTS.Amal).getByText("فكرة جميلة").waitFor();
  });

  await step("half a sentence is there when the phase goes on", async () => {
    await deniz.types(LATE);
    await moderator.goesOnTo("Ordnen");
    await deniz.page.getByText("Die Zeit ist um. Noch").waitFor();
    assert.equal(await deniz.box.inputValue(), LATE);
  });

  await step("two cards are put together, named and taken apart again", async () => {
    await amal.picks(TEXTS.Amal);
    // "… is ordering this" is seen by the others at once.
    await boris.page.getByText("Amal ordnet gerade …").waitFor();
    await amal.picks(TEXTS.Boris);
    await amal.button("Zusammenlegen").tap();
    for (const person of people) await person.page.getByRole("main").locator("li.cluster").waitFor();
    await moderator.board.locator("li.cluster").getByText("2 Karten").waitFor();

    // The question for a name comes by itself.
    await amal.page.getByLabel("Wie heißt das zusammen?").fill(PILE);
    await amal.button("Speichern").tap();
    for (const person of people) await person.pile(PILE).waitFor();
    await moderator.board.getByText(PILE).waitFor();

    // The originals stay reachable, with their authors.
    await boris.button("Karten zeigen", boris.pile(PILE)).tap();
    await boris.pile(PILE).getByText(TEXTS.Amal).waitFor();
    await boris.pile(PILE).getByText("Grundschule am Park").first().waitFor();

    // Undone twice: the name, then the pile. Done again, it stays.
    await amal.button("Rückgängig").tap();
    for (const person of people) await person.pile(PILE).waitFor({ state: "detached" });
    await amal.page.getByRole("main").locator("li.cluster").waitFor();
    await amal.page.locator(".roombar").getByLabel("Menü").tap();
    await amal.button("Meinen letzten Schritt zurücknehmen").tap();
    for (const person of people) await person.page.getByRole("main").locator("li.cluster").waitFor({ state: "detached" });
    for (const person of people) for (const text of Object.values(TEXTS)) await person.sees(text);
  });

  await step("another puts them together in Arabic", async () => {
    await salma.picks(TEXTS.Amal);
    await salma.picks(TEXTS.Boris);
    await salma.button(salma.words.together).tap();
    await salma.page.getByLabel(salma.words.called).fill(PILE);
    await salma.button(salma.words.save).tap();
    for (const person of people) await person.pile(PILE).waitFor();
  });

  await step("hidden with a reason: the author knows why, the others lose it, and it comes back", async () => {
    await moderator.fromCardMenu(TEXTS.Chiara, "Ausblenden");
    await moderator.button(REASON, moderator.card(TEXTS.Chiara)).click();
    await moderator.button("Ausblenden", moderator.card(TEXTS.Chiara).locator("form")).click();
    await chiara.page.getByText("Die Moderation hat Ihre Karte ausgeblendet:").waitFor();
    await chiara.page.getByRole("main").getByText(REASON).first().waitFor();
    for (const person of people.filter((person) => person !== chiara)) await person.loses(TEXTS.Chiara);
    await projector.getByText(TEXTS.Chiara).waitFor({ state: "detached" });
    for (const person of people.filter((person) => person !== chiara)) {
      const told = person.page.framesReceived.some((frame) => frame.includes(REASON));
      assert.equal(told, false, `${person.name} was told the reason`);
    }

    await moderator.fromCardMenu(TEXTS.Chiara, "Wieder zeigen");
    for (const person of people) await person.card(TEXTS.Chiara).waitFor();
    await chiara.page.getByText("Ihre Karte ist wieder zu sehen:").waitFor();
    const log = moderator.page.locator(".side");
    await log.getByText("Ausgeblendet:").first().waitFor({ state: "attached" });
    await log.getByText("Wieder gezeigt:").first().waitFor({ state: "attached" });
  });

  await step("a locked room keeps still, and its texts", async () => {
    const lock = moderator.page.getByRole("switch", { name: "Raum sperren" });
    await lock.check({ force: true });
    for (const person of [amal, boris]) {
      await person.page.getByText("Gerade hört der ganze Raum zu.").first().waitFor();
      assert.equal(await person.page.getByRole("main").locator("button[aria-pressed]").count(), 0, "nothing can be ordered");
    }
    assert.equal(await deniz.box.inputValue(), LATE, "what was half written is still there");
    await projector.getByText("Wir hören gerade alle zu.").waitFor();
    await lock.uncheck({ force: true });
    for (const person of [amal, boris]) await person.page.getByText("Gerade hört der ganze Raum zu.").first().waitFor({ state: "detached" });
  });

  await step("late text goes to the late tray, and from there to the table", async () => {
    // The grace of the phase before lasts a minute; the phone says when it is over.
    await deniz.page.getByText("Was Sie jetzt senden, legt die Moderation zu den späten Karten.").waitFor({ timeout: 90_000 });
    await deniz.button("Karte senden").tap();
    const tray = moderator.page.locator(".side section").filter({ has: moderator.page.getByRole("heading", { name: /^Spät/ }) });
    await tray.getByText(LATE).waitFor();
    assert.equal(await wasTold(amal.page, LATE), false, "a late card is the moderators' until it is admitted");
    await moderator.button("Aufnehmen", tray).click();
    for (const person of people) await person.card(LATE).waitFor();
  });

  await step("goals hang under goals", async () => {
    await moderator.goesOnTo("Ziele und Maßnahmen");
    const [goal, below] = ["Alle Kinder lernen in Ruhe Deutsch.", "Jede Schule hat Sprachmittlerinnen."];
    const branch = (person) => person.page.locator("li.tree-item").filter({ hasText: goal });
    await amal.page.getByRole("radio", { name: "Oberziel" }).check();
    await amal.writes(goal);
    await boris.button("Ziel darunter", branch(boris)).tap();
    await boris.writes(below);
    for (const person of people) await branch(person).locator("li.tree-item").filter({ hasText: below }).waitFor();
  });

  await step("the host stays, the others go to the next table", async () => {
    await moderator.fromSeatMenu("Chiara", "Zur Gastgeber:in machen");
    await moderator.page.locator("li.seat").filter({ hasText: "Chiara" }).getByText("Gastgeber:in", { exact: true }).waitFor();
    await moderator.button("Tische wechseln").click();
    await moderator.agrees("Wechseln");
    for (const person of [amal, boris, deniz]) {
      await person.page.locator(".roombar-field >> visible=true").getByText(NEXT_TABLE).waitFor();
      await person.page.getByText("Sie sitzen jetzt an diesem Tisch:").waitFor();
    }
    await salma.page.locator(".roombar-field >> visible=true").getByText(NEXT_TABLE).waitFor();
    await chiara.page.locator(".roombar-field >> visible=true").getByText(TABLE).waitFor();
    for (const [table, people] of [[TABLE, /^1 Person\s*1 da$/], [NEXT_TABLE, /^4 Personen\s*4 da$/]]) {
      const group = moderator.page.locator("li.group").filter({ hasText: table });
      await group.locator(".group-people").filter({ hasText: people }).waitFor();
    }
  });

  await step("the table marks what it hands over", async () => {
    await moderator.starts("Ernte");
    await chiara.pile(PILE).getByLabel("Das geben wir weiter").check();
    await chiara.card(TEXTS.Chiara).getByLabel("Das geben wir weiter").check();
    await chiara.page.getByText("2 markiert").waitFor();
    await moderator.page.locator("li.group").filter({ hasText: TABLE }).getByText("2 übergeben").waitFor();
  });

  await step("closed, nothing can be changed any more", async () => {
    await moderator.page.locator("header").getByLabel("Mehr", { exact: true }).click();
    await moderator.button("VisionsCafé beenden").first().click();
    await moderator.agrees("Ja, beenden");
    await moderator.page.getByText("Dieses VisionsCafé ist beendet.").waitFor();
    for (const person of people.filter(({ lang }) => lang === "de")) await person.page.getByText("Das VisionsCafé ist zu Ende.").waitFor();
    for (const person of people) assert.equal(await person.box.count(), 0, `${person.name} could still write`);
    await chiara.page.getByRole("link", { name: "Protokoll lesen" }).tap();
    await chiara.page.waitForURL("**/minutes");
    await chiara.page.getByRole("heading", { level: 1 }).waitFor();
  });

  await step("the minutes say who was there and what was handed over", async () => {
    const { page } = moderator;
    await page.getByRole("navigation", { name: "Ablauf" }).getByRole("link", { name: "Protokoll" }).click();
    await page.waitForURL("**/minutes");
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    const chapter = page.locator("section.chapter").filter({ has: page.getByRole("heading", { name: TABLE }) }).first();
    await chapter.getByText("Das gibt der Tisch weiter").first().waitFor();
    for (const text of [PILE, TEXTS.Chiara, TEXTS.Amal, TEXTS.Boris]) await chapter.getByText(text).first().waitFor();
    await page.getByRole("cell", { name: "Migrantenorganisation" }).or(page.getByRole("rowheader", { name: "Migrantenorganisation" })).first().waitFor();
    assert.equal(await page.getByText(LATE).count() > 0, true, "an admitted late card is in the minutes");
  });

  await step("the export can be downloaded and read", async () => {
    const { page } = moderator;
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Daten (JSON)" }).click(),
    ]);
    const { readFile } = await import("node:fs/promises");
    const text = await readFile(await download.path(), "utf8");
    const data = JSON.parse(text);
    assert.equal(typeof data, "object");
    for (const written of [...Object.values(TEXTS), LATE, PILE]) assert.ok(text.includes(written), `${written} is not in the export`);
    const [table] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Tabelle (CSV)" }).click(),
    ]);
    const csv = await readFile(await table.path(), "utf8");
    assert.ok(csv.includes(TEXTS.Deniz));
  });

  await step("the replay shows an earlier moment", async () => {
    const { page } = moderator;
    await page.goto(`${server.base}/w/${moderator.workshop}/replay`);
    const slider = page.getByRole("slider");
    await slider.waitFor();
    const now = page.locator(".replay-room");
    await now.getByText(PILE).first().waitFor();
    // Back to the revealing, when nothing had been put together: from the present, moment by moment is too slow.
    const last = Number(await slider.inputValue());
    let at = last;
    await eventually(async () => {
      at -= 1;
      await page.goto(`${server.base}/w/${moderator.workshop}/replay?at=${at}`);
      return (await page.locator(".player-what").innerText()).includes("Die Karten wurden aufgedeckt") || at <= 1;
    }, "the moment of revealing is found", 120_000);
    await now.getByText(TEXTS.Deniz).waitFor();
    assert.equal(await now.getByText(PILE).count(), 0, "then there was no pile yet");
    // Moving the slider goes there.
    await slider.focus();
    await slider.press("ArrowLeft");
    await page.waitForURL((url) => url.searchParams.get("at") === String(at - 1));
    await page.locator(".replay-room").getByText("5 Karten sind noch nicht aufgedeckt.").waitFor();
    assert.equal(await page.locator(".replay-room").getByText(TEXTS.Deniz).count(), 0, "before, nobody saw them");
  });

  await step("no browser has complained", async () => {
    browsers.check();
    server.check();
  });
});
