//! The targets of a crate, as cargo declares them.

use cargo_metadata::{Package, Target, TargetKind};

/// Whether the crate asks for a `cdylib`: then it is made for JavaScript.
pub fn has_cdylib(package: &Package) -> bool {
    package.targets.iter().any(|target| target.kind.contains(&TargetKind::CDyLib))
}

/// The names of the crate's binaries.
pub fn bins(package: &Package) -> impl Iterator<Item = &str> + Clone {
    package.targets.iter().filter(|target| target.is_bin()).map(|target| target.name.as_str())
}

/// The names of the crate's examples.
pub fn examples(package: &Package) -> impl Iterator<Item = &str> + Clone {
    package.targets.iter().filter(|target| target.is_example()).map(|target| target.name.as_str())
}

/// Whether cargo can compile it as a `cdylib`, whichever types the crate asks for.
pub fn is_library(target: &Target) -> bool {
    use TargetKind::{CDyLib, DyLib, Lib, RLib, StaticLib};
    [Lib, RLib, CDyLib, DyLib, StaticLib].iter().any(|kind| target.kind.contains(kind))
}
