//! What those who come from wasm-pack pass to `build`, and what does the same here.

use clap::error::{ContextKind, ContextValue, Error};

/// Puts our advice in place of clap's, which is to pass on to cargo whatever it doesn't know.
pub fn advise(mut error: Error, args: &[String]) -> Error {
    let mut words = args.iter().skip(1).filter(|arg| !arg.starts_with('-'));
    let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg) else { return error };
    if words.next().is_none_or(|command| command != "build") {
        return error;
    }
    let advice = match FLAGS.iter().find(|(flags, _)| flags.contains(&unknown.as_str())) {
        Some((_, advice)) => (*advice).to_owned(),
        None if !unknown.starts_with('-') => format!(
            "run it in the folder of the crate, or name its manifest: '--manifest-path {}/Cargo.toml'",
            unknown.trim_end_matches('/')
        ),
        None => return error,
    };
    error.remove(ContextKind::SuggestedArg);
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![advice.into()]));
    error
}

const FLAGS: &[(&[&str], &str)] = &[
    (
        &["--target", "-t"],
        "leave it out, as one package serves every environment; 'environments' in '[package.metadata.scaffold]' of \
         'Cargo.toml' chooses fewer",
    ),
    (&["--out-name"], "leave it out, as the package's own name is all that is imported"),
    (
        &["--scope", "-s"],
        "set the package's name in 'Cargo.toml': '[package.metadata.scaffold] name = \"@scope/name\"'",
    ),
    (&["--no-typescript"], "leave it out, as the declarations cost nobody anything who doesn't use TypeScript"),
    (&["--weak-refs", "--reference-types"], "leave it out, as it is the default of wasm-bindgen"),
    (&["--no-pack", "--no-package"], "leave it out, or use 'pkg/' without its 'package.json'"),
    (&["--mode", "-m"], "leave it out, as nothing is installed that is there already; '--offline' uses no network"),
    (&["--debug"], "use '--dev'"),
    (&["-d"], "use '--out-dir DIR'"),
];
