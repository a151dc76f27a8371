//! What the user reads before consenting.

use std::{
    fmt::{Formatter, Result},
    path::Path,
};

use super::Script;
use crate::base::terminal::visible;

/// The scripts with their texts, the commands in them, and what other tools would run later.
pub fn write(f: &mut Formatter, scripts: &[Script], later: &[(String, &str)]) -> Result {
    writeln!(f, "The template runs these scripts. They can read and write whatever you can:")?;
    for Script { role, path, text } in scripts {
        writeln!(f, "\n  {role}: `{}`", shown(path))?;
        text.lines().try_for_each(|line| writeln!(f, "    | {}", visible(line)))?;
    }
    let commands: Vec<_> = scripts.iter().flat_map(commands).collect();
    if !commands.is_empty() {
        writeln!(f, "\nWith commands of your system:")?;
        commands.iter().try_for_each(|command| writeln!(f, "  {command}"))?;
    }
    if !later.is_empty() {
        writeln!(f, "\nLater, tools would run by themselves, out of the result:")?;
        later.iter().try_for_each(|(path, tool)| writeln!(f, "  `{}`: {tool}", visible(path)))?;
    }
    Ok(())
}

/// The lines that call `system::command`, under whatever name it was imported.
fn commands(script: &Script) -> impl Iterator<Item = String> {
    let lines = script.text.lines().enumerate().filter(|(_, line)| line.contains("command"));
    lines.map(|(number, line)| format!("`{}`, line {}: {}", shown(&script.path), number + 1, visible(line.trim())))
}

fn shown(path: &Path) -> String {
    visible(&path.display().to_string())
}
