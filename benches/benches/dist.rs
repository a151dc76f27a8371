//! The size of the app: `dist/` of our template with Vite, against the same page with Vite's template and wasm-pack.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use benches::project::{binary, generate, in_project, path_with, peer, root, run, sizes, tools};
use walkdir::WalkDir;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    let scaffold = binary("cargo-scaffold");
    let project = generate(&scaffold, folder, "ours", "app", &["bundler=vite"]);
    run(Command::new("npm").args(["install", "--silent", "--prefer-offline"]).current_dir(&project));
    let theirs = peer("wasm-pack", "cargo install wasm-pack").map(|tool| theirs(&tool, folder, &project));

    let path = path_with(scaffold.with_file_name(""));
    run(in_project(Command::new("npm").args(["run", "--silent", "build"]), &project).env("PATH", path));
    println!("{:<28} {:>9} {:>9} {:>9} {:>9}", "dist/", "bytes", "gzip", "of wasm", "gzip");
    let theirs = theirs.map(|dist| row("Vite's template, wasm-pack", &dist));
    let ours = row("ours", &project.join("dist"));
    if let Some(theirs) = theirs {
        let ratio = |index: usize| ours[index] as f64 / theirs[index] as f64;
        println!("{:<28} {:>9.2} {:>9.2} {:>9.2} {:>9.2}", "  ratio", ratio(0), ratio(1), ratio(2), ratio(3));
    }
}

/// The same page and Rust code, with the settings of the peers' own templates instead of ours.
fn theirs(wasm_pack: &Path, folder: &Path, ours: &Path) -> PathBuf {
    let project = folder.join("theirs");
    run(Command::new("cp").arg("-r").args([ours, &project]));
    for file in ["Cargo.lock", "pkg", "vite.config.js", "tests", ".cargo"] {
        let path = project.join(file);
        if path.is_dir() {
            fs::remove_dir_all(path).expect("it can be removed");
        } else {
            let _ = fs::remove_file(path);
        }
    }
    let manifest = fs::read_to_string(root().join("benches/library/wasm-pack.toml")).expect("its manifest");
    fs::write(project.join("Cargo.toml"), manifest.replace("2021", "2024")).expect("writable");
    edit(&project.join("src/lib.rs"), &[("#[cfg(target_arch = \"wasm32\")]\nmod allocator;\n", "")]);
    let hook =
        "#[wasm_bindgen::prelude::wasm_bindgen(start)]\nfn start() {\n    console_error_panic_hook::set_once();\n}\n";
    fs::write(project.join("src/panic_hook.rs"), hook).expect("writable");
    edit(&project.join("js/main.js"), &[("../pkg/init.js", "../pkg/mylib.js")]);

    let path = path_with(tools(folder));
    let mut build = Command::new(wasm_pack);
    build.args(["build", "--mode", "no-install", "--target", "web"]);
    run(in_project(&mut build, &project).env("PATH", path));
    run(Command::new("node_modules/.bin/vite").arg("build").current_dir(&project));
    project.join("dist")
}

fn edit(path: &Path, changes: &[(&str, &str)]) {
    let mut text = fs::read_to_string(path).expect("it's there");
    for (from, to) in changes {
        assert!(text.contains(from), "`{from}` isn't in {}", path.display());
        text = text.replace(from, to);
    }
    fs::write(path, text).expect("writable");
}

/// Prints the sizes, raw and gzip, of all files and of the `.wasm` among them.
fn row(name: &str, dist: &Path) -> [usize; 4] {
    let mut total = [0; 4];
    for entry in WalkDir::new(dist).into_iter().map(|entry| entry.expect("readable")) {
        if entry.file_type().is_file() {
            let (raw, gzip) = sizes(&fs::read(entry.path()).expect("readable"));
            let is_wasm = entry.path().extension().is_some_and(|extension| extension == "wasm");
            let of_wasm = if is_wasm { [raw, gzip] } else { [0, 0] };
            total = std::array::from_fn(|i| total[i] + [raw, gzip, of_wasm[0], of_wasm[1]][i]);
        }
    }
    println!("{name:<28} {:>9} {:>9} {:>9} {:>9}", total[0], total[1], total[2], total[3]);
    total
}
