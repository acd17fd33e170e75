// Runs every story, or those whose names are given, and counts what was looked at.

import { Browser } from "./browser.mjs";
import { journey } from "./journey.mjs";
import { keyboard } from "./keyboard.mjs";
import { withoutScript } from "./script.mjs";
import { states } from "./states.mjs";

const stories = { journey, keyboard, withoutScript, states };
const wanted = process.argv.slice(2);
const begin = Date.now();
const browser = await Browser.start();
let failed = false;
for (const [name, story] of Object.entries(stories)) {
  if (wanted.length && !wanted.includes(name)) continue;
  const start = Date.now();
  try {
    const said = await story(browser);
    console.log(`${said ?? "ok"}: ${name}, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  } catch (error) {
    failed = true;
    console.error(`FAILED: ${name}\n${error.stack}`);
  }
}
await browser.stop();
const seconds = ((Date.now() - begin) / 1000).toFixed(1);
console.log(`${browser.pictures} pictures, ${browser.scans} axe scans, ${seconds} s`);
process.exit(failed ? 1 : 0);
