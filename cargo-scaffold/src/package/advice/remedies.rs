//! What to do about errors of cargo, the compiler and the linker that say what is wrong, but not what helps.

/// A part of the error, and what helps.
const REMEDIES: [(&str, &str); 6] = [
    (
        "cannot find module or crate `wasm_bindgen_futures`",
        "wasm-bindgen-futures makes a `Promise` of an `async fn`: run `cargo add wasm-bindgen-futures`",
    ),
    (
        "--shared-memory is disallowed by",
        "threads need a standard library with atomics: take the linker's `--shared-memory` away, or build with a nightly \
         toolchain, `RUSTFLAGS=\"-C target-feature=+atomics,+bulk-memory\"`, and `-- -Z build-std=std,panic_abort`",
    ),
    (
        "error occurred in cc-rs: failed to find tool",
        "a crate has C code in it, and there is no C compiler for wasm: install clang, or set `CC_wasm32_unknown_unknown` to \
         the path of one; or look for a feature of the crate that does without",
    ),
    (
        "you may need to enable the \"js\" feature",
        "getrandom takes random numbers from JavaScript only if asked to: run `cargo add getrandom@0.2 --features js`",
    ),
    (
        "you may need to enable the \"wasm_js\" configuration flag",
        "getrandom takes random numbers from JavaScript only if asked to: run `cargo add getrandom@0.3 --features wasm_js`",
    ),
    (
        "you may need to enable the \"wasm_js\" crate feature",
        "getrandom takes random numbers from JavaScript only if asked to: run `cargo add getrandom@0.4 --features wasm_js`",
    ),
];

/// What helps against `error`, the text of one or of several; `None` where they say it themselves.
pub fn remedy(error: &str) -> Option<&'static str> {
    REMEDIES.iter().find(|(part, _)| error.contains(part)).map(|(_, remedy)| *remedy)
}
