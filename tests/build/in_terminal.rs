//! What a build says to a person, and to nobody else.
#![cfg(unix)]

use rexpect::session::spawn_command;
use tests::fixture::Fixture;

#[test]
fn it_ends_with_how_to_use_the_package() {
    let krate = Fixture::new("plain");
    let mut command = krate.builder();
    command.arg("--no-opt").env("TERM", "xterm");
    let mut session = spawn_command(command, Some(120_000)).unwrap();
    let shown = session.exp_eof().unwrap();
    let folder = krate.path("pkg").canonicalize().unwrap();
    for line in [&format!("npm install {}", folder.display()), "import { greet } from \"plain"] {
        assert!(shown.contains(line), "no `{line}` in {shown}");
    }
    assert!(!krate.build(&["--no-opt"]).success().stderr.contains("npm install"));
}
