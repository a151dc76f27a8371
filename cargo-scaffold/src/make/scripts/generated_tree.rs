//! What cargo-generate and a template's scripts have made.

use std::path::Path;

use anyhow::{Context, Result};
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

/// Writes the files of `plan` into `folder`, which isn't there yet.
pub fn write(plan: &Plan, folder: &Path) -> Result<()> {
    fs::create_dir(folder)?;
    plan.folders.iter().try_for_each(|path| fs::create_dir_all(folder.join(path.as_path())))?;
    for file in &plan.files {
        let path = folder.join(file.path.as_path());
        path.parent().map(fs::create_dir_all).transpose()?;
        file.contents.write(&mut executable::create_new(&path, file.executable)?)?;
    }
    Ok(())
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
        if entry.file_type().is_file() {
            files.push(planned(path, entry.path())?);
        } else {
            diagnostics.push(left_out(path.as_str(), "it's a link or a special file, and is left out"));
        }
    }
    if project.join(".git").exists() {
        diagnostics.push(left_out(".git", "it's left out, and `--vcs` says whether there will be another"));
    }
    Ok(RenderedTree { plan: Plan::new(files, folders)?, next: Vec::new(), link: None, diagnostics, notes: Vec::new() })
}

fn left_out(file: &str, message: &str) -> Diagnostic {
    Diagnostic { file: file.to_owned(), line: None, message: format!("a script made it: {message}") }
}

fn planned(path: RelPath, on_disk: &Path) -> Result<PlannedFile> {
    let metadata = fs::symlink_metadata(on_disk)?;
    let contents = Contents::on_disk(on_disk, metadata.len());
    Ok(PlannedFile { path, contents, executable: executable::is_executable(&metadata), reason: Reason::Rendered })
}
