// The protocol as docs/live-protocol.md promises it, seen by clients that share no code with the program.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import WebSocket from "ws";
import { Client, ProblemError, SUBPROTOCOL, comeBack, join, look } from "../foreign/client.mjs";
import { Server } from "../lib/server.mjs";
import { Stage, card, freshId } from "../lib/stage.mjs";

let server;
let stage;
const guests = [];

before(async () => {
  server = await Server.start();
  stage = await Stage.on(server);
});

after(async () => {
  guests.forEach((guest) => guest.stop());
  stage?.desk.stop();
  await server?.stop();
});

/** Somebody at a table, who leaves when all is over. */
async function person(wish, options) {
  const client = await stage.person(wish, options);
  guests.push(client);
  return client;
}

/** Two people at a table in a phase. */
async function table(place, phase) {
  const group = stage.groups[place];
  await stage.phase(phase, group);
  const [one, two] = await Promise.all([person({ group, name: "Amal" }), person({ group, name: "Boris" })]);
  return { group, one, two };
}

/** Everything a client has been sent, as text. */
function overhear(client) {
  const heard = [];
  client.on("message", (message) => heard.push(JSON.stringify(message)));
  return () => heard.join("\n");
}

/** A socket without a client: what is sent is up to the test. */
class Raw {
  constructor(path, { headers = {}, protocols = SUBPROTOCOL } = {}) {
    this.messages = [];
    this.waiting = [];
    this.socket = new WebSocket(`${server.base.replace("http", "ws")}${path}`, protocols, { headers, perMessageDeflate: false });
    this.opened = new Promise((resolve, reject) => {
      this.socket.on("open", resolve);
      this.socket.on("unexpected-response", (_, response) => reject(Object.assign(new Error("no upgrade"), { status: response.statusCode })));
      this.socket.on("error", reject);
    });
    this.socket.on("message", (data) => {
      this.messages.push(JSON.parse(data.toString("utf8")));
      this.waiting.splice(0).forEach((wake) => wake());
    });
    this.closed = new Promise((resolve) => this.socket.on("close", resolve));
    this.closed.then(() => this.waiting.splice(0).forEach((wake) => wake()));
  }

  static async open(path, options) {
    const raw = new Raw(path, options);
    await raw.opened;
    return raw;
  }

  /** Opened and through with hello. */
  static async known(client) {
    const raw = await Raw.open(new URL(client.url).pathname);
    raw.say({ type: "hello", protocol: 1, token: client.token });
    await raw.find((message) => message.type === "me");
    return raw;
  }

  say(message) {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** The first message that fits and was not found before. */
  async find(fits) {
    const ends = Date.now() + 5_000;
    for (;;) {
      const place = this.messages.findIndex(fits);
      if (place >= 0) return this.messages.splice(place, 1)[0];
      if (this.socket.readyState === WebSocket.CLOSED || Date.now() > ends) {
        throw new Error(`nothing fits ${fits} among ${JSON.stringify(this.messages).slice(0, 2000)}`);
      }
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.waiting.push(() => (clearTimeout(timer), resolve()));
      });
    }
  }

  problem(code) {
    return this.find((message) => message.type === "problem" && message.problem.code === code);
  }

  closing(code) {
    return this.find((message) => message.type === "closing" && message.problem.code === code);
  }

  /** The socket still works. */
  async isOpen() {
    const n = Math.floor(Math.random() * 1e9);
    this.say({ type: "ping", n });
    const pong = await this.find((message) => message.type === "pong" && message.n === n);
    assert.ok(Math.abs(pong.now - Date.now()) < 5_000);
    return true;
  }
}

const code = (expected) => (error) => {
  assert.ok(error instanceof ProblemError, String(error));
  assert.equal(error.problem.code, expected);
  return true;
};

/** Both know the same things. */
function sameView(one, two) {
  for (const kind of ["room", "group", "card", "cluster", "seat"]) {
    const view = (following) => {
      const things = following[kind];
      return things instanceof Map ? Object.fromEntries([...things].sort()) : things;
    };
    assert.deepEqual(view(one), view(two), kind);
  }
}

// Coming in.

