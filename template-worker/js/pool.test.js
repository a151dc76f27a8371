// Tests the pool in a real browser.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** The executable that `CHROMIUM` names, or a Chromium on the `PATH`, or else the installed Chrome. */
function browserOptions() {
  const { CHROMIUM, PATH = "" } = process.env;
  const onPath = PATH.split(delimiter).flatMap((folder) =>
    ["chromium", "chromium-browser"].map((name) => join(folder, name)),
  );
  const executablePath = CHROMIUM ?? onPath.find(existsSync);
  return executablePath ? { executablePath } : { channel: "chrome" };
}

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  browser = await chromium.launch(browserOptions());
  page = await browser.newPage();
  // The test answers all requests: no server is needed.
  await page.route("http://localhost/**", (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: fileURLToPath(new URL(`..${pathname}`, import.meta.url)) });
  });
  // A URL in this file's folder, so that relative imports are the same in the page as here.
  await page.goto("http://localhost/js/pool.js");
});

after(() => browser.close());

test("Rust draws in a worker, and reports its progress", async () => {
  const { pixels, fractions } = await page.evaluate(async () => {
    const { connect } = await import("./pool.js");
    const { rust } = connect();
    /** @type {number[]} */
    const fractions = [];
    const pixels = await rust.mandelbrot(2, 4, -1, 0, 3, (fraction) => fractions.push(fraction));
    return { pixels: [...pixels], fractions };
  });
  assert.equal(pixels.length, 2 * 4 * 4);
  assert.deepEqual(pixels.slice(0, 4), [0, 0, 0, 255], "-1 is in the set");
  assert.notDeepEqual(pixels.slice(4, 8), [0, 0, 0, 255], "2 isn't");
  assert.deepEqual(fractions, [0.25, 0.5, 0.75, 1]);
});

test("Rust's error reaches the caller", async () => {
  const message = await page.evaluate(async () => {
    const { connect } = await import("./pool.js");
    return connect().rust.mandelbrot(0, 1, 0, 0, 1, () => {}).catch((error) => error.message);
  });
  assert.equal(message, "0 × 1 pixels: each side has 1 to 8192");
});

test("a call that takes too long is ended, and the next one works", async () => {
  const outcome = await page.evaluate(async () => {
    const { connect } = await import("./pool.js");
    const pool = connect();
    const signal = AbortSignal.timeout(50);
    // All black: such pixels take the longest.
    const reason = await pool.with({ signal }).mandelbrot(8192, 8192, 0, 0, 0, () => {}).catch((error) => error.name);
    const { length } = await pool.rust.mandelbrot(1, 1, 0, 0, 1, () => {});
    return { reason, length };
  });
  assert.deepEqual(outcome, { reason: "TimeoutError", length: 4 });
});

test("a pool draws a picture in bands, the same as in one piece", async () => {
  const equal = await page.evaluate(async () => {
    const { connect } = await import("./pool.js");
    const pool = connect({ size: 4 });
    const draw = (/** @type {number} */ rows, /** @type {number} */ top) =>
      pool.rust.mandelbrot(64, rows, -2, top, 1 / 16, () => {});
    const whole = await draw(32, -1);
    const bands = await Promise.all([-1, -0.5, 0, 0.5].map((top) => draw(8, top)));
    return bands.flatMap((band) => [...band]).join() === whole.join();
  });
  assert.ok(equal);
});

test("closed, a pool rejects open calls and later ones", async () => {
  const messages = await page.evaluate(async () => {
    const { connect } = await import("./pool.js");
    const { rust, close } = connect();
    const long = () => rust.mandelbrot(8192, 8192, 0, 0, 0, () => {}).catch((error) => error.message);
    const open = [long(), long()];
    close();
    return Promise.all([...open, long()]);
  });
  assert.deepEqual(messages, Array(3).fill("the pool of workers is closed"));
});
