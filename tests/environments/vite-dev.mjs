// `node vite-dev.mjs FOLDER`: prints the answers of a project in Vite's development server.
import { createServer } from "vite";
import { answersAt } from "./chromium.mjs";

const server = await createServer({ root: process.argv[2], logLevel: "warn", server: { port: 0 } });
await server.listen();
try {
  console.log(JSON.stringify(await answersAt(server.resolvedUrls.local[0])));
} finally {
  await server.close();
}
