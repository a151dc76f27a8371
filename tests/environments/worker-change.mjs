// `node worker-change.mjs URL SAMPLE`: changes the Rust file SAMPLE, and waits until the page at URL shows it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [url, sample] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
const page = await browser.newPage();

async function picture() {
  await page.getByRole("status").filter({ hasText: "Drawn in" }).waitFor();
  return page.locator("#picture").evaluate((canvas) => canvas.toDataURL());
}

try {
  await page.goto(url);
  const before = await picture();
  const reloaded = page.waitForEvent("load");
  const code = readFileSync(sample, "utf8");
  const changed = code.replace("[2.4, 1.8, 1.2]", "[1.2, 1.8, 2.4]");
  assert.notEqual(changed, code);
  writeFileSync(sample, changed);
  await reloaded;
  assert.ok((await picture()) !== before, "other colours");
} finally {
  await browser.close();
}
