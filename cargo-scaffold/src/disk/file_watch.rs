//! Folders, watched by the system for changes of the files in them.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// One save is several changes: an editor writes another file and renames it. More than they take, and less than anybody
/// notices.
const QUIET: Duration = Duration::from_millis(20);
/// Whoever never stops writing is no reason to wait for ever.
const MAX_WAIT: Duration = Duration::from_millis(500);

pub struct FileWatch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    folders: BTreeSet<PathBuf>,
}

impl FileWatch {
    pub fn new() -> Result<Self> {
        let (sender, events) = mpsc::channel();
        let watcher = notify::recommended_watcher(sender).context("the system can't watch files")?;
        Ok(Self { watcher, events, folders: BTreeSet::new() })
    }

    /// Watches `folders`, each without those inside of it, and no others.
    pub fn follow(&mut self, folders: BTreeSet<PathBuf>) -> Result<()> {
        let mut paths = self.watcher.paths_mut();
        for gone in self.folders.difference(&folders) {
            // The system watches no folder that was removed.
            let _ = paths.remove(gone);
        }
        // Also those that are known: another folder may have taken the place of one.
        for folder in &folders {
            match paths.add(folder, RecursiveMode::NonRecursive) {
                Err(error) if folder.is_dir() => return Err(error).with_context(|| advice(folder)),
                _ => {}
            }
        }
        paths.commit().context("failed to watch the crate's files")?;
        self.folders = folders;
        Ok(())
    }

    pub fn is_followed(&self, folder: &Path) -> bool {
        self.folders.contains(folder)
    }

    /// Waits for a change of what `is_input`, until there are no more for a moment. Returns what has changed: nothing, if
    /// the system has lost count.
    pub fn wait(&self, is_input: impl Fn(&Path) -> bool) -> Result<BTreeSet<PathBuf>> {
        let mut changed = BTreeSet::new();
        let mut end: Option<Instant> = None;
        let mut quiet: Option<Instant> = None;
        loop {
            let Some(event) = self.next(quiet.min(end))? else { return Ok(changed) };
            let paths: Vec<_> = event.paths.iter().filter(|path| is_input(path)).cloned().collect();
            if !paths.is_empty() || event.need_rescan() {
                changed.extend(paths);
                quiet = Some(Instant::now() + QUIET);
                end.get_or_insert(Instant::now() + MAX_WAIT);
            }
        }
    }

    /// `None` if nothing happens until then.
    fn next(&self, until: Option<Instant>) -> Result<Option<Event>> {
        loop {
            let event = match until {
                None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(until) => self.events.recv_timeout(until.saturating_duration_since(Instant::now())),
            };
            match event {
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                // That a file was read is no change.
                Ok(Ok(event)) if matches!(event.kind, EventKind::Access(_)) => {}
                event => return Ok(Some(event.context("the system has stopped to watch files")??)),
            }
        }
    }
}

fn advice(folder: &Path) -> String {
    let limit = if cfg!(target_os = "linux") { ": raise `fs.inotify.max_user_watches` with `sysctl`" } else { "" };
    format!("can't watch the folder `{}`{limit}", folder.display())
}
