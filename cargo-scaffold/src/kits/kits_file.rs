//! `kits.toml`. Users edit it too, so their comments and their order are kept.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use etcetera::BaseStrategy;
use fs_err as fs;
use toml_edit::{DocumentMut, Item, Table};

use super::{kit::Kit, kit_name::KitName, kit_table};
use crate::{
    base::{suggest, toml},
    disk::replace,
    template::{builtin, git::GitUrl},
};

pub const NO_KITS: &str = "there are none yet: add one with `cargo scaffold kit add NAME URL`";

/// The user's kits, as the file has them.
pub struct Kits {
    path: PathBuf,
    document: DocumentMut,
}

impl Kits {
    /// Reads the file; without one there are no kits.
    pub fn load() -> Result<Self> {
        let folder = etcetera::choose_base_strategy().context("you have no home folder: set `HOME`")?.config_dir();
        Self::read(folder.join("cargo-scaffold").join("kits.toml"))
    }

    /// Changes the file; other runs wait.
    pub fn edit<T>(change: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let Self { path, .. } = Self::load()?;
        fs::create_dir_all(folder(&path)?)?;
        let lock = fs::File::create(path.with_extension("lock"))?;
        lock.lock().with_context(|| format!("can't lock `{}`", path.display()))?;
        let mut kits = Self::read(path)?;
        let result = change(&mut kits)?;
        kits.write()?;
        Ok(result)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.document.iter().map(|(name, _)| name)
    }

    /// All kits, in the file's order.
    pub fn all(&self) -> Result<Vec<Kit>> {
        self.names().map(|name| self.get(name)).collect()
    }

    /// The kit `name`.
    pub fn get(&self, name: &str) -> Result<Kit> {
        let Some(item) = self.document.get(name) else { bail!("there's no kit `{name}`: {}", self.known(name)) };
        let table = item.as_table_like().ok_or_else(|| anyhow!("`{name}` isn't a table"));
        let kit = table.and_then(|table| kit_table::read(name, table));
        kit.with_context(|| format!("the kit `{name}` in `{}`: correct it, or remove it", self.path.display()))
    }

    /// The kit that `kind` names, as in `KIT` or `KIT/TEMPLATE`, and the template.
    pub fn of_kind<'a>(&self, kind: &'a str) -> Result<(Kit, Option<&'a str>)> {
        let (name, template) = kind.split_once('/').map_or((kind, None), |(name, template)| (name, Some(template)));
        if !self.contains(name) {
            bail!("unknown kind `{kind}`: {}", suggest::among(name, builtin::kinds().into_iter().chain(self.names())));
        }
        Ok((self.get(name)?, template))
    }

    /// # Errors
    /// There's a kit of that name.
    pub fn check_free(&self, name: &KitName) -> Result<()> {
        ensure!(
            !self.contains(name.as_str()),
            "there's a kit `{name}` already: choose another name, or `cargo scaffold kit remove {name}` first"
        );
        Ok(())
    }

    /// Replaces `kit`, which was read before, by `new`.
    ///
    /// # Errors
    /// Another run has changed it since then.
    pub fn replace(&mut self, kit: &Kit, new: &Kit) -> Result<()> {
        ensure!(self.get(kit.name.as_str())? == *kit, "the kit `{}` has just been changed: try again", kit.name);
        self.set(new);
        Ok(())
    }

    /// Adds `kit`, or updates what is known of it.
    pub fn set(&mut self, kit: &Kit) {
        let entry = self.document.entry(kit.name.as_str()).or_insert(Item::Table(Table::new()));
        let Some(table) = entry.as_table_like_mut() else { return };
        kit_table::write(kit, table);
    }

    /// Removes the kit `name`, and returns its URL if no other kit has the same.
    pub fn remove(&mut self, name: &KitName) -> Result<Option<GitUrl>> {
        // A kit that is invalid can be removed too.
        let url = self.get(name.as_str()).and_then(|kit| kit.url()).ok();
        let removed = self.document.remove(name.as_str());
        removed.ok_or_else(|| anyhow!("there's no kit `{name}`: {}", self.known(name.as_str())))?;
        let is_used =
            |url: &GitUrl| self.names().any(|other| self.get(other).is_ok_and(|other| other.url == url.to_string()));
        Ok(url.filter(|url| !is_used(url)))
    }

    fn contains(&self, name: &str) -> bool {
        self.names().any(|known| known == name)
    }

    fn known(&self, name: &str) -> String {
        match self.document.is_empty() {
            true => "add one with `cargo scaffold kit add NAME URL`".to_owned(),
            false => suggest::among(name, self.names()),
        }
    }

    fn read(path: PathBuf) -> Result<Self> {
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            text => text?,
        };
        Ok(Self { document: toml::document(&path, &text)?, path })
    }

    fn write(&self) -> Result<()> {
        replace::write(&self.path, self.document.to_string().as_bytes())
    }
}

fn folder(path: &Path) -> Result<&Path> {
    path.parent().context("a file has a folder")
}
