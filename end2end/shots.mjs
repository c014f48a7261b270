import { Browsers, SCREENS } from "./lib/browsers.mjs";
import { Moderator, Participant } from "./lib/people.mjs";
import { Server, temporaryFolder } from "./lib/server.mjs";
import { join } from "node:path";
const folder = temporaryFolder();
const server = await Server.start({ database: `sqlite:${join(folder, "v.db")}` });
const browsers = await Browsers.launch();
try {
  const moderator = await Moderator.with(browsers);
  await moderator.enters(server.facilitatorUrl);
  await moderator.makes("VisionsCafé zum Ansehen");
  const ws = new URL(moderator.page.url()).pathname.split("/")[2];
  const at = (p) => `${server.base}/w/${ws}${p}`;
  const people = [];
  for (const [name, organisation, kind] of [["Amal", "Verein Brücke", "migrant_organisation"], ["Bożena", "Verein Brücke", "migrant_organisation"], ["Çetin", "Schule am Park", "school"]]) {
    const p = await Participant.with(browsers, name);
    await p.join(server.base, moderator.code, { table: "Bildung", organisation, kind });
    people.push(p);
  }
  const desk = await moderator.page.context().newPage();
  const poll = async (question, method, options, secret = true) => {
    await desk.goto(at("/polls/new"));
    await desk.getByLabel("Was wird gefragt?").fill(question);
    await desk.getByLabel("Wie wird abgestimmt?").selectOption(method);
    await desk.getByLabel("Wozwischen wird gewählt?").fill(options.join("\n"));
    await desk.getByRole("button", { name: "Entwurf speichern" }).click();
    await desk.getByRole("button", { name: "Jetzt eröffnen" }).click();
    await desk.getByText(/0 von \d+ Stimmen/).waitFor();
    return new URL(desk.url()).pathname;
  };
  const shot = (page, name) => page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
  const one = await poll("Womit fangen wir im Frühjahr an?", "approval", ["Schulhof am Nachmittag öffnen", "Bank an der Haltestelle", "Lotsinnen für das Rathaus"]);
  await shot(desk, "poll-open-desk");
  for (const [i, p] of people.entries()) {
    await p.page.goto(`${server.base}${one}`);
    await p.page.getByLabel(["Schulhof am Nachmittag öffnen", "Schulhof am Nachmittag öffnen", "Bank an der Haltestelle"][i]).check();
    if (i === 0) await shot(p.page, "ballot-phone");
    await p.page.getByRole("button", { name: "Stimme abgeben" }).click();
    await p.page.getByText("Ihre Stimme zählt").waitFor();
  }
  await desk.reload(); await desk.getByRole("button", { name: "Schließen und auszählen" }).click();
  await desk.getByRole("heading", { name: "Ergebnis" }).waitFor();
  await shot(desk, "poll-closed");
  const two = await poll("Abends öffnen?", "consent", []);
  const c = people[2].page; await c.goto(`${server.base}${two}`);
  await c.getByRole("radio", { name: "Einwand", exact: true }).check();
  await c.getByLabel("Was spricht dagegen?").fill("Am Abend ist niemand da, der aufschließt.");
  await c.getByRole("button", { name: "Stimme abgeben" }).click();
  await c.getByText("Ihre Stimme zählt").waitFor();
  await desk.reload(); await desk.getByRole("button", { name: "Schließen und auszählen" }).click();
  await desk.getByRole("heading", { name: "Ergebnis" }).waitFor();
  await desk.goto(at("/voters"));
  await desk.getByLabel("Welches Gerät?").selectOption({ index: 1 });
  await desk.getByLabel("Wie viele Menschen stimmen damit ab?").fill("4");
  await desk.getByRole("button", { name: "Merken" }).click();
  await desk.getByText("steht für 4").waitFor();
  await shot(desk, "voters");
  await desk.setViewportSize({ width: 375, height: 740 });
  await shot(desk, "voters-phone");
  await desk.goto(at("/minutes")); await shot(desk, "minutes-phone");
  await desk.setViewportSize({ width: 1366, height: 768 });
  await shot(desk, "minutes");
  await desk.goto(at("/polls")); await shot(desk, "polls");
  await desk.locator("a[href*='/tables/']").first().click();
  await shot(desk, "proposal");
  const dark = await browsers.open("dark", { ...SCREENS.phone, colorScheme: "dark", locale: "ar" });
  await dark.context().addCookies(await desk.context().cookies());
  await dark.goto(at("/voters?lang=ar")); await shot(dark, "voters-ar-dark");
  await dark.goto(at("/minutes")); await shot(dark, "minutes-ar-dark");
  await dark.goto(`${server.base}${one}`); await shot(dark, "poll-ar-dark");
} finally { await browsers.close(); await server.stop(); }
