// The crate's functions, run in Web Workers.

import { Thread } from "./thread.js";

/** @typedef {typeof import("../pkg/init.js")} Module */
/** @typedef {(...args: any) => any} Callable */

/**
 * Every function that the crate exports: its arguments are the same, its result is a promise.
 *
 * @typedef {{
 *   [Name in Exclude<keyof Module, "default" | "initSync"> as Module[Name] extends Callable ? Name : never]:
 *     Module[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Promise<Awaited<Result>> : never
 * }} Rust
 */

/**
 * Options of a call, beside its arguments.
 *
 * @typedef {object} Options
 * @property {AbortSignal} [signal] cancels the call: the promise is rejected with the signal's reason, and a worker that
 *   is busy with it is replaced. `AbortSignal.timeout(1000)` limits its time.
 * @property {Transferable[]} [transfer] transferred to the worker instead of copied, such as an array's `buffer`
 */

/**
 * Makes a pool of up to `size` workers, at least one, which start when they're needed.
 *
 * Each runs one call at a time. The others wait here; their arguments are copied when their turn comes.
 */
export function connect({ size = 1 } = {}) {
  const closing = new AbortController();
  const threads = Array.from({ length: Math.max(1, size) }, () => new Thread());
  const idle = [...threads];
  /** @type {Set<(thread: Thread) => void>} */
  const waiting = new Set();

  /**
   * @param {string} name
   * @param {unknown[]} args
   * @param {Options} options
   */
  async function call(name, args, { signal = closing.signal, transfer = [] }) {
    const either = AbortSignal.any([signal, closing.signal]);
    const thread = await turn(either);
    try {
      return await thread.run({ name, args, transfer, signal: either });
    } finally {
      release(thread);
    }
  }

  /**
   * Waits for a free worker.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<Thread>}
   */
  function turn(signal) {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const thread = idle.pop();
      if (thread) return resolve(thread);
      const leave = () => {
        waiting.delete(start);
        reject(signal.reason);
      };
      const start = (/** @type {Thread} */ thread) => {
        signal.removeEventListener("abort", leave);
        resolve(thread);
      };
      signal.addEventListener("abort", leave);
      waiting.add(start);
    });
  }

  /** @param {Thread} thread */
  function release(thread) {
    const [first] = waiting;
    if (!first) return idle.push(thread);
    waiting.delete(first);
    first(thread);
  }

  /**
   * The crate's functions, called with these options.
   *
   * @param {Options} options
   * @returns {Rust}
   */
  function using(options) {
    const rust = new Proxy(/** @type {any} */ ({}), {
      // An `await` on this object looks for `then`, which isn't a function of Rust's.
      get: (_, name) =>
        name === "then" ? undefined : (/** @type {unknown[]} */ ...args) => call(String(name), args, options),
    });
    return rust;
  }

  /** Stops the workers, and rejects all open and later calls. */
  function close() {
    closing.abort(new Error("the pool of workers is closed"));
    for (const thread of threads) thread.stop();
  }

  return { rust: using({}), with: using, close };
}