test("a stranger looks, joins, and has a seat with a token", async () => {
  const door = await look(server.base, server.code);
  assert.equal(door.stage, "open");
  assert.equal(door.seating, "choose");
  assert.equal(door.groups.length, stage.groups.length);
  const { id, free } = door.groups[0];
  const joined = await join(server.base, {
    code: server.code,
    name: "Nadia",
    organisation: "Brückenbauer e. V.",
    kind: "club",
    lang: "ar",
    group: id,
  });
  assert.equal(joined.live, `/w/${joined.workshop}/live`);
  assert.match(joined.seat, /^[0-9a-hjkmnp-tv-z]{13}$/);
  const client = new Client({ base: server.base, ...joined });
  guests.push(client);
  await client.connect();
  await client.until((c) => c.me);
  assert.deepEqual(client.you, { seat: joined.seat });
  assert.equal(client.following.audience, `table:${id}`);
  assert.deepEqual(client.me.seat, {
    id: joined.seat,
    name: "Nadia",
    organisation: "Brückenbauer e. V.",
    kind: "club",
    group: id,
    host: false,
    paused: false,
  });
  assert.equal(client.me.lang, "ar");
  const after = await look(server.base, server.code);
  assert.equal(after.groups[0].free, free - 1);
});

test("wrong codes and wishes are answered with a problem and nobody gets a seat", async () => {
  const wrong = server.code === "000000" ? "000001" : "000000";
  await assert.rejects(look(server.base, wrong), code("code_unknown"));
  await assert.rejects(join(server.base, { code: wrong, lang: "de" }), code("code_unknown"));
  await assert.rejects(join(server.base, { code: "41x", lang: "de" }), code("code_unknown"));
  await assert.rejects(join(server.base, { lang: "de" }), code("malformed"));
  const wish = (more) => join(server.base, { code: server.code, lang: "de", ...more });
  await assert.rejects(wish({ kind: "circus" }), code("malformed"));
  await assert.rejects(wish({ group: "nothing" }), code("malformed"));
  await assert.rejects(wish({ group: freshId() }), code("unknown"));
  await assert.rejects(wish({ name: "gut\u202etug" }), code("text_direction_controls"));
  await assert.rejects(wish({ name: "x".repeat(61) }), code("text_too_long"));
  await assert.rejects(wish({ lang: "de_DE!" }), code("language_unknown"));
  await assert.rejects(comeBack(server.base, server.code, "00000000"), code("reentry_unknown"));
});

test("the re-entry code restores the seat with a new token", async () => {
  const { one, group } = await table(0, "secret");
  const ack = await one.do(card("Das bleibt beim Wechsel des Telefons"));
  const back = await comeBack(server.base, server.code, ` ${one.joined.reentry_code.toUpperCase()} `);
  assert.equal(back.seat, one.joined.seat);
  assert.notEqual(back.token, one.joined.token);
  const other = new Client({ base: server.base, ...back });
  guests.push(other);
  await other.connect();
  await other.until((c) => c.me);
  assert.equal(other.me.seat.group, group);
  assert.deepEqual(other.me.own.map((c) => c.id), [ack.made.card]);
});

// Working.

test("what is written privately reaches nobody else until it is revealed", async () => {
  const { group, one, two } = await table(1, "secret");
  const projector = await stage.projector();
  guests.push(projector);
  const heard = [overhear(two), overhear(stage.desk), overhear(projector)];
  const text = `Geheim ${freshId()}`;
  const before = two.following.group.get(group).unrevealed;
  const ack = await one.do(card(text));
  assert.ok(ack.made.card);
  await one.until((c) => c.me.own.some((own) => own.id === ack.made.card && own.revealed === false));
  // The others learn that there is one more card, and no more.
  await two.told(({ group: groups }) => groups.get(group).unrevealed === before + 1);
  const late = await person({ group });
  assert.equal(late.following.cardSaying(text), undefined);
  for (const everything of heard) assert.ok(!everything().includes(text), "an unrevealed text has left the server");
  assert.deepEqual(await two.refused({ do: "support", card: ack.made.card, on: true }), { code: "unknown", what: "card" });

  await stage.desk.do({ do: "reveal", group });
  await two.told((f) => f.cardSaying(text));
  await projector.told((f) => f.cardSaying(text));
  assert.equal(two.following.card.get(ack.made.card).author.name, "Amal");
  assert.equal(projector.following.card.get(ack.made.card).author.seat, null);
  await one.until((c) => c.me.shown.includes(ack.made.card) && c.me.own.length === 0);
});

