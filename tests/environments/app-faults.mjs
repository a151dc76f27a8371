// `node app-faults.mjs FOLDER`: the page shows errors, offers to start again, and then works.
// In this folder, Rust panics when no cell is alive.
import assert from "node:assert/strict";
import { empty, gliderMoves, launch, press, visit } from "./app-browser.mjs";

const folder = process.argv[2];
const browser = await launch();
try {
  await rustPanics();
  await theModuleIsMissing();
  await theModuleHasTheWrongType();
} finally {
  await browser.close();
}
await webAssemblyIsOff();

async function rustPanics() {
  const { page } = await visit(browser, folder);
  await empty(page);
  await press(page, "Step");
  assert.match(await said(page), /The Rust code failed: .*nobody is left/s);
  await page.keyboard.press("Escape");
  await startsAgain(page);
}

async function theModuleIsMissing() {
  let there = false;
  const missing = { status: 404, path: undefined, body: "" };
  const answer = (path) => (path.endsWith(".wasm") && !there ? missing : {});
  const { page } = await visit(browser, folder, { answer });
  assert.match(await said(page), /404 .*\.wasm/);
  there = true;
  await startsAgain(page);
}

async function theModuleHasTheWrongType() {
  const answer = (path) => (path.endsWith(".wasm") ? { contentType: "text/plain" } : {});
  const { page, faults } = await visit(browser, folder, { answer });
  await gliderMoves(page, assert);
  assert.deepEqual(faults, []);
}

async function webAssemblyIsOff() {
  // Without its compilers, V8 has no WebAssembly.
  const browser = await launch(["--js-flags=--jitless"]);
  try {
    const { page } = await visit(browser, folder);
    assert.match(await said(page), /no WebAssembly/);
  } finally {
    await browser.close();
  }
}

async function said(page) {
  const alert = page.getByRole("alert");
  await alert.waitFor();
  return alert.textContent();
}

async function startsAgain(page) {
  await press(page, "Start again");
  await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await gliderMoves(page, assert);
}
