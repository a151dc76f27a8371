// Shared by the drivers of the app: opens a built folder in a browser, and reads the page.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const launch = (args = []) =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });

// Visits a folder as `/some/where/` of a server. `answer` can change the response to a path.
export async function visit(browser, folder, { answer = () => ({}), ...options } = {}) {
  const page = await browser.newPage(options);
  const faults = watch(page);
  await page.addInitScript(observeShifts);
  await page.route("http://localhost/**", (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(folder, pathname.replace("/some/where/", "/"));
    if (!existsSync(path)) return route.fulfill({ status: 404 });
    return route.fulfill({ path, ...answer(pathname) });
  });
  await page.goto("http://localhost/some/where/index.html");
  return { page, faults };
}

// The errors that the page reports.
export function watch(page) {
  const faults = [];
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  return faults;
}

function observeShifts() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value))).observe({
    type: "layout-shift",
    buffered: true,
  });
}

export const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

// The positions of the living cells on the canvas, which has a pixel for each cell. Fading cells have other colours.
export const living = (page) =>
  page.locator("canvas").evaluate((canvas) => {
    const probe = new OffscreenCanvas(1, 1).getContext("2d");
    probe.fillStyle = getComputedStyle(canvas).getPropertyValue("--alive");
    probe.fillRect(0, 0, 1, 1);
    const [alive] = new Uint32Array(probe.getImageData(0, 0, 1, 1).data.buffer);
    const { width, height } = canvas;
    const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, width, height).data.buffer);
    const found = [...pixels.keys()].filter((i) => pixels[i] === alive);
    return found.map((i) => [i % width, Math.floor(i / width)]);
  });

// Stops the game and clears it.
export async function empty(page) {
  await page.locator("#clear:enabled").waitFor();
  const pause = page.getByRole("button", { name: "Pause", exact: true });
  if (await pause.isVisible()) await pause.click();
  await press(page, "Clear");
}

export async function gliderMoves(page, assert) {
  await empty(page);
  assert.deepEqual(await living(page), []);
  await page.getByLabel("Draw").selectOption("Glider");
  await page.locator("canvas").click();
  const glider = await living(page);
  assert.equal(glider.length, 5);
  for (let i = 0; i < 8; i++) await press(page, "Step");
  assert.deepEqual(await living(page), glider.map(([column, row]) => [column + 2, row + 2]));
  await page.getByLabel("Draw").selectOption("Cells");
}
