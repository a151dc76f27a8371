//! SHA-256 of what a file holds.

use std::{
    fmt,
    io::{self, Read},
    path::Path,
};

use fs_err as fs;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// In hexadecimal.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Hash(String);

impl Hash {
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = Hasher::default();
        hasher.update(bytes);
        hasher.finish()
    }

    /// Of the regular file at `path`; `None` if there is none.
    pub fn of_file(path: &Path) -> io::Result<Option<Self>> {
        // Opening a pipe would wait for somebody to write into it.
        if !path.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
            return Ok(None);
        }
        let mut hasher = Hasher::default();
        hasher.read(fs::File::open(path)?)?;
        Ok(Some(hasher.finish()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Hashes what comes in pieces.
#[derive(Default)]
pub struct Hasher(Sha256);

impl Hasher {
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// All that is left in `from`.
    pub fn read(&mut self, mut from: impl Read) -> io::Result<()> {
        let mut piece = vec![0; 64 << 10];
        loop {
            match from.read(&mut piece) {
                Ok(0) => return Ok(()),
                Ok(length) => self.update(&piece[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    pub fn finish(self) -> Hash {
        Hash(base16ct::lower::encode_string(&self.0.finalize()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_a_file_that_holds_them_have_the_same_hash() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        assert_eq!(Hash::of_file(&path).unwrap(), None);
        assert_eq!(Hash::of_file(folder.path()).unwrap(), None);
        let bytes = b"abc".repeat(20_000);
        fs::write(&path, &bytes).unwrap();
        assert_eq!(Hash::of_file(&path).unwrap(), Some(Hash::of(&bytes)));
        // From FIPS 180-2.
        assert_eq!(Hash::of(b"abc").as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
