// Who gets which page and whose forms are read: every address of the router, asked for by everybody. The second half of
// docs/rights.md is written from this (`GOLDEN=write` writes it anew), so that nobody gains or loses a right unseen.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { join } from "../foreign/client.mjs";
import { Server, binary } from "../lib/server.mjs";
import { Stage, card } from "../lib/stage.mjs";

const PAGE = new URL("../../docs/rights.md", import.meta.url);
const ROUTER = new URL("../../server/src/http/router.rs", import.meta.url);
const MARK = "\n## Pages and forms\n";

/** Asked for in other ways, and tried elsewhere: sockets, an endless answer, assets, and what machines join by. */
const ELSEWHERE = [/\/live$/, /\/news$/, /^\/assets\//, /^\/healthz$/, /^\/api\//];

let server;
let stage;
let guests;
let parts;
let coordinator;
let things;

/** Who asks: a name, and the cookies. */
async function everybody() {
  const printed = (command, what) => {
    const { status, stdout, stderr } = spawnSync(binary(), [command, "--database", server.database, "--public-url", server.base], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return new RegExp(`^${what} (\\S+)$`, "m").exec(stdout)[1];
  };
  const other = await join(server.base, { code: printed("demo", "join").split("/").at(-1), name: "Test", lang: "de" });
  // All demos are one person's; whoever comes with a fresh link is somebody else.
  const stranger = await server.enter(printed("link", "facilitator"));
  coordinator = await server.enter(server.coordinatorUrl);
  const [group, neighbour] = stage.groups;
  const [author, host, visitor] = [await stage.person({ group }), await stage.person({ group }), await stage.person({ group: neighbour })];
  await stage.desk.do({ do: "appoint_host", seat: host.joined.seat, on: true });
  guests = [author, host, visitor];
  const seat = ({ workshop, token }) => `seat-${workshop}=${token}`;
  const cookie = ({ joined }) => seat({ workshop: stage.workshop, ...joined });
  parts = [
    ["nobody known", () => ""],
    ["participant of another workshop", () => seat(other)],
    ["participant at another table", () => cookie(visitor)],
    ["participant at the table", () => cookie(author)],
    ["the table's host", () => cookie(host)],
    ["somebody else's facilitator", () => stranger],
    ["facilitator", () => stage.cookie],
    ["coordinator", () => coordinator],
  ];
  return { group, author };
}

/** A body, an office, a post, and the facilitator's account, entered by whoever coordinates. */
async function cityThings() {
  const send = async (address, form) => {
    const headers = { cookie: coordinator, origin: server.base };
    const answer = await fetch(server.base + address, { method: "POST", headers, body: new URLSearchParams(form), redirect: "manual" });
    assert.equal(answer.status, 303, await answer.text());
  };
  const [body, office, post] = ["0000000000021", "0000000000022", "0000000000031"];
  await send("/bodies", { do: "found", id: body, name: "Steuerungsgruppe", kind: "steering_group" });
  await send("/bodies", { do: "found", id: office, name: "Sozialamt", kind: "office" });
  await send(`/bodies/${body}`, { do: "create", id: post, title: "Vorsitz" });
  const account = /--facilitator (\S+)\)/.exec(server.stdout)[1];
  return { "{body}": [["", body]], "{office}": [["", office]], "{post}": [["", post]], "{account}": [["the facilitator's", account]] };
}

before(async () => {
  server = await Server.start();
  stage = await Stage.on(server);
  const { group, author } = await everybody();
  await stage.phase("order");
  await stage.phase("collect", group);
  const { made } = await author.do(card("Der Schulweg ist dunkel."));
  await stage.phase("order", group);
  const poll = async (setup, ...acts) => {
    const wish = { question: "Womit fangen wir an?", lang: "de", method: "approval", options: [{ text: "Hof" }, { text: "Bank" }], secret: true, late: true, ...setup };
    const { made: drafted } = await stage.desk.do({ do: "draft_poll", setup: wish });
    for (const act of acts) await stage.desk.do({ do: act, poll: drafted.poll });
    return drafted.poll;
  };
  const form = new URLSearchParams({ nonce: "rights", name: "Haus der Kulturen", kind: "club" });
  const registered = await fetch(`${server.base}/organisations/new`, { method: "POST", headers: { cookie: stage.cookie }, body: form, redirect: "manual" });
  const organisation = /organisations\/([0-9a-z]{13})/.exec(registered.headers.get("location"))[1];
  const ofTable = { group, electorate: { table: group } };
  things = {
    "{workshop}": [["", stage.workshop]],
    "{group}": [["", group]],
    "{card}": [["", made.card]],
    "{poll}": [
      ["open, of the table", await poll(ofTable, "open_poll")],
      ["draft, of the room", await poll({ electorate: "everyone" })],
      ["closed, of the room", await poll({ electorate: "everyone" }, "open_poll", "close_poll")],
    ],
    "{code}": [["", server.code]],
    "{organisation}": [["waiting, the facilitator's", organisation]],
    "{token}": [["", "00"]],
    "{which}": [["", "imprint"]],
    "{id}": [["", "0000000000001"]],
    ...(await cityThings()),
  };
});

after(async () => {
  guests.forEach((guest) => guest.stop());
  stage?.desk.stop();
  await server?.stop();
});

/** Every address with its methods, as the router names them; signing out comes last. */
function routes() {
  const found = [...readFileSync(ROUTER, "utf8").matchAll(/\.route\("([^"]+)", (.+)\)$/gm)];
  assert.ok(found.length > 40, "the router is read");
  const all = found.flatMap(([, path, how]) => [["GET", /\bget\(/], ["POST", /\bpost\(/]].filter(([, is]) => is.test(how)).map(([method]) => ({ method, path })));
  const tried = all.filter(({ path }) => !ELSEWHERE.some((other) => other.test(path)));
  const last = ({ path }) => Number(path === "/desk/leave" || path === "/account/delete");
  return tried.toSorted((one, other) => last(one) - last(other));
}

/** The addresses behind one of the router's, each with what it is tried with. */
function addresses(path) {
  const holder = /\{(\w+)\}/.exec(path.replace("{workshop}", stage.workshop))?.[0];
  const filled = path.replace("{workshop}", stage.workshop);
  if (path === "/methods/{key}") return [["", "/methods/schulze"]];
  if (path === "/p/{key}") return [["", server.projectorPath]];
  if (!holder) return [["", filled]];
  return things[holder].map(([which, id]) => [which, filled.replace(holder, id)]);
}

async function status(method, address, cookie) {
  const headers = cookie === "" ? {} : { cookie };
  const body = method === "POST" ? new URLSearchParams() : undefined;
  const answer = await fetch(server.base + address, { method, headers, body, redirect: "manual" });
  await answer.arrayBuffer();
  return answer.status;
}

test("the page of rights says who gets which page, and whose forms are read", async () => {
  const rows = [];
  for (const { method, path } of routes()) {
    for (const [which, address] of addresses(path)) {
      const codes = [];
      for (const [, cookie] of parts) codes.push(await status(method, address, cookie()));
      rows.push(`| \`${method} ${path}\`${which ? `, ${which}` : ""} | ${codes.join(" | ")} |`);
    }
  }
  const heads = parts.map(([name]) => name);
  const written = [
    MARK,
    "Every address, asked for by everybody, while a workshop is open. Forms are sent empty: whoever may send them is told that",
    "something is missing (400, 422) or led on (303). 200: the page. 401: nobody who belongs here. 403: known, and not permitted.",
    "404: there is nothing for this reader, and whether there is something for others is not told. Sockets, news of polls and",
    "what programs join by are tried in `end2end/tests/` (`protocol`, `ballots`).",
    "",
    `| address | ${heads.join(" | ")} |`,
    `| --- |${" --- |".repeat(heads.length)}`,
    ...rows,
    "",
  ].join("\n");
  const [commands, then] = readFileSync(PAGE, "utf8").split(MARK);
  if (process.env.GOLDEN === "write") writeFileSync(PAGE, commands + written);
  else assert.deepEqual(`${MARK}${then ?? ""}`.split("\n"), written.split("\n"), "GOLDEN=write writes docs/rights.md anew");
});
