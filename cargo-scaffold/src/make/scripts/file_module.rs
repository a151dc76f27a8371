//! `file::…`: files in the template's folder.

use std::io::Write;

use fs_err as fs;
use rhai::{Array, Dynamic, Module};

use super::script_context::{ScriptContext, ScriptResult};

pub fn new(context: &ScriptContext) -> Module {
    let mut module = Module::new();
    let c = context.clone();
    module.set_native_fn("exists", move |path: &str| Ok(c.inside(path)?.exists()));
    let c = context.clone();
    module.set_native_fn("rename", move |from: &str, to: &str| done(fs::rename(c.inside(from)?, c.inside(to)?)));
    let c = context.clone();
    module.set_native_fn("delete", move |path: &str| delete(&c, path));
    let c = context.clone();
    module.set_native_fn("write", move |path: &str, text: &str| done(fs::write(c.inside(path)?, text)));
    let c = context.clone();
    module.set_native_fn("write", move |path: &str, lines: Array| write_lines(&c, path, &lines));
    let c = context.clone();
    module.set_native_fn("listdir", move |path: &str| list(&c, path));
    let c = context.clone();
    module.set_native_fn("listdir", move || list(&c, "."));
    module
}

/// A link is removed, and not what it leads to.
fn delete(context: &ScriptContext, path: &str) -> ScriptResult<()> {
    let path = context.inside(path)?;
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_dir() => done(fs::remove_dir_all(path)),
        Ok(_) => done(fs::remove_file(path)),
        Err(_) => Ok(()),
    }
}

fn write_lines(context: &ScriptContext, path: &str, lines: &[Dynamic]) -> ScriptResult<()> {
    let mut file = fs::File::create(context.inside(path)?).map_err(|error| error.to_string())?;
    lines.iter().try_for_each(|line| done(writeln!(file, "{line}")))
}

fn list(context: &ScriptContext, path: &str) -> ScriptResult<Array> {
    let entries = fs::read_dir(context.inside(path)?).map_err(|error| error.to_string())?;
    Ok(entries.flatten().filter_map(|entry| entry.path().to_str().map(str::to_owned)).map(Dynamic::from).collect())
}

fn done(result: std::io::Result<()>) -> ScriptResult<()> {
    result.map_err(|error| error.to_string().into())
}