test("support and comments are seen by all at the table", async () => {
  const { one, two } = await table(2, "collect");
  const { made } = await one.do(card("Mehr Sprachkurse am Abend"));
  await two.told((f) => f.card.has(made.card));
  await two.do({ do: "support", card: made.card, on: true });
  await two.do({ do: "support", card: made.card, on: true });
  const remark = await two.do({ do: "comment", card: made.card, text: "Auch am Wochenende", lang: "de" });
  await one.told((f) => f.card.get(made.card).support === 1 && f.card.get(made.card).comments.length === 1);
  const [comment] = one.following.card.get(made.card).comments;
  assert.equal(comment.id, remark.made.comment);
  assert.equal(comment.author.name, "Boris");
  await two.until((c) => c.me.supports.includes(made.card) && c.me.comments.includes(comment.id));
  assert.deepEqual(await one.refused({ do: "withdraw_comment", card: made.card, comment: comment.id }), { code: "not_yours" });
  await two.do({ do: "withdraw_comment", card: made.card, comment: comment.id });
  await two.do({ do: "support", card: made.card, on: false });
  await one.told((f) => f.card.get(made.card).support === 0 && f.card.get(made.card).comments.length === 0);
});

test("cards are put together, named, taken apart, and an undo brings back what was", async () => {
  const { group, one, two } = await table(3, "collect");
  const written = [];
  for (const text of ["Erste", "Zweite", "Dritte", "Vierte"]) written.push((await one.do(card(text))).made.card);
  await stage.phase("order", group);
  const [a, b, c, d] = written.map((id) => ({ card: id }));
  two.touch(a);
  await one.until((client) => client.touched.some(({ item, name }) => item.card === a.card && name === "Boris"));
  const pair = (await two.do({ do: "join_items", first: a, second: b })).made.cluster;
  await one.told((f) => f.cluster.get(pair)?.cards.length === 2);
  assert.deepEqual(await one.refused({ do: "join_items", first: a, second: b }), { code: "cannot_join" });
  await one.do({ do: "name_cluster", cluster: pair, name: "Anfang" });
  const other = (await two.do({ do: "join_items", first: c, second: d })).made.cluster;
  const whole = (await two.do({ do: "join_items", first: a, second: d })).made.cluster;
  await one.told((f) => f.cluster.get(whole)?.cards.length === 4 && f.cluster.get(pair)?.within === whole);
  assert.equal(one.following.cluster.get(whole).name, "Anfang");
  assert.deepEqual(one.following.cluster.get(whole).parts, [{ cluster: pair }, { cluster: other }]);
  await two.do({ do: "take_apart", cluster: whole });
  await one.told((f) => !f.cluster.has(whole) && f.cluster.get(pair).within === null);
  await two.until((client) => client.me.can_undo);
  await two.do({ do: "undo" });
  await one.told((f) => f.cluster.get(whole)?.cards.length === 4);
  await one.do({ do: "take_out", card: a.card });
  await two.told((f) => f.card.get(a.card).cluster === null && !f.cluster.get(whole).cards.includes(a.card));
  assert.deepEqual(await one.refused({ do: "undo", table: true }), { code: "not_permitted" });
  await one.do({ do: "undo" });
  await two.told((f) => f.card.get(a.card).cluster === pair);
});

test("goals are derived, hung, handed over, and the thread is kept", async () => {
  const { group, one, two } = await table(4, "collect");
  const source = (await one.do(card("Niemand versteht den Bescheid"))).made.card;
  await stage.phase("derive", group);
  const top = (await one.do(card("Behörden sprechen einfach", { kind: "main_goal", from: { card: source } }))).made.card;
  const goal = (await two.do(card("Briefe in einfacher Sprache", { kind: "goal", under: top }))).made.card;
  const measure = (await two.do(card("Eine Werkstatt für Bescheide", { kind: "measure" }))).made.card;
  await one.told((f) => f.card.get(goal)?.under === top && f.card.has(measure));
  assert.deepEqual(one.following.card.get(top).from, { card: source });
  assert.deepEqual(await one.refused({ do: "hang_card", card: measure, under: top }), { code: "does_not_fit_under" });
  await one.do({ do: "hang_card", card: measure, under: goal });
  await two.told((f) => f.card.get(measure).under === goal);
  await one.do({ do: "undo" });
  await two.told((f) => f.card.get(measure).under === null);
  await stage.phase("harvest", group);
  await two.do({ do: "hand_over", item: { card: goal }, on: true });
  await one.told((f) => f.card.get(goal).handed_over && f.group.get(group).handed_over >= 1);
});

