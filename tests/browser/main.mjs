// Plays every story, or those whose names are given, and counts what was looked at.

import { Browser } from "./browser.mjs";
import { journey } from "./journey.mjs";
import { keyboard } from "./keyboard.mjs";
import { withoutScript } from "./script.mjs";
import * as states from "./states.mjs";

// The longest first, so that none is left alone at the end.
const stories = { ...states, keyboard, journey, withoutScript };
// Each has a service of its own, so they do not meet. More at a time are slower on two cores.
const AT_A_TIME = 2;

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in stories));
if (unknown.length) {
  console.error(`There is no story ${unknown.join(", ")}, only ${Object.keys(stories).join(", ")}.`);
  process.exit(1);
}

const begin = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const browser = await Browser.start();
const waiting = Object.entries(stories).filter(([name]) => !wanted.length || wanted.includes(name));

async function tell() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, story] = next;
    const start = Date.now();
    await browser.check(name, () => story(browser));
    console.log(`${name}: ${seconds(start)}`);
  }
}

await Promise.all(Array.from({ length: AT_A_TIME }, tell));
await browser.stop();
console.log(`${browser.pictures} pictures, ${browser.scans} axe scans, ${seconds(begin)}`);
console.log(`${browser.passed} passed, ${browser.failed} failed`);
process.exit(browser.failed ? 1 : 0);
