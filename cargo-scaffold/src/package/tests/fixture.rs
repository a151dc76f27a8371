use std::path::Path;

use fs_err as fs;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::package::{
    build_mode::BuildMode,
    build_options::BuildOptions,
    krate::{crate_selector::CrateSelector, wasm_crate::Crate},
    prepare::{Prepared, prepare},
    step_timer::StepTimer,
};

/// A copy of a crate in `tests/fixtures/crates`; `manifest` is added to its `Cargo.toml`.
pub fn copy(name: &str, manifest: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let source = workspace().join("tests/fixtures/crates").join(name);
    for entry in WalkDir::new(&source).into_iter().map(Result::unwrap) {
        let path = folder.path().join(entry.path().strip_prefix(&source).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::copy(entry.path(), path).unwrap();
        }
    }
    let path = folder.path().join("Cargo.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, text + manifest).unwrap();
    folder
}

/// Prepares the crate in `folder` for a quick build. Its target folder is kept for the next run.
pub fn prepared(folder: &Path, timer: &mut StepTimer) -> Prepared {
    let ours = std::env::current_exe().unwrap();
    let target = ours.ancestors().nth(3).unwrap().join("package-tests");
    let options = BuildOptions {
        selector: CrateSelector { manifest_path: Some(folder.join("Cargo.toml")), ..CrateSelector::default() },
        mode: BuildMode::Dev,
        cargo_args: vec!["--target-dir".into(), target.into(), "--config=profile.dev.debug=false".into()],
        ..BuildOptions::default()
    };
    let krate = Crate::find(&options.selector).unwrap();
    prepare(options, krate, timer).unwrap()
}

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}
