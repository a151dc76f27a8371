//! The size of a package: our default release build against wasm-pack's of the same source, and the JavaScript that a
//! bundler ships for one function.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use benches::project::{binary, library, path_with, peer, root, run, sizes, tools};

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scaffold = binary("cargo-scaffold");
    let target = root().join("target/benches");
    let ours: Vec<_> =
        ["speed", "size"].map(|optimize| (optimize, ours(&scaffold, folder.path(), &target, optimize))).into();
    let theirs = peer("wasm-pack", "cargo install wasm-pack").map(|tool| theirs(&tool, folder.path(), &target));

    println!("{:<28} {:>9} {:>9} {:>9} {:>9}", "", "wasm B", "gzip B", "js B", "js gzip B");
    let theirs = theirs.map(|package| row("wasm-pack", &package, None));
    for (optimize, package) in ours {
        row(&format!("ours, optimize={optimize}"), &package, theirs);
    }
}

/// `[wasm, its gzip, bundled JavaScript, its gzip]` in bytes.
type Sizes = [usize; 4];

fn row(name: &str, package: &Path, peer: Option<Sizes>) -> Sizes {
    let wasm = sizes(&fs::read(package.join("mylib_bg.wasm")).expect("a package has a module"));
    let js = sizes(&bundled(package));
    let sizes = [wasm.0, wasm.1, js.0, js.1];
    println!("{name:<28} {:>9} {:>9} {:>9} {:>9}", sizes[0], sizes[1], sizes[2], sizes[3]);
    if let Some(peer) = peer {
        let ratio = |index: usize| sizes[index] as f64 / peer[index] as f64;
        println!("{:<28} {:>9.2} {:>9.2} {:>9.2} {:>9.2}", "  ratio", ratio(0), ratio(1), ratio(2), ratio(3));
    }
    sizes
}

fn ours(scaffold: &Path, folder: &Path, target: &Path, optimize: &str) -> PathBuf {
    let folder = folder.join(optimize);
    fs::create_dir(&folder).expect("a temporary folder");
    let project = library(scaffold, &folder, ["-d", &format!("optimize={optimize}"), "-d", "harness=none"]);
    let wasm_opt = root().join("tests/environments/node_modules/.bin/wasm-opt");
    let mut build = Command::new(scaffold);
    run(build
        .args(["build", "--quiet"])
        .current_dir(&project)
        .env("CARGO_TARGET_DIR", target)
        .env("WASM_OPT", wasm_opt));
    project.join("pkg")
}

/// wasm-pack's own template: `opt-level = "s"`, the hook crate behind a feature, the default allocator.
fn theirs(wasm_pack: &Path, folder: &Path, target: &Path) -> PathBuf {
    let project = folder.join("wasm-pack");
    fs::create_dir_all(project.join("src")).expect("a temporary folder");
    fs::copy(root().join("benches/library/wasm-pack.toml"), project.join("Cargo.toml")).expect("its manifest");
    let source = fs::read_to_string(root().join("benches/library/lib.rs")).expect("the source");
    let hook = "\n#[wasm_bindgen(start)]\nfn start() {\n    console_error_panic_hook::set_once();\n}\n";
    fs::write(project.join("src/lib.rs"), source + hook).expect("a temporary folder");
    let mut build = Command::new(wasm_pack);
    build.args(["build", "--mode", "no-install", "--target", "web"]).current_dir(&project);
    run(build.env("PATH", path_with(tools(folder))).env("CARGO_TARGET_DIR", target));
    project.join("pkg")
}

/// esbuild's bundle of `package` for a page that calls one function, without the module.
fn bundled(package: &Path) -> Vec<u8> {
    let import = if package.join("web.js").exists() {
        "import { greet } from './pkg/web.js';"
    } else {
        "import init, { greet } from './pkg/mylib.js'; await init();"
    };
    let page = package.with_file_name("page.js");
    fs::write(&page, format!("{import} console.log(greet('you'));")).expect("a temporary folder");
    let mut bundle = Command::new(root().join("tests/environments/node_modules/.bin/esbuild"));
    run(bundle.args(["--bundle", "--minify", "--format=esm"]).arg(page)).into_bytes()
}
