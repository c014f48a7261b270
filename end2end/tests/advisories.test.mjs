// How others were broken, tried here: a test per published advisory, wherever the thing exists in this program. Each is named
// by its number. What was an advisory's cause elsewhere (Ruby, an embed, a push service) and has no counterpart is not listed.
//
// Where another story tells the thing already, its test carries the number: accounts, addresses, second factors and merging
// in `accounts`; ballots twice or too late in `ballots`; organisations, their people, names, links and the search in
// `organisations`; texts of record and what is stored of somebody in `privacy`; unsubscribing in `mail`; a token of another
// audience in `federated`. On the server's side (`server/tests/it/`): uploaded files in `files`, cookies and where links lead
// in `transport`, limits and what mails repeat in `ways_in`, what is kept of somebody in `privacy`, and the store's own promises
// in `store_contract/sign_in`. All of them: `grep -rE "CVE-|cve_|GHSA-|Loomio|loomio_|Antragsgrün|CONSUL|Polis" end2end/tests server/tests`.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { Client, join } from "../foreign/client.mjs";
import { Browsers } from "../lib/browsers.mjs";
import { png } from "../lib/png.mjs";
import { Server, binary, cookiesOf } from "../lib/server.mjs";
import { Stage, card } from "../lib/stage.mjs";

/** Also the end of a script that would hold it as data (CONSUL #3963). */
const SCRIPT = `</script><img src=x onerror="window.broken=1">`;
const ROUTER = new URL("../../server/src/http/router.rs", import.meta.url);

let server;
let browsers;
let stage;
let group;
let host;
let author;
/** Somebody at another VisionsCafé on the same server. */
let neighbour;
/** Sessions of whoever runs none of these VisionsCafés, and of whoever coordinates. */
let stranger;
let coordinator;
const guests = [];

const seatCookie = ({ joined: { workshop, token } }) => `seat-${workshop}=${token}`;
const at = (path) => `${server.base}/w/${stage.workshop}${path}`;
const get = (url, cookie = "", more = {}) => fetch(url, { headers: cookie ? { cookie } : {}, redirect: "manual", ...more });

/** Sends a form; answers with the status and what is said. */
async function post(path, cookie, form) {
  const headers = { origin: server.base, ...(cookie ? { cookie } : {}) };
  const body = form instanceof FormData ? form : new URLSearchParams(form);
  const answer = await fetch(server.base + path, { method: "POST", redirect: "manual", headers, body });
  return { status: answer.status, text: await answer.text(), leadsTo: answer.headers.get("location") };
}

