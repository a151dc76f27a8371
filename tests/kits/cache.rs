//! What was fetched once isn't fetched again.

use std::{fs, path::Path, process::Stdio, thread, time::Instant};

use tests::{
    git::{GitServer, Upstream},
    tree::{self, names},
    user::User,
};

fn args<'a>(name: &'a str, url: &'a str) -> [&'a str; 5] {
    ["new", name, "--git", url, "--yes"]
}

#[test]
fn a_commit_that_is_there_needs_no_network() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = GitServer::new(&upstream);
    let (url, rev) = (server.kit(), upstream.head());
    let with_rev = |name| user.run(args(name, &url).iter().chain(&["--rev", &rev]));
    with_rev("first").success();
    let requests = server.requests().len();
    with_rev("second").success();
    assert_eq!(server.requests().len(), requests);
    user.run(args("offline", &url).iter().chain(&["--rev", &rev[..7], "--offline"])).success();
    drop(server);
    with_rev("third").success();
    user.run(args("x", &url)).error(&["can't fetch", "`--offline`"]);
}

#[test]
fn a_branch_that_has_not_moved_is_asked_for_and_not_fetched() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = GitServer::new(&upstream);
    user.run(args("first", &server.kit())).success();
    let requests = server.requests().len();
    let again = user.run(args("second", &server.kit())).success();
    assert_eq!(server.requests()[requests..], ["GET /kit.git/info/refs?service=git-upload-pack"]);
    assert!(!again.stderr.contains("Fetching"), "{}", again.stderr);
    upstream.write("new.txt", "");
    upstream.commit("second");
    server.publish(&upstream, "kit.git");
    user.run(args("third", &server.kit())).success();
    assert!(user.path("work/third/new.txt").is_file() && !user.path("work/second/new.txt").exists());
}

#[test]
fn a_moved_tag_is_what_it_is_now_and_offline_what_it_was() {
    let (user, upstream) = (User::new(), Upstream::new());
    upstream.git(&["tag", "v1"]);
    let server = GitServer::new(&upstream);
    let tagged = |name, more: &[&str]| user.run(args(name, &server.kit()).iter().chain(&["--tag", "v1"]).chain(more));
    tagged("first", &[]).success();
    upstream.write("moved.txt", "");
    upstream.commit("second");
    upstream.git(&["tag", "-f", "v1"]);
    server.publish(&upstream, "kit.git");
    tagged("offline", &["--offline"]).success();
    tagged("moved", &[]).success();
    assert!(!user.path("work/offline/moved.txt").exists() && user.path("work/moved/moved.txt").exists());
}

#[test]
fn offline_with_nothing_there_says_so() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = GitServer::new(&upstream);
    user.run(args("x", &server.kit()).iter().chain(&["--offline"])).error(&[
        "the default branch of",
        "isn't in the cache",
        "run it once without",
    ]);
    user.run(args("y", &server.kit())).success();
    user.run(args("x", &server.kit()).iter().chain(&["--offline", "--branch", "other"])).error(&["branch `other`"]);
    assert!(!user.path("work/x").exists());
}

#[test]
fn only_the_newest_commit_is_fetched() {
    let (user, upstream) = (User::new(), Upstream::new());
    (0..5).for_each(|_| drop(upstream.commit("more")));
    let server = GitServer::new(&upstream);
    user.run(args("first", &server.kit())).success();
    let commits = || tests::git::git(&user.cache().join("repository"), &["log", "--all", "--format=%H"]);
    assert_eq!(commits(), upstream.head());
    // Unless an abbreviated one is asked for, of which the server knows nothing.
    let old = upstream.git(&["rev-parse", "--short=10", "HEAD~3"]);
    user.run(args("old", &server.kit()).iter().chain(&["--rev", &old])).success();
    assert_eq!(commits().lines().count(), 6);
}

#[test]
fn a_cache_that_was_cut_off_is_fetched_again() {
    let (user, upstream) = (User::new(), Upstream::new());
    upstream.write("large.txt", "line\n".repeat(10_000));
    upstream.commit("second");
    let server = GitServer::new(&upstream);
    user.run(args("whole", &server.kit())).success();
    let expected = tree::read(&user.path("work/whole/")).remove("large.txt").unwrap();
    let files: Vec<_> = walkdir::WalkDir::new(user.cache()).into_iter().map(Result::unwrap).collect();
    let files: Vec<_> = files.iter().filter(|entry| entry.file_type().is_file()).map(|entry| entry.path()).collect();
    assert!(files.len() > 5);
    for damage in [cut, gone] {
        for (index, file) in files.iter().enumerate() {
            // Another one's damage may have had it replaced.
            if !file.exists() {
                continue;
            }
            let how = damage(file);
            let name = format!("{how}{index}");
            user.run(args(&name, &server.kit())).success();
            let project = tree::read(&user.path(&format!("work/{name}")));
            assert!(project["large.txt"] == expected, "{how} `{}`", file.display());
            assert!(project.contains_key("hello.txt"), "{how} `{}`", file.display());
        }
    }
    // All of it at once, as when the disk was full.
    for file in files.iter().filter(|file| file.exists()) {
        fs::write(file, "").or_else(|_| fs::remove_file(file)).unwrap();
    }
    user.run(args("empty", &server.kit())).success();
    assert!(tree::read(&user.path("work/empty"))["large.txt"] == expected);
}

