// Recounting a ballot file from the command line, as anybody may.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { binary, temporaryFolder } from "../lib/server.mjs";

const folder = temporaryFolder();

/** What the program says about a file with this text. */
function tally(name, text, ...more) {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(binary(), ["tally", file, ...more], { encoding: "utf8" });
  return { status, stdout, stderr };
}

const RANKED = `# FILE NAME: three.soi
# DATA TYPE: soi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 5
# ALTERNATIVE NAME 1: Mehr Deutschkurse
# ALTERNATIVE NAME 2: Ein Haus für alle
# ALTERNATIVE NAME 3: Bus am Abend
3: 1,2,3
2: 2,3
`;

const BUDGET = `META
key;value
description;Two projects, one of which three voters can pay for
country;Invented
unit;Nowhere
instance;1
num_projects;2
num_votes;4
budget;100
vote_type;approval
rule;equalshares
PROJECTS
project_id;cost;name
garden;60;A garden
bench;50;A bench
VOTES
voter_id;vote
1;garden
2;garden
3;garden
4;bench
`;

test("a ranked file is counted, in words and as JSON", () => {
  const words = tally("three.soi", RANKED, "--method", "schulze");
  assert.equal(words.status, 0, words.stderr);
  assert.match(words.stdout, /winner: 1 \(Mehr Deutschkurse\)/);
  const { method, ballots, winners } = JSON.parse(tally("three.soi", RANKED, "--method", "schulze", "--json").stdout);
  assert.deepEqual({ method, ballots, winners }, { method: "schulze", ballots: 5, winners: [1] });
});

test("a tie is a set of winners", () => {
  const { stdout } = tally("tie.soi", RANKED.replace("VOTERS: 5", "VOTERS: 4").replace("3: 1,2,3", "2: 1,2,3"), "--method", "schulze", "--json");
  assert.deepEqual(JSON.parse(stdout).winners, [1, 2]);
});

test("equal shares name every selection, and take another budget", () => {
  const outcomes = (...more) => JSON.parse(tally("two.pb", BUDGET, "--method", "equal_shares", "--json", ...more).stdout).outcomes;
  assert.deepEqual(outcomes(), [["garden"]]);
  assert.deepEqual(outcomes("--budget", "200"), [["bench", "garden"]]);
  assert.deepEqual(outcomes("--completion", "add1u").length, 1);
});

test("what is wrong with a file is said with its line, and nothing is counted", () => {
  const { status, stdout, stderr } = tally("broken.soi", `${RANKED}1: 1,9\n`.replace("VOTERS: 5", "VOTERS: 6"), "--method", "schulze");
  assert.equal(status, 1);
  assert.equal(stdout, "");
  assert.match(stderr, /broken\.soi: line 10: .*9/);
});

test("what is asked wrongly is said in a sentence", () => {
  const unknown = tally("three.soi", RANKED, "--method", "lots");
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /there is no method “lots”; there are: .*schulze/);
  const missing = spawnSync(binary(), ["tally", join(folder, "nowhere.soi"), "--method", "schulze"], { encoding: "utf8" });
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /nowhere\.soi cannot be read/);
});
