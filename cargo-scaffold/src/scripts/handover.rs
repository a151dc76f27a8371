//! A template with scripts, rendered by cargo-generate's library: in a process and in a folder of its own.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, ensure};
use fs_err as fs;
use toml_edit::DocumentMut;
use walkdir::WalkDir;

use crate::{
    answers::{Answer, Answers, Open},
    project::staging::Staging,
    render::{Fault, Plan, PlannedFile, Reason, RelPath, Rendered},
    template::{Contents, MANIFEST, Template, folder},
    term::{AlreadyTold, Shell},
};

/// What is handed over, after consent.
pub struct Handover<'a> {
    pub template: &'a Template,
    pub answers: &'a Answers,
    /// The project's.
    pub name: &'a str,
    /// `lib` or `bin`.
    pub crate_type: &'a str,
    /// Where the project is to be: what the scripts see of the world around it is the same.
    pub parent: &'a Path,
    pub open: Open,
    pub shell: Shell,
}

/// Runs the scripts and renders. The plan's files lie in the folder that is returned with it.
pub fn render(handover: &Handover) -> Result<(Rendered, Staging)> {
    let staging = Staging::new(handover.parent)?;
    let (template, result) = (staging.project().join("template"), staging.project().join("result"));
    fs::create_dir(&result)?;
    copy(handover.template, &template)?;
    let config = staging.project().join("config.toml");
    fs::write(&config, "")?;
    generate(handover, &template, &result, &config)?;
    let (plan, faults) = plan(&result.join(handover.name))?;
    Ok((Rendered { plan, next: Vec::new(), faults }, staging))
}

/// The template as we read it: without links, and alone.
fn copy(template: &Template, to: &Path) -> Result<()> {
    fs::create_dir(to)?;
    for folder in &template.folders {
        fs::create_dir_all(to.join(RelPath::new(folder)?.as_path()))?;
    }
    for file in &template.files {
        // Names may hold placeholders, which are no names yet.
        let path = to.join(&file.path);
        fs::create_dir_all(path.parent().context("a file has a folder")?)?;
        let mut copy = fs::File::create_new(&path)?;
        std::io::copy(&mut file.contents.open()?, &mut copy)?;
        set_executable(&path, file.executable)?;
    }
    let mut manifest: DocumentMut = template.manifest.text().parse()?;
    // This is the one that was chosen, and where its files go is for us to say.
    if let Some(settings) = manifest.get_mut("template").and_then(|item| item.as_table_like_mut()) {
        ["sub_templates", "init", "vcs"].iter().for_each(|key| drop(settings.remove(key)));
    }
    fs::write(to.join(MANIFEST), manifest.to_string())?;
    Ok(())
}

fn generate(handover: &Handover, template: &Path, result: &Path, config: &Path) -> Result<()> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("generate").current_dir(result);
    command.args(["--force", "--allow-commands", "--no-workspace", "--no-fmt", "--vcs", "none"]);
    command.args(["--name", handover.name, &format!("--{}", handover.crate_type)]);
    command.arg("--config").arg(config).arg("--path").arg(template).arg("--destination").arg(result);
    command.args((handover.open == Open::Default).then_some("--silent"));
    for (name, answer) in &handover.answers.answers {
        command.arg("--define").arg(format!("{name}={}", answer.to_text()));
    }
    // Where nobody says who the user is, cargo-generate stops; for us the name is empty then.
    if std::env::var_os("USER").is_none() {
        command.env("USER", handover.answers.builtin.get("username").map_or_else(String::new, Answer::to_text));
    }
    if handover.shell.is_quiet() {
        let output = command.output().context("can't start cargo-generate")?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr).trim_end());
        return Ok(());
    }
    // What it says is about the work, not the result of ours.
    let status = command.stdout(std::io::stderr()).status().context("can't start cargo-generate")?;
    ensure!(status.success(), AlreadyTold);
    Ok(())
}

/// What is there now. Scripts can have made anything: what can't be in a project is refused.
fn plan(result: &Path) -> Result<(Plan, Vec<Fault>)> {
    let (mut files, mut folders, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    let entries = WalkDir::new(result).min_depth(1).sort_by_file_name().into_iter();
    let is_git = |path: &Path| path.parent() == Some(result) && path.ends_with(".git");
    for entry in entries.filter_entry(|entry| !is_git(entry.path())) {
        let entry = entry?;
        let path = entry.path().strip_prefix(result)?.to_str().context("a file name isn't UTF-8")?.replace('\\', "/");
        let path = RelPath::new(&path).context("a script made a file that can't be in a project")?;
        if entry.file_type().is_dir() {
            folders.push(path);
            continue;
        }
        ensure!(entry.file_type().is_file(), "a script made `{path}`, which is a link or a special file");
        files.push(planned(path, entry.path())?);
    }
    if result.join(".git").exists() {
        let message = "a script made it: it's left out, and `--vcs` says whether there will be another".to_owned();
        faults.push(Fault { file: ".git".to_owned(), line: None, message });
    }
    Ok((Plan::new(files, folders)?, faults))
}

fn planned(path: RelPath, on_disk: &Path) -> Result<PlannedFile> {
    let metadata = fs::symlink_metadata(on_disk)?;
    let contents = Contents::on_disk(on_disk, metadata.len());
    Ok(PlannedFile { path, contents, executable: folder::is_executable(&metadata), reason: Reason::Rendered })
}

#[cfg(unix)]
fn set_executable(path: &Path, executable: bool) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if executable {
        fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn set_executable(_: &Path, _: bool) -> Result<()> {
    Ok(())
}
