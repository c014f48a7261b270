// Ballots that come twice, too late, from the wrong people, or cannot be, over the public protocol and the plain form.
// What is acknowledged is counted and what is refused is not: the file of the closed poll says exactly that.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { Client, comeBack, join } from "../foreign/client.mjs";
import { Server } from "../lib/server.mjs";
import { Stage, freshId } from "../lib/stage.mjs";

const OPTIONS = ["Schulhof öffnen", "Bank am Bus", "Lotsen"];

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

/** Somebody with a seat, who leaves when all is over. */
async function person(wish) {
  const client = await stage.person(wish);
  guests.push(client);
  return client;
}

const people = (count, wish) => Promise.all(Array.from({ length: count }, () => person(wish)));

/** Another phone of somebody's. */
async function phone(joined) {
  const client = await new Client({ base: server.base, ...joined }).connect();
  guests.push(client);
  return client;
}

const setup = (more) => ({
  question: "Womit fangen wir an?",
  lang: "de",
  method: "approval",
  electorate: "everyone",
  options: OPTIONS.map((text) => ({ text })),
  secret: true,
  late: false,
  ...more,
});

async function drafted(more) {
  const { made } = await stage.desk.do({ do: "draft_poll", setup: setup(more) });
  return made.poll;
}

/** A poll that those who are here may vote in. */
async function opened(more) {
  const poll = await drafted(more);
  await stage.desk.do({ do: "open_poll", poll });
  return poll;
}

const freshReceipt = () => randomBytes(16).toString("base64url");
const ballot = (poll, marks, { receipt = freshReceipt(), ...more } = {}) => ({ do: "cast_ballot", poll, receipt, ballot: { marks, ...more } });

/** A command as these very bytes. Resolves to its answer. */
function bytes(client, text, id = client.nextId()) {
  const answer = client.message((message) => message.id === id);
  client.socket.send(`{"type":"command","id":"${id}","command":${text}}`);
  return answer;
}

const pollPath = (poll, rest = "") => `${server.base}/w/${stage.workshop}/polls/${poll}${rest}`;
const seatCookie = ({ token }) => `seat-${stage.workshop}=${token}`;

/** A ballot by the plain form; answers with the status: 303 when it is cast. */
async function form(client, poll, pairs, receipt = freshReceipt()) {
  const body = new URLSearchParams([["receipt", receipt], ...pairs]);
  const answer = await fetch(pollPath(poll, "/vote"), { method: "POST", redirect: "manual", headers: { cookie: seatCookie(client) }, body });
  await answer.arrayBuffer();
  return answer.status;
}

const fields = (marks) => marks.map(([option, mark]) => [`m${option}`, String(mark)]);

/** Closes a poll. Answers with the lines of its ballots' file, and with the result that everybody is told. */
async function counted(poll, { close = true } = {}) {
  if (close) await stage.desk.do({ do: "close_poll", poll });
  const { poll: polls } = await stage.desk.told((following) => following.poll.get(poll)?.stage.is === "closed");
  const { result } = polls.get(poll).stage;
  const answer = await fetch(pollPath(poll, "/ballots"), { headers: { cookie: stage.cookie } });
  assert.equal(answer.status, 200);
  const text = await answer.text();
  const lines = text.trim().split("\n").filter((line) => !line.startsWith("#") && !line.startsWith("count,"));
  return { lines, result };
}

/** How many ballots there are, and what they say. */
async function holds(poll, lines, options) {
  const found = await counted(poll, options);
  assert.deepEqual(found.lines, lines);
  const ballots = lines.reduce((sum, line) => sum + Number.parseInt(line, 10), 0);
  assert.equal(found.result.ballots, ballots);
  return found.result;
}

// What cannot be counted.

const UNKNOWN = [[[3, 1]], "option_unknown"];
const TWICE = [[[0, 1], [0, 1]], "option_twice"];
const off = (marks, max) => [marks, { code: "off_scale", max }];
const HUGE = 4294967295;

