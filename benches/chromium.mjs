// Opens `js/bench.html` of the current folder's project in Chromium, and prints its results.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname } from "node:path";

const { chromium } = createRequire(new URL("../tests/environments/package.json", import.meta.url))("playwright-core");
const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

const server = createServer(async (request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const contents = await readFile(`.${path}`).catch(() => undefined);
  response.writeHead(contents ? 200 : 404, { "content-type": types[extname(path)] ?? "text/plain" }).end(contents);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
const page = await browser.newPage();
page.on("pageerror", (error) => {
  throw error;
});
await page.goto(`http://127.0.0.1:${server.address().port}/js/bench.html`);
await page.waitForSelector("svg", { timeout: 120_000 });
console.log(await page.textContent("pre"));
await browser.close();
server.close();
