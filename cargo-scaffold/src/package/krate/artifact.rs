//! Which of a crate's targets becomes WebAssembly.

use anyhow::{Result, anyhow, bail};
use cargo_metadata::{Package, Target};

use super::targets::{bins, examples, has_cdylib, is_library};
use crate::base::suggest;

/// What the user asked for.
#[derive(Clone, Default)]
pub enum TargetChoice {
    #[default]
    Unsaid,
    Lib,
    Bin(String),
    Example(String),
}

/// The target that becomes WebAssembly, by its name.
pub enum Artifact {
    Lib(String),
    Bin(String),
    Example(String),
}

impl Artifact {
    pub fn choose(choice: &TargetChoice, package: &Package) -> Result<Self> {
        match choice {
            TargetChoice::Unsaid => Self::usual(package),
            TargetChoice::Lib => match package.targets.iter().find(|target| is_library(target)) {
                Some(lib) => Ok(Self::Lib(lib.name.clone())),
                None => bail!("`{}` has no library: leave `--lib` out, or choose with `--bin NAME`", package.name),
            },
            TargetChoice::Bin(name) => Ok(Self::Bin(known("binary", name, package, bins(package))?)),
            TargetChoice::Example(name) => Ok(Self::Example(known("example", name, package, examples(package))?)),
        }
    }

    /// Prefers a `cdylib` to a binary, and a binary to a library that is for Rust.
    fn usual(package: &Package) -> Result<Self> {
        let lib = package.targets.iter().find(|target| is_library(target));
        let bins: Vec<_> = bins(package).collect();
        match (lib, &bins[..]) {
            (Some(lib), _) if has_cdylib(package) => Ok(Self::Lib(lib.name.clone())),
            (_, [bin]) => Ok(Self::Bin((*bin).to_owned())),
            (Some(lib), _) => Ok(Self::Lib(lib.name.clone())),
            (None, []) => bail!("`{}` has neither a library nor a binary to compile to WebAssembly", package.name),
            (None, _) => match &package.default_run {
                Some(bin) => Ok(Self::Bin(bin.clone())),
                None => bail!("`{}` has several binaries: choose with `--bin NAME`", package.name),
            },
        }
    }

    pub fn name(&self) -> &str {
        let (Self::Lib(name) | Self::Bin(name) | Self::Example(name)) = self;
        name
    }

    /// Whether cargo's `target` is this one.
    pub fn is(&self, target: &Target) -> bool {
        match self {
            Self::Lib(name) => is_library(target) && target.name == *name,
            Self::Bin(name) => target.is_bin() && target.name == *name,
            Self::Example(name) => target.is_example() && target.name == *name,
        }
    }
}

fn known<'a>(
    kind: &str,
    name: &str,
    package: &Package,
    mut names: impl Iterator<Item = &'a str> + Clone,
) -> Result<String> {
    let hint = match names.clone().next() {
        Some(_) => suggest::among(name, names.clone()),
        None => "it has none".to_owned(),
    };
    let found = names.find(|known| *known == name).map(str::to_owned);
    found.ok_or_else(|| anyhow!("`{}` has no {kind} `{name}`: {hint}", package.name))
}
