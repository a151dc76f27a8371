use std::path::Path;

use anyhow::Result;

use crate::{
    cli::{BuildArgs, Format},
    package::{self, Mode, Report, Request},
    term::Shell,
};

pub fn run(args: BuildArgs, shell: Shell) -> Result<()> {
    let format = args.format;
    let report = package::build(&request(args), shell)?;
    report.print(shell);
    if format == Format::Json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    }
    Ok(())
}

/// Builds the crate in `folder` as `cargo scaffold build` does there.
pub fn crate_in(folder: &Path, shell: Shell) -> Result<Report> {
    let request = Request {
        manifest_path: Some(folder.join("Cargo.toml")),
        package: None,
        out_dir: None,
        mode: Mode::Release,
        optimise: true,
        offline: false,
        cargo_args: Vec::new(),
    };
    package::build(&request, shell)
}

fn request(args: BuildArgs) -> Request {
    Request {
        mode: match args.profile {
            _ if args.dev => Mode::Dev,
            _ if args.profiling => Mode::Profiling,
            Some(profile) => Mode::Custom(profile),
            None => Mode::Release,
        },
        manifest_path: args.manifest_path,
        package: args.package,
        out_dir: args.out_dir,
        optimise: !args.no_opt,
        offline: args.offline,
        cargo_args: args.cargo_args,
    }
}
