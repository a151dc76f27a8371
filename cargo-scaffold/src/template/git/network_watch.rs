//! Limits for a server that says nothing, or never ends. libgit2 waits for it as long as it likes, so that it's the
//! process that ends; nothing is written by then but to the cache, which another run repairs.

use std::{
    cell::Cell,
    process::exit,
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, anyhow};

use super::git_url::GitUrl;
use crate::base::terminal;

/// How long a server may say nothing. A large repository takes a while to be packed.
const MAX_SILENCE: Duration = Duration::from_secs(120);
/// The same, where the user may be asked for a password meanwhile.
const MAX_SILENCE_OF_USER: Duration = Duration::from_secs(600);
/// Of one transfer, in bytes.
const MAX_RECEIVED: usize = 1 << 30;

/// Ends the process after a silence, until it's dropped.
pub struct NetworkWatch {
    heartbeat: mpsc::Sender<()>,
    exceeded: Cell<bool>,
}

impl NetworkWatch {
    pub fn start(url: &GitUrl, asks: bool) -> Result<Self> {
        let (heartbeat, receiver) = mpsc::channel();
        let (url, max_silence) = (url.clone(), if asks { MAX_SILENCE_OF_USER } else { MAX_SILENCE });
        thread::Builder::new().spawn(move || watch(&url, &receiver, max_silence)).context("can't start a thread")?;
        Ok(Self { heartbeat, exceeded: Cell::new(false) })
    }

    /// The server has said something.
    pub fn heard(&self) {
        // Without a watch there's nobody to tell.
        let _ = self.heartbeat.send(());
    }

    /// Whether the transfer may go on after `bytes` in all.
    pub fn received(&self, bytes: usize) -> bool {
        self.heard();
        self.exceeded.set(bytes > MAX_RECEIVED);
        !self.exceeded.get()
    }

    /// # Errors
    /// A transfer was ended because it was too long.
    pub fn check(&self, url: &GitUrl) -> Result<()> {
        match self.exceeded.get() {
            true => Err(anyhow!("`{url}` sends more than {} MiB: a template has less", MAX_RECEIVED >> 20)),
            false => Ok(()),
        }
    }
}

fn watch(url: &GitUrl, heartbeat: &Receiver<()>, max_silence: Duration) {
    loop {
        match heartbeat.recv_timeout(max_silence) {
            Ok(()) => {}
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                let seconds = max_silence.as_secs();
                terminal::error(&anyhow!("`{url}` has said nothing for {seconds} seconds: try again later"));
                exit(1);
            }
        }
    }
}
