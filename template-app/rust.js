// Builds the Rust part for the bundler.

import { spawn } from "node:child_process";
import { join, sep } from "node:path";

/** The folders and files that `pkg/` is built from. */
export const sources = ["src", "Cargo.toml"].map((path) => join(import.meta.dirname, path));

/** @param {string} path */
export const isSource = (path) => sources.some((source) => path === source || path.startsWith(source + sep));

/**
 * Runs `cargo scaffold build`. Its output goes to the terminal and, if it fails, into the error's message.
 *
 * @param {...string} options
 */
export function build(...options) {
  // In its own process group, to stop the processes that cargo starts, too.
  const detached = process.platform !== "win32";
  const cargo = spawn("cargo", ["scaffold", "build", ...options], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "inherit", "pipe"],
    detached,
  });
  const release = stopWithUs(() => (detached && cargo.pid ? process.kill(-cargo.pid) : cargo.kill()));

  let said = "";
  cargo.stderr.setEncoding("utf8").on("data", (text) => {
    process.stderr.write(text);
    said += text;
  });
  /** @type {Promise<void>} */
  const end = new Promise((resolve, reject) => {
    cargo.on("error", () => reject(new Error("cargo can't be started: is Rust installed, and on the PATH?")));
    cargo.on("close", (code) => (code === 0 ? resolve() : reject(new Error(explain(said)))));
  });
  return end.finally(release);
}

/** @param {string} said */
function explain(said) {
  if (/no such (sub)?command: `scaffold`/.test(said)) {
    return "cargo has no command `scaffold`: install it with `cargo install wasm-scaffold`";
  }
  // Without the status lines before the first error.
  return said.slice(Math.max(said.search(/^error/m), 0)).trim();
}

/**
 * Calls `stop` when this process ends, for any reason. Returns a function that cancels this.
 *
 * @param {() => void} stop
 */
function stopWithUs(stop) {
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  const exit = () => process.exit(1);
  process.on("exit", stop);
  for (const signal of signals) process.on(signal, exit);
  return () => {
    process.off("exit", stop);
    for (const signal of signals) process.off(signal, exit);
  };
}
