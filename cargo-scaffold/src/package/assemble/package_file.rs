//! A file of the package, in memory.

pub struct PackageFile {
    /// Relative to the package's root, with forward slashes.
    pub path: String,
    pub contents: Vec<u8>,
}
