//! A development server of a generated project, as long as the value lives.

use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use crate::project::Project;

pub struct Server {
    process: Child,
    /// Where it listens, without a slash at the end.
    pub url: String,
}

impl Server {
    /// Runs `line` in the project until it prints where it listens.
    pub fn start(project: &Project, line: &str) -> Self {
        let mut command = project.command("bash");
        // A group of its own: what it starts ends with it.
        command.args(["-c", &format!("{line} 2>&1")]).stdin(Stdio::null()).stdout(Stdio::piped()).process_group(0);
        let mut process = command.spawn().expect("bash runs");
        let mut lines = BufReader::new(process.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
        let url = lines.find_map(|line| listens_at(&line));
        // Whoever stops reading would stop the server.
        thread::spawn(move || lines.for_each(drop));
        Self { process, url: url.expect("a server says where it listens") }
    }
}

fn listens_at(line: &str) -> Option<String> {
    let address = line.split_once("http://")?.1;
    let end = address.find(|c: char| c.is_whitespace() || c == '/' || c == '\u{1b}').unwrap_or(address.len());
    Some(format!("http://{}", &address[..end]))
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["--", &format!("-{}", self.process.id())]).status();
        let _ = self.process.wait();
    }
}

/// Panics unless `condition` holds within half a minute.
#[track_caller]
pub fn wait_for(mut condition: impl FnMut() -> bool) {
    for _ in 0..120 {
        if condition() {
            return;
        }
        thread::sleep(Duration::from_millis(250));
    }
    panic!("not within half a minute");
}