test("a host sums up and locks the table; a locked or paused person keeps the socket", async () => {
  const { group, one, two } = await table(5, "collect");
  await stage.desk.do({ do: "appoint_host", seat: one.joined.seat, on: true });
  await one.until((c) => c.me.seat.host);
  await one.do({ do: "summarise", group, text: "Alle wollen mehr Abendkurse.", lang: "de" });
  await two.told((f) => f.group.get(group).summary?.text === "Alle wollen mehr Abendkurse.");
  assert.deepEqual(await two.refused({ do: "lock_group", group, on: true }), { code: "not_permitted" });
  await one.do({ do: "lock_group", group, on: true });
  assert.deepEqual(await two.refused(card("Gesperrt")), { code: "group_locked" });
  await one.do({ do: "lock_group", group, on: false });
  await stage.desk.do({ do: "lock_room", on: true });
  assert.deepEqual(await two.refused(card("Gesperrt")), { code: "room_locked" });
  await stage.desk.do({ do: "lock_room", on: false });
  await stage.desk.do({ do: "pause_seat", seat: two.joined.seat, on: true });
  await two.until((c) => c.me.seat.paused);
  assert.equal(one.following.seat.get(two.joined.seat).paused, false, "only the seat itself learns of a pause");
  assert.deepEqual(await two.refused(card("Pausiert")), { code: "seat_paused" });
  await stage.desk.do({ do: "pause_seat", seat: two.joined.seat, on: false });
  await two.do(card("Wieder dabei"));
  await stage.desk.do({ do: "move_seat", seat: two.joined.seat, group: stage.groups[0] });
  await two.told((f) => f.audience === `table:${stage.groups[0]}`);
  assert.equal(two.welcomes, 1, "moving is no reconnect");
});

test("a hidden card vanishes for others, and its author reads why", async () => {
  const { one, two } = await table(0, "collect");
  const { made } = await one.do(card("Frau Nachbarin ist schuld"));
  await two.told((f) => f.card.has(made.card));
  await stage.desk.do({ do: "hide", what: { card: made.card }, reason: "Bitte ohne Namen." });
  await two.told((f) => !f.card.has(made.card));
  await one.until((c) => c.me.own.some((own) => own.id === made.card && own.standing.reason === "Bitte ohne Namen."));
  assert.equal(one.me.notices.at(-1).what.act, "hidden");
  assert.deepEqual(await two.refused({ do: "comment", card: made.card, text: "Wo?", lang: "de" }), { code: "unknown", what: "card" });
  assert.deepEqual(await stage.desk.refused({ do: "approve", what: { card: made.card } }), { code: "not_waiting" });
  await stage.desk.do({ do: "restore", what: { card: made.card } });
  await two.told((f) => f.card.has(made.card));
});

test("without names nobody is named, not even by the second", async () => {
  const { one, two } = await table(1, "nameless");
  const { made } = await one.do(card("Ohne Namen"));
  await two.told((f) => f.card.has(made.card));
  const seen = two.following.card.get(made.card);
  assert.equal(seen.author, null);
  assert.equal(seen.written % 60_000, 0);
});

// Holding together.

test("the same command id twice happens once and is acknowledged twice alike", async () => {
  const { one, two } = await table(2, "collect");
  const raw = await Raw.known(one);
  const text = `Einmal ${freshId()}`;
  for (let i = 0; i < 3; i += 1) raw.say({ type: "command", id: "once", command: card(text) });
  const acks = [];
  for (let i = 0; i < 3; i += 1) acks.push(await raw.find((m) => m.type === "ack" && m.id === "once"));
  assert.deepEqual(acks[1], acks[0]);
  assert.deepEqual(acks[2], acks[0]);
  await two.told((f) => f.cardSaying(text));
  assert.equal([...two.following.card.values()].filter((c) => c.text === text).length, 1);
  // Another seat's same id is another command.
  const again = await two.do(card(text), { id: "once" });
  assert.notEqual(again.made.card, acks[0].made.card);
  raw.socket.close();
});

test("after a break only what changed is told, and it leads to the same view", async () => {
  const { group, one, two } = await table(3, "collect");
  const { made } = await one.do(card("Vorher"));
  await two.told((f) => f.card.has(made.card));
  const asked = two.following.seq;
  two.reconnects = false;
  two.breakLink();
  await two.closed();
  await one.do(card("Während der Pause"));
  await one.do({ do: "withdraw_card", card: made.card });
  const unsent = two.ask(card("Ohne Netz geschrieben"));
  two.reconnects = true;
  const told = two.message((m) => m.type === "delta" || m.type === "snapshot");
  await two.connect();
  const first = await told;
  assert.equal(first.type, "delta");
  assert.equal(first.since, asked);
  assert.ok((await unsent).ack, "what was asked without a link is carried out after it");
  await two.told((f) => f.cardSaying("Ohne Netz geschrieben"));
  assert.ok(!two.following.card.has(made.card));
  assert.ok(two.following.cardSaying("Während der Pause"));
  const fresh = await person({ group, name: "Neu" });
  await two.told((f) => f.seq === fresh.following.seq);
  sameView(two.following, fresh.following);
});

