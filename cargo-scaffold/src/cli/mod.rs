//! The command line: arguments and their help, nothing else.

pub mod kit;

use std::{ffi::OsString, path::PathBuf};

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use kit::KitCommand;

/// Parses this process' arguments; on wrong usage prints the error and exits with code 2.
///
/// Cargo runs `cargo scaffold new` as `cargo-scaffold scaffold new`: that first word is dropped, and the help
/// then says `cargo scaffold`.
pub fn parse() -> Cli {
    let mut args: Vec<OsString> = std::env::args_os().collect();
    let mut command = Cli::command();
    if args.get(1).is_some_and(|arg| arg == "scaffold") {
        args.remove(1);
        command = command.bin_name("cargo scaffold");
    }
    let matches = command.get_matches_from(args);
    Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// Start, build and ship Rust + WebAssembly code
#[derive(Parser)]
#[command(name = "cargo-scaffold", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,

    /// Print errors and results only
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

#[derive(Subcommand)]
pub enum Command {
    New(NewArgs),
    Build(BuildArgs),
    List(ListArgs),
    #[command(subcommand)]
    Kit(KitCommand),
    /// What `new` runs for a template with scripts
    #[command(hide = true)]
    Generate(cargo_generate::GenerateArgs),
}

/// How a command reports its result on standard output.
#[derive(Clone, Copy, Default, PartialEq, ValueEnum)]
pub enum Format {
    /// Text for people
    #[default]
    Human,
    /// One JSON document for programs
    Json,
}

/// Create a project from a template
///
/// Questions that are still open are asked in a terminal; anywhere else, or with `--yes` or `--quiet`, they take
/// their defaults. Nothing is downloaded but a template that `--git` or a kit names, and that once.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo scaffold new mylib
  cargo scaffold new mylib -d optimize=size -d harness=none --yes --build
  cargo scaffold new mypage --kind app -d bundler=none --yes --build
  cargo scaffold new myworker --kind worker -d runtime=edge --yes
  cargo scaffold new crates/fast --scope @acme --dry-run")]
pub struct NewArgs {
    /// Where to create the project; its last part is the project's name
    #[arg(value_name = "NAME|PATH")]
    pub destination: PathBuf,

    /// Which of the template's folders, where it consists of several
    #[arg(value_name = "SUBFOLDER", requires = "origin")]
    pub subfolder: Option<String>,

    /// What to create: `lib`, a Rust function for JavaScript; `app`, a web page whose core is Rust; `worker`, Rust off
    /// the main thread or at the edge; or a template of a kit, as in `KIT/TEMPLATE`
    #[arg(long, default_value = "lib")]
    pub kind: String,

    /// Use the template in this folder: any that cargo-generate takes
    #[arg(long, value_name = "DIR", group = "origin", conflicts_with = "kind")]
    pub path: Option<PathBuf>,

    /// Use the template in this repository: https, ssh, `gh:`, `gl:` or `bb:owner/repo`, or a path
    #[arg(long, value_name = "URL", groups = ["origin", "repository"], conflicts_with_all = ["kind", "path"])]
    pub git: Option<String>,

    #[command(flatten)]
    pub reference: ReferenceArgs,

    /// Fetch the repository's submodules too: from its own host only
    #[arg(long)]
    pub submodules: bool,

    /// Use no network: only what was fetched before
    #[arg(long)]
    pub offline: bool,

    /// Let the template run its scripts: they can do whatever you can
    #[arg(long)]
    pub trust: bool,

    /// Answer a question of the template
    #[arg(short, long = "define", value_name = "KEY=VALUE")]
    pub define: Vec<String>,

    /// Take answers from a TOML file: a table of them, or a project's `.cargo-scaffold.toml`
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,

    /// The project's name, where it isn't the folder's
    #[arg(long)]
    pub name: Option<String>,

    /// Tell the template that a library is wanted (the default for `--kind`)
    #[arg(long, conflicts_with = "bin")]
    pub lib: bool,

    /// Tell the template that a program is wanted (the default for `--path`)
    #[arg(long)]
    pub bin: bool,

    /// The npm scope that the package is published under
    #[arg(long, value_name = "@SCOPE")]
    pub scope: Option<String>,

    /// Ask nothing: take the default of every open question
    #[arg(short, long)]
    pub yes: bool,

    /// Build the new project right away
    #[arg(long)]
    pub build: bool,

    /// Print what would be created, and write nothing
    #[arg(long, conflicts_with = "build")]
    pub dry_run: bool,

    /// How to print the plan
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,

    /// Which version control to set up; no repository is made inside another [default: git, unless the template says
    /// otherwise]
    #[arg(long, value_enum)]
    pub vcs: Option<Vcs>,

    /// Put the files into the current folder, where NAME is the project's; what's there stays as it is
    #[arg(long)]
    pub init: bool,

    /// Turn the template's faults, such as an undefined variable, into errors
    #[arg(long)]
    pub strict: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Vcs {
    Git,
    None,
}

/// Build the crate into one npm package that every JavaScript environment imports
///
/// Compiles to WebAssembly, generates the bindings, optimises with `wasm-opt` where one is found
/// (`$WASM_OPT`, `node_modules/.bin`, `PATH`), and puts the package into `pkg/`. Any wasm-bindgen crate will do.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo scaffold build
  cargo scaffold build --dev --no-opt
  cargo scaffold build -p mylib --out-dir ../site/mylib -- --locked")]
pub struct BuildArgs {
    /// Build with the `release` profile (the default)
    #[arg(long, group = "mode")]
    pub release: bool,

    /// Build fast, with debug assertions and without `wasm-opt`
    #[arg(long, group = "mode")]
    pub dev: bool,

    /// Build optimised, with function names for profilers
    #[arg(long, group = "mode")]
    pub profiling: bool,

    /// Build with a custom cargo profile
    #[arg(long, value_name = "NAME", group = "mode")]
    pub profile: Option<String>,

    /// Where to put the package [default: `pkg` in the crate's folder]
    #[arg(long, value_name = "DIR")]
    pub out_dir: Option<PathBuf>,

    /// Which crate of the workspace to build
    #[arg(short, long, value_name = "NAME")]
    pub package: Option<String>,

    /// Path to the crate's or the workspace's `Cargo.toml`
    #[arg(long, value_name = "PATH")]
    pub manifest_path: Option<PathBuf>,

    /// Don't run `wasm-opt`
    #[arg(long)]
    pub no_opt: bool,

    /// Use no network, and let cargo use none
    #[arg(long)]
    pub offline: bool,

    /// How to print the result
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,

    /// Passed on to cargo
    #[arg(last = true, value_name = "CARGO ARGS")]
    pub cargo_args: Vec<OsString>,
}

/// Show the templates that are built in and those of your kits, or one with all its questions
///
/// Uses no network.
#[derive(Args)]
#[command(after_help = "\
Examples:
  cargo scaffold list
  cargo scaffold list lib
  cargo scaffold list --format json")]
pub struct ListArgs {
    /// A built-in kind, `KIT`, or `KIT/TEMPLATE`
    pub kind: Option<String>,

    /// How to print them
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Which state of a repository
#[derive(Args)]
#[group(multiple = false, requires = "repository")]
pub struct ReferenceArgs {
    /// The newest commit of this branch, instead of the default one
    #[arg(long, value_name = "NAME")]
    pub branch: Option<String>,

    /// The commit that this tag stands for
    #[arg(long, value_name = "NAME")]
    pub tag: Option<String>,

    /// This commit, by 7 to 40 digits of its id; a whole one that was fetched before needs no network
    #[arg(long, value_name = "COMMIT")]
    pub rev: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
