//! Which package manager a JavaScript project uses, and how that is known.

use std::path::Path;

use anyhow::Result;

use super::{js_manifest::JsManifest, package_manager::PackageManager};

pub struct ManagerChoice {
    pub manager: PackageManager,
    /// What it's known by: a file, or a field of `package.json`.
    pub known_by: Option<&'static str>,
    /// A file of another manager beside it.
    pub other: Option<(PackageManager, &'static str)>,
}

impl ManagerChoice {
    /// The first of `folders` that says something decides. If none does, it's npm, which comes with Node.js.
    pub fn new<'a>(folders: impl Iterator<Item = &'a Path>) -> Result<Self> {
        for folder in folders {
            if let Some(choice) = Self::named(folder)?.or_else(|| Self::by_files(folder)) {
                return Ok(choice);
            }
        }
        Ok(Self { manager: PackageManager::Npm, known_by: None, other: None })
    }

    fn named(folder: &Path) -> Result<Option<Self>> {
        let Some(manifest) = JsManifest::in_folder(folder)? else { return Ok(None) };
        let named = manifest.named_manager().and_then(|(field, name)| Some((field, PackageManager::from_name(name)?)));
        Ok(named.map(|(field, manager)| Self { manager, known_by: Some(field), other: None }))
    }

    fn by_files(folder: &Path) -> Option<Self> {
        let mut found = PackageManager::ALL.into_iter().filter_map(|manager| {
            let file = manager.files().iter().find(|file| folder.join(file).is_file())?;
            Some((manager, *file))
        });
        let (manager, file) = found.next()?;
        Some(Self { manager, known_by: Some(file), other: found.next() })
    }

    /// For the user, where two managers' files say different things.
    pub fn doubt(&self) -> Option<String> {
        let (other, file) = self.other?;
        let (manager, known_by) = (self.manager, self.known_by?);
        Some(format!(
            "`{known_by}` is {manager}'s and `{file}` is {other}'s: {manager} is taken, the first of pnpm, yarn, bun and \
             npm; remove the file that isn't used, or name the program in `packageManager` in `package.json`"
        ))
    }
}
