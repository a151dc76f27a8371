//! A compile that failed: what was said of it, and what helps.

use std::{path::Path, process::Command, time::Duration};

use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};

use super::{boundary, remedies::remedy};
use crate::{
    base::terminal::{self, SilentExit},
    toolchain::bounded_run,
};

/// What cargo has said of a compile that may fail.
#[derive(Default)]
pub struct Failure {
    /// The compiler's and the linker's errors.
    errors: Vec<Diagnostic>,
    /// Cargo came as far as compiling.
    pub has_compiled: bool,
}

impl Failure {
    /// Shows what the compiler says.
    pub fn show(&mut self, diagnostic: Diagnostic) {
        terminal::show_rendered(text(&diagnostic));
        if matches!(diagnostic.level, DiagnosticLevel::Error | DiagnosticLevel::Ice) {
            self.errors.push(diagnostic);
        }
    }

    /// The user has seen what is wrong: only what helps is left to say. `again` is cargo as it was run, for a crate of the
    /// workspace in `root`. Returns all that was said, for who can't see the terminal.
    pub fn help(self, again: Command, root: &Path) -> String {
        let said = match &self.errors[..] {
            [] if self.has_compiled => of_build_script(again).unwrap_or_default(),
            errors => errors.iter().map(|error| anstream::adapter::strip_str(text(error)).to_string()).collect(),
        };
        let advice: Vec<_> =
            remedy(&said).map(str::to_owned).into_iter().chain(boundary::advice(&self.errors, root)).collect();
        advice.iter().for_each(terminal::help);
        let said = if said.is_empty() { SilentExit.to_string() } else { said };
        advice.iter().fold(said, |said, help| format!("{}\nhelp: {help}", said.trim_end()))
    }
}

fn text(diagnostic: &Diagnostic) -> &str {
    diagnostic.rendered.as_deref().unwrap_or(&diagnostic.message)
}

/// What a build script died of. Cargo tells that on the terminal only, where it went already: so it's asked once more. If
/// that takes long it was no build script that failed, and the work isn't done twice.
fn of_build_script(mut again: Command) -> Option<String> {
    bounded_run::run(&mut again, AGAIN).ok().map(|output| output.stderr)
}

/// Build scripts look for a compiler at once, and cargo sees in a second what it has compiled: a loaded machine has longer.
const AGAIN: Duration = Duration::from_secs(30);
