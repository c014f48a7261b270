// How others were broken, tried here: a test per published advisory, wherever the thing exists in this program. Each is named
// by its number. What was an advisory's cause elsewhere (Ruby, an embed, a push service) and has no counterpart is not listed.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Client, join } from "../foreign/client.mjs";
import { Browsers } from "../lib/browsers.mjs";
import { Server, binary, cookiesOf } from "../lib/server.mjs";
import { Stage, card } from "../lib/stage.mjs";

const SCRIPT = `<img src=x onerror="window.broken=1">`;
const ROUTER = new URL("../../server/src/http/router.rs", import.meta.url);

let server;
let browsers;
let stage;
let group;
let host;
let author;
/** Somebody at another VisionsCafé on the same server. */
let neighbour;
const guests = [];

const seatCookie = ({ joined: { workshop, token } }) => `seat-${workshop}=${token}`;
const at = (path) => `${server.base}/w/${stage.workshop}${path}`;
const get = (url, cookie = "", more = {}) => fetch(url, { headers: cookie ? { cookie } : {}, redirect: "manual", ...more });

async function person(wish) {
  const client = await stage.person({ group, ...wish });
  guests.push(client);
  return client;
}

before(async () => {
  server = await Server.start();
  stage = await Stage.on(server);
  [group] = stage.groups;
  host = await person();
  await stage.desk.do({ do: "appoint_host", seat: host.joined.seat, on: true });
  author = await person({ name: SCRIPT, organisation: `Verein ${SCRIPT}` });
  const demo = spawnSync(binary(), ["demo", "--database", server.database, "--public-url", server.base], { encoding: "utf8" });
  assert.equal(demo.status, 0, demo.stderr);
  const joined = await join(server.base, { code: /^join \S+\/(\d{6})$/m.exec(demo.stdout)[1], name: "Test", lang: "de" });
  neighbour = new Client({ base: server.base, ...joined });
  neighbour.joined = joined;
  await neighbour.connect();
  guests.push(neighbour);
  await stage.phase("collect");
  browsers = await Browsers.launch();
});

after(async () => {
  await browsers?.close();
  guests.forEach((guest) => guest.stop());
  stage?.desk.stop();
  await server?.stop();
});

/** Opens a page with somebody's cookie. Answers with it once its live part has drawn what is looked for. */
async function opens(path, cookie, looksFor) {
  const page = await browsers.open(`reader of ${path}`, { viewport: { width: 900, height: 900 } });
  const [name, value] = cookie.split("=");
  await page.context().addCookies([{ name, value, url: server.base }]);
  await page.goto(at(path));
  await page.getByText(looksFor).first().waitFor({ state: "attached" });
  // The policy of scripts would stop it in any case: what matters is that no element came of it.
  assert.equal(await page.locator('[src="x"], [onerror]').count(), 0, `${path} has an element made of text`);
  assert.equal(await page.evaluate(() => window.broken), undefined, `${path} ran a script`);
  await page.context().close();
}

test("CVE-2026-23891, CVE-2017-16824: a name, an organisation and a card that are scripts stay text on every page", async () => {
  const { made } = await author.do(card(`Karte ${SCRIPT}`));
  await stage.desk.do({ do: "hide", what: { card: made.card }, reason: `Grund ${SCRIPT}`, rule: "off_topic" });
  await stage.desk.do({ do: "restore", what: { card: made.card } });
  await opens("", seatCookie(author), "onerror");
  await opens("", seatCookie(host), "onerror");
  await opens("/console", stage.cookie, "onerror");
  await opens("/minutes", stage.cookie, "onerror");
  await opens("/voters", stage.cookie, "onerror");
  await opens(`/cards/${made.card}`, seatCookie(host), "onerror");
});

test("CVE-2024-41673: what a card said before stays text on the page of its versions", async () => {
  const { made } = await author.do(card(`Früher ${SCRIPT}`));
  await stage.phase("order", group);
  await host.do({ do: "reword_card", card: made.card, based_on: 1, text: "Heute harmlos", reason: `Wegen ${SCRIPT}` });
  await opens(`/cards/${made.card}`, seatCookie(author), "Früher");
  await stage.phase("collect", group);
});

