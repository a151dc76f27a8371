//! Whatever is at the destination stays as it is.

use std::{fs, path::Path};

use tempfile::tempdir;
use tests::{
    scaffold::run_in,
    transcript::Transcript,
    tree::{self, names},
};

#[test]
fn a_file_or_a_filled_folder_stays_as_it_is() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("file"), "mine").unwrap();
    fs::create_dir(folder.path().join("full")).unwrap();
    fs::write(folder.path().join("full/.hidden"), "mine").unwrap();
    let before = tree::read(folder.path());
    let mut transcript = Transcript::new("new/destination");
    for destination in ["file", "full", "file/below"] {
        transcript.error(folder.path(), &["new", destination, "--yes"]);
    }
    transcript.assert();
    tree::assert_same(&tree::read(folder.path()), &before, "the folder");
}

#[test]
fn an_empty_folder_is_filled() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("empty")).unwrap();
    run_in(folder.path(), ["new", "empty", "--yes"]).success();
    assert!(folder.path().join("empty/Cargo.toml").is_file());
}

#[test]
fn missing_parents_are_made_with_the_project() {
    let folder = tempdir().unwrap();
    let mut transcript = Transcript::new("new/destination-missing");
    for destination in ["..", "a/../b/mylib"] {
        transcript.error(folder.path(), &["new", destination, "--yes"]);
    }
    transcript.assert();
    assert!(names(folder.path()).is_empty());
    run_in(folder.path(), ["new", "a/b/mylib", "--yes"]).success();
    assert!(folder.path().join("a/b/mylib/Cargo.toml").is_file() && folder.path().join("a/b/mylib/.git").is_dir());
    assert_eq!(names(folder.path()), ["a"]);
    // A failure leaves none of them.
    run_in(folder.path(), ["new", "c/d/mylib", "--yes", "-d", "optimize=no"]).error(&["`optimize`"]);
    assert_eq!(names(folder.path()), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_symlink_is_never_followed() {
    use std::os::unix::fs::symlink;
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("elsewhere")).unwrap();
    let mut transcript = Transcript::new("new/destination-symlink");
    for (link, target) in [("to-folder", "elsewhere"), ("dangling", "nowhere"), ("loop", "loop")] {
        symlink(target, folder.path().join(link)).unwrap();
        transcript.error(folder.path(), &["new", link, "--yes"]);
    }
    transcript.assert();
    assert!(names(&folder.path().join("elsewhere")).is_empty());
    assert_eq!(names(folder.path()), ["dangling", "elsewhere", "loop", "to-folder"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_parent_that_takes_no_files_is_an_error() {
    // Not even root can make a folder there.
    run_in(Path::new("/sys"), ["new", "mylib", "--yes", "--vcs", "none"]).error(&["can't create `mylib`", "caused by"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_nothing_behind() {
    use std::process::Command;
    let folder = tempdir().unwrap();
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=20k", "tmpfs"]).arg(&disk).status();
    if !mount.is_ok_and(|status| status.success()) {
        // Without the right to mount, a limit on the size of files stands in for the full disk.
        return limited(&disk);
    }
    let outcome = run_in(&disk, ["new", "mylib", "--yes"]);
    let left = names(&disk);
    Command::new("umount").arg(&disk).status().unwrap();
    outcome.error(&["No space left on device"]);
    assert!(left.is_empty(), "{left:?}");
}

#[cfg(target_os = "linux")]
fn limited(disk: &Path) {
    use std::process::Command;
    use tests::scaffold::{binary, isolate, run};
    let script = format!("trap '' XFSZ; ulimit -f 1; exec '{}' new mylib --yes", binary().display());
    run(isolate(Command::new("sh").args(["-c", &script]).current_dir(disk))).error(&["File too large"]);
    assert!(names(disk).is_empty());
}