/** By method: a ballot, the line it is in the file, and ballots that are refused. */
const METHODS = {
  yes_no_simple: { good: [[0, 1], [1, 0], [2, 2]], line: "1: 1,2,3", bad: [UNKNOWN, TWICE, off([[0, 3]], 2), off([[1, 1], [0, HUGE]], 2)] },
  yes_no_absolute: { good: [[0, 1]], line: "1: 1,{},{}", bad: [UNKNOWN, off([[0, 3]], 2)] },
  yes_no_two_thirds: { good: [[0, 0]], line: "1: {},1,{}", bad: [UNKNOWN, TWICE] },
  approval: { good: [[0, 1], [2, 1]], line: "1: {1,3},2", bad: [UNKNOWN, TWICE, off([[0, 2]], 1)] },
  dots: {
    more: { terms: { dots: 5, cap: 3 } },
    good: [[0, 3], [2, 2]],
    line: "1,3,,2",
    bad: [
      UNKNOWN,
      TWICE,
      [[[0, 4]], { code: "over_cap", max: 3 }],
      [[[0, 3], [1, 3]], { code: "too_many_dots", max: 5 }],
      [[[0, HUGE], [1, 1]], { code: "over_cap", max: 3 }],
      [[[0, HUGE], [1, HUGE], [2, HUGE]], { code: "over_cap", max: 3 }],
    ],
  },
  score: { good: [[0, 10], [1, 0]], line: "1,10,0,", bad: [UNKNOWN, TWICE, off([[0, 11]], 10), off([[0, 256]], 10), off([[2, HUGE]], 10)] },
  resistance: { good: [[0, 10], [3, 1]], line: "1,10,,,1", bad: [[[[4, 1]], "option_unknown"], TWICE, off([[3, 11]], 10)] },
  consent: { good: [[0, 0], [1, 1]], line: "1: 1,2,{}", bad: [UNKNOWN, TWICE, off([[0, 3]], 2), [[[0, 2]], "reason_needed"]] },
  // Two options may share a rank; one option has no two.
  schulze: { good: [[2, 1], [0, 2], [1, 2]], line: "1: 3,{1,2}", bad: [UNKNOWN, [[[0, 1], [0, 2]], "option_twice"], off([[0, 0]], 3), off([[0, 4]], 3)] },
  majority_judgment: { good: [[0, 4], [1, 0]], line: "1: 1,{},{},{},2", bad: [UNKNOWN, TWICE, off([[0, 5]], 4)] },
  equal_shares: { more: { terms: { seats: 1 } }, good: [[1, 1]], line: "1: 2,{1,3}", bad: [UNKNOWN, TWICE, off([[0, 2]], 1)] },
  straw_poll: { good: [[1, 1]], line: "1,,1,", bad: [UNKNOWN, TWICE, off([[0, 2]], 1), [[[0, 1], [1, 1]], "one_option_only"]] },
};

for (const [method, { good, line, bad, more }] of Object.entries(METHODS)) {
  test(`by ${method} an impossible ballot is refused as a whole, before and after a good one`, async () => {
    const [amal, boris] = await people(2);
    const poll = await opened({ method, ...more });
    const receipt = freshReceipt();
    const allRefused = async () => {
      for (const [marks, expected] of bad) {
        const problem = typeof expected === "string" ? { code: expected } : expected;
        assert.deepEqual(await amal.refused(ballot(poll, marks, { receipt }), { patient: true }), problem, JSON.stringify(marks));
        assert.equal(await form(boris, poll, fields(marks)), 422, JSON.stringify(marks));
      }
    };
    await allRefused();
    assert.equal(amal.me.votes.find((vote) => vote.poll === poll).cast, 0);
    await amal.do(ballot(poll, good, { receipt }));
    await allRefused();
    await holds(poll, [line]);
  });
}

test("what is no ballot at all is malformed, is not counted, and leaves the socket open", async () => {
  const [amal] = await people(1);
  const poll = await opened({ method: "score" });
  const cast = (ballotText) => `{"do":"cast_ballot","poll":"${poll}","receipt":"${freshReceipt()}","ballot":${ballotText}}`;
  const numbers = ["1e309", "1e2", "-1", "-0.0", "1.0", "0.5", '"3"', "null", "true", "[]", "{}", "4294967296", "18446744073709551616"];
  const wishes = [
    ...numbers.map((number) => `{"marks":[[0,${number}]]}`),
    '{"marks":[[1e309,1]]}',
    '{"marks":[[-1,1]]}',
    '{"marks":[[0]]}',
    '{"marks":[[0,1,2]]}',
    '{"marks":[0,1]}',
    '{"marks":{"0":1}}',
    '{"marks":null}',
    '{"reasons":[]}',
    "{}",
    "[]",
    "null",
  ];
  for (const wish of wishes) {
    const answer = await bytes(amal, cast(wish));
    assert.deepEqual([answer.type, answer.problem], ["refused", { code: "malformed" }], wish);
  }
  // What is no JSON is not read so far that it could be told whose answer it is.
  for (const number of ["NaN", "0x1", "٣", "01", "+1"]) {
    const answer = amal.message((message) => message.type === "problem");
    amal.socket.send(`{"type":"command","id":"no-json","command":${cast(`{"marks":[[0,${number}]]}`)}}`);
    assert.deepEqual((await answer).problem, { code: "malformed" }, number);
  }
  for (const receipt of ["", "x".repeat(15), "x".repeat(65), "🗳".repeat(17)]) {
    assert.deepEqual(await amal.refused(ballot(poll, [[0, 1]], { receipt }), { patient: true }), { code: "malformed" }, receipt);
  }
  for (const pairs of [[["m0", "1e309"]], [["m0", "-1"]], [["m0", "0.5"]], [["m0", "99999999999999999999"]], [["m3", "1"]], [["m0", "1"], ["m0", "1"]]]) {
    assert.equal(await form(amal, poll, pairs), 422, JSON.stringify(pairs));
  }
  for (const pairs of [[["m-1", "1"]], [["mx", "1"]], [["point", "1e309"]]]) {
    assert.equal(await form(amal, poll, pairs), 400, JSON.stringify(pairs));
  }
  assert.equal(amal.welcomes, 1);
  await holds(poll, []);
});

