// The list of speakers in real browsers: three people at a table, one in Arabic, one without JavaScript; a host who calls
// them; the console, which leads the room's list; somebody at another table, who hears nothing of this one; the projector.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { overflow, violations } from "../lib/axe.mjs";
import { Browsers, SCREENS, eventually, story } from "../lib/browsers.mjs";
import { Moderator, Participant } from "../lib/people.mjs";
import { Server } from "../lib/server.mjs";

const TABLE = "Bildung";
const OTHER = "Wohnungspolitik";

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

/** Without the marks that isolate names in a sentence. */
const plain = (text) => text.replaceAll(/[\u2066-\u2069]/gu, "");

/** Words and a name, which may be isolated from them. */
const named = (words, name) => new RegExp(`^${words}: \\u2068?${name}\\u2069?$`, "u");

/** `0:42`, or `0:42 / 2:00`, in seconds. */
function secondsOf(face) {
  const [, minutes, seconds] = /^(\d+):(\d\d)/.exec(face) ?? assert.fail(`no time: ${face}`);
  return Number(minutes) * 60 + Number(seconds);
}

/** The lists a page was told of: the table's id, or null for the room, and the names that were in it. */
function floorsToldTo(page) {
  const messages = page.framesReceived.map((frame) => JSON.parse(frame));
  return messages.flatMap((message) => message.changes ?? []).filter((change) => change.is === "floor");
}

/** Somebody whose browser runs no scripts, at the table. */
async function withoutScripts(name, code) {
  const page = await browsers.open(name, { ...SCREENS.phone, javaScriptEnabled: false });
  await page.goto(`${server.base}/j/${code}`);
  await page.getByLabel("Ihr Name", { exact: true }).fill(name);
  await page.getByText("Ich komme von einer Organisation").click();
  await page.getByLabel("Name der Organisation").fill("Grundschule am Park");
  await page.getByLabel("Art der Organisation").selectOption("school");
  await page.getByRole("radio", { name: TABLE }).check();
  await page.getByRole("button", { name: "Platz nehmen" }).click();
  await page.waitForURL("**/w/*");
  return page;
}

