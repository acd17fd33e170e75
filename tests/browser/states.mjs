// Every state of every page, in all languages, colours and widths, with axe on each.

import assert from "node:assert/strict";
import { number, pair, send, signIn, typePassword, wrong } from "./people.mjs";
import { Phone } from "./phone.mjs";
import { Service } from "./service.mjs";

/** Plays a story with a service of its own, and counts each state it portrays. */
async function play(browser, story) {
  const service = await Service.start();
  const page = await browser.person(service);
  await story(page, (name, again) => browser.portray(page, name, again));
  await page.done();
  await service.stop();
}

/** Before anybody is known, and what leads nowhere. */
export const start = (browser) => play(browser, signingIn);

/** A phone that is being paired. */
export const pairing = (browser) => play(browser, async (page, portray) => {
  await typePassword(page);
  await pairings(page, portray);
  await pairUp(browser, page, portray);
});

/** Who is signed in: the phones, and what is to be told. */
export const account = (browser) => play(browser, async (page, portray) => {
  const phone = await withPhone(page);
  await phones(page, portray, phone);
  await notices(browser, page, portray, phone);
});

/** The number page, and every way in which it ends. */
export const numbers = (browser) => play(browser, async (page, portray) => {
  await answers(page, portray, await withPhone(page));
});

/** The code page; an account without phones, and a session that ended. */
export const codes = (browser) => play(browser, async (page, portray) => {
  const phone = await withPhone(page);
  await send(page, "/sign-out");
  await typePassword(page);
  await typed(page, portray, phone);
  await ends(page, portray, phone);
});

/** A phone that is paired, and a person who is signed in with its first code. */
async function withPhone(page) {
  await typePassword(page);
  const phone = await pair(page, "Pixel 9");
  await page.fill("#code", phone.code());
  await send(page, "/pair/try");
  await page.waitForURL("**/pair?code=works");
  return phone;
}

async function signingIn(page, portray) {
  const { pages, base } = page.service;
  await page.goto(pages);
  await portray("sign-in");
  await portray("sign-in-empty", async () => {
    await page.goto(pages);
    await page.click("form[action='/sign-in'] button:not([type])");
  });
  await portray("sign-in-wrong", () => typePassword(page, "wrong"));
  await page.goto(`${base}/pair#v=1&code=SECRET&key=KEY`);
  assert.equal(await page.locator("script, form").count(), 0);
  await portray("open-in-app");
  assert.equal((await page.goto(`${pages}nowhere`)).status(), 404);
  await portray("not-found");
  await portray("form-stale", async () => {
    await page.goto(pages);
    await page.evaluate(() => { document.querySelector("[name=csrf]").value = "forged"; });
    await page.click("form[action='/sign-in'] button:not([type])");
  });
  for (let tries = 0; tries < 10; tries += 1) await typePassword(page, "wrong");
  await portray("sign-in-busy", () => typePassword(page, "wrong"));
}

/** A phone that called by the page's picture, and waits for its number. */
async function call(page, name = "Pixel 9") {
  await page.waitForSelector("#qr svg");
  const phone = await new Phone(page.service).pair(await page.textContent("#product-key"), name);
  await page.waitForSelector("#number");
  return phone;
}

/** The picture, somebody else's phone, too many wrong numbers, too late. */
async function pairings(page, portray) {
  await page.waitForSelector("#qr svg");
  await portray("pair");
  const { width, height } = await page.locator("#qr svg").boundingBox();
  assert.ok(width >= 240 && height >= 240);
  await call(page, "Stranger’s phone");
  await send(page, "/pair/cancel");
  await page.waitForSelector("#result");
  await portray("pair-cancelled");
  await send(page, "/pair/new");
  const clumsy = await call(page);
  const right = await number(page);
  await clumsy.approve(wrong(right), 1);
  await page.waitForFunction(() => /2/.test(document.getElementById("status").textContent));
  await portray("pair-number-wrong");
  for (const attempt of [2, 3]) await clumsy.approve(wrong(right), attempt);
  await page.waitForSelector("#result");
  await portray("pair-no-tries");
  await send(page, "/pair/new");
  await page.waitForSelector("#qr svg");
  await page.service.advance(601);
  await page.waitForSelector("#result");
  await portray("pair-expired");
  await send(page, "/pair/new");
}

/** A phone that is paired, with its first code; and a second browser while it is unconfirmed. */
async function pairUp(browser, page, portray) {
  const phone = await call(page);
  await portray("pair-number");
  const other = await browser.person(page.service);
  await typePassword(other);
  await other.waitForURL("**/stopped/unconfirmed");
  await browser.portray(other, "stopped-unconfirmed");
  await other.done();
  await phone.approve(await number(page));
  await page.waitForSelector("#code");
  await portray("pair-done");
  await portray("pair-done-wrong", async () => {
    await page.goto(`${page.service.pages}pair`);
    await page.fill("#code", wrong(phone.code()));
    await send(page, "/pair/try");
  });
  await page.fill("#code", phone.code());
  await send(page, "/pair/try");
  await page.waitForURL("**/pair?code=works");
  await portray("pair-code-works");
}