test("an empty ballot is a blank one, and fields that nobody knows change nothing", async () => {
  const [amal, boris, chen] = await people(3);
  const poll = await opened({ method: "dots", terms: { dots: 5, cap: 3 } });
  await amal.do(ballot(poll, []));
  const command = ballot(poll, [[1, 2]], { weight: 100, count: 7, seat: amal.joined.seat });
  await boris.do({ ...command, voter: `seat:${chen.joined.seat}`, by: { seat: chen.joined.seat }, nth: 5 });
  assert.equal(chen.me.votes.find((vote) => vote.poll === poll).cast, 0);
  // A field that stands twice is read as it stands last, and makes no second ballot.
  const [one, two] = [freshReceipt(), freshReceipt()];
  const answer = await bytes(
    chen,
    `{"do":"cast_ballot","poll":"${poll}","receipt":"${one}","receipt":"${two}","ballot":{"marks":[[0,3]],"marks":[[2,1]]}}`,
  );
  assert.equal(answer.type, "ack");
  assert.deepEqual(await chen.refused(ballot(poll, [[0, 3]], { receipt: one })), { code: "already_voted" });
  const { turnout, bars } = await holds(poll, ["1,,,", "1,,,1", "1,,2,"]);
  assert.equal(turnout.persons, 3);
  assert.deepEqual(bars, [0, 2, 1]);
});

test("a ballot of 1,000 marks is refused, one of 20 KB too, and one of 70 KB ends the connection", async () => {
  const [amal] = await people(1);
  const poll = await opened({ method: "score" });
  const long = (count, first = 0) => Array.from({ length: count }, (_, i) => [first + i, 1]);
  assert.deepEqual(await amal.refused(ballot(poll, long(1000))), { code: "option_unknown" });
  assert.deepEqual(await amal.refused(ballot(poll, Array.from({ length: 1000 }, () => [0, 1]))), { code: "option_twice" });
  assert.deepEqual(await amal.refused(ballot(poll, long(2500))), { code: "too_large" });
  const raw = await phone(amal.joined);
  const closed = raw.closed();
  raw.reconnects = false;
  raw.socket.send(JSON.stringify({ type: "command", id: "large", command: ballot(poll, long(8000)) }));
  assert.equal(await closed, 1009);
  assert.equal(raw.closing.code, "too_large");
  await holds(poll, []);
});

// Who is not asked.

test("only whoever is asked can vote, in a poll that is open, at this workshop", async () => {
  const [here, there] = stage.groups;
  const amal = await person({ group: here, kind: "club", organisation: "Brückenbauer e. V." });
  const colleague = await person({ group: here, kind: "club", organisation: "Brückenbauer e. V." });
  const boris = await person({ group: there, kind: "school" });
  const projector = await stage.projector();
  guests.push(projector);

  const room = await opened({});
  const table = await opened({ group: here, electorate: { table: here } });
  const kinds = await opened({ electorate: { kinds: ["club"] } });
  const organisations = await opened({ electorate: "organisations" });
  const draft = await drafted({});
  const late = await person({ group: here, kind: "club" });

  const yes = [[0, 1]];
  assert.deepEqual(await boris.refused(ballot(table, yes)), { code: "not_eligible" });
  assert.deepEqual(await boris.refused(ballot(kinds, yes)), { code: "not_eligible" });
  assert.deepEqual(await colleague.refused(ballot(organisations, yes)), { code: "not_eligible" });
  for (const poll of [room, table, kinds, organisations]) {
    assert.deepEqual(await late.refused(ballot(poll, yes)), { code: "not_eligible" });
    assert.deepEqual(await stage.desk.refused(ballot(poll, yes)), { code: "not_permitted" });
    assert.deepEqual(await projector.refused(ballot(poll, yes)), { code: "not_permitted" });
    assert.equal(await form(late, poll, [["m0", "1"]]), 422);
    assert.equal(await form({ token: "nobody" }, poll, [["m0", "1"]]), 401);
  }
  assert.deepEqual(await amal.refused(ballot(draft, yes)), { code: "poll_not_open" });
  assert.deepEqual(await amal.refused(ballot(freshId(), yes)), { code: "unknown", what: "poll" });
  assert.deepEqual(await amal.refused(ballot("nothing", yes)), { code: "malformed" });

  await Promise.all([amal.do(ballot(room, yes)), amal.do(ballot(table, yes)), amal.do(ballot(kinds, yes)), amal.do(ballot(organisations, yes))]);
  for (const poll of [room, table, kinds, organisations]) await holds(poll, ["1: 1,{2,3}"]);
  await stage.desk.do({ do: "drop_poll", poll: draft });
});

