// Who runs a workshop: somebody is added and told, somebody loses the right while the console is open, and what nobody runs
// any more waits for the coordinator instead of being lost.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { overflow, violations } from "../lib/axe.mjs";
import { registers } from "../lib/accounts.mjs";
import { Browsers, SCREENS, story } from "../lib/browsers.mjs";
import { Mailbox } from "../lib/mailbox.mjs";
import { Moderator } from "../lib/people.mjs";
import { Server, binary } from "../lib/server.mjs";

const CAFE = "VisionsCafé Wohnen";

let mailbox;
let server;
let browsers;
let mona;
let carla;
let berta;

const at = (page) => `${server.base}/w/${mona.workshop}/${page}`;
const press = (page, name) => page.getByRole("main").getByRole("button", { name, exact: true }).click();
const saved = (page) => page.getByText("Gespeichert. Das gilt sofort").waitFor();
const isOut = (page) => page.getByText("leiten dieses VisionsCafé nicht mehr").first().waitFor();

async function looksRight(page, what) {
  assert.deepEqual(await violations(page), [], what);
  assert.equal(await overflow(page), null, what);
}

async function calledAs(page, name) {
  await page.goto(`${server.base}/account`);
  if (!(await page.getByLabel("Ihr Name").isVisible())) await page.getByText("Name ändern").click();
  await page.getByLabel("Ihr Name").fill(name);
  await press(page, "Speichern");
  await page.waitForURL("**/account?saved=yes");
}

/** The coordinator gives or takes the right to run workshops. */
async function right(act, name) {
  await carla.goto(`${server.base}/accounts`);
  await carla.locator("li.person").filter({ hasText: name }).getByRole("button", { name: `Recht ${act}: Moderation: ${name}` }).click();
  await carla.waitForURL("**/accounts");
}

before(async () => {
  mailbox = await Mailbox.start();
  server = await Server.start({ demo: false, smtp: mailbox.url });
  browsers = await Browsers.launch();
  const forgives = [/status of 4\d\d/];
  carla = await browsers.open("carla", { ...SCREENS.laptop, forgives });
  await carla.goto(server.coordinatorUrl);
  await carla.getByRole("button").last().click();
  await carla.waitForURL("**/desk");
  await calledAs(carla, "Carla Koordination");
  const { stdout } = spawnSync(binary(), ["link", "--database", server.database, "--public-url", server.base], { encoding: "utf8" });
  mona = await Moderator.with(browsers, { forgives });
  await mona.enters(/^facilitator (\S+)$/m.exec(stdout)[1]);
  await mona.makes(CAFE);
  const named = await mona.page.context().newPage();
  await calledAs(named, "Mona Moderatorin");
  await named.close();
  berta = await browsers.open("berta", { ...SCREENS.phone, forgives });
  await registers(berta, { server, mailbox, name: "Berta Beispiel", address: "berta@example.org" });
});

after(async () => {
  await browsers?.close();
  await server?.stop();
  await mailbox?.close();
});

test("a workshop is run by several, and lost by nobody", async (t) => {
  const step = story(t, () => browsers);

  await step("whoever may run none cannot be added, and is not offered", async () => {
    const page = await mona.page.context().newPage();
    await page.goto(at("team"));
    await page.getByRole("heading", { level: 1, name: "Wer leitet" }).waitFor();
    assert.deepEqual(await page.getByLabel("Wer leitet mit?").locator("option").allInnerTexts(), ["Bitte wählen", "Carla Koordination"]);
    await looksRight(page, "who runs it");
    const accounts = await carla.request.get(`${server.base}/accounts?q=Berta`);
    const id = /name="account" value="(\w+)"/.exec(await accounts.text())[1];
    const answer = await page.request.post(at("team"), { form: { do: "add", account: id }, headers: { origin: server.base } });
    assert.equal(answer.status(), 422);
    assert.match(await answer.text(), /darf noch keine VisionsCafés leiten/);
    assert.equal((await berta.request.get(at("team"))).status(), 403);
    await page.close();
  });

  await step("somebody who may is added, gets a mail, and runs it at once", async () => {
    await right("geben", "Berta Beispiel");
    const page = await mona.page.context().newPage();
    await page.goto(at("team"));
    await page.getByLabel("Wer leitet mit?").selectOption({ label: "Berta Beispiel" });
    await press(page, "Dazunehmen");
    await saved(page);
    const mail = await mailbox.next("berta@example.org");
    assert.match(mail.subject, /VisionsCafé Wohnen/);
    assert.match(mail.text, /Mona Moderatorin/);
    await berta.goto(mail.links.find((link) => link.endsWith("/team")));
    await looksRight(berta, "on a phone");
    await berta.goto(at("console"));
    await berta.getByRole("navigation", { name: "Ablauf" }).waitFor();
    await page.close();
  });

  await step("whoever loses the right is out while the console is open, and the workshop goes on", async () => {
    await right("nehmen", "Berta Beispiel");
    await isOut(berta);
    assert.equal((await berta.request.get(at("console"))).status(), 403);
    await berta.goto(`${server.base}/desk`);
    assert.equal(await berta.getByRole("link", { name: CAFE }).count(), 0, "a list alone opens nothing");
    assert.equal(await berta.getByRole("button", { name: "Anlegen" }).count(), 0, "no form that would be refused");
    await looksRight(berta, "a desk without a right");
    await mona.page.getByRole("navigation", { name: "Ablauf" }).waitFor();
    await carla.goto(`${server.base}/desk`);
    assert.equal(await carla.getByRole("heading", { name: "VisionsCafés, die niemand leitet" }).count(), 0);
  });

  await step("the last one cannot go, and is told why; whoever is not the last goes at once", async () => {
    const page = await mona.page.context().newPage();
    await page.goto(at("team"));
    await page.getByText("Darf zurzeit keine VisionsCafés leiten").waitFor();
    await page.getByRole("button", { name: /^Mich austragen/ }).click();
    await page.getByText("kann nicht unbesetzt warten").waitFor();
    await page.getByRole("button", { name: /^Austragen: Berta/ }).click();
    await saved(page);
    // A second click on a page that is out of date does no harm.
    const rows = page.locator(".shelf-item");
    assert.equal(await rows.count(), 1);
    await page.close();
  });

  await step("what nobody runs waits for the coordinator, who finds somebody", async () => {
    await right("nehmen", "Mona Moderatorin");
    await isOut(mona.page);
    await carla.goto(`${server.base}/desk`);
    await carla.getByRole("heading", { name: "VisionsCafés, die niemand leitet" }).waitFor();
    await looksRight(carla, "the desk of a coordinator");
    await carla.getByRole("link", { name: `Jemanden bestimmen: ${CAFE}` }).click();
    await carla.getByText("Zurzeit leitet es niemand").waitFor();
    await looksRight(carla, "nobody runs it");
    await carla.getByLabel("Wer leitet mit?").selectOption({ label: "Carla Koordination" });
    await press(carla, "Dazunehmen");
    await saved(carla);
    await carla.goto(at("console"));
    await carla.getByRole("navigation", { name: "Ablauf" }).waitFor();
    await carla.goto(`${server.base}/desk`);
    assert.equal(await carla.getByRole("heading", { name: "VisionsCafés, die niemand leitet" }).count(), 0);
    const audit = await (await carla.request.get(`${server.base}/audit.csv`)).text();
    for (const event of ["steward_added", "steward_removed", "role_revoked"]) assert.match(audit, new RegExp(event));
  });
});
