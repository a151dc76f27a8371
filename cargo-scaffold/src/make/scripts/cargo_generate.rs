//! A template with scripts, rendered by cargo-generate's library: in its own process, because it prints and exits.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;
use toml_edit::DocumentMut;

use super::{generated_tree, script_files::ScriptFiles};
use crate::{
    answers::{Answer, Answers, ProjectFacts, Unanswered},
    base::terminal::{self, Shell, SilentExit},
    disk::staging::Staging,
    make::rendered_tree::RenderedTree,
    template::Template,
};

/// One run of cargo-generate; the user has consented to it.
pub struct CargoGenerate<'a> {
    pub template: &'a Template,
    pub answers: &'a Answers,
    pub project: ProjectFacts<'a>,
    pub unanswered: Unanswered,
    pub shell: Shell,
}

/// What is in the folder of one run.
struct Paths {
    /// A copy of the template.
    template: PathBuf,
    /// What cargo-generate writes to.
    result: PathBuf,
    /// cargo-generate's configuration: an empty one, because the user's is in the answers already.
    config: PathBuf,
}

impl CargoGenerate<'_> {
    /// Runs the scripts and renders.
    pub fn run(&self) -> Result<RenderedTree> {
        let staging = Staging::new(self.project.around())?;
        let folder = |name: &str| staging.path().join(name);
        let paths = Paths { template: folder("template"), result: folder("result"), config: folder("config.toml") };
        fs::create_dir(&paths.result)?;
        fs::write(&paths.config, "")?;
        copy(self.template, &paths.template)?;
        let mut command = self.command(&paths)?;
        match self.unanswered {
            Unanswered::Prompt => run_interactive(&mut command)?,
            Unanswered::Default | Unanswered::Skip => run_silent(&mut command, self.shell)?,
        }
        let project = if self.project.init { paths.result } else { generated_tree::only_folder(&paths.result)? };
        let tree = generated_tree::tree(&project)?;
        Ok(RenderedTree { plan: tree.plan.backed_by(staging), ..tree })
    }

    fn command(&self, paths: &Paths) -> Result<Command> {
        let ProjectFacts { name, crate_type, init, .. } = self.project;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("generate").current_dir(&paths.result);
        command.args(["--force", "--allow-commands", "--no-workspace", "--no-fmt", "--vcs", "none"]);
        command.args(["--name", name, &format!("--{crate_type}")]);
        command.arg("--config").arg(&paths.config).args(init.then_some("--init"));
        command.arg("--path").arg(&paths.template).args(&self.template.subfolder);
        command.args((self.unanswered == Unanswered::Default).then_some("--silent"));
        for (name, answer) in &self.answers.answers {
            command.arg("--define").arg(format!("{name}={}", answer.to_text()));
        }
        // Without a user's name cargo-generate fails; for us the name is then empty.
        if std::env::var_os("USER").is_none() {
            command.env("USER", self.answers.builtin.get("username").map_or_else(String::new, Answer::to_text));
        }
        Ok(command)
    }
}

/// Copies the template's whole source, and removes the settings that decide where its files go: that's our decision.
fn copy(template: &Template, to: &Path) -> Result<()> {
    let (Some(files), Some(root)) = (ScriptFiles::of(template), &template.root) else { bail!("it has no scripts") };
    files.copy(to)?;
    let Ok(manifest) = template.manifest.path().strip_prefix(root) else { return Ok(()) };
    let mut document: DocumentMut = template.manifest.text().parse()?;
    if let Some(settings) = document.get_mut("template").and_then(|item| item.as_table_like_mut()) {
        ["sub_templates", "init", "vcs"].iter().for_each(|key| drop(settings.remove(key)));
    }
    Ok(fs::write(to.join(manifest), document.to_string())?)
}

/// The user sees its output and answers its prompts.
fn run_interactive(command: &mut Command) -> Result<()> {
    let status = command.stdout(std::io::stderr()).status().context("can't start cargo-generate")?;
    ensure!(status.success(), SilentExit);
    Ok(())
}

/// Its output is passed on, with `--quiet` only if it fails; it gets no input.
fn run_silent(command: &mut Command, shell: Shell) -> Result<()> {
    let stdout = if shell.is_quiet() { Stdio::null() } else { std::io::stderr().into() };
    let command = command.stdin(Stdio::null()).stdout(stdout).stderr(Stdio::piped());
    let mut child = command.spawn().context("can't start cargo-generate")?;
    let mut unprinted = Vec::new();
    for line in child.stderr.take().into_iter().flat_map(|stderr| BufReader::new(stderr).split(b'\n')) {
        match shown(&String::from_utf8_lossy(&line?)) {
            Some(line) if shell.is_quiet() => unprinted.push(line),
            Some(line) => terminal::show(line),
            None => {}
        }
    }
    if child.wait()?.success() {
        return Ok(());
    }
    ensure!(shell.is_quiet(), SilentExit);
    let error = unprinted.iter().position(|line| line.starts_with(ERROR)).unwrap_or(0);
    bail!("{}", unprinted[error..].join("\n").trim_start_matches(ERROR))
}

const ERROR: &str = "error: ";

/// A line of cargo-generate's in our form; `None` if it names the folder it works in, since the project will be elsewhere.
fn shown(line: &str) -> Option<String> {
    const PLACES: [&str; 3] = ["Destination:", "Moving generated files", "Done! New project created"];
    let text = line.trim_start_matches(|c: char| !c.is_ascii()).trim_start();
    let about_places = PLACES.iter().any(|start| text.starts_with(start));
    let line = if line.starts_with('⛔') { format!("{ERROR}{text}") } else { line.to_owned() };
    (!about_places).then_some(line)
}