test("a poll is unknown at another workshop, and so is who belongs to it", async () => {
  const answer = await fetch(`${server.base}/desk/new`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: stage.cookie, "content-type": "application/x-www-form-urlencoded" },
    body: "title=Nebenan",
  });
  const [, , workshop] = answer.headers.get("location").split("/");
  const desk = await new Client({ base: server.base, live: `/w/${workshop}/console/live`, headers: { cookie: stage.cookie } }).connect();
  guests.push(desk);
  await desk.do({ do: "open_workshop" });
  await desk.told(({ room }) => room.stage === "open");
  const page = await (await fetch(`${server.base}/w/${workshop}/sheets`, { headers: { cookie: stage.cookie } })).text();
  const [, spaced] = /class="sheet-code"[^>]*>([^<]*)/.exec(page);
  const neighbour = await join(server.base, { code: spaced.replaceAll(/\D/g, ""), lang: "de" });
  const nadia = await phone(neighbour);
  const [amal] = await people(1);

  const { made } = await desk.do({ do: "draft_poll", setup: setup({}) });
  await desk.do({ do: "open_poll", poll: made.poll });
  const poll = await opened({});
  assert.deepEqual(await nadia.refused(ballot(poll, [[0, 1]])), { code: "unknown", what: "poll" });
  assert.deepEqual(await amal.refused(ballot(made.poll, [[0, 1]])), { code: "unknown", what: "poll" });

  // Neither token opens the other's door, nor the other's form.
  const stranger = new Client({ base: server.base, live: amal.joined.live, token: neighbour.token });
  guests.push(stranger);
  const closed = stranger.closed();
  stranger.connect().catch(() => {});
  assert.equal(await closed, 4401);
  assert.equal(await form(neighbour, poll, [["m0", "1"]]), 401);
  await holds(poll, []);
  await desk.do({ do: "close_poll", poll: made.poll });
  await desk.told((following) => following.poll.get(made.poll)?.stage.result?.ballots === 0);
});

// Twice.

test("of two ballots that two phones of a seat send at the same instant one counts (CONSUL #4061, race on ballot lines)", async () => {
  const seats = await people(10);
  const others = await Promise.all(seats.map((seat) => phone(seat.joined)));
  const poll = await opened({ method: "dots", terms: { dots: 2, cap: 2 } });
  const pairs = seats.map((seat, place) => [
    seat.ask(ballot(poll, [[0, 2]]), { id: `same-${place}` }),
    others[place].ask(ballot(poll, [[1, 1]]), { id: `other-${place}` }),
  ]);
  let first = 0;
  for (const pair of pairs) {
    const answers = await Promise.all(pair);
    assert.deepEqual(answers.map(({ refused }) => refused?.code).sort(), ["already_voted", undefined]);
    first += answers[0].ack ? 1 : 0;
  }
  const lines = [[first, "2,,"], [10 - first, ",1,"]].filter(([count]) => count > 0);
  const { turnout } = await holds(poll, lines.sort(([a], [b]) => b - a).map(([count, marks]) => `${count},${marks}`));
  assert.equal(turnout.persons, 10);
});

test("a phone and the plain form at the same instant count once, too", async () => {
  const seats = await people(8);
  const poll = await opened({ method: "straw_poll" });
  const pairs = await Promise.all(
    seats.map(async (seat) => {
      const [status, { ack, refused }] = await Promise.all([form(seat, poll, [["point", "2"]]), seat.ask(ballot(poll, [[0, 1]]))]);
      assert.deepEqual([status, refused?.code], ack ? [422, undefined] : [303, "already_voted"]);
      return status === 303;
    }),
  );
  const forms = pairs.filter(Boolean).length;
  const { bars } = await counted(poll).then(({ result }) => result);
  assert.deepEqual(bars, [8 - forms, 0, forms]);
});

