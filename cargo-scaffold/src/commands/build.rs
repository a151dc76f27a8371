use anyhow::Result;

use crate::{
    cli::{BuildArgs, Format},
    package::{self, Mode, Request},
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
