//! JavaScript that crates bring along, need, or can't have.

use tests::{fixture::Fixture, tree};

#[test]
fn names_that_no_module_can_export() {
    let krate = Fixture::new("plain");
    let mut transcript = krate.transcript("build/names");
    for name in ["await", "then", "Uint8Array", "getStringFromWasm0", "memory", "data-tag"] {
        krate.write("src/lib.rs", greeting(name));
        krate.refused(&mut transcript, &["--no-opt", "--quiet"]);
        assert!(!krate.path("pkg").exists(), "{name}");
    }
    transcript.assert();
}

fn greeting(name: &str) -> String {
    format!(
        "use wasm_bindgen::prelude::*;\n#[wasm_bindgen(js_name = {name:?})]\n\
         pub fn greet(name: &str) -> String {{ name.to_owned() }}\n"
    )
}

#[test]
fn modules_that_modules_of_a_crate_import() {
    let krate = Fixture::new("snippet");
    krate.build(&["--no-opt"]).success();
    let answers = "console.log(lib.run('a'), await lib.wait());";
    assert_eq!(krate.javascript(answers), "A!35 7");
    let required = format!("(async () => {{ {answers} }})();");
    assert_eq!(krate.commonjs(&required), "A!35 7");
    let packaged = tree::read(&krate.path("pkg/snippets"));
    for name in ["js/helper.js", "js/helper.cjs", "js/numbers/five.js", "js/numbers/seven.mjs", "js/worker.js"] {
        assert!(packaged.keys().any(|path| path.ends_with(name)), "{name}");
    }
}

#[test]
fn imports_that_lead_nowhere() {
    let krate = Fixture::new("snippet");
    krate.write("js/numbers/index.js", "");
    krate.write("../outside.js", "export const up = 1;");
    let mut transcript = krate.transcript("build/imports");
    for import in ["./helper", "./numbers", "./nowhere.js", "../../outside.js", "./style.css"] {
        krate.write("js/style.css", "");
        krate.edit("js/util.js", |text| format!("import {import:?};\n{}", text.split_once('\n').unwrap().1));
        krate.refused(&mut transcript, &["--no-opt", "--quiet"]);
        assert!(!krate.path("pkg").exists(), "{import}");
    }
    transcript.assert();
}

/// A crate can import any file of the machine that compiles it.
#[test]
fn a_module_outside_of_its_crate() {
    let krate = Fixture::new("plain");
    krate.write("../../escape.js", "export function f() {}");
    krate.edit("src/lib.rs", |text| {
        text + "#[wasm_bindgen(module = \"/../../escape.js\")]\nextern \"C\" { fn f(); }\n\
                #[wasm_bindgen]\npub fn g() { f() }\n"
    });
    krate.build(&["--no-opt"]).error(&["/../../escape.js` is outside of its crate", "move it"]);
    assert!(!krate.path("pkg").exists());
}

/// wasm-bindgen panics: an error of ours, not of Rust's.
#[test]
fn a_name_that_wasm_bindgen_panics_at() {
    let krate = Fixture::new("plain");
    krate.write("src/lib.rs", greeting("__wbindgen_start"));
    let outcome = krate.build(&["--no-opt"]);
    assert_eq!(outcome.code, Some(1), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("\nerror: wasm-bindgen panicked: "), "{}", outcome.stderr);
}

/// `require` says so when it gets there; `import` works.
#[test]
fn a_module_that_cant_be_required() {
    let krate = Fixture::new("snippet");
    krate.edit("js/numbers/seven.mjs", |text| format!("await null;\n{text}"));
    krate.build(&["--no-opt"]).success();
    assert_eq!(krate.javascript("console.log(await lib.wait());"), "7");
    let message = krate.commonjs("lib.wait().catch(({ message }) => console.log(message));");
    assert!(message.contains("js/numbers/seven.mjs` can't be loaded by `require`, only by `import`"), "{message}");
}

#[test]
fn modules_of_nodes_own() {
    let krate = Fixture::new("node-require");
    krate.build(&["--no-opt"]).success();
    let answers = "console.log(lib.base('/a/b'), lib.hasCrypto());";
    assert_eq!(krate.javascript(answers), "b true");
    assert_eq!(krate.commonjs(answers), "b true");
    // Elsewhere, when it's called.
    let inline = "import('./pkg/inline.js').then((lib) => { console.log(lib.hasCrypto()); lib.base('/a/b'); })\
                  .catch(({ message }) => console.log(message));";
    assert_eq!(
        krate.commonjs(inline),
        "false\nthis environment can't load \"path\": only Node.js, Deno and Bun have \"require\""
    );
}

/// The start needs a page, as when a server renders one.
#[test]
fn init_runs_nothing_before_it_is_called() {
    let krate = Fixture::new("ssr-start");
    krate.build(&["--no-opt"]).success();
    let code = "import init, { title } from './pkg/init-node.js';\n\
                try { title(); } catch ({ message }) { console.log(message); }\n\
                await init().catch(({ message }) => console.log(message));\n\
                globalThis.document = { title: 'ready' };\nawait init();\nconsole.log(title());\n";
    let early = format!("{} has not been started: call `init` first", krate.stem());
    assert_eq!(krate.node("ssr.mjs", code), format!("{early}\ndocument is not defined\nready"));
}

/// A crate that hands its module to workers gets it from wherever it was loaded.
#[test]
fn the_compiled_module_is_kept() {
    let krate = Fixture::new("module-intrinsic");
    krate.build(&["--no-opt"]).success();
    let answers =
        "console.log(lib.module() instanceof WebAssembly.Module, lib.sharedMemory() instanceof WebAssembly.Memory,
        lib.calls());";
    for entry in ["node.js", "inline.js", "esm.js"] {
        let code = format!("import * as lib from './pkg/{entry}';\n{answers}");
        assert_eq!(krate.node("import.mjs", &code), "true true 1", "{entry}");
    }
    assert_eq!(krate.commonjs(answers), "true true 1");
    let init = format!("import init, * as lib from './pkg/init-node.js';\nawait init();\n{answers}");
    assert_eq!(krate.node("import.mjs", &init), "true true 1");
    let instances = format!(
        "import instantiate from './pkg/instantiate.js';\nimport {{ readFileSync }} from 'node:fs';\n\
         const lib = instantiate(readFileSync('./pkg/{}_bg.wasm'));\n{answers}",
        krate.stem()
    );
    assert_eq!(krate.node("import.mjs", &instances), "true true 1");
}
