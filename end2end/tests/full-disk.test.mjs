// The disk is full: nothing is acknowledged, nothing is lost, and work goes on as soon as there is room again.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join as joinPath } from "node:path";
import { test } from "node:test";
import { ProblemError, join } from "../foreign/client.mjs";
import { Server, temporaryFolder } from "../lib/server.mjs";
import { Stage, card } from "../lib/stage.mjs";

// A small disk of its own, mounted where only the server sees it: no rights on this machine are needed.
const SMALL = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"];
const MOUNT = 'mount -t tmpfs -o size=8m none "$1" && shift && exec "$@"';

/** Why there can be no small disk here, if so. */
function whyNot() {
  const folder = temporaryFolder();
  const tried = spawnSync(SMALL[0], [...SMALL.slice(1), MOUNT, "sh", folder, "true"], { encoding: "utf8" });
  if (tried.error) return "unshare is not installed";
  return tried.status === 0 ? false : `no small disk can be mounted here: ${tried.stderr.trim()}`;
}

test("a full disk is told, and the same command succeeds once there is room", { skip: whyNot(), timeout: 60_000 }, async (t) => {
  const folder = temporaryFolder();
  const server = await Server.start({
    database: `sqlite:${joinPath(folder, "small.db")}`,
    wrap: [...SMALL, MOUNT, "sh", folder],
    log: "off",
  });
  t.after(() => server.stop());
  const stage = await Stage.on(server);
  const group = stage.groups[0];
  await stage.phase("collect", group);
  const [one, two] = await Promise.all([stage.person({ group }), stage.person({ group })]);
  t.after(() => [stage.desk, one, two].forEach((client) => client.stop()));
  const before = await one.do(card("Vor der vollen Platte"));

  const filler = `/proc/${server.pid}/root${folder}/filler`;
  const file = openSync(filler, "w");
  const block = Buffer.alloc(4096, 1);
  assert.throws(() => {
    for (;;) writeSync(file, block);
  }, /ENOSPC/);
  closeSync(file);

  const text = "Auf die volle Platte";
  const heard = [];
  two.on("message", (message) => heard.push(JSON.stringify(message)));
  for (let i = 0; i < 3; i += 1) {
    const problem = await one.refused(card(text), { id: "full" });
    assert.equal(problem.code, "storage_unavailable");
    assert.ok(problem.retry_after_ms > 0);
  }
  assert.equal((await two.refused({ do: "support", card: before.made.card, on: true })).code, "storage_unavailable");
  await assert.rejects(join(server.base, { code: server.code, lang: "de" }), (error) => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.status, 503);
    assert.equal(error.problem.code, "storage_unavailable");
    return true;
  });
  assert.ok((await one.ping()).now, "the socket stays open");
  assert.equal(one.welcomes, 1);
  assert.equal(two.welcomes, 1);
  assert.ok(!heard.join("").includes(text), "what is not stored is told to nobody");
  assert.equal(two.following.card.get(before.made.card).support, 0);

  rmSync(filler);
  const waiting = one.ask(card(text), { id: "full", patient: true });
  const { ack } = await waiting;
  assert.ok(ack?.made.card);
  const again = await one.do(card(text), { id: "full" });
  assert.deepEqual(again, ack);
  await two.told((f) => f.card.has(ack.made.card));
  const fresh = await stage.person({ group });
  t.after(() => fresh.stop());
  assert.equal([...fresh.following.card.values()].filter((c) => c.text === text).length, 1);
  assert.ok(fresh.following.cardSaying("Vor der vollen Platte"));
});
