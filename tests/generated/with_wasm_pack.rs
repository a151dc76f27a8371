//! The template isn't tied to us: wasm-pack builds it, too, where that tool is there.

use tests::{answers::Answers, project::Project, scaffold::binaries};

#[test]
fn plain_wasm_pack_builds_the_crate() {
    let project = Project::new("lib", &Answers(Vec::new()));
    if project.shell("command -v wasm-pack").code != Some(0) {
        eprintln!("wasm-pack isn't on the PATH: nothing to show");
        return;
    }
    // What it would download itself: the generator of bindings is ours here, and wasm-opt is left out.
    let tools = project.folder.join("tools");
    std::fs::create_dir(&tools).unwrap();
    std::fs::copy(binaries().join("bindgen-cli"), tools.join("wasm-bindgen")).unwrap();
    project.shell("PATH=$PWD/tools:$PATH wasm-pack build --mode no-install --no-opt").success();
    assert!(project.has("pkg/mylib_bg.wasm"));
}
