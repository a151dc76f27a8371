//! Where a crate's sources are: what a build may read as theirs, and where it may not write.

use std::path::{Path, PathBuf};

use cargo_metadata::{Metadata, Package};

pub struct SourceTree {
    /// The repository that the workspace is in, or else the workspace.
    pub root: PathBuf,
    /// The folders of the workspace's source files.
    pub folders: Vec<PathBuf>,
}

impl SourceTree {
    pub fn of(metadata: &Metadata) -> Self {
        let folders = metadata.workspace_packages().into_iter().flat_map(source_folders);
        Self { root: around(metadata.workspace_root.as_std_path()), folders: folders.collect() }
    }

    /// Whether it's inside of it: `path` has no links.
    pub fn holds(&self, path: &Path) -> bool {
        self.root.canonicalize().is_ok_and(|root| path.starts_with(root))
    }
}

/// The repository that `workspace` is in, or else `workspace` itself.
///
/// One that belongs to another user is none: in a folder for all, such as `/tmp`, they could have put it around ours.
fn around(workspace: &Path) -> PathBuf {
    let is_repository = |folder: &&Path| {
        let around = folder.join(".git").symlink_metadata();
        around.is_ok_and(|around| workspace.metadata().is_ok_and(|ours| have_one_owner(&around, &ours)))
    };
    workspace.ancestors().find(is_repository).unwrap_or(workspace).to_owned()
}

/// `src`, and where else the crate has the files that cargo compiles, unless that's a folder around all of the crate.
fn source_folders(package: &Package) -> impl Iterator<Item = PathBuf> {
    let root = package.manifest_path.parent().unwrap_or(&package.manifest_path);
    let files = package.targets.iter().filter_map(|target| target.src_path.parent());
    let folders = files.filter(move |folder| !root.starts_with(folder)).map(|folder| folder.to_owned().into());
    folders.chain([root.join("src").into()])
}

#[cfg(unix)]
fn have_one_owner(one: &std::fs::Metadata, other: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.uid() == other.uid()
}

#[cfg(not(unix))]
fn have_one_owner(_: &std::fs::Metadata, _: &std::fs::Metadata) -> bool {
    true
}
