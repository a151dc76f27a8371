//! Programs that nobody watches: one that never ends, or prints without end, is stopped.

use std::{
    io::Read,
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use super::rust::failed_to_run;

pub struct BoundedOutput {
    pub status: ExitStatus,
    pub stdout: String,
    pub stderr: String,
}

/// More than any message that people read.
const MAX_OUTPUT: u64 = 64 << 10;

/// Runs `command` to its end, for `limit` at the longest. The start of what it prints is kept.
pub fn run(command: &mut Command, limit: Duration) -> Result<BoundedOutput> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| failed_to_run(command))?;
    let (stdout, stderr) = (child.stdout.take().map(start_of), child.stderr.take().map(start_of));
    let Some(status) = wait(&mut child, limit)? else {
        child.kill()?;
        child.wait()?;
        bail!("`{}` did not end in {} seconds, and was stopped", command.get_program().display(), limit.as_secs());
    };
    Ok(BoundedOutput { status, stdout: received(stdout), stderr: received(stderr) })
}

/// `None` if it's still running after `limit`.
fn wait(child: &mut Child, limit: Duration) -> Result<Option<ExitStatus>> {
    let started = Instant::now();
    loop {
        match child.try_wait()? {
            None if started.elapsed() < limit => thread::sleep(Duration::from_millis(5)),
            ended => return Ok(ended),
        }
    }
}

/// Reads all of `output`, so that the program isn't held up.
fn start_of(mut output: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut start = Vec::new();
        // What can't be read was not said.
        let _ = output.by_ref().take(MAX_OUTPUT).read_to_end(&mut start);
        let _ = sender.send(String::from_utf8_lossy(&start).into_owned());
        std::io::copy(&mut output, &mut std::io::sink())
    });
    receiver
}

/// Another program that was started by the first may hold its output open.
fn received(output: Option<Receiver<String>>) -> String {
    output.and_then(|output| output.recv_timeout(Duration::from_secs(1)).ok()).unwrap_or_default()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, limit: u64) -> Result<BoundedOutput> {
        run(Command::new("sh").args(["-c", script]), Duration::from_secs(limit))
    }

    #[test]
    fn a_program_that_never_ends_is_stopped() {
        let started = Instant::now();
        let error = shell("sleep 60", 1).err().unwrap().to_string();
        assert_eq!(error, "`sh` did not end in 1 seconds, and was stopped");
        assert!(started.elapsed() < Duration::from_secs(30));
        assert!(shell("while :; do echo x; echo y >&2; done", 1).is_err());
    }

    #[test]
    fn the_start_of_a_flood_is_kept() {
        let output = shell("yes | head -c 9000000; echo last >&2; exit 3", 60).unwrap();
        assert_eq!((output.stdout.len(), output.stderr.as_str()), (MAX_OUTPUT as usize, "last\n"));
        assert_eq!(output.status.code(), Some(3));
    }
}
