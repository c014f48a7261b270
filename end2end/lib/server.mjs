// Starts the server for a test: on a free port, with a database of its own, and ends it by its own number.

import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";

/** The binary to test. */
export function binary() {
  const bin = process.env.VISIONSCAFE_BIN;
  if (!bin) throw new Error("VISIONSCAFE_BIN must name the server's binary (cargo xtask test end2end sets it)");
  return bin;
}

/** A port nobody listens on at the moment. */
export async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

// Each server and folder listens for the end of the tests.
process.setMaxListeners(100);

/** A folder that is gone when the tests are. */
export function temporaryFolder(name = "visionscafe-test-") {
  const folder = mkdtempSync(join(tmpdir(), name));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database of one's own: an SQLite file, or a schema in the PostgreSQL that `VISIONSCAFE_TEST_POSTGRES` names. */
function freshDatabase() {
  const cluster = process.env.VISIONSCAFE_TEST_POSTGRES;
  if (!cluster) return `sqlite:${join(temporaryFolder(), "visionscafe.db")}`;
  const schema = `test_${randomUUID().replaceAll("-", "")}`;
  execFileSync("psql", ["--quiet", cluster, "--command", `create schema ${schema}`]);
  return `${cluster}${cluster.includes("?") ? "&" : "?"}options[search_path]=${schema}`;
}

/** Where ballot keys of a database that is no file lie. A server that starts anew finds them again. */
const keyFolders = new Map();

function ballotKeys(database) {
  if (database.startsWith("sqlite:")) return [];
  if (!keyFolders.has(database)) keyFolders.set(database, join(temporaryFolder(), "keys"));
  return ["--ballot-keys", keyFolders.get(database), "--erased-list", join(keyFolders.get(database), "..", "erased.jsonl")];
}

const environment = (extra) => {
  // Settings of whoever starts the tests must not reach the server.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("VISIONSCAFE_"));
  return { ...Object.fromEntries(own), ...extra };
};

/** The cookies an answer sets, as they are sent back. */
export function cookiesOf(answer) {
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
}

export class Server {
  /**
   * Starts a server and waits until it is ready.
   *
   * `database` and `port` as given or fresh ones; `demo`: with the demo VisionsCafé; `wrap`: a command in front of
   * the server's own, such as strace's; `host`: what it is called; `smtp`: a mail server's address; `arguments`: more of the server's own.
   */
  static async start({ database, port, demo = true, wrap = [], host = "127.0.0.1", smtp, arguments: more = [], env = {}, log = "warn" } = {}) {
    const server = new Server();
    server.database = database ?? freshDatabase();
    server.port = port ?? (await freePort());
    server.base = `http://${host}:${server.port}`;
    const command = [
      ...wrap,
      binary(),
      "serve",
      "--database",
      server.database,
      "--listen",
      `127.0.0.1:${server.port}`,
      "--public-url",
      server.base,
      "--log",
      log,
      ...ballotKeys(server.database),
      ...(demo ? ["--demo-if-empty"] : []),
      ...(smtp ? ["--smtp", smtp, "--mail-from", "VisionsCafé <cafe@example.org>", "--mail-retry-secs", "1"] : []),
      ...more,
    ];
    server.child = spawn(command[0], command.slice(1), { stdio: ["ignore", "pipe", "pipe"], env: environment(env) });
    server.wrapped = wrap.length > 0;
    server.stdout = "";
    server.stderr = "";
    server.child.stderr.setEncoding("utf8").on("data", (text) => (server.stderr += text));
    createInterface({ input: server.child.stdout }).on("line", (line) => server.#read(line));
    server.ended = new Promise((resolve) => server.child.once("exit", (code, signal) => resolve({ code, signal })));
    server.ended.then((end) => (server.end = end));
    // However the test ends, no server is left behind.
    server.onExit = () => server.#signal("SIGKILL");
    process.once("exit", server.onExit);
    await server.#ready();
    return server;
  }

  #read(line) {
    this.stdout += `${line}\n`;
    const found = /^(facilitator|coordinator|join|projector) (\S+)$/.exec(line.trim());
    if (!found) return;
    const [, what, url] = found;
    this[`${what}Url`] = url;
    if (what === "join") this.code = url.split("/").at(-1);
    if (what === "projector") this.projectorPath = new URL(url).pathname;
  }

  async #ready() {
    const give_up = Date.now() + 30_000;
    for (;;) {
      if (this.end) throw new Error(`the server ended at once: ${JSON.stringify(this.end)}\n${this.stdout}${this.stderr}`);
      try {
        const answer = await fetch(`${this.base}/healthz`);
        await answer.arrayBuffer();
        if (answer.status === 200) return;
      } catch {
        // Not listening yet.
      }
      if (Date.now() > give_up) {
        this.#signal("SIGKILL");
        throw new Error(`the server was not ready within 30 s\n${this.stdout}${this.stderr}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** The server's own process number, also when something is wrapped around it. */
  get pid() {
    if (!this.wrapped) return this.child.pid;
    let pid = this.child.pid;
    for (;;) {
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[0] === binary()) return pid;
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(/\s+/);
      if (!children[0]) throw new Error("the server is not below what was started");
      pid = Number(children[0]);
    }
  }

  #signal(signal) {
    if (this.end) return;
    try {
      process.kill(this.pid, signal);
    } catch {
      // It has just ended.
    }
  }

  /** Ends it as a power cut would. */
  async kill() {
    this.#signal("SIGKILL");
    await this.ended;
    process.off("exit", this.onExit);
    this.check();
  }

  /** Ends it politely and looks whether anything went wrong. */
  async stop() {
    this.#signal("SIGTERM");
    const late = setTimeout(() => this.#signal("SIGKILL"), 15_000);
    const { code, signal } = await this.ended;
    clearTimeout(late);
    process.off("exit", this.onExit);
    this.check();
    if (signal === "SIGKILL") throw new Error(`the server did not end within 15 s of SIGTERM\n${this.stderr}`);
    if (code !== 0 && signal === null) throw new Error(`the server ended with ${code}\n${this.stderr}`);
  }

  /** Fails when the server has panicked. */
  check() {
    if (/panicked/i.test(this.stderr)) throw new Error(`the server panicked\n${this.stderr}`);
  }

  /** Takes the one-time link; answers the cookie of a facilitator's session. */
  async enter(link = this.facilitatorUrl) {
    if (!link) throw new Error(`the server printed no facilitator's link\n${this.stdout}`);
    const path = new URL(link).pathname;
    const answer = await this.press(await this.carry(path));
    const desk = cookiesOf(answer).find((cookie) => cookie.startsWith("desk="));
    if (!desk) throw new Error(`no session from ${path}: ${answer.status}`);
    return desk;
  }

  /** Opens a link as a browser does; answers the cookie in which its token travels on. */
  async carry(path) {
    const answer = await fetch(`${this.base}${path}`, { redirect: "manual" });
    await answer.arrayBuffer();
    const carried = cookiesOf(answer).find((cookie) => cookie.startsWith("carried-"));
    if (!carried) throw new Error(`nothing to carry from ${path}: ${answer.status}`);
    return carried;
  }

  /** Presses the button behind a one-time link. */
  async press(cookie) {
    const answer = await fetch(`${this.base}/enter`, { method: "POST", redirect: "manual", headers: { cookie } });
    await answer.arrayBuffer();
    return answer;
  }
}
