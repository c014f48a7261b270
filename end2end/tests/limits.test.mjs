// What one person, or one machine, may not do to all the others: over the plain form, by silence, after signing out.

import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { Client } from "../foreign/client.mjs";
import { eventually } from "../lib/browsers.mjs";
import { Server } from "../lib/server.mjs";
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
