//! What files held when they changed: one that is written again with the same contents is no change.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use crate::disk::hash::Hash;

/// `None` is for what is no file.
#[derive(Default)]
pub struct ContentsSeen(HashMap<PathBuf, Option<Hash>>);

impl ContentsSeen {
    /// Looks at the file again. Whether it's another one than before, or wasn't looked at yet.
    pub fn update(&mut self, path: &Path) -> bool {
        // What can't be read has changed when it can be.
        let now = Hash::of_file(path).unwrap_or_default();
        self.0.insert(path.to_owned(), now.clone()) != Some(now)
    }
}