async function phones(page, portray, phone) {
  const { pages } = page.service;
  await page.goto(`${pages}done`);
  await portray("done");
  await page.goto(`${pages}security`);
  await portray("security");
  await page.goto(`${pages}security/phones/${phone.id}/rename`);
  await portray("rename");
  await portray("rename-empty", async () => {
    await page.goto(`${pages}security/phones/${phone.id}/rename`);
    await page.fill("#name", " ");
    await page.click("main form button");
  });
  await page.goto(`${pages}security/phones/${phone.id}/remove`);
  await portray("remove-last");
  await page.goto(`${pages}security/new-phone`);
  await portray("new-phone");
  await page.goto(`${pages}security/lost`);
  await portray("lost");
  assert.equal((await page.goto(`${pages}security/phones/nobodys/remove`)).status(), 404);
  await portray("gone");
}

/** Several phones with difficult names, many sign-ins, and a new phone in another browser. */
async function notices(browser, page, portray, phone) {
  const { service } = page;
  const stranger = await browser.person(service);
  await signIn(stranger, phone);
  for (const name of ["<b>Pixel</b> & \"Co\" – as long as the name of a phone may be: 64", "手機\u202eenohP"]) {
    await stranger.goto(`${service.pages}security`);
    await send(stranger, "/pair/new");
    await pair(stranger, name);
  }
  await stranger.done();
  for (const [app, place] of [["Webmail", "Taipei"], ["<i>Payroll</i> of a company with a long name", "São Paulo"]]) {
    await service.openSignIn({ app, context: { country: "TW", place } });
    await phone.deny();
  }
  await page.goto(`${service.pages}security`);
  await portray("security-notices");
  await page.click("a[href$='/not-me']");
  await portray("not-me");
  await page.goto(`${service.pages}security`);
  const doubtful = page.locator("a[href$='/remove']").last();
  await page.goto(new URL(await doubtful.getAttribute("href"), service.pages).href);
  await portray("remove");
  await page.click("main form button");
  await page.waitForURL("**/security");
  await portray("security-removed");
  await page.click("a[href$='/not-me']");
  await page.click("main form button");
  await page.waitForURL("**/?said=disowned");
  await portray("signed-out-everywhere");
}

/** The number, every answer to it, and why there is none. */
async function answers(page, portray, phone) {
  const { service } = page;
  await send(page, "/sign-out");
  await typePassword(page);
  await page.waitForSelector("#number");
  await portray("number");
  await phone.approve(wrong(await number(page)), 1);
  await page.waitForFunction(() => /2/.test(document.getElementById("status").textContent));
  await portray("number-wrong");
  for (const attempt of [2, 3]) await phone.approve(wrong(await number(page)), attempt);
  await page.waitForSelector("#result");
  await portray("result-no-tries");
  await send(page, "/again");
  await phone.deny();
  await page.waitForSelector("#result");
  await portray("result-refused");
  await send(page, "/again");
  await phone.report();
  await page.waitForSelector("#result");
  await portray("result-reported");
  await send(page, "/again");
  await page.waitForSelector("#number");
  await service.advance(301);
  await page.waitForSelector("#result");
  await portray("result-expired");
  for (let open = 0; open < 3; open += 1) await service.openSignIn();
  await send(page, "/again");
  await page.waitForURL("**/stopped/too-many");
  await portray("stopped-too-many");
  await page.goto(`${service.pages}stopped/blocked`);
  await portray("stopped-blocked");
  await page.goto(`${service.pages}stopped/number-off`);
  await portray("stopped-number-off");
}

async function typed(page, portray, phone) {
  const { service } = page;
  const type = (code) => async () => {
    await page.goto(`${service.pages}code`);
    await page.fill("#code", code());
    await send(page, "/code");
  };
  // The code of this half minute was used when the phone was paired.
  await service.advance(31);
  await page.goto(`${service.pages}code`);
  await portray("code");
  await portray("code-wrong", type(() => wrong(phone.code())));
  await portray("code-empty", type(() => ""));
  await type(() => phone.code())();
  await page.waitForURL("**/done");
  await send(page, "/sign-out");
  await typePassword(page);
  await portray("code-used", type(() => phone.code(-30)));
  await portray("code-throttled", async () => {
    for (let tries = 0; tries < 12; tries += 1) {
      await type(() => wrong(phone.code()))();
      if ((await page.textContent(".errors")).match(/1 minute|1 分|1分/)) return;
    }
    assert.fail("wrong codes are not slowed down");
  });
  await service.advance(601);
}

/** An empty account, and a session that ended while a form was open. */
async function ends(page, portray, phone) {
  const { service } = page;
  await signIn(page, phone);
  await page.goto(`${service.pages}security`);
  await page.click(".phones a[href$='/remove']");
  await page.click("main form button");
  await page.waitForURL("**/security");
  for (let notices = await page.locator(".notice").count(); notices > 0; notices -= 1) {
    await page.locator(".notice form button").first().click();
    await page.waitForLoadState();
    await page.waitForFunction((left) => document.querySelectorAll(".notice").length < left, notices);
  }
  await portray("security-empty");
  await service.advance(3601);
  await send(page, "/sign-out");
  await page.waitForURL("**/?said=ended");
  await portray("session-ended");
}
