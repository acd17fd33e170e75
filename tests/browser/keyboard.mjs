// The whole way with the keyboard alone, and what a screen reader is told on it.

import assert from "node:assert/strict";
import { number, typePassword, wrong } from "./people.mjs";
import { Phone } from "./phone.mjs";
import { Service } from "./service.mjs";

/** Presses Tab until the control with these words has the focus, which must be seen. */
async function tabTo(page, words) {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const it = document.activeElement;
      const label = it.labels?.[0]?.textContent ?? it.textContent;
      const { top, bottom } = it.getBoundingClientRect();
      return { label: label.trim(), outline: getComputedStyle(it).outlineStyle,
        seen: top >= 0 && bottom <= window.innerHeight };
    });
    if (focus.label.startsWith(words)) {
      assert.equal(focus.outline, "solid", `${words} shows its focus`);
      assert.ok(focus.seen, `${words} is in view`);
      return;
    }
  }
  assert.fail(`${words} cannot be reached with Tab`);
}

async function press(page, words) {
  await tabTo(page, words);
  await page.keyboard.press("Enter");
}

export async function keyboard(browser) {
  const service = await Service.start();
  const page = await browser.person(service);
  await page.goto(service.pages);
  await press(page, "Skip to content");
  assert.equal(await page.evaluate(() => document.activeElement.id), "content");
  await press(page, "Sign in");
  await page.waitForSelector(".errors");
  assert.equal(await page.evaluate(() => document.activeElement.id), "errors");
  assert.match(await page.title(), /^Error: Sign in – /);
  await press(page, "Enter your user name");
  assert.equal(await page.evaluate(() => document.activeElement.id), "user");
  await page.keyboard.type("demo");
  await tabTo(page, "Password");
  await page.keyboard.type(await service.demoPassword());
  await press(page, "Show password");
  assert.equal(await page.getAttribute("#password", "type"), "text");
  await press(page, "Sign in");
  await page.waitForSelector("#qr svg");
  const phone = await new Phone(service).pair(await page.textContent("#product-key"));
  await page.waitForSelector("#number");
  await readAgain(page);
  await phone.approve(await number(page));
  await page.waitForSelector("#code");
  await tabTo(page, "Code shown in your app");
  const code = phone.code();
  await page.keyboard.type(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/pair?code=works");
  await press(page, "Continue");
  await page.waitForURL("**/security");
  await rename(page);
  await press(page, "Sign out");
  await again(page, phone);
  await page.done();
  await timeIsSaid(await browser.person(service));
  await service.stop();
}

/** The number is said in pairs, and again on request. */
async function readAgain(page) {
  const shown = await number(page);
  const spelled = shown.match(/../g).map((pair) => pair.split("").join(" ")).join(", ");
  assert.equal(await page.textContent("#number .unseen"), `The number is ${spelled}`);
  const live = page.getByRole("status");
  assert.equal(await live.count(), 1, "there is one live region");
  await press(page, "Read the number again");
  await page.waitForFunction(() => document.getElementById("said").textContent !== "");
  assert.match(await live.textContent(), new RegExp(spelled));
}

async function rename(page) {
  await press(page, "Rename");
  await page.waitForSelector("#name");
  await tabTo(page, "Name of the phone");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("My phone");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".said");
  assert.equal(await page.textContent(".phones h3"), "\u2068My phone\u2069");
}

/** Signing in again: the wrong number is said without the page being loaded again. */
async function again(page, phone) {
  await page.waitForSelector("#user");
  await tabTo(page, "User name");
  await page.keyboard.type("demo");
  await tabTo(page, "Password");
  await page.keyboard.type(await page.service.demoPassword());
  await page.keyboard.press("Enter");
  await page.waitForSelector("#number");
  await page.evaluate(() => { window.same = true; });
  const shown = await number(page);
  assert.equal((await phone.approve(wrong(shown), 1)).tries_left, 2);
  const said = "A wrong number was typed. 2 tries left.";
  await page.waitForFunction((said) => document.getElementById("status").textContent === said, said);
  assert.ok(await page.evaluate(() => window.same));
  await phone.approve(shown, 2);
  await page.waitForURL("**/done");
  await page.goBack();
  await page.waitForURL("**/done");
}

/** The time is said at the start, at one minute and at 30 seconds, and never ticked. */
async function timeIsSaid(page) {
  await page.clock.install();
  await typePassword(page);
  await page.waitForSelector("#number");
  const said = () => page.textContent("#said");
  assert.equal(await page.textContent("#time"), "You have 5 minutes.");
  await page.clock.runFor(1000);
  assert.equal(await said(), "You have 5 minutes.");
  await page.clock.runFor(60000);
  assert.equal(await page.textContent("#time"), "You have 4 minutes.");
  assert.equal(await said(), "", "what was said at the start is not there to be read later");
  await page.clock.runFor(180000);
  assert.equal(await said(), "1 minute left to answer");
  await page.clock.runFor(30000);
  assert.equal(await said(), "30 seconds left to answer");
  await page.clock.runFor(20000);
  assert.equal(await said(), "30 seconds left to answer");
  await page.done();
}
