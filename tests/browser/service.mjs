// A service with a database of its own, on a free port, and its demo clock.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export class Service {
  /** Starts the program; `issuer` is the organisation's name. */
  static async start(issuer = "Contoso") {
    const folder = mkdtempSync(join(tmpdir(), "countersign-pages-"));
    const program = process.env.COUNTERSIGN_SERVICE_BIN;
    const options = ["--database", join(folder, "service.sqlite"), "--demo", "--issuer", issuer];
    const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, RUST_LOG: "error" } });
    // A story that fails leaves nothing behind.
    const kill = () => child.kill("SIGKILL");
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    const lines = createInterface({ input: child.stdout });
    const line = await new Promise((resolve, reject) => {
      lines.once("line", resolve);
      child.once("exit", () => reject(new Error("The service ended at once.")));
    });
    return new Service(folder, child, JSON.parse(line));
  }

  constructor(folder, child, { base, pages, api_key: key }) {
    Object.assign(this, { folder, child, base, pages, key, ahead: 0 });
  }

  /** Unix seconds, as the service counts them. */
  get now() {
    return Math.floor(Date.now() / 1000) + this.ahead;
  }

  async call(path, body) {
    const headers = { "content-type": "application/json", authorization: `Bearer ${this.key}` };
    const reply = await fetch(this.pages + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  }

  async advance(seconds) {
    await this.call("demo/clock", { advance: seconds });
    this.ahead += seconds;
  }

  /** Opens a sign-in as a relying party does. */
  openSignIn(more = {}) {
    return this.call("api/v1/sign-ins", { user: "demo", app: "Webmail", ...more });
  }

  /** A message of the protocol; the reply's text, or an error that names the problem. */
  async send(path, message) {
    const headers = { "content-type": "application/jose" };
    const reply = await fetch(`${this.base}/v1/${path}`, { method: "POST", headers, body: message });
    const text = await reply.text();
    if (!reply.ok) throw new Error(JSON.parse(text).type.split("/").pop());
    return text;
  }

  async demoPassword() {
    const page = await (await fetch(this.pages)).text();
    return page.match(/id="demo-password">([^<]+)/)[1];
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}
