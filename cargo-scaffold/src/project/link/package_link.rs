//! A new crate's npm package as a dependency of the JavaScript project around it. Nothing is written yet.

use anyhow::{Context, Result, ensure};
use similar::TextDiff;

use super::{
    js_manifest::JsManifest,
    js_project::JsProject,
    link_conflicts::{LinkedCrate, check_members, is_there, not_a_member},
    manifest_edit::ManifestEdit,
};
use crate::{
    base::{npm_name, shell_word::shell_word},
    project::changes::Changes,
    template::manifest::LinkTable,
};

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

impl PackageLink {
    /// # Errors
    /// The project can't have a dependency of that name, or its `package.json` can't be changed.
    pub fn plan(project: JsProject, target: &LinkTable, krate: LinkedCrate) -> Result<Self> {
        npm_name::check(&target.package)?;
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
