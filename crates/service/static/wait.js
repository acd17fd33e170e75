// Loads the page again when something has happened. Without it the page asks to be loaded again.
"use strict";
(async () => {
  const seen = document.querySelector("[data-seen]").dataset.seen;
  for (;;) {
    try {
      const reply = await fetch("/state?seen=" + encodeURIComponent(seen), { cache: "no-store" });
      if (!reply.ok || (await reply.text()) !== seen) break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }
  location.reload();
})();
