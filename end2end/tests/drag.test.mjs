// Ordering with a mouse: what is dragged onto something lies with it, and what is dropped beside goes back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browsers } from "../lib/browsers.mjs";
import { Moderator, Participant } from "../lib/people.mjs";
import { Server } from "../lib/server.mjs";

const TABLE = "Bildung";
const [ONE, TWO, THREE] = ["Mehr Zeit für Elterngespräche", "Elterngespräche mit Dolmetscher", "Ein Spielplatz am Fluss"];

let server;
let browsers;
let amal;
let nadia;

before(async () => {
  server = await Server.start();
  browsers = await Browsers.launch();
  const moderator = await Moderator.with(browsers);
  await moderator.enters(server.facilitatorUrl);
  await moderator.makes("VisionsCafé mit Maus");
  [amal, nadia] = await Promise.all([
    Participant.with(browsers, "Amal", { screen: "laptop" }),
    Participant.with(browsers, "Nadia"),
  ]);
  await amal.join(server.base, moderator.code, { table: TABLE });
  await nadia.join(server.base, moderator.code, { table: TABLE });
  await moderator.goesOnTo("Sammeln");
  for (const text of [ONE, TWO, THREE]) await amal.writes(text);
  await moderator.reveals();
  await moderator.goesOnTo("Ordnen");
  await amal.sees("Was gehört zusammen?");
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

/** The middle of the words on something. */
async function middle(locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags with the mouse, in steps as a hand does. */
async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
}

const words = (text) => amal.card(text).locator(".card-text");

test("a card dragged onto another lies with it, and the table sees who is ordering", async () => {
  await drag(amal.page, await middle(words(ONE)), await middle(words(TWO)));
  await nadia.sees("Amal ordnet gerade");
  await amal.page.mouse.up();
  const pile = amal.page.getByRole("main").locator("li.cluster");
  await pile.waitFor();
  assert.match(await pile.innerText(), /2 Karten/);
  await nadia.page.getByRole("main").locator("li.cluster").waitFor();
});

test("a card dragged onto a pile lies in it, and an undo takes it out again", async () => {
  const pile = amal.page.getByRole("main").locator("li.cluster");
  await drag(amal.page, await middle(words(THREE)), await middle(pile.locator(".cluster-head")));
  await amal.page.mouse.up();
  await pile.filter({ hasText: "3 Karten" }).waitFor();
  await amal.button("Rückgängig").first().click();
  await pile.filter({ hasText: "2 Karten" }).waitFor();
});

test("a card dropped beside everything lies where it lay", async () => {
  const before = await middle(words(THREE));
  await drag(amal.page, before, { x: 5, y: 300 });
  await amal.page.mouse.up();
  assert.deepEqual(await middle(words(THREE)), before);
  assert.equal(await amal.page.getByRole("main").locator("li.cluster").count(), 1);
});

test("no browser has complained", () => {
  browsers.check();
});
