//! What the user reads while a command works: status lines in cargo's form, on standard error.

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const GOOD: Style = AnsiColor::BrightGreen.on_default().bold();
const WARN: Style = AnsiColor::Yellow.on_default().bold();
const BAD: Style = AnsiColor::BrightRed.on_default().bold();

/// Prints status lines, or none when the user asked for quiet. Colour follows the terminal and `NO_COLOR`.
#[derive(Clone, Copy)]
pub struct Shell {
    quiet: bool,
}

impl Shell {
    pub fn new(quiet: bool) -> Self {
        Self { quiet }
    }

    /// One that says nothing of what is only looked at.
    pub fn quietly(self) -> Self {
        Self { quiet: true }
    }

    pub fn is_quiet(self) -> bool {
        self.quiet
    }

    /// `    Creating `mylib``: a verb in cargo's column of twelve, then the message.
    pub fn status(self, verb: &str, message: impl std::fmt::Display) {
        if !self.quiet {
            anstream::eprintln!("{GOOD}{verb:>12}{GOOD:#} {}", visible(&message.to_string()));
        }
    }

    /// A bar that shows how far a transfer is: on a terminal only.
    pub fn progress(self) -> Progress {
        let target = if self.quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let style = ProgressStyle::with_template("{spinner:>12} [{bar:30}] {pos}/{len} objects");
        let bar = ProgressBar::with_draw_target(None, target);
        Progress(style.map_or(bar.clone(), |style| bar.with_style(style)))
    }

    /// A fault that doesn't stop the work.
    pub fn warn(self, message: impl std::fmt::Display) {
        if !self.quiet {
            anstream::eprintln!("{WARN}warning{WARN:#}: {}", visible(&message.to_string()));
        }
    }
}

/// A transfer's bar; gone without a trace when dropped.
pub struct Progress(ProgressBar);

impl Progress {
    pub fn show(&self, done: usize, all: usize) {
        self.0.set_length(all as u64);
        self.0.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// `text` without what a terminal would obey: templates and file names can hold escapes, and characters that reorder
/// what is read.
pub fn visible(text: &str) -> String {
    let obeyed = |c: char| {
        c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if obeyed(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// The error of a program that has told the user itself what was wrong: nothing is added to it.
#[derive(Debug)]
pub struct AlreadyTold;

impl std::fmt::Display for AlreadyTold {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("see above")
    }
}

impl std::error::Error for AlreadyTold {}

/// An error with its chain of causes, each indented on a line of its own.
pub fn error(error: &anyhow::Error) {
    if error.is::<AlreadyTold>() {
        return;
    }
    anstream::eprintln!("{BAD}error{BAD:#}: {}", visible(&error.to_string()));
    for cause in error.chain().skip(1) {
        anstream::eprintln!("  caused by: {}", visible(&cause.to_string()));
    }
}
