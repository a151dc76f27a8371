use std::path::Path;

use anyhow::Result;

use crate::{
    base::terminal::{self, Shell},
    cli::{BuildArgs, Format},
    package::{self, Mode, Report, Request},
};

pub fn run(args: BuildArgs, shell: Shell) -> Result<()> {
    let format = args.format;
    let report = package::build(&request(args), shell)?;
    report.print(shell);
    if format == Format::Json {
        terminal::print_json(&report)?;
    }
    Ok(())
}

/// Builds the crate in `folder` as `cargo scaffold build` does there.
pub fn crate_in(folder: &Path, offline: bool, shell: Shell) -> Result<Report> {
    let request =
        Request { manifest_path: Some(folder.join("Cargo.toml")), optimise: true, offline, ..Request::default() };
    package::build(&request, shell)
}

fn request(args: BuildArgs) -> Request {
    Request {
        mode: match args.profile.as_deref() {
            _ if args.dev => Mode::Dev,
            _ if args.profiling => Mode::Profiling,
            None => Mode::Release,
            Some(profile) => Mode::of_profile(profile),
        },
        manifest_path: args.manifest_path,
        package: args.package,
        out_dir: args.out_dir,
        optimise: !args.no_opt,
        offline: args.offline,
        cargo_args: args.cargo_args,
    }
}
