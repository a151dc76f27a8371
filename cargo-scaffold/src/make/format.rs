//! Rust files formatted by rustfmt, as cargo-generate 0.26 does with what it wrote.

use std::{
    collections::BTreeMap,
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;
use fs_err as fs;
use toml_edit::{DocumentMut, Item};

use super::{
    plan::{Plan, PlannedFile, Reason},
    rendered_tree::RenderedTree,
};
use crate::{disk::staging::Staging, template::Manifest};

/// Whether a project of this template is formatted: the hook `fmt` asks for it, `fmt = false` refuses it.
pub fn is_wanted(manifest: &Manifest) -> bool {
    manifest.hooks.post.iter().any(|hook| hook == "fmt") || manifest.template.fmt.unwrap_or(true)
}

/// Formats the Rust files of a project that is to be at `destination`, each in its package's edition. Files that belong
/// to no package stay as they are, and so does what rustfmt can't format: a note says so.
pub fn format(tree: &mut RenderedTree, destination: &Path) -> Result<()> {
    let editions = Editions { plan: &tree.plan, destination };
    let mut by_edition: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, file) in tree.plan.files.iter().enumerate() {
        if file.path.as_str().ends_with(".rs")
            && let Some(edition) = editions.of(file.path.as_path())?
        {
            by_edition.entry(edition).or_default().push(index);
        }
    }
    if by_edition.is_empty() {
        return Ok(());
    }
    let copies = Copies::of(&tree.plan, destination)?;
    for (edition, files) in by_edition {
        let paths = files.iter().map(|&index| copies.path(&tree.plan.files[index])).collect::<Vec<_>>();
        if let Err(reason) = rustfmt(&edition, &paths) {
            tree.notes.push(format!("the Rust files aren't all formatted: {reason}"));
        }
    }
    copies.take_into(&mut tree.plan)
}

/// Where the files are formatted: beside them, rustfmt looks for its configuration.
struct Copies(Staging);

impl Copies {
    fn of(plan: &Plan, destination: &Path) -> Result<Self> {
        let copies = Self(Staging::temporary()?);
        if let Some(configuration) = destination.ancestors().skip(1).find_map(configuration) {
            fs::copy(configuration, copies.0.path().join("rustfmt.toml"))?;
        }
        for file in plan.files.iter().filter(|file| is_rust(file) || is_configuration(file)) {
            let path = copies.path(file);
            path.parent().map(fs::create_dir_all).transpose()?;
            file.contents.write(&mut fs::File::create(path)?)?;
        }
        Ok(copies)
    }

    fn path(&self, file: &PlannedFile) -> PathBuf {
        self.0.path().join("project").join(file.path.as_path())
    }

    /// Takes the files that rustfmt has changed.
    fn take_into(&self, plan: &mut Plan) -> Result<()> {
        for file in plan.files.iter_mut().filter(|file| is_rust(file)) {
            let formatted = fs::read(self.path(file))?;
            if *file.contents.read()? != *formatted {
                file.contents = formatted.into();
                file.reason = Reason::Rendered;
            }
        }
        Ok(())
    }
}

fn is_rust(file: &PlannedFile) -> bool {
    file.path.as_str().ends_with(".rs")
}

const CONFIGURATIONS: [&str; 2] = ["rustfmt.toml", ".rustfmt.toml"];

fn is_configuration(file: &PlannedFile) -> bool {
    CONFIGURATIONS.iter().any(|name| file.path.as_path().file_name().is_some_and(|found| found == *name))
}

fn configuration(folder: &Path) -> Option<PathBuf> {
    CONFIGURATIONS.iter().map(|name| folder.join(name)).find(|path| path.is_file())
}

/// A command line has a longest length: that of Windows is 32,767 characters.
const MAX_FILES: usize = 100;

/// # Errors
/// Some files can't be formatted: the error says why.
fn rustfmt(edition: &str, files: &[PathBuf]) -> Result<(), String> {
    for files in files.chunks(MAX_FILES) {
        let mut command = Command::new("rustfmt");
        // A toolchain that the template names isn't for the user's rustfmt to use, and less to install.
        command.current_dir(env::home_dir().unwrap_or_else(env::temp_dir)).env("RUSTUP_AUTO_INSTALL", "0");
        let output = command.args(["--edition", edition, "--config", "skip_children=true"]).args(files).output();
        let output = output.map_err(|_| "there is no `rustfmt` (`rustup component add rustfmt`)".to_owned())?;
        if !output.status.success() {
            let text = String::from_utf8_lossy(&output.stderr);
            let missing = text.contains("not installed").then_some(" (`rustup component add rustfmt`)");
            let first = text.lines().find(|line| line.starts_with("error")).unwrap_or("rustfmt gave no reason");
            return Err(format!("{first}{}", missing.unwrap_or_default()));
        }
    }
    Ok(())
}

/// Finds the edition of files, as cargo does.
struct Editions<'a> {
    plan: &'a Plan,
    destination: &'a Path,
}

impl Editions<'_> {
    /// The edition of the package that the project's `file` is in; `None` if there is none.
    fn of(&self, file: &Path) -> Result<Option<String>> {
        let mut is_inherited = false;
        for folder in self.destination.join(file).ancestors().skip(1) {
            let Some(manifest) = self.manifest(folder)? else { continue };
            if let Some(package) = manifest.get("package").filter(|_| !is_inherited) {
                match package.get("edition").map(Item::as_str) {
                    Some(Some(edition)) => return Ok(Some(edition.to_owned())),
                    // `edition.workspace = true`
                    Some(None) => is_inherited = true,
                    // Cargo's default.
                    None => return Ok(Some("2015".to_owned())),
                }
            }
            let edition =
                manifest.get("workspace").and_then(|workspace| workspace.get("package")?.get("edition")?.as_str());
            if let Some(edition) = edition {
                return Ok(Some(edition.to_owned()));
            }
        }
        Ok(None)
    }

    /// The manifest in `folder`: the plan's in the project, and the one on disk around it.
    fn manifest(&self, folder: &Path) -> Result<Option<DocumentMut>> {
        let text = match folder.strip_prefix(self.destination) {
            Ok(inside) => {
                let path = inside.join("Cargo.toml");
                let file = self.plan.files.iter().find(|file| file.path.as_path() == path);
                file.map(|file| file.contents.read())
                    .transpose()?
                    .map(|text| String::from_utf8_lossy(&text).into_owned())
            }
            Err(_) => fs::read_to_string(folder.join("Cargo.toml")).ok(),
        };
        Ok(text.and_then(|text| text.parse().ok()))
    }
}
