// Without JavaScript: joining, seeing what is asked, posting a card with a plain form, and seeing it after a reload.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browsers, SCREENS } from "../lib/browsers.mjs";
import { Moderator, Participant } from "../lib/people.mjs";
import { Server } from "../lib/server.mjs";

const TABLE = "Bildung";

let server;
let browsers;
let moderator;

before(async () => {
  server = await Server.start();
  browsers = await Browsers.launch();
  moderator = await Moderator.with(browsers);
  await moderator.enters(server.facilitatorUrl);
  await moderator.makes("VisionsCafé ohne Skript");
  await moderator.goesOnTo("Sammeln");
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

/** Somebody whose browser runs no scripts, in the room. */
async function plainPerson(name, forgives = []) {
  const page = await browsers.open(name, { ...SCREENS.phone, javaScriptEnabled: false, forgives });
  await page.goto(server.base);
  await page.getByLabel("Ihr Code").fill(moderator.code);
  await page.getByRole("button", { name: "Weiter" }).click();
  await page.getByLabel("Ihr Name", { exact: true }).fill(name);
  await page.getByRole("radio", { name: TABLE }).check();
  await page.getByRole("button", { name: "Platz nehmen" }).click();
  await page.waitForURL("**/w/*");
  return page;
}

const cards = (page, text) => page.locator("li.card").filter({ hasText: text });

test("a card is written and read without JavaScript", async () => {
  const page = await plainPerson("Ohne Skript");
  await page.getByRole("heading", { level: 1, name: "Was ist gut, was fehlt, was stört Sie?" }).waitFor();
  await page.getByText("Nur Sie sehen Ihre Karten, bis alle aufgedeckt werden.").waitFor();

  await page.getByRole("textbox", { name: "Ihre Karte" }).fill("Ein Schwarzes Brett für alle.");
  await page.getByRole("button", { name: "Karte senden" }).click();
  await page.getByText("Ihre Karte ist gespeichert.").waitFor();
  assert.equal(await cards(page, "Ein Schwarzes Brett für alle.").count(), 1);

  // Somebody with scripts writes too; once revealed, each sees the other's after a reload, or at once.
  const other = await Participant.with(browsers, "Mit Skript");
  await other.join(server.base, moderator.code, { table: TABLE });
  await other.writes("Ein Aushang in vier Sprachen.");
  await page.getByRole("link", { name: "Neu laden" }).click();
  assert.equal(await cards(page, "Ein Aushang in vier Sprachen.").count(), 0, "nothing is seen before it is revealed");
  await moderator.reveals();
  await other.sees("Ein Schwarzes Brett für alle.");
  await page.getByRole("link", { name: "Neu laden" }).click();
  await cards(page, "Ein Aushang in vier Sprachen.").waitFor();
  browsers.check();
});

test("sending the same page twice makes one card", async () => {
  const page = await plainPerson("Zweimal");
  const text = "Zweimal getippt, einmal gemeint.";
  const posts = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posts.push(request);
  });
  await page.getByRole("textbox", { name: "Ihre Karte" }).fill(text);
  // A nervous thumb.
  await page.getByRole("button", { name: "Karte senden" }).dblclick();
  await page.getByText("Ihre Karte ist gespeichert.").waitFor();
  assert.equal(await cards(page, text).count(), 1);
  // And a page that is sent again for certain, as by reloading what a form led to.
  const again = await page.request.post(posts[0].url(), {
    data: posts[0].postData(),
    headers: { "content-type": "application/x-www-form-urlencoded", origin: server.base },
  });
  assert.equal(again.status(), 200, "it is told that the card is there");
  assert.match(await again.text(), /Ihre Karte ist gespeichert\./);
  await page.reload();
  assert.equal(await cards(page, text).count(), 1);
  browsers.check();
});

test("a text that is too long comes back whole, with a sentence", async () => {
  // A refusal has a status of its own, which the browser tells its console.
  const page = await plainPerson("Viel zu sagen", [/status of 4\d\d/]);
  const text = `Anfang. ${"Noch ein Wort. ".repeat(80)}Ende.`;
  const box = page.getByRole("textbox", { name: "Ihre Karte" });
  // A browser that does not know the limit.
  await box.evaluate((area) => area.removeAttribute("maxlength"));
  await box.fill(text);
  await page.getByRole("button", { name: "Karte senden" }).click();
  await page.getByText(/Ihr Text hat [\d.]+ Zeichen, möglich sind höchstens/).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Ihre Karte" }).inputValue(), text, "not a letter is lost");
  assert.equal(await page.getByRole("textbox", { name: "Ihre Karte" }).getAttribute("aria-invalid"), "true");

  await page.getByRole("textbox", { name: "Ihre Karte" }).fill("Kurz gefasst.");
  await page.getByRole("button", { name: "Karte senden" }).click();
  await page.getByText("Ihre Karte ist gespeichert.").waitFor();
  assert.equal(await cards(page, "Kurz gefasst.").count(), 1);
  browsers.check();
});

test("an unknown code is answered with a sentence, and stays in its field", async () => {
  const forgives = [/status of 4\d\d/];
  const page = await browsers.open("Vertippt", { ...SCREENS.phone, javaScriptEnabled: false, forgives });
  await page.goto(server.base);
  await page.getByLabel("Ihr Code").fill("000000");
  await page.getByRole("button", { name: "Weiter" }).click();
  await page.getByText("Diesen Code kennen wir nicht.").waitFor();
  assert.equal(await page.getByLabel("Ihr Code").inputValue(), "000000");
  browsers.check();
});
