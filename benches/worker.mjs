// The worker's page in the current folder, in Chromium: the longest time that its main thread did nothing else, while
// Rust draws on it, in one worker, and in a pool.

import { open, show } from "./browser.mjs";

const { browser, page } = await open(".");
await page.goto("http://localhost/index.html");
const drawn = () => page.waitForFunction(() => /longest/.test(document.querySelector("[role=status]").textContent));
await drawn();

const places = { "main thread": [], "one worker": [], "all workers": [] };
const times = structuredClone(places);
for (let round = 0; round < 6; round++) {
  for (const [i, place] of Object.keys(places).entries()) {
    await page.getByRole("radio").nth(i).check();
    await page.getByRole("button", { name: "Draw" }).click();
    await drawn();
    const [, time, longest] = /in (\d+) ms; .* took (\d+) ms/.exec(await page.textContent("[role=status]"));
    // The first ones start the workers, and compile.
    if (round === 0) continue;
    places[place].push(Number(longest));
    times[place].push(Number(time));
  }
}
console.log("ms                     longest frame          the whole picture");
for (const [place, values] of Object.entries(places)) {
  console.log(place.padEnd(22), show(values, 0).padEnd(22), show(times[place], 0));
}
await browser.close();
