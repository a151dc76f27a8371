//! The programs that install JavaScript packages.

use std::fmt;

#[derive(Clone, Copy, PartialEq)]
pub enum PackageManager {
    Pnpm,
    Yarn,
    Bun,
    Npm,
}

impl PackageManager {
    /// In the order in which one is chosen where files of several lie side by side: npm's is often there by accident.
    pub const ALL: [Self; 4] = [Self::Pnpm, Self::Yarn, Self::Bun, Self::Npm];

    pub fn name(self) -> &'static str {
        match self {
            Self::Pnpm => "pnpm",
            Self::Yarn => "yarn",
            Self::Bun => "bun",
            Self::Npm => "npm",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|manager| manager.name() == name)
    }

    /// The files that it keeps in a project's folder, the most telling first.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Self::Pnpm => &["pnpm-lock.yaml", "pnpm-workspace.yaml"],
            Self::Yarn => &["yarn.lock", ".yarnrc.yml"],
            Self::Bun => &["bun.lock", "bun.lockb"],
            Self::Npm => &["package-lock.json", "npm-shrinkwrap.json"],
        }
    }

    /// A dependency on the package in `folder`, which always shows the last build. Only Bun wants the folder to be there.
    ///
    /// npm makes a link for `file:`, and has no `link:`. The others copy what `file:` names, and fail if it isn't there.
    pub fn dependency(self, folder: &str) -> String {
        match self {
            Self::Npm => format!("file:./{folder}"),
            Self::Pnpm | Self::Yarn | Self::Bun => format!("link:./{folder}"),
        }
    }

    pub fn install(self) -> String {
        format!("{self} install")
    }
}

impl fmt::Display for PackageManager {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
