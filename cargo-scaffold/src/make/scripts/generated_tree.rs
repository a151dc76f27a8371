//! What cargo-generate and a template's scripts have made.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use walkdir::WalkDir;

use crate::{
    base::rel_path::RelPath,
    disk::{contents::Contents, executable},
    make::{
        diagnostic::Diagnostic,
        plan::{Plan, PlannedFile, Reason},
        rendered_tree::RenderedTree,
    },
};

/// The project's folder: a hook may have renamed it.
pub fn only_folder(result: &Path) -> Result<PathBuf> {
    let mut folders = fs::read_dir(result)?;
    match (folders.next().transpose()?, folders.next()) {
        (Some(folder), None) => Ok(folder.path()),
        _ => bail!("the scripts made no project, or other files beside it"),
    }
}

/// The files in the folder `project`, which are read from there.
///
/// # Errors
/// A script made something that can't be in a project.
pub fn tree(project: &Path) -> Result<RenderedTree> {
    let (mut files, mut folders, mut diagnostics) = (Vec::new(), Vec::new(), Vec::new());
    let entries = WalkDir::new(project).min_depth(1).sort_by_file_name().into_iter();
    let is_git = |path: &Path| path.parent() == Some(project) && path.ends_with(".git");
    for entry in entries.filter_entry(|entry| !is_git(entry.path())) {
        let entry = entry?;
        let path = entry.path().strip_prefix(project)?.to_str().context("a file name isn't UTF-8")?.replace('\\', "/");
        let path = RelPath::new(&path).context("a script made a file that can't be in a project")?;
        if entry.file_type().is_dir() {
            folders.push(path);
            continue;
        }
        ensure!(entry.file_type().is_file(), "a script made `{path}`, which is a link or a special file");
        files.push(planned(path, entry.path())?);
    }
    if project.join(".git").exists() {
        let message = "a script made it: it's left out, and `--vcs` says whether there will be another".to_owned();
        diagnostics.push(Diagnostic { file: ".git".to_owned(), line: None, message });
    }
    Ok(RenderedTree { plan: Plan::new(files, folders)?, next: Vec::new(), diagnostics })
}

fn planned(path: RelPath, on_disk: &Path) -> Result<PlannedFile> {
    let metadata = fs::symlink_metadata(on_disk)?;
    let contents = Contents::on_disk(on_disk, metadata.len());
    Ok(PlannedFile { path, contents, executable: executable::is_executable(&metadata), reason: Reason::Rendered })
}
