//! The template isn't tied to us: wasm-pack builds it, too, where that tool is there.

use tests::{answers::Answers, project::Project};

#[test]
fn plain_wasm_pack_builds_the_crate() {
    let project = Project::new(&Answers(Vec::new()));
    if project.shell("command -v wasm-pack").code != Some(0) {
        eprintln!("wasm-pack isn't on the PATH: nothing to show");
        return;
    }
    // Its own download of wasm-opt needs a network; the bindings' generator is on our PATH.
    project.shell("wasm-pack build --mode no-install --no-opt").success();
    assert!(project.has("pkg/mylib_bg.wasm"));
}