test("a device that three people share has three ballots, however many it sends at once", async () => {
  const [tablet] = await people(1);
  await stage.desk.do({ do: "declare_people", seat: tablet.joined.seat, people: 3 });
  const poll = await opened({ method: "straw_poll" });
  const second = await phone(tablet.joined);
  const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 ? second : tablet).ask(ballot(poll, [[0, 1]]))));
  assert.equal(answers.filter(({ ack }) => ack).length, 3);
  assert.ok(answers.every(({ ack, refused }) => ack || refused.code === "already_voted"));
  await holds(poll, ["3,1,,"]);
});

test("a ballot that is sent again counts once, and does not undo a later one", async () => {
  const [amal, boris] = await people(2);
  const poll = await opened({ method: "score" });
  const receipt = freshReceipt();
  const first = ballot(poll, [[0, 1]], { receipt });
  const other = await phone(amal.joined);
  // At the same instant over two sockets, under one id and under two.
  const acks = await Promise.all([
    amal.do(first, { id: "once" }),
    other.do(first, { id: "once" }),
    amal.do(first, { id: "again" }),
  ]);
  assert.equal(acks.length, 3);
  await amal.do(ballot(poll, [[0, 9]], { receipt }), { id: "changed" });
  await amal.do(first, { id: "once" });
  amal.breakLink();
  await amal.do(first, { id: "again" });
  // Somebody else who has heard all of it can do nothing with it.
  assert.deepEqual(await boris.refused(first, { id: "once" }), { code: "not_eligible" });
  assert.equal(await form(boris, poll, [["m0", "1"]], receipt), 422);
  await holds(poll, ["1,9,,"]);
});

test("the re-entry code brings the seat to a second phone, and no second ballot", async () => {
  const [amal] = await people(1);
  const secret = await opened({ method: "score" });
  const named = await opened({ method: "score", secret: false });
  const receipts = [freshReceipt(), freshReceipt()];
  await amal.do(ballot(secret, [[0, 3]], { receipt: receipts[0] }));
  await amal.do(ballot(named, [[0, 3]], { receipt: receipts[1] }));
  const second = await phone(await comeBack(server.base, server.code, amal.joined.reentry_code));
  assert.deepEqual(second.you, amal.you);
  assert.deepEqual(await second.refused(ballot(secret, [[0, 4]])), { code: "already_voted" });
  assert.equal(await form(second, secret, [["m0", "4"]]), 422);
  // Where names are shown the seat's one ballot is changed; where not, with its receipt alone.
  await second.do(ballot(named, [[0, 5]]));
  await second.do(ballot(secret, [[0, 6]], { receipt: receipts[0] }));
  await holds(secret, ["1,6,,"]);
  await holds(named, ["1,5,,"]);
});

test("two phones of one seat that change their ballot at the same instant leave one of the two", async () => {
  const [amal] = await people(1);
  const second = await phone(amal.joined);
  const poll = await opened({ method: "score", secret: false });
  await Promise.all([amal.do(ballot(poll, [[0, 1]])), second.do(ballot(poll, [[0, 2]]))]);
  const { lines } = await counted(poll);
  assert.ok(["1,1,,", "1,2,,"].includes(lines.join()), lines.join());
});

test("acknowledged ballots are there after the server was killed, and the same commands again add none", async (t) => {
  const killed = await Server.start();
  const hall = await Stage.on(killed, { hurry: true });
  const seats = await Promise.all(Array.from({ length: 20 }, () => hall.person({}, { hurry: true })));
  t.after(() => [hall.desk, ...seats].forEach((client) => client.stop()));
  const { made } = await hall.desk.do({ do: "draft_poll", setup: setup({ method: "dots", terms: { dots: 5, cap: 3 } }) });
  await hall.desk.do({ do: "open_poll", poll: made.poll });
  const commands = seats.map((_, place) => ballot(made.poll, [[place % 3, 1 + (place % 3)]]));
  const id = (place) => `kept-${place}`;
  // Half of them have their answer; of the others nobody knows how far they came.
  await Promise.all(seats.slice(0, 10).map((seat, place) => seat.do(commands[place], { id: id(place) })));
  const rest = Promise.all(seats.slice(10).map((seat, place) => seat.do(commands[10 + place], { id: id(10 + place) })));
  await killed.kill();
  const again = await Server.start({ database: killed.database, port: killed.port, demo: false });
  t.after(() => again.stop());
  await rest;
  await Promise.all(seats.map((seat, place) => seat.do(commands[place], { id: id(place) })));
  await hall.desk.do({ do: "close_poll", poll: made.poll });
  const { poll } = await hall.desk.told((following) => following.poll.get(made.poll)?.stage.is === "closed");
  const { ballots, bars } = poll.get(made.poll).stage.result;
  assert.deepEqual([ballots, bars], [20, [7, 14, 18]]);
});

