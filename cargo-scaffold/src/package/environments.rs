//! The JavaScript environments that a package serves.

use std::collections::BTreeSet;

use anyhow::{Result, anyhow, ensure};

/// An environment, or a family of them that takes the same files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Environment {
    /// Web pages and module workers, through Vite, webpack and the like or without a bundler: `.wasm` is fetched.
    Browser,
    /// Node.js, by `import` and by `require`.
    Node,
    Deno,
    Bun,
    /// Cloudflare Workers.
    Workerd,
    /// Edge functions of Vercel and Next.js.
    EdgeLight,
    /// Every other one, by a copy of the module inside the JavaScript: Rollup, esbuild, Parcel, service workers.
    Inline,
    /// Classic scripts, by a global promise. They load what `Browser` loads, and so bring it along.
    Script,
}

impl Environment {
    /// All of them, and what users call them.
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
            let hint = match closest(name) {
                Some(close) => format!("did you mean `{close}`?"),
                None => format!("choose from {}", known().join(", ")),
            };
            anyhow!("unknown environment `{name}`: {hint}")
        })
    }
}

/// What others call them: wasm-pack's targets, and hosts.
const GUESSES: [(&str, &str); 6] = [
    ("bundler", "browser"),
    ("web", "browser"),
    ("nodejs", "node"),
    ("no-modules", "script"),
    ("cloudflare", "workerd"),
    ("vercel", "edge-light"),
];

fn closest(name: &str) -> Option<&'static str> {
    if let Some((_, known)) = GUESSES.iter().find(|(guess, _)| *guess == name) {
        return Some(known);
    }
    let names = Environment::ALL.iter().map(|(_, known)| (strsim::jaro_winkler(name, known), *known));
    let (likeness, known) = names.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (likeness > 0.8).then_some(known)
}

fn known() -> Vec<String> {
    Environment::ALL.iter().map(|(_, name)| format!("`{name}`")).collect()
}

/// The environments that one package serves: never none.
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
            known().join(", ")
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
