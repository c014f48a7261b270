// A line between browsers and the server that a test can cut or deafen, as a tunnel or a sleeping phone does.

import { once } from "node:events";
import { connect, createServer } from "node:net";

export class Line {
  static async to(port) {
    const line = new Line();
    /** The server's port; may change while the line is cut. */
    line.port = port;
    /** Whether new calls go through. */
    line.isUp = true;
    /** Whether what the server says still reaches the browser. */
    line.hears = true;
    line.calls = new Set();
    line.listener = createServer((near) => line.#call(near));
    line.listener.listen(0, "127.0.0.1");
    await once(line.listener, "listening");
    line.base = `http://127.0.0.1:${line.listener.address().port}`;
    return line;
  }

  #call(near) {
    if (!this.isUp) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(this.port, "127.0.0.1");
    const call = { near, far };
    this.calls.add(call);
    const end = () => {
      this.calls.delete(call);
      near.destroy();
      far.destroy();
    };
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => {
      if (this.hears) near.write(bytes);
    });
    for (const side of [near, far]) side.on("error", end).on("close", end);
  }

  /** The net is gone: what was connected breaks, nothing new connects. */
  cut() {
    this.isUp = false;
    for (const { near, far } of this.calls) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
    this.calls.clear();
  }

  /** What goes out still arrives, what comes back does not: the cruellest moment for an acknowledgement. */
  deafen() {
    this.hears = false;
  }

  /** The net is back. What was deaf has broken meanwhile. */
  restore(port = this.port) {
    this.cut();
    this.port = port;
    this.hears = true;
    this.isUp = true;
  }

  close() {
    this.cut();
    this.listener.close();
  }
}
