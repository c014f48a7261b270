// The whole way with nothing but a keyboard: Tab, Enter, Space and letters. The focus is always somewhere, and seen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browsers, eventually } from "../lib/browsers.mjs";
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
  await moderator.makes("VisionsCafé mit Tasten");
});

after(async () => {
  await browsers?.close();
  await server?.stop();
});

/** Where the focus is: what it is called there, and whether one can see it. */
function focus(page) {
  return page.evaluate(() => {
    const here = document.activeElement;
    const words = (element) => (element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
    const name =
      here.getAttribute("aria-label") ?? (words(here.labels?.[0]) || words(here) || here.getAttribute("name") || "");
    const isMarked = (element) =>
      element &&
      [null, "::after"].some((part) => {
        const style = getComputedStyle(element, part);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      });
    // A control that is drawn by its label wears the mark there.
    const drawn = [here, here.nextElementSibling, here.closest("label"), here.closest("summary")];
    const box = here.getBoundingClientRect();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const top = document.elementFromPoint(middle.x, middle.y);
    const covered = top !== null && !here.contains(top) && !top.contains(here) && !here.closest("label")?.contains(top);
    return {
      tag: here.localName,
      type: here.getAttribute("type"),
      name,
      pressed: here.getAttribute("aria-pressed"),
      isSeen: drawn.some(isMarked),
      isInView: box.bottom > 0 && box.top < innerHeight && !covered,
    };
  });
}

/** Presses Tab until the focus is on what is wanted; it must be seen everywhere on the way. */
async function tabTo(page, wanted, { backwards = false, most = 80 } = {}) {
  const passed = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
    const here = await focus(page);
    // At its ends the page hands the focus to the browser; it comes back in with the next Tab.
    if (here.tag === "body") continue;
    passed.push(`${here.tag} “${here.name.slice(0, 40)}”`);
    assert.ok(here.isSeen, `the focus cannot be seen on ${passed.at(-1)}`);
    assert.ok(here.isInView, `the focus is out of sight on ${passed.at(-1)}`);
    if (wanted(here)) return here;
  }
  throw new Error(`not to be reached with Tab; passed:\n${passed.join("\n")}`);
}

const isButton = (name) => (here) => (here.tag === "button" || here.type === "submit") && here.name.startsWith(name);

/** After something has happened the focus is somewhere. */
async function isSomewhere(page, when) {
  await eventually(async () => (await focus(page)).tag !== "body", `the focus is lost ${when}`, 3_000);
}

test("joining, writing, ordering and undoing with keys alone", { timeout: 180_000 }, async (t) => {
  const page = await browsers.open("Tasten", { viewport: { width: 1024, height: 768 } });
  const person = await Participant.with(browsers, "Tasten", { page });
  const other = await Participant.with(browsers, "Andere");
  const keys = page.keyboard;

  await t.test("joining", async () => {
    await page.goto(server.base);
    // The first stop leads past everything else.
    await tabTo(page, (here) => here.name === "Zum Inhalt", { most: 1 });
    await tabTo(page, (here) => here.tag === "input");
    await keys.type(moderator.code);
    await keys.press("Enter");
    await page.waitForURL("**/j/*");
    await tabTo(page, (here) => here.name.startsWith("Ihr Name"));
    await keys.type("Tasten");
    await tabTo(page, (here) => here.type === "radio");
    await keys.press("Space");
    assert.equal(await page.getByRole("radio", { name: TABLE }).isChecked(), true);
    await tabTo(page, isButton("Platz nehmen"));
    await keys.press("Enter");
    await page.waitForURL("**/w/*");
    await person.isLive();
    await other.join(server.base, moderator.code, { table: TABLE });
  });

  await t.test("writing", async () => {
    await moderator.goesOnTo("Sammeln");
    await person.box.waitFor();
    await tabTo(page, (here) => here.tag === "textarea");
    await keys.type("Mit Tasten geschrieben.");
    await tabTo(page, isButton("Karte senden"), { most: 3 });
    await keys.press("Enter");
    await person.card("Mit Tasten geschrieben.").waitFor();
    // The next thought follows: the focus is back in the box.
    await eventually(async () => (await focus(page)).tag === "textarea", "the focus is back in the box");
    await keys.type("Noch eine Karte.");
    await tabTo(page, isButton("Karte senden"), { most: 3 });
    await keys.press("Space");
    await person.card("Noch eine Karte.").waitFor();
    await eventually(async () => (await focus(page)).tag === "textarea", "the focus is back in the box");

    // What others do does not take it away, nor what is half typed.
    await keys.type("Halb getippt");
    await other.writes("Von einer anderen.");
    await moderator.reveals();
    await person.sees("Von einer anderen.");
    assert.equal((await focus(page)).tag, "textarea");
    assert.equal(await person.box.inputValue(), "Halb getippt");
    await keys.press("Control+a");
    await keys.press("Delete");
  });

  await t.test("a new phase", async () => {
    await moderator.goesOnTo("Ordnen");
    await page.getByRole("heading", { level: 1, name: "Was gehört zusammen?" }).waitFor();
    await isSomewhere(page, "when the phase goes on and the box is gone");
  });

  await t.test("ordering and undoing", async () => {
    const isPick = (here) => here.tag === "button" && here.pressed === "false" && /Karte\.|geschrieben\.|anderen\./.test(here.name);
    const first = await tabTo(page, isPick);
    await keys.press("Space");
    assert.equal((await focus(page)).pressed, "true");
    await page.getByText("Tippen Sie die zweite Karte an.").waitFor();
    const second = await tabTo(page, isPick);
    assert.notEqual(first.name, second.name);
    await keys.press("Space");
    await tabTo(page, isButton("Zusammenlegen"));
    await keys.press("Enter");
    await other.page.getByRole("main").locator("li.cluster").waitFor();
    await page.getByRole("main").locator("li.cluster").waitFor();
    await isSomewhere(page, "after putting together");

    // Its name, typed where the focus can be brought.
    await tabTo(page, (here) => here.tag === "input" && here.name.startsWith("Wie heißt"));
    await keys.type("Mit Namen");
    await keys.press("Enter");
    await other.pile("Mit Namen").waitFor();
    await isSomewhere(page, "after naming");

    await tabTo(page, isButton("Rückgängig"));
    await keys.press("Space");
    await other.pile("Mit Namen").waitFor({ state: "detached" });
    await isSomewhere(page, "after undoing the name");
    // The pile too, by the menu.
    await tabTo(page, (here) => here.tag === "summary" && here.name === "Menü", { backwards: true });
    await keys.press("Enter");
    await tabTo(page, isButton("Meinen letzten Schritt zurücknehmen"));
    await keys.press("Enter");
    await other.page.getByRole("main").locator("li.cluster").waitFor({ state: "detached" });
    await person.card("Mit Tasten geschrieben.").waitFor();
    await isSomewhere(page, "after undoing");
  });

  await t.test("putting together with Enter alone", async () => {
    const isPick = (here) => here.tag === "button" && here.pressed === "false" && /Karte\.|geschrieben\.|anderen\./.test(here.name);
    await tabTo(page, isPick);
    await keys.press("Space");
    await tabTo(page, isPick);
    await keys.press("Enter");
    await other.page.getByRole("main").locator("li.cluster").getByText("2 Karten").waitFor();
    await isSomewhere(page, "after putting together with Enter");
  });

  browsers.check();
});
