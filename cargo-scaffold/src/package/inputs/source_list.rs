//! What a package was built from, in the list that lies in it: so that anybody can tell later whether it's up to date.

use std::{
    fmt::Write,
    path::{Component, Path, PathBuf},
    time::SystemTime,
};

use anyhow::{Result, anyhow, bail};
use fs_err as fs;
use serde::Serialize;

use super::build_inputs::BuildInputs;
use crate::{
    disk::hash::Hash,
    package::{
        assemble::file_list::{self, FileList},
        build_mode::BuildMode,
    },
};

/// Marks the line that names the profile.
const PROFILE: &str = "# profile: ";

/// The lines for `inputs`, seen from the package in `folder`: in the form of `sha256sum`, which can check them.
///
/// A file that has changed since the build started isn't what was built.
pub fn text(inputs: &BuildInputs, folder: &Path, mode: &BuildMode, started: SystemTime) -> Result<String> {
    let mut text = format!("{PROFILE}{}\n", mode.profile());
    for path in inputs.all_files() {
        let is_newer = path.metadata()?.modified()? > started;
        let hash = if is_newer { Some(Hash::of(b"")) } else { Hash::of_file(&path)? };
        // Another disk has no path from here.
        if let (Some(hash), Some(path)) = (hash, relative(&path, folder)) {
            // Writing to a string doesn't fail.
            let _ = writeln!(text, "{hash}  {path}");
        }
    }
    Ok(text)
}

/// From `folder` to `path`, with forward slashes. Both are absolute.
fn relative(path: &Path, folder: &Path) -> Option<String> {
    let common = path.iter().zip(folder.iter()).take_while(|(one, other)| one == other).count();
    let up = folder.iter().skip(common).map(|_| Some(".."));
    let down = path.components().skip(common).map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    Some(up.chain(down).collect::<Option<Vec<_>>>()?.join("/"))
}

/// What a check found, as `--format json` prints it.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CheckReport {
    /// The files of the package and its sources that changed since it was built, as seen from the package. Sorted; empty, if it's
    /// up to date.
    pub differing: Vec<PathBuf>,
}

/// The files in and around the package in `folder` that aren't as the build left or found them, sorted. None, if all
/// are.
///
/// # Errors
/// There's no list, or it's of another profile.
pub fn differences(folder: &Path, mode: &BuildMode) -> Result<Vec<PathBuf>> {
    let shown = folder.display();
    let text = fs::read_to_string(folder.join(file_list::NAME))
        .map_err(|_| anyhow!("`{shown}` is no package that a build made: run `cargo scaffold build`"))?;
    let profile = text.lines().find_map(|line| line.strip_prefix(PROFILE));
    match profile {
        Some(profile) if profile == mode.profile() => {}
        Some(profile) => bail!(
            "`{shown}` was built with the profile `{profile}`, not `{}`: run `cargo scaffold build` with the same arguments",
            mode.profile()
        ),
        None => bail!("`{shown}` doesn't say what it was built from: run `cargo scaffold build`"),
    }
    let list = FileList::parse(&text);
    let mut paths: Vec<_> = list.paths().map(PathBuf::from).collect();
    paths.sort_unstable();
    let is_unchanged = |path: &PathBuf| list.is_unchanged(folder, path);
    paths
        .into_iter()
        .filter_map(|path| match is_unchanged(&path) {
            Ok(true) => None,
            Ok(false) => Some(Ok(path)),
            Err(error) => Some(Err(error.into())),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_the_package() {
        let from = |path: &str| relative(Path::new(path), Path::new("/a/pkg"));
        assert_eq!(from("/a/src/lib.rs").unwrap(), "../src/lib.rs");
        assert_eq!(from("/b/lib.rs").unwrap(), "../../b/lib.rs");
        assert_eq!(from("/a/pkg/x").unwrap(), "x");
    }
}
