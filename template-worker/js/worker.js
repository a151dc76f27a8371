// Runs in the worker, and makes the calls that `thread.js` sends.

import init, * as rust from "../pkg/init.js";

// Registered before the first `await`: a message without a listener is lost.
self.addEventListener("message", async ({ data: { name, args, callbacks } }) => {
  let open = true;
  for (const i of callbacks) {
    args[i] = (/** @type {unknown[]} */ ...values) => open && self.postMessage({ callback: i, values });
  }
  try {
    await start();
    const result = await find(name)(...args);
    self.postMessage({ result }, { transfer: buffers(result) });
  } catch (error) {
    fail(error);
  } finally {
    open = false;
  }
});

self.addEventListener("messageerror", () => fail(new Error("the call can't be read by the worker")));

/** Only the first call waits. After a failure, the next one tries again. */
async function start() {
  if (!("WebAssembly" in self)) throw new Error("WebAssembly is switched off in this browser");
  try {
    await init();
  } catch (cause) {
    throw new Error(`the WebAssembly module doesn't start: ${cause}`, { cause });
  }
}

/** @param {string} name */
function find(name) {
  const found = /** @type {Record<string, unknown>} */ (rust)[name];
  if (typeof found !== "function") throw new TypeError(`the crate exports no function \`${name}\``);
  return found;
}

/**
 * A typed array from Rust is a copy already: transferring it avoids another one.
 *
 * @param {unknown} result
 */
function buffers(result) {
  return ArrayBuffer.isView(result) && result.buffer instanceof ArrayBuffer ? [result.buffer] : [];
}

/** @param {any} error anything can be thrown */
function fail(error) {
  const name = error?.name;
  try {
    self.postMessage({ error, name });
  } catch {
    self.postMessage({ error: new Error(String(error)), name });
  }
}
