// Opens a generated project's page in headless Chromium. In `node SCRIPT FOLDER HOW`, FOLDER is the project, and HOW
// says how to serve it.
import { after, test as nodeTest } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./worker-serve.mjs";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const [folder, how] = process.argv.slice(2);

const server = await serve(folder, how);
const browsers = [];

after(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await server.close();
});

/** With a timeout, so that a promise that never settles fails the test. */
export const test = (name, body) => nodeTest(name, { timeout: 60_000 }, body);

export async function launch(args = []) {
  const browser = await chromium.launch({ executablePath, args });
  browsers.push(browser);
  return browser;
}

/** Opens a page. Its errors are added to `faults`. */
export async function open(browser, path, prepare = () => {}) {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await prepare(page);
  await page.goto(new URL(path, server.url).href);
  return { page, faults };
}
