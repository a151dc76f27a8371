// Visits a page in headless Chromium, and returns the value of its promise `globalThis.answers`.
import { chromium } from "playwright-core";

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

export async function answersAt(url) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
  try {
    const page = await browser.newPage();
    const faults = watch(page);
    await page.goto(url);
    const answers = await Promise.race([read(page), faults.first]);
    faults.check();
    return answers;
  } finally {
    await browser.close();
  }
}

async function read(page) {
  const answers = await page.waitForFunction(() => globalThis.answers, undefined, { timeout: 20_000 });
  return answers.evaluate((promise) => promise);
}

// Errors that the page reports make the visit fail, even if it has answers.
function watch(page) {
  const faults = [];
  let fail;
  const first = new Promise((_, reject) => (fail = reject));
  first.catch(() => {});
  const report = (fault) => {
    faults.push(fault);
    fail(new Error(fault));
  };
  page.on("pageerror", (error) => report(`uncaught: ${error.stack}`));
  page.on("console", (message) => {
    if (message.type() === "error") report(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("requestfailed", (request) => report(`no answer: ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && report(`${response.status()}: ${response.url()}`));
  const check = () => {
    if (faults.length > 0) throw new Error(faults.join("\n"));
  };
  return { first, check };
}
