// What one person, or one machine, may not do to all the others: over the plain form, by silence, after signing out.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { Client, comeBack, join } from "../foreign/client.mjs";
import { eventually } from "../lib/browsers.mjs";
import { Server, binary } from "../lib/server.mjs";
import { Stage, card } from "../lib/stage.mjs";

let server;
let stage;

before(async () => {
  server = await Server.start();
  stage = await Stage.on(server);
  await stage.phase("collect");
});

after(async () => {
  stage?.desk.stop();
  await server?.stop();
});

const seatCookie = ({ workshop, token }) => `seat-${workshop}=${token}`;

/** A card by the form that works without JavaScript. */
function posts(person, fields) {
  return fetch(`${server.base}/w/${stage.workshop}/card`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: seatCookie(person.joined), origin: server.base, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ kind: "observation", lang: "de", ...fields }),
  });
}

test("the plain form is no way around the limit of a seat, and nothing that was taken is lost", async () => {
  const person = await stage.person({ group: stage.groups[0] });
  const answers = await Promise.all(Array.from({ length: 80 }, (_, n) => posts(person, { text: `Formular ${n}`, command: `f-${n}` })));
  const taken = answers.filter(({ status }) => status === 303).length;
  const slowed = answers.filter(({ status }) => status === 429);
  assert.equal(taken + slowed.length, 80);
  assert.ok(slowed.length > 0, "eighty at once are too many");
  assert.match(await slowed[0].text(), /Formular \d+/, "the text comes back");
  await person.told(({ card: cards }) => [...cards.values()].filter(({ text }) => text.startsWith("Formular")).length === taken);
  person.stop();
});

test("a command id that cannot be stored harms nobody", async () => {
  const person = await stage.person({ group: stage.groups[1] });
  const other = await stage.person({ group: stage.groups[1] });
  const [answer] = await Promise.all([
    posts(person, { text: "Mit Nullzeichen", command: "a\u0000b" }),
    other.do(card("Zur selben Zeit")),
  ]);
  assert.equal(answer.status, 303, "the card is taken, without the id");
  await other.told(({ card: cards }) => [...cards.values()].some(({ text }) => text === "Mit Nullzeichen"));
  for (const client of [person, other]) client.stop();
});

test("who takes part reads the minutes when the workshop is closed, not before", async () => {
  const person = await stage.person({ group: stage.groups[2] });
  for (const page of ["minutes", "export.json", "export.csv"]) {
    const get = (cookie) => fetch(`${server.base}/w/${stage.workshop}/${page}`, { headers: { cookie } });
    const refused = await get(seatCookie(person.joined));
    assert.equal(refused.status, 403, page);
    assert.doesNotMatch(await refused.text(), /Zur selben Zeit/);
    const shown = await get(stage.cookie);
    assert.match(await shown.text(), /Zur selben Zeit/, `${page}, for whoever runs it`);
  }
  person.stop();
});

/** A code that is not this one. */
const wrong = (n, code) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, "0");

/** The ways in for whoever has a join code: each answers with its status and what it says. */
function doors({ base }) {
  const ask = async (path, options) => {
    const answer = await fetch(base + path, { redirect: "manual", ...options });
    return { status: answer.status, text: await answer.text() };
  };
  return {
    "the code typed on the front page": (code) => ask("/", { method: "POST", headers: { origin: base }, body: new URLSearchParams({ code }) }),
    "the address on a poster": (code) => ask(`/j/${code}`),
    "the form of that address": (code) => ask(`/j/${code}`, { method: "POST", headers: { origin: base }, body: new URLSearchParams({ lang: "de" }) }),
    "another program": (code) => ask(`/api/v1/workshops/${code}`),
    "another program that joins": (code) => ask("/api/v1/join", { method: "POST", body: JSON.stringify({ code, lang: "de" }) }),
  };
}

test("wrong join codes are slowed down whichever way they come, and whoever has the right one comes in from the same address meanwhile", async () => {
  const own = await Server.start();
  const hall = await Stage.on(own);
  const ways = Object.entries(doors(own));
  // All of them from the one address that a shared Wi-Fi has.
  let guesses = 0;
  const guess = ([, ask]) => ask(wrong((guesses += 1), own.code));
  assert.deepEqual(await Promise.all(ways.map(guess)).then((answers) => answers.map(({ status }) => status)), [404, 404, 404, 404, 404]);
  const statuses = new Map();
  while (guesses < 600) {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => guess(ways[n % ways.length])));
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  assert.deepEqual([...statuses.keys()].sort(), [404, 429]);
  assert.ok(statuses.get(404) >= 190, `so many may be mistaken at once: ${statuses.get(404)}`);
  let guessing = true;
  const guesser = async (way) => {
    const seen = new Set();
    while (guessing) seen.add((await guess(way)).status);
    return seen;
  };
  const going = ways.map(guesser);
  for (const [name, ask] of ways) {
    const { status, text } = await ask(own.code);
    assert.ok([200, 303].includes(status), `${name}: ${status} ${text.slice(0, 200)}`);
  }
  const person = await hall.person({ name: "Wer zu spät kommt" });
  // As long as somebody guesses he waits, whichever way he takes.
  for (const [name, ask] of ways) {
    const { text } = await eventually(async () => {
      const answer = await ask(wrong((guesses += 1), own.code));
      return answer.status === 429 && answer;
    }, `${name} is slowed down`);
    assert.match(text, /Das ging sehr schnell|"too_fast"/, name);
  }
  guessing = false;
  for (const seen of await Promise.all(going)) assert.ok(seen.has(429));
  for (const client of [person, hall.desk]) client.stop();
  await own.stop();
});