test("another epoch, another audience or a seq from the future is answered with a snapshot", async () => {
  const { one } = await table(3, "collect");
  const { epoch, seq, audience } = one.following;
  const known = [
    { epoch: "another", seq, audience },
    { epoch, seq, audience: "facilitators" },
    { epoch, seq: seq + 1_000_000, audience },
  ];
  for (const had of known) {
    const raw = await Raw.open(new URL(one.url).pathname);
    raw.say({ type: "hello", protocol: 1, token: one.token, ...had });
    await raw.find((m) => m.type === "welcome");
    const snapshot = await raw.find((m) => m.type === "snapshot" || m.type === "delta");
    assert.equal(snapshot.type, "snapshot", JSON.stringify(had));
    assert.equal(snapshot.audience, audience);
    raw.socket.close();
  }
});

test("hello said again on the same socket is answered with a snapshot", async () => {
  const { one } = await table(3, "collect");
  const raw = await Raw.known(one);
  raw.say({ type: "hello", protocol: 1, token: one.token });
  raw.messages.length = 0;
  await raw.find((m) => m.type === "snapshot");
  assert.ok(await raw.isOpen());
  raw.socket.close();
});

test("presence tells how many are here", async () => {
  const { group, one } = await table(4, "collect");
  const here = () => one.presence?.here.find((h) => h.group === group)?.people ?? 0;
  await one.until(() => here() >= 2);
  const before = here();
  const third = await person({ group });
  await one.until(() => here() === before + 1);
  third.stop();
  await one.until(() => here() === before);
});

// Bad input: one clear code, the socket stays, nothing is lost.

test("texts that cannot be taken are refused with their code and data", async () => {
  const { one } = await table(5, "collect");
  const cases = [
    ["   \n\t ", { code: "text_empty" }],
    ["ش".repeat(1001), { code: "text_too_long", max: 1000, length: 1001 }],
    ["gut\u202etug", { code: "text_direction_controls" }],
    ["\u2067مرحبا\u2069", { code: "text_direction_controls" }],
    ["Null\u0000byte", { code: "text_control_characters" }],
    ["Ersatz\ufffdzeichen", { code: "text_control_characters" }],
  ];
  for (const [text, problem] of cases) assert.deepEqual(await one.refused(card(text)), problem, JSON.stringify(text));
  assert.deepEqual(await one.refused(card("Gut", { lang: "deutsch!" })), { code: "language_unknown" });
  const markup = '<script>alert("1")</script> & <b>';
  const { made } = await one.do(card(markup));
  await one.told((f) => f.card.has(made.card));
  assert.equal(one.following.card.get(made.card).text, markup, "markup is text, kept as typed");
});

test("what is somebody else's, stale, elsewhere or unknown is refused", async () => {
  const { one, two } = await table(0, "collect");
  const far = await table(1, "collect");
  const { made } = await one.do(card("Meine"));
  await two.told((f) => f.card.has(made.card));
  const edit = (based_on, text) => ({ do: "edit_card", card: made.card, based_on, text });
  assert.deepEqual(await two.refused(edit(1, "Deine")), { code: "not_yours" });
  assert.deepEqual(await two.refused({ do: "withdraw_card", card: made.card }), { code: "not_yours" });
  await one.do(edit(1, "Meine, besser"));
  assert.deepEqual(await one.refused(edit(1, "Meine, anders")), { code: "stale_version", current: 2 });
  assert.deepEqual(await far.one.refused({ do: "support", card: made.card, on: true }), { code: "unknown", what: "card" });
  assert.deepEqual(await one.refused({ do: "support", card: freshId(), on: true }), { code: "unknown", what: "card" });
  assert.deepEqual(await one.refused({ do: "take_apart", cluster: freshId() }), { code: "unknown", what: "cluster" });
  assert.deepEqual(await one.refused({ do: "choose_group", group: freshId() }), { code: "not_in_this_phase" });
  assert.deepEqual(await stage.desk.refused({ do: "start_phase", phase: freshId() }), { code: "unknown", what: "phase" });
  assert.deepEqual(await stage.desk.refused({ do: "pause_seat", seat: freshId(), on: true }), { code: "unknown", what: "seat" });
});

