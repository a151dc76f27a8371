import { build, isSource, sources } from "./rust.js";

/** @type {import("webpack").Configuration & { devServer: import("webpack-dev-server").Configuration }} */
export default {
  // The page refers to all other files.
  entry: "./index.html",
  output: {
    filename: "[name].[contenthash:8].js",
    cssFilename: "[name].[contenthash:8].css",
    htmlFilename: "index.html",
    clean: true,
  },
  // A WebAssembly module can't be replaced in a running page, so the page reloads.
  // The page shows its runtime errors itself.
  devServer: { hot: false, client: { overlay: { runtimeErrors: false } } },
  plugins: [rust],
};

/**
 * Builds Rust before webpack needs `pkg/`, and again when a source changes.
 *
 * @param {import("webpack").Compiler} compiler
 */
function rust(compiler) {
  const { WebpackError } = compiler.webpack;
  /** @type {Error | undefined} */
  let failure;
  /** @param {string[]} options */
  const run = async (...options) => {
    failure = await build(...options).then(() => undefined, (error) => error);
  };

  compiler.hooks.beforeRun.tapPromise("rust", () => run());
  compiler.hooks.watchRun.tapPromise("rust", async ({ modifiedFiles, removedFiles }) => {
    const changed = [...(modifiedFiles ?? sources), ...(removedFiles ?? [])];
    if (!changed.some(isSource)) return;
    await run("--dev");
    // `pkg/` changed after webpack looked for changes: make it look again.
    compiler.inputFileSystem?.purge?.();
    compiler.fileTimestamps = undefined;
    compiler.contextTimestamps = undefined;
  });
  compiler.hooks.thisCompilation.tap("rust", (compilation) => {
    compilation.contextDependencies.addAll(sources);
    if (!failure) return;
    const error = new WebpackError(failure.message);
    compilation.errors.push(error);
    // If `pkg/` is missing, other errors follow from this one: show only this one.
    compilation.hooks.processErrors.tap("rust", () => [error]);
  });
}
