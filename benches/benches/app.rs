//! The app of the template in Chromium: frames per second, and the time of a generation against plain JavaScript's.

use std::process::Command;

use benches::project::{binary, generate, root, run};

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scaffold = binary("cargo-scaffold");
    for optimize in ["size", "speed"] {
        let answers = ["bundler=none".to_owned(), format!("optimize={optimize}")];
        let project = generate(&scaffold, folder.path(), &format!("app-{optimize}"), "app", &answers);
        println!("optimize={optimize}");
        print!("{}", run(Command::new("node").arg(root().join("benches/app.mjs")).current_dir(&project)));
    }
}