// Too late.

test("a ballot after the closing is refused, and one before it is counted (Antragsgrün 4.16.3, handed in after the deadline)", async () => {
  const seats = await people(30);
  const poll = await opened({ method: "straw_poll" });
  const closing = seats.map((seat, place) => {
    // In the midst of them the poll is closed.
    const closes = place === 15 ? stage.desk.do({ do: "close_poll", poll }) : null;
    return Promise.all([seat.ask(ballot(poll, [[0, 1]])), closes]);
  });
  const answers = (await Promise.all(closing)).map(([answer]) => answer);
  const taken = answers.filter(({ ack }) => ack).length;
  for (const { refused } of answers) assert.deepEqual(refused, refused && { code: "poll_over" });
  for (const seat of seats.slice(0, 5)) {
    assert.deepEqual(await seat.refused(ballot(poll, [[1, 1]])), { code: "poll_over" });
    assert.equal(await form(seat, poll, [["point", "1"]]), 422);
  }
  const { result, lines } = await counted(poll, { close: false });
  assert.equal(result.ballots, taken);
  assert.deepEqual(lines, taken > 0 ? [`${taken},1,,`] : []);
});

test("when the timer has run out nothing is counted any more, not even a millisecond later", async () => {
  const seats = await people(40);
  const poll = await opened({ method: "straw_poll", secs: 1 });
  const { poll: polls } = await stage.desk.told((following) => following.poll.has(poll));
  const { ends } = polls.get(poll).stage;
  // Server and test read the same clock. Somebody votes in each of the last and of the first milliseconds.
  const answers = await Promise.all(
    seats.map(async (seat, place) => {
      const at = ends - 20 + place;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - 5 - Date.now())));
      while (Date.now() < at) await new Promise(setImmediate);
      const sent = Date.now();
      return { sent, ...(await seat.ask(ballot(poll, [[0, 1]]))) };
    }),
  );
  const late = answers.filter(({ sent }) => sent >= ends);
  assert.ok(late.length > 0);
  for (const { refused } of late) assert.deepEqual(refused, { code: "poll_over" });
  for (const { refused } of answers) assert.deepEqual(refused, refused && { code: "poll_over" });
  const taken = answers.filter(({ ack }) => ack).length;
  const { result, lines } = await counted(poll, { close: false });
  assert.equal(result.ballots, taken);
  assert.deepEqual(lines, taken > 0 ? [`${taken},1,,`] : []);
});

test("a cancelled poll takes no ballot and has none to download", async () => {
  const [amal] = await people(1);
  const poll = await opened({});
  const receipt = freshReceipt();
  await amal.do(ballot(poll, [[0, 1]], { receipt }));
  await stage.desk.do({ do: "cancel_poll", poll, reason: "Die Frage war missverständlich." });
  assert.deepEqual(await amal.refused(ballot(poll, [[1, 1]], { receipt })), { code: "poll_over" });
  const answer = await fetch(pollPath(poll, "/ballots"), { headers: { cookie: stage.cookie } });
  assert.equal(answer.status, 404);
});

// What is told.

