// Every page in both directions, light and dark: nothing axe-core objects to, nothing that sticks out on a small phone,
// no wasm where one only reads. Screenshots of all of them are left in `end2end/screenshots`.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { violations, overflow } from "../lib/axe.mjs";
import { Browsers, SCREENS } from "../lib/browsers.mjs";
import { Moderator, Participant } from "../lib/people.mjs";
import { Server } from "../lib/server.mjs";

const FOLDER = fileURLToPath(new URL("../screenshots/", import.meta.url));
const LANGUAGES = ["de", "ar"];
const SCHEMES = ["light", "dark"];
const SMALL = [360, 320];
const TABLE = "Bildung";
const LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung";

let server;
let browsers;
let moderator;
let projectorPath;

before(async () => {
  mkdirSync(FOLDER, { recursive: true });
  server = await Server.start();
  browsers = await Browsers.launch();
  moderator = await Moderator.with(browsers);
  await moderator.enters(server.facilitatorUrl);
  await moderator.makes("VisionsCafé von allen Seiten");
  projectorPath = await moderator.page.getByRole("link", { name: "Beamer öffnen" }).getAttribute("href");
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

/** A page's own checks: what axe finds, on all of the page; the picture of it; and how it fits a small phone. */
async function look(page, name, { small = true } = {}) {
  const faults = [];
  const usual = page.viewportSize();
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    // As tall as the page, or what has scrolled under a bar counts as too small to hit.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: usual.width, height: Math.min(Math.max(height, usual.height), 6000) });
    for (const violation of await violations(page)) faults.push(`${name} ${scheme}: ${violation}`);
    await page.setViewportSize(usual);
    await page.screenshot({ path: `${FOLDER}${name}-${scheme}.png` });
  }
  await page.screenshot({ path: `${FOLDER}${name}-whole.png`, fullPage: true });
  for (const width of small ? SMALL : []) {
    await page.setViewportSize({ width, height: usual.height });
    const wide = await overflow(page);
    if (wide) faults.push(`${name} at ${width} px sticks out by ${wide}`);
  }
  await page.setViewportSize(usual);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  return faults;
}

const none = (faults) => assert.deepEqual([...new Set(faults)], []);
const locale = (lang) => (lang === "de" ? "de-DE" : lang);

test("the checks see what they are for", async () => {
  const page = await browsers.open("spoiled", SCREENS.phone);
  await page.goto(server.base);
  assert.deepEqual(await violations(page), []);
  assert.equal(await overflow(page), null);
  await page.evaluate(() => {
    const image = document.createElement("img");
    Object.assign(image.style, { display: "block", minWidth: "700px", height: "10px" });
    document.querySelector("main").append(image);
  });
  assert.match((await violations(page)).join("\n"), /image-alt/);
  assert.match(await overflow(page), /px: <img/);
  await page.context().close();
});

for (const lang of LANGUAGES) {
  test(`pages anybody may open, ${lang}`, { timeout: 300_000 }, async (t) => {
    const forgives = [/status of 40[134]/];
    const page = await browsers.open(`reader ${lang}`, { ...SCREENS.phone, locale: locale(lang), forgives });
    const pages = {
      home: "/",
      join: `/j/${moderator.code}`,
      // Before the link itself, after which this browser carries it.
      "enter-carrying-nothing": "/enter",
      enter: new URL(server.facilitatorUrl).pathname,
      policy: "/policy",
      error: "/w/nothing/here",
    };
    for (const [name, path] of Object.entries(pages)) {
      await t.test(name, async () => {
        page.asked.length = 0;
        await page.goto(`${server.base}${path}`);
        assert.equal(await page.locator("html").getAttribute("lang"), lang);
        assert.equal(await page.locator("html").getAttribute("dir"), lang === "ar" ? "rtl" : "ltr");
        none(await look(page, `${name}-${lang}`));
        assert.deepEqual(page.asked.filter((url) => url.endsWith(".wasm")), [], "reading needs no wasm");
      });
    }
    await t.test("home, with a code nobody knows", async () => {
      const mistaken = await browsers.open(`mistaken ${lang}`, { ...SCREENS.phone, locale: locale(lang), forgives: [/status of 4\d\d/] });
      await mistaken.goto(server.base);
      await mistaken.locator("#code").fill("000000");
      await mistaken.keyboard.press("Enter");
      await mistaken.locator("[aria-invalid=true]").waitFor();
      none(await look(mistaken, `home-mistaken-${lang}`));
      await mistaken.context().close();
    });
    await page.context().close();
  });
}

/** The pages a facilitator reads, on a laptop and on a phone. */
async function facilitatorsPages(t, lang, names) {
  const { page } = moderator;
  for (const name of names) {
    await t.test(`${name}, ${lang}`, async () => {
      page.asked.length = 0;
      const path = name === "desk" ? "/desk" : `/w/${moderator.workshop}/${name}`;
      await page.goto(`${server.base}${path}?lang=${lang}`);
      await page.goto(`${server.base}${path}`);
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
      none(await look(page, `${name}-${lang}`));
      assert.deepEqual(page.asked.filter((url) => url.endsWith(".wasm")), [], "reading needs no wasm");
    });
  }
}

test("the room, the console and the projector in every phase", { timeout: 900_000 }, async (t) => {
  const phone = await Participant.with(browsers, "Amal");
  const other = await Participant.with(browsers, "سلمى", { lang: "ar" });
  await phone.join(server.base, moderator.code, { table: TABLE, organisation: "Haus der Kulturen", kind: "migrant_organisation" });
  await other.join(server.base, moderator.code, { table: TABLE });
  const walls = {};
  for (const lang of LANGUAGES) {
    walls[lang] = await browsers.open(`projector ${lang}`, { ...SCREENS.projector, locale: locale(lang) });
    await walls[lang].goto(new URL(projectorPath, server.base).href);
    await walls[lang].locator(".stage").waitFor();
  }
  const arabicConsole = await browsers.page(moderator.page.context(), "console ar");

  const everywhere = async (phase) => {
    await t.test(`${phase}: phones`, async () => {
      const faults = [];
      for (const person of [phone, other]) faults.push(...(await look(person.page, `room-${phase}-${person.lang}`)));
      none(faults);
    });
    await t.test(`${phase}: console`, async () => {
      const faults = await look(moderator.page, `console-${phase}-de`);
      // The language is the browser's, so the other console takes its turn and gives it back.
      await arabicConsole.goto(`${server.base}/w/${moderator.workshop}/console?lang=ar`);
      await arabicConsole.locator(".console-grid").waitFor();
      await arabicConsole.setViewportSize(SCREENS.laptop.viewport);
      faults.push(...(await look(arabicConsole, `console-${phase}-ar`)));
      await arabicConsole.goto(`${server.base}/desk?lang=de`);
      none(faults);
    });
    await t.test(`${phase}: projector`, async () => {
      const faults = [];
      for (const lang of LANGUAGES) faults.push(...(await look(walls[lang], `projector-${phase}-${lang}`, { small: false })));
      none(faults);
    });
  };

  await everywhere("arrive");

  await moderator.goesOnTo("Sammeln");
  await phone.writes(`Eine Karte mit einem Wort, das nirgends umbricht: ${LONG}.`);
  await phone.writes(`Ein langer Text. ${"Er hört und hört nicht auf, weil es so viel zu sagen gibt. ".repeat(8)}`);
  await phone.writes("Kurz.");
  await other.writes("نحتاج إلى دروس ألمانية مجانية للأمهات في الحي.");
  await phone.types("Gerade halb geschrieben");
  await moderator.looksAt(TABLE);
  await everywhere("collect");
  await moderator.reveals();
  await phone.sees("نحتاج إلى دروس");
  const card = phone.card("نحتاج إلى دروس");
  await phone.button(phone.words.support, card).tap();
  await phone.button(phone.words.comments, card).tap();
  await phone.page.getByLabel("Ihr Kommentar", { exact: true }).fill("Das sehe ich auch so.");
  await phone.button("Kommentar senden").tap();
  // Between the table's frame and the acknowledgement it may stand there twice for a moment; in the end it is there once.
  await phone.page.waitForFunction(
    () => [...document.querySelectorAll(".talk-text")].filter((it) => it.textContent === "Das sehe ich auch so.").length === 1,
  );
  await moderator.fromCardMenu("Kurz.", "Ausblenden");
  await moderator.button("Das steht schon da.", moderator.card("Kurz.")).click();
  await moderator.button("Ausblenden", moderator.card("Kurz.").locator("form")).click();
  await phone.page.getByText("Die Moderation hat Ihre Karte ausgeblendet:").waitFor();
  await phone.types("x".repeat(300));
  await everywhere("revealed");
  await phone.types("");

  await moderator.goesOnTo("Ordnen");
  await phone.picks("Eine Karte mit einem Wort");
  await phone.picks("Ein langer Text.");
  await everywhere("picked");
  await phone.button("Zusammenlegen").tap();
  await phone.page.getByLabel("Wie heißt das zusammen?").fill("Was zusammen gehört");
  await phone.button("Speichern").tap();
  await other.pile("Was zusammen gehört").waitFor();
  await phone.button("Karten zeigen", phone.pile("Was zusammen gehört")).tap();
  await everywhere("order");

  await moderator.goesOnTo("Ziele und Maßnahmen");
  await phone.page.getByRole("radio", { name: "Oberziel" }).check();
  await phone.writes("Alle lernen in Ruhe Deutsch.");
  await other.page.locator("li.tree-item").getByText("Alle lernen in Ruhe Deutsch.").waitFor();
  await everywhere("derive");

  await moderator.goesOnTo("Rundgang");
  await everywhere("gallery");

  await moderator.goesOnTo("Ernte");
  await phone.pile("Was zusammen gehört").getByLabel("Das geben wir weiter").check();
  await phone.page.getByText("1 markiert").waitFor();
  await everywhere("harvest");

  await moderator.goesOnTo("Abschluss");
  await everywhere("close");

  const { page } = moderator;
  for (const lang of LANGUAGES) await facilitatorsPages(t, lang, ["desk", "prepare", "sheets"]);
  await page.goto(`${server.base}/desk?lang=de`);
  await moderator.opens(server.base, moderator.workshop);
  await page.locator("header").getByLabel("Mehr", { exact: true }).click();
  await moderator.button("VisionsCafé beenden", page.locator("header")).click();
  await t.test("a question", async () => none(await look(page, "console-question-de")));
  await moderator.agrees("Ja, beenden");
  await phone.page.getByText("Das VisionsCafé ist zu Ende.").waitFor();
  await everywhere("closed");
  for (const lang of LANGUAGES) await facilitatorsPages(t, lang, ["minutes", "replay", "cards", "trace"]);
  browsers.check();
});