test("people speak one after the other", async (t) => {
  const step = story(t, () => browsers);
  const moderator = await Moderator.with(browsers);
  let amal, nour, paul, host, odette, projector;

  const ofTable = (page, name = "Redeliste am Tisch") => page.getByRole("region", { name, exact: true });
  const ofRoom = (page, name = "Redeliste im Raum") => page.getByRole("region", { name, exact: true });
  const panel = () => moderator.page.getByRole("region", { name: "Redeliste im Raum" });
  const tablesPanel = () => moderator.page.getByRole("region", { name: /^Redeliste am Tisch/ });
  const order = async (list) => (await list.locator("ol.queue > li p:first-child").allInnerTexts()).map(plain);
  const waits = (list, names, why) =>
    eventually(async () => JSON.stringify(await order(list)) === JSON.stringify(names), `${why}: ${names.join(", ")}`);
  const section = (name) => paul.locator("section.speaking").filter({ has: paul.getByRole("heading", { level: 2, name }) });

  await step("everybody is there, and nobody sees a list yet", async () => {
    await moderator.enters(server.facilitatorUrl);
    await moderator.makes("VisionsCafé hört zu");
    amal = await Participant.with(browsers, "Amal");
    await amal.join(server.base, moderator.code, { table: TABLE, organisation: "Haus der Kulturen", kind: "migrant_organisation" });
    nour = await Participant.with(browsers, "Nour", { lang: "ar", colorScheme: "dark" });
    await nour.join(server.base, moderator.code, { table: TABLE, organisation: "جمعية الأمل", kind: "migrant_organisation" });
    paul = await withoutScripts("Paul", moderator.code);
    host = await Participant.with(browsers, "Hanna");
    await host.join(server.base, moderator.code, { table: TABLE });
    odette = await Participant.with(browsers, "Odette");
    await odette.join(server.base, moderator.code, { table: OTHER });
    const address = await moderator.page.getByRole("link", { name: "Beamer öffnen" }).getAttribute("href");
    projector = await browsers.open("projector", SCREENS.projector);
    await projector.goto(new URL(address, server.base).href);
    await moderator.looksAt(TABLE);
    await moderator.fromSeatMenu("Hanna", "Zur Gastgeber:in machen");
    await moderator.goesOnTo("Sammeln");
    assert.equal(await amal.page.locator(".floor").count(), 0);
    assert.equal(await paul.getByRole("link", { name: "Redeliste" }).count(), 0);
  });

  await step("the host opens the table's list, and three ask", async () => {
    await host.page.getByLabel("Menü", { exact: true }).click();
    await host.button("Redeliste öffnen").click();
    await amal.button("Ich möchte sprechen", ofTable(amal.page)).click();
    await ofTable(amal.page).getByText("Sie sind als Nächstes dran.").waitFor();
    const arabic = ofTable(nour.page, "قائمة المتحدثين على الطاولة");
    await nour.button("أريد الكلام", arabic).click();
    await arabic.getByText("قبلك شخص واحد.").waitFor();
    await paul.goto(`${server.base}/w/${moderator.workshop}`);
    await paul.getByRole("link", { name: "Redeliste" }).click();
    await paul.getByRole("button", { name: "Ich möchte sprechen" }).click();
    await paul.getByText("Vor Ihnen sind noch 2 Personen dran.").waitFor();
    await waits(tablesPanel(), ["Amal", "Nour", "Paul"], "in the order of asking");
    assert.deepEqual(await violations(amal.page), []);
    assert.deepEqual(await violations(nour.page), []);
    for (const page of [amal.page, nour.page, paul]) assert.equal(await overflow(page), null);
  });

  await step("whoever is called speaks, is told so, and ends it; who has spoken comes later", async () => {
    await host.button("Nächste Person", ofTable(host.page)).click();
    await ofTable(amal.page).getByText("Sie haben das Wort.").waitFor();
    await amal.page.locator("p[role=status]").filter({ hasText: "Sie haben das Wort." }).waitFor({ state: "attached" });
    await ofTable(host.page).getByText("Es spricht: Amal").waitFor();
    const clock = ofTable(host.page).locator("time");
    const first = secondsOf(await clock.innerText());
    await eventually(async () => secondsOf(await clock.innerText()) >= first + 2, "the clock of the speech goes on");
    await ofTable(nour.page, "قائمة المتحدثين على الطاولة").getByText("دورك هو التالي.").waitFor();
    // One's own button comes back where it was, and with it the focus.
    await amal.button("Ich bin fertig", ofTable(amal.page)).click();
    await ofTable(amal.page).getByText("Gerade spricht niemand.").waitFor();
    await amal.button("Ich möchte sprechen", ofTable(amal.page)).click();
    await ofTable(amal.page).getByText("Vor Ihnen sind noch 2 Personen dran.").waitFor();
    await waits(tablesPanel(), ["Nour", "Paul", "Amal"], "who has spoken comes later");
    await tablesPanel().getByText("hat schon einmal gesprochen").waitFor();
  });

  await step("whoever would rather not is off the list", async () => {
    await nour.button("إلغاء الطلب", ofTable(nour.page, "قائمة المتحدثين على الطاولة")).click();
    await waits(tablesPanel(), ["Paul", "Amal"], "Nour would rather not");
    await paul.getByRole("link", { name: "Neu laden" }).click();
    await paul.getByText("Sie sind als Nächstes dran.").waitFor();
    await paul.getByRole("button", { name: "Doch nicht" }).click();
    await paul.getByRole("button", { name: "Ich möchte sprechen" }).waitFor();
    await waits(tablesPanel(), ["Amal"], "Paul would rather not");
  });

  await step("the host sets the list and leads it on the page as well", async () => {
    await ofTable(host.page).getByRole("link", { name: "Redeliste am Tisch" }).click();
    const list = host.page.locator("section.speaking").filter({ hasText: "Redeliste am Tisch" });
    await list.getByText("Einstellungen").click();
    await list.getByLabel("Zeit für jede Rede, in Minuten").fill("2");
    await list.getByRole("button", { name: "Speichern" }).click();
    await host.page.getByText("Gespeichert.").waitFor();
    await list.getByText("Bitte höchstens 2 Minuten.").waitFor();
    await list.getByLabel("Jemand meldet sich ohne Telefon").selectOption("Paul");
    await list.getByRole("button", { name: "Auf die Liste setzen" }).click();
    await list.getByRole("button", { name: named("Nächste Person", "Paul") }).click();
    await list.getByText(named("Es spricht", "Paul")).waitFor();
    assert.deepEqual(await violations(host.page), []);
    await ofTable(amal.page).getByText("/ 2:00").waitFor();
    await list.getByRole("button", { name: "Rede beenden" }).click();
    await list.getByText("Gerade spricht niemand.").waitFor();
    // The room's list is not a host's to lead.
    assert.equal(await host.page.locator("section.speaking").first().getByText("Einstellungen").count(), 0);
    await host.page.getByRole("link", { name: "Zurück in den Raum" }).click();
    await host.isLive();
  });

  await step("closing the list: who waits is still called, then it is gone", async () => {
    await host.page.getByLabel("Menü", { exact: true }).click();
    await host.button("Redeliste schließen").click();
    await ofTable(nour.page, "قائمة المتحدثين على الطاولة").getByText("شخص واحد ينتظر.").waitFor();
    await nour.button("أريد الكلام").waitFor({ state: "detached" });
    await host.button("Nächste Person", ofTable(host.page)).click();
    await host.button("Rede beenden", ofTable(host.page)).click();
    for (const page of [amal.page, nour.page, host.page]) await page.locator(".floor").waitFor({ state: "detached" });
  });

  await step("another table and the projector heard nothing of it", async () => {
    for (const page of [odette.page, projector]) assert.deepEqual(floorsToldTo(page), []);
    const told = floorsToldTo(amal.page);
    assert.ok(told.length > 0 && told.every((floor) => floor.group !== null), "who sits there did, of that table alone");
  });

  await step("the console leads the room's list: kinds alternate when that is switched on", async () => {
    await panel().getByRole("switch", { name: "Man kann sich melden" }).click();
    for (const phone of [amal, odette]) await phone.button("Ich möchte sprechen", ofRoom(phone.page)).click();
    await nour.button("أريد الكلام").click();
    await waits(panel(), ["Amal", "Odette", "Nour"], "in the order of asking");
    await paul.getByRole("link", { name: "Neu laden" }).click();
    await section("Redeliste im Raum").getByRole("button", { name: "Ich möchte sprechen" }).click();
    await waits(panel(), ["Amal", "Odette", "Nour", "Paul"], "in the order of asking");
    await panel().getByText("Einstellungen").click();
    await panel().getByRole("switch", { name: "Arten von Organisationen abwechseln" }).click();
    await waits(panel(), ["Amal", "Odette", "Paul", "Nour"], "a kind that was heard comes later");
    await panel().getByLabel("Zeit für jede Rede").selectOption("1:00");
    await panel().getByRole("button", { name: named("Nächste Person", "Amal") }).click();
    await panel().getByText("/ 1:00").waitFor();
    await projector.getByRole("complementary", { name: "Redeliste im Raum" }).getByText(named("Es spricht", "Amal")).waitFor();
    await projector.getByText("Danach:").waitFor();
    const wall = plain(await projector.locator(".stage-then").innerText());
    assert.match(wall, /^Danach:\s+Odette\s+·\s+Paul\s+·\s+Nour$/);
    for (const page of [moderator.page, projector, odette.page]) assert.deepEqual(await violations(page), []);
  });

  await step("out of turn, off the list, on the list; times are counted by kind", async () => {
    await eventually(async () => secondsOf(await panel().locator("time").innerText()) >= 2, "two seconds of Amal's");
    await panel().getByRole("button", { name: named("Das Wort geben", "Nour") }).click();
    await panel().getByText(named("Es spricht", "Nour")).waitFor();
    await nour.page.getByText("الكلمة لك.").first().waitFor();
    await panel().getByRole("button", { name: named("Von der Liste nehmen", "Odette") }).click();
    await waits(panel(), ["Paul"], "Odette is off the list");
    await odette.button("Ich möchte sprechen", ofRoom(odette.page)).waitFor();
    await panel().getByLabel("Jemand meldet sich ohne Telefon").selectOption("Hanna");
    await waits(panel(), ["Paul", "Hanna"], "Hanna is on the list");
    await panel().getByRole("button", { name: "Rede beenden" }).click();
    await panel().getByText("Gerade spricht niemand.").waitFor();
    const row = panel().getByRole("row", { name: /^Migrantenorganisation/ });
    const [speeches, time] = await row.getByRole("cell").allInnerTexts();
    assert.equal(speeches, "2");
    assert.ok(secondsOf(time) >= 2, `two seconds at least: ${time}`);
  });

  await step("the minutes tell of it, and of nobody by name", async () => {
    await panel().getByRole("switch", { name: "Man kann sich melden" }).click();
    const desk = await moderator.page.context().newPage();
    await desk.goto(`${server.base}/w/${moderator.workshop}/minutes`);
    const times = desk.locator("#spoken");
    await times.getByRole("row", { name: /^Migrantenorganisation/ }).getByRole("cell", { name: "2", exact: true }).waitFor();
    assert.ok(!(await times.innerText()).includes("Amal"));
    assert.deepEqual(await violations(desk), []);
  });
});
