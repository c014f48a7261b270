// The server is killed again and again while people write. What was acknowledged is there exactly once, and nobody's view forks.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join as joinPath } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, join } from "../foreign/client.mjs";
import { Ledger } from "../lib/ledger.mjs";
import { Server, binary, freePort, temporaryFolder } from "../lib/server.mjs";
import { Stage, card } from "../lib/stage.mjs";

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 50);
const SEED = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
const PEOPLE = 20;

/** Chance that can be repeated (mulberry32). */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes and reworks cards until it is told to end. Everything it asks is kept with its outcome. */
class Writer {
  constructor(client, name, random) {
    Object.assign(this, { client, name, random });
    this.asked = [];
    this.done = false;
  }

  async run() {
    for (let n = 1; !this.done; n += 1) {
      const marker = `Kill ${this.name} ${n}`;
      const write = { marker, text: marker, outcome: null };
      this.asked.push(write);
      write.outcome = await this.client.ask(card(marker), { patient: true });
      if (write.outcome.ack && n % 4 === 0) {
        // An edit that was carried out twice would be refused the second time, as stale.
        const text = `${marker} (überarbeitet)`;
        const edit = { do: "edit_card", card: write.outcome.ack.made.card, based_on: 1, text };
        write.edited = await this.client.ask(edit, { patient: true });
        if (write.edited.ack) write.text = text;
      }
      await sleep(60 + this.random() * 120);
    }
  }
}

test(`${PEOPLE} people write while the server is killed ${ROUNDS} times`, { timeout: 240_000 }, async (t) => {
  const random = chance(SEED);
  console.log(`KILL_SEED=${SEED} KILL_ROUNDS=${ROUNDS}`);
  const file = joinPath(temporaryFolder(), "kill.db");
  const start = { database: `sqlite:${file}`, port: await freePort() };
  let server = await Server.start(start);
  const stage = await Stage.on(server, { hurry: true });
  await stage.phase("collect");

  const ledger = new Ledger();
  ledger.watch(stage.desk, "desk");
  const projector = new Client({ base: server.base, live: `${server.projectorPath}/live`, hurry: true });
  ledger.watch(projector, "projector");
  await projector.connect();
  const writers = [];
  for (let i = 0; i < PEOPLE; i += 1) {
    const group = stage.groups[i % 2];
    const joined = await join(server.base, { code: server.code, name: `Gast ${i}`, lang: "de", group });
    const client = new Client({ base: server.base, ...joined, hurry: true });
    client.joined = joined;
    ledger.watch(client, `guest ${i}`);
    await client.connect();
    writers.push(new Writer(client, String(i), random));
  }
  t.after(() => [stage.desk, projector, ...writers.map((w) => w.client)].forEach((client) => client.stop()));
  const running = Promise.all(writers.map((writer) => writer.run()));

  const began = Date.now();
  let startup = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    await sleep(40 + random() * 660);
    await server.kill();
    const since = Date.now();
    server = await Server.start(start);
    startup += Date.now() - since;
  }
  t.after(() => server.stop());
  writers.forEach((writer) => (writer.done = true));
  await running;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);

  const asked = writers.flatMap((writer) => writer.asked);
  const reconnects = writers.reduce((sum, { client }) => sum + client.welcomes - 1, 0);
  console.log(
    `${asked.length} cards, ${reconnects} reconnects, ${ledger.deltas} deltas, ${ledger.snapshots} snapshots, ` +
      `${ledger.compared} views compared, in ${seconds} s (a start took ${Math.round(startup / ROUNDS)} ms)`,
  );

  // Nothing was refused, so everything was acknowledged.
  for (const { marker, outcome, edited } of asked) {
    assert.ok(outcome.ack?.made?.card, `${marker}: ${JSON.stringify(outcome)}`);
    if (edited) assert.ok(edited.ack, `${marker}, edited: ${JSON.stringify(edited)}`);
  }
  assert.ok(asked.length > ROUNDS * 20, "the people had time to write");
  assert.ok(reconnects >= PEOPLE * ROUNDS * 0.5, "the kills were felt");

  // No gap, no repeat, no fork.
  assert.deepEqual(ledger.faults, []);
  assert.equal(ledger.epochs.size, 1, "the epoch stays");
  assert.ok(ledger.compared > 1000, `${ledger.compared} comparisons`);

  // Everything is there exactly once: in a fresh console …
  const fresh = new Client({ base: server.base, live: `/w/${stage.workshop}/console/live`, headers: { cookie: stage.cookie } });
  t.after(() => fresh.stop());
  await fresh.connect();
  const byText = (cards) => {
    const count = new Map();
    for (const { text } of cards) if (text.startsWith("Kill ")) count.set(text, (count.get(text) ?? 0) + 1);
    return [...count].sort();
  };
  const expected = asked.map(({ text }) => [text, 1]).sort();
  assert.deepEqual(byText(fresh.following.card.values()), expected);
  for (const { text, outcome } of asked) assert.equal(fresh.following.card.get(outcome.ack.made.card)?.text, text);

  // … in what those have who were there all the time …
  const { seq } = fresh.following;
  for (const { client } of writers) {
    await client.told((f) => f.seq >= seq);
    const own = asked.filter(({ outcome }) => client.following.card.has(outcome.ack.made.card));
    const table = asked.filter(({ outcome }) => fresh.following.card.get(outcome.ack.made.card).group === client.me.seat.group);
    assert.equal(own.length, table.length);
  }

  // … and in the export.
  const answer = await fetch(`${server.base}/w/${stage.workshop}/export.json`, { headers: { cookie: stage.cookie } });
  assert.equal(answer.status, 200);
  const written = await answer.text();
  const exported = new Map();
  for (const [, text] of written.matchAll(/"text":\s*"(Kill [^"]*)"/g)) exported.set(text, (exported.get(text) ?? 0) + 1);
  assert.deepEqual([...exported].sort(), expected);

  // The history itself is whole.
  [stage.desk, projector, fresh, ...writers.map((w) => w.client)].forEach((client) => client.stop());
  const verdict = execFileSync(binary(), ["verify", "--database", start.database], { encoding: "utf8", env: { PATH: process.env.PATH } });
  console.log(verdict.trim());
});
