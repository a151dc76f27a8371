//! What is in a new package's way in a JavaScript project: a dependency or a member of its name, or the crate's own folder.

use std::path::Path;

use anyhow::{Result, bail, ensure};
use serde_json::Value;

use super::{
    js_manifest::JsManifest, js_project::JsProject, js_workspaces::JsWorkspaces, package_manager::PackageManager,
};

/// The crate whose package is linked.
#[derive(Clone, Copy)]
pub struct LinkedCrate<'a> {
    pub folder: &'a Path,
    /// Whether it has a `package.json` of its own, for its tests.
    pub has_manifest: bool,
}

/// Whether `package` is there as it should be.
pub fn is_there(manifest: &JsManifest, package: &str, dependency: &str) -> Result<bool> {
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
pub fn not_a_member(project: &JsProject, krate: LinkedCrate) -> Result<Option<String>> {
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
pub fn check_members(project: &JsProject, package: &str) -> Result<()> {
    let Some(member) = JsWorkspaces::of(project.workspace()).member_called(package)? else { return Ok(()) };
    bail!(
        "the workspace has a package `{package}` already, in `{}`: choose another name, or pass `--no-link`",
        member.display()
    )
}
