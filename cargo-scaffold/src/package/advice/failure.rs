//! A compile that failed: what was said of it, and what helps.

use std::{path::Path, process::Command, time::Duration};

use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel};

use super::{boundary, remedies::remedy};
use crate::{base::terminal, toolchain::bounded_run};

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
    /// workspace in `root`.
    pub fn help(self, again: Command, root: &Path) {
        let said = match &self.errors[..] {
            [] if self.has_compiled => of_build_script(again).unwrap_or_default(),
            errors => errors.iter().map(|error| anstream::adapter::strip_str(text(error)).to_string()).collect(),
        };
        remedy(&said).into_iter().for_each(terminal::help);
        boundary::advice(&self.errors, root).into_iter().for_each(terminal::help);
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