test("CVE-2024-32469, CVE-2023-34089, Polis #1758: nothing of a query comes back as code", async () => {
  const query = encodeURIComponent(`"><script>window.broken=1</script>`);
  const paths = ["/", "/policy", "/methods", "/desk", "/nowhere", `/j/${server.code}`, `/w/${stage.workshop}`, `/w/${stage.workshop}/polls`, `/w/${stage.workshop}/trace`, `/w/${stage.workshop}/replay`];
  for (const path of paths) {
    for (const name of ["lang", "told", "per_page", "at", "seq", "code", "q"]) {
      const text = await (await get(`${server.base}${path}?${name}=${query}`, stage.cookie)).text();
      assert.ok(!text.includes("<script>window.broken"), `${path}?${name}`);
    }
  }
});

test("CVE-2024-46882, CVE-2023-32693: no address leads to another site", async () => {
  const tries = ["//evil.example", "/\\evil.example", "//evil.example/%2e%2e", "/%2F/evil.example", "/desk//evil.example", "/https://evil.example"];
  for (const path of tries) {
    for (const query of ["", "?lang=ar", "?next=//evil.example", "?return=https://evil.example"]) {
      const answer = await get(server.base + path + query);
      const to = answer.headers.get("location") ?? "/";
      assert.equal(new URL(to, server.base).origin, server.base, `${path}${query} leads to ${to}`);
      const links = [...(await answer.text()).matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, link]) => link);
      for (const link of links) {
        const address = new URL(link.replaceAll("&amp;", "&"), server.base + "/");
        assert.ok(address.origin === server.base || address.protocol === "data:", `${path}${query} links to ${link}`);
      }
    }
  }
});

test("CVE-2023-47635: a form of another site is not read, whatever it asks", async () => {
  const routes = [...readFileSync(ROUTER, "utf8").matchAll(/\.route\("([^"]+)", (?:get\(.+\)\.)?post\(/g)].map(([, path]) => path);
  assert.ok(routes.length > 15, "the router is read");
  for (const path of routes.filter((path) => !path.startsWith("/api/"))) {
    const filled = path.replace("{workshop}", stage.workshop).replace("{code}", server.code).replaceAll(/\{\w+\}/g, "00");
    for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, { origin: "null" }]) {
      const answer = await fetch(server.base + filled, { method: "POST", redirect: "manual", headers: { cookie: stage.cookie, ...headers }, body: new URLSearchParams() });
      assert.equal(answer.status, 403, `${path} with ${JSON.stringify(headers)}`);
    }
  }
  // And the session that the form to sign out was sent with is still there.
  assert.equal((await get(`${server.base}/desk`, stage.cookie)).status, 200);
});

test("CVE-2023-47634: whoever supports a card from two phones in the same instant supports it once", async () => {
  const { made } = await author.do(card("Wer zählt doppelt?"));
  const phone = new Client({ base: server.base, ...host.joined });
  await phone.connect();
  guests.push(phone);
  const support = { do: "support", card: made.card, on: true };
  await Promise.all([host.ask(support), phone.ask(support), host.ask(support), phone.ask(support)]);
  await stage.desk.until(({ following }) => following.card.get(made.card)?.support > 0);
  assert.equal(stage.desk.following.card.get(made.card).support, 1);
});

test("CVE-2026-45377, CVE-2026-45378: a private link works once, however many use it in the same instant", async () => {
  const { stdout } = spawnSync(binary(), ["link", "--database", server.database, "--public-url", server.base], { encoding: "utf8" });
  const { pathname } = new URL(/^facilitator (\S+)$/m.exec(stdout)[1]);
  const browsers = await Promise.all(Array.from({ length: 8 }, () => server.carry(pathname)));
  const uses = await Promise.all(browsers.map((browser) => server.press(browser)));
  assert.deepEqual(uses.map(({ status }) => status).sort(), [303, ...Array(7).fill(410)]);
  const again = await server.press(await server.carry(pathname));
  assert.equal(again.status, 410);
  assert.deepEqual(cookiesOf(again), ["carried-enter="], "nothing but the used token is taken away");
});

