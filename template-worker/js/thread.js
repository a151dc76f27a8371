// One worker: starts when it's needed, and is replaced after a failure.

/**
 * @typedef {object} Call
 * @property {string} name
 * @property {unknown[]} args functions among them are called here when the worker calls them
 * @property {Transferable[]} transfer
 * @property {AbortSignal} signal
 */

/** @typedef {{ result: unknown } | { callback: number, values: unknown[] } | { error: any, name?: string }} Answer */

// The errors of panics, traps and stack overflows: Rust's memory is then in an unknown state.
const fatal = ["RuntimeError", "RangeError", "InternalError"];

export class Thread {
  /** @type {Worker | undefined} */
  #worker;

  /**
   * Calls a Rust function in the worker. The next call must wait for this one's answer.
   *
   * @param {Call} call
   * @returns {Promise<unknown>}
   */
  async run(call) {
    call.signal.throwIfAborted();
    const answered = new AbortController();
    try {
      return await this.#ask(call, { signal: answered.signal });
    } finally {
      answered.abort();
    }
  }

  /** Stops the worker, even if it's busy. The next call starts another. */
  stop() {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /**
   * @param {Call} call
   * @param {AddEventListenerOptions} listening ends the listeners once there's an answer
   */
  #ask({ name, args, transfer, signal }, listening) {
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve, reject) => {
      const fail = (/** @type {unknown} */ reason) => {
        this.stop();
        reject(reason);
      };
      const receive = (/** @type {MessageEvent<Answer>} */ { data }) => {
        if ("result" in data) resolve(data.result);
        else if ("callback" in data) /** @type {Function} */ (args[data.callback])(...data.values);
        else if (fatal.includes(data.name ?? "")) fail(revive(data.error, data.name));
        else reject(data.error);
      };
      worker.addEventListener("message", receive, listening);
      worker.addEventListener("messageerror", () => fail(new Error("the worker's answer can't be read")), listening);
      worker.addEventListener("error", ({ message }) => fail(new Error(message ?? unloadable)), listening);
      signal.addEventListener("abort", () => fail(signal.reason), listening);
      worker.postMessage(toMessage(name, args), transfer);
    });
  }

  #start() {
    // Bundlers recognise exactly this form.
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    // Also between two calls: an asynchronous task can panic later.
    worker.addEventListener("error", () => this.stop());
    return worker;
  }
}

const unloadable = "the worker's script, or one that it imports, can't be loaded: has `cargo scaffold build` made `pkg/`?";

/**
 * Functions can't be sent: the worker gets their positions instead.
 *
 * @param {string} name
 * @param {unknown[]} args
 */
function toMessage(name, args) {
  const isFunction = (/** @type {unknown} */ arg) => typeof arg === "function";
  const callbacks = [...args.keys()].filter((i) => isFunction(args[i]));
  return { name, args: args.map((arg) => (isFunction(arg) ? undefined : arg)), callbacks };
}

/**
 * On its way from the worker an error loses its type, unless that is one of JavaScript's own.
 *
 * @param {Error} error
 * @param {string | undefined} name
 */
function revive(error, name) {
  return name === "RuntimeError" ? Object.setPrototypeOf(error, WebAssembly.RuntimeError.prototype) : error;
}