test("nobody does what is not theirs to do", async () => {
  const { one } = await table(2, "collect");
  const steering = [
    { do: "start_phase", phase: stage.phases.order },
    { do: "next_phase" },
    { do: "reveal" },
    { do: "close_workshop" },
    { do: "lock_room", on: true },
    { do: "appoint_host", seat: one.joined.seat, on: true },
    { do: "take_seat", kind: null, organisation: null, lang: "de", group: null },
  ];
  for (const command of steering) assert.deepEqual(await one.refused(command), { code: "not_permitted" }, command.do);
  const projector = await stage.projector();
  guests.push(projector);
  assert.equal(projector.you, "system");
  assert.equal(projector.me, null);
  assert.equal(projector.following.seat.size, 0);
  assert.equal(projector.following.log.size, 0);
  assert.deepEqual(await projector.refused({ do: "next_phase" }), { code: "not_permitted" });
});

test("a phase that is over refuses, but text begun in it still counts", async () => {
  const { group, one } = await table(3, "collect");
  const { made } = await one.do(card("In der Zeit"));
  await stage.phase("arrive", group);
  assert.deepEqual(await one.refused({ do: "support", card: made.card, on: true }), { code: "not_in_this_phase" });
  assert.deepEqual(await one.refused({ do: "join_items", first: { card: made.card }, second: { card: made.card } }), { code: "not_in_this_phase" });
  const half = await one.do(card("Noch halb getippt", { phase: stage.phases.collect }));
  await one.told((f) => f.card.get(half.made.card)?.standing.is === "open");
  await stage.phase("observations", group);
  assert.deepEqual(await one.refused(card("Ein Ziel", { kind: "goal" })), { code: "kind_not_asked" });
});

test("what is no message of ours is told, and the socket stays open", async () => {
  const { one } = await table(4, "collect");
  const raw = await Raw.known(one);
  const bad = ["", "{", "[]", "null", "42", '"hello"', "{}", '{"type":"dance"}', '{"type":"ping","n":-1}', '{"type":"ping"}', "\u0000"];
  for (const text of bad) {
    raw.say(text);
    await raw.problem("malformed");
  }
  assert.equal(raw.messages.filter((m) => m.type === "problem").length, 0, "one complaint for each");
  raw.socket.send(Buffer.from([1, 2, 3]), { binary: true });
  await raw.problem("malformed");
  assert.ok(await raw.isOpen());

  const refusedAs = async (id, command) => {
    raw.say({ type: "command", id, command });
    const { problem } = await raw.find((m) => m.type === "refused" && m.id === id);
    assert.equal(problem.code, "malformed", JSON.stringify(command));
  };
  await refusedAs("b1", { do: "fly" });
  await refusedAs("b2", { do: "support", card: "no id", on: true });
  await refusedAs("b3", { do: "support", card: "1card00000001" });
  await refusedAs("b4", { do: "write_card", kind: "poem", text: "x", lang: "de" });
  await refusedAs("b5", "support");
  raw.say({ type: "command", id: "x".repeat(65), command: card("x") });
  await raw.find((m) => (m.type === "refused" || m.type === "problem") && m.problem.code === "malformed");
  raw.say({ type: "command", id: "", command: card("x") });
  await raw.find((m) => m.type === "refused" && m.id === "" && m.problem.code === "malformed");
  assert.ok(await raw.isOpen());

  // Fields that nobody knows are ignored.
  const text = `Unbekannte Felder ${freshId()}`;
  raw.say({ type: "command", id: "b9", command: { ...card(text), colour: "blue" }, mood: "good" });
  await raw.find((m) => m.type === "ack" && m.id === "b9");
  raw.socket.close();
});

test("a message over 16 KiB is refused; a megabyte ends the connection with the reason", async () => {
  const { one } = await table(5, "collect");
  const raw = await Raw.known(one);
  raw.say({ type: "command", id: "long", command: card("x".repeat(20_000)) });
  const { problem } = await raw.find((m) => m.type === "refused" && m.id === "long");
  assert.equal(problem.code, "too_large");
  assert.ok(await raw.isOpen());
  raw.say({ type: "command", id: "huge", command: card("x".repeat(1_000_000)) });
  await raw.closing("too_large");
  assert.equal(await raw.closed, 1009);
  assert.ok((await one.ping()).now, "the seat's other socket does not suffer");
});

