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
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const PDF = "%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n";
const MARK = "\n## Pages and forms\n";

/** Asked for in other ways, and tried elsewhere: sockets, an endless answer, assets, and what machines join by. */
const ELSEWHERE = [/\/live$/, /\/news$/, /^\/assets\//, /^\/healthz$/, /^\/api\//];

let server;
let stage;
let guests;
let parts;
let coordinator;
let things;
let tries = 0;
/** Those with an account and a part in the city, each with a cookie and the account's id. */
const city = { reader: null, voice: null, helper: null, member: null, chair: null, officer: null };

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
  const [author, host] = [await stage.person({ group }), await stage.person({ group })];
  const [visitor, interpreter] = [await stage.person({ group: neighbour }), await stage.person({ group: neighbour })];
  await stage.desk.do({ do: "appoint_host", seat: host.joined.seat, on: true });
  await stage.desk.do({ do: "appoint_interpreter", seat: interpreter.joined.seat, on: true });
  guests = [author, host, visitor, interpreter];
  for (const name of Object.keys(city)) city[name] = await citizen(name, printed("link", "facilitator"));
  const seat = ({ workshop, token }) => `seat-${workshop}=${token}`;
  const cookie = ({ joined }) => seat({ workshop: stage.workshop, ...joined });
  parts = [
    ["nobody known, a projector", () => ""],
    ["participant of another workshop", () => seat(other)],
    ["participant at another table", () => cookie(visitor)],
    ["participant at the table", () => cookie(author)],
    ["the table's host", () => cookie(host)],
    ["an interpreter, at another table", () => cookie(interpreter)],
    ["an account", () => city.reader.cookie],
    ["who speaks for an organisation", () => city.voice.cookie],
    ["who helps in it", () => city.helper.cookie],
    ["member of a body", () => city.member.cookie],
    ["its chair", () => city.chair.cookie],
    ["holder of a post in an office", () => city.officer.cookie],
    ["somebody else's facilitator", () => stranger],
    ["facilitator", () => stage.cookie],
    ["coordinator", () => coordinator],
  ];
  return { group, author };
}

/** Sends a form in somebody's name, which must be read. */
async function send(cookie, address, form, status = 303) {
  const body = form instanceof FormData ? form : new URLSearchParams(form);
  const answer = await fetch(server.base + address, { method: "POST", headers: { cookie, origin: server.base }, body, redirect: "manual" });
  const text = await answer.text();
  assert.equal(answer.status, status, `${address}: ${text}`);
  return { text, to: answer.headers.get("location") };
}

/** Somebody with an account and no right but what comes later. */
async function citizen(name, link) {
  const cookie = await server.enter(link);
  await send(cookie, "/account/name", { name });
  const found = await (await fetch(`${server.base}/accounts?q=${name}`, { headers: { cookie: coordinator } })).text();
  const account = /name="account" value="([0-9a-z]{13})"/.exec(found)[1];
  await send(coordinator, "/accounts", { account, do: "revoke-facilitator" });
  return { cookie, account };
}

/** The address of a file on a page. */
async function fileOn(address, cookie) {
  const page = await (await fetch(server.base + address, { headers: { cookie } })).text();
  return /\/files\/([0-9a-z]{13})/.exec(page)[1];
}

function withFile(name, type, bytes, more = {}) {
  const form = new FormData();
  for (const [field, value] of Object.entries(more)) form.append(field, value);
  form.append("file", new Blob([bytes], { type }), name);
  return form;
}

