//! Large templates work, in little memory.

use std::{
    fs::{self, File},
    io::{Seek, SeekFrom, Write},
    process::Command,
};

use super::Attack;

/// Runs with at most `mebibytes` of memory to address.
#[cfg(target_os = "linux")]
#[track_caller]
fn within(attack: &Attack, mebibytes: usize) {
    let script = format!("ulimit -v {}; exec \"$0\" \"$@\"", mebibytes << 10);
    let mut command = Command::new("sh");
    command.args(["-c", &script]).arg(tests::scaffold::binary());
    command.args(["new", "mylib", "--path", "../template", "--yes", "--quiet", "--vcs", "none"]);
    tests::scaffold::run(tests::scaffold::isolate(&mut command).current_dir(attack.work())).success();
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_of_200_mb_is_streamed() {
    let attack = Attack::new();
    for (name, end) in [("text.txt", &b"end"[..]), ("binary.bin", b"\xff")] {
        let mut file = File::create(attack.path(name)).unwrap();
        file.seek(SeekFrom::Start(200 << 20)).unwrap();
        file.write_all(end).unwrap();
    }
    within(&attack, 512);
    assert_eq!(fs::metadata(attack.work().join("mylib/text.txt")).unwrap().len(), (200 << 20) + 3);
}

#[cfg(target_os = "linux")]
#[test]
fn twenty_thousand_files_work() {
    let attack = Attack::new();
    let page = "x".repeat(4000);
    for number in 0..20_000 {
        attack.file(&format!("{}/{number}.txt", number % 100), &page);
    }
    attack.file("a.txt", "{{project-name}}");
    within(&attack, 512);
    assert_eq!(tests::tree::read(&attack.work().join("mylib")).len(), 20_002);
}

#[test]
fn a_folder_200_deep_works() {
    let attack = Attack::new();
    let folder = vec!["d"; 200].join("/");
    attack.file(&format!("{folder}/{{{{project-name}}}}.txt"), "{{crate_name}}");
    attack.is_harmless(&[]);
    assert_eq!(attack.made(&format!("{folder}/mylib.txt")), "mylib");
}
