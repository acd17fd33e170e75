// What a person does on the pages.

import { Phone } from "./phone.mjs";

export async function typePassword(page, password) {
  await page.goto(page.service.pages);
  await page.fill("#user", "demo");
  await page.fill("#password", password ?? (await page.service.demoPassword()));
  await page.click("form[action='/sign-in'] button:not([type])");
  await page.waitForURL((url) => url.pathname !== "/");
}

/** The number that the page shows, without its gaps. */
export async function number(page) {
  return (await page.textContent("#number .pairs")).trim();
}

/** Another number of the same length. */
export function wrong(number) {
  return (number[0] === "0" ? "1" : "0") + number.slice(1);
}

/** Pairs a phone by the page that shows the picture, up to the page that shows it is done. */
export async function pair(page, name) {
  const phone = await new Phone(page.service).pair(await page.textContent("#product-key"), name);
  await page.waitForSelector("#number");
  await phone.approve(await number(page));
  await page.waitForSelector("#code");
  return phone;
}

/** Signs in with a phone that is paired. */
export async function signIn(page, phone) {
  await typePassword(page);
  await phone.approve(await number(page));
  await page.waitForURL("**/done");
}

/** Presses the button of the form with this address. */
export function send(page, address) {
  return page.click(`form[action="${address}"] button`);
}
