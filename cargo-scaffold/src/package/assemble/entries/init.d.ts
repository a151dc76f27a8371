/** What a WebAssembly module can be taken from. */
type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** The module's own exports. */
type Started = { readonly memory: WebAssembly.Memory };

/**
 * Starts the module, which all functions need; only the first call does.
 *
 * @param source where it is, if not in the `.wasm` file beside this one
 */
export default function init(source?: Source | Promise<Source>): Promise<Started>;

/** Starts the module from bytes or from a compiled module, at once. */
export function initSync(source: BufferSource | WebAssembly.Module): Started;

export * from "./index.js";
