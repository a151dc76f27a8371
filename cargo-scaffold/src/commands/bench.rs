use anyhow::{Result, bail, ensure};

use crate::{
    base::terminal::{self, Shell},
    bench::{self, BenchFiles, FunctionResult},
    cli::{BenchArgs, Format},
    package::{self, BuildOptions, Crate, CrateSelector},
    toolchain::{
        javascript_runtime::{self, JavascriptRuntime, RuntimeKind},
        lookup::Lookup,
    },
};

pub fn run(args: BenchArgs, shell: Shell) -> Result<()> {
    let (kind, format) = (runtime_kind(&args), args.format);
    let selector = CrateSelector {
        manifest_path: args.krate.manifest_path,
        package: args.krate.package,
        ..CrateSelector::default()
    };

    // 1. What is missing is said before the build, which takes long.
    let krate = Crate::find(&selector)?;
    let files = BenchFiles::find(&krate.root)?;
    let runtime = find_runtime(kind, &krate)?;

    // 2. The package, as users get it.
    let package = krate.root.join("pkg");
    if args.no_build {
        ensure!(package.is_dir(), "`{}` is not built yet: leave out `--no-build`", package.display());
    } else {
        let options = BuildOptions { selector, optimise: true, offline: args.krate.offline, ..BuildOptions::default() };
        package::build(options, None, shell)?;
    }

    // 3. The measurement.
    let (name, version) = (runtime.kind.name(), &runtime.version);
    shell.status("Measuring", format_args!("JavaScript, then Rust, in {name} {version}"));
    let report = bench::measure(&files, &krate.root, &package, &runtime, |function| show(function, format, shell))?;
    shell.status("Finished", format_args!("the chart is `{}`", report.chart.display()));
    if format == Format::Json {
        terminal::print_json(&report)?;
    }
    Ok(())
}

fn runtime_kind(args: &BenchArgs) -> RuntimeKind {
    match (args.deno, args.bun) {
        (true, _) => RuntimeKind::Deno,
        (_, true) => RuntimeKind::Bun,
        _ => RuntimeKind::Node,
    }
}

fn find_runtime(kind: RuntimeKind, krate: &Crate) -> Result<JavascriptRuntime> {
    let name = kind.name();
    match javascript_runtime::find(kind, &krate.root, &krate.sources.root) {
        Lookup::Found(runtime) => Ok(runtime),
        Lookup::TooOld { tool, remedy } => bail!("`{name}` is version {}, which is too old: {remedy}", tool.version),
        Lookup::Missing { remedy } => bail!("`{name}` was not found: {remedy}"),
    }
}

/// The comparison that was made last, below the function's name.
fn show(function: &FunctionResult, format: Format, shell: Shell) -> Result<()> {
    let Some(comparison) = function.sizes.last() else { return Ok(()) };
    let heading = if function.sizes.len() == 1 { format!("{}\n", function.name) } else { String::new() };
    let text = format!("{heading}  {}", comparison.line());
    match format {
        Format::Human => terminal::print(text + "\n"),
        Format::Json => {
            shell.line(text);
            Ok(())
        }
    }
}
