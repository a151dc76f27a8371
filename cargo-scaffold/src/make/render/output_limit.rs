//! How much a template may render to.

use std::io::{self, Write};

const MAX_BYTES: usize = 256 << 20;

/// Counts the output of all files together.
#[derive(Default)]
pub struct OutputLimit {
    written: usize,
}

impl OutputLimit {
    /// The output of one text, empty yet.
    pub fn start(&mut self) -> LimitedOutput<'_> {
        LimitedOutput { limit: self, text: Vec::new() }
    }

    pub fn is_exceeded(&self) -> bool {
        self.written > MAX_BYTES
    }

    pub fn message() -> String {
        format!("the template renders to more than {} MiB", MAX_BYTES >> 20)
    }
}

/// Output that fails once the limit is exceeded.
pub struct LimitedOutput<'a> {
    limit: &'a mut OutputLimit,
    pub text: Vec<u8>,
}

impl Write for LimitedOutput<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.limit.written += bytes.len();
        if self.limit.is_exceeded() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
