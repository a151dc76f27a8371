//! Where the package goes: a folder that is ours to replace.

use std::{
    env,
    path::{Component, Path, PathBuf},
};

use anyhow::{Result, bail, ensure};

use super::install;

/// Checks the folder that the user named, or `pkg` beside the crate's manifest. An absolute path.
pub fn choose(given: Option<&Path>, root: &Path) -> Result<PathBuf> {
    let folder = match given {
        Some(given) => normalise(&env::current_dir()?.join(given)),
        None => root.join("pkg"),
    };
    check_place(&folder, root)?;
    check_owner(&folder)?;
    Ok(folder)
}

fn check_place(folder: &Path, root: &Path) -> Result<()> {
    let shown = folder.display();
    let (real, root) = (real(folder), real(root));
    ensure!(real != root, "the package can't go into the crate's own folder `{shown}`: name another with `--out-dir`");
    ensure!(
        !root.starts_with(&real),
        "the package can't go into `{shown}`, which contains the crate: name another folder with `--out-dir`"
    );
    ensure!(
        !real.starts_with(root.join("src")) && !real.starts_with(root.join(".git")),
        "the package can't go into `{shown}`, among the crate's sources: name another folder with `--out-dir`"
    );
    Ok(())
}

/// What stands there already must be a package that we made, or empty.
fn check_owner(folder: &Path) -> Result<()> {
    let Ok(metadata) = folder.symlink_metadata() else {
        return Ok(());
    };
    let shown = folder.display();
    ensure!(!metadata.is_symlink(), "`{shown}` is a symbolic link: remove it, or name a folder with `--out-dir`");
    ensure!(metadata.is_dir(), "`{shown}` is a file: remove it, or name a folder with `--out-dir`");
    match install::foreign_files(folder)?.first() {
        Some(foreign) if !install::is_package(folder) => bail!(
            "`{shown}` is no package that a build made, and holds `{}`: empty it, or name another with `--out-dir`",
            foreign.display()
        ),
        _ => Ok(()),
    }
}

/// Without `.` and `..`.
fn normalise(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut path, component| {
        match component {
            Component::CurDir => {}
            Component::ParentDir => drop(path.pop()),
            component => path.push(component),
        }
        path
    })
}

/// With links resolved as far as the path exists.
fn real(path: &Path) -> PathBuf {
    let existing = path.ancestors().find_map(|ancestor| Some((ancestor, ancestor.canonicalize().ok()?)));
    match existing {
        Some((ancestor, real)) => match path.strip_prefix(ancestor) {
            Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
            _ => real,
        },
        None => path.to_owned(),
    }
}
