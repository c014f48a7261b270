// A foreign client: written from docs/live-protocol.md and nothing else, sharing no code with the program.
//
// It joins over HTTP, follows a workshop over the websocket, and asks for things until they are answered.

import { EventEmitter } from "node:events";
import { randomBytes } from "node:crypto";
import WebSocket from "ws";

export const SUBPROTOCOL = "visionscafe.v1";
export const PROTOCOL = 1;

/** An answer over HTTP that is a problem. */
export class ProblemError extends Error {
  constructor(status, problem) {
    super(`${status} ${problem?.code}`);
    this.status = status;
    this.problem = problem;
  }
}

async function api(base, method, path, body) {
  const response = await fetch(new URL(path, base), {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text === "" ? null : JSON.parse(text);
  if (response.status !== 200) throw new ProblemError(response.status, answer);
  return answer;
}

/** What may be known before joining. */
export const look = (base, code) => api(base, "GET", `/api/v1/workshops/${code}`);
/** Takes a seat. */
export const join = (base, wish) => api(base, "POST", "/api/v1/join", wish);
/** Comes back to a seat on another device. */
export const comeBack = (base, code, reentryCode) =>
  api(base, "POST", "/api/v1/return", { code, reentry_code: reentryCode });

const KEEPERS = ["group", "card", "cluster", "seat", "log", "poll"];

/**
 * What a client has been told. Two that have been told the same have the same digest at the same seq.
 */
export class Following {
  constructor() {
    this.epoch = null;
    this.seq = null;
    this.audience = null;
    this.clear();
  }

  clear() {
    this.room = null;
    for (const kind of KEEPERS) this[kind] = new Map();
  }

  replace({ epoch, seq, audience, changes }) {
    this.clear();
    Object.assign(this, { epoch, seq, audience });
    changes.forEach((change) => this.apply(change));
  }

  /** False when it does not join on. */
  advance({ since, seq, changes }) {
    if (since !== this.seq) return false;
    changes.forEach((change) => this.apply(change));
    this.seq = seq;
    return true;
  }

  apply(change) {
    const { is, ...thing } = change;
    if (is === "room") {
      this.room = thing;
    } else if (is === "log") {
      this.log.set(thing.seq, thing);
    } else if (is.endsWith("_gone")) {
      this[is.slice(0, -"_gone".length)]?.delete(thing.id);
    } else if (KEEPERS.includes(is)) {
      this[is].set(thing.id, thing);
    }
    // A kind of thing that this client does not know is skipped.
  }

  cardSaying(text) {
    return [...this.card.values()].find((card) => card.text === text);
  }
}

/**
 * One connection after the other to one workshop.
 *
 * Events: "message" (every message from the server), "told" (after a snapshot or delta was taken in), "welcome",
 * "closed" (with the close code), "gap" (a delta that did not join on).
 */
export class Client extends EventEmitter {
  /**
   * `live` is the path from joining, `token` the one from joining; `headers` for a facilitator's cookie.
   * `hurry` shortens the pauses between attempts, for tests.
   */
  constructor({ base, live, token, headers = {}, reconnects = true, hurry = false }) {
    super();
    this.setMaxListeners(100);
    this.url = new URL(live, base).href.replace(/^http/, "ws");
    this.token = token;
    this.headers = headers;
    this.reconnects = reconnects;
    this.hurry = hurry;
    this.following = new Following();
    this.me = null;
    this.presence = null;
    this.touched = [];
    this.you = null;
    this.socket = null;
    this.up = false;
    this.stopped = false;
    this.failures = 0;
    this.welcomes = 0;
    /** Asked and not answered, in order: id → {command, settle, sentAt}. */
    this.waiting = new Map();
    this.count = 0;
    this.salt = randomBytes(4).toString("hex");
  }

  /** Connects, and is done when the first snapshot or delta has been taken in. */
  async connect() {
    this.stopped = false;
    this.#open();
    await this.told();
    return this;
  }

  #open() {
    const socket = new WebSocket(this.url, SUBPROTOCOL, { headers: this.headers, perMessageDeflate: false });
    this.socket = socket;
    socket.on("open", () => this.#hello());
    socket.on("message", (data, isBinary) => {
      if (!isBinary && socket === this.socket) this.#hear(JSON.parse(data.toString("utf8")));
    });
    // What an error means is told by the close that follows.
    socket.on("error", (error) => (this.lastError = error));
    socket.on("close", (code) => {
      if (socket !== this.socket) return;
      this.up = false;
      this.socket = null;
      this.emit("closed", code);
      const final = code === 4400 || code === 4401;
      if (this.stopped || final || !this.reconnects) return;
      const hint = this.retryAfter ?? 0;
      this.retryAfter = null;
      const pause = this.hurry ? 15 : 1000;
      const wait = hint + Math.random() * Math.min(pause * 2 ** Math.min(this.failures, 5), 20_000);
      this.failures += 1;
      this.timer = setTimeout(() => this.#open(), wait);
    });
  }

  #say(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  #hello() {
    const { epoch, seq, audience } = this.following;
    const known = epoch === null ? {} : { epoch, seq, audience };
    const token = this.token === undefined ? {} : { token: this.token };
    this.#say({ type: "hello", protocol: PROTOCOL, ...token, ...known });
  }

  #hear(message) {
    switch (message.type) {
      case "welcome":
        this.you = message.you;
        this.up = true;
        this.failures = 0;
        this.welcomes += 1;
        this.emit("welcome", message);
        for (const [id, { command }] of this.waiting) this.#say({ type: "command", id, command });
        break;
      case "snapshot":
        this.following.replace(message);
        this.emit("told", message);
        break;
      case "delta":
        if (this.following.advance(message)) this.emit("told", message);
        else {
          this.emit("gap", message);
          this.#hello();
        }
        break;
      case "me":
        this.me = message.me;
        break;
      case "ack":
        this.#settle(message.id, { ack: message });
        break;
      case "refused": {
        const { code, retry_after_ms: wait } = message.problem;
        const passing = code === "too_fast" || code === "storage_unavailable";
        if (passing && this.waiting.get(message.id)?.patient) {
          setTimeout(() => this.#again(message.id), wait ?? 1000);
        } else {
          this.#settle(message.id, { refused: message.problem });
        }
        break;
      }
      case "presence":
        this.presence = message;
        break;
      case "touched":
        this.touched = message.items;
        break;
      case "closing":
        this.retryAfter = message.retry_after_ms;
        this.closing = message.problem;
        break;
      default:
        // Pongs and problems are for whoever listens; unknown types are skipped.
        break;
    }
    this.emit("message", message);
  }

  #again(id) {
    const entry = this.waiting.get(id);
    if (entry && this.up) this.#say({ type: "command", id, command: entry.command });
  }

  #settle(id, outcome) {
    const entry = this.waiting.get(id);
    if (!entry) return;
    this.waiting.delete(id);
    entry.settle({ id, ...outcome });
  }

  nextId() {
    this.count += 1;
    return `${this.salt}-${this.count}`;
  }

  /**
   * Asks for something; resolves to `{id, ack}` or `{id, refused}`, however often the link breaks meanwhile.
   * A patient command is sent again when the server only asks for patience.
   */
  ask(command, { id = this.nextId(), patient = false } = {}) {
    return new Promise((settle) => {
      this.waiting.set(id, { command, settle, patient });
      if (this.up) this.#say({ type: "command", id, command });
    });
  }

  /** Asks, and fails unless it is done. */
  async do(command, options) {
    const outcome = await this.ask(command, options);
    if (!outcome.ack) throw new Error(`${command.do} was refused: ${JSON.stringify(outcome.refused)}`);
    return outcome.ack;
  }

  /** Asks, and fails unless it is refused. */
  async refused(command, options) {
    const outcome = await this.ask(command, options);
    if (!outcome.refused) throw new Error(`${command.do} was not refused: ${JSON.stringify(outcome.ack)}`);
    return outcome.refused;
  }

  touch(item) {
    this.#say({ type: "touch", item });
  }

  /** Asks for the server's time. */
  async ping(n = 1) {
    this.#say({ type: "ping", n });
    return this.message((message) => message.type === "pong" && message.n === n);
  }

  /** The next message that fits. */
  message(fits, ms = 5_000) {
    return this.#wait("message", fits, ms);
  }

  /** The next telling, or (with a condition) the first moment at which what is known fits. */
  told(fits, ms = 5_000) {
    if (fits && this.following.seq !== null && fits(this.following, this)) return Promise.resolve(this.following);
    return this.#wait("told", () => !fits || fits(this.following, this), ms);
  }

  /** Until a condition on anything this client knows holds, whichever message brings it. */
  until(fits, ms = 5_000) {
    if (fits(this)) return Promise.resolve(this);
    return this.#wait("message", () => fits(this), ms).then(() => this);
  }

  closed(ms = 5_000) {
    return this.#wait("closed", () => true, ms);
  }

  #wait(event, fits, ms) {
    return new Promise((resolve, reject) => {
      const listen = (given) => {
        if (!fits(given)) return;
        clearTimeout(timer);
        this.off(event, listen);
        resolve(given);
      };
      const timer = setTimeout(() => {
        this.off(event, listen);
        reject(new Error(`waited ${ms} ms in vain for: ${event} ${fits}`));
      }, ms);
      this.on(event, listen);
    });
  }

  /** Breaks the link as a lost network does. The client comes back by itself unless it was stopped. */
  breakLink() {
    this.socket?.terminate();
  }

  /** Leaves for good. */
  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.socket?.close(1000);
  }
}
