//! A folder that is served.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use super::url_path;
use crate::disk::{file_watch::FileWatch, source_folders};

pub struct Site {
    /// A real path, without links.
    folder: PathBuf,
    /// Where the package is. Whoever builds it tells when it is another one.
    package: PathBuf,
    /// Which files were asked for, whether they are there or not.
    loaded: Mutex<BTreeSet<PathBuf>>,
}

/// What is at an URL.
pub enum AtUrl {
    File(PathBuf),
    /// Its URL has to end with a slash, so that the names in its page lead into it.
    Folder,
    Nothing,
}

impl Site {
    pub fn new(folder: PathBuf, package: PathBuf) -> Self {
        Self { folder, package, loaded: Mutex::default() }
    }

    pub fn find(&self, url: &str) -> AtUrl {
        let Some(path) = url_path::parse(url) else { return AtUrl::Nothing };
        let mut path = path.map_or(self.folder.clone(), |path| self.folder.join(path.as_path()));
        let is_folder_url = url.split(['?', '#']).next().is_some_and(|path| path.ends_with('/'));
        match path.is_dir() {
            true if is_folder_url => path.push("index.html"),
            true => return AtUrl::Folder,
            false => {}
        }
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone());
        if self.holds(&path) { AtUrl::File(path) } else { AtUrl::Nothing }
    }

    /// Whether it's a file, wherever links lead, that is in the folder and isn't hidden.
    fn holds(&self, path: &Path) -> bool {
        let Ok(path) = path.canonicalize() else { return false };
        let inside = path.strip_prefix(&self.folder);
        let is_shown = |inside: &Path| !inside.iter().any(|name| name.to_string_lossy().starts_with('.'));
        path.is_file() && inside.is_ok_and(is_shown)
    }

    /// Calls `changed` whenever a file changes that a page has loaded. Never ends by itself.
    pub fn watch(&self, changed: impl Fn()) -> anyhow::Result<()> {
        let mut files = FileWatch::new()?;
        loop {
            files.follow(source_folders::below(&self.folder, |path| path == self.package).collect())?;
            // A new folder has to be followed.
            let news = files.wait(|path| path.is_dir() || self.is_loaded(path))?;
            if news.iter().any(|path| self.is_loaded(path)) {
                changed();
            }
        }
    }

    fn is_loaded(&self, path: &Path) -> bool {
        let is_packaged = path.starts_with(&self.package);
        !is_packaged && self.loaded.lock().unwrap_or_else(PoisonError::into_inner).contains(path)
    }
}
