import { defineConfig } from "vite";
import { build, isSource } from "./rust.js";

export default defineConfig({
  // Relative URLs: the page works in any folder of a server.
  base: "./",
  // Never inlines the module: browsers compile a file while it downloads.
  build: {
    assetsInlineLimit: 0,
    // Most of the time is cargo's: no warning that a plugin takes long.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  plugins: [release(), development()],
});

/** @returns {import("vite").Plugin} */
function release() {
  return { name: "rust", apply: "build", buildStart: () => build() };
}

/**
 * Rebuilds when a source changes, then reloads the page, or shows the error in it.
 *
 * @returns {import("vite").Plugin}
 */
function development() {
  /** @type {Error | undefined} */
  let failure;

  return {
    name: "rust",
    apply: "serve",
    enforce: "pre",
    // Cargo's output. The last one is the staging folder of `pkg/`.
    config: () => ({ server: { watch: { ignored: ["**/target/**", "**/pkg/**", "**/.cargo-scaffold-*/**"] } } }),

    async configureServer(server) {
      const showFailure = () => {
        if (failure) server.ws.send({ type: "error", err: { message: failure.message, stack: "", plugin: "rust" } });
      };
      const rebuild = async () => {
        failure = await build("--dev").then(() => undefined, (error) => error);
        if (failure) return showFailure();
        server.moduleGraph.invalidateAll();
        server.ws.send({ type: "full-reload" });
      };

      // One build at a time: all changes during a build are in the next one.
      let last = rebuild();
      let waiting = false;
      server.watcher.on("all", (_, path) => {
        if (waiting || !isSource(path)) return;
        waiting = true;
        last = last.then(() => {
          waiting = false;
          return rebuild();
        });
      });
      server.ws.on("connection", showFailure);
      await last;
    },

    // Without `pkg/`, Vite would report the missing file instead of the failed build.
    resolveId(id) {
      if (failure && id.includes("/pkg/")) throw failure;
    },
  };
}
