//! A new crate's npm package as a dependency of the JavaScript project around it. Nothing is written yet.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use similar::TextDiff;

use super::{
    js_manifest::JsManifest, js_project::JsProject, js_workspaces::JsWorkspaces, manifest_edit::ManifestEdit,
    package_manager::PackageManager,
};
use crate::{base::shell_word::shell_word, project::changes::Changes, template::manifest::LinkTable};

pub struct PackageLink {
    pub package: String,
    pub project: JsProject,
    /// What the project depends on: a path.
    pub dependency: String,
    /// An example of an import.
    pub import: String,
    /// What has to change in `package.json`; `None` if nothing has.
    pub edit: Option<Changes>,
    /// Whether the user wants it.
    pub is_agreed: bool,
    /// From the crate to the JavaScript project.
    way_back: String,
    /// The crate's folder, if a pattern in `workspaces` would make it a member.
    not_a_member: Option<String>,
}

/// The crate whose package is linked.
#[derive(Clone, Copy)]
pub struct LinkedCrate<'a> {
    pub folder: &'a Path,
    /// Whether it has a `package.json` of its own, for its tests.
    pub has_manifest: bool,
}

impl PackageLink {
    /// # Errors
    /// The project can't have a dependency of that name, or its `package.json` can't be changed.
    pub fn plan(project: JsProject, target: &LinkTable, krate: LinkedCrate) -> Result<Self> {
        let (package, manager) = (target.package.clone(), project.choice.manager);
        let folder = project.manifest.relative(krate.folder)?;
        let dependency = manager.dependency(&format!("{folder}/pkg"));
        let is_there = is_there(&project.manifest, &package, &dependency)?;
        check_members(&project, &package)?;
        let not_a_member = not_a_member(&project, krate)?;
        let mut link = Self {
            import: format!("import {} from \"{package}\";", target.import),
            way_back: vec![".."; folder.split('/').count()].join("/"),
            edit: None,
            is_agreed: false,
            package,
            project,
            dependency,
            not_a_member,
        };
        link.edit = if is_there && link.not_a_member.is_none() { None } else { Some(link.edit(is_there)?) };
        Ok(link)
    }

    fn edit(&self, is_there: bool) -> Result<Changes> {
        let JsManifest { path, text, .. } = &self.project.manifest;
        let is_read_only = path.metadata()?.permissions().readonly();
        ensure!(!is_read_only, "`{}` is read-only: make it writable, or pass `--no-link`", path.display());
        let mut edit = ManifestEdit::new(text);
        if !is_there {
            let added = edit.add_dependency(&self.package, &self.dependency);
            let path = path.display();
            added.with_context(|| {
                format!("`dependencies` in `{path}` isn't an object: correct it, or pass `--no-link`")
            })?;
        }
        self.not_a_member.iter().for_each(|folder| edit.exclude_member(folder));
        Changes::edit(path, text, edit.finish())
    }

    /// What is written.
    pub fn changes(&self) -> Option<&Changes> {
        self.edit.as_ref().filter(|_| self.is_agreed)
    }

    /// What it found: the file that a link changes, and for whom.
    pub fn found(&self) -> String {
        let choice = &self.project.choice;
        let known_by = choice.known_by.as_ref().map_or_else(String::new, |file| format!(" (`{file}`)"));
        format!("`{}`, for {}{known_by}", self.project.manifest.path.display(), choice.manager)
    }

    pub fn without_consent(&self) -> String {
        format!(
            "the package isn't linked in {} without consent: `--yes` links it, `--no-link` leaves this out",
            self.found()
        )
    }

    pub fn question(&self) -> String {
        format!("Make the package a dependency in {}?", self.found())
    }

    /// What changes in `package.json`, as a patch.
    pub fn diff(&self) -> Result<String> {
        let Some(file) = self.edit.as_ref().and_then(|edit| edit.written().next()) else { return Ok(String::new()) };
        let JsManifest { path, text, .. } = &self.project.manifest;
        let (path, new) = (path.display().to_string(), file.contents.read()?);
        let [old, new] = [text.as_str(), &String::from_utf8_lossy(&new)].map(|text| text.replace("\r\n", "\n"));
        Ok(TextDiff::from_lines(&old, &new).unified_diff().header(&path, &path).to_string())
    }

    /// Shell commands that make the package importable, to be run in the crate's folder.
    pub fn commands(&self) -> Vec<String> {
        let install = self.project.choice.manager.install();
        let by_hand = if self.is_agreed { None } else { self.by_hand() };
        [Some(format!("cd {}", self.way_back)), by_hand, Some(install)].into_iter().flatten().collect()
    }

    /// npm comes with Node.js, and edits the `package.json` of any package manager.
    fn by_hand(&self) -> Option<String> {
        self.edit.as_ref()?;
        let Self { package, dependency, .. } = self;
        // A dot would part the key.
        let key = if package.contains('.') { format!("[{package}]") } else { format!(".{package}") };
        let dependency = format!("dependencies{key}={dependency}");
        let member = self.not_a_member.iter().map(|folder| format!("workspaces[]=!{folder}"));
        let settings: Vec<_> = [dependency].into_iter().chain(member).map(|setting| shell_word(&setting)).collect();
        Some(format!("npm pkg set {}", settings.join(" ")))
    }
}

/// Whether `package` is there as it should be.
fn is_there(manifest: &JsManifest, package: &str, dependency: &str) -> Result<bool> {
    let path = manifest.path.display();
    let is_own = manifest.fields.get("name").and_then(Value::as_str) == Some(package);
    ensure!(!is_own, "`{path}` has the name `{package}` itself: choose another name, or pass `--no-link`");
    match manifest.dependency(package) {
        None => Ok(false),
        Some((_, there)) if is_same(there, dependency) => Ok(true),
        Some((field, there)) => {
            bail!(
                "`{package}` is in `{field}` of `{path}` already, as {there}: choose another name, or pass `--no-link`"
            )
        }
    }
}

/// npm writes paths without `./`.
fn is_same(there: &Value, dependency: &str) -> bool {
    there.as_str().is_some_and(|there| there.replacen(":./", ":", 1) == dependency.replacen(":./", ":", 1))
}

/// All but pnpm read `workspaces`: the crate's own `package.json`, which is for its tests, would make it a member under the
/// package's name. npm would then link the crate instead of what is built from it.
fn not_a_member(project: &JsProject, krate: LinkedCrate) -> Result<Option<String>> {
    if project.choice.manager == PackageManager::Pnpm || !krate.has_manifest {
        return Ok(None);
    }
    let workspace = project.workspace();
    let folder = workspace.relative(krate.folder)?;
    if !JsWorkspaces::of(workspace).cover(&folder) {
        return Ok(None);
    }
    ensure!(
        workspace.path == project.manifest.path,
        "`workspaces` in `{}` would take the crate for a member: add `!{folder}` to it, or pass `--no-link`",
        workspace.path.display()
    );
    Ok(Some(folder))
}

/// npm takes a member before a dependency of its name.
fn check_members(project: &JsProject, package: &str) -> Result<()> {
    let Some(member) = JsWorkspaces::of(project.workspace()).member_called(package)? else { return Ok(()) };
    bail!(
        "the workspace has a package `{package}` already, in `{}`: choose another name, or pass `--no-link`",
        member.display()
    )
}
