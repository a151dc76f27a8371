//! A commit's files on disk, written without git's checkout filters: a template is the same on every machine.

use std::{io::Write, path::Path};

use anyhow::{Result, ensure};
use fs_err as fs;
use git2::{ObjectType, Odb, OdbObject, Oid, Repository};

use super::{
    line_endings::LineEndings,
    tree_entry::{TreeEntry, TreeEntryKind},
};
use crate::disk::{executable, symlink};

const MAX_BYTES: usize = 4 << 30;

/// Writes `entries` below `folder`, which is empty; nothing is written through a link, and nothing twice.
pub fn write(repository: &Repository, entries: &[TreeEntry], folder: &Path) -> Result<()> {
    let odb = repository.odb()?;
    let sizes = entries.iter().filter(|entry| entry.is_blob()).map(|entry| Ok(odb.read_header(entry.id)?.0));
    let bytes = sizes.sum::<Result<usize>>()?;
    ensure!(bytes <= MAX_BYTES, "its files have {bytes} bytes: a template has at most {MAX_BYTES}");
    entries.iter().try_for_each(|entry| write_entry(entry, &odb, folder))
}

/// Whether `folder` holds `entries`, each file with its length.
pub fn is_whole(repository: &Repository, entries: &[TreeEntry], folder: &Path) -> Result<bool> {
    let odb = repository.odb()?;
    for entry in entries {
        let Ok(metadata) = folder.join(&entry.path).symlink_metadata() else { return Ok(false) };
        let is_as_written = match entry.kind {
            TreeEntryKind::Folder | TreeEntryKind::Submodule => metadata.is_dir(),
            TreeEntryKind::Link => cfg!(not(unix)) || metadata.is_symlink(),
            TreeEntryKind::File { .. } => metadata.is_file() && metadata.len() == written_length(entry, &odb)? as u64,
        };
        if !is_as_written {
            return Ok(false);
        }
    }
    Ok(true)
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

/// In bytes.
fn written_length(entry: &TreeEntry, odb: &Odb) -> Result<usize> {
    match entry.line_endings {
        LineEndings::Kept => Ok(odb.read_header(entry.id)?.0),
        applied => Ok(applied.applied(blob(odb, entry.id)?.data()).len()),
    }
}

/// libgit2 checks the contents against the id.
fn blob<'a>(odb: &'a Odb, id: Oid) -> Result<OdbObject<'a>> {
    let object = odb.read(id)?;
    ensure!(object.kind() == ObjectType::Blob, "`{id}` is no file");
    Ok(object)
}
