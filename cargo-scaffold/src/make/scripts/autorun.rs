//! Files that a tool executes by itself once they are in a project.

use std::{borrow::Cow, path::Path};

use anyhow::Result;
use glob::Pattern;

use crate::{disk::contents::Contents, make::render::tags, template::Template};

pub struct AutorunFile {
    /// In the template.
    pub path: String,
    /// Which tool executes it, and when.
    pub tool: &'static str,
}

/// A file's folder, if that matters, its name, and what runs it.
type Known = (Option<&'static str>, &'static str, &'static str);

const KNOWN: [Known; 12] = [
    (None, "build.rs", "cargo runs it when it builds"),
    (Some(".cargo"), "config.toml", "cargo takes runners, wrappers and linkers from it"),
    (Some(".cargo"), "config", "cargo takes runners, wrappers and linkers from it"),
    (None, "rust-toolchain.toml", "rustup installs and uses the toolchain that it names"),
    (None, "rust-toolchain", "rustup installs and uses the toolchain that it names"),
    (None, ".envrc", "direnv runs it when you enter the folder"),
    (Some(".vscode"), "tasks.json", "VS Code can run its tasks when you open the folder"),
    (Some(".vscode"), "settings.json", "VS Code and its extensions run programs that it names"),
    (None, "devcontainer.json", "VS Code can run its commands when you open the folder"),
    (None, ".yarnrc.yml", "Yarn runs the programs that it names"),
    (None, ".pnpmfile.cjs", "pnpm runs it on `pnpm install`"),
    (None, ".npmrc", "npm takes the shell for scripts from it"),
];

pub fn files(template: &Template) -> Result<Vec<AutorunFile>> {
    let mut files = Vec::new();
    for file in &template.files {
        let path = Path::new(&file.path);
        let tool = match KNOWN.iter().find(|(folder, name, _)| may_become(path, *folder, name)) {
            Some((_, _, tool)) => Some(*tool),
            None if may_become(path, None, "package.json") => by_script(&file.contents)?,
            None => is_hook(&file.path).then_some("git runs it"),
        };
        files.extend(tool.map(|tool| AutorunFile { path: file.path.clone(), tool }));
    }
    Ok(files)
}

/// Whether a file of the template may be called `name`, and lie in a `folder`, once names are rendered.
fn may_become(path: &Path, folder: Option<&str>, name: &str) -> bool {
    let mut parts = path.iter().rev().map(|part| part.to_string_lossy());
    let is_name = parts.next().is_some_and(|part| matches(&part, name));
    is_name && folder.is_none_or(|folder| parts.next().is_some_and(|part| matches(&part, folder)))
}

/// Whether `part` may render to `name`: a tag may become anything.
fn matches(part: &str, name: &str) -> bool {
    let mut pattern = String::new();
    let mut rest = part;
    while let Some(start) = ["{{", "{%"].iter().filter_map(|open| rest.find(open)).min() {
        pattern += &Pattern::escape(&rest[..start]);
        pattern.push('*');
        let tag = tags::tags(&rest[start..]).next().map_or(0, |(at, tag)| at + tag.len() + 2);
        rest = rest.get(start + tag..).unwrap_or_default();
    }
    pattern += &Pattern::escape(rest);
    // Some disks know one name only, in upper case or lower.
    Pattern::new(&pattern.to_lowercase()).is_ok_and(|pattern| pattern.matches(name))
}

fn is_hook(path: &str) -> bool {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    (folder == "hooks" || folder.ends_with("/hooks")) && folder.contains(".git")
}

/// The scripts that npm runs by itself (<https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-scripts>). A manifest
/// that can't be read may have them; it may be rendered, too, so that an answer makes it readable.
fn by_script(manifest: &Contents) -> Result<Option<&'static str>> {
    let names = ["preinstall", "install", "postinstall", "prepare", "prepublish", "preprepare", "postprepare"];
    let manifest = if manifest.len() <= MAX_BYTES { manifest.read()? } else { Cow::Borrowed(&b""[..]) };
    let parsed = serde_json::from_slice::<serde_json::Value>(&manifest);
    let may_have = parsed.map_or(true, |manifest| names.iter().any(|name| manifest["scripts"].get(name).is_some()));
    Ok(may_have.then_some("npm may run lifecycle scripts of it on `npm install`"))
}

const MAX_BYTES: u64 = 1 << 20;

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::may_become;

    #[test]
    fn a_name_with_tags_may_become_another() {
        for path in ["build.rs", "a/{{x}}.rs", "{{ '}}' | append: x }}", "a/b{% if x %}uild.rs{% endif %}", "BUILD.rs"]
        {
            assert!(may_become(Path::new(path), None, "build.rs"), "{path}");
        }
        for path in ["build.rs/x", "{{x}}.txt", "a{{x}}.rs", "rebuild.rs"] {
            assert!(!may_become(Path::new(path), None, "build.rs"), "{path}");
        }
        assert!(may_become(Path::new("{{a}}/config.toml"), Some(".cargo"), "config.toml"));
        assert!(!may_become(Path::new("src/config.toml"), Some(".cargo"), "config.toml"));
    }
}
