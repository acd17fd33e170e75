// Waits for an answer, says the time, shows a password. Every page works without it.
"use strict";

const find = (id) => document.getElementById(id);

/** Says a sentence in the page's one live region; the same sentence again is news again. */
function say(text, shown = true) {
  const said = find("said");
  said.className = shown ? "" : "unseen";
  said.textContent = "";
  setTimeout(() => { said.textContent = text; }, 100);
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Shows how it stands, which is said where it is news. */
function show(text) {
  const status = find("status");
  if (status && status.textContent !== text) status.textContent = text;
}

/** Asks until something happened, shows what, and loads the page that follows. */
async function wait(live) {
  let seen = live.dataset.seen;
  let asked = seen;
  for (;;) {
    const news = await ask(live.dataset.wait + "?seen=" + encodeURIComponent(asked));
    if (!news) {
      show(live.dataset.offline);
      // Nothing was seen: once there is a connection, the answer comes at once.
      asked = "";
      await pause(3000);
      continue;
    }
    if (news.elsewhere) break;
    show(news.text);
    asked = news.seen;
    if (news.seen === seen) continue;
    if (news.over || !sameThing(seen, news.seen)) {
      // Long enough to be heard; the next page says it too.
      if (news.over && news.text) await pause(1200);
      break;
    }
    seen = news.seen;
  }
  location.reload();
}

/** What the service says, or nothing where it cannot be reached. */
async function ask(address) {
  try {
    const reply = await fetch(address, { cache: "no-store", redirect: "manual" });
    if (reply.ok) return await reply.json();
    // A session that has ended is sent elsewhere, which has the status 0 here.
    return reply.status < 500 ? { elsewhere: true } : null;
  } catch {
    return null;
  }
}

/** Whether only the tries that are left differ. */
function sameThing(before, after) {
  const without = (seen) => seen.split("-").map((part) => (/^\d+$/.test(part) ? "" : part)).join();
  return without(before) === without(after);
}

/** Shows the minutes that are left; says the time now, at one minute and at 30 seconds. */
function watchTime(live) {
  const { left, minutes, oneMinute, halfMinute } = live.dataset;
  const end = performance.now() + Number(left) * 1000;
  const words = minutes.split("|");
  const start = find("time").textContent;
  say(start, false);
  setTimeout(() => { if (find("said").textContent === start) find("said").textContent = ""; }, 5000);
  const due = [[60, oneMinute], [30, halfMinute]].filter(([at]) => Number(left) > at);
  setInterval(() => {
    const seconds = (end - performance.now()) / 1000;
    const shown = words[Math.max(1, Math.ceil(seconds / 60)) - 1];
    if (shown && find("time").textContent !== shown) find("time").textContent = shown;
    if (due.length && seconds <= due[0][0]) say(due.shift()[1]);
  }, 1000);
}

const live = find("live");
if (live) wait(live);
if (live && live.dataset.left) watchTime(live);

const again = find("again");
if (again) {
  again.hidden = false;
  again.addEventListener("click", () => say(again.dataset.say));
}

const reveal = find("reveal");
if (reveal) {
  reveal.hidden = false;
  reveal.addEventListener("click", () => {
    const hidden = find("password").type === "password";
    find("password").type = hidden ? "text" : "password";
    reveal.textContent = hidden ? reveal.dataset.hide : reveal.dataset.show;
  });
  // A password that is sent as plain text may be remembered as any other word.
  reveal.form.addEventListener("submit", () => { find("password").type = "password"; });
}
