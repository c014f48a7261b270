// Compares what many clients were told: at the same seq the same audience must know the same things.

import { createHash } from "node:crypto";

/** A number for a text; different texts have different numbers, as far as anybody will ever see. */
function numberOf(text) {
  return createHash("md5").update(text).digest().readBigUInt64LE(0);
}

/** What one client knows, as one number that can be brought up to date change by change. */
class Digest {
  constructor() {
    this.things = new Map();
    this.sum = 0n;
  }

  put(key, text) {
    this.sum ^= this.things.get(key) ?? 0n;
    if (text === null) {
      this.things.delete(key);
    } else {
      const number = numberOf(`${key}\n${text}`);
      this.things.set(key, number);
      this.sum ^= number;
    }
  }

  apply(change) {
    const gone = change.is.endsWith("_gone");
    const kind = gone ? change.is.slice(0, -"_gone".length) : change.is;
    const id = change.id ?? change.seq ?? "";
    this.put(`${kind} ${id}`, gone ? null : JSON.stringify(change));
  }
}

export class Ledger {
  constructor() {
    /** "audience seq" → the sum of whoever came first. */
    this.known = new Map();
    this.epochs = new Set();
    this.faults = [];
    this.compared = 0;
    this.deltas = 0;
    this.snapshots = 0;
  }

  fault(text) {
    if (this.faults.length < 20) this.faults.push(text);
  }

  /** Watches a client from before its first connection. */
  watch(client, name) {
    const state = { digest: new Digest(), seq: null, audience: null };
    client.on("gap", ({ since, seq }) => this.fault(`${name} was at ${state.seq} and was told ${since}..${seq}`));
    client.on("told", (message) => {
      if (message.type === "snapshot") {
        this.snapshots += 1;
        this.epochs.add(message.epoch);
        if (state.seq !== null && message.seq < state.seq) {
          this.fault(`${name} had been told ${state.seq}, and now it is ${message.seq}`);
        }
        state.digest = new Digest();
        state.audience = message.audience;
      } else {
        this.deltas += 1;
        if (message.seq < message.since) this.fault(`${name} was told ${message.since}..${message.seq}`);
      }
      message.changes.forEach((change) => state.digest.apply(change));
      state.seq = message.seq;
      const key = `${state.audience} ${state.seq}`;
      const first = this.known.get(key);
      if (first === undefined) {
        this.known.set(key, { sum: state.digest.sum, name });
      } else {
        this.compared += 1;
        if (first.sum !== state.digest.sum) this.fault(`${name} and ${first.name} know different things at ${key}`);
      }
    });
  }
}
