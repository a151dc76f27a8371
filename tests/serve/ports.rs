//! Where it listens, and how it ends.

use std::{
    net::{TcpListener, TcpStream},
    process::Command,
};

use tests::{fixture::Fixture, scaffold::run, server::wait_for, watch::Watch};

use super::{page, serve};

#[test]
fn a_port_that_is_taken() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let krate = page();
    run(krate.command("serve").args(["--port", &port])).error(&[&format!("can't listen at port `{port}`"), "--port"]);
    assert!(!krate.path("pkg").exists(), "it's told before anything is built");
    // Without a name, there's always one.
    let _first = TcpListener::bind("127.0.0.1:8000");
    let served = serve(krate, &[]);
    assert!(!served.address.ends_with(":8000"), "{}", served.address);
}

#[test]
fn no_crate() {
    let folder = tempfile::tempdir().unwrap();
    tests::scaffold::run_in(folder.path(), ["serve"]).error(&["no `Cargo.toml`"]);
}

#[test]
fn a_crate_without_a_page() {
    let krate = Fixture::new("plain");
    let watch = Watch::start(krate.command("serve").args(["--port", "0"]));
    watch.line(|line| line.contains("has no `index.html`").then_some(()));
    watch.line(|line| line.contains("Serving http://").then_some(()));
}

#[test]
fn it_ends_when_it_is_told_to() {
    let mut served = serve(page(), &["--port", "0"]);
    let page = served.events();
    served.watch.signal("TERM");
    wait_for(|| TcpStream::connect(&served.address).is_err());
    assert!(run(Command::new("pgrep").args(["-f", &served.krate.name])).stdout.is_empty());
    drop(page);
}

/// The page of somebody's who named this machine.
#[test]
fn a_host_that_was_named() {
    let served = serve(page(), &["--port", "0", "--host", "localhost"]);
    super::assert_status(&served.get("/"), 200);
}
