// The same things asked over every channel, by everybody: over the socket, over a plain form, and as a file or a stream.
// Whoever may do something may do it over both, and nobody else over either, as docs/rights.md says of the program's rules.
// docs/rights-channels.md is written from this (`GOLDEN=write` writes it anew), so that no channel becomes a way around.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { Client, join } from "../foreign/client.mjs";
import { Server, binary } from "../lib/server.mjs";
import { Stage, card, freshId } from "../lib/stage.mjs";

const PAGE = new URL("../../docs/rights-channels.md", import.meta.url);
const RULES = new URL("../../docs/rights.md", import.meta.url);

let server;
let stage;
let group;
let author;
let roles;
const open = [];

/** A socket that is opened with a cookie, or with nothing; it may be turned away. */
async function visit(live, cookie) {
  const client = new Client({ base: server.base, live, headers: cookie ? { cookie } : {}, reconnects: false });
  open.push(client);
  const closed = client.closed(10_000).catch(() => null);
  const code = await Promise.race([client.connect().then(() => null), closed]);
  client.turnedAway = code;
  return client;
}

before(async () => {
  server = await Server.start();
  stage = await Stage.on(server);
  let neighbour;
  [group, neighbour] = stage.groups;
  const [other, host, elsewhere, interpreter, hall] = [
    await stage.person({ group }),
    await stage.person({ group }),
    await stage.person({ group: neighbour }),
    await stage.person({ group: neighbour }),
    await stage.person(),
  ];
  author = await stage.person({ group });
  open.push(author, other, host, elsewhere, interpreter, hall);
  await stage.desk.do({ do: "appoint_host", seat: host.joined.seat, on: true });
  await stage.desk.do({ do: "appoint_host", seat: elsewhere.joined.seat, on: true });
  await stage.desk.do({ do: "appoint_interpreter", seat: interpreter.joined.seat, on: true });
  await stage.phase("derive");
  const room = `/w/${stage.workshop}/live`;
  const desk = `/w/${stage.workshop}/console/live`;
  const printed = (command, what) => {
    const { status, stdout, stderr } = spawnSync(binary(), [command, "--database", server.database, "--public-url", server.base], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return new RegExp(`^${what} (\\S+)$`, "m").exec(stdout)[1];
  };
  const away = await join(server.base, { code: printed("demo", "join").split("/").at(-1), name: "Test", lang: "de" });
  const stranger = await server.enter(printed("link", "facilitator"));
  const coordinator = await server.enter(server.coordinatorUrl);
  const seat = ({ workshop = stage.workshop, token }) => `seat-${workshop}=${token}`;
  const seated = (name, client) => ({ name, client, cookie: seat(client.joined) });
  const visiting = async (name, cookie, live) => ({ name, client: await visit(live, cookie), cookie, outside: true });
  roles = [
    await visiting("nobody known", "", room),
    { ...(await visiting("projector", "", `${server.projectorPath}/live`)) },
    await visiting("participant of another workshop", seat(away), room),
    await visiting("somebody else's facilitator", stranger, desk),
    await visiting("coordinator", coordinator, desk),
    seated("their author", author),
    seated("others at the table", other),
    seated("the table's host", host),
    seated("another table's host", elsewhere),
    seated("an interpreter, at another table", interpreter),
    seated("somebody without a table", hall),
    { name: "facilitator", client: stage.desk, cookie: stage.cookie },
  ];
});

after(async () => {
  open.forEach((client) => client.stop());
  stage?.desk.stop();
  await server?.stop();
});

/** What whoever runs the workshop does so that there is something to try. */
const runs = (command) => stage.desk.do(command, { patient: true });

/** Something that lies on the table, written by its author, anew each time. */
let count = 0;
async function fresh() {
  count += 1;
  const { made } = await author.do(card(`Karte ${count}`), { patient: true });
  return made.card;
}

const wished = { question: "Womit fangen wir an?", lang: "de", method: "approval", options: [{ text: "Hof" }, { text: "Bank" }], secret: true, late: true };

async function poll(electorate, ...acts) {
  const setup = electorate === "everyone" ? { ...wished, electorate } : { ...wished, electorate, group };
  const { made } = await runs({ do: "draft_poll", setup });
  for (const act of acts) await runs({ do: act, poll: made.poll });
  return made.poll;
}

/** What is tried: the row of docs/rights.md it stands in, and the same wish as a command and as a form. */
function attempts() {
  const at = (path) => `/w/${stage.workshop}/${path}`;
  const onCard = (act, wish, form) => async () => {
    const id = await fresh();
    const more = await wish(id);
    return { command: { do: act, ...more.command }, path: at(`cards/${id}/act`), form: { ...form, ...more.form } };
  };
  const words = { text: "Anders gesagt", lang: "de" };
  const reason = "Liegt nicht bei der Stadt.";
  const ofPoll = (name, act, electorate, more, acts, form) => [
    `\`${name}\`, of the ${electorate === "everyone" ? "room" : "table"}`,
    async () => {
      const id = await poll(electorate, ...acts);
      return { command: { do: name, poll: id, ...more }, path: at(`polls/${id}/act`), form: { do: act, ...form } };
    },
  ];
  const table = { table: group };
  const drafting = (where, whose, who) => [
    `\`draft_poll\`, ${where}`,
    async () => ({
      command: { do: "draft_poll", setup: { ...wished, ...whose } },
      path: at("polls/new"),
      form: { question: wished.question, method: wished.method, options: "Hof\nBank", late: "on", ...who },
    }),
  ];
  const speaking = (command, form) => async () => ({ command, path: at("speaking"), form });
  const appointed = (act, what) => async () => ({
    command: { do: act, seat: author.joined.seat, on: true },
    path: at("helpers"),
    form: { act: what, seat: author.joined.seat, on: "yes" },
    undo: { do: act, seat: author.joined.seat, on: false },
  });
  const listed = { do: "set_speaking", alternate: false, limit_secs: 0 };
  return [
    ["`write_card`", async () => ({ command: card("Eine Karte"), path: at("card"), form: { kind: "observation", text: "Eine Karte", lang: "de" } })],
    [
      "`write_for`, at the table",
      async () => ({
        command: { do: "write_for", group, behalf: "paper", kind: "observation", texts: ["Vom Zettel"], lang: "de" },
        path: at("write-for"),
        form: { act: "write", group, behalf: "paper", kind: "observation", text: "Vom Zettel", lang: "de" },
      }),
    ],
    [
      "`edit_card`",
      async () => {
        const id = await fresh();
        return {
          command: { do: "edit_card", card: id, based_on: 1, text: "Besser" },
          path: at("write-for"),
          form: { act: "correct", card: id, based_on: "1", words: "Besser" },
        };
      },
    ],
    ["`reword_card`", onCard("reword_card", async (id) => ({ command: { card: id, based_on: 1, ...words } }), { do: "reword", based_on: "1", ...words })],
    [
      "`comment_for`",
      onCard("comment_for", async (id) => ({ command: { card: id, behalf: "person", ...words } }), { do: "comment_for", behalf: "person", ...words }),
    ],
    ["`reject_item`", onCard("reject_item", async (id) => ({ command: { item: { card: id }, reason } }), { do: "reject", reason })],
    [
      "`merge_items`",
      onCard(
        "merge_items",
        async (id) => {
          const second = await fresh();
          const command = { items: [{ card: id }, { card: second }], kind: "observation", ...words, reason };
          return { command, form: { item: `card:${second}` } };
        },
        { do: "merge", ...words, reason },
      ),
    ],
    [
      "`put_back`",
      onCard(
        "put_back",
        async (id) => {
          await runs({ do: "reject_item", item: { card: id }, reason });
          return { command: { card: id } };
        },
        { do: "put_back" },
      ),
    ],
    ["`set_speaking`, of the table", speaking({ ...listed, group, open: true }, { act: "set", group, open: "on", minutes: "0" })],
    ["`ask_to_speak`, at the table", speaking({ do: "ask_to_speak", group, on: true }, { act: "ask", group })],
    ["`set_speaking`, of the room", speaking({ ...listed, group: null, open: true }, { act: "set", group: "", open: "on", minutes: "0" })],
    ["`ask_to_speak`, in the room", speaking({ do: "ask_to_speak", group: null, on: true }, { act: "ask", group: "" })],
    [
      "`declare_people`",
      async () => ({
        command: { do: "declare_people", seat: author.joined.seat, people: 3 },
        path: at("voters"),
        form: { seat: author.joined.seat, people: "3" },
      }),
    ],
    ["`appoint_host`", appointed("appoint_host", "host")],
    ["`appoint_interpreter`", appointed("appoint_interpreter", "interpreter")],
    ofPoll("open_poll", "open", table, {}, [], {}),
    ofPoll("open_poll", "open", "everyone", {}, [], {}),
    ofPoll("close_poll", "close", table, {}, ["open_poll"], {}),
    ofPoll("close_poll", "close", "everyone", {}, ["open_poll"], {}),
    ofPoll("cancel_poll", "cancel", table, { reason }, ["open_poll"], { reason }),
    ofPoll("drop_poll", "drop", "everyone", {}, [], {}),
    ofPoll("extend_poll", "extend", table, { secs: 300 }, ["open_poll"], {}),
    ofPoll("extend_poll", "extend", "everyone", { secs: 300 }, ["open_poll"], {}),
    drafting("of the table", { electorate: table, group }, { group, who: "table", table: group }),
    drafting("of the room", { electorate: "everyone" }, { who: "everyone" }),
    [
      "`cast_ballot`, of the table",
      async () => {
        const id = await poll(table, "open_poll");
        const receipt = freshId() + freshId();
        const command = { do: "cast_ballot", poll: id, receipt, ballot: { marks: [[0, 1]] } };
        return { command, path: at(`polls/${id}/vote`), form: { receipt, m0: "1", anyway: "yes" } };
      },
    ],
    [
      "`count_paper`, of the table",
      async () => {
        const id = await poll(table, "open_poll");
        const command = { do: "count_paper", poll: id, group, people: 2, counts: [[1], [1]] };
        return { command, path: at(`polls/${id}/paper`), form: { people: "2", "p0-0": "1", "p1-0": "1" } };
      },
    ],
    [
      "`split_card`",
      async () => {
        const id = await fresh();
        const form = [["do", "split"], ["part", "Eins"], ["part", "Zwei"], ["lang", "de"]];
        return { command: { do: "split_card", card: id, parts: ["Eins", "Zwei"], lang: "de" }, path: at(`cards/${id}/act`), form };
      },
    ],
  ];
}

async function overSocket(role, { command }) {
  if (role.client.turnedAway) return String(role.client.turnedAway);
  const outcome = await role.client.ask(command, { patient: true });
  return outcome.ack ? "yes" : outcome.refused.code.replaceAll("_", " ");
}

async function overForm(role, { path, form }) {
  for (;;) {
    const headers = { origin: server.base, ...(role.cookie ? { cookie: role.cookie } : {}) };
    const answer = await fetch(server.base + path, { method: "POST", headers, body: new URLSearchParams(form), redirect: "manual" });
    await answer.arrayBuffer();
    // A seat that asks too fast is asked for patience, over every channel.
    if (answer.status === 429) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      continue;
    }
    return answer.status === 303 ? "yes" : String(answer.status);
  }
}

