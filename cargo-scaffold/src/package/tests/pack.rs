use super::fixture;
use crate::{
    base::terminal::Shell,
    package::{assemble::package::Package, bindgen::bind::bind, compile::compile, step_timer::StepTimer},
};

/// As `pack` and `publish` do it.
#[test]
fn a_package_is_assembled_without_being_installed() {
    let krate = fixture::copy("plain", "\n[package.metadata.scaffold]\nenvironments = ['node']\n");
    let mut timer = StepTimer::start(Shell::new(true));
    let prepared = fixture::prepared(krate.path(), &mut timer);
    let compiled = compile(&prepared, &mut timer).unwrap();
    let bindings = bind(&prepared, &compiled, &mut timer).unwrap();
    let package = Package::assemble(&prepared, &bindings).unwrap();

    assert_eq!((package.name.as_str(), package.version.as_str()), ("plain", "0.1.0"));
    assert_eq!((package.note, package.diagnostics), (None, Vec::new()));
    let files: Vec<_> = package.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        files,
        [
            "core.cjs",
            "core.js",
            "index.d.cts",
            "index.d.ts",
            "instantiate.d.ts",
            "instantiate.js",
            "node.cjs",
            "node.js",
            "package.json",
            "plain_bg.cjs",
            "plain_bg.js",
            "plain_bg.wasm",
            "plain_bg.wasm.d.ts"
        ]
    );
    assert!(!krate.path().join("pkg").exists());
    let steps: Vec<_> = timer.into_steps().iter().map(|step| step.name).collect();
    assert_eq!(steps, ["resolve", "compile", "bind"]);
}
