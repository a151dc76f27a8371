//! Repositories behind ssh: the user's keys, their agent, and the hosts that they know.
#![cfg(unix)]

use std::{fs, process::Command};

use tests::{
    git::Upstream,
    scaffold::run,
    ssh::{SshServer, install, key},
    user::User,
};

/// A user who knows the server.
fn acquaintance(server: &SshServer) -> User {
    let user = User::new();
    fs::create_dir(user.path("home/.ssh")).unwrap();
    fs::write(user.path("home/.ssh/known_hosts"), server.known_host()).unwrap();
    user
}

#[test]
fn a_key_in_its_usual_place_lets_in() {
    let (server, upstream) = (SshServer::new(), Upstream::new());
    let user = acquaintance(&server);
    install(&server.key(), &user.path("home/.ssh/id_ed25519"));
    let url = server.address(upstream.path());
    user.run(["new", "project", "--git", &url, "--yes"]).success();
    assert_eq!(user.read("work/project/hello.txt"), "Hello project\n");
    let record = user.read("work/project/.cargo-scaffold.toml");
    assert!(record.contains(&format!("source = \"git:{url}#{}\"", upstream.head())), "{record}");
    // What is there already needs nobody.
    drop(server);
    user.run(["new", "again", "--git", &url, "--rev", &upstream.head(), "--yes"]).success();
}

#[test]
fn an_agent_lets_in() {
    let (server, upstream) = (SshServer::new(), Upstream::new());
    let user = acquaintance(&server);
    install(&server.key(), &user.path("key"));
    // The agent ends with the command that it's started for.
    let mut command = Command::new("ssh-agent");
    let scaffold = user.scaffold();
    let line = "ssh-add -q \"$KEY\" && exec \"$SCAFFOLD\" new project --git \"$URL\" --yes";
    command.args(["sh", "-c", line]).current_dir(user.path("work"));
    command.envs(scaffold.get_envs().filter_map(|(key, value)| Some((key, value?))));
    command.env("KEY", user.path("key")).env("SCAFFOLD", scaffold.get_program());
    command.env("URL", server.address(upstream.path()));
    run(&mut command).success();
    assert!(user.path("work/project/hello.txt").is_file());
}

#[test]
fn a_wrong_key_and_none_are_one_clear_error() {
    let (server, upstream) = (SshServer::new(), Upstream::new());
    let (user, url) = (acquaintance(&server), server.address(upstream.path()));
    user.run(["new", "x", "--git", &url, "--yes"]).error(&["can't fetch", "credentials", "ssh agent"]);
    install(&key(&user.path("other")), &user.path("home/.ssh/id_ed25519"));
    user.run(["new", "x", "--git", &url, "--yes"]).error(&["can't fetch", "credentials", "ssh agent"]);
    assert!(!user.path("work/x").exists());
}

#[test]
fn a_host_that_nobody_knows_is_refused() {
    let (server, upstream) = (SshServer::new(), Upstream::new());
    let (user, url) = (User::new(), server.address(upstream.path()));
    install(&server.key(), &user.path("home/.ssh/id_ed25519"));
    user.run(["new", "x", "--git", &url, "--yes"]).error(&["can't fetch", "identity", "connect once with `ssh HOST`"]);
    // Somebody else in its place.
    let other = key(&user.path("other")).with_extension("pub");
    let line = format!("{} {}", server.known_host().split(' ').next().unwrap(), fs::read_to_string(other).unwrap());
    fs::write(user.path("home/.ssh/known_hosts"), line).unwrap();
    user.run(["new", "x", "--git", &url, "--yes"]).error(&["can't fetch", "identity"]);
    assert!(!user.path("work/x").exists());
}
