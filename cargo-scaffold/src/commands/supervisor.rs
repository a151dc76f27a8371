//! A command that runs in a process of its own. One that reads somebody else's template: where a library aborts there, the
//! user still gets an error, and the terminal as it was. One that goes on until it's ended: all that it has started ends
//! with it.

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
    let status = this_program()?.status().context(NOT_STARTED)?;
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

/// Runs this program again in a process group: what it starts is in there too, and ends with this process. On Windows the
/// terminal ends them all by itself.
///
/// # Errors
/// It fails, in which case it has said why, or it's ended by the system.
#[cfg(unix)]
pub fn run_in_group() -> Result<()> {
    use rustix::process::{Pid, Signal, kill_process_group};
    use signal_hook::{
        consts::{SIGCHLD, SIGHUP, SIGINT, SIGQUIT, SIGTERM},
        iterator::Signals,
        low_level::emulate_default_handler,
    };
    use std::os::unix::process::CommandExt;

    let mut signals = Signals::new([SIGCHLD, SIGHUP, SIGINT, SIGQUIT, SIGTERM])?;
    // The terminal stops whoever reads from it in another group than its own.
    let mut child = this_program()?.process_group(0).stdin(std::process::Stdio::null()).spawn().context(NOT_STARTED)?;
    for signal in signals.forever() {
        if signal != SIGCHLD {
            // What has ended meanwhile can't be told.
            let _ = kill_process_group(Pid::from_child(&child), Signal::TERM);
            emulate_default_handler(signal)?;
        } else if let Some(status) = child.try_wait()? {
            return match status.code() {
                Some(0) => Ok(()),
                Some(_) => Err(anyhow!(SilentExit)),
                None => Err(anyhow!("the system ended the work ({status})")),
            };
        }
    }
    Ok(())
}

const NOT_STARTED: &str = "can't start this program again";

/// With the same arguments and `--supervised`.
fn this_program() -> Result<Command> {
    let mut command = Command::new(env::current_exe().context("can't find this program")?);
    command.arg("--supervised").arg(std::process::id().to_string());
    let mut args = env::args_os().skip(1).peekable();
    // Cargo's own word, which the command line drops once.
    args.next_if(|arg| arg == "scaffold");
    command.args(args);
    Ok(command)
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
