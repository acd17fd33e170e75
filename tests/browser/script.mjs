// The whole way without JavaScript: what the script would do, a button does.

import assert from "node:assert/strict";
import { number, send, typePassword } from "./people.mjs";
import { Phone } from "./phone.mjs";
import { Service } from "./service.mjs";

export async function withoutScript(browser) {
  const service = await Service.start();
  const page = await browser.person(service, { script: false });
  await typePassword(page);
  assert.ok(await page.isVisible("#qr svg"));
  const phone = await new Phone(service).pair(await page.textContent("#product-key"));
  await page.click("noscript button");
  // Reloading is offered: it takes a person's place on the page from them.
  assert.equal(await page.locator("meta[http-equiv=refresh]").count(), 0);
  await page.click("noscript a");
  assert.equal(await page.getAttribute("meta[http-equiv=refresh]", "content"), "20");
  await phone.approve(await number(page));
  await page.click("noscript button");
  await page.fill("#code", phone.code());
  await send(page, "/pair/try");
  assert.match(page.url(), /\/pair\?code=works$/);
  await page.click("a[href='/security']");
  assert.equal(await page.locator(".phones li").count(), 1);
  await send(page, "/sign-out");

  await typePassword(page);
  assert.ok(!(await page.isVisible("#again")), "a button that needs the script is not shown");
  await browser.shoot(page, "number-without-script");
  await phone.approve(await number(page));
  await page.click("noscript button");
  assert.match(page.url(), /\/done$/);
  await page.click("footer a[lang=ja]");
  assert.equal(await page.getAttribute("html", "lang"), "ja");
  await page.done();
  await service.stop();
}
