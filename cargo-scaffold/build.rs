//! The templates are embedded by a macro that cargo doesn't see through: a change in them rebuilds the crate.

fn main() {
    println!("cargo::rerun-if-changed=templates");
    for kind in std::fs::read_dir("templates").into_iter().flatten().flatten() {
        println!("cargo::rerun-if-changed={}/", kind.path().display());
    }
}