fn cut(path: &Path) -> &'static str {
    let contents = fs::read(path).unwrap();
    fs::remove_file(path).unwrap();
    fs::write(path, &contents[..contents.len() / 2]).unwrap();
    "cut"
}

fn gone(path: &Path) -> &'static str {
    fs::remove_file(path).unwrap();
    "gone"
}

#[test]
fn a_damaged_cache_offline_says_what_to_do() {
    let (user, upstream) = (User::new(), Upstream::new());
    user.run(args("first", &upstream.address())).success();
    fs::remove_dir_all(user.cache().join("repository/objects")).unwrap();
    user.run(args("x", &upstream.address()).iter().chain(&["--offline"])).error(&["damaged", "without `--offline`"]);
    user.run(args("second", &upstream.address())).success();
}

#[test]
fn runs_at_once_on_a_cold_cache_fetch_once() {
    let (user, upstream) = (User::new(), Upstream::new());
    let server = GitServer::new(&upstream);
    let url = server.kit();
    let spawn = |index| {
        let name = format!("project{index}");
        user.scaffold().args(args(&name, &url)).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children: Vec<_> = (0..4).map(spawn).collect();
    for child in children {
        let outcome = child.wait_with_output().unwrap();
        assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
    }
    (0..4).for_each(|index| assert!(user.path(&format!("work/project{index}/hello.txt")).is_file()));
    let fetched = server.requests().iter().filter(|request| request.starts_with("POST")).count();
    let (alone, other) = (User::new(), server.requests().len());
    alone.run(args("alone", &url)).success();
    assert_eq!(server.requests()[other..].iter().filter(|request| request.starts_with("POST")).count(), fetched);
    assert!(!names(&user.cache()).iter().any(|name| name.starts_with(".cargo-scaffold-tmp-")));
}

#[test]
fn a_kill_at_any_moment_leaves_a_cache_that_works() {
    let (user, upstream) = (User::new(), Upstream::new());
    (0..200).for_each(|file| upstream.write(&format!("src/file{file}.txt"), format!("{file}\n").repeat(500)));
    upstream.commit("more");
    let server = GitServer::new(&upstream);
    let start = Instant::now();
    user.run(args("timed", &server.kit())).success();
    let moments = 12;
    let step = start.elapsed() / moments;
    for moment in 0..moments {
        fs::remove_dir_all(user.path("cache")).unwrap();
        let mut child = user.scaffold().args(args("killed", &server.kit())).arg("-q").spawn().unwrap();
        thread::sleep(step * moment);
        let _ = child.kill();
        child.wait().unwrap();
        let _ = fs::remove_dir_all(user.path("work/killed"));
        user.run(args(&format!("after{moment}"), &server.kit())).success();
        assert!(user.path(&format!("work/after{moment}/src/file199.txt")).is_file());
        assert_eq!(names(&user.cache()).len(), 3, "the lock, the repository, the commit: {:?}", names(&user.cache()));
    }
}

/// The same length isn't the same contents; and what was put beside the files isn't the repository's.
#[cfg(unix)]
#[test]
fn a_cache_that_was_changed_is_filled_anew() {
    let (user, upstream) = (User::new(), Upstream::new());
    let rev = upstream.head();
    let address = upstream.address();
    let new = |name| user.run(args(name, &address).iter().chain(&["--rev", &rev])).success();
    new("first");
    let cache = user.cache();
    let checkout = cache.join(&rev);
    let (file, right) = tree::read(&checkout).into_iter().find(|(_, file)| !file.contents.is_empty()).unwrap();
    let right = right.contents;
    fs::write(checkout.join(&file), vec![b'x'; right.len()]).unwrap();
    new("second");
    assert_eq!(fs::read(checkout.join(&file)).unwrap(), right);
    fs::write(checkout.join("planted.txt"), "x").unwrap();
    new("third");
    assert!(!user.path("work/third/planted.txt").exists());
    let elsewhere = user.path("elsewhere");
    fs::rename(&checkout, &elsewhere).unwrap();
    fs::write(elsewhere.join("planted.txt"), "x").unwrap();
    std::os::unix::fs::symlink(&elsewhere, &checkout).unwrap();
    new("fourth");
    assert!(!user.path("work/fourth/planted.txt").exists() && checkout.symlink_metadata().unwrap().is_dir());
}

/// Nobody removes what is read.
#[test]
fn a_kit_that_is_removed_meanwhile_is_there_or_not() {
    let (user, upstream) = (User::new(), Upstream::new());
    let address = upstream.address();
    thread::scope(|scope| {
        for round in 0..6 {
            user.run(["kit", "add", "mine", &address]).success();
            let name = format!("made{round}");
            let user = &user;
            let removed = scope.spawn(move || user.run(["kit", "remove", "mine"]));
            let made = user.run(["new", &name, "--kind", "mine", "--yes"]);
            removed.join().unwrap().success();
            if made.code != Some(0) {
                assert!(made.stderr.contains("`mine`"), "{}", made.stderr);
            }
        }
    });
}
