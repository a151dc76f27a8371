use std::path::Path;

use anyhow::Result;

use super::{build_check, build_watch};
use crate::{
    base::terminal::{self, Shell},
    cli::{BuildArgs, Format},
    package::{self, BuildMode, BuildOptions, BuildReport, CrateSelector, TargetChoice},
};

pub fn run(args: BuildArgs, shell: Shell) -> Result<()> {
    let (format, out_dir) = (args.format, args.out_dir.clone());
    if args.watch {
        return build_watch::run(options(args), out_dir, format, shell);
    }
    if args.check {
        return build_check::run(&options(args), out_dir, format, shell);
    }
    let report = package::build(options(args), out_dir.as_deref(), shell)?;
    report.print(shell);
    report.print_use(shell);
    if format == Format::Json {
        terminal::print_json(&report)?;
    }
    Ok(())
}

/// Builds the crate in `folder` as `cargo scaffold build` does there.
pub fn crate_in(folder: &Path, offline: bool, shell: Shell) -> Result<BuildReport> {
    let selector = CrateSelector { manifest_path: Some(folder.join("Cargo.toml")), ..CrateSelector::default() };
    let options = BuildOptions { selector, optimise: true, offline, ..BuildOptions::default() };
    package::build(options, None, shell)
}

fn options(args: BuildArgs) -> BuildOptions {
    BuildOptions {
        mode: match args.profile.as_deref() {
            _ if args.dev => BuildMode::Dev,
            _ if args.profiling => BuildMode::Profiling,
            None => BuildMode::Release,
            Some(profile) => BuildMode::from_profile(profile),
        },
        selector: CrateSelector {
            manifest_path: args.krate.manifest_path,
            package: args.krate.package,
            target: match (args.bin, args.example) {
                (Some(name), _) => TargetChoice::Bin(name),
                (_, Some(name)) => TargetChoice::Example(name),
                _ if args.lib => TargetChoice::Lib,
                _ => TargetChoice::Unsaid,
            },
        },
        optimise: !args.no_opt,
        offline: args.krate.offline,
        update_bindgen: args.update_bindgen,
        cargo_args: args.cargo_args,
    }
}
