// `node dev.mjs OURS PEER`: the time until Vite's page of the app in OURS shows a changed line of Rust, against
// `cargo build` alone after the same change in PEER.

import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { open, show } from "./browser.mjs";

const [ours, peer] = process.argv.slice(2);

function change(folder, round) {
  const path = `${folder}/src/patterns.rs`;
  writeFileSync(path, readFileSync(path, "utf8").replace(/"Acorn[^"]*"/, `"Acorn ${round}"`));
}

const vite = spawn("node_modules/.bin/vite", ["--port", "0"], { cwd: ours, detached: true, stdio: ["ignore", "pipe", "ignore"] });
let said = "";
const url = await new Promise((resolve) => {
  vite.stdout.on("data", (text) => {
    said += text;
    const found = /http:\/\/localhost:\S*?(\d+)/.exec(said.replaceAll(/\u001b\[\d+m/g, ""));
    if (found) resolve(`http://localhost:${found[1]}/`);
  });
});
const { browser, page } = await open(ours);
await page.goto(url);

const times = { ours: [], theirs: [] };
for (let round = 0; round < 12; round++) {
  let start = performance.now();
  change(peer, round);
  const { status, stderr } = spawnSync("cargo", ["build", "--quiet", "--target", "wasm32-unknown-unknown"], { cwd: peer });
  if (status !== 0) throw new Error(String(stderr));
  const theirs = performance.now() - start;

  start = performance.now();
  change(ours, round);
  await page.locator("option", { hasText: `Acorn ${round}` }).waitFor({ state: "attached" });
  if (round > 1) times.ours.push(performance.now() - start) && times.theirs.push(theirs);
}
console.log(`until the page shows it, ms     ${show(times.ours, 0)}`);
console.log(`  cargo build alone             ${show(times.theirs, 0)}`);
console.log(`  difference                    ${show(times.ours.map((time, i) => time - times.theirs[i]), 0)}`);
await browser.close();
process.kill(-vite.pid);
