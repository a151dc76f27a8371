/** What the module can be loaded from. */
type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** The module's own exports. */
type Started = { readonly memory: WebAssembly.Memory };

/**
 * Starts the module: call it before any other function. Only the first call has an effect.
 *
 * @param source where to load the module from; default: the `.wasm` file beside this one
 */
export default function init(source?: Source | Promise<Source>): Promise<Started>;

/**
 * Starts the module synchronously. Only the first call has an effect.
 *
 * @param source the compiled `.wasm` file, or its bytes; default, but not in browsers: the `.wasm` file beside this one
 */
export function initSync(source?: BufferSource | WebAssembly.Module): Started;

export * from "./index.js";
