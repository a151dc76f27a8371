//! Folders that are tagged as caches (<https://bford.info/cachedir/>), as cargo's target folders are.

use std::{io::Read, path::Path};

use fs_err as fs;

const TAG: &str = "CACHEDIR.TAG";
const SIGNATURE: &[u8] = b"Signature: 8a477f597d28d172789f06886806bc55";

/// Whether `folder` has the tag. A tag that can't be read is none.
pub fn is_cache(folder: &Path) -> bool {
    let tag = folder.join(TAG);
    // Opening a pipe would wait for somebody to write into it.
    if !tag.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    let Ok(tag) = fs::File::open(tag) else { return false };
    let mut start = Vec::new();
    tag.take(SIGNATURE.len() as u64).read_to_end(&mut start).is_ok() && start == SIGNATURE
}
