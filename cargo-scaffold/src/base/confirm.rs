//! Asking the user something.

use std::io::{self, IsTerminal};

use anyhow::{Context, Result};
use dialoguer::{Confirm, console::Term, theme::ColorfulTheme};

use super::terminal::Shell;

/// Whether the user can be asked.
pub fn can_ask(shell: Shell) -> bool {
    !shell.is_quiet() && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Yes or no.
pub fn confirm(question: &str, default: Option<bool>) -> Result<bool> {
    let theme = ColorfulTheme::default();
    let confirm = Confirm::with_theme(&theme).with_prompt(question);
    let confirm = match default {
        Some(default) => confirm.default(default),
        None => confirm,
    };
    // Esc is no answer.
    let cancelled = || io::Error::from(io::ErrorKind::Interrupted).into();
    let answer = confirm.interact_opt().and_then(|answer| answer.ok_or_else(cancelled));
    // An interrupted prompt leaves the cursor hidden.
    answer.inspect_err(|_| drop(Term::stderr().show_cursor())).context("cancelled: nothing was written")
}
