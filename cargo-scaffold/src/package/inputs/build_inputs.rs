//! The files that a build read, or looked for.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::Result;
use walkdir::{DirEntry, WalkDir};

use super::dep_info;
use crate::{
    disk::source_folders,
    package::{
        assemble::documents,
        bindgen::{bindings::Bindings, local_modules},
        compile::Compiled,
        krate::wasm_crate::Crate,
        output::install,
    },
};

/// All paths are real ones, without links.
#[derive(Default)]
pub struct BuildInputs {
    /// The folder of the crate, whose documents are packaged.
    root: PathBuf,
    files: BTreeSet<PathBuf>,
    /// What says which crate is built, and how.
    manifests: BTreeSet<PathBuf>,
    /// Folders in which every file is read.
    folders: BTreeSet<PathBuf>,
    /// The folders of the crates that the user works on.
    local_folders: BTreeSet<PathBuf>,
}

impl BuildInputs {
    /// Before it's compiled, nobody knows which of its sources are read.
    pub fn of_crate(krate: &Crate) -> Self {
        let mut inputs = Self { root: real(&krate.root), ..Self::default() };
        krate.local_folders.iter().for_each(|folder| inputs.add_local_folder(folder));
        let around = [&krate.root, &krate.workspace_root];
        for folder in around {
            let named = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "rust-toolchain", ".cargo/config.toml"];
            inputs.manifests.extend(named.map(|name| real(&folder.join(name))));
        }
        inputs.manifests.insert(real(&krate.root.join("package.json")));
        inputs
    }

    /// Adds what was compiled and packaged.
    pub fn add_sources(&mut self, krate: &Crate, compiled: &Compiled, bindings: &Bindings) -> Result<()> {
        for local in compiled.crates.iter().filter(|krate| krate.is_local) {
            self.add_local_folder(&local.root);
            // What a build script reads is for it to say; unless it does, it's run for each change.
            if local.is_build_script {
                self.folders.insert(real(&local.root));
            }
        }
        let sources = dep_info::sources_of(&compiled.module)?;
        let (folders, files): (Vec<_>, Vec<_>) = sources.into_iter().partition(|path| path.is_dir());
        self.folders.extend(folders.iter().map(|folder| real(folder)));
        let modules = local_modules::files(&bindings.snippets, &compiled.crates);
        let documents = documents::paths(krate)?;
        for file in [files, modules, documents].concat() {
            // A link, and what it leads to.
            self.files.extend([real(&file)].into_iter().chain(file.canonicalize()));
        }
        Ok(())
    }

    fn add_local_folder(&mut self, folder: &Path) {
        self.local_folders.insert(real(folder));
        self.manifests.insert(real(&folder.join("Cargo.toml")));
    }

    /// Adds what another build read.
    pub fn extend(&mut self, other: Self) {
        self.files.extend(other.files);
        self.manifests.extend(other.manifests);
        self.folders.extend(other.folders);
        self.local_folders.extend(other.local_folders);
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether the build read the file, or would read it if it were there.
    pub fn has(&self, path: &Path) -> bool {
        self.files.contains(path) || self.is_manifest(path) || self.is_document(path) || is_in(path, &self.folders)
    }

    /// Whether a build that failed may succeed with another file there: it may have looked for it.
    pub fn may_mend(&self, path: &Path) -> bool {
        self.has(path) || is_in(path, &self.local_folders)
    }

    /// Whether it says which crate is built, or how.
    pub fn is_manifest(&self, path: &Path) -> bool {
        self.manifests.contains(path)
    }

    fn is_document(&self, path: &Path) -> bool {
        path.parent() == Some(&self.root) && documents::is_document(path)
    }

    /// The folders of all files that matter, or may matter if the build fails.
    pub fn watched_folders(&self) -> BTreeSet<PathBuf> {
        let parents = self.files.iter().chain(&self.manifests).filter_map(|file| file.parent());
        let mut folders: BTreeSet<_> = parents.filter(|folder| folder.is_dir()).map(Path::to_owned).collect();
        folders.extend(
            self.folders
                .iter()
                .chain(&self.local_folders)
                .flat_map(|folder| source_folders::below(folder, install::is_package)),
        );
        folders
    }

    /// All that are there.
    pub fn all_files(&self) -> BTreeSet<PathBuf> {
        let inside = self.folders.iter().flat_map(|folder| files_below(folder));
        let named = self.files.iter().chain(&self.manifests).cloned();
        named.chain(inside).filter(|path| path.is_file()).collect()
    }

    pub fn manifests(&self) -> impl Iterator<Item = &Path> {
        self.manifests.iter().map(PathBuf::as_path)
    }

    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(PathBuf::as_path)
    }
}

/// The files in the folder and in those inside of it.
fn files_below(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let is_wanted = |entry: &DirEntry| entry.depth() == 0 || !is_aside(entry.path());
    let entries = WalkDir::new(folder).into_iter().filter_entry(is_wanted);
    entries.filter_map(Result::ok).map(DirEntry::into_path)
}

/// Whether it's in one of `folders`, and in nothing aside in there.
fn is_in(path: &Path, folders: &BTreeSet<PathBuf>) -> bool {
    let folder = path.ancestors().find(|ancestor| folders.contains(*ancestor));
    folder.is_some_and(|folder| path.ancestors().take_while(|ancestor| *ancestor != folder).all(|path| !is_aside(path)))
}

/// Whether it's no source. A package that was built is none.
fn is_aside(path: &Path) -> bool {
    source_folders::is_aside(path) || install::is_package(path)
}

/// The name in the real folder: events name it like this, and a file needn't exist yet.
fn real(path: &Path) -> PathBuf {
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return path.to_owned() };
    parent.canonicalize().map_or_else(|_| path.to_owned(), |parent| parent.join(name))
}
