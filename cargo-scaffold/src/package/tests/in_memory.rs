use wasm_bindgen_cli_support::Bindgen;

use super::fixture;
use crate::{
    base::terminal::Shell,
    package::{
        bindgen::{bindgen_output::Input, embedded, external},
        compile::compile,
        step_timer::StepTimer,
    },
};

/// What we take from wasm-bindgen in memory is what it would write to files.
#[test]
fn bindings_are_the_same_in_memory_as_in_files() {
    let krate = fixture::copy("kitchen-sink", "");
    let mut timer = StepTimer::start(Shell::new(true));
    let prepared = fixture::prepared(krate.path(), &mut timer);
    let compiled = compile(&prepared, &mut timer).unwrap();
    let input = Input {
        module: &compiled.module,
        stem: "stem",
        has_checks: true,
        keeps_names: true,
        is_mangled: false,
        keeps_dwarf: false,
    };

    let folder = tempfile::tempdir().unwrap();
    let mut bindgen = Bindgen::new();
    bindgen.bundler(true).unwrap().input_path(input.module).out_name(input.stem).debug(true).typescript(true);
    bindgen.generate(folder.path()).unwrap();
    let written = external::read(folder.path(), input.stem, false).unwrap();
    assert!(embedded::generate(&input).unwrap() == written);
    assert_eq!((written.snippets.len(), written.npm_dependencies.len()), (2, 1));
}
