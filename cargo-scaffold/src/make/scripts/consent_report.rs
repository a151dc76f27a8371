//! What the user reads before consenting.

use std::{
    fmt::{Formatter, Result},
    path::Path,
};

use super::{autorun::AutorunFile, script::Script};
use crate::base::terminal::visible;

/// The scripts with their texts, the commands in them, and the files that other tools would execute by themselves.
pub fn write(f: &mut Formatter, scripts: &[Script], autorun: &[AutorunFile]) -> Result {
    writeln!(f, "The template runs these scripts. They can read and write whatever you can:")?;
    for Script { role, path, text } in scripts {
        writeln!(f, "\n  {role}: `{}`", shown(path))?;
        text.lines().try_for_each(|line| writeln!(f, "    | {}", visible(line)))?;
    }
    let commands: Vec<_> = scripts.iter().flat_map(commands).collect();
    if !commands.is_empty() {
        writeln!(f, "\nThey run commands of your system:")?;
        commands.iter().try_for_each(|command| writeln!(f, "  {command}"))?;
    }
    if !autorun.is_empty() {
        writeln!(f, "\nOther tools would later run these files of the project by themselves:")?;
        autorun.iter().try_for_each(|file| writeln!(f, "  `{}`: {}", visible(&file.path), file.tool))?;
    }
    Ok(())
}

/// The lines that may call `system::command`: a script can import it under another name.
fn commands(script: &Script) -> impl Iterator<Item = String> {
    let is_comment = |line: &str| line.trim_start().starts_with("//");
    let lines = script.text.lines().enumerate();
    let lines = lines.filter(move |(_, line)| line.contains("command") && !is_comment(line));
    lines.map(|(number, line)| format!("`{}`, line {}: {}", shown(&script.path), number + 1, visible(line.trim())))
}

fn shown(path: &Path) -> String {
    visible(&path.display().to_string())
}
