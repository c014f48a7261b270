// A real SMTP server on loopback (Debian's aiosmtpd) that keeps what it is sent, for tests to read.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("mailbox.py", import.meta.url));

/** Debian's Python, which has Debian's packages, whatever else is on the path. */
const PYTHON = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

/** The addresses that a mail's text leads to. */
const linksIn = (text) => text?.match(/https?:\/\/[^\s<>"]+/g) ?? [];

export class Mailbox {
  /**
   * Starts it. `tls`: "starttls" or "wrapped", with `certificate` and `key` (files); `login`: [user, password] that it
   * demands; `port`: one of its own.
   */
  static async start(settings = {}) {
    const box = new Mailbox();
    box.settings = settings;
    /** Everything it was offered, in order, also what it refused. */
    box.mails = [];
    box.read = new Set();
    box.waiting = [];
    box.heard = [];
    box.stderr = "";
    box.child = spawn(PYTHON, ["-B", SCRIPT, JSON.stringify(settings)], { stdio: ["pipe", "pipe", "pipe"] });
    box.child.stderr.setEncoding("utf8").on("data", (text) => (box.stderr += text));
    box.ended = once(box.child, "exit");
    const started = new Promise((resolve, reject) => {
      createInterface({ input: box.child.stdout }).on("line", (line) => {
        const { port, mail, heard } = JSON.parse(line);
        if (port) resolve(port);
        if (mail) box.#take({ ...mail, links: linksIn(mail.text) });
        if (heard) box.heard.shift()?.();
      });
      box.ended.then(() => reject(new Error(`the mail server ended at once\n${box.stderr}`)));
    });
    started.catch(() => {});
    // However the test ends, it is not left behind.
    box.onExit = () => box.child.kill("SIGKILL");
    process.once("exit", box.onExit);
    box.port = await started;
    return box;
  }

  /** What `--smtp` is told. */
  get url() {
    const login = this.settings.login?.map(encodeURIComponent).join(":");
    const scheme = { starttls: "smtp", wrapped: "smtps" }[this.settings.tls] ?? "smtp+plain";
    const host = this.settings.tls ? "localhost" : "127.0.0.1";
    return `${scheme}://${login ? `${login}@` : ""}${host}:${this.port}`;
  }

  #take(mail) {
    this.mails.push(mail);
    for (const look of [...this.waiting]) look();
  }

  /**
   * The next mail to an address that was taken and nobody has read yet: `{ subject, text, html, links, headers, … }`.
   * Waits for it.
   */
  async next(address, { within = 20_000 } = {}) {
    return this.#find((mail) => mail.taken && mail.to.includes(address), `no mail to ${address}`, within);
  }

  /** The next mail to an address that it was offered and has refused. */
  async refused(address, { within = 20_000 } = {}) {
    return this.#find((mail) => !mail.taken && mail.to.includes(address), `no refused mail to ${address}`, within);
  }

  #find(fits, missing, within) {
    return new Promise((resolve, reject) => {
      const look = () => {
        const found = this.mails.find((mail) => fits(mail) && !this.read.has(mail));
        if (!found) return;
        this.read.add(found);
        this.waiting = this.waiting.filter((it) => it !== look);
        clearTimeout(late);
        resolve(found);
      };
      const late = setTimeout(() => {
        this.waiting = this.waiting.filter((it) => it !== look);
        const seen = this.mails.map((mail) => `${mail.taken ? "taken" : "refused"}: ${mail.subject} to ${mail.to}`);
        reject(new Error(`${missing} within ${within} ms; ${seen.join("; ") || "none at all"}\n${this.stderr}`));
      }, within);
      this.waiting.push(look);
      look();
    });
  }

  /** All mails to an address so far that were taken. */
  to(address) {
    return this.mails.filter((mail) => mail.taken && mail.to.includes(address));
  }

  /** Refuses mail with a number such as 451 (for now) or 550 (for good), or takes it again (nothing). */
  async refuse(code = null) {
    await this.#tell({ refuse: code });
  }

  /** Takes mail, and never says that it has; or speaks again. */
  async beSilent(silent = true) {
    await this.#tell({ silent });
  }

  async #tell(what) {
    const heard = new Promise((resolve) => this.heard.push(resolve));
    this.child.stdin.write(`${JSON.stringify(what)}\n`);
    await heard;
  }

  /** Ends it; once more does no harm. */
  async close() {
    process.off("exit", this.onExit);
    this.child.stdin.end();
    await this.ended;
  }
}