test("while a poll runs nobody is told anything but how many have voted", async () => {
  const [group] = stage.groups;
  const [amal, boris, chen] = await people(3, { group });
  const second = await phone(amal.joined);
  const projector = await stage.projector();
  guests.push(projector);
  const secret = await opened({ method: "score", late: true });
  const named = await opened({ method: "score", secret: false, late: true });
  await Promise.all([amal, boris, projector].map((client) => client.told((f) => f.poll.has(secret) && f.poll.has(named))));

  const heard = new Map([boris, stage.desk, projector, amal, second].map((client) => [client, []]));
  for (const [client, messages] of heard) client.on("message", (message) => messages.push(message));
  const receipts = [];
  for (const poll of [secret, named]) {
    for (const [client, mark] of [[amal, 7], [chen, 8], [amal, 9]]) {
      const receipt = receipts.find(([p, c]) => p === poll && c === client)?.[2] ?? freshReceipt();
      receipts.push([poll, client, receipt]);
      await client.do(ballot(poll, [[1, mark]], { receipt }));
    }
  }
  const bothVoted = (message) => message.type === "turnout" && [secret, named].every((id) => message.polls.find((it) => it.poll === id)?.voted === 2);
  await Promise.all([...heard].map(([client, messages]) => client.until(() => messages.some(bothVoted))));

  for (const client of [boris, stage.desk, projector]) {
    for (const message of heard.get(client)) {
      assert.ok(["turnout", "presence"].includes(message.type), `${message.type} came of a ballot`);
      for (const told of message.polls ?? []) assert.deepEqual(Object.keys(told).sort(), ["of", "poll", "voted"]);
    }
  }
  // Even the voter's own phones are told that a ballot was cast, and not what it says.
  const everything = JSON.stringify([...heard.values()]);
  for (const [, , receipt] of receipts) assert.ok(!everything.includes(receipt), "a receipt was told");
  assert.ok(!everything.includes("marks"));
  const aboutChen = JSON.stringify([boris, stage.desk, projector, amal].map((client) => heard.get(client)));
  assert.ok(!aboutChen.includes(chen.joined.seat), "somebody is told that Chen has voted");

  // That a ballot was changed is not even told by the same number once more, which would come within 250 ms.
  const nothing = assert.rejects(boris.message(({ type }) => type === "turnout", 600), /in vain/);
  for (const [poll, client, receipt] of receipts) await client.do(ballot(poll, [[1, client === amal ? 9 : 8]], { receipt }));
  await nothing;

  // A newcomer's snapshot, the pages and what can be downloaded know no more.
  const late = await person({ group });
  const views = [...late.following.poll.values()].filter(({ id }) => id === secret || id === named);
  assert.equal(views.length, 2);
  for (const { stage: now } of views) assert.deepEqual(Object.keys(now).sort(), ["ends", "is", "lot"]);
  for (const headers of [{ cookie: stage.cookie }, { cookie: seatCookie(boris) }]) {
    for (const poll of [secret, named]) {
      assert.equal((await fetch(pollPath(poll, "/ballots"), { headers })).status, 404);
      const page = await (await fetch(pollPath(poll), { headers })).text();
      for (const [, , receipt] of receipts) assert.ok(!page.includes(receipt));
    }
    const minutes = await fetch(`${server.base}/w/${stage.workshop}/export.json`, { headers });
    const text = await minutes.text();
    for (const [, , receipt] of receipts) assert.ok(!text.includes(receipt));
  }
  await holds(secret, ["1,,8,", "1,,9,"]);
  await holds(named, ["1,,8,", "1,,9,"]);
});

/** An open page about a poll: what it is told, and a way to close it. */
async function openPage(url, cookie) {
  const leaving = new AbortController();
  const answer = await fetch(url, { headers: { cookie }, signal: leaving.signal });
  if (answer.status !== 200) return { status: answer.status };
  const chunks = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  /** The next event, or nothing when the server has ended it. */
  const next = async () => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end < 0) {
        const { value, done } = await chunks.read();
        if (done) return null;
        text += value;
        continue;
      }
      const event = text.slice(0, end);
      text = text.slice(end + 2);
      if (event.startsWith("data: ")) return JSON.parse(event.slice(6));
    }
  };
  return { status: 200, next, leave: () => leaving.abort() };
}

test("whoever has a ballot open is here, once, and is told of the turnout and the end and of nothing else", async () => {
  const own = await Server.start();
  const hall = await Stage.on(own);
  const [reader, voter] = [await hall.person(), await hall.person()];
  const cookie = ({ token }) => `seat-${hall.workshop}=${token}`;
  const news = (poll) => `${own.base}/w/${hall.workshop}/polls/${poll}/news`;
  const draft = async () => (await hall.desk.do({ do: "draft_poll", setup: setup() })).made.poll;
  const here = (count) => hall.desk.until(() => hall.desk.presence?.total === count);
  const poll = await draft();
  await hall.desk.do({ do: "open_poll", poll });
  await here(2);
  reader.stop();
  await here(1);
  const pages = [await openPage(news(poll), cookie(reader)), await openPage(news(poll), cookie(reader))];
  await here(2);
  const first = await pages[0].next();
  assert.deepEqual([first.stage, first.turnout.voted], ["open", 0]);
  await voter.do(ballot(poll, [[0, 1]]));
  const voted = await pages[0].next();
  assert.deepEqual(Object.keys(voted).sort(), ["onward", "stage", "turnout", "words"]);
  const { of } = first.turnout;
  assert.deepEqual([voted.stage, voted.turnout], ["open", { of, voted: 1, words: `1 von ${of} Stimmen sind abgegeben.` }]);
  pages.forEach(({ leave }) => leave());
  await here(1);
  const last = await openPage(news(poll), cookie(voter));
  await last.next();
  await hall.desk.do({ do: "close_poll", poll });
  assert.equal((await last.next()).stage, "closed");
  last.leave();
  // A draft is for those who run it alone, and strangers are told nothing.
  const hidden = await draft();
  assert.equal((await openPage(news(hidden), cookie(voter))).status, 404);
  assert.equal((await openPage(news(poll), "")).status, 401);
  const desk = await openPage(news(hidden), hall.cookie);
  assert.equal((await desk.next()).stage, "draft");
  await hall.desk.do({ do: "drop_poll", poll: hidden });
  assert.equal((await desk.next()).stage, "gone");
  desk.leave();
  for (const client of [voter, hall.desk]) client.stop();
  await own.stop();
});

