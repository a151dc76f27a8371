//! The arguments for cargo, after `--`.

use std::ffi::OsString;

use anyhow::{Result, bail};

/// Refuses those that choose what the build has already chosen: cargo would build something else, or nothing.
pub fn check(args: &[OsString]) -> Result<()> {
    // What follows another `--` is for the compiler.
    for arg in args.iter().take_while(|arg| *arg != "--") {
        let arg = arg.to_string_lossy();
        if let Some((_, remedy)) = CHOSEN.iter().find(|(options, _)| options.iter().any(|option| is(&arg, option))) {
            bail!("`{arg}` can't be passed on to cargo after `--`: {remedy}");
        }
    }
    Ok(())
}

/// With its value in the same argument, too.
fn is(arg: &str, option: &str) -> bool {
    match arg.strip_prefix(option) {
        Some("") => true,
        Some(rest) => rest.starts_with('=') || option == "-p",
        None => false,
    }
}

const CHOSEN: &[(&[&str], &str)] = &[
    (&["--lib", "--bin", "--example", "-p", "--package", "--manifest-path", "--profile"], "put it before `--`"),
    (
        &["--bins", "--examples", "--test", "--tests", "--bench", "--benches", "--all-targets"],
        "one target becomes the package: choose it with `--lib`, `--bin NAME` or `--example NAME` before `--`",
    ),
    (&["--workspace", "--all", "--exclude"], "one crate becomes the package: choose it with `-p NAME` before `--`"),
    (&["--target", "--crate-type"], "leave it out: it is always a library for `wasm32-unknown-unknown`"),
    (&["-r", "--release"], "leave it out: it is the default"),
    (&["--message-format"], "leave it out: the build reads cargo's messages itself"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_build_has_chosen_is_refused() {
        for arg in ["--bin=a", "--example", "-pa", "--target=x", "-r", "--all"] {
            assert!(check(&["--locked".into(), arg.into()]).is_err(), "{arg}");
        }
        for arg in ["--features=a", "--target-dir", "--all-features", "--profile-x", "-Zx", "-q"] {
            assert!(check(&[arg.into(), "--".into(), "--target".into()]).is_ok(), "{arg}");
        }
    }
}
