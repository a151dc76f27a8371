//! A command that reads somebody else's template runs in a process of its own: where a library aborts there, the user
//! still gets an error, and the terminal as it was.

use std::{
    env,
    io::{self, IsTerminal},
    process::{Command, ExitStatus},
};

use anyhow::{Context, Result, anyhow};
use dialoguer::console::Term;

use crate::base::{terminal::SilentExit, watch::MAX_MEMORY};

/// Runs this program again with the same arguments and `--supervised`, and ends as it ends.
///
/// # Errors
/// It fails, in which case it has said why, or it's ended by the system.
pub fn run_supervised() -> Result<()> {
    let mut command = Command::new(env::current_exe().context("can't find this program")?);
    command.arg("--supervised").arg(std::process::id().to_string());
    let mut args = env::args_os().skip(1).peekable();
    // Cargo's own word, which the command line drops once.
    args.next_if(|arg| arg == "scaffold");
    command.args(args);
    let status = command.status().context("can't start this program again")?;
    if status.success() {
        return Ok(());
    }
    if is_interrupted(status) {
        // A prompt that was interrupted leaves the cursor hidden.
        if io::stderr().is_terminal() {
            let _ = Term::stderr().show_cursor();
        }
        return Err(anyhow!(SilentExit));
    }
    Err(if status.code() == Some(1) { anyhow!(SilentExit) } else { ended(status) })
}

/// The error for a process that didn't end by itself.
fn ended(status: ExitStatus) -> anyhow::Error {
    let mebibytes = MAX_MEMORY >> 20;
    anyhow!(
        "the system ended the work ({status}): a template that takes more than {mebibytes} MiB of memory, or is nested \
         too deeply, ends like this"
    )
}

#[cfg(unix)]
fn is_interrupted(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    // Not if it's killed: that may be for its memory, and nobody would say why.
    [rustix::process::Signal::INT, rustix::process::Signal::TERM]
        .iter()
        .any(|signal| status.signal() == Some(signal.as_raw()))
}

#[cfg(not(unix))]
fn is_interrupted(_: ExitStatus) -> bool {
    false
}

/// In the process that is supervised: it ends with its supervisor, whose id is `parent`.
#[cfg(target_os = "linux")]
pub fn end_with(parent: u32) -> Result<()> {
    use rustix::process::{Signal, getppid, set_parent_process_death_signal};
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let is_there = getppid().is_some_and(|id| id.as_raw_nonzero().get().cast_unsigned() == parent);
    is_there.then_some(()).ok_or_else(|| anyhow!(SilentExit))
}

#[cfg(not(target_os = "linux"))]
pub fn end_with(_: u32) -> Result<()> {
    Ok(())
}
