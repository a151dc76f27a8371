// `node serve.mjs URL FOLDER`: the page that `cargo scaffold serve` shows follows Rust, JavaScript, and errors in Rust.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, watch } from "./app-browser.mjs";

const [url, folder] = process.argv.slice(2);
const source = join(folder, "src/lib.rs");
const sound = readFileSync(source, "utf8");
const script = join(folder, "js/main.js");

const browser = await launch(["--no-sandbox"]);
try {
  const page = await browser.newPage();
  const faults = watch(page);
  const failure = page.locator("#cargo-scaffold-failure");
  const hasTitle = (title) => page.waitForFunction((title) => document.title === title, title);
  await page.goto(url);
  await hasTitle("Hello, Ada!");

  writeFileSync(source, sound.replace("Hello", "Good day"));
  await hasTitle("Good day, Ada!");

  writeFileSync(source, "broken");
  await failure.waitFor();
  assert.match(await failure.textContent(), /^error: expected/);
  await page.reload();
  await failure.waitFor();
  await hasTitle("Good day, Ada!");

  writeFileSync(source, sound);
  await hasTitle("Hello, Ada!");
  await failure.waitFor({ state: "detached" });

  writeFileSync(script, readFileSync(script, "utf8").replace('"Ada"', '"Grace"'));
  await hasTitle("Hello, Grace!");
  assert.deepEqual(faults, []);
} finally {
  await browser.close();
}