test("CVE-2026-45414: a token opens its own workshop and no other", async () => {
  const { token } = neighbour.joined;
  assert.equal((await get(at(""), `seat-${stage.workshop}=${token}`)).status, 401);
  assert.equal((await get(at("/polls"), `seat-${stage.workshop}=${token}`)).status, 401);
  // Neither is a seat's token a facilitator's session, nor the other way round.
  assert.equal((await get(`${server.base}/desk`, `desk=${token}`)).status, 401);
  assert.equal((await get(at(""), `seat-${stage.workshop}=${stage.cookie.split("=")[1]}`)).status, 401);
  const thief = new Client({ base: server.base, live: `/w/${stage.workshop}/live`, token, reconnects: false });
  const code = thief.closed();
  thief.connect().catch(() => {});
  assert.equal(await code, 4401);
  thief.stop();
});

test("CVE-2026-45330, CVE-2026-40870: what lies in another workshop or at another table is unknown by its id", async () => {
  const { made } = await author.do(card("Nur für unseren Tisch"));
  const commands = [
    { do: "edit_card", card: made.card, based_on: 1, text: "Gekapert" },
    { do: "withdraw_card", card: made.card },
    { do: "support", card: made.card, on: true },
    { do: "comment", card: made.card, text: "Gelesen", lang: "de" },
    { do: "lock_card", card: made.card, on: true },
  ];
  for (const command of commands) {
    const { code } = await neighbour.refused(command);
    assert.ok(["unknown", "not_permitted"].includes(code), `${command.do}: ${code}`);
  }
  const visitor = await person({ group: stage.groups[1] });
  assert.equal((await get(at(`/cards/${made.card}`), seatCookie(visitor))).status, 404);
  assert.equal((await get(at(`/cards/${made.card}`), seatCookie(neighbour))).status, 401);
  const elsewhere = `${server.base}/w/${neighbour.joined.workshop}/cards/${made.card}`;
  assert.equal((await get(elsewhere, seatCookie(neighbour))).status, 404);
});

test("CVE-2025-65017: of two exports at once each holds its own workshop alone", async () => {
  await author.do(card("Steht nur in diesem Protokoll"));
  const other = neighbour.joined.workshop;
  const files = await Promise.all(
    Array.from({ length: 10 }, async (_, n) => {
      const own = n % 2 === 0;
      const text = await (await get(`${server.base}/w/${own ? stage.workshop : other}/export.json`, stage.cookie)).text();
      return own === text.includes("Steht nur in diesem Protokoll");
    }),
  );
  assert.deepEqual(files, Array(10).fill(true));
});

test("GHSA-j7p3-rqf4-9f44: neither time nor order nor number of what is written anonymously leads to its author", async () => {
  await stage.phase("nameless", group);
  const { made } = await author.do(card("Das sage ich lieber ohne Namen."));
  const reader = await person();
  await reader.until(({ following }) => following.card.has(made.card));
  const seen = reader.following.card.get(made.card);
  assert.equal(seen.author, null);
  assert.equal(seen.written % 60_000, 0, "the minute is all that is told of the time");
  const told = JSON.stringify([...reader.following.card.values()].filter(({ id }) => id === made.card));
  assert.ok(!told.includes(author.joined.seat));
  for (const cookie of [seatCookie(reader), stage.cookie]) {
    const story = await (await get(at(`/cards/${made.card}`), cookie)).text();
    assert.ok(!story.includes(author.joined.seat) && !story.includes("onerror"), "the story names nobody");
  }
  await stage.phase("collect", group);
});

test("Decidim's recursion limits: a message nested without end is refused, and the server goes on", async () => {
  const nested = "[".repeat(15_000) + "]".repeat(15_000);
  const answer = host.message(({ type, problem }) => (type === "problem" || type === "refused") && problem.code !== undefined);
  host.socket.send(`{"type":"command","id":"deep","command":{"do":"write_card","text":${nested}}}`);
  assert.ok(["malformed", "too_large"].includes((await answer).problem.code));
  await author.do(card("Es geht weiter."));
});
