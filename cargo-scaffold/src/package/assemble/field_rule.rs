//! Who decides a field of `package.json`: the user, the package's files, or nobody, as it says nothing about the package.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldRule {
    /// Only we know it: what our files are.
    Ours,
    /// Theirs, if every path in it leads to a file of the package.
    Paths(PathForm),
    /// What bundlers put in place of files and packages: theirs where it leads somewhere, completed by ours.
    Browser,
    /// Theirs, if it leaves out no file of the package.
    Published,
    /// Theirs, if it's right for our files.
    SideEffects,
    /// Theirs, completed by ours.
    Table,
    /// Fields in a field, each by its own rule.
    PublishConfig,
    /// It's for the folder that the package is made from. Scripts among them: npm would run them on users' machines.
    SourceFolder,
    /// Theirs. `private` too: it keeps npm from publishing, and nobody but the user may give that up.
    Theirs,
}

/// How the paths in a field are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PathForm {
    /// With or without `./`.
    Plain,
    /// As in `exports`: with `./`.
    Dotted,
    /// As in `imports`: without `./` it's the name of another package.
    OrPackage,
}

impl FieldRule {
    pub fn of(field: &str) -> Self {
        match field {
            "type" => Self::Ours,
            "exports" => Self::Paths(PathForm::Dotted),
            "imports" => Self::Paths(PathForm::OrPackage),
            "browser" | "react-native" => Self::Browser,
            "files" => Self::Published,
            "sideEffects" => Self::SideEffects,
            "dependencies" => Self::Table,
            "publishConfig" => Self::PublishConfig,
            field if FILES.contains(&field) => Self::Paths(PathForm::Plain),
            field if SOURCE_FOLDER.contains(&field) => Self::SourceFolder,
            _ => Self::Theirs,
        }
    }
}

/// Package managers, Node.js, TypeScript, bundlers and content delivery networks take these for paths.
const FILES: [&str; 19] = [
    "main",
    "module",
    "types",
    "typings",
    "typesVersions",
    "bin",
    "man",
    "directories",
    "unpkg",
    "jsdelivr",
    "cdn",
    "umd:main",
    "jsnext:main",
    "esnext",
    "es2015",
    "source",
    "style",
    "sass",
    "svelte",
];

const SOURCE_FOLDER: [&str; 18] = [
    "scripts",
    "workspaces",
    "packageManager",
    "devDependencies",
    "devEngines",
    "overrides",
    "resolutions",
    "catalog",
    "catalogs",
    "pnpm",
    "dependenciesMeta",
    "patchedDependencies",
    "trustedDependencies",
    "bundleDependencies",
    "bundledDependencies",
    "gypfile",
    // In `publishConfig`: the folder to publish in place of this one.
    "directory",
    "linkDirectory",
];
