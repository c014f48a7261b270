// What phones go through: sleep, tunnels, reloads, second tabs, and a server that starts anew while somebody types.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browsers, eventually } from "../lib/browsers.mjs";
import { Line } from "../lib/line.mjs";
import { Moderator, Participant } from "../lib/people.mjs";
import { Server } from "../lib/server.mjs";

const TABLE = "Bildung";
const NO_NET = "Keine Verbindung. Ihr Text bleibt hier und wird gesendet, sobald es geht.";
/** What a browser writes to its console when there is no net. */
const NET_IS_GONE = [/WebSocket connection to .* failed/, /net::ERR_/];
const SLEEP_MS = 40_000;

let server;
let line;
let browsers;
let moderator;
let witness;

before(async () => {
  server = await Server.start();
  line = await Line.to(server.port);
  browsers = await Browsers.launch();
  // Whoever watches has a line of his own.
  moderator = await Moderator.with(browsers, { forgives: NET_IS_GONE });
  await moderator.enters(server.facilitatorUrl);
  await moderator.makes("VisionsCafé im Funkloch");
  await moderator.goesOnTo("Sammeln");
  witness = await Participant.with(browsers, "Zeugin", { forgives: NET_IS_GONE });
  await witness.join(server.base, moderator.code, { table: TABLE });
  await witness.writes("Die erste Karte.");
  // From here on cards are open at once: what arrives can be seen by others.
  await moderator.reveals();
});

after(async () => {
  await browsers?.close();
  line?.close();
  await server?.stop();
});

let phones = 0;

/** A phone at the table, on the line that can be cut. */
async function phone(itsBrowsers = browsers) {
  line.restore();
  phones += 1;
  const person = await Participant.with(itsBrowsers, `Telefon ${phones}`, { forgives: NET_IS_GONE });
  await person.join(line.base, moderator.code, { table: TABLE });
  return person;
}

/** A card is at the table exactly once: for its author, for others, and on a page loaded anew. */
async function isThereOnce(person, text) {
  await witness.card(text).first().waitFor();
  await person.card(text).first().waitFor();
  await person.page.locator("li.card.is-pending").waitFor({ state: "detached" });
  assert.equal(await witness.card(text).count(), 1, "for somebody else");
  assert.equal(await person.card(text).count(), 1, "for its author");
  await person.page.reload();
  await person.isLive();
  await person.card(text).first().waitFor();
  assert.equal(await person.card(text).count(), 1, "after a reload");
}

test("a phone that sleeps forty seconds is current again, and sends what was unsent once", { timeout: 180_000 }, async (t) => {
  const own = await Browsers.launch({ canSleep: true });
  t.after(() => own.close());
  const person = await phone(own);
  // The command arrives, its acknowledgement does not: nobody has heard it when the phone falls asleep.
  line.deafen();
  const text = "Kurz vor dem Einschlafen getippt.";
  await person.types(text);
  await person.button("Karte senden").tap();
  await person.page.locator("li.card.is-pending").filter({ hasText: text }).waitFor();
  await witness.card(text).waitFor();
  const half = "Ein halber Satz, der noch nicht";
  await eventually(async () => (await person.box.inputValue()) === "", "the box is free for the next thought");
  await person.types(half);

  const wakeUp = own.fallAsleep();
  await witness.writes("Geschrieben, während jemand schlief.");
  await new Promise((resolve) => setTimeout(resolve, SLEEP_MS));
  line.restore();
  wakeUp();
  // What a phone tells its pages when somebody looks at it again.
  await person.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));

  await person.sees("Geschrieben, während jemand schlief.");
  await person.page.locator("li.card.is-pending").waitFor({ state: "detached" });
  assert.equal(await person.box.inputValue(), half, "what was half written is still there");
  await isThereOnce(person, text);
  assert.equal(await person.box.inputValue(), half, "after a reload too");
  own.check();
  browsers.check();
});

