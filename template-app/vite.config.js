import { defineConfig } from "vite";
import { build, isSource } from "./rust.js";

export default defineConfig({
  // Works in any folder of a server.
  base: "./",
  // The module stays a file of its own, however small: it is compiled while it downloads.
  build: { assetsInlineLimit: 0 },
  plugins: [release(), development()],
});

/** @returns {import("vite").Plugin} */
function release() {
  return { name: "rust", apply: "build", buildStart: () => build() };
}

/**
 * Builds again when a source changes, and reloads the page, or shows in it what's wrong.
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
    // What cargo writes. The last is `pkg/` while it's made.
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

      // One build after the other. What changes during one, however often, is in the next.
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

    // Without `pkg/` Vite would complain of the file that's missing, not of why.
    resolveId(id) {
      if (failure && id.includes("/pkg/")) throw failure;
    },
  };
}
