//! Public crates, pinned: each is built, imported in Node.js and through a bundler, and one function of it is called. The
//! module's size stands beside wasm-pack's of the same source, with the same wasm-opt.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use benches::project::{binary, in_project, path_with, peer, root, run, sizes, tools};
use serde::Deserialize;
use walkdir::WalkDir;

#[derive(Deserialize)]
struct PublicCrate {
    name: String,
    version: String,
    #[serde(default)]
    features: String,
    /// JavaScript with the package in `lib`.
    run: String,
    gives: String,
}

fn main() {
    let list = fs::read_to_string(root().join("benches/public.json")).expect("the list");
    let crates: Vec<PublicCrate> = serde_json::from_str(&list).expect("the list is JSON");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scaffold = binary("cargo-scaffold");
    let wasm_pack = peer("wasm-pack", "cargo install wasm-pack").map(|tool| (tool, tools(folder.path())));
    println!("| crate | ours | gzip | wasm-pack | gzip | ratio |\n|---|---|---|---|---|---|");
    for krate in crates {
        let project = krate.source(folder.path());
        krate.build(Command::new(&scaffold).args(["build", "--quiet"]), &project);
        krate.check(&project);
        let ours = module(&project.join("pkg"));
        let theirs = wasm_pack.as_ref().map(|(tool, tools)| {
            let mut build = Command::new(tool);
            build.args(["build", "--mode", "no-install", "--target", "web", "--out-dir", "peer"]);
            krate.build(build.env("PATH", path_with(tools.clone())), &project);
            module(&project.join("peer"))
        });
        let theirs = theirs.map_or_else(
            || "| |".to_owned(),
            |theirs| format!("{} B | {} B | {:.3}", theirs.0, theirs.1, ours.0 as f64 / theirs.0 as f64),
        );
        println!("| {} {} | {} B | {} B | {theirs} |", krate.name, krate.version, ours.0, ours.1);
    }
}

impl PublicCrate {
    /// A copy of the crate as the registry has it. Without its `Cargo.lock`: wasm-bindgen of years ago is another's affair.
    fn source(&self, folder: &Path) -> PathBuf {
        let asks = folder.join(format!("asks-for-{}", self.name));
        fs::create_dir_all(asks.join("src")).expect("a temporary folder");
        fs::write(asks.join("src/lib.rs"), "").expect("a temporary folder");
        let Self { name, version, .. } = self;
        let manifest = format!("[package]\nname = \"asks\"\n[dependencies]\n{name} = \"={version}\"\n[workspace]\n");
        fs::write(asks.join("Cargo.toml"), manifest).expect("a temporary folder");
        let mut metadata = Command::new("cargo");
        let metadata = run(metadata.args(["metadata", "--format-version", "1", "--quiet"]).current_dir(&asks));
        let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("cargo prints JSON");
        let packages = metadata["packages"].as_array().expect("packages");
        let found = packages.iter().find(|package| package["name"] == **name).expect("it was asked for");
        let source = Path::new(found["manifest_path"].as_str().expect("a path")).parent().expect("a folder");
        let project = folder.join(name);
        copy(source, &project);
        let manifest = fs::read_to_string(project.join("Cargo.toml")).expect("a crate has a manifest");
        fs::write(project.join("Cargo.toml"), manifest + "\n[workspace]\n").expect("the copy is ours");
        project
    }

    fn build(&self, command: &mut Command, project: &Path) {
        if !self.features.is_empty() {
            command.args(["--", "--features", &self.features]);
        }
        run(in_project(command, project));
    }

    /// The package does in Node.js, and in a bundle, what the crate does.
    fn check(&self, project: &Path) {
        let package = project.join("node_modules").join(&self.name);
        fs::create_dir_all(package.parent().expect("a folder")).expect("the copy is ours");
        std::os::unix::fs::symlink(project.join("pkg"), package).expect("the copy is ours");
        let page = format!("import * as lib from \"{}\";\n{}\n", self.name, self.run);
        fs::write(project.join("page.mjs"), page).expect("the copy is ours");
        let mut bundle = Command::new(root().join("tests/environments/node_modules/.bin/esbuild"));
        run(bundle.args(["page.mjs", "--bundle", "--format=esm", "--outfile=bundle.mjs"]).current_dir(project));
        for script in ["page.mjs", "bundle.mjs"] {
            let printed = run(Command::new("node").arg(script).current_dir(project));
            assert_eq!(printed.trim_end(), self.gives, "{script} of {}", self.name);
        }
    }
}

/// The size of the only module in `package`, raw and gzip.
fn module(package: &Path) -> (usize, usize) {
    let mut files = fs::read_dir(package).expect("a package").map(|file| file.expect("a file").path());
    let module = files.find(|path| path.extension().is_some_and(|extension| extension == "wasm")).expect("a module");
    sizes(&fs::read(module).expect("a package is readable"))
}

/// All but what would pin the toolchain or the dependencies.
fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).into_iter().map(|entry| entry.expect("the registry's copy is readable")) {
        let path = entry.path().strip_prefix(from).expect("it's below");
        let is_pin = ["Cargo.lock", "rust-toolchain", "rust-toolchain.toml"].iter().any(|name| path == Path::new(name));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to.join(path)).expect("a temporary folder");
        } else if !is_pin {
            fs::copy(entry.path(), to.join(path)).expect("a temporary folder");
        }
    }
}
