// Serves a generated project: its files as they are, by Vite's development server, or as built by Vite.
import { basename, dirname } from "node:path";
import { build, createServer, preview } from "vite";

const pages = ["index.html", "pool.html"];

export async function serve(root, how) {
  const server = await start(root, how);
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}

async function start(root, how) {
  if (how === "dev") return createServer({ root, logLevel: "warn", server: { port: 0 } }).then((it) => it.listen());
  if (how === "files") return serveFolder(root);
  const rolldownOptions = { input: pages.map((page) => `${root}/${page}`) };
  await build({ root, base: "./", logLevel: "warn", build: { rolldownOptions } });
  return serveFolder(`${root}/dist`);
}

function serveFolder(folder) {
  const [root, outDir] = [dirname(folder), basename(folder)];
  return preview({ root, build: { outDir }, configFile: false, appType: "mpa", logLevel: "warn", preview: { port: 0 } });
}
