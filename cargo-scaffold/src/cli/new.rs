//! The arguments of `new`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{format::Format, reference::ReferenceArgs};

/// Create a project from a template
///
/// In a terminal, prompts for what is missing: the name, the kind, answers; otherwise, or with `--yes` or `--quiet`, they take their
/// defaults. Only templates of `--git` and of kits are downloaded, once.
///
/// In a JavaScript project, with your consent or `--yes`, the new package becomes a dependency in the nearest
/// `package.json` above, for npm, pnpm, Yarn or Bun.
#[derive(Clone, Args)]
#[command(after_help = "\
Examples:
  cargo scaffold new mylib
  cargo scaffold new mylib -d optimize=size -d harness=none --yes --build
  cargo scaffold new mypage --kind app -d bundler=none --yes --build
  cargo scaffold new myworker --kind worker -d runtime=edge --yes
  cargo scaffold new crates/fast --scope @acme --dry-run")]
pub struct NewArgs {
    /// Where to create the project; its last part is the project's name
    #[arg(value_name = "NAME|PATH", index = 1)]
    pub destination: Option<PathBuf>,

    /// The folder of the template to use, if there are several
    #[arg(value_name = "SUBFOLDER", index = 2, requires = "origin")]
    pub subfolder: Option<String>,

    /// What to create: `lib`, a Rust function for JavaScript; `app`, a web page whose core is Rust; `worker`, Rust off
    /// the main thread or at the edge; or a template of a kit, as in `KIT/TEMPLATE` [default: `lib`, if nobody can be asked]
    #[arg(long)]
    pub kind: Option<String>,

    /// Use the template in this folder; any cargo-generate template works
    #[arg(long, value_name = "DIR", group = "origin", conflicts_with = "kind")]
    pub path: Option<PathBuf>,

    /// Use the template in this repository: https, ssh, `gh:`, `gl:` or `bb:owner/repo`, or a path
    #[arg(long, value_name = "URL", groups = ["origin", "repository"], conflicts_with_all = ["kind", "path"])]
    pub git: Option<String>,

    #[command(flatten)]
    pub reference: ReferenceArgs,

    /// Fetch the repository's submodules too, from its own host only
    #[arg(long)]
    pub submodules: bool,

    /// Don't use the network, only what was fetched before
    #[arg(long)]
    pub offline: bool,

    /// Let the template run its scripts, with your permissions
    #[arg(long)]
    pub trust: bool,

    /// Answer a question of the template
    #[arg(short, long = "define", value_name = "KEY=VALUE")]
    pub define: Vec<String>,

    /// Read answers from a TOML file: a table of answers, or a project's `.cargo-scaffold.toml`
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,

    /// The project's name [default: the folder's name]
    #[arg(long)]
    pub name: Option<String>,

    /// Set the template's `crate_type` to `lib` (the default for `--kind`)
    #[arg(long, conflicts_with = "bin")]
    pub lib: bool,

    /// Set the template's `crate_type` to `bin` (the default for `--path`)
    #[arg(long)]
    pub bin: bool,

    /// The npm scope that the package is published under
    #[arg(long, value_name = "@SCOPE")]
    pub scope: Option<String>,

    /// Don't prompt: take the default of every unanswered question, and link the package
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

    /// The version control to set up, except inside a repository [default: git, unless the template says
    /// otherwise]
    #[arg(long, value_enum)]
    pub vcs: Option<Vcs>,

    /// Don't make the project a member of the cargo workspace around it
    #[arg(long)]
    pub no_workspace: bool,

    /// Don't make the package a dependency of the JavaScript project around it
    #[arg(long)]
    pub no_link: bool,

    /// Leave the template's Rust files as they are: else rustfmt formats them, unless the template says `fmt = false`
    #[arg(long)]
    pub no_fmt: bool,

    /// Put the files into the current folder, for a project called NAME; existing files are kept
    #[arg(long)]
    pub init: bool,

    /// Turn warnings about the template, such as an undefined variable, into errors
    #[arg(long)]
    pub strict: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Vcs {
    Git,
    None,
}
