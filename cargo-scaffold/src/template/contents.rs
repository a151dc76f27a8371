//! What a file holds: in memory, or on disk until it's needed.

use std::{borrow::Cow, io, path::PathBuf};

use anyhow::Result;
use fs_err as fs;

/// The contents of a template's or a project's file.
#[derive(Clone)]
pub enum Contents {
    Bytes(Cow<'static, [u8]>),
    /// A regular file of `length` bytes, which may be longer than memory.
    File {
        path: PathBuf,
        length: u64,
    },
}

impl Contents {
    pub fn len(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File { length, .. } => *length,
        }
    }

    /// All of it.
    pub fn read(&self) -> Result<Cow<'_, [u8]>> {
        Ok(match self {
            Self::Bytes(bytes) => Cow::Borrowed(bytes),
            Self::File { path, .. } => Cow::Owned(fs::read(path)?),
        })
    }

    /// To be read piece by piece.
    pub fn open(&self) -> Result<Box<dyn io::Read + '_>> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(&**bytes),
            Self::File { path, .. } => Box::new(fs::File::open(path)?),
        })
    }
}

impl From<Vec<u8>> for Contents {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(Cow::Owned(bytes))
    }
}
