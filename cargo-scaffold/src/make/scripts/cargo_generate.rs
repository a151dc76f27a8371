//! A template with scripts, rendered by cargo-generate's library: in a process and in a folder of its own.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use toml_edit::DocumentMut;
use walkdir::WalkDir;

use super::script_files::Source;
use crate::{
    answers::{Answer, Answers, Open},
    base::{
        rel_path::RelPath,
        terminal::{Shell, SilentExit, visible},
    },
    disk::{contents::Contents, executable, staging::Staging},
    make::{
        diagnostic::Fault,
        plan::{Plan, PlannedFile, Reason},
        render::Rendered,
    },
    template::Template,
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
    /// Whether the files go into the current folder.
    pub init: bool,
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
    let (plan, faults) = plan(&if handover.init { result } else { only_folder(&result)? })?;
    Ok((Rendered { plan, next: Vec::new(), faults }, staging))
}

/// The template with all of its source. Where its files go is for us to say.
fn copy(template: &Template, to: &Path) -> Result<()> {
    let (Some(source), Some(root)) = (Source::of(template), &template.root) else { bail!("it has no scripts") };
    source.copy(to)?;
    let Ok(manifest) = template.manifest.path().strip_prefix(root) else { return Ok(()) };
    let mut document: DocumentMut = template.manifest.text().parse()?;
    if let Some(settings) = document.get_mut("template").and_then(|item| item.as_table_like_mut()) {
        ["sub_templates", "init", "vcs"].iter().for_each(|key| drop(settings.remove(key)));
    }
    Ok(fs::write(to.join(manifest), document.to_string())?)
}

fn generate(handover: &Handover, template: &Path, result: &Path, config: &Path) -> Result<()> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("generate").current_dir(result);
    command.args(["--force", "--allow-commands", "--no-workspace", "--no-fmt", "--vcs", "none"]);
    command.args(["--name", handover.name, &format!("--{}", handover.crate_type)]);
    command.arg("--config").arg(config).args(handover.init.then_some("--init"));
    command.arg("--path").arg(template).args(&handover.template.subfolder);
    command.args((handover.open == Open::Default).then_some("--silent"));
    for (name, answer) in &handover.answers.answers {
        command.arg("--define").arg(format!("{name}={}", answer.to_text()));
    }
    // Where nobody says who the user is, cargo-generate stops; for us the name is empty then.
    if std::env::var_os("USER").is_none() {
        command.env("USER", handover.answers.builtin.get("username").map_or_else(String::new, Answer::to_text));
    }
    match handover.open {
        Open::Ask => run_before_the_user(&mut command),
        Open::Default | Open::Leave => run(&mut command, handover.shell),
    }
}

/// What it asks and says is the user's to see.
fn run_before_the_user(command: &mut Command) -> Result<()> {
    let status = command.stdout(std::io::stderr()).status().context("can't start cargo-generate")?;
    ensure!(status.success(), SilentExit);
    Ok(())
}

/// What it says is passed on; in quiet only if it fails.
fn run(command: &mut Command, shell: Shell) -> Result<()> {
    let stdout = if shell.is_quiet() { Stdio::null() } else { std::io::stderr().into() };
    let command = command.stdin(Stdio::null()).stdout(stdout).stderr(Stdio::piped());
    let mut child = command.spawn().context("can't start cargo-generate")?;
    let mut kept = Vec::new();
    for line in child.stderr.take().into_iter().flat_map(|stderr| BufReader::new(stderr).split(b'\n')) {
        match said(&String::from_utf8_lossy(&line?)) {
            Some(line) if shell.is_quiet() => kept.push(line),
            Some(line) => eprintln!("{line}"),
            None => {}
        }
    }
    if child.wait()?.success() {
        return Ok(());
    }
    ensure!(shell.is_quiet(), SilentExit);
    let error = kept.iter().position(|line| line.starts_with(ERROR)).unwrap_or(0);
    bail!("{}", kept[error..].join("\n").trim_start_matches(ERROR))
}

const ERROR: &str = "error: ";

/// A line of cargo-generate's as ours, but for those that name the folder it works in: the project will be elsewhere.
fn said(line: &str) -> Option<String> {
    const PLACES: [&str; 3] = ["Destination:", "Moving generated files", "Done! New project created"];
    let text = line.trim_start_matches(|c: char| !c.is_ascii()).trim_start();
    let about_places = PLACES.iter().any(|start| text.starts_with(start));
    let line = if line.starts_with('⛔') { format!("{ERROR}{text}") } else { line.to_owned() };
    (!about_places).then(|| visible(&line))
}

/// The project's: a hook may have given it another name.
fn only_folder(result: &Path) -> Result<PathBuf> {
    let mut folders = fs::read_dir(result)?;
    match (folders.next().transpose()?, folders.next()) {
        (Some(folder), None) => Ok(folder.path()),
        _ => bail!("the scripts made no project, or something beside it"),
    }
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
    Ok(PlannedFile { path, contents, executable: executable::is_executable(&metadata), reason: Reason::Rendered })
}