test("bytes that are no UTF-8 end the connection and nothing else", async () => {
  const { one, two } = await table(0, "collect");
  const raw = await Raw.known(one);
  const whole = Buffer.from(JSON.stringify({ type: "command", id: "bytes", command: card("kaputt ÿ") }));
  const place = whole.indexOf(Buffer.from("ÿ"));
  whole[place] = 0xff;
  raw.socket.send(whole, { binary: false });
  assert.equal(await raw.closed, 1007);
  await two.do(card("Es geht weiter"));
  await one.told((f) => f.cardSaying("Es geht weiter"));
  assert.ok(!one.following.cardSaying("kaputt"));
});

test("another site's page does not get in, our own does", async () => {
  const { one } = await table(1, "collect");
  const path = new URL(one.url).pathname;
  for (const origin of ["https://evil.example", "null", `${server.base}.evil.example`]) {
    await assert.rejects(Raw.open(path, { headers: { origin } }), (error) => error.status === 403, origin);
  }
  const raw = await Raw.open(path, { headers: { origin: server.base } });
  raw.say({ type: "hello", protocol: 1, token: one.token });
  await raw.find((m) => m.type === "welcome");
  raw.socket.close();
});

test("who does not say a proper hello is told why and has to leave", async () => {
  const { one } = await table(2, "collect");
  const path = new URL(one.url).pathname;
  const leaves = async (message, problem, closeCode) => {
    const raw = await Raw.open(path);
    if (message !== undefined) raw.say(message);
    await raw.closing(problem);
    assert.equal(await raw.closed, closeCode, problem);
  };
  const hello = { type: "hello", protocol: 1, token: one.token };
  await leaves({ ...hello, protocol: 0 }, "unsupported_protocol", 4400);
  await leaves({ ...hello, protocol: 2 }, "unsupported_protocol", 4400);
  await leaves({ type: "command", id: "1", command: card("Vor dem Gruß") }, "malformed", 4400);
  await leaves("no json", "malformed", 4400);
  await leaves({ type: "hello", protocol: 1 }, "session_missing", 4401);
  await leaves({ ...hello, token: "0".repeat(64) }, "session_missing", 4401);
  await leaves({ ...hello, token: "" }, "session_missing", 4401);
  await assert.rejects(Raw.open("/p/nosuchsecret/live"), (error) => error.status === 404);
  assert.equal(one.following.cardSaying("Vor dem Gruß"), undefined);
});

test("who says nothing for ten seconds has to leave", async () => {
  const { one } = await table(2, "collect");
  const raw = await Raw.open(new URL(one.url).pathname);
  const since = Date.now();
  assert.equal(await raw.closed, 4400);
  const waited = Date.now() - since;
  assert.ok(waited > 9_000 && waited < 13_000, `after ${waited} ms`);
});

test("a token opens its own workshop only", async () => {
  const { one } = await table(3, "collect");
  const form = { method: "POST", redirect: "manual", headers: { cookie: stage.cookie, "content-type": "application/x-www-form-urlencoded" } };
  const answer = await fetch(`${server.base}/desk/new`, { ...form, body: "title=Zweites+Caf%C3%A9" });
  const [, other] = /\/w\/([0-9a-z]{13})/.exec(answer.headers.get("location") ?? "") ?? [];
  assert.ok(other && other !== stage.workshop, `a second workshop: ${answer.status} ${answer.headers.get("location")}`);
  const raw = await Raw.open(`/w/${other}/live`);
  raw.say({ type: "hello", protocol: 1, token: one.token });
  await raw.closing("session_missing");
  assert.equal(await raw.closed, 4401);
  const nowhere = await Raw.open(`/w/${freshId()}/live`);
  nowhere.say({ type: "hello", protocol: 1, token: one.token });
  await nowhere.closing("session_missing");
  assert.equal(await nowhere.closed, 4401);
});

