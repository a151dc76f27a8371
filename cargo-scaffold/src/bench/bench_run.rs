//! The runner in a JavaScript runtime, and what it measures there.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::json;
use tempfile::TempDir;
use url::Url;

use super::{
    bench_files::BenchFiles,
    bench_report::{BenchReport, Comparisons, FunctionResult},
    chart,
    measurement::RunnerLine,
};
use crate::{
    base::terminal,
    disk,
    toolchain::{javascript_runtime::JavascriptRuntime, rust::failed_to_run},
};

/// How long to measure a function at one size, in milliseconds.
const TIME: u32 = 500;
/// How long one sample takes, in milliseconds.
const SAMPLE: u32 = 5;

const RUNNER: [(&str, &str); 2] =
    [("measure.js", include_str!("runner/measure.js")), ("command_line.js", include_str!("runner/command_line.js"))];

/// Measures the package in `package`, which is built, and draws `bench.svg` into the crate. `show` is called with each new
/// comparison, the last one of a function.
pub fn measure(
    files: &BenchFiles,
    krate: &Path,
    package: &Path,
    runtime: &JavascriptRuntime,
    show: impl Fn(&FunctionResult) -> Result<()>,
) -> Result<BenchReport> {
    let runner = stage_runner()?;
    let mut command = command(runtime, &runner.path().join("command_line.js"));
    command.arg(modules(files, &entry(package, runtime)?)?).current_dir(krate);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| failed_to_run(&command))?;
    let read = read(&mut child, show);
    if !matches!(read, Ok(None)) {
        // It may be in the middle of a function, or have left something running.
        child.kill()?;
    }
    let status = child.wait()?;
    let Some(functions) = read? else {
        bail!("`{}` ended with {status} before all was measured", runtime.program.display());
    };
    let chart = krate.join("bench.svg");
    disk::replace::write(&chart, chart::draw(&functions).as_bytes())?;
    Ok(BenchReport { runtime: runtime.kind.name(), runtime_version: runtime.version.to_string(), functions, chart })
}

fn stage_runner() -> Result<TempDir> {
    let folder = tempfile::tempdir().context("can't make a temporary folder")?;
    for (name, contents) in RUNNER {
        fs::write(folder.path().join(name), contents)?;
    }
    // Bun and Node.js ask it whether a `.js` file is a module.
    fs::write(folder.path().join("package.json"), r#"{ "type": "module" }"#)?;
    Ok(folder)
}

fn command(runtime: &JavascriptRuntime, runner: &Path) -> Command {
    let mut command = Command::new(&runtime.program);
    command.args(runtime.kind.run_args()).arg(runner);
    command
}

/// The module of the package that this runtime imports.
fn entry(package: &Path, runtime: &JavascriptRuntime) -> Result<PathBuf> {
    let name = runtime.kind.name();
    let path = package.join(runtime.kind.package_entry());
    if !path.is_file() {
        bail!("the package isn't built for `{name}`: add it to `environments` in `[package.metadata.scaffold]`");
    }
    Ok(path)
}

/// The runner's argument.
fn modules(files: &BenchFiles, package_entry: &Path) -> Result<String> {
    let (original, inputs, rust) = (url(&files.original)?, url(&files.inputs)?, url(package_entry)?);
    let times = json!({ "time": TIME, "sample": SAMPLE });
    Ok(json!({ "original": original, "rust": rust, "inputs": inputs, "times": times }).to_string())
}

fn url(path: &Path) -> Result<String> {
    Url::from_file_path(path).ok().map(Url::into).with_context(|| format!("`{}` is no absolute path", path.display()))
}

/// `None` if the runner ends too early.
fn read(child: &mut Child, show: impl Fn(&FunctionResult) -> Result<()>) -> Result<Option<Vec<FunctionResult>>> {
    let output = child.stdout.take().context("the runner has no standard output")?;
    let mut comparisons = Comparisons::default();
    for line in BufReader::new(output).lines() {
        let line = line?;
        match serde_json::from_str(&line) {
            Ok(RunnerLine::Measured(measurement)) => {
                comparisons.add(measurement).map(&show).transpose()?;
            }
            Ok(RunnerLine::Failed { error }) => bail!("the benchmark failed: {error}"),
            Ok(RunnerLine::Done { .. }) => return Ok(Some(comparisons.functions)),
            // The functions may print, too.
            Err(_) => terminal::show(line),
        }
    }
    Ok(None)
}
