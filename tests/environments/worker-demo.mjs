// `node worker-demo.mjs FOLDER HOW`: tests the page of a generated project.
import assert from "node:assert/strict";
import { before } from "node:test";
import { launch, open, test } from "./worker-page.mjs";

let browser;
before(async () => (browser = await launch()));

const drawn = /^Drawn in (\d+) ms; the longest frame took (\d+) ms\.$/;
const says = (page, role, pattern) => page.getByRole(role).filter({ hasText: pattern }).waitFor();
const pixels = (page) => page.locator("#picture").evaluate((canvas) => canvas.toDataURL());

async function draw(page, where) {
  await page.getByLabel(where).check();
  await page.getByRole("button", { name: "Draw" }).click();
  await says(page, "status", drawn);
  const [, time, longest] = (await page.getByRole("status").textContent()).match(drawn);
  console.log(`${where}: ${time} ms, longest frame ${longest} ms`);
}

test("it draws the same picture on the main thread, in a worker and in several", async () => {
  const { page, faults } = await open(browser, "");
  await says(page, "status", drawn);
  const first = await pixels(page);
  for (const where of ["main thread", "one worker", /\d+ workers/]) {
    await draw(page, where);
    assert.ok((await pixels(page)) === first, String(where));
  }
  assert.equal(await page.getByRole("progressbar").getAttribute("aria-label"), "Picture");
  assert.equal(await page.locator("progress").evaluate((progress) => progress.value), 1);
  const colours = await page.locator("#picture").evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  });
  assert.ok(colours > 1000, `${colours} colours`);
  assert.deepEqual(faults, []);
});

test("it is used by keyboard: zooms, cancels, and zooms again", async () => {
  const { page, faults } = await open(browser, "");
  await says(page, "status", drawn);
  const first = await pixels(page);
  await page.getByRole("button", { name: "Zoom in" }).press("Enter");
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await says(page, "status", "Cancelled.");
  assert.ok(await page.getByRole("button", { name: "Cancel" }).isDisabled());
  await page.getByRole("button", { name: "Zoom out" }).press("Enter");
  await says(page, "status", drawn);
  assert.ok((await pixels(page)) === first, "out is the inverse of in");
  assert.deepEqual(faults, []);
});

test("a click zooms to where it was", async () => {
  const { page } = await open(browser, "");
  await says(page, "status", drawn);
  const first = await pixels(page);
  await page.locator("#picture").click({ position: { x: 20, y: 20 } });
  await says(page, "status", drawn);
  assert.ok((await pixels(page)) !== first);
  // Far from the set nothing is black.
  const black = await page.locator("#picture").evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Uint32Array(data.buffer).includes(0xff000000);
  });
  assert.equal(black, false);
});

test("WebAssembly that is switched off is said in the page", async () => {
  const disabled = await launch(["--js-flags=--jitless"]);
  const { page } = await open(disabled, "");
  await says(page, "alert", "WebAssembly is switched off in this browser");
  await page.getByLabel("main thread").check();
  await page.getByRole("button", { name: "Draw" }).click();
  await says(page, "alert", "WebAssembly");
});

test("so is a module that is missing", async () => {
  const refuse = (route) => route.fulfill({ status: 404, body: "nothing" });
  const { page } = await open(browser, "", (page) => page.route("**/*.wasm", refuse));
  await says(page, "alert", /404 for .*\.wasm/);
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Draw" }).click();
  await says(page, "status", drawn);
  assert.equal(await page.getByRole("alert").count(), 0);
});
