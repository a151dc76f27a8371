use std::path::Path;

use anyhow::Result;

use crate::{
    cli::{BuildArgs, Format},
    package::{self, Mode, Request},
    term::Shell,
};

pub fn run(args: BuildArgs, shell: Shell) -> Result<()> {
    let format = args.format;
    finish(&request(args), format, shell)
}

/// Builds the crate in `folder` as `cargo scaffold build` does there.
pub fn project(folder: &Path, format: Format, shell: Shell) -> Result<()> {
    let request = Request { manifest_path: Some(folder.join("Cargo.toml")), optimise: true, ..Request::default() };
    finish(&request, format, shell)
}

fn finish(request: &Request, format: Format, shell: Shell) -> Result<()> {
    let report = package::build(request, shell)?;
    report.print(shell);
    if format == Format::Json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    }
    Ok(())
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
