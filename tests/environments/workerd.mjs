// `node workerd.mjs FOLDER`: prints the answers of a Cloudflare Worker, bundled as wrangler does.
import { build } from "esbuild";
import { Miniflare } from "miniflare";

const folder = process.argv[2];
await build({
  absWorkingDir: folder,
  entryPoints: ["index.mjs"],
  outdir: "dist",
  bundle: true,
  format: "esm",
  conditions: ["workerd", "worker", "browser"],
  loader: { ".wasm": "copy" },
  logLevel: "warning",
});
const miniflare = new Miniflare({
  scriptPath: `${folder}/dist/index.js`,
  modulesRoot: `${folder}/dist`,
  modules: true,
  modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
  compatibilityDate: "2026-04-01",
});
try {
  const response = await miniflare.dispatchFetch("http://localhost/");
  console.log(await response.text());
} finally {
  await miniflare.dispose();
}
