//! `kits.toml`, which is the user's too: comments and order stay.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use etcetera::BaseStrategy;
use fs_err as fs;
use toml_edit::{DocumentMut, Item, Table, TableLike, value};

use super::{Kit, KitName};
use crate::{
    base::{suggest, toml},
    disk::replace,
    template::git::reference::Reference,
};

/// The user's kits, as they stand in the file.
pub struct Kits {
    path: PathBuf,
    document: DocumentMut,
}

const REFERENCES: [&str; 3] = ["branch", "tag", "rev"];

impl Kits {
    /// Reads the file; without one there are no kits.
    pub fn load() -> Result<Self> {
        let folder = etcetera::choose_base_strategy().context("you have no home folder: set `HOME`")?.config_dir();
        Self::read(folder.join("cargo-scaffold").join("kits.toml"))
    }

    /// Changes the file, alone: other runs wait.
    pub fn edit(change: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let Self { path, .. } = Self::load()?;
        fs::create_dir_all(folder(&path)?)?;
        let lock = fs::File::create(path.with_extension("lock"))?;
        lock.lock().with_context(|| format!("can't lock `{}`", path.display()))?;
        let mut kits = Self::read(path)?;
        change(&mut kits)?;
        kits.write()
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
        let kit = table.and_then(|table| kit(name, table));
        kit.with_context(|| format!("the kit `{name}` in `{}`: correct it, or remove it", self.path.display()))
    }

    /// Adds `kit`, or updates what is known of it.
    pub fn set(&mut self, kit: &Kit) {
        let entry = self.document.entry(kit.name.as_str()).or_insert(Item::Table(Table::new()));
        let Some(table) = entry.as_table_like_mut() else { return };
        let reference = match &kit.reference {
            Reference::Default => None,
            Reference::Branch(name) => Some(("branch", name)),
            Reference::Tag(name) => Some(("tag", name)),
            Reference::Rev(id) => Some(("rev", id)),
        };
        set(table, "url", &kit.url);
        reference.into_iter().for_each(|(key, name)| set(table, key, name));
        set(table, "commit", &kit.commit);
        match &kit.trust {
            Some(state) => set(table, "trust", state),
            None => drop(table.remove("trust")),
        }
    }

    pub fn remove(&mut self, name: &KitName) -> Result<()> {
        let removed = self.document.remove(name.as_str());
        removed.map(drop).ok_or_else(|| anyhow!("there's no kit `{name}`: {}", self.known(name.as_str())))
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

fn kit(name: &str, table: &dyn TableLike) -> Result<Kit> {
    let text = |key: &str| match table.get(key) {
        None => Ok(None),
        Some(item) => item.as_str().map(Some).with_context(|| format!("`{key}` isn't a string")),
    };
    let mut reference = Reference::Default;
    for key in REFERENCES {
        let Some(name) = text(key)? else { continue };
        ensure!(reference == Reference::Default, "it has more than one of `branch`, `tag` and `rev`");
        reference = match key {
            "branch" => Reference::branch(name)?,
            "tag" => Reference::tag(name)?,
            _ => Reference::rev(name)?,
        };
    }
    let url = text("url")?.context("it has no `url`")?.to_owned();
    let commit = text("commit")?.context("it has no `commit`: add it again")?.to_owned();
    let trust = text("trust")?.map(str::to_owned);
    Ok(Kit { name: KitName::new(name)?, url, reference, commit, trust })
}

/// Keeps what stands around an old value.
fn set(table: &mut dyn TableLike, key: &str, text: &str) {
    let mut new = value(text);
    if let (Some(old), Some(new)) = (table.get(key).and_then(Item::as_value), new.as_value_mut()) {
        *new.decor_mut() = old.decor().clone();
    }
    table.insert(key, new);
}
