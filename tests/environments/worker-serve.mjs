// Serves a generated project: its plain files, Vite's development server, or a bundler's output. Always without the
// project's own configuration: the pool must work when copied into another project.
import { copyFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { build, createServer, preview } from "vite";
import webpack from "webpack";

export async function serve(root, how) {
  const server = await servers[how](root);
  return { url: server.resolvedUrls.local[0], close: () => server.close() };
}

const servers = {
  files: serveFolder,

  async dev(root) {
    const server = await createServer({ root, configFile: false, logLevel: "warn", server: { port: 0 } });
    return server.listen();
  },

  async vite(root) {
    const rolldownOptions = { input: ["index.html", "pool.html"].map((page) => `${root}/${page}`) };
    const options = { outDir: "dist-vite", rolldownOptions };
    await build({ root, configFile: false, base: "./", logLevel: "warn", build: options });
    return serveFolder(`${root}/dist-vite`);
  },

  async webpack(root) {
    // Fixed names, because the test must know the worker's script.
    const output = { path: `${root}/dist-webpack`, filename: "pool-page.js", chunkFilename: "worker-[id].js" };
    const compiler = webpack({ context: root, entry: "./pool-page.js", mode: "production", output });
    const stats = await new Promise((resolve, reject) =>
      compiler.run((error, stats) => (error ? reject(error) : resolve(stats))),
    );
    if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString());
    copyFileSync(`${root}/pool.html`, `${output.path}/pool.html`);
    return serveFolder(output.path);
  },
};

function serveFolder(folder) {
  const [root, outDir] = [dirname(folder), basename(folder)];
  return preview({ root, build: { outDir }, configFile: false, appType: "mpa", logLevel: "warn", preview: { port: 0 } });
}