test("one seat's flood is slowed down and nobody else's", async () => {
  const { one, two } = await table(4, "collect");
  const raw = await Raw.known(one);
  const commands = 200;
  for (let i = 0; i < commands; i += 1) raw.say({ type: "command", id: `flood-${i}`, command: card(`Flut ${i}`) });
  const started = Date.now();
  await two.do(card("Ruhig geschrieben"));
  const waited = Date.now() - started;
  assert.ok(waited < 1_000, `the neighbour waited ${waited} ms`);
  let acks = 0;
  let slowed = 0;
  while (acks + slowed < commands) {
    const answer = await raw.find((m) => (m.type === "ack" || m.type === "refused") && m.id.startsWith("flood-"));
    if (answer.type === "ack") acks += 1;
    else {
      slowed += 1;
      assert.equal(answer.problem.code, "too_fast");
      assert.ok(answer.problem.retry_after_ms > 0);
    }
  }
  assert.ok(acks >= 20 && slowed >= 100, `${acks} done, ${slowed} slowed down`);
  assert.ok(raw.socket.readyState === WebSocket.OPEN);
  // A patient client gets everything done.
  const patient = await one.ask(card("Nach der Flut"), { patient: true });
  assert.ok(patient.ack);
  await two.told((f) => f.cardSaying("Nach der Flut"));
  raw.socket.close();
});

test("a reader that reads nothing costs nobody else anything", async () => {
  const { group, one, two } = await table(5, "collect");
  const raw = await Raw.known(one);
  raw.socket.pause();
  const started = Date.now();
  const { made } = await two.do(card("Für alle, die lesen"));
  for (let i = 0; i < 20; i += 1) await two.do({ do: "support", card: made.card, on: i % 2 === 0 });
  await one.told((f) => f.card.has(made.card));
  assert.ok(Date.now() - started < 5_000);
  raw.socket.resume();
  await raw.find((m) => m.type === "delta" && m.changes.some((c) => c.is === "group" && c.id === group));
  assert.ok(await raw.isOpen());
  raw.socket.close();
});

test("a socket that accepts nothing for ten seconds is closed, and the room does not notice", { timeout: 60_000 }, async () => {
  const { one, two } = await table(5, "collect");
  for (let i = 0; i < 30; i += 1) await one.do(card("ش".repeat(1000)), { patient: true });
  const raw = await Raw.known(one);
  raw.socket.pause();
  // Asks for the whole room again and again and reads nothing, until no buffer in between takes any more.
  const since = Date.now();
  const asking = setInterval(() => raw.say({ type: "hello", protocol: 1, token: one.token }), 50);
  const slowest = { ms: 0 };
  while (Date.now() - since < 16_000) {
    const sent = Date.now();
    await two.do(card("Geht es noch schnell?"), { patient: true });
    slowest.ms = Math.max(slowest.ms, Date.now() - sent);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  clearInterval(asking);
  raw.socket.resume();
  // The reason may not get through to somebody who does not read.
  assert.ok([4408, 1006].includes(await raw.closed));
  assert.ok(slowest.ms < 2_000, `a neighbour waited ${slowest.ms} ms`);
  assert.equal(two.welcomes, 1);
});

test("closing freezes everything, over the plain form too, and the code leads nowhere any more (Antragsgrün 4.16.3, handed in after the deadline)", async () => {
  const { one } = await table(0, "collect");
  await stage.desk.do({ do: "close_workshop" });
  await one.told((f) => f.room.stage === "closed");
  assert.deepEqual(await one.refused(card("Zu spät")), { code: "workshop_closed" });
  // Also one that says that it was begun in time.
  assert.deepEqual(await one.refused(card("Zu spät", { phase: stage.phases.collect })), { code: "workshop_closed" });
  const form = await fetch(`${server.base}/w/${stage.workshop}/card`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: `seat-${stage.workshop}=${one.token}`, origin: server.base },
    body: new URLSearchParams({ kind: "observation", lang: "de", text: "Zu spät", command: "late" }),
  });
  assert.equal(form.status, 422);
  assert.deepEqual(await stage.desk.refused({ do: "next_phase" }), { code: "workshop_closed" });
  await assert.rejects(join(server.base, { code: server.code, lang: "de" }), code("code_unknown"));
  const again = new Client({ base: server.base, ...one.joined });
  guests.push(again);
  await again.connect();
  assert.equal(again.following.room.stage, "closed");
  assert.equal(again.following.cardSaying("Zu spät"), undefined);
});

test("a server that stops says so, and when to come back", async () => {
  const { one } = { one: guests.find((guest) => guest.up && guest.joined) };
  one.reconnects = false;
  const closing = one.message((m) => m.type === "closing", 10_000);
  const closed = one.closed(10_000);
  const stopped = server.stop();
  assert.ok((await closing).retry_after_ms > 0);
  assert.equal(await closed, 1012);
  guests.forEach((guest) => guest.stop());
  stage.desk.stop();
  await stopped;
  server = null;
});
