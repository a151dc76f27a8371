/** What the WebAssembly module can be loaded from. */
type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** The module's own exports. */
type Started = { readonly memory: WebAssembly.Memory };

/**
 * Starts the module, which all functions need. Only the first call starts it.
 *
 * @param source where the module is, if not in the `.wasm` file beside this file
 */
export default function init(source?: Source | Promise<Source>): Promise<Started>;

/** Starts the module from bytes or from a compiled module, synchronously. */
export function initSync(source: BufferSource | WebAssembly.Module): Started;

export * from "./index.js";
