// The whole story with the real phone: it reads the page's own pixels, and the person types what
// the page shows. The phone is the program in COUNTERSIGN_BIN.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { number, send, typePassword, wrong } from "./people.mjs";
import { Service } from "./service.mjs";

class Terminal {
  constructor(folder) {
    this.folder = folder;
    this.environment = { ...process.env, LC_ALL: "C", COUNTERSIGN_PASSCODE: "correct horse battery" };
  }

  /** Runs the phone; its JSON, and its exit status. */
  run(...words) {
    const line = ["--vault", join(this.folder, "vault"), "--json", ...words];
    return new Promise((resolve, reject) => {
      execFile(process.env.COUNTERSIGN_BIN, line, { env: this.environment }, (error, out, said) => {
        try {
          resolve({ status: error ? error.code : 0, ...JSON.parse(out) });
        } catch {
          reject(new Error(`${words[0]}: ${out} ${said}`));
        }
      });
    });
  }

  /** The id of the one request that is open. */
  async request() {
    const { requests } = await this.run("requests");
    const open = requests.filter((request) => !request.expired);
    assert.equal(open.length, 1, JSON.stringify(requests));
    return open[0].id;
  }
}

export async function journey(browser) {
  const folder = mkdtempSync(join(tmpdir(), "countersign-journey-"));
  const service = await Service.start();
  const page = await browser.person(service);
  const phone = new Terminal(folder);
  await phone.run("init");
  await pairByPixels(page, phone, folder);
  await approve(page, phone);
  await mistype(page, phone);
  await refuse(page, phone);
  await code(page, phone);
  await page.done();
  await service.stop();
  rmSync(folder, { recursive: true });
}

async function pairByPixels(page, phone, folder) {
  await typePassword(page);
  await page.waitForSelector("#qr svg");
  const picture = join(folder, "page.png");
  // The whole page as a camera sees it, in dark colours, with everything around the picture.
  await page.emulateMedia({ colorScheme: "dark" });
  await page.screenshot({ path: picture, fullPage: true });
  const paired = await phone.run("pair", "--image", picture, "--yes");
  assert.equal(paired.confirmed, false, JSON.stringify(paired));
  await page.waitForSelector("#number");
  const reply = await phone.run("approve", paired.request.id, "--number", await number(page));
  assert.equal(reply.outcome, "approved", JSON.stringify(reply));
  await page.waitForSelector("#code");
  const { accounts } = await phone.run("codes");
  await page.fill("#code", accounts[0].code);
  await send(page, "/pair/try");
  await page.waitForURL("**/pair?code=works");
  await page.click("a[href='/security']");
  await send(page, "/sign-out");
}

async function approve(page, phone) {
  await typePassword(page);
  const reply = await phone.run("approve", await phone.request(), "--number", await number(page));
  assert.equal(reply.outcome, "approved");
  await page.waitForURL("**/done");
  await page.goto(`${page.service.pages}number`);
  assert.match(page.url(), /\/done$/, "a number that was used is not shown again");
  await send(page, "/sign-out");
}

async function mistype(page, phone) {
  await typePassword(page);
  const shown = await number(page);
  const id = await phone.request();
  const reply = await phone.run("approve", id, "--number", wrong(shown));
  assert.deepEqual([reply.outcome, reply.tries_left, reply.status], ["wrong_number", 2, 4]);
  await page.waitForFunction(() => document.getElementById("status").textContent.includes("2 tries left"));
  assert.equal((await phone.run("approve", id, "--number", shown)).outcome, "approved");
  await page.waitForURL("**/done");
  await send(page, "/sign-out");
}

async function refuse(page, phone) {
  await typePassword(page);
  assert.equal((await phone.run("deny", await phone.request())).outcome, "denied");
  await page.waitForSelector("#result");
  assert.match(await page.textContent("#result"), /Refused on the phone/);
}

async function code(page, phone) {
  await page.click("a[href='/code']");
  // The code of this half minute was used when the phone was paired.
  await page.service.advance(30);
  const { accounts } = await phone.run("codes");
  await page.fill("#code", accounts[0].next_code);
  await send(page, "/code");
  await page.waitForURL("**/done");
}