test("wrong personal codes are slowed down in their VisionsCafé, and the right one opens its seat meanwhile", async () => {
  const person = await stage.person({ name: "Wer wiederkommt" });
  const { status, stdout, stderr } = spawnSync(binary(), ["demo", "--database", server.database, "--public-url", server.base], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const elsewhere = /^join \S+\/(\d{6})$/m.exec(stdout)[1];
  const guess = (n, code = server.code) => comeBack(server.base, code, `guess${String(n).padStart(3, "0")}`).then(() => "in", ({ problem }) => problem.code);
  const first = [];
  for (let n = 0; n < 15; n += 1) first.push(await guess(n));
  assert.deepEqual(new Set(first), new Set(["reentry_unknown"]), "so often one may be mistaken");
  const rest = await Promise.all(Array.from({ length: 60 }, (_, n) => guess(100 + n)));
  assert.ok(rest.filter((code) => code === "too_fast").length >= 30, rest.join());
  const plain = await fetch(`${server.base}/j/${server.code}/return`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: server.base },
    body: new URLSearchParams({ code: person.joined.reentry_code }),
  });
  assert.equal(plain.status, 303, "the right one, by the form");
  assert.equal((await comeBack(server.base, server.code, person.joined.reentry_code)).seat, person.joined.seat);
  assert.equal(await guess(0, elsewhere), "reentry_unknown", "at another VisionsCafé nobody notices");
  person.stop();
});

test("whoever has the code and a script does not fill a hall at once, and people come in all the same", { timeout: 120_000 }, async () => {
  const own = await Server.start();
  const answers = [];
  while (answers.length < 600) {
    answers.push(...(await Promise.all(Array.from({ length: 50 }, () => join(own.base, { code: own.code, lang: "de" }).then(() => "in", ({ problem }) => problem.code)))));
  }
  assert.deepEqual(new Set(answers), new Set(["in", "too_fast"]));
  assert.ok(answers.slice(0, 200).every((it) => it === "in"), "a full hall comes in");
  await eventually(() => join(own.base, { code: own.code, lang: "de" }), "the next one comes in");
  await own.stop();
});

test("an address that names another server leads nowhere else", async () => {
  const answer = await fetch(`${server.base}//example.org/x`);
  assert.equal(answer.status, 404);
  assert.doesNotMatch(await answer.text(), /href="\/\/|example\.org"/);
  const link = await fetch(`${server.base}/enter/..%2fdesk%2fnew`);
  assert.equal(link.status, 404);
});

test("a projector's address that is none is not found, whatever it holds", async () => {
  for (const path of ["/p/%00", "/p/%00/live", "/p/x'--"]) {
    assert.ok([404, 400].includes((await fetch(`${server.base}${path}`)).status), path);
  }
});

test("a room of more than two megabytes reaches everybody", { timeout: 120_000 }, async () => {
  const long = "\u{1f642}".repeat(1000);
  const writers = await Promise.all(Array.from({ length: 30 }, () => stage.person({ group: stage.groups[3] })));
  await Promise.all(writers.map((writer) => Promise.all(Array.from({ length: 20 }, () => writer.do(card(long), { patient: true })))));
  const late = await stage.person({ group: stage.groups[3] });
  assert.equal([...late.following.card.values()].filter(({ text }) => text === long).length, 600);
  assert.notEqual(late.me, null);
  for (const client of [...writers, late]) client.stop();
});

test("who opens a connection and says nothing is let go", { timeout: 60_000 }, async () => {
  const silent = connect(server.port, "127.0.0.1");
  const half = connect(server.port, "127.0.0.1", () => half.write("GET / HTTP/1.1\r\nHost: x\r\n"));
  await Promise.all([silent, half].map((socket) => once(socket.resume(), "close")));
});

test("a console has no more power when its session has ended", async () => {
  const cookie = stage.cookie;
  const console_ = new Client({ base: server.base, live: `/w/${stage.workshop}/console/live`, headers: { cookie } });
  await console_.connect();
  await console_.do({ do: "lock_room", on: true });
  await console_.do({ do: "lock_room", on: false });
  const left = await fetch(`${server.base}/desk/leave`, { method: "POST", redirect: "manual", headers: { cookie, origin: server.base } });
  assert.equal(left.status, 303);
  await eventually(() => !console_.up && console_.closing?.code === "session_missing", "the console is sent away");
});
