// Measures the worker's page in the current folder, in Chromium, while Rust draws on the main thread, in one worker and
// in a pool: the longest time that the main thread was blocked, and the longest frame, as the page shows it.

import { open, show } from "./browser.mjs";

const { browser, page } = await open(".");
await page.goto("http://localhost/index.html");
const drawn = () => page.waitForFunction(() => /longest/.test(document.querySelector("[role=status]").textContent));
await drawn();

// A timer that should fire every 4 ms: its delay is the time that the main thread was blocked.
await page.evaluate(() => {
  globalThis.blocked = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    globalThis.blocked = Math.max(globalThis.blocked, now - last - 4);
    last = now;
  }, 4);
});

const places = { "main thread": [], "one worker": [], "all workers": [] };
const [frames, times] = [structuredClone(places), structuredClone(places)];
for (let round = 0; round < 6; round++) {
  for (const [i, place] of Object.keys(places).entries()) {
    await page.getByRole("radio").nth(i).check();
    await page.evaluate(() => (globalThis.blocked = 0));
    await page.getByRole("button", { name: "Draw" }).click();
    await drawn();
    const [, time, longest] = /in (\d+) ms; .* took (\d+) ms/.exec(await page.textContent("[role=status]"));
    // The first round starts the workers, and compiles.
    if (round === 0) continue;
    places[place].push(await page.evaluate(() => globalThis.blocked));
    frames[place].push(Number(longest));
    times[place].push(Number(time));
  }
}
console.log("ms                     longest block          longest frame          the whole picture");
for (const [place, blocks] of Object.entries(places)) {
  console.log(place.padEnd(22), ...[blocks, frames[place], times[place]].map((values) => show(values, 0).padEnd(22)));
}
await browser.close();
