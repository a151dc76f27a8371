//! npm's rules for names (<https://github.com/npm/validate-npm-package-name>).

use anyhow::{Result, bail};

/// Which rule `name`, without a scope, breaks as the name of a new package.
pub fn fault(name: &str) -> Option<&'static str> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
    Some(match name {
        "" => "an npm name isn't empty",
        _ if name.len() > 214 => "an npm name has 214 characters at most",
        _ if name.starts_with(['.', '_', '-']) => "an npm name doesn't start with `.`, `_` or `-`",
        _ if name.contains(|c: char| c.is_ascii_uppercase()) => "an npm name has no capital letters",
        _ if !name.chars().all(allowed) => "an npm name has characters only that stand in a URL as they are",
        "node_modules" | "favicon.ico" => "npm reserves it",
        _ if NODE.contains(&name) => "Node has a module of that name",
        _ => return None,
    })
}

/// Checks the full name of a package, scope included.
pub fn check(name: &str) -> Result<()> {
    let (scope, bare) = match name.strip_prefix('@').and_then(|rest| rest.split_once('/')) {
        Some((scope, bare)) => (Some(scope), bare),
        None => (None, name),
    };
    match scope.and_then(fault).or(fault(bare)) {
        Some(fault) => bail!("`{}` can't be the name of an npm package: {fault}", name.escape_debug()),
        None => Ok(()),
    }
}

/// Node's builtin modules (`module.builtinModules`).
#[rustfmt::skip]
const NODE: [&str; 40] = [
    "assert", "async_hooks", "buffer", "child_process", "cluster", "console", "constants", "crypto", "dgram",
    "diagnostics_channel", "dns", "domain", "events", "fs", "http", "http2", "https", "inspector", "module", "net",
    "os", "path", "perf_hooks", "process", "punycode", "querystring", "readline", "repl", "stream", "string_decoder",
    "sys", "timers", "tls", "tty", "url", "util", "v8", "vm", "wasi", "zlib",
];