/** What the program prints after a word, when it is told to do something. */
function printed(command, what) {
  const { status, stdout, stderr } = spawnSync(binary(), [command, "--database", server.database, "--public-url", server.base], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return new RegExp(`^${what} (\\S+)$`, "m").exec(stdout)[1];
}

/** Everybody who does not belong to this VisionsCafé: a name, and the cookie. */
const outsiders = () => [
  ["nobody known", ""],
  ["participant of another workshop", seatCookie(neighbour)],
  ["somebody else's facilitator", stranger],
  ["coordinator", coordinator],
];

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
  const joined = await join(server.base, { code: printed("demo", "join").split("/").at(-1), name: "Test", lang: "de" });
  neighbour = new Client({ base: server.base, ...joined });
  neighbour.joined = joined;
  await neighbour.connect();
  guests.push(neighbour);
  // All demos are one person's; whoever comes with a fresh link is somebody else.
  stranger = await server.enter(printed("link", "facilitator"));
  coordinator = await server.enter(server.coordinatorUrl);
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

test("CVE-2026-23891, CVE-2017-16824, CVE-2017-16825, CVE-2017-16826, CONSUL #3963: a name, an organisation and a card that are scripts stay text on every page", async () => {
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
  const { pathname } = new URL(printed("link", "facilitator"));
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

test("CVE-2023-36465: nobody begins a VisionsCafé from the plan of somebody else's", async () => {
  const begins = (cookie, template) => post("/desk/new", cookie, { template });
  for (const [who, cookie] of outsiders()) {
    const { status, text, leadsTo } = await begins(cookie, stage.workshop);
    assert.equal(status, cookie.startsWith("desk=") ? 403 : 401, who);
    assert.equal(leadsTo, null, who);
    assert.ok(!text.includes("Test collect"), `${who} reads of the plan`);
  }
  const desk = await (await get(`${server.base}/desk`, stranger)).text();
  assert.ok(!desk.includes("/prepare") && !desk.includes(stage.workshop), "and nothing was begun");
  const none = await begins(stranger, "0000000000000");
  assert.equal(none.status, 403, "one that never was is answered like one of somebody else's");
  // Whoever runs it gets its phases with it.
  const own = await begins(stage.cookie, stage.workshop);
  assert.equal(own.status, 303);
  assert.match(await (await get(server.base + own.leadsTo, stage.cookie)).text(), /Test collect/);
});

/** Drafts a poll of the room, or of the table. */
async function draftsPoll(question, { ofTable = false, ...more } = {}) {
  const options = [{ text: "Hof" }, { text: "Bank" }, { text: "Lotsen" }];
  const setup = { question, lang: "de", method: "approval", options, secret: true, late: true, electorate: "everyone", ...more };
  const { made } = await stage.desk.do({ do: "draft_poll", setup: ofTable ? { ...setup, group, electorate: { table: group } } : setup }, { patient: true });
  return made.poll;
}

test("CVE-2026-45086: nobody reads or changes the question of a poll that somebody else prepares", async () => {
  const asked = "Womit fangen wir an?";
  const typed = { question: "Gekapert?", method: "approval", options: "Ja\nNein", who: "everyone", late: "on", dots: "5", cap: "3", seats: "3" };
  const visitor = await person({ group: stage.groups[1] });
  for (const ofTable of [false, true]) {
    const poll = await draftsPoll(asked, { ofTable });
    const path = `/w/${stage.workshop}/polls/${poll}/edit`;
    const others = [...outsiders(), ["participant at the table", seatCookie(author)], ["participant at another table", seatCookie(visitor)]];
    if (!ofTable) others.push(["a table's host", seatCookie(host)]);
    for (const [who, cookie] of others) {
      const read = await get(server.base + path, cookie);
      assert.ok([401, 403].includes(read.status), `${who}: ${read.status}`);
      assert.ok(!(await read.text()).includes(asked), `${who} reads it`);
      for (const form of [typed, { ...typed, then: "open" }]) {
        const { status, text } = await post(path, cookie, form);
        assert.ok([401, 403].includes(status), `${who}: ${status}`);
        assert.ok(!text.includes(asked), `${who} reads it in the answer`);
      }
    }
    const setup = { question: "Gekapert?", lang: "de", method: "approval", options: [{ text: "Ja" }], secret: true, late: true, electorate: "everyone" };
    for (const client of [author, visitor, neighbour]) {
      const { code } = await client.refused({ do: "draft_poll", poll, setup }, { patient: true });
      assert.ok(["not_permitted", "unknown"].includes(code), code);
    }
    const form = await (await get(server.base + path, stage.cookie)).text();
    assert.ok(form.includes(`value="${asked}"`), "it is as it was");
    // The very same form, sent by whoever runs it, does change it.
    assert.equal((await post(path, stage.cookie, typed)).status, 303);
    assert.ok((await (await get(server.base + path, stage.cookie)).text()).includes('value="Gekapert?"'));
    await stage.desk.do({ do: "drop_poll", poll });
  }
});

test("CVE-2026-45415: the rows of who may vote how often are read and changed by whoever runs the vote, table by table", async () => {
  const name = "Rosa Reihenweise";
  const rosa = await person({ group, name });
  const visitor = await person({ group: stage.groups[1] });
  const path = `/w/${stage.workshop}/voters`;
  const change = { seat: rosa.joined.seat, people: "9" };
  const others = [...outsiders(), ["who is in the row", seatCookie(rosa)], ["participant at the table", seatCookie(author)], ["participant at another table", seatCookie(visitor)]];
  for (const [who, cookie] of others) {
    const read = await get(server.base + path, cookie);
    const answers = [{ status: read.status, text: await read.text() }, await post(path, cookie, change), await post(path, cookie, { delegate: rosa.joined.seat })];
    for (const { status, text } of answers) {
      assert.ok([401, 403].includes(status), `${who}: ${status}`);
      assert.ok(!text.includes(name) && !text.includes(rosa.joined.seat), `${who} reads the row`);
    }
  }
  // A host runs votes of the own table, and sees its rows alone.
  await stage.desk.do({ do: "appoint_host", seat: visitor.joined.seat, on: true });
  const rows = await (await get(server.base + path, seatCookie(visitor))).text();
  assert.ok(rows.includes(visitor.joined.seat) && !rows.includes(name) && !rows.includes(rosa.joined.seat));
  const refused = await post(path, seatCookie(visitor), change);
  assert.equal(refused.status, 422);
  assert.ok(!refused.text.includes(name));
  await stage.desk.do({ do: "appoint_host", seat: visitor.joined.seat, on: false });
  const whole = await (await get(server.base + path, stage.cookie)).text();
  assert.ok(whole.includes(name) && !whole.includes('value="9"'), "and nothing was changed");
});

test("CVE-2023-34090: no query leads from a page to the table of people and their addresses", async () => {
  const name = "Carla Koordinatorin";
  assert.equal((await post("/account/name", coordinator, { name })).status, 303);
  const queries = ["q=carla", "q=@", "q=%25", "q[name_cont]=carla", "filter[account.name]=carla", "of=accounts", "of=rights&before=9999", "order=account.name", "include=accounts"];
  const guarded = ["/accounts", "/audit", "/audit.jsonl", "/audit.csv"];
  const open = ["/organisations", "/bodies", "/desk", "/account", `/j/${server.code}`, `/api/v1/workshops/${server.code}`];
  const inside = ["", "/cards", "/polls", "/trace", "/tables/x", "/voters", "/speaking", "/minutes"].map((path) => `/w/${stage.workshop}${path}`);
  const readers = [...outsiders().filter(([who]) => who !== "coordinator"), ["participant", seatCookie(author)], ["facilitator", stage.cookie]];
  for (const [who, cookie] of readers) {
    for (const query of queries) {
      for (const path of [...guarded, ...open, ...inside]) {
        const answer = await get(`${server.base}${path}?${query}`, cookie);
        if (guarded.includes(path)) assert.equal(answer.status, cookie.startsWith("desk=") ? 403 : 401, `${who}, ${path}?${query}`);
        assert.ok(!(await answer.text()).includes("Koordinatorin"), `${who}, ${path}?${query}`);
      }
    }
  }
  // For whoever may look there it finds whom it is for.
  assert.match(await (await get(`${server.base}/accounts?q=carla`, coordinator)).text(), /Koordinatorin/);
});

test("CVE-2026-45376, CVE-2024-43415: what stands in a query or a path is no piece of SQL", async () => {
  const tries = ["'", `"`, "1 or 1=1", "' or '1'='1", "name desc; drop table account; --", "(select secret_hash from session)", "%", "_", "\\", "9".repeat(30), "-1", "\u0000"];
  const params = { "/accounts": ["q", "order"], "/audit": ["of", "before", "order"], "/audit.jsonl": ["before"], "/organisations": ["q", "order"], [`/w/${stage.workshop}/cards`]: ["order", "by"], [`/w/${stage.workshop}/polls/new`]: ["follows"], [`/w/${stage.workshop}/replay`]: ["at", "seq"] };
  const cookieOf = (path) => (path.startsWith("/w/") ? stage.cookie : coordinator);
  for (const [path, names] of Object.entries(params)) {
    for (const name of names) {
      for (const text of tries) {
        const { status } = await get(`${server.base}${path}?${name}=${encodeURIComponent(text)}`, cookieOf(path));
        assert.ok(status < 500, `${path}?${name}=${text}: ${status}`);
      }
    }
  }
  for (const path of ["/p/", "/files/", "/organisations/", "/posts/", "/bodies/", "/w/", "/enter/", "/j/", "/methods/", "/handover/"]) {
    for (const text of tries) {
      const { status } = await get(server.base + path + encodeURIComponent(text), coordinator);
      assert.ok([303, 400, 401, 403, 404].includes(status), `${path}${text}: ${status}`);
    }
  }
  // As a wild card a letter would find everybody.
  for (const text of ["_arla", "%arla", "' or '1'='1", "c%"]) {
    const found = await (await get(`${server.base}/accounts?q=${encodeURIComponent(text)}`, coordinator)).text();
    assert.ok(!found.includes("Koordinatorin"), text);
  }
  assert.match(await (await get(`${server.base}/accounts?q=arla`, coordinator)).text(), /Koordinatorin/);
});

test("CVE-2024-27090: a poll in preparation and an organisation that waits are at no address for others", async () => {
  const [question, name] = ["Noch nicht gefragt?", "Verein Ungeprüft"];
  const polls = [await draftsPoll(question), await draftsPoll(question, { ofTable: true })];
  const { leadsTo } = await post("/organisations/new", stage.cookie, { nonce: "unpublished", name, kind: "club" });
  const organisation = new URL(leadsTo, server.base).pathname;
  // What a table's host prepares is seen at that table and at no other.
  const visitor = await person({ group: stage.groups[1] });
  const hall = await person({ group: null });
  const ofPolls = polls.flatMap((id) => ["", "/edit", "/ballots", "/news"].map((rest) => `/w/${stage.workshop}/polls/${id}${rest}`));
  const lists = ["/polls", "", "/cards", "/minutes", "/trace", "/export.json", "/replay"].map((path) => `/w/${stage.workshop}${path}`);
  const open = [organisation, `${organisation}/edit`, "/organisations", `/j/${server.code}`, `/api/v1/workshops/${server.code}`, server.projectorPath, "/methods"];
  const readers = [...outsiders().filter(([who]) => who !== "coordinator"), ["participant at another table", seatCookie(visitor)], ["participant without a table", seatCookie(hall)]];
  for (const [who, cookie] of readers) {
    for (const path of [...ofPolls, ...lists, ...open]) {
      const answer = await get(server.base + path, cookie);
      if (ofPolls.includes(path) || path.startsWith(organisation)) assert.ok([401, 403, 404].includes(answer.status), `${who}, ${path}: ${answer.status}`);
      const text = await answer.text();
      assert.ok(!text.includes(question) && !text.includes(name), `${who}, ${path}`);
    }
    for (const id of polls) {
      const vote = await post(`/w/${stage.workshop}/polls/${id}/vote`, cookie, { receipt: "r".repeat(22), m0: "1" });
      assert.ok([401, 404].includes(vote.status), `${who} votes: ${vote.status}`);
    }
  }
  const projector = await stage.projector();
  guests.push(projector);
  for (const client of [visitor, hall, projector, neighbour, await person({ group: stage.groups[1] })]) {
    assert.ok(polls.every((id) => !client.following.poll.has(id)));
    assert.ok(!JSON.stringify([...client.following.log.values(), client.following.room]).includes(question));
  }
  assert.equal((await get(at(`/polls/${polls[0]}`), seatCookie(author))).status, 404, "nor is the room's seen at a table");
  assert.ok(!author.following.poll.has(polls[0]) && !host.following.poll.has(polls[0]));
  assert.ok(polls.every((id) => stage.desk.following.poll.has(id)), "whoever runs it has both before the eyes");
  for (const id of polls) await stage.desk.do({ do: "drop_poll", poll: id });
});

/** A form with a picture in it. */
function withFile(name = "file") {
  const form = new FormData();
  form.append(name, new Blob([png()], { type: "image/png" }), "logo.png");
  return form;
}

test("Loomio 3.1.1 (unauthenticated uploads): who is not signed in leaves no file anywhere, and it is not even read", async () => {
  const { leadsTo } = await post("/organisations/new", stage.cookie, { nonce: "uploads", name: "Verein mit Logo", kind: "club" });
  const organisation = new URL(leadsTo, server.base).pathname;
  assert.equal((await post(`${organisation}/act`, coordinator, { act: "verify", version: "1" })).status, 303);
  const [body, at] = ["0000000000021", "0000000000031"];
  assert.equal((await post("/bodies", coordinator, { do: "found", id: body, name: "Steuerungsgruppe", kind: "steering_group" })).status, 303);
  assert.equal((await post(`/bodies/${body}`, coordinator, { do: "create", id: at, title: "Vorsitz" })).status, 303);
  const paths = [`${organisation}/logo`, `/posts/${at}/attachments`];
  for (const path of paths) {
    for (const [who, cookie, status] of [["nobody known", "", 401], ["participant", seatCookie(author), 401], ["somebody with an account", stranger, 403], ["a made-up session", `desk=${"0".repeat(64)}`, 401]]) {
      assert.equal((await post(path, cookie, withFile())).status, status, `${who}, ${path}`);
    }
    // Of a megabyte that is announced, a few bytes are sent: the answer does not wait for the rest.
    const announced = { "content-type": "multipart/form-data; boundary=x", "content-length": "1000000", origin: server.base };
    const early = await new Promise((resolve, reject) => {
      const sending = request(server.base + path, { method: "POST", headers: announced });
      sending.on("response", (answer) => (resolve(answer.statusCode), sending.destroy()));
      sending.on("error", reject);
      sending.write('--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
    });
    assert.equal(early, 401, path);
  }
  const shown = async (path) => (await get(server.base + path, coordinator)).text();
  assert.doesNotMatch(await shown(organisation), /\/files\//);
  assert.doesNotMatch(await shown(`/posts/${at}`), /\/files\//);
  assert.equal((await post(paths[0], stage.cookie, withFile("logo"))).status, 303, "whose it is, may");
  assert.match(await shown(organisation), /src="\/files\//);
});

test("Loomio 3.1.1 (cross-topic comment read): what is remarked at one table is read at no other", async () => {
  const { made } = await author.do(card("Worüber wir reden"), { patient: true });
  const visitor = await person({ group: stage.groups[1] });
  const hall = await person({ group: null });
  const heard = [];
  for (const client of [visitor, hall, neighbour]) client.on("message", (message) => heard.push(JSON.stringify(message)));
  const remark = "Bleibt an diesem Tisch";
  await host.do({ do: "comment", card: made.card, text: remark, lang: "de" }, { patient: true });
  await author.told(({ card: cards }) => JSON.stringify(cards.get(made.card)).includes(remark));
  // A later message of the same room has come: what was to be told of the remark is told.
  const { made: later } = await visitor.do(card("Danach"), { patient: true });
  await visitor.told(({ card: cards }) => cards.has(later.card));
  const late = await person({ group: stage.groups[1] });
  for (const client of [visitor, late, hall, neighbour]) {
    assert.equal(client.following.card.get(made.card), undefined);
    assert.ok(!JSON.stringify([...client.following.card.values(), ...client.following.log.values()]).includes(remark));
  }
  assert.ok(heard.length > 0 && heard.every((message) => !message.includes(remark)));
  for (const [who, cookie] of [["at another table", seatCookie(visitor)], ["without a table", seatCookie(hall)], ...outsiders()]) {
    for (const path of [`/cards/${made.card}`, "/cards", `/tables/${group}`, "", "/minutes", "/export.json", "/export.csv", "/trace", "/replay"]) {
      assert.ok(!(await (await get(at(path), cookie)).text()).includes(remark), `${who}, ${path}`);
    }
  }
  for (const client of [visitor, hall, neighbour]) {
    assert.deepEqual(await client.refused({ do: "comment", card: made.card, text: "Mitgehört", lang: "de" }, { patient: true }), { code: "unknown", what: "card" });
  }
  assert.ok((await (await get(at("/export.json"), stage.cookie)).text()).includes(remark), "the record holds it, for whoever runs it all");
});

test("Antragsgrün 4.13.1: who runs a VisionsCafé gives nobody a right, and takes none, in another", async () => {
  const { leadsTo } = await post("/desk/new", stranger, {});
  const [, , own] = leadsTo.split("/");
  const desk = new Client({ base: server.base, live: `/w/${own}/console/live`, headers: { cookie: stranger } });
  await desk.connect();
  guests.push(desk);
  await desk.do({ do: "open_workshop" });
  const [{ seat }, ours] = [author.joined, host.joined.seat];
  const wishes = [
    { do: "appoint_host", seat, on: true },
    { do: "appoint_host", seat: ours, on: false },
    { do: "appoint_interpreter", seat, on: true },
    { do: "pause_seat", seat, on: true },
    { do: "move_seat", seat, group: [...desk.following.group.keys()][0] },
    { do: "declare_people", seat, people: 9 },
  ];
  for (const wish of wishes) assert.deepEqual(await desk.refused(wish, { patient: true }), { code: "unknown", what: "seat" }, wish.do);
  for (const workshop of [own, stage.workshop]) {
    for (const [path, form] of [["helpers", { act: "host", seat, on: "yes" }], ["helpers", { act: "interpreter", seat, on: "yes" }], ["voters", { seat, people: "9" }]]) {
      const { status } = await post(`/w/${workshop}/${path}`, stranger, form);
      assert.ok([401, 403, 404, 422].includes(status), `${path} of ${workshop === own ? "the own" : "the other"}: ${status}`);
    }
  }
  // Nor a right in the city, which nobody gives but whoever coordinates.
  const account = /--facilitator (\S+)\)/.exec(server.stdout)[1];
  for (const act of ["grant-coordinator", "grant-facilitator", "disable"]) assert.equal((await post("/accounts", stranger, { account, do: act })).status, 403, act);
  const here = await person({ group });
  const { host: hosts, interpreter: interprets, paused, group: sits } = author.me.seat;
  assert.deepEqual([hosts, interprets ?? false, paused, sits], [false, false, false, group]);
  assert.equal(here.following.seat.get(ours)?.host ?? host.me.seat.host, true);
});

test("GHSA-j7p3-rqf4-9f44, anonymous ballots: from a ballot no number, order, time or file leads to who cast it", async () => {
  const names = ["Wahl Amal", "Wahl Boris", "Wahl Chen"];
  const voters = [];
  for (const name of names) voters.push(await person({ group, name, organisation: `Verein ${name}`, kind: "club" }));
  const onlooker = await person({ group });
  const heard = [];
  for (const client of [onlooker, stage.desk, voters[0]]) client.on("message", (message) => heard.push(JSON.stringify(message)));
  const receipts = [];
  /** A secret poll with these ballots, cast in this order: all that is told of it once it is closed, by where it is told. */
  const told = async (method, ballots, order) => {
    const poll = await draftsPoll("Was zuerst?", { ofTable: true, method });
    await stage.desk.do({ do: "open_poll", poll }, { patient: true });
    for (const who of order) {
      const receipt = randomBytes(16).toString("base64url");
      receipts.push(receipt);
      await voters[who].do({ do: "cast_ballot", poll, receipt, ballot: ballots[who] }, { patient: true });
    }
    await stage.desk.do({ do: "close_poll", poll }, { patient: true });
    const views = {};
    const later = await new Client({ base: server.base, ...onlooker.joined }).connect();
    guests.push(later);
    for (const [who, client] of Object.entries({ console: stage.desk, onlooker, voter: voters[0], later })) {
      await client.told(({ poll: polls }) => polls.get(poll)?.stage.is === "closed");
      views[`socket of ${who}`] = JSON.stringify(client.following.poll.get(poll));
    }
    for (const [who, cookie] of Object.entries({ console: stage.cookie, onlooker: seatCookie(onlooker), voter: seatCookie(voters[0]), host: seatCookie(host) })) {
      const page = await (await get(at(`/polls/${poll}`), cookie)).text();
      views[`page of ${who}`] = /<main[^]*<\/main>/.exec(page)[0];
      views[`ballots of ${who}`] = await (await get(at(`/polls/${poll}/ballots`), cookie)).text();
    }
    const minutes = JSON.parse(await (await get(at("/export.json"), stage.cookie)).text());
    views.minutes = JSON.stringify(minutes.polls.find((it) => it.poll.id === poll));
    return Object.entries(views).map(([where, text]) => [where, text, plain(text, poll)]);
  };
  /** Without what is the poll's own: its id, what a lot would be drawn from, and when it was opened and closed. */
  const plain = (text, poll) => text.replaceAll(poll, "…").replaceAll(/[0-9a-f]{64}/g, "lot").replaceAll(/\b1[0-9]{12}\b/g, "time").replaceAll(/\b\d\d:\d\d(:\d\d)?\b/g, "time");
  const scores = [9, 5, 0].map((mark) => ({ marks: [[0, mark], [1, 10 - mark]] }));
  const words = [{ marks: [[0, 2]], reasons: [[0, "Das wird zu laut."]] }, { marks: [[0, 2]], reasons: [[0, "Der Weg ist zu dunkel."]] }, { marks: [[0, 0]] }];
  for (const [method, [first, second, third]] of [["score", scores], ["consent", words]]) {
    const one = await told(method, [first, second, third], [0, 1, 2]);
    const other = await told(method, [third, first, second], [2, 0, 1]);
    for (const [place, [where, text, what]] of one.entries()) {
      assert.ok(what.length > 40, `${method}, ${where}: ${what}`);
      assert.equal(what, other[place][2], `${method}, ${where}: who cast which ballot, and in which order, makes a difference`);
      for (const client of voters) assert.ok(!text.includes(client.joined.seat), `${method}, ${where}: a seat`);
      for (const name of names) assert.ok(!text.includes(name), `${method}, ${where}: ${name}`);
    }
    const said = JSON.stringify(one);
    assert.ok(method === "score" ? said.includes("1,9,1,") : said.includes("zu laut"), "the ballots are there to be read");
  }
  // What is kept of the whole VisionsCafé, and what all were told meanwhile, holds nothing that a voter has in the hand.
  const kept = ["/export.json", "/export.csv", "/minutes", "/trace", "/replay", "/cards", "/console", ""].map(async (path) => (await get(at(path), stage.cookie)).text());
  for (const text of [...(await Promise.all(kept)), ...heard]) {
    for (const receipt of receipts) assert.ok(!text.includes(receipt), "a receipt is told");
  }
});

/** Asks for a path as it is written: fetch would tidy it up first. */
function asWritten(path) {
  return new Promise((resolve, reject) => {
    const asking = request({ host: "127.0.0.1", port: server.port, path, headers: { cookie: stage.cookie } }, (answer) => {
      let text = "";
      answer.setEncoding("latin1").on("data", (piece) => (text += piece)).on("end", () => resolve({ status: answer.statusCode, text }));
    });
    asking.on("error", reject).end();
  });
}

test("Polis #1758 (path traversal): no address climbs out of where it begins", async () => {
  const style = /\/assets\/[^"]+\.css/.exec(await (await get(server.base)).text())[0];
  assert.equal((await asWritten(style)).status, 200, "an asset is there");
  const database = server.database.replace("sqlite:", "").split("?")[0];
  const targets = ["etc/passwd", "proc/self/environ", "manifest.json", "Cargo.toml", "server/src/main.rs", database.replace(/^\//, "")];
  const climbs = ["../", "..%2f", "..%2F", "%2e%2e/", "%2e%2e%2f", ".%2e/", "..%5c", "..\\", "%2e%2e%5c", "..%252f", "....//", "..;/", "..%c0%af", "%00../"];
  const found = /root:x:0|VISIONSCAFE|SQLite format 3|\[workspace\]|fn main|"fonts\/noto/;
  for (const prefix of ["/assets/", "/files/", "/methods/", "/enter/", "/p/", "/texts/", "/organisations/"]) {
    const paths = climbs.flatMap((climb) => targets.flatMap((target) => [1, 2, 8].map((steps) => prefix + climb.repeat(steps) + target)));
    const rooted = targets.flatMap((target) => [`${prefix}/${target}`, `${prefix}%2f${target}`, `${prefix}%2f${target.replaceAll("/", "%2f")}`, `${prefix}file:%2f%2f%2f${target}`]);
    for (const path of [...paths, ...rooted]) {
      const { status, text } = await asWritten(path);
      assert.ok([303, 400, 404, 405].includes(status), `${path}: ${status}`);
      assert.doesNotMatch(text, found, path);
    }
  }
});

test("Decidim's recursion limits: a message nested without end is refused, and the server goes on", async () => {
  const nested = "[".repeat(15_000) + "]".repeat(15_000);
  const answer = host.message(({ type, problem }) => (type === "problem" || type === "refused") && problem.code !== undefined);
  host.socket.send(`{"type":"command","id":"deep","command":{"do":"write_card","text":${nested}}}`);
  assert.ok(["malformed", "too_large"].includes((await answer).problem.code));
  await author.do(card("Es geht weiter."));
});
