//! Files that a tool executes by itself once they are in a project.

use anyhow::Result;

use crate::template::Template;

pub struct AutorunFile {
    /// In the template.
    pub path: String,
    /// Which tool executes it, and when.
    pub tool: &'static str,
}

pub fn files(template: &Template) -> Result<Vec<AutorunFile>> {
    let mut files = Vec::new();
    for file in &template.files {
        let tool = match by_name(&file.path) {
            None if file.path.ends_with("package.json") => by_script(&file.contents.read()?),
            tool => tool,
        };
        files.extend(tool.map(|tool| AutorunFile { path: file.path.clone(), tool }));
    }
    Ok(files)
}

fn by_name(path: &str) -> Option<&'static str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let in_folder = |wanted: &str| folder == wanted || folder.ends_with(&format!("/{wanted}"));
    Some(match name {
        "build.rs" => "cargo runs it when it builds",
        "config.toml" | "config" if in_folder(".cargo") => "cargo takes runners, wrappers and linkers from it",
        "rust-toolchain.toml" | "rust-toolchain" => "rustup installs and uses the toolchain that it names",
        ".envrc" => "direnv runs it when you enter the folder",
        "tasks.json" if in_folder(".vscode") => "VS Code can run its tasks when you open the folder",
        _ if in_folder("hooks") && folder.contains(".git") => "git runs it",
        _ => return None,
    })
}

/// The scripts that npm runs by itself (<https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-scripts>).
fn by_script(manifest: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(manifest);
    let has = |name: &&str| text.contains(&format!("\"{name}\""));
    let any = ["preinstall", "install", "postinstall", "prepare"].iter().any(has);
    any.then_some("npm runs its lifecycle scripts on `npm install`")
}
