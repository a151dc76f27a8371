/** The compiled module, in environments where an import of this file gives that, such as Cloudflare Workers. */
declare const module: WebAssembly.Module;
export default module;
