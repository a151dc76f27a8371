//! Folders in which the user works, in a project's folder.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::cache_tag;

/// `folder` and those inside of it, but for what's aside or `is_excluded`.
pub fn below(folder: &Path, is_excluded: impl Fn(&Path) -> bool) -> impl Iterator<Item = PathBuf> {
    let is_left_out = move |path: &Path| is_aside(path) || is_excluded(path);
    let is_wanted =
        move |entry: &DirEntry| entry.file_type().is_dir() && (entry.depth() == 0 || !is_left_out(entry.path()));
    let entries = WalkDir::new(folder).into_iter().filter_entry(is_wanted);
    // A folder that can't be read has no file that is.
    entries.filter_map(Result::ok).map(DirEntry::into_path)
}

/// Whether it's no source: hidden, generated, or installed.
pub fn is_aside(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().starts_with('.') || name == "node_modules" || cache_tag::is_cache(path)
}
