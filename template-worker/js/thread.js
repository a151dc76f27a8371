// One worker: starts when it's needed, and is replaced when it can't go on.

/**
 * @typedef {object} Call
 * @property {string} name
 * @property {unknown[]} args functions among them are called here, as the worker calls them
 * @property {Transferable[]} transfer
 * @property {AbortSignal} signal
 */

/** @typedef {{ result: unknown } | { callback: number, values: unknown[] } | { error: any, name?: string }} Answer */

// What a panic or a trap throws, and a stack overflow: Rust's memory is then in an unknown state.
const fatal = ["RuntimeError", "RangeError", "InternalError"];

export class Thread {
  /** @type {Worker | undefined} */
  #worker;

  /**
   * Has the worker call a function of Rust's. The next call must wait until this one has its answer.
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

  /** Ends the worker, whatever it does. The next call starts another. */
  stop() {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /**
   * @param {Call} call
   * @param {AddEventListenerOptions} listening until there's an answer
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
    // In this form it's understood by bundlers, too.
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    // Also between two calls: nobody catches the panic of an asynchronous task.
    worker.addEventListener("error", () => this.stop());
    return worker;
  }
}

const unloadable = "the worker's script, or one that it imports, can't be loaded: has `cargo scaffold build` made `pkg/`?";

/**
 * Functions can't be sent: the worker gets their positions.
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
 * On its way from the worker an error loses its type, unless it's one of JavaScript's own.
 *
 * @param {Error} error
 * @param {string | undefined} name
 */
function revive(error, name) {
  return name === "RuntimeError" ? Object.setPrototypeOf(error, WebAssembly.RuntimeError.prototype) : error;
}
