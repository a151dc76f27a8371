//! `cargo scaffold build --watch --format json` or another command that goes on, as long as the value lives.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use serde_json::Value;

pub struct Watch {
    process: Child,
    events: Receiver<Value>,
    screen: Receiver<String>,
}

/// More than any build takes on a loaded machine.
const LIMIT: Duration = Duration::from_secs(180);
/// Long enough for a build that should not be there to begin and to end.
const QUIET: Duration = Duration::from_secs(3);

impl Watch {
    pub fn start(command: &mut Command) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().expect("the command starts");
        let events = lines(process.stdout.take().expect("it is piped"), |line| {
            serde_json::from_str(&line).expect("each line is JSON")
        });
        let screen = lines(process.stderr.take().expect("it is piped"), |line| line);
        Self { process, events, screen }
    }

    /// What is told of the next build.
    #[track_caller]
    pub fn next(&self) -> Value {
        self.events.recv_timeout(LIMIT).unwrap_or_else(|error| panic!("{error}:\n{}", self.screen()))
    }

    /// The next build succeeds.
    #[track_caller]
    pub fn succeeds(&self) {
        let event = self.next();
        assert_eq!(event["result"], "success", "{event:#}");
    }

    /// The next build fails, and says `part`.
    #[track_caller]
    pub fn fails(&self, part: &str) {
        let event = self.next();
        assert!(event["message"].as_str().is_some_and(|message| message.contains(part)), "no `{part}` in {event:#}");
    }

    /// There is no other build.
    #[track_caller]
    pub fn rests(&self) {
        let event = self.events.recv_timeout(QUIET);
        assert!(event.is_err(), "{event:#?}\n{}", self.screen());
    }

    /// How many builds there are until there is no other.
    pub fn count(&self) -> usize {
        (0..).take_while(|_| self.events.recv_timeout(QUIET).is_ok()).count()
    }

    /// What the terminal has shown since it was asked last.
    pub fn screen(&self) -> String {
        self.screen.try_iter().map(|line| line + "\n").collect()
    }

    /// The next line on the terminal that `find` finds something in.
    #[track_caller]
    pub fn line<T>(&self, find: impl Fn(&str) -> Option<T>) -> T {
        loop {
            let line = self.screen.recv_timeout(LIMIT).expect("the line comes");
            if let Some(found) = find(&line) {
                return found;
            }
        }
    }

    /// Sends a signal, such as `INT`, to the process itself.
    pub fn signal(&mut self, name: &str) -> ExitStatus {
        let sent = Command::new("kill").args(["-s", name, &self.process.id().to_string()]).status();
        assert!(sent.expect("kill runs").success());
        self.process.wait().expect("it ends")
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // With all that it has started.
        let _ = Command::new("kill").arg(self.process.id().to_string()).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

fn lines<T: Send + 'static>(output: impl Read + Send + 'static, read: fn(String) -> T) -> Receiver<T> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let lines = BufReader::new(output).lines().map_while(Result::ok);
        lines.map(read).try_for_each(|line| sender.send(line))
    });
    receiver
}
