//! Commands of other tools, and what does the same here.

use clap::error::{ContextKind, ContextValue, Error};

/// Puts what does the same in place of what clap suggests.
pub fn advise(mut error: Error) -> Error {
    let Some(ContextValue::String(given)) = error.get(ContextKind::InvalidSubcommand) else { return error };
    let Some((_, advice)) = WORDS.iter().find(|(words, _)| words.contains(&given.as_str())) else { return error };
    error.remove(ContextKind::SuggestedSubcommand);
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![(*advice).into()]));
    error
}

const WORDS: &[(&[&str], &str)] = &[
    (&["init"], "'cargo scaffold new NAME --init' puts a project into the current folder"),
    (&["create", "generate", "gen", "g"], "'cargo scaffold new NAME' creates a project"),
    (
        &["dev", "start", "run", "watch"],
        "'cargo scaffold serve' serves a page that follows its crate, 'cargo scaffold build --watch' builds after each change",
    ),
    (&["compile"], "'cargo scaffold build' makes the package"),
    (
        &["test", "t"],
        "'cargo test' runs natively, 'cargo test --target wasm32-unknown-unknown' in wasm, and 'npm test' compares Rust \
         with the JavaScript original",
    ),
    (&["pack", "publish"], "'npm publish' in the folder 'pkg', after 'cargo scaffold build', publishes the package"),
    (
        &["install", "add"],
        "'npm install PATH', in a JavaScript project, adds the package in the folder PATH, as in '../mylib'",
    ),
    (&["benchmark"], "'cargo scaffold bench' measures Rust against the JavaScript original"),
    (&["templates", "ls"], "'cargo scaffold list' shows the templates"),
];
