// Measures the app in the current folder, in Chromium: its frames per second with 512 × 512 cells, and the time of a
// generation against `life.js`.

import { fileURLToPath } from "node:url";
import { open, show } from "./browser.mjs";

const extra = { "/life.js": fileURLToPath(new URL("life.js", import.meta.url)) };
const { browser, page } = await open(".", { extra, viewport: { width: 1024, height: 1300 } });
await page.goto("http://localhost/index.html");
await page.waitForFunction(() => document.querySelector("canvas").width > 1);

const size = () => page.evaluate(() => [document.querySelector("canvas").width, document.querySelector("canvas").height]);
await page.getByLabel("Cell size").fill("2");
const [columns, rows] = await size();
await page.setViewportSize({ width: 1024 + 2 * (512 - columns), height: 1300 + 2 * (512 - rows) });
await page.waitForFunction(() => document.querySelector("canvas").height === 512);
if ((await size()).join() !== "512,512") throw new Error(`the universe has ${await size()} cells`);

await page.getByLabel("Speed").fill("6");
await page.getByRole("button", { name: "Randomise" }).click();
const frames = [];
for (let i = 0; i < 8; i++) {
  await page.waitForTimeout(600);
  frames.push(Number(await page.textContent("#frames")));
}
console.log(`frames per second, 60 generations per second   ${show(frames, 0)}`);
await page.getByRole("button", { name: "Pause" }).click();

const { ours, theirs } = await page.evaluate(async () => {
  const [{ default: init, Universe }, { Life }] = await Promise.all([import("./pkg/init.js"), import("./life.js")]);
  await init();
  const universe = new Universe(512, 512);
  const life = new Life(512, 512);
  universe.randomise(1);
  for (let i = 0; i < 512 * 512; i++) life.cells[i] = Number(universe.get(i % 512, i >> 9));

  const times = { ours: [], theirs: [] };
  const timed = (generations, world) => {
    const start = performance.now();
    for (let i = 0; i < generations; i++) world.tick();
    return (performance.now() - start) / generations;
  };
  for (let round = 0; round < 16; round++) {
    const [ours, theirs] = [timed(200, universe), timed(200, life)];
    // The first rounds include compilation.
    if (round >= 4) times.ours.push(ours) && times.theirs.push(theirs);
  }
  const alive = life.cells.reduce((sum, cell) => sum + cell, 0);
  if (alive !== universe.population) throw new Error(`${alive} alive, and ${universe.population}`);
  return times;
});
console.log(`a generation of 512 × 512, ms                  ${show(ours, 3)}`);
console.log(`  in JavaScript                                ${show(theirs, 3)}`);
console.log(`  times as fast                                ${show(theirs.map((time, i) => time / ours[i]))}`);
await browser.close();
