// An officer with two posts, three tasks and a VisionsCafé leaves; the posts stay vacant for months; a successor comes, reads
// first what was left, sees everything that is open, and whom to ask. Nothing is lost, and nobody else is told.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { overflow, violations } from "../lib/axe.mjs";
import { Browsers, SCREENS, story } from "../lib/browsers.mjs";
import { Mailbox } from "../lib/mailbox.mjs";
import { Server, binary } from "../lib/server.mjs";

const DAY_MS = 24 * 60 * 60 * 1000;
/** A day so many days from now, on the city's clock, as a form sends it and as people read it. */
const iso = (days) => new Date(Date.now() + days * DAY_MS).toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
const read = (date) => date.split("-").reverse().join(".");

const BODY = "Steuerungsgruppe Integration";
const OFFICE = "Amt für Integration";
const OFFICER = "Integrationsbeauftragte:r";
const SECRETARY = "Geschäftsführung";
const CHAIR = "Vorsitz";
const CAFE = "VisionsCafé";
const NOTE = "Der Entwurf liegt im Ordner 3.\nDas Netzwerk wartet auf eine Antwort bis zum Sommer.";
const PDF = "%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n";
const TASKS = [
  [OFFICER, "Bericht fortschreiben", -30],
  [OFFICER, "Mit dem Netzwerk sprechen", 60],
  [SECRETARY, "Sitzung vorbereiten", null],
];

let mailbox;
let server;
let browsers;
const people = {};
const posts = {};
/** The pages of bodies and offices. */
const places = {};

/** Somebody with an account, a name and a browser, who came in by a link. */
async function person(name, link, { screen = "laptop", ...options } = {}) {
  const page = await browsers.open(name, { ...SCREENS[screen], forgives: [/status of 4\d\d/], ...options });
  await page.goto(link);
  await page.getByRole("button").last().click();
  await page.waitForURL("**/desk");
  await page.goto(`${server.base}/account`);
  if (!(await page.getByLabel("Ihr Name").isVisible())) await page.getByText("Name ändern").click();
  await page.getByLabel("Ihr Name").fill(name);
  await page.getByRole("button", { name: "Speichern" }).click();
  await page.waitForURL("**/account?saved=yes");
  return page;
}

