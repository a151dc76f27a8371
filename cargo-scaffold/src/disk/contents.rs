//! What a file holds: in memory, or on disk until it's needed.

use std::{
    borrow::Cow,
    io,
    path::{Path, PathBuf},
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use anyhow::Result;
use fs_err as fs;

/// The contents of a template's or a project's file.
#[derive(Clone)]
pub enum Contents {
    Bytes(Cow<'static, [u8]>),
    File(Arc<OnDisk>),
}

/// A regular file, which may be longer than memory.
pub struct OnDisk {
    path: PathBuf,
    length: u64,
    /// A small file's bytes, once they have been read: they are looked at, hashed and written.
    held: OnceLock<Vec<u8>>,
}

/// Small files are held, up to this many bytes of all: memory doesn't grow with a template.
const SMALL: u64 = 64 << 10;
const MOST: u64 = 64 << 20;
static HELD: AtomicU64 = AtomicU64::new(0);

impl Contents {
    pub fn on_disk(path: &Path, length: u64) -> Self {
        Self::File(Arc::new(OnDisk { path: path.to_owned(), length, held: OnceLock::new() }))
    }

    pub fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File(file) => file.length,
        }
    }

    /// All of it.
    pub fn read(&self) -> Result<Cow<'_, [u8]>> {
        Ok(match self {
            Self::Bytes(bytes) => Cow::Borrowed(bytes),
            Self::File(file) => match file.hold()? {
                Some(held) => Cow::Borrowed(held),
                None => Cow::Owned(fs::read(&file.path)?),
            },
        })
    }

    /// To be read piece by piece.
    pub fn open(&self) -> Result<Box<dyn io::Read + '_>> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(&**bytes),
            Self::File(file) => match file.hold()? {
                Some(held) => Box::new(held),
                None => Box::new(fs::File::open(&file.path)?),
            },
        })
    }

    /// Writes all of it to the new file `to`.
    pub fn write(&self, to: &mut fs::File) -> Result<()> {
        match self {
            Self::Bytes(bytes) => io::Write::write_all(to, bytes)?,
            Self::File(file) => match file.hold()? {
                Some(held) => io::Write::write_all(to, held)?,
                // Where the system can, it copies by itself.
                None => drop(io::copy(fs::File::open(&file.path)?.file_mut(), to.file_mut())?),
            },
        }
        Ok(())
    }

    /// Reads a small file ahead.
    pub fn prefetch(&self) {
        if let Self::File(file) = self {
            // Whoever needs it will see why it can't be read.
            let _ = file.hold();
        }
    }
}

impl OnDisk {
    fn hold(&self) -> Result<Option<&[u8]>> {
        if self.held.get().is_none() && self.length <= SMALL {
            let before = HELD.fetch_add(self.length, Ordering::Relaxed);
            if before + self.length > MOST {
                HELD.fetch_sub(self.length, Ordering::Relaxed);
                return Ok(None);
            }
            let _ = self.held.set(fs::read(&self.path)?);
        }
        Ok(self.held.get().map(Vec::as_slice))
    }
}

impl From<Vec<u8>> for Contents {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(Cow::Owned(bytes))
    }
}