/** An organisation with somebody who speaks for it and somebody who helps, verified; and that of the facilitator, which waits. */
async function organisations() {
  const register = async (cookie, name) => (await send(cookie, "/organisations/new", { nonce: name, name, kind: "club" })).to.split("?")[0];
  const waiting = await register(stage.cookie, "Haus der Kulturen");
  const verified = await register(city.voice.cookie, "Chor am Fluss");
  await send(coordinator, `${verified}/act`, { act: "verify", version: "1" });
  await send(city.helper.cookie, "/account/address", { address: "helper@example.org" });
  // Where no mail is sent the link is shown to whoever invites.
  const { text } = await send(city.voice.cookie, `${verified}/act`, { act: "invite", address: "helper@example.org", part: "helper", nonce: "1" }, 200);
  const carried = await server.carry(/\/invitation\/[0-9a-f]+/.exec(text)[0]);
  await send(`${city.helper.cookie}; ${carried}`, "/invitation", {});
  const logo = async (cookie, of) => {
    await send(cookie, `${of}/logo`, withFile("logo.png", "image/png", PNG));
    return fileOn(of, cookie);
  };
  const id = (address) => address.split("/").at(-1);
  return {
    "{organisation}": [["waiting, the facilitator's", id(waiting)], ["verified", id(verified)]],
    "{id}": [["a logo, waiting", await logo(stage.cookie, waiting)], ["a logo, verified", await logo(city.voice.cookie, verified)]],
  };
}

/** A body, an office, their posts, and the facilitator's account, entered by whoever coordinates. */
async function cityThings() {
  const [body, office] = ["0000000000021", "0000000000022"];
  await send(coordinator, "/bodies", { do: "found", id: body, name: "Steuerungsgruppe", kind: "steering_group" });
  await send(coordinator, "/bodies", { do: "found", id: office, name: "Sozialamt", kind: "office" });
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
  const post = async (place, id, title, holder, more = {}) => {
    await send(coordinator, place, { do: "create", id, title, ...more });
    if (holder) await send(coordinator, `/posts/${id}`, { do: "appoint", account: holder.account, from: today, until: "" });
    return id;
  };
  const vacant = await post(`/bodies/${body}`, "0000000000031", "Geschäftsführung");
  await post(`/bodies/${body}`, "0000000000032", "Vorsitz", city.chair, { chair: "yes" });
  const member = await post(`/bodies/${body}`, "0000000000033", "Mitglied", city.member);
  const officer = await post(`/offices/${office}`, "0000000000034", "Leitung", city.officer);
  await send(city.officer.cookie, `/posts/${officer}/attachments`, withFile("Ordner.pdf", "application/pdf", PDF, { id: "0000000000035" }));
  const account = /--facilitator (\S+)\)/.exec(server.stdout)[1];
  return {
    "{body}": [["", body]],
    "{office}": [["", office]],
    "{post}": [["vacant, of the body", vacant], ["the member's", member], ["of the office", officer]],
    "{account}": [["the facilitator's", account], ["the member's", city.member.account]],
    document: await fileOn(`/posts/${officer}`, city.officer.cookie),
  };
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
  const { document, ...ofCity } = await cityThings();
  const { "{id}": logos, ...ofOrganisations } = await organisations();
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
    "{token}": [["", "00"]],
    "{which}": [["", "imprint"]],
    "{id}": [...logos, ["a document at the post of the office", document], ["that does not exist", "0000000000001"]],
    "{key}": [["the workshop's", server.projectorPath.split("/").at(-1)], ["of no workshop", "0000000000000000"]],
    ...ofCity,
    ...ofOrganisations,
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
  const last = ({ path }) => ["/account/delete", "/desk/leave"].indexOf(path);
  return tried.toSorted((one, other) => last(one) - last(other));
}

/** The addresses behind one of the router's, each with what it is tried with. */
function addresses(path) {
  const holder = /\{(\w+)\}/.exec(path.replace("{workshop}", stage.workshop))?.[0];
  const filled = path.replace("{workshop}", stage.workshop);
  if (path === "/methods/{key}") return [["", "/methods/schulze"]];
  if (!holder) return [["", filled]];
  return things[holder].map(([which, id]) => [which, filled.replace(holder, id)]);
}

async function status(method, address, cookie) {
  const headers = cookie === "" ? {} : { cookie };
  // No form but that of signing in is counted by what is typed.
  const typed = address === "/sign-in" ? { address: `nobody-${(tries += 1)}@example.org` } : {};
  const body = method === "POST" ? new URLSearchParams(typed) : undefined;
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
    "what programs join by are tried in `end2end/tests/` (`protocol`, `ballots`). A projector has no cookie: all it has is its",
    "address (`/p/{key}`), and everywhere else it is nobody known.",
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