function freshLink() {
  const { status, stdout, stderr } = spawnSync(binary(), ["link", "--database", server.database, "--public-url", server.base], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return /^facilitator (\S+)$/m.exec(stdout)[1];
}

/** What a page must hold wherever it is read. */
async function looksRight(page, what) {
  assert.deepEqual(await violations(page), [], what);
  assert.equal(await overflow(page), null, what);
}

/** Words as they are shown: names and days are kept apart by invisible marks, whichever way the text around them runs. */
const shown = (text) => new RegExp([...text].map((c) => c.replace(/[.*+?^${}()|[\]\\]/, "\\$&")).join("[\u2066-\u2069]*"));
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const saved = (page) => page.getByText("Gespeichert.").waitFor();
const id = (page) => new URL(page.url()).pathname.split("/").at(-1);

async function makesPost(page, place, title, { leads = false } = {}) {
  await page.goto(`${server.base}/bodies`);
  await page.getByRole("link", { name: place }).click();
  await page.getByLabel("Bezeichnung").first().fill(title);
  if (leads) await page.locator("input[name=chair]").check();
  await press(page, "Stelle anlegen");
  await saved(page);
  places[place] = new URL(page.url()).pathname;
  await looksRight(page, place);
  await page.getByRole("link", { name: title, exact: true }).click();
  posts[title] = page.url().split("?")[0];
}

async function appoints(page, title, name, from) {
  await page.goto(posts[title]);
  const fold = page.locator("details").filter({ has: page.getByLabel("Wer?") });
  if (!(await fold.getAttribute("open").then((open) => open !== null))) await fold.locator("summary").click();
  await page.getByLabel("Wer?").selectOption({ label: name });
  await page.getByLabel("Erster Tag").fill(from);
  await press(page, "Stelle besetzen");
}

before(async () => {
  mailbox = await Mailbox.start();
  server = await Server.start({ demo: false, smtp: mailbox.url });
  browsers = await Browsers.launch();
  people.carla = await person("Carla Koordination", server.coordinatorUrl);
  people.vera = await person("Vera Vorgängerin", freshLink(), { screen: "phone" });
  people.nils = await person("Nils Nachfolger", freshLink(), { screen: "phone" });
  people.hanna = await person("Hanna Vorsitz", freshLink(), { screen: "phone" });
});

after(async () => {
  await browsers?.close();
  await server?.stop();
  await mailbox?.close();
});

test("an officer leaves and a successor finds everything", async (t) => {
  const step = story(t, () => browsers);

  await step("bodies, offices and posts are entered, and somebody is appointed", async () => {
    const page = people.carla;
    await page.goto(`${server.base}/bodies`);
    await page.getByText("Noch ist kein Gremium und kein Amt eingetragen.").waitFor();
    for (const [name, kind] of [[BODY, "Steuerungsgruppe"], [OFFICE, "Amt oder Dienststelle"]]) {
      await page.getByLabel("Name", { exact: true }).fill(name);
      await page.getByLabel("Was ist es?").selectOption({ label: kind });
      await press(page, "Eintragen");
      await page.getByRole("link", { name }).waitFor();
    }
    await makesPost(page, BODY, SECRETARY);
    await makesPost(page, OFFICE, OFFICER);
    await makesPost(page, BODY, CHAIR, { leads: true });
    await appoints(page, CHAIR, "Hanna Vorsitz", iso(-400));
    await saved(page);
    for (const title of [SECRETARY, OFFICER]) {
      await appoints(page, title, "Vera Vorgängerin", iso(-400));
      await saved(page);
      await looksRight(page, title);
    }
    // A second holder at the same time is refused, and what was typed stays.
    await appoints(page, OFFICER, "Nils Nachfolger", iso(-100));
    await page.getByText("In dieser Zeit hat schon jemand diese Stelle.").waitFor();
    assert.equal(await page.getByLabel("Erster Tag").inputValue(), iso(-100));
    assert.equal(await page.getByLabel("Wer?").locator("option:checked").innerText(), "Nils Nachfolger");
    browsers.check();
  });

  await step("whoever holds a post enters tasks, and one click says that one is done", async () => {
    const page = people.vera;
    await page.goto(`${server.base}/desk`);
    await page.getByRole("button", { name: "anlegen" }).click();
    await page.waitForURL("**/prepare");
    for (const [title, task, days] of [...TASKS, [OFFICER, "Schon erledigt", 10]]) {
      await page.goto(posts[title]);
      await page.getByText("Das ist Ihre Stelle.").waitFor();
      await page.locator("summary", { hasText: "Aufgabe eintragen" }).click();
      await page.getByLabel("Was ist zu tun?").fill(task);
      if (days !== null) await page.getByLabel("Bis wann?").fill(iso(days));
      await press(page, "Aufgabe eintragen");
      await saved(page);
    }
    await page.goto(posts[OFFICER]);
    await looksRight(page, "a post on a phone");
    assert.deepEqual(await page.locator("section[aria-labelledby=tasks] .task-title > span:first-child").allInnerTexts(), ["Bericht fortschreiben", "Schon erledigt", "Mit dem Netzwerk sprechen"], "the next day comes first");
    await page.locator("form > .actions").getByRole("button", { name: "Erledigt: Schon erledigt" }).first().click();
    await saved(page);
    assert.equal(await page.locator("section[aria-labelledby=closed] .task").count(), 1);
    browsers.check();
  });

  await step("a form that is sent twice makes one task, and what cannot be read comes back whole", async () => {
    const page = people.vera;
    const form = { do: "open", id: "0000000000abc", title: "Zweimal geklickt", detail: "", due: "", lang: "de" };
    const send = (form) => page.request.post(posts[SECRETARY], { form, headers: { origin: server.base }, maxRedirects: 0 });
    assert.deepEqual([(await send(form)).status(), (await send(form)).status()], [303, 303]);
    await page.goto(posts[SECRETARY]);
    assert.equal(await page.locator("section[aria-labelledby=tasks] .task").count(), 2);
    await page.locator("form > .actions").getByRole("button", { name: "Erledigt: Zweimal geklickt" }).first().click();
    await saved(page);
    const wrong = await send({ ...form, id: "0000000000abd", title: "Bleibt stehen", detail: "<b>auch das</b>", due: "morgen" });
    assert.equal(wrong.status(), 422);
    const answer = await wrong.text();
    assert.match(answer, /Diesen Tag kennen wir nicht/);
    assert.match(answer, /value="Bleibt stehen"/);
    assert.match(answer, /&lt;b&gt;auch das/);
  });

  await step("a document is left at the post; what is no PDF is refused in a sentence and loses nothing", async () => {
    const page = people.vera;
    await page.goto(posts[OFFICER]);
    const leaves = async (name, buffer) => {
      const fold = page.locator("details").filter({ has: page.getByLabel("PDF-Datei") });
      if ((await fold.getAttribute("open")) === null) await fold.locator("summary").click();
      await page.getByLabel("PDF-Datei").setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(buffer) });
      await press(page, "Hinzufügen");
    };
    await leaves("Notizen.pdf", "<script>alert(1)</script>");
    await page.getByText("Das ist kein PDF.").waitFor();
    await looksRight(page, "a refused document");
    await leaves("Vertrag <b>2026.pdf", PDF);
    await saved(page);
    await page.locator("section[aria-labelledby=attachments]").getByText(/von .?Vera Vorgängerin/).waitFor();
    await looksRight(page, "a document at a post on a phone");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("section[aria-labelledby=attachments] .shelf-title a").click()]);
    assert.equal(download.suggestedFilename(), "visionscafe Vertrag b2026.pdf");
    people.document = await page.locator("section[aria-labelledby=attachments] .shelf-title a").getAttribute("href");
    assert.equal(await (await page.request.get(server.base + people.document)).text(), PDF);
    const send = (from, id, text = PDF) => {
      const file = { name: "x.pdf", mimeType: "application/pdf", buffer: Buffer.from(text) };
      return from.request.post(`${posts[OFFICER]}/attachments`, { multipart: { id, file }, headers: { origin: server.base }, maxRedirects: 0 });
    };
    assert.deepEqual([(await send(page, "0000000000fff")).status(), (await send(page, "0000000000fff")).status()], [303, 303]);
    assert.equal((await send(people.nils, "0000000000ffg")).status(), 403, "who has nothing to do with the post leaves nothing there");
    await page.goto(posts[OFFICER]);
    assert.equal(await page.locator("section[aria-labelledby=attachments] .shelf-item").count(), 2, "two clicks, one document");
    assert.equal((await send(page, "0000000000fff", PDF.replace("1.7", "1.6"))).status(), 303);
    for (const count of [3, 2]) {
      await page.goto(posts[OFFICER]);
      const files = page.locator("section[aria-labelledby=attachments] .shelf-item");
      assert.equal(await files.count(), count, "another document in a form gone back to is another document");
      await files.last().locator("summary").click();
      await files.last().getByRole("button").click();
      await saved(page);
    }
    assert.equal(await page.locator("section[aria-labelledby=attachments] .shelf-item").count(), 1);
    browsers.check();
  });

  await step("an officer who leaves hands over all that is open, and what was typed is not lost on the way", async () => {
    const page = people.vera;
    await page.goto(`${server.base}/handover`);
    await page.getByRole("heading", { level: 1, name: shown("Übergabe: Vera Vorgängerin") }).waitFor();
    for (const [, task] of TASKS) await page.getByText(task).first().waitFor();
    assert.equal(await page.locator(".handover-post").count(), 2);
    assert.equal(await page.locator("section[aria-labelledby=workshops] li").count(), 1);
    await page.locator("section[aria-labelledby=ask]").getByText("Carla Koordination").waitFor();
    await looksRight(page, "a hand-over on a phone");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.getByRole("button").filter({ visible: true }).count(), 0, "on paper there is nothing to press");
    assert.ok(await page.getByText("Bericht fortschreiben").first().isVisible());
    await page.emulateMedia({ media: "screen" });
    // Everything is ticked; a VisionsCafé cannot wait for somebody.
    await page.getByLabel("Was soll die Nachfolge zuerst wissen?").fill(NOTE);
    await press(page, "Jetzt übergeben");
    await page.getByText("kann nicht unbesetzt warten").waitFor();
    assert.equal(await page.getByLabel("Was soll die Nachfolge zuerst wissen?").inputValue(), NOTE);
    await page.getByRole("checkbox", { name: CAFE }).uncheck();
    await press(page, "Jetzt übergeben");
    await page.getByText("Übergeben. Was offen ist, liegt jetzt dort.").waitFor();
    assert.equal(await page.locator(".handover-post").count(), 0);
    await page.goto(posts[OFFICER]);
    assert.equal(await page.getByText("Bericht fortschreiben").count(), 0, "who has left does not look in any more");
    assert.equal((await page.request.get(server.base + people.document)).status(), 404, "nor at its documents");
    browsers.check();
  });

  await step("the coordinator hands over on behalf of somebody who has left, and it is written down", async () => {
    const page = people.carla;
    await page.goto(`${server.base}/accounts`);
    await page.getByRole("link", { name: "Offenes und Übergabe: Vera Vorgängerin" }).click();
    await page.getByLabel("An wen?").selectOption({ label: "Carla Koordination" });
    await press(page, "Jetzt übergeben");
    await page.getByText("Übergeben.").waitFor();
    assert.match(await page.locator("section[aria-labelledby=history]").innerText(), /im Auftrag: .?Carla Koordination/);
    await page.goto(`${server.base}/desk`);
    await page.getByRole("heading", { name: new RegExp(CAFE) }).first().waitFor();
    await people.vera.goto(`${server.base}/desk`);
    assert.equal(await people.vera.locator(".shelf-item").count(), 0);
  });

  await step("a vacancy of months is seen with what waits there, by those who can do something about it", async () => {
    const page = people.carla;
    for (const title of [OFFICER, SECRETARY]) {
      await page.goto(posts[title]);
      const term = page.locator("section[aria-labelledby=held] li").filter({ hasText: "Vera" });
      await term.locator("summary").click();
      await term.getByLabel("Letzter Tag").fill(iso(-150));
      await term.getByRole("button", { name: /^Ende eintragen/ }).click();
      await saved(page);
      await page.getByText(shown(`Unbesetzt seit ${read(iso(-149))}`)).waitFor();
    }
    await page.goto(`${server.base}/bodies`);
    const missing = page.locator("section[aria-labelledby=missing] .shelf-item");
    assert.equal(await missing.count(), 2);
    assert.match(await missing.first().innerText(), /2 Aufgaben offen, davon eine überfällig/);
    await looksRight(page, "bodies");
    // Whoever leads the body is shown what waits at its vacant post, and at no other.
    const chair = people.hanna;
    await chair.goto(`${server.base}/bodies`);
    const hers = chair.locator("section[aria-labelledby=missing] .shelf-item");
    assert.equal(await hers.count(), 1);
    assert.match(await hers.innerText(), new RegExp(`${SECRETARY}[^]*Eine Aufgabe offen`, "i"));
    await looksRight(chair, "bodies, for a chair on a phone");
    await hers.getByRole("link", { name: SECRETARY }).click();
    await chair.getByText(/^Unbesetzt seit/).waitFor();
    assert.deepEqual(await chair.locator("section[aria-labelledby=tasks] .task-title > span:first-child").allInnerTexts(), ["Sitzung vorbereiten"]);
    await looksRight(chair, "a vacant post, for a chair on a phone");
    // Nobody else is told more than that a post is vacant.
    for (const other of [await browsers.open("Öffentlichkeit", SCREENS.phone), people.vera, chair]) {
      await other.goto(`${server.base}/bodies`);
      if (other !== chair) assert.equal(await other.locator("section[aria-labelledby=missing]").count(), 0);
      await other.goto(posts[OFFICER]);
      await other.getByText(/^Unbesetzt seit/).waitFor();
      const told = await other.content();
      // Who works beside others knows them by name; the public does not.
      for (const word of ["Bericht fortschreiben", "Ordner 3", ...(other === chair ? [] : ["Vera Vorgängerin"])]) assert.ok(!told.includes(word), word);
    }
    assert.equal((await fetch(`${server.base}/handover/${id(page)}`)).status, 404, "no account's id, nothing to see");
    browsers.check();
  });

  await step("a successor reads first what was left, then everything that is open, and whom to ask", async () => {
    for (const title of [OFFICER, SECRETARY]) {
      await appoints(people.carla, title, "Nils Nachfolger", iso(0));
      await saved(people.carla);
    }
    const page = people.nils;
    await page.goto(`${server.base}/handover`);
    const first = page.locator("main > section").first();
    await first.getByRole("heading", { name: "Zuerst lesen: was hinterlassen wurde" }).waitFor();
    assert.equal(await first.locator(".left-text").innerText(), NOTE);
    assert.equal(await first.locator(".left-note").count(), 1, "once, though it was left at two posts");
    for (const [, task] of TASKS) assert.equal(await page.locator(".task").filter({ hasText: task }).count(), 1, task);
    await page.getByText(shown(`überfällig seit ${read(iso(-30))}`)).waitFor();
    const ask = await page.locator("section[aria-labelledby=ask]").innerText();
    assert.match(ask, /Vera Vorgängerin, hatte die Stelle vorher[^]*Carla Koordination, koordiniert/);
    await looksRight(page, "a successor's page on a phone");
    await page.goto(posts[OFFICER]);
    await page.locator("section[aria-labelledby=attachments]").getByText("Vertrag b2026").waitFor();
    assert.equal(await (await page.request.get(server.base + people.document)).text(), PDF);
    const held = page.locator("section[aria-labelledby=held] li");
    assert.match((await held.allInnerTexts()).join("\n"), /Nils Nachfolger[^]*Vera Vorgängerin/);
    await page.locator("form > .actions").getByRole("button", { name: "Erledigt: Bericht fortschreiben" }).first().click();
    await saved(page);
    await page.getByRole("button", { name: "Wieder öffnen: Bericht fortschreiben" }).click();
    await saved(page);
    assert.equal(await page.locator("section[aria-labelledby=tasks] .task").count(), 2, "a click by mistake loses nothing");
    browsers.check();
  });

  await step("in Arabic the pages run from right to left, and a German note keeps its own direction", async () => {
    const page = people.nils;
    assert.match(Object.values(places).join(" "), /\/bodies\/\S+ \/offices\//);
    for (const path of ["/bodies", ...Object.values(places), new URL(posts[OFFICER]).pathname, new URL(page.url()).pathname]) {
      await page.goto(`${server.base}${path}?lang=ar`);
      assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
      await looksRight(page, `${path} in Arabic`);
    }
    await page.goto(`${server.base}/handover`);
    await page.getByRole("heading", { name: "اقرأ أولًا: ما تُرك لك" }).waitFor();
    const note = page.locator(".left-text").first();
    assert.equal(await note.getAttribute("lang"), "de");
    assert.equal(await note.evaluate((it) => getComputedStyle(it).direction), "ltr");
    await looksRight(page, "a hand-over in Arabic");
    await page.goto(`${server.base}/account?lang=de`);
    browsers.check();
  });

  await step("a name is told to everybody only once its owner has said so", async () => {
    const stranger = await browsers.open("Presse", SCREENS.laptop);
    for (const path of Object.values(places)) {
      await stranger.goto(server.base + path);
      await stranger.getByRole("link", { name: path === places[OFFICE] ? OFFICER : SECRETARY, exact: true }).waitFor();
      await looksRight(stranger, `${path}, read by the public`);
      assert.ok(!(await stranger.content()).includes("Nils"));
    }
    await stranger.goto(posts[OFFICER]);
    await stranger.getByText("Besetzt").waitFor();
    assert.ok(!(await stranger.content()).includes("Nils"));
    await people.nils.goto(posts[OFFICER]);
    await press(people.nils, "Meinen Namen allen zeigen");
    await saved(people.nils);
    await stranger.reload();
    await stranger.getByText("Nils Nachfolger").waitFor();
    await press(people.nils, "Meinen Namen nicht mehr zeigen");
    await saved(people.nils);
    await stranger.reload();
    await stranger.getByText("Besetzt").waitFor();
    browsers.check();
  });

  await step("somebody without an account is invited by mail, and accepts once; the link is good for nobody afterwards", async () => {
    const DEPUTY = "Stellvertretung";
    await makesPost(people.carla, BODY, DEPUTY);
    await people.carla.goto(posts[DEPUTY]);
    await people.carla.locator("summary", { hasText: "Per E-Mail einladen" }).click();
    await people.carla.getByLabel("E-Mail-Adresse").fill("amal@example.org");
    await press(people.carla, "Einladung schicken");
    await saved(people.carla);
    const open = people.carla.locator("section[aria-labelledby=invitations]");
    await open.getByText(shown("Carla Koordination: eingeladen am")).waitFor();
    assert.ok(!(await people.carla.content()).includes("amal@example.org"), "the address is told to nobody");
    await people.carla.goto(`${server.base}/handover`);
    await people.carla.getByText(shown("Carla Koordination: eingeladen am")).waitFor();

    const invitation = (await mailbox.next("amal@example.org")).links.find((link) => link.includes("/appointment/"));
    const page = await browsers.open("Amal", { ...SCREENS.phone, forgives: [/status of 4\d\d/] });
    await page.goto(invitation);
    assert.equal(page.url(), `${server.base}/appointment`, "the token has left the address");
    await page.getByText(`Sie sind eingeladen, diese Stelle zu übernehmen`).waitFor();
    await looksRight(page, "an invitation");
    await page.getByRole("link", { name: "Konto anlegen" }).click();
    await page.getByLabel("Ihr Name").fill("Amal Neu");
    await page.getByLabel("E-Mail-Adresse").fill("amal@example.org");
    await press(page, "Link schicken");
    const confirm = (await mailbox.next("amal@example.org")).links.find((link) => link.includes("/confirm/"));
    await page.goto(confirm);
    await page.getByLabel("Neues Passwort").fill("vier Gänse über dem Fluss");
    await press(page, "Konto anlegen");
    await page.getByRole("button", { name: "Stelle annehmen" }).dblclick();
    await page.waitForURL(posts[DEPUTY]);
    await page.getByText("Das ist Ihre Stelle.").waitFor();

    await people.nils.goto(invitation);
    await people.nils.getByText("Diese Einladung gilt nicht mehr").waitFor();
    browsers.check();
  });
});
