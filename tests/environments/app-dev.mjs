// `node app-dev.mjs URL FOLDER`: the page shows changes in Rust, and errors in Rust.
// At the start, Rust doesn't compile.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gliderMoves, launch, watch } from "./app-browser.mjs";

const [url, folder] = process.argv.slice(2);
const source = join(folder, "src/patterns.rs");
const broken = readFileSync(source, "utf8");
const sound = broken.replace("fn broken( {}\n", "");
assert.notEqual(broken, sound);

const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(url);
  await until(async () => /unclosed delimiter/.test(await overlay(page)), "the error at the start shows");

  writeFileSync(source, sound);
  await offers(page, "Glider");
  await until(async () => (await overlay(page)) === "", "the error goes");

  const faults = watch(page);
  writeFileSync(source, sound.replace('"Glider"', '"Kite"'));
  await offers(page, "Kite");
  // The second change happens while cargo builds the first.
  writeFileSync(source, sound.replace('"Glider"', '"Sail"'));
  await page.waitForTimeout(100);
  writeFileSync(source, sound);
  await offers(page, "Glider");
  await page.waitForTimeout(1000);
  await offers(page, "Glider");
  await gliderMoves(page, assert);
  assert.deepEqual(faults, []);

  writeFileSync(source, broken);
  await until(async () => /unclosed delimiter/.test(await overlay(page)), "an error shows");
  await page.reload();
  await until(async () => /unclosed delimiter/.test(await overlay(page)), "it still does after a reload");
  writeFileSync(source, sound);
  await until(async () => (await overlay(page)) === "", "the error goes");
  await offers(page, "Glider");
} finally {
  await browser.close();
}

async function offers(page, name) {
  await until(async () => {
    const names = await page.locator("#brush option").allTextContents();
    return names.includes(name) && (await page.locator("#controls").isEnabled());
  }, `there is a ${name}`);
}

// The text of the error overlay: an element with Vite, a frame or an element with webpack.
async function overlay(page) {
  const texts = await Promise.all(page.frames().slice(1).map((frame) => frame.locator("body").textContent()));
  return texts.join("") + (await page.evaluate(() => {
    const found = document.querySelector("vite-error-overlay, #webpack-dev-server-client-overlay");
    return found?.shadowRoot?.textContent ?? found?.textContent ?? "";
  }));
}

// Errors are ignored: a page that is reloading can't be evaluated.
async function until(condition, what) {
  const end = Date.now() + 30_000;
  while (!(await condition().catch(() => false))) {
    assert.ok(Date.now() < end, `not within half a minute: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
