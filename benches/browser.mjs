// Opens pages of a folder in headless Chromium. We answer its requests: no server is needed.

import { join } from "node:path";
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../tests/environments/package.json", import.meta.url))("playwright-core");

/** A page in which `http://localhost/` is `folder`. `extra` maps more paths to files from elsewhere. */
export async function open(folder, { extra = {}, viewport } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  const page = await browser.newPage({ viewport });
  page.on("pageerror", (error) => {
    throw error;
  });
  await page.route("http://localhost/**", (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: extra[pathname] ?? join(folder, pathname) });
  });
  return { browser, page };
}

/** `[median, smallest, largest]` */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[sorted.length >> 1], sorted[0], sorted.at(-1)];
}

/** Such as `2.0 (1.5 to 2.5)`. */
export function show(values, digits = 1) {
  const [median, low, high] = spread(values).map((value) => value.toFixed(digits));
  return `${median} (${low} to ${high})`;
}
