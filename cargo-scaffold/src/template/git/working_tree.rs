//! A commit's files on disk, written without git's checkout filters: a template is the same on every machine.

use std::{io::Write, path::Path};

use anyhow::{Result, ensure};
use fs_err as fs;
use git2::{ObjectType, Odb, OdbObject, Oid, Repository};
use walkdir::WalkDir;

use super::{
    line_endings::LineEndings,
    tree_entry::{TreeEntry, TreeEntryKind},
};
use crate::disk::{executable, symlink};

const MAX_BYTES: usize = 4 << 30;
/// Of one file, which is held in memory as long as it's written. It's GitHub's limit, too.
const MAX_FILE: usize = 100 << 20;

/// Writes `entries` below `folder`, which is empty; nothing is written through a link, and nothing twice.
pub fn write(repository: &Repository, entries: &[TreeEntry], folder: &Path) -> Result<()> {
    let odb = repository.odb()?;
    let mut bytes = 0;
    for entry in entries.iter().filter(|entry| entry.is_blob()) {
        let size = odb.read_header(entry.id)?.0;
        ensure!(size <= MAX_FILE, "`{}` has {size} bytes: a file has at most {MAX_FILE}", entry.path.display());
        bytes += size;
    }
    ensure!(bytes <= MAX_BYTES, "its files have {bytes} bytes: a template has at most {MAX_BYTES}");
    entries.iter().try_for_each(|entry| write_entry(entry, &odb, folder))
}

/// Whether `folder` holds `entries` as they were written, and nothing else.
pub fn is_whole(repository: &Repository, entries: &[TreeEntry], folder: &Path) -> Result<bool> {
    let is_folder = folder.symlink_metadata().is_ok_and(|metadata| metadata.is_dir());
    if !is_folder || WalkDir::new(folder).min_depth(1).into_iter().count() != entries.len() {
        return Ok(false);
    }
    let odb = repository.odb()?;
    for entry in entries {
        let path = folder.join(&entry.path);
        let Ok(metadata) = path.symlink_metadata() else { return Ok(false) };
        let is_as_written = match entry.kind {
            TreeEntryKind::Folder | TreeEntryKind::Submodule => metadata.is_dir(),
            TreeEntryKind::Link => cfg!(not(unix)) || metadata.is_symlink(),
            TreeEntryKind::File { .. } => metadata.is_file() && has_contents(&path, entry, &odb)?,
        };
        if !is_as_written {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether the file at `path` is as it was written.
fn has_contents(path: &Path, entry: &TreeEntry, odb: &Odb) -> Result<bool> {
    Ok(match entry.line_endings {
        LineEndings::Kept => Oid::hash_file(ObjectType::Blob, path)? == entry.id,
        applied => *applied.applied(blob(odb, entry.id)?.data()) == *fs::read(path)?,
    })
}

/// Fails if something is at the path: so each folder above it is one that was written here, and not a link.
fn write_entry(entry: &TreeEntry, odb: &Odb, folder: &Path) -> Result<()> {
    let path = folder.join(&entry.path);
    match entry.kind {
        TreeEntryKind::Folder | TreeEntryKind::Submodule => fs::create_dir(path)?,
        TreeEntryKind::File { executable } => {
            let blob = blob(odb, entry.id)?;
            executable::create_new(&path, executable)?.write_all(&entry.line_endings.applied(blob.data()))?;
        }
        TreeEntryKind::Link => symlink::create(blob(odb, entry.id)?.data(), &path)?,
    }
    Ok(())
}

/// libgit2 checks the contents against the id.
fn blob<'a>(odb: &'a Odb, id: Oid) -> Result<OdbObject<'a>> {
    let object = odb.read(id)?;
    ensure!(object.kind() == ObjectType::Blob, "`{id}` is no file");
    Ok(object)
}
