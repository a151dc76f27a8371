//! What the scripts of one run share.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use anyhow::{Context, Result};
use rhai::EvalAltResult;

use super::{script::Script, script_files};
use crate::{base::terminal::Shell, make::render::shared_variables::SharedVariables};

/// What a function of ours returns to a script.
pub type ScriptResult<T> = Result<T, Box<EvalAltResult>>;

/// The scripts that may run: those that the user has seen, with the texts that were shown, and no others.
#[derive(Clone)]
pub struct ScriptContext {
    /// Shown to the user, who has consented.
    pub scripts: Arc<[Script]>,
    /// The template's folder in its source, from which scripts are named.
    pub subfolder: PathBuf,
    /// Where a script's files are: a copy of the template.
    pub folder: PathBuf,
    /// The project's folder.
    pub destination: PathBuf,
    pub variables: SharedVariables,
    pub prompts: bool,
    pub shell: Shell,
    /// The scripts of filters that have run, in the source.
    pub filters: Arc<Mutex<BTreeSet<PathBuf>>>,
}

impl ScriptContext {
    /// The script that the template calls `path`.
    ///
    /// # Errors
    /// The user hasn't seen it.
    pub fn script(&self, path: &str) -> Result<&Script> {
        let resolved = script_files::resolve(&self.subfolder, path)?;
        let script = self.scripts.iter().find(|script| script.path == resolved);
        script.with_context(|| format!("the script `{}` wasn't shown before, and doesn't run", path.escape_debug()))
    }

    /// The file or folder that a script calls `path`, which is in the template's folder.
    pub fn inside(&self, path: &str) -> Result<PathBuf, String> {
        let joined = path_clean::clean(self.folder.join(path));
        let refused = || format!("`{}` isn't inside the template", path.escape_debug());
        joined.starts_with(&self.folder).then_some(joined).ok_or_else(refused)
    }

    /// The path in the template of a script in the source; `None` if it's beside the template.
    pub fn in_template<'a>(&self, script: &'a Path) -> Option<&'a Path> {
        script.strip_prefix(&self.subfolder).ok()
    }
}
