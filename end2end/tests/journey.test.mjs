// One way through all of it, as one person after the other goes it: an account, an organisation, an invitation, a workshop, a second
// factor, another device, and the end of what is open there. What can go wrong on the way is tried in the files about each.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DE, PASSWORD, entersCode, isIn, registers, setsUpSecondFactor, signsIn } from "../lib/accounts.mjs";
import { overflow, violations } from "../lib/axe.mjs";
import { Browsers, SCREENS, story } from "../lib/browsers.mjs";
import { Mailbox } from "../lib/mailbox.mjs";
import { Participant } from "../lib/people.mjs";
import { Server } from "../lib/server.mjs";

const HOUSE = "Haus der Nachbarschaft";
const CARD = "Am Abend fährt kein Bus zum Kurs.";
/** A page that is asked for without being signed in any more says so in the browser's console, too. */
const REFUSED = [/status of 401/];

let mailbox;
let server;
let browsers;
let rana;
let idris;
let laptop;
let invitation;
let code;

before(async () => {
  mailbox = await Mailbox.start();
  server = await Server.start({ smtp: mailbox.url });
  browsers = await Browsers.launch();
});

after(async () => {
  await browsers?.close();
  await server?.stop();
  await mailbox?.close();
});

const press = (page, name) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const linkIn = (mail, path) => mail.links.find((link) => link.includes(path));

/** Everybody can use the page, and it fits. */
async function isFine(page) {
  assert.deepEqual(await violations(page), []);
  assert.equal(await overflow(page), null);
}

test("from a first mail to a device that is signed out from another", { timeout: 300_000 }, async (t) => {
  const step = story(t, () => browsers);

  await step("Rana registers, and shows by a mail that the address is hers", async () => {
    rana = await browsers.open("Rana", SCREENS.phone);
    await registers(rana, { server, mailbox, name: "Rana", address: "rana@example.org" });
    await heading(rana, "Ihr Konto");
  });

  await step("she registers her organisation, and the coordinator verifies it", async () => {
    await rana.goto(`${server.base}/organisations/new`);
    await rana.getByLabel("Name der Organisation").fill(HOUSE);
    await rana.getByLabel("Art der Organisation").selectOption({ label: "Migrantenorganisation" });
    await press(rana, "Zur Prüfung abschicken");
    await heading(rana, HOUSE);
    const carla = await browsers.open("Carla", SCREENS.laptop);
    await carla.goto(server.coordinatorUrl);
    await carla.getByRole("main").getByRole("button").first().click();
    await carla.waitForURL("**/desk");
    await carla.goto(`${server.base}/organisations`);
    await carla.getByRole("link", { name: HOUSE }).first().click();
    await press(carla, "Geprüft, alles in Ordnung");
    await carla.getByText("Die Organisation ist jetzt geprüft").waitFor();
    const told = await mailbox.next("rana@example.org");
    assert.equal(told.subject, `Geprüft: ${HOUSE}`);
    await rana.goto(linkIn(told, "/organisations/"));
  });

  await step("she invites Idris by mail", async () => {
    await rana.getByText("Jemanden einladen", { exact: true }).click();
    const form = rana.locator("#invite");
    await form.getByLabel("E-Mail der Person").fill("idris@example.org");
    await form.getByRole("radio", { name: "Mitarbeit" }).check();
    await form.getByRole("button", { name: "Einladung schicken" }).click();
    await rana.getByText("Die Einladung ist unterwegs").waitFor();
    invitation = linkIn(await mailbox.next("idris@example.org"), "/invitation/");
  });

  await step("he follows the link, opens an account on his phone, comes back to the invitation and accepts", async () => {
    idris = await Participant.with(browsers, "Idris", { forgives: REFUSED });
    const { page } = idris;
    await page.goto(invitation);
    await page.getByRole("main").getByRole("link", { name: "Konto anlegen" }).click();
    await page.getByLabel(DE.name, { exact: true }).fill("Idris");
    await page.getByLabel(DE.address).fill("idris@example.org");
    await press(page, DE.sendLink);
    await page.goto(linkIn(await mailbox.next("idris@example.org"), "/confirm/"));
    await page.getByLabel(DE.newPassword).fill(PASSWORD);
    await press(page, DE.register);
    await press(page, "Einladung annehmen");
    await heading(page, HOUSE);
    await isFine(page);
  });

  await step("he comes to a workshop for it, writes a card, and takes the seat along into his account", async () => {
    const { page } = idris;
    await page.goto(`${server.base}/j/${server.code}`);
    await page.getByLabel(DE.name, { exact: true }).fill("Idris");
    await page.getByRole("group", { name: "Für wen sind Sie heute da?" }).getByRole("radio", { name: HOUSE }).check();
    await page.locator("label.choice", { hasText: "Wohnungspolitik" }).getByRole("radio").check();
    await press(page, "Platz nehmen");
    await page.waitForURL("**/w/*");
    await idris.isLive();
    await idris.writes(CARD);
    await page.goto(`${server.base}/account`);
    await page.getByRole("button", { name: /^Platz in Ihr Konto mitnehmen/ }).click();
    await page.waitForURL("**/account?saved=yes*");
  });

  await step("he sets up the second factor", async () => {
    ({ code } = await setsUpSecondFactor(idris.page, { server }));
    assert.match((await mailbox.next("idris@example.org")).subject, /Schritt/);
  });

  await step("on a laptop the password alone opens nothing; with the code of his phone his seat is there, and his card", async () => {
    laptop = await browsers.open("Idris at a laptop", { ...SCREENS.laptop, forgives: REFUSED });
    await signsIn(laptop, { server, address: "idris@example.org" });
    await heading(laptop, "Zweiter Schritt");
    assert.equal(await isIn(laptop, server), false);
    await entersCode(laptop, await code());
    await heading(laptop, "Ihr Konto");
    await laptop.locator("#seats").locator("..").getByRole("link").first().click();
    await laptop.locator(".roombar >> visible=true").waitFor();
    await laptop.getByText(CARD).first().waitFor();
  });

  await step("on the phone he ends what is open on the laptop, and it ends at once", async () => {
    const { page } = idris;
    await page.goto(`${server.base}/desk/sessions`);
    const rows = page.locator(".shelf-item");
    assert.equal(await rows.count(), 2);
    await rows.filter({ hasNotText: "dieses Gerät" }).getByRole("button", { name: /^Abmelden/ }).click();
    await laptop.getByText("Wir erkennen Sie gerade nicht.").first().waitFor();
    assert.equal(await isIn(laptop, server), false);
    await laptop.goto(`${server.base}/account`);
    await heading(laptop, "Anmelden");
    assert.equal(await isIn(page, server), true, "the phone stays signed in");
  });
});
