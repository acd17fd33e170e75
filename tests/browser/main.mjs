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

async function tell([name, story]) {
  const start = Date.now();
  try {
    const said = await story(browser);
    console.log(`${said ?? "ok"}: ${name}, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  } catch (error) {
    failed = true;
    console.error(`FAILED: ${name}\n${error.stack}`);
  }
}

// Each has a service of its own, so they do not meet; together they take as long as the longest.
const chosen = Object.entries(stories).filter(([name]) => !wanted.length || wanted.includes(name));
await Promise.all(chosen.map(tell));
await browser.stop();
const seconds = ((Date.now() - begin) / 1000).toFixed(1);
console.log(`${browser.pictures} pictures, ${browser.scans} axe scans, ${seconds} s`);
process.exit(failed ? 1 : 0);
