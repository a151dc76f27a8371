//! The JavaScript environments that a package serves.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow, ensure};

use crate::base::suggest;

/// An environment, or several that take the same files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Environment {
    /// Web pages and module workers, with Vite, webpack and the like or without a bundler: they fetch the `.wasm` file.
    Browser,
    /// Node.js, by `import` and by `require`.
    Node,
    Deno,
    Bun,
    /// Cloudflare Workers.
    Workerd,
    /// Edge functions of Vercel and Next.js.
    EdgeLight,
    /// All others (Rollup, esbuild, Parcel, service workers): the JavaScript holds a copy of the module.
    Inline,
    /// Classic scripts, with a global promise. They load the files of `Browser`, so it is included.
    Script,
}

impl Environment {
    /// All of them, with their names in `Cargo.toml`.
    pub const ALL: [(Self, &str); 8] = [
        (Self::Browser, "browser"),
        (Self::Node, "node"),
        (Self::Deno, "deno"),
        (Self::Bun, "bun"),
        (Self::Workerd, "workerd"),
        (Self::EdgeLight, "edge-light"),
        (Self::Inline, "inline"),
        (Self::Script, "script"),
    ];

    fn named(name: &str) -> Result<Self> {
        let found = Self::ALL.iter().find(|(_, known)| *known == name);
        found.map(|(environment, _)| *environment).ok_or_else(|| {
            let hint = match ALIASES.iter().find(|(alias, _)| *alias == name) {
                Some((_, known)) => format!("did you mean `{known}`?"),
                None => suggest::among(name, Self::ALL.map(|(_, known)| known)),
            };
            anyhow!("unknown environment `{name}`: {hint}")
        })
    }
}

/// The names that others give them: wasm-pack's targets, and hosts.
const ALIASES: [(&str, &str); 7] = [
    ("bundler", "browser"),
    ("web", "browser"),
    ("nodejs", "node"),
    ("no-modules", "script"),
    ("cloudflare", "workerd"),
    ("edge", "edge-light"),
    ("vercel", "edge-light"),
];

/// The environments that one package serves: at least one.
#[derive(Clone, Debug)]
pub struct Environments(BTreeSet<Environment>);

impl Environments {
    /// From the names in `[package.metadata.scaffold] environments`.
    pub fn named<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> Result<Self> {
        let names = names.into_iter().map(|name| Environment::named(name.as_ref()));
        let mut environments: BTreeSet<_> = names.collect::<Result<_>>()?;
        ensure!(
            !environments.is_empty(),
            "`environments` is empty: choose from {}, or leave it out for all",
            Environment::ALL.map(|(_, name)| format!("`{name}`")).join(", ")
        );
        if environments.contains(&Environment::Script) {
            environments.insert(Environment::Browser);
        }
        Ok(Self(environments))
    }

    pub fn has(&self, environment: Environment) -> bool {
        self.0.contains(&environment)
    }

    /// Whether some environment requires the package as CommonJS.
    pub fn have_commonjs(&self) -> bool {
        self.has(Environment::Node) || self.has(Environment::Inline)
    }
}

impl Default for Environments {
    fn default() -> Self {
        Self(Environment::ALL.map(|(environment, _)| environment).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_names_are_explained() {
        let error = |names: &[&str]| Environments::named(names).unwrap_err().to_string();
        assert_eq!(error(&["nodee"]), "unknown environment `nodee`: did you mean `node`?");
        assert_eq!(error(&["bundler"]), "unknown environment `bundler`: did you mean `browser`?");
        assert!(error(&["moon"]).ends_with("`inline`, `script`"));
        assert!(error(&[]).starts_with("`environments` is empty"));
    }
}
