//! The one place that prints: results on standard output, and on standard error what the user reads meanwhile, in
//! cargo's form. `clippy.toml` allows no other, as `println!` panics where a pipe is closed.

use std::{
    fmt::Display,
    io::{ErrorKind, IsTerminal, Write},
};

use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

const GOOD: Style = AnsiColor::BrightGreen.on_default().bold();
const WARN: Style = AnsiColor::Yellow.on_default().bold();
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();
const BAD: Style = AnsiColor::BrightRed.on_default().bold();

/// Back to the first column, and erase to the end of the line (ECMA-48, 8.3.41).
const ERASE_LINE: &[u8] = b"\r\x1b[K";

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

    /// Whether a person reads the status lines, as they come.
    pub fn is_read(self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// `    Creating `mylib``: a verb in cargo's column of twelve, then the message.
    pub fn status(self, verb: &str, message: impl Display) {
        if !self.quiet {
            show_line(format_args!("{GOOD}{verb:>12}{GOOD:#} {}", visible(&message.to_string())));
        }
    }

    /// A line as it stands.
    pub fn line(self, text: impl Display) {
        if !self.quiet {
            show(text);
        }
    }

    /// A bar that shows how far a transfer is: on a terminal only.
    pub fn progress(self) -> Progress {
        let target = if self.quiet { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let style = ProgressStyle::with_template("{spinner:>12} [{bar:30}] {pos}/{len} objects");
        let bar = ProgressBar::with_draw_target(None, target);
        Progress(style.map_or(bar.clone(), |style| bar.with_style(style)))
    }

    /// What the user may want to know, and needn't mend.
    pub fn note(self, message: impl Display) {
        if !self.quiet {
            show_line(format_args!("{GOOD}note{GOOD:#}: {}", visible(&message.to_string())));
        }
    }

    /// A fault that doesn't stop the work.
    pub fn warn(self, message: impl Display) {
        if !self.quiet {
            show_line(format_args!("{WARN}warning{WARN:#}: {}", visible(&message.to_string())));
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

/// Prints a result for people on standard output, as it stands: `text` brings its own line ends.
///
/// # Errors
/// Standard output can't be written to. That its reader has gone (`| head -1`) is no error: it wants no more.
pub fn print(text: impl Display) -> Result<()> {
    write_result(&visible(&text.to_string()))
}

/// Prints a result for programs: a JSON document and a line end. Errors as in [`print`].
pub fn print_json(document: &impl Serialize) -> Result<()> {
    write_result(&escaped(&serde_json::to_string_pretty(document)?))
}

/// The same in one line, for a program that reads one after the other. When it has gone, that's an error: nobody is left
/// to work for.
pub fn print_json_line(document: &impl Serialize) -> Result<()> {
    let mut stdout = std::io::stdout().lock();
    let written = stdout.write_all(escaped(&serde_json::to_string(document)?).as_bytes()).and_then(|()| stdout.flush());
    written.context("can't write to standard output")
}

/// JSON escapes the controls below a space only.
fn escaped(json: &str) -> String {
    let escaped = |c: char| if is_obeyed(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    json.chars().map(escaped).collect::<String>() + "\n"
}

fn write_result(text: &str) -> Result<()> {
    let mut stdout = anstream::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("can't write to standard output"),
    }
}

/// Prints text on standard error that the user has to read, in quiet too: what to consent to, or another program's words.
pub fn show(text: impl Display) {
    show_line(visible(&text.to_string()));
}

/// Prints a compiler's message as it coloured it, over the progress that cargo may be showing on the same line.
pub fn show_rendered(message: &str) {
    let mut stderr = std::io::stderr().lock();
    if stderr.is_terminal() {
        let _ = stderr.write_all(ERASE_LINE);
    }
    let _ = anstream::AutoStream::auto(stderr).write_all(message.as_bytes());
}

/// What to do about an error that another program has told: after it, in quiet too.
pub fn help(message: impl Display) {
    show_line(format_args!("{HELP}help{HELP:#}: {}", visible(&message.to_string())));
}

/// Where nobody reads, nothing can be told.
fn show_line(line: impl Display) {
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}

/// `text` without what a terminal would obey: templates and file names can hold escapes, and characters that reorder
/// what is read.
pub fn visible(text: &str) -> String {
    text.chars().map(|c| if is_obeyed(c) { c.escape_unicode().to_string() } else { c.to_string() }).collect()
}

/// Whether a terminal acts on `c` instead of showing it.
pub fn is_obeyed(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The error of a program that has already told the user what was wrong: it ends the command silently.
#[derive(Debug)]
pub struct SilentExit;

impl Display for SilentExit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the terminal says why")
    }
}

impl std::error::Error for SilentExit {}

/// An error with its chain of causes, each indented on a line of its own.
pub fn error(error: &anyhow::Error) {
    if !error.is::<SilentExit>() {
        show_line(format_args!("{BAD}error{BAD:#}: {}", visible(&message(error))));
    }
}

/// The same as text. Of an error that was told already, it's what was said then.
pub fn message(error: &anyhow::Error) -> String {
    let causes = error.chain().skip(1).filter(|cause| !cause.is::<SilentExit>());
    causes.fold(error.to_string(), |text, cause| format!("{text}\n  caused by: {cause}"))
}
