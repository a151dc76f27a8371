//! Packages for some of the environments only.

use super::package::Package;

fn install(environments: &str) -> Package {
    let folder = environments.replace(|char: char| !char.is_alphabetic(), "");
    Package::install("mylib", &folder, &format!("\n[package.metadata.scaffold]\nenvironments = {environments}\n"))
}

#[test]
fn node_only() {
    let package = install(r#"["node"]"#);
    let types = ["index.d.cts", "index.d.ts", "instantiate.d.ts", "mylib_bg.wasm.d.ts"];
    let code = [
        "core.cjs",
        "core.js",
        "instantiate.js",
        "mylib_bg.cjs",
        "mylib_bg.js",
        "mylib_bg.wasm",
        "node.cjs",
        "node.js",
    ];
    let mut files = [&types[..], &code[..], &["package.json"]].concat();
    files.sort_unstable();
    assert_eq!(package.files(), files);
    let project = package.project("script");
    project.answered(&project.node(["import.mjs"]));
    project.answered(&project.node(["require.cjs"]));
}

#[test]
fn without_inlined_bytes() {
    let package = install(r#"["browser", "node"]"#);
    assert!(!package.files().iter().any(|file| file.contains("inline") || file.contains("bytes")));
    let project = package.project("bundle");
    project.answered(&project.script("vite-dev.mjs", &[]));
    project.script("webpack.mjs", &["production"]);
    project.answered(&project.page("dist.html"));
}
