// `node page.mjs FOLDER PAGE`: prints the answers of a page in a folder, served without a bundler.
import { basename, dirname } from "node:path";
import { preview } from "vite";
import { answersAt } from "./chromium.mjs";

const [folder, page] = process.argv.slice(2);
const server = await preview({
  root: dirname(folder),
  build: { outDir: basename(folder) },
  configFile: false,
  appType: "mpa",
  logLevel: "warn",
  preview: { port: 0 },
});
try {
  console.log(JSON.stringify(await answersAt(new URL(page, server.resolvedUrls.local[0]).href)));
} finally {
  await server.close();
}
