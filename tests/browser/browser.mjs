// Chromium, and what every page of every state is checked for.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(`${process.env.COUNTERSIGN_BROWSER_TOOLS}/package.json`);
const { chromium } = require("playwright-core");
const axe = require("axe-core");

// English last, since the stories read it.
const LANGUAGES = ["zh-Hant", "ja", "en"];
const WIDTHS = [1280, 320];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export class Browser {
  static async start() {
    const profile = mkdtempSync(join(tmpdir(), "countersign-browser-"));
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    const program = await chromium.launch({ executablePath, args: [...FLAGS, `--disk-cache-dir=${profile}`] });
    return new Browser(profile, program);
  }

  constructor(profile, program) {
    Object.assign(this, { profile, program, pictures: 0, scans: 0, passed: 0, failed: 0 });
  }

  /** Does what has a name, and counts whether it passed. */
  async check(name, work) {
    try {
      await work();
      this.passed += 1;
    } catch (error) {
      this.failed += 1;
      console.error(`FAILED: ${name}\n${error.stack}`);
    }
  }

  /** A person's browser: no cookies yet, and everything it asks for is watched. */
  async person(service, { script = true, language = "en" } = {}) {
    const context = await this.program.newContext({ javaScriptEnabled: script, locale: language,
      reducedMotion: "reduce", viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(30000);
    const page = await context.newPage();
    const faults = [];
    context.on("request", (request) => {
      if (!request.url().startsWith(service.pages)) faults.push(`asked elsewhere: ${request.url()}`);
    });
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    page.on("console", (message) => {
      // The browser itself notes replies of 403 and 404, which some pages are.
      const own = /status of 40[34]/.test(message.text());
      if (["error", "warning"].includes(message.type()) && !own) faults.push(message.text());
    });
    return Object.assign(page, { service, faults, done: async () => {
      await context.close();
      assert.deepEqual(faults, []);
    } });
  }

  async stop() {
    await this.program.close();
    rmSync(this.profile, { recursive: true, force: true });
  }

  /** Pictures of what the page shows in all languages, colours and widths, each one checked.
      `again` brings the state back after the language was changed. */
  async portray(page, name, again = (page) => page.reload()) {
    const start = Date.now();
    for (const language of LANGUAGES) {
      await speak(page, language);
      await again(page);
      await this.check(`${name} in ${language}`, () => this.look(page, name, language));
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1280, height: 900 });
    console.log(`  ${name}, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }

  async look(page, name, language) {
    assert.equal(await page.getAttribute("html", "lang"), language);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await this.shoot(page, `${name}-${language}-${colorScheme}-${width}`);
        // A scan is slow, and colours do not depend on the width: each of the two is scanned once.
        if ((width === 320) === (colorScheme === "dark")) await this.scan(page, name);
      }
      await fits(page, `${name} in ${language} at ${width}`);
    }
  }

  async shoot(page, name) {
    const folder = process.env.COUNTERSIGN_SCREENSHOTS;
    mkdirSync(folder, { recursive: true });
    // Straight from Chromium: half a thousand pictures are the most of what this run does.
    page.inspector ??= await page.context().newCDPSession(page);
    const { cssContentSize } = await page.inspector.send("Page.getLayoutMetrics");
    const clip = { ...cssContentSize, scale: 1 };
    const how = { format: "png", captureBeyondViewport: true, optimizeForSpeed: true, clip };
    const { data } = await page.inspector.send("Page.captureScreenshot", how);
    writeFileSync(join(folder, `${name}.png`), data, "base64");
    this.pictures += 1;
  }

  async scan(page, name) {
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
    const options = { runOnly: { type: "tag", values: TAGS }, resultTypes: ["violations"] };
    const { violations } = await page.evaluate((options) => window.axe.run(options), options);
    const told = violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(" | ")}`);
    assert.deepEqual(told, [], `axe finds in ${name}`);
    this.scans += 1;
  }
}

async function speak(page, language) {
  const url = page.service.pages;
  await page.context().addCookies([{ name: "countersign-language", value: language, url }]);
}

/** Nothing is wider than the page, with text of twice the size too; what is pressed is large enough. */
async function fits(page, what) {
  const measure = () => page.evaluate(() => {
    const wide = document.scrollingElement.scrollWidth - window.innerWidth;
    const cut = [...document.querySelectorAll("main *")].filter((it) => {
      const { left, right, width } = it.getBoundingClientRect();
      return width > 1 && !it.closest(".unseen") && (left < -1 || right > window.innerWidth + 1);
    });
    return { wide, cut: cut.map((it) => it.outerHTML.slice(0, 80)) };
  });
  assert.deepEqual(await measure(), { wide: 0, cut: [] }, `${what} fits`);
  const small = await page.evaluate(() => {
    const pressed = document.querySelectorAll("button, .button, input:not([type=hidden]), footer a, .links a");
    const shown = [...pressed].filter((it) => it.offsetParent);
    return shown.filter((it) => it.offsetHeight < 44).map((it) => it.outerHTML);
  });
  assert.deepEqual(small, [], `${what} has targets that are large enough`);
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  assert.deepEqual(await measure(), { wide: 0, cut: [] }, `${what} fits with larger text`);
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
}
