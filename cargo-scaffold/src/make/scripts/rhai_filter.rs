//! liquid's filter `rhai`: the text that a script returns.

use std::sync::PoisonError;

use anyhow::{Result, anyhow};
use liquid_core::Error;

use super::{script_context::ScriptContext, script_engine};
use crate::make::render::filters::TextFilter;

pub fn new(context: &ScriptContext) -> TextFilter {
    // A filter sees its own folder as the destination, as in cargo-generate.
    let context = ScriptContext { destination: context.folder.clone(), ..context.clone() };
    TextFilter::rhai(move |path| run(&context, path).map_err(|error| Error::with_msg(format!("{error:#}"))))
}

fn run(context: &ScriptContext, path: &str) -> Result<String> {
    let script = context.script(path)?;
    context.filters.lock().unwrap_or_else(PoisonError::into_inner).insert(script.path.clone());
    let result = script_engine::run(context, script).map_err(|error| anyhow!("{error}"))?;
    result.into_string().map_err(|found| anyhow!("the script returns {found}, and not a text"))
}
