// "Acknowledged" means on disk: seen from outside, the write-ahead log is synced before an acknowledgement leaves.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import { test } from "node:test";
import { Server, temporaryFolder } from "../lib/server.mjs";
import { Stage, card } from "../lib/stage.mjs";

const CARDS = 25;

/** Why system calls cannot be watched here, if so. */
function whyNot() {
  const tried = spawnSync("strace", ["-f", "-o", "/dev/null", "-e", "trace=fsync", "true"], { encoding: "utf8" });
  if (tried.error) return "strace is not installed";
  if (tried.status !== 0) return `strace is not permitted here: ${tried.stderr.trim()}`;
  return false;
}

/** The system calls in the order they began and ended; a call that another thread interrupts in the record has two lines. */
function* calls(record) {
  const begun = new Map();
  for (const line of record.split("\n")) {
    const found = /^(\d+)\s+(.*)$/.exec(line);
    if (!found) continue;
    const [, thread, rest] = found;
    const resumed = /^<\.\.\. (\w+) resumed>(.*)$/s.exec(rest);
    if (resumed) {
      const start = begun.get(thread) ?? "";
      begun.delete(thread);
      yield { name: resumed[1], text: start + resumed[2], at: "end" };
    } else if (rest.endsWith("<unfinished ...>")) {
      const text = rest.slice(0, -"<unfinished ...>".length);
      begun.set(thread, text);
      yield { name: text.split("(")[0], text, at: "begin" };
    } else {
      yield { name: rest.split("(")[0], text: rest, at: "whole" };
    }
  }
}

test("the log is synced between writing a card and acknowledging it", { skip: whyNot(), timeout: 90_000 }, async () => {
  const folder = temporaryFolder();
  const record = joinPath(folder, "calls");
  const traced = "fsync,fdatasync,pwrite64,pwritev,write,writev,sendto,sendmsg";
  const wrap = ["strace", "-f", "-y", "-s", "70000", "-o", record, "-e", `trace=${traced}`, "-e", "signal=none"];
  const server = await Server.start({ database: `sqlite:${joinPath(folder, "sync.db")}`, wrap });
  const ids = [];
  try {
    const stage = await Stage.on(server);
    await stage.phase("collect");
    const [one, two] = await Promise.all([0, 1].map((place) => stage.person({ group: stage.groups[place] })));
    for (let i = 0; i < CARDS; i += 1) {
      // Alone, and two at once that share a commit.
      const together = i % 5 === 0 ? [one, two] : [one];
      await Promise.all(
        together.map((client, place) => {
          const id = `sync-${i}-${place}-end`;
          ids.push(id);
          return client.do(card(`Karte ${i} ${place}`), { id });
        }),
      );
    }
    one.stop();
    two.stop();
    stage.desk.stop();
  } finally {
    await server.stop();
  }

  const all = [...calls(readFileSync(record, "utf8"))];
  const isLog = ({ text }) => /\.db-wal>/.test(text);
  const seen = [];
  for (const id of ids) {
    const written = all.findIndex((call) => call.name.startsWith("pwrite") && isLog(call) && call.at !== "end" && call.text.includes(id));
    assert.ok(written >= 0, `${id} was never written to the log`);
    const synced = all.findIndex(
      (call, place) => place > written && /^f(data)?sync$/.test(call.name) && isLog(call) && call.at !== "begin" && /= 0$/.test(call.text.trim()),
    );
    // Only a sync that began after the write covers it.
    const began = all.findIndex((call, place) => place > written && /^f(data)?sync$/.test(call.name) && isLog(call) && call.at !== "end");
    const sent = all.findIndex(
      (call) => /^(write|writev|sendto|sendmsg)$/.test(call.name) && call.at !== "end" && /<(socket|TCP)/.test(call.text) && call.text.includes(`\\"ack\\",\\"id\\":\\"${id}\\"`),
    );
    assert.ok(sent >= 0, `no acknowledgement of ${id} was sent`);
    assert.ok(began > written && synced >= began, `${id} was not synced after it was written`);
    assert.ok(synced < sent, `${id}: written in line ${written}, synced in ${synced}, acknowledged in ${sent}`);
    seen.push(synced);
  }
  console.log(`${ids.length} cards: each synced before its acknowledgement, ${new Set(seen).size} syncs`);
});
