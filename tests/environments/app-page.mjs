// `node app-page.mjs FOLDER SCREENSHOTS`: all features of the built page work.
import assert from "node:assert/strict";
import { join } from "node:path";
import { empty, gliderMoves, launch, living, press, visit } from "./app-browser.mjs";

const [folder, screenshots] = process.argv.slice(2);
const browser = await launch();
const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 3 };

try {
  await plays();
  await drawsByMouse();
  await drawsByKeyboard();
  await drawsByTouch();
  await everyControlHasAName();
  await keepsStill();
} finally {
  await browser.close();
}

async function plays() {
  const { page, faults } = await visit(browser, folder, { ...desktop, colorScheme: "dark" });
  const generation = async () => Number((await page.locator("#generation").textContent()).replaceAll(",", ""));
  await page.waitForFunction(() => document.querySelector("#frames").textContent !== "–");
  assert.ok((await generation()) > 5);
  await page.screenshot({ path: join(screenshots, "dark.png") });
  await gliderMoves(page, assert);
  assert.equal(await generation(), 8);

  await page.getByLabel("Speed").fill("0");
  await press(page, "Play");
  await page.waitForFunction(() => document.querySelector("#generation").textContent === "9");
  await press(page, "Pause");
  await press(page, "Randomise");
  assert.ok((await living(page)).length > 1000);
  await gliderMoves(page, assert);
  // Larger cells, so fewer fit: those in the middle stay.
  const size = page.getByLabel("Cell size");
  const columns = await page.locator("canvas").evaluate((canvas) => canvas.width);
  await size.fill("12");
  assert.ok((await page.locator("canvas").evaluate((canvas) => canvas.width)) < columns);
  assert.equal((await living(page)).length, 5);
  await page.setViewportSize({ width: 700, height: 600 });
  await page.waitForFunction(() => document.querySelector("canvas").width < 60);
  assert.equal((await living(page)).length, 5);
  assert.deepEqual(faults, []);

  const calm = await visit(browser, folder, { ...desktop, reducedMotion: "reduce" });
  await calm.page.getByRole("button", { name: "Play", exact: true }).waitFor();
  await calm.page.waitForTimeout(300);
  assert.equal(await calm.page.locator("#generation").textContent(), "0");
  await calm.page.screenshot({ path: join(screenshots, "light.png") });
  assert.deepEqual(calm.faults, []);
}

async function drawsByMouse() {
  const { page } = await visit(browser, folder, desktop);
  await empty(page);
  const box = await page.locator("canvas").boundingBox();
  const to = ([column, row]) => page.mouse.move(box.x + column * 6 + 3, box.y + row * 6 + 3);
  const drag = async (from, end) => {
    await to(from);
    await page.mouse.down();
    await to(end);
    await page.mouse.up();
  };
  await drag([10, 10], [14, 12]);
  assert.deepEqual(await living(page), [[10, 10], [11, 11], [12, 11], [13, 12], [14, 12]]);
  await to([30, 30]);
  assert.equal((await living(page)).length, 5, "a pointer that isn't pressed draws nothing");
  await drag([10, 10], [14, 12]);
  assert.deepEqual(await living(page), [], "from a living cell it erases");
  await drag([2, 5], [-10, 5]);
  assert.deepEqual(await living(page), [[0, 5], [1, 5], [2, 5]], "beyond the edge isn't the opposite side");
}

async function drawsByKeyboard() {
  const { page } = await visit(browser, folder, desktop);
  await empty(page);
  await page.locator("canvas").focus();
  const keys = ["ArrowRight", "Space", "ArrowRight", "Enter", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowDown", "Space"];
  for (const key of keys) await page.keyboard.press(key);
  const [[column, row], ...rest] = await living(page);
  assert.deepEqual(rest, [[column + 1, row], [column, row + 1]]);
  assert.match(await page.locator("#status").textContent(), new RegExp(`Column ${column + 1}, row ${row + 2}, alive`));
  assert.ok(await page.locator("#cursor").isVisible());
  await page.keyboard.press("s");
  assert.equal((await living(page)).length, 4, "three in a corner become a block");
  await page.keyboard.press("p");
  await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
  await page.keyboard.press("c");
  await page.keyboard.press("p");
  assert.deepEqual(await living(page), []);
  await page.keyboard.press("r");
  assert.ok((await living(page)).length > 1000);
}

async function drawsByTouch() {
  const { page, faults } = await visit(browser, folder, { ...phone, colorScheme: "dark" });
  await page.waitForFunction(() => document.querySelector("#frames").textContent !== "–");
  await page.screenshot({ path: join(screenshots, "phone.png") });
  await empty(page);
  const box = await page.locator("canvas").boundingBox();
  await page.touchscreen.tap(box.x + 6 * 7 + 3, box.y + 6 * 9 + 3);
  assert.deepEqual(await living(page), [[7, 9]]);
  const [width, height] = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth, scrollHeight];
  });
  assert.ok(width <= 390 && height <= 844, `${width} × ${height} scrolls`);
  assert.deepEqual(faults, []);
}

async function everyControlHasAName() {
  const { page } = await visit(browser, folder, desktop);
  await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const controls = nodes.filter(({ ignored, role }) =>
    !ignored && ["button", "slider", "combobox", "application"].includes(role?.value));
  assert.equal(controls.length, 8);
  for (const { role, name } of controls) assert.ok(name?.value, `a ${role.value} has no name`);
}

async function keepsStill() {
  const { page } = await visit(browser, folder, desktop);
  await page.waitForFunction(() => document.querySelector("#frames").textContent !== "–");
  await page.waitForTimeout(700);
  assert.deepEqual(await page.evaluate(() => shifts), []);
}
