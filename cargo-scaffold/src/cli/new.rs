//! The arguments of `new`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{format::Format, reference::ReferenceArgs};

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