test("a phone that loses the net while typing is told calmly, and loses nothing", { timeout: 120_000 }, async () => {
  const person = await phone();
  const note = person.page.getByRole("status").filter({ hasText: NO_NET });
  await person.types("Im Tunnel ");
  line.cut();
  const cut = Date.now();
  await note.waitFor();
  const after_ms = Date.now() - cut;
  assert.ok(after_ms >= 4_500 && after_ms < 12_000, `told after ${after_ms} ms`);
  assert.equal(await person.page.getByRole("dialog").count(), 0, "nothing stands in the way");

  const text = "Im Tunnel geschrieben.";
  await person.types(text);
  await person.button("Karte senden").tap();
  const pending = person.page.locator("li.card.is-pending").filter({ hasText: text });
  await pending.getByText("wird gespeichert").waitFor();
  await person.page.getByText("1 noch nicht gespeichert").waitFor();
  const half = "Und noch ein angefangener";
  await eventually(async () => (await person.box.inputValue()) === "", "the box is free for the next thought");
  await person.types(half);

  line.restore();
  await note.waitFor({ state: "detached" });
  await pending.waitFor({ state: "detached" });
  assert.equal(await person.box.inputValue(), half);
  await isThereOnce(person, text);
  assert.equal(await person.box.inputValue(), half, "a reload keeps the draft");
  await person.sends(half);
  await isThereOnce(person, half);
  await person.page.context().close();
  browsers.check();
});

test("a card on its way survives a reload", { timeout: 120_000 }, async () => {
  const person = await phone();
  const text = "Gesendet, und dann neu geladen.";
  line.deafen();
  await person.types(text);
  await person.button("Karte senden").tap();
  await person.page.locator("li.card.is-pending").filter({ hasText: text }).waitFor();
  line.restore();
  await person.page.reload();
  await person.isLive();
  await isThereOnce(person, text);
  await person.page.context().close();
  browsers.check();
});

test("a second tab shows the same, and sends what a closed one has left", { timeout: 180_000 }, async () => {
  const person = await phone();
  const page = await browsers.page(person.page.context(), "second tab", NET_IS_GONE);
  await page.goto(person.page.url());
  const tab = await Participant.with(browsers, person.name, { page });
  await tab.isLive();
  await person.writes("Aus dem ersten Tab.");
  await tab.card("Aus dem ersten Tab.").getByText("von Ihnen").waitFor();
  await tab.writes("Aus dem zweiten Tab.");
  await person.card("Aus dem zweiten Tab.").getByText("von Ihnen").waitFor();

  // What is typed in one tab does not disturb the other's.
  await person.types("Hier im ersten");
  await tab.types("Dort im zweiten");
  assert.equal(await person.box.inputValue(), "Hier im ersten");

  line.cut();
  const text = "Gesendet ohne Netz, dann den Tab geschlossen.";
  await person.types(text);
  await person.button("Karte senden").tap();
  await person.page.locator("li.card.is-pending").filter({ hasText: text }).waitFor();
  await person.page.close();
  line.restore();
  await witness.card(text).waitFor({ timeout: 90_000 });
  assert.equal(await tab.box.inputValue(), "Dort im zweiten");
  await isThereOnce(tab, text);
  await tab.page.context().close();
  browsers.check();
});

test("a server that starts anew interrupts nobody's sentence", { timeout: 120_000 }, async () => {
  const person = await phone();
  await person.types("Mitten im Satz ");
  await server.kill();
  const text = "Mitten im Satz fiel der Strom aus.";
  await person.types(text);
  await person.button("Karte senden").tap();
  await person.page.locator("li.card.is-pending").filter({ hasText: text }).waitFor();
  // On the same port, so that those without the line come back too.
  const { database, port } = server;
  server = await Server.start({ database, port, demo: false });
  await person.page.locator("li.card.is-pending").waitFor({ state: "detached" });
  await isThereOnce(person, text);
  await moderator.looksAt(TABLE);
  await moderator.card(text).waitFor();
  assert.equal(await moderator.card(text).count(), 1, "for the moderator");
  await person.page.context().close();
  browsers.check();
});