test("of twenty open pages of one person eight are kept, and a server that stops waits for none of them", async () => {
  const own = await Server.start();
  const hall = await Stage.on(own);
  const amal = await hall.person();
  const { made } = await hall.desk.do({ do: "draft_poll", setup: setup() });
  await hall.desk.do({ do: "open_poll", poll: made.poll });
  const url = `${own.base}/w/${hall.workshop}/polls/${made.poll}/news`;
  const pages = [];
  for (let n = 0; n < 20; n += 1) {
    const page = await openPage(url, `seat-${hall.workshop}=${amal.token}`);
    assert.equal((await page.next()).stage, "open");
    pages.push(page);
  }
  for (const page of pages.slice(0, 12)) assert.equal(await page.next(), null);
  for (const client of [amal, hall.desk]) client.stop();
  const stopped = own.stop();
  for (const page of pages.slice(12)) assert.equal(await page.next(), null);
  await stopped;
});

test("the server's log, at its most talkative, holds neither ballots nor receipts nor what opens a seat", async () => {
  const talkative = await Server.start({ log: "trace" });
  const hall = await Stage.on(talkative);
  const [voice, plain] = [await hall.person(), await hall.person()];
  const { made } = await hall.desk.do({ do: "draft_poll", setup: setup({ method: "consent", options: [{ text: OPTIONS[0] }] }) });
  await hall.desk.do({ do: "open_poll", poll: made.poll });
  const receipts = [freshReceipt(), freshReceipt()];
  const reasons = ["Das ist uns zu laut geworden.", "Der Weg dorthin ist zu dunkel."];
  await voice.do(ballot(made.poll, [[0, 2]], { receipt: receipts[0], reasons: [[0, reasons[0]]] }));
  const body = new URLSearchParams({ receipt: receipts[1], m0: "2", r0: reasons[1] });
  const answer = await fetch(`${talkative.base}/w/${hall.workshop}/polls/${made.poll}/vote`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: `seat-${hall.workshop}=${plain.token}` },
    body,
  });
  assert.equal(answer.status, 303);
  await hall.desk.do({ do: "close_poll", poll: made.poll });
  for (const client of [voice, plain, hall.desk]) client.stop();
  await talkative.stop();
  const log = talkative.stderr;
  assert.match(log, /TRACE/, "nothing would be found in a log that says nothing");
  assert.match(log, new RegExp(hall.workshop), "the log knows of this workshop");
  const secrets = [...receipts, ...reasons, body.toString(), voice.token, plain.token, hall.cookie.split("=")[1]];
  for (const secret of secrets) assert.ok(!log.includes(secret), `the log tells ${secret}`);
});

// Many at once.

test("fifty people cast 125 ballots together: all are acknowledged, and what was last said is counted", async () => {
  const seats = await people(50);
  const poll = await opened({ method: "dots", terms: { dots: 5, cap: 3 } });
  const receipts = seats.map(freshReceipt);
  const last = new Map();
  const cast = Array.from({ length: 125 }, (_, nth) => {
    const place = nth % seats.length;
    const marks = [[nth % 3, 1 + (nth % 3)], [(nth + 1) % 3, nth % 2]];
    last.set(place, marks);
    return seats[place].do(ballot(poll, marks, { receipt: receipts[place] }));
  });
  assert.equal((await Promise.all(cast)).length, 125);
  const sums = [0, 0, 0];
  const lines = new Map();
  for (const marks of last.values()) {
    const dots = [0, 0, 0];
    for (const [option, mark] of marks) dots[option] += mark;
    dots.forEach((mark, option) => (sums[option] += mark));
    const line = dots.map((mark) => mark || "").join();
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  const { lines: found, result } = await counted(poll);
  assert.deepEqual([...found].sort(), [...lines].map(([line, count]) => `${count},${line}`).sort());
  assert.deepEqual(result.bars, sums);
  assert.deepEqual([result.ballots, result.turnout.persons], [50, 50]);
});
