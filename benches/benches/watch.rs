//! The time from a changed line of Rust until `cargo scaffold build --watch` has the new package, against `cargo build` alone.

use std::{
    fs,
    io::{BufRead, BufReader, Lines},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

use benches::{
    paired::{compare, timed},
    project::{binary, generate, in_project, run},
};

const RUNS: usize = 15;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scaffold = binary("cargo-scaffold");
    let [ours, peer] =
        ["bench-ours", "bench-peer"].map(|name| generate(&scaffold, folder.path(), name, "app", &["bundler=none"]));
    let mut watch = Watch::start(&scaffold, &ours);
    compare(
        "build --dev --watch, cargo build alone",
        RUNS,
        || changed(&ours, || watch.next()),
        || changed(&peer, || drop(run(in_project(Command::new("cargo").args(CARGO), &peer)))),
    );
}

const CARGO: [&str; 4] = ["build", "--quiet", "--target", "wasm32-unknown-unknown"];

/// How long `build` takes after a change of one line.
fn changed(project: &Path, build: impl FnOnce()) -> Duration {
    let path = project.join("src/patterns.rs");
    let text = fs::read_to_string(&path).expect("a source");
    timed(|| {
        fs::write(path, text.replacen("\"Acorn", "\"Acorn.", 1)).expect("the project is writable");
        build();
    })
}

struct Watch {
    process: Child,
    events: Lines<BufReader<ChildStdout>>,
}

impl Watch {
    fn start(scaffold: &Path, project: &Path) -> Self {
        let mut command = Command::new(scaffold);
        command.args(["build", "--dev", "--watch", "--quiet", "--format", "json"]).stdout(Stdio::piped());
        let mut process = in_project(&mut command, project).spawn().expect("it starts");
        let events = BufReader::new(process.stdout.take().expect("it is piped")).lines();
        let mut watch = Self { process, events };
        watch.next();
        watch
    }

    /// Waits for the next package.
    fn next(&mut self) {
        let event = self.events.next().expect("it goes on").expect("a line");
        assert!(event.contains("\"result\":\"success\""), "{event}");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // With cargo, if it runs.
        run(Command::new("kill").arg(self.process.id().to_string()));
        let _ = self.process.wait();
    }
}
