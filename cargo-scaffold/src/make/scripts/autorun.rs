//! Files that a tool executes without being told to, once they're in a project.

use anyhow::Result;

use crate::template::Template;

/// Their paths in the template, and which tool does.
pub fn executed(template: &Template) -> Result<Vec<(String, &'static str)>> {
    let mut executed = Vec::new();
    for file in &template.files {
        if let Some(tool) = by_name(&file.path) {
            executed.push((file.path.clone(), tool));
        } else if file.path.ends_with("package.json") && has_lifecycle_script(&file.contents.read()?) {
            executed.push((file.path.clone(), "npm runs its lifecycle scripts on `npm install`"));
        }
    }
    Ok(executed)
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
fn has_lifecycle_script(manifest: &[u8]) -> bool {
    let text = String::from_utf8_lossy(manifest);
    ["preinstall", "install", "postinstall", "prepare"].iter().any(|name| text.contains(&format!("\"{name}\"")))
}