/** What docs/rights.md says of a command, by role. */
function rules() {
  const lines = readFileSync(RULES, "utf8").split("\n");
  const cells = (line) => line.split("|").slice(1, -1).map((cell) => cell.trim());
  const heads = cells(lines.find((line) => line.startsWith("| command |")));
  const rows = lines.filter((line) => line.startsWith("| `")).map(cells);
  return (row, role) => rows.find(([name]) => name === row)?.[heads.indexOf(role)];
}

async function streams() {
  const paths = [
    ["the room's socket", `/w/${stage.workshop}/live`],
    ["the console's socket", `/w/${stage.workshop}/console/live`],
    ["the projector's socket", `${server.projectorPath}/live`],
  ];
  const rows = [];
  for (const [name, live] of paths) {
    const cells = [];
    for (const { cookie } of roles) {
      const client = await visit(live, cookie);
      cells.push(client.turnedAway ? String(client.turnedAway) : typeof client.you === "string" ? client.you : Object.keys(client.you)[0]);
      client.stop();
    }
    rows.push([name, ...cells]);
  }
  const id = await poll({ table: group }, "open_poll");
  const files = [
    ["news of the table's poll (events)", `/w/${stage.workshop}/polls/${id}/news`],
    ["minutes (page)", `/w/${stage.workshop}/minutes`],
    ["minutes (JSON)", `/w/${stage.workshop}/export.json`],
    ["cards (CSV)", `/w/${stage.workshop}/export.csv`],
    ["replay (page)", `/w/${stage.workshop}/replay`],
    ["audit (JSON lines)", "/audit.jsonl"],
    ["audit (CSV)", "/audit.csv"],
    ["what is stored about oneself (JSON)", "/account/data.json"],
    ["a stored file", "/files/0000000000001"],
    ["what may be known before joining (API)", `/api/v1/workshops/${server.code}`],
  ];
  for (const [name, path] of files) {
    const cells = [];
    for (const { cookie } of roles) {
      const gone = new AbortController();
      const answer = await fetch(server.base + path, { headers: cookie ? { cookie } : {}, redirect: "manual", signal: gone.signal });
      cells.push(String(answer.status));
      gone.abort();
    }
    rows.push([name, ...cells]);
  }
  return rows;
}

