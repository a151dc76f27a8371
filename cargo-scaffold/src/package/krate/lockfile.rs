//! The lockfile of a crate that isn't locked to any wasm-bindgen yet: the built-in version is added, so that bindings
//! are generated in process. Cargo prefers the versions that a lockfile names, and removes the entries it doesn't need.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use semver::Version;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use crate::{
    base::{
        terminal::{Shell, SilentExit},
        toml,
    },
    disk::replace,
    toolchain::rust::{cargo, not_started},
};

/// wasm-bindgen and its own crates, at the built-in version.
const FAMILY: &str = include_str!("wasm_bindgen.lock");

/// The wasm-bindgen that a lockfile names.
pub struct LockedBindgen {
    pub version: Version,
    /// `None` if it's in a folder of the user's.
    pub source: Option<String>,
}

impl LockedBindgen {
    /// Whether it's as it was released.
    pub fn is_released(&self) -> bool {
        self.source.as_ref().is_some_and(|source| !source.starts_with("git+"))
    }

    pub fn is_built_in(&self) -> bool {
        self.version.to_string() == wasm_bindgen_shared::version()
    }
}

/// What the workspace at `root` is locked to.
pub fn locked_bindgen(root: &Path) -> Result<Option<LockedBindgen>> {
    Ok(Lockfile::read(root)?.wasm_bindgen())
}

/// Locks the workspace at `root` to the built-in wasm-bindgen, unless its lockfile names one already. If cargo fails, or
/// nothing depends on wasm-bindgen, the lockfile stays as it was.
pub fn pin_wasm_bindgen(root: &Path, offline: bool, shell: Shell) -> Result<()> {
    if locked_bindgen(root)?.is_some() { Ok(()) } else { change_to_built_in(root, offline, shell) }
}

/// The same, whichever it names. The crate's own requirement can still keep another one.
pub fn change_to_built_in(root: &Path, offline: bool, shell: Shell) -> Result<()> {
    let lockfile = Lockfile::read(root)?;
    lockfile.write_with_family()?;
    let resolved = resolve(root, offline).and_then(|()| locked_bindgen(root));
    match resolved {
        Ok(Some(locked)) => {
            shell.status("Locked", format_args!("to wasm-bindgen {}", locked.version));
            Ok(())
        }
        Ok(None) => {
            lockfile.restore()?;
            bail!("the crate does not depend on wasm-bindgen: run `cargo add wasm-bindgen`")
        }
        Err(error) => {
            lockfile.restore()?;
            Err(error)
        }
    }
}

struct Lockfile {
    path: PathBuf,
    /// `None` if there is no such file.
    text: Option<String>,
    document: DocumentMut,
}

impl Lockfile {
    fn read(root: &Path) -> Result<Self> {
        let path = root.join("Cargo.lock");
        let text = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        let document = toml::document(&path, text.as_deref().unwrap_or("version = 4\n"))?;
        Ok(Self { path, text, document })
    }

    fn wasm_bindgen(&self) -> Option<LockedBindgen> {
        let mut packages = self.document.get("package")?.as_array_of_tables()?.iter();
        let package = packages.find(|package| name(package) == Some("wasm-bindgen"))?;
        let version = Version::parse(package.get("version")?.as_str()?).ok()?;
        Some(LockedBindgen { version, source: package.get("source").and_then(Item::as_str).map(str::to_owned) })
    }

    fn write_with_family(&self) -> Result<()> {
        let mut document = self.document.clone();
        let family: DocumentMut = FAMILY.parse()?;
        let family: Vec<_> = family["package"].as_array_of_tables().into_iter().flatten().cloned().collect();
        let packages = document["package"].or_insert(ArrayOfTables::new().into());
        let packages = packages.as_array_of_tables_mut().context("`package` in `Cargo.lock` is no array of tables")?;
        packages.retain(|package| !family.iter().any(|member| name(member) == name(package)));
        packages.extend(family);
        replace::write(&self.path, document.to_string().as_bytes())
    }

    fn restore(&self) -> Result<()> {
        match &self.text {
            Some(text) => replace::write(&self.path, text.as_bytes()),
            None => Ok(fs::remove_file(&self.path)?),
        }
    }
}

fn name(package: &Table) -> Option<&str> {
    package.get("name")?.as_str()
}

/// Completes the lockfile with cargo, which keeps the versions that it names already.
fn resolve(root: &Path, offline: bool) -> Result<()> {
    let mut update = cargo(root);
    update.args(["update", "--workspace", "--quiet"]).args(offline.then_some("--offline"));
    let status = update.status().map_err(|error| not_started(&update, error))?;
    ensure!(status.success(), SilentExit);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_family_is_the_built_in_one() {
        let family: DocumentMut = FAMILY.parse().unwrap();
        let packages = family["package"].as_array_of_tables().unwrap();
        let wasm_bindgen = packages.iter().find(|package| package["name"].as_str() == Some("wasm-bindgen")).unwrap();
        assert_eq!(wasm_bindgen["version"].as_str().unwrap(), wasm_bindgen_shared::version());
    }
}
