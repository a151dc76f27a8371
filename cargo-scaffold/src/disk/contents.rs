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

use super::hash::{Hash, Hasher};

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
    held: OnceLock<Held>,
}

/// Bytes that count towards what may be held at one time.
struct Held {
    bytes: Vec<u8>,
    counted: u64,
    all: &'static AtomicU64,
}

/// Only files up to this many bytes are held.
const MAX_SMALL: u64 = 64 << 10;
/// And no more bytes at one time, so that memory doesn't grow with a template.
const MAX_HELD: u64 = 64 << 20;
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

    pub fn read(&self) -> Result<Cow<'_, [u8]>> {
        Ok(match self {
            Self::Bytes(bytes) => Cow::Borrowed(bytes),
            Self::File(file) => match file.hold()? {
                Some(held) => Cow::Borrowed(held),
                None => Cow::Owned(fs::read(&file.path)?),
            },
        })
    }

    /// For reading in pieces.
    pub fn open(&self) -> Result<Box<dyn io::Read + '_>> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(&**bytes),
            Self::File(file) => match file.hold()? {
                Some(held) => Box::new(held),
                None => Box::new(fs::File::open(&file.path)?),
            },
        })
    }

    /// Writes it to the new file `to`.
    pub fn write(&self, to: &mut fs::File) -> Result<()> {
        match self {
            Self::Bytes(bytes) => io::Write::write_all(to, bytes)?,
            Self::File(file) => match file.hold()? {
                Some(held) => io::Write::write_all(to, held)?,
                // The system may copy it without reading.
                None => drop(io::copy(fs::File::open(&file.path)?.file_mut(), to.file_mut())?),
            },
        }
        Ok(())
    }

    /// Reads a small file ahead.
    pub fn prefetch(&self) {
        if let Self::File(file) = self {
            // The later read reports the error.
            let _ = file.hold();
        }
    }

    pub fn hash(&self) -> Result<Hash> {
        let mut hasher = Hasher::default();
        self.hash_into(&mut hasher)?;
        Ok(hasher.finish())
    }

    pub fn hash_into(&self, hasher: &mut Hasher) -> Result<()> {
        match self {
            Self::Bytes(bytes) => hasher.update(bytes),
            Self::File(file) => match file.hold()? {
                Some(held) => hasher.update(held),
                None => hasher.read(fs::File::open(&file.path)?)?,
            },
        }
        Ok(())
    }
}

impl OnDisk {
    /// `None` if the file is too long to be held, or too much is held already.
    fn hold(&self) -> Result<Option<&[u8]>> {
        if self.held.get().is_none()
            && self.length <= MAX_SMALL
            && let Some(held) = Held::read(self, &HELD)?
        {
            // Where another thread was faster, that one's bytes are kept, and these are released.
            let _ = self.held.set(held);
        }
        Ok(self.held.get().map(|held| held.bytes.as_slice()))
    }
}

impl Held {
    fn read(file: &OnDisk, all: &'static AtomicU64) -> Result<Option<Self>> {
        let before = all.fetch_add(file.length, Ordering::Relaxed);
        let mut held = Self { bytes: Vec::new(), counted: file.length, all };
        if before + file.length > MAX_HELD {
            return Ok(None);
        }
        held.bytes = fs::read(&file.path)?;
        Ok(Some(held))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.all.fetch_sub(self.counted, Ordering::Relaxed);
    }
}

impl From<Vec<u8>> for Contents {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(Cow::Owned(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_counts_as_long_as_it_is_held() {
        static ALL: AtomicU64 = AtomicU64::new(0);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, [0; 1000]).unwrap();
        let file = OnDisk { path, length: 1000, held: OnceLock::new() };
        let read = || Held::read(&file, &ALL).unwrap();
        assert!(file.held.set(read().unwrap()).is_ok());
        // Another thread that was slower.
        assert!(file.held.set(read().unwrap()).is_err());
        assert_eq!(ALL.load(Ordering::Relaxed), 1000);
        ALL.fetch_add(MAX_HELD - 1500, Ordering::Relaxed);
        assert!(read().is_none(), "it would be too much");
        assert_eq!(ALL.load(Ordering::Relaxed), MAX_HELD - 500);
        drop(file);
        assert_eq!(ALL.load(Ordering::Relaxed), MAX_HELD - 1500);
    }
}
