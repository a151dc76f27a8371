//! The files of a commit, written to a folder by nobody's rules but these.

use std::{
    collections::HashMap,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use git2::{FileMode, ObjectType, Odb, Oid, Repository, Tree};

use super::line_endings::{self, LineEndings};

/// Something at a path of a tree.
pub struct Entry {
    pub path: PathBuf,
    pub kind: Kind,
    pub id: Oid,
    pub line_endings: LineEndings,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Folder,
    File { executable: bool },
    Link,
    Submodule,
}

const MAX_ENTRIES: usize = 200_000;
const MAX_DEPTH: usize = 500;
const MAX_BYTES: usize = 4 << 30;

/// All that is in `tree`, each folder before what it holds.
///
/// # Errors
/// A name that no system should be given, a path that is two things, or more than any template needs.
pub fn entries(repository: &Repository, tree: &Tree) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    collect(repository, tree, Path::new(""), &mut entries)?;
    line_endings::look_up(repository, tree, &mut entries)?;
    Ok(entries)
}

/// Writes `entries` below `folder`, which is empty; nothing is written through a link, and nothing twice.
pub fn write(repository: &Repository, entries: &[Entry], folder: &Path) -> Result<()> {
    let odb = repository.odb()?;
    let sizes = entries.iter().filter(|entry| entry.is_blob()).map(|entry| Ok(odb.read_header(entry.id)?.0));
    let bytes = sizes.sum::<Result<usize>>()?;
    ensure!(bytes <= MAX_BYTES, "its files have {bytes} bytes: a template has at most {MAX_BYTES}");
    entries.iter().try_for_each(|entry| entry.write(&odb, folder))
}

/// Whether `folder` holds `entries`, each as long as it was written.
pub fn is_whole(repository: &Repository, entries: &[Entry], folder: &Path) -> Result<bool> {
    let odb = repository.odb()?;
    for entry in entries {
        let Ok(metadata) = folder.join(&entry.path).symlink_metadata() else { return Ok(false) };
        let right = match entry.kind {
            Kind::Folder | Kind::Submodule => metadata.is_dir(),
            Kind::Link => cfg!(not(unix)) || metadata.is_symlink(),
            Kind::File { .. } => metadata.is_file() && metadata.len() == entry.length(&odb)? as u64,
        };
        if !right {
            return Ok(false);
        }
    }
    Ok(true)
}

fn collect(repository: &Repository, tree: &Tree, folder: &Path, entries: &mut Vec<Entry>) -> Result<()> {
    ensure!(folder.components().count() <= MAX_DEPTH, "its folders are more than {MAX_DEPTH} deep");
    let mut names = HashMap::new();
    for entry in tree {
        let name = name(entry.name_bytes(), folder)?;
        let kind = kind(entry.filemode()).with_context(|| format!("`{}` is no file", folder.join(name).display()))?;
        let path = folder.join(name);
        // Where case counts for nothing, a link and a folder may be one.
        if let Some((other, known)) = names.insert(name.to_lowercase(), (name.to_owned(), kind)) {
            let link = kind == Kind::Link || known == Kind::Link;
            ensure!(!link && other != name, "`{}` is both a link and a folder, or there twice", path.display());
        }
        ensure!(entries.len() < MAX_ENTRIES, "it has more than {MAX_ENTRIES} files");
        entries.push(Entry { path: path.clone(), kind, id: entry.id(), line_endings: LineEndings::Kept });
        if kind == Kind::Folder {
            let tree = repository.find_tree(entry.id())?;
            collect(repository, &tree, &path, entries)?;
        }
    }
    Ok(())
}

fn name<'a>(bytes: &'a [u8], folder: &Path) -> Result<&'a str> {
    let shown = || folder.join(String::from_utf8_lossy(bytes).escape_debug().to_string()).display().to_string();
    let Ok(name) = std::str::from_utf8(bytes) else { bail!("the name of `{}` isn't UTF-8", shown()) };
    let climbs =
        ["", ".", ".."].contains(&name) || name.contains(['/', '\\', '\0']) || (cfg!(windows) && name.contains(':'));
    ensure!(!climbs, "`{}` leads out of its folder", shown());
    ensure!(!name.eq_ignore_ascii_case(".git"), "`{}` is git's own", shown());
    Ok(name)
}

fn kind(mode: i32) -> Option<Kind> {
    let is = |known: FileMode| mode == i32::from(known);
    match mode {
        _ if is(FileMode::Tree) => Some(Kind::Folder),
        _ if is(FileMode::Blob) || is(FileMode::BlobGroupWritable) => Some(Kind::File { executable: false }),
        _ if is(FileMode::BlobExecutable) => Some(Kind::File { executable: true }),
        _ if is(FileMode::Link) => Some(Kind::Link),
        _ if is(FileMode::Commit) => Some(Kind::Submodule),
        _ => None,
    }
}

impl Entry {
    fn is_blob(&self) -> bool {
        matches!(self.kind, Kind::File { .. } | Kind::Link)
    }

    /// Of the file when it's written, in bytes.
    fn length(&self, odb: &Odb) -> Result<usize> {
        match self.line_endings {
            LineEndings::Kept => Ok(odb.read_header(self.id)?.0),
            applied => Ok(applied.applied(contents(odb, self.id)?.data()).len()),
        }
    }

    /// Fails where something is: each folder above was made by this very function.
    fn write(&self, odb: &Odb, folder: &Path) -> Result<()> {
        let path = folder.join(&self.path);
        match self.kind {
            Kind::Folder | Kind::Submodule => fs::create_dir(path)?,
            Kind::File { executable } => {
                let contents = contents(odb, self.id)?;
                create(&path, executable)?.write_all(&self.line_endings.applied(contents.data()))?;
            }
            Kind::Link => link(contents(odb, self.id)?.data(), &path)?,
        }
        Ok(())
    }
}

/// Checked against its id.
fn contents<'a>(odb: &'a Odb, id: Oid) -> Result<git2::OdbObject<'a>> {
    let object = odb.read(id)?;
    ensure!(object.kind() == ObjectType::Blob, "`{id}` is no file");
    Ok(object)
}

#[cfg(unix)]
fn create(path: &Path, executable: bool) -> std::io::Result<fs::File> {
    use fs_err::os::unix::fs::OpenOptionsExt;
    let mode = if executable { 0o777 } else { 0o666 };
    fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

#[cfg(not(unix))]
fn create(path: &Path, _: bool) -> std::io::Result<fs::File> {
    fs::OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(unix)]
fn link(target: &[u8], path: &Path) -> std::io::Result<()> {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};
    fs::os::unix::fs::symlink(OsStr::from_bytes(target), path)
}

/// As git itself does where there are no links: a file that holds the target.
#[cfg(not(unix))]
fn link(target: &[u8], path: &Path) -> std::io::Result<()> {
    create(path, false)?.write_all(target)
}