test("whatever is asked is answered alike over every channel, and as the rules say", { timeout: 300_000 }, async () => {
  await runs({ do: "set_speaking", group, open: true, alternate: false, limit_secs: 0 });
  await runs({ do: "set_speaking", group: null, open: true, alternate: false, limit_secs: 0 });
  const said = rules();
  const rows = [];
  for (const [row, make] of attempts()) {
    const [socket, form] = [[], []];
    // What was refused has changed nothing, and is tried by the next.
    let attempt = null;
    for (const role of roles) {
      const rule = said(row, role.name);
      assert.ok(rule || role.outside, `docs/rights.md says nothing of ${row} for: ${role.name}`);
      for (const [told, ask] of [[socket, overSocket], [form, overForm]]) {
        attempt ??= await make();
        const outcome = await ask(role, attempt);
        if (outcome === "yes" && attempt.undo) await runs(attempt.undo);
        if (outcome === "yes") attempt = null;
        told.push(outcome);
        const may = role.outside ? false : rule === "yes";
        assert.equal(outcome === "yes", may, `${row}, ${role.name}, ${ask.name}: ${outcome}, and the rule says ${rule}`);
        if (ask === overSocket && rule) assert.equal(outcome, rule, `${row}, ${role.name}`);
      }
    }
    rows.push([`${row}, socket`, ...socket], [`${row}, form`, ...form]);
  }
  const heads = roles.map(({ name }) => name);
  const table = (first, lines) => [
    `| ${first} | ${heads.join(" | ")} |`,
    `| --- |${" --- |".repeat(heads.length)}`,
    ...lines.map((cells) => `| ${cells.join(" | ")} |`),
  ];
  const written = [
    "# Rights, channel by channel",
    "",
    "The same wish as a command over the socket and as a plain form, by everybody, while goals are derived at every table. Written by",
    "`end2end/tests/channels.test.mjs`, which fails when it is not true any more, and when a channel answers otherwise than",
    "[the rules](rights.md) say. *yes*: it is done. Words: the code of the refusal. Numbers below 1000: what the form is answered with",
    "(401: nobody who belongs here, 403: not permitted, 404: nothing for this person, 422: refused). 4401: the socket is closed at once. What can",
    "be looked through are the lists of pages, each of which shows what its reader may see, and `/accounts?q=`, which only whoever coordinates may ask.",
    "",
    ...table("command, channel", rows),
    "",
    "## Sockets, streams and files",
    "",
    "As whom a socket is let in, or the code with which it is closed; for all else the status.",
    "",
    ...table("what", await streams()),
    "",
  ].join("\n");
  if (process.env.GOLDEN === "write") writeFileSync(PAGE, written);
  else assert.deepEqual(readFileSync(PAGE, "utf8").split("\n"), written.split("\n"), "GOLDEN=write writes docs/rights-channels.md anew");
});
