//! Whatever happens while a build runs: the old or the new package is there, whole.

use std::{
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use tests::{fixture::Fixture, tree};

#[test]
fn a_build_killed_at_any_moment_leaves_the_old_or_the_new_package() {
    let krate = Fixture::new("plain");
    let package = || tree::read(&krate.path("pkg"));
    krate.build(&["--no-opt"]).success();
    let old = package();
    krate.edit("src/lib.rs", |text| text.replace("Hello", "Good day"));
    let started = Instant::now();
    krate.build(&["--no-opt", "--out-dir", "other"]).success();
    let whole = started.elapsed();
    let new = tree::read(&krate.path("other"));
    assert!(old != new);

    // Compiled already, a build takes a fraction of that; the swap is at its end.
    let started = Instant::now();
    krate.build(&["--no-opt", "--out-dir", "other"]).success();
    let warm = started.elapsed().min(whole);
    for part in 0..24 {
        let mut build = krate.builder().arg("--no-opt").stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(warm.mul_f64(0.5 + f64::from(part) / 40.0));
        build.kill().unwrap();
        build.wait().unwrap();
        let found = package();
        assert!(found == old || found == new, "after {part}: {:?}", found.keys().collect::<Vec<_>>());
        // Let cargo, which goes on by itself, come to its end.
        thread::sleep(Duration::from_millis(50));
    }

    krate.build(&["--no-opt"]).success();
    tree::assert_same(&package(), &new, "the package after all");
    let left: Vec<_> = tree::names(&krate.root).into_iter().filter(|name| name.starts_with(".cargo-")).collect();
    assert_eq!(left, [""; 0], "nothing of the killed builds is left");
}

#[test]
fn builds_at_the_same_time_leave_a_whole_package() {
    let krate = Fixture::new("plain");
    krate.build(&["--no-opt"]).success();
    let whole = tree::read(&krate.path("pkg"));
    let builds: Vec<_> =
        (0..4).map(|_| krate.builder().arg("--no-opt").stderr(Stdio::piped()).spawn().unwrap()).collect();
    for build in builds {
        let output = build.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    tree::assert_same(&tree::read(&krate.path("pkg")), &whole, "the package");
}
