// Tests the built page in Chrome, as a visitor uses it.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import test from "node:test";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "..");

/** The executable that `CHROMIUM` names, or a Chromium on the `PATH`, or else the installed Chrome. */
function browserOptions() {
  const { CHROMIUM, PATH = "" } = process.env;
  const onPath = PATH.split(delimiter).flatMap((folder) =>
    ["chromium", "chromium-browser"].map((name) => join(folder, name)),
  );
  const executablePath = CHROMIUM ?? onPath.find(existsSync);
  return executablePath ? { executablePath } : { channel: "chrome" };
}

test("a glider moves, and the mouse draws", async (context) => {
  const browser = await chromium.launch(browserOptions());
  context.after(() => browser.close());
  const page = await browser.newPage();
  /** @type {string[]} */
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));

  // In a subfolder, as on GitHub Pages. The test answers all requests: no server is needed.
  await page.route("http://localhost/**", (route) =>
    route.fulfill({ path: join(root, "dist", new URL(route.request().url()).pathname.replace("/life/", "/")) }),
  );
  await page.goto("http://localhost/life/index.html");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Clear" }).click();
  assert.deepEqual(await page.evaluate(living), []);

  await page.getByLabel("Draw").selectOption("Glider");
  await page.locator("canvas").click();
  const glider = await page.evaluate(living);
  assert.equal(glider.length, 5);
  for (let i = 0; i < 4; i++) await page.getByRole("button", { name: "Step" }).click();
  assert.deepEqual(await page.evaluate(living), glider.map(([column, row]) => [column + 1, row + 1]));

  await page.getByLabel("Draw").selectOption("Cells");
  await page.locator("canvas").click({ position: { x: 3, y: 3 } });
  assert.deepEqual((await page.evaluate(living))[0], [0, 0]);

  await page.screenshot({ path: join(root, "screenshots", "page.png") });
  assert.deepEqual(faults, []);
});

/** Runs in the page: the positions of the living cells. The canvas has a pixel for each cell. */
function living() {
  const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector("canvas"));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const pixels = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
  // The last cell stays dead in this test.
  const dead = pixels[pixels.length - 1];
  return Array.from(pixels.keys())
    .filter((i) => pixels[i] !== dead)
    .map((i) => [i % canvas.width, Math.floor(i / canvas.width)]);
}
