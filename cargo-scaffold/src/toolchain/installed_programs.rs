//! Where programs lie that npm may have installed.

use std::path::{Path, PathBuf};

/// The programs `name` in `node_modules/.bin`, from `root` upwards to `top`, and at last the name, which `PATH` is
/// searched for. Above `top` are folders of others.
pub fn candidates(name: &str, root: &Path, top: &Path) -> impl Iterator<Item = PathBuf> {
    let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
    let folders = [root].into_iter().chain(root.ancestors().skip(1).take_while(move |folder| folder.starts_with(top)));
    let installed = folders.map(move |folder| folder.join("node_modules/.bin").join(&file));
    installed.filter(|program| program.exists()).chain([name.into()])
}
