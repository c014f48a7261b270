// A workshop made ready for a test: whoever runs it is connected, and there is a phase of every kind to go to.

import { randomBytes } from "node:crypto";
import { Client, join } from "../foreign/client.mjs";

const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

/** A fresh id, as the protocol writes them. */
export function freshId() {
  const bytes = randomBytes(13);
  return [...bytes].map((byte, place) => LETTERS[byte % (place === 0 ? 16 : 32)]).join("");
}

const WANTED = {
  arrive: { kind: "arrive" },
  secret: { kind: "collect", private: true },
  collect: { kind: "collect" },
  nameless: { kind: "collect", anonymous: true },
  observations: { kind: "collect", kinds: ["observation"] },
  order: { kind: "order" },
  derive: { kind: "derive" },
  gallery: { kind: "gallery" },
  harvest: { kind: "harvest" },
  close: { kind: "close" },
};

export class Stage {
  /** Takes over a server's demo workshop. */
  static async on(server, options = {}) {
    const cookie = await server.enter();
    const stage = new Stage();
    stage.server = server;
    stage.base = server.base;
    stage.code = server.code;
    stage.cookie = cookie;
    // Only somebody who has joined knows the workshop's id; that somebody stays as a silent guest.
    stage.guest = await join(server.base, { code: server.code, lang: "de" });
    stage.workshop = stage.guest.workshop;
    await stage.#prepare(options);
    return stage;
  }

  async #prepare({ moderation = "after", seating = "choose", hurry = false }) {
    const { base, cookie, workshop } = this;
    this.desk = new Client({ base, live: `/w/${workshop}/console/live`, headers: { cookie }, hurry });
    await this.desk.connect();
    const { room, group } = this.desk.following;
    this.phases = {};
    const added = Object.entries(WANTED).map(([name, phase]) => {
      this.phases[name] = freshId();
      return { title: `Test ${name}`, prompt: null, secs: 0, private: false, anonymous: false, kinds: [], ...phase, id: this.phases[name] };
    });
    const groups = [...group.values()].map(({ id, field, name }) => ({ id, field, name, places: 200 }));
    this.groups = groups.map(({ id }) => id);
    const plan = { about: room.about, rules: { moderation, seating }, fields: room.fields, groups, agenda: [...room.agenda, ...added] };
    await this.desk.do({ do: "prepare", plan });
  }

  /** Starts one of the test's phases, for one table or all, and waits until the console has heard of it. */
  async phase(name, group = null) {
    const phase = this.phases[name];
    await this.desk.do({ do: "start_phase", phase, group });
    const there = ({ group: groups }) => [...groups.values()].every((g) => (group !== null && g.id !== group) || g.phase === phase);
    await this.desk.told(there);
  }

  /** Somebody new, connected. */
  async person(wish = {}, options = {}) {
    const joined = await join(this.base, { code: this.code, name: "Test", lang: "de", ...wish });
    const client = new Client({ base: this.base, ...joined, ...options });
    client.joined = joined;
    await client.connect();
    await client.until((c) => c.me !== null);
    return client;
  }

  /** A projector, connected. */
  async projector() {
    const client = new Client({ base: this.base, live: `${this.server.projectorPath}/live` });
    return client.connect();
  }
}

/** A card at one's own table. */
export const card = (text, more = {}) => ({ do: "write_card", kind: "observation", text, lang: "de", ...more });
