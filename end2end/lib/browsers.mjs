// Browsers for the tests: one Chromium, a context per person, and everything a page says or is sent written down.

import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const FOLDER = join(fileURLToPath(import.meta.url), "..", "..");
/** Longer than anything takes on a busy machine, much longer than on an idle one. */
export const PATIENCE_MS = 30_000;

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** What a context is like, by what it is. */
export const SCREENS = {
  laptop: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 375, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  tablet: { viewport: { width: 810, height: 1080 }, hasTouch: true, isMobile: true },
  projector: { viewport: { width: 1024, height: 768 } },
};

/** Asks again and again until the answer is truthy; fails with `what` when it never is. */
export async function eventually(ask, what, patience = PATIENCE_MS) {
  const until = Date.now() + patience;
  let last;
  for (;;) {
    try {
      last = await ask();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > until) throw new Error(`${what} (at last: ${last instanceof Error ? last.message : JSON.stringify(last)})`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A process and all below it. */
function family(pid) {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(family)];
}

export class Browsers {
  /** `canSleep`: the whole of Chromium can be stopped, as a phone does it. */
  static async launch({ canSleep = false } = {}) {
    const browsers = new Browsers();
    const options = { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS };
    if (canSleep) {
      browsers.server = await chromium.launchServer(options);
      browsers.chromium = await chromium.connect(browsers.server.wsEndpoint());
    } else {
      browsers.chromium = await chromium.launch(options);
    }
    browsers.pages = [];
    browsers.faults = [];
    return browsers;
  }

  /**
   * A browser of somebody's own. `forgives`: console errors this page may have, such as those of a net that is gone
   * or of a page that is refused on purpose.
   */
  async open(name, { forgives = [], ...options } = {}) {
    const context = await this.chromium.newContext({
      locale: "de-DE",
      timezoneId: "Europe/Berlin",
      reducedMotion: "reduce",
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultNavigationTimeout(PATIENCE_MS);
    return this.page(context, name, forgives);
  }

  /** A tab in a context that is there. */
  async page(context, name, forgives = []) {
    const page = await context.newPage();
    /** Every websocket frame this page was sent. */
    page.framesReceived = [];
    /** The addresses of everything it asked for. */
    page.asked = [];
    const fault = (text) => {
      if (!forgives.some((pattern) => pattern.test(text))) this.faults.push(`${name}: ${text}`);
    };
    page.on("console", (message) => {
      if (message.type() === "error") fault(`${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => fault(`uncaught ${error.message}`));
    page.on("crash", () => fault("the page crashed"));
    page.on("request", (request) => page.asked.push(request.url()));
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => page.framesReceived.push(String(payload)));
    });
    this.pages.push([name, page]);
    return page;
  }

  /** Fails when any page has complained. */
  check() {
    if (this.faults.length > 0) throw new Error(`browsers complained:\n${this.faults.join("\n")}`);
  }

  /** Keeps what everybody sees, for whoever has to find out what went wrong. */
  async keep(what) {
    const folder = join(FOLDER, "failures");
    mkdirSync(folder, { recursive: true });
    for (const [name, page] of this.pages) {
      if (page.isClosed()) continue;
      const path = join(folder, `${what}-${name}.png`.replaceAll(/[^\w.-]+/g, "_"));
      await page.screenshot({ path }).catch(() => {});
    }
  }

  /** Nothing of the browser runs until the answer is called: no timer, no socket, no script. */
  fallAsleep() {
    const processes = family(this.server.process().pid);
    processes.forEach((pid) => process.kill(pid, "SIGSTOP"));
    return () => processes.reverse().forEach((pid) => process.kill(pid, "SIGCONT"));
  }

  async close() {
    await this.chromium.close();
    await this.server?.close();
  }
}

/** Whether a page was told something: in what it shows or hides, or in any frame it was sent. */
export async function wasTold(page, text) {
  const told = await page.evaluate((text) => document.documentElement.outerHTML.includes(text), text);
  return told || page.framesReceived.some((frame) => frame.includes(text));
}

/**
 * Steps of one story: the first that fails ends it, because the rest stands on it. What everybody saw then is kept.
 */
export function story(test, browsers) {
  return async (name, act) => {
    let failure;
    await test.test(name, async () => {
      try {
        await act();
        browsers().check();
      } catch (error) {
        failure = error;
        await browsers().keep(name);
        throw error;
      }
    });
    if (failure) throw new Error(`the story ended at “${name}”`);
  };
}
