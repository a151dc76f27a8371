//! A new crate in a JavaScript project: `tests/fixtures/javascript/<case>/` has the project as it is (`in`) and as it
//! should be (`out`) after `new packages/mylib --yes`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Instant,
};

use super::writing::is_young;
use serde_json::Value;
use tempfile::{TempDir, tempdir};
use tests::{
    repository::root,
    scaffold::{isolate, run, run_in, scaffold},
    transcript::Transcript,
    tree::{self, names},
};

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/javascript")
}

/// A copy of the project in the case's folder.
fn project(case: &str) -> TempDir {
    let folder = tempdir().unwrap();
    for (path, file) in tree::read(&cases().join(case).join("in")) {
        write(folder.path(), &path, &file.contents);
    }
    folder
}

fn write(folder: &Path, path: &str, contents: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, contents).unwrap();
}

#[test]
fn a_project_gets_the_dependency_and_keeps_its_form() {
    for case in names(&cases()) {
        let folder = project(&case);
        run_in(folder.path(), ["new", "packages/mylib", "--yes"]).success();
        let krate = folder.path().join("packages/mylib");
        assert!(krate.join("Cargo.toml").is_file());
        fs::remove_dir_all(krate).unwrap();
        tree::assert_same(&tree::read(folder.path()), &tree::read(&cases().join(&case).join("out")), &case);
    }
}

/// With consent, without anybody to ask, refused, and as a dry run; where two managers' files are; where nothing is to do.
#[test]
fn it_says_what_it_found_and_what_is_left_to_do() {
    let mut transcript = Transcript::new("new/javascript");
    for (case, more) in [
        ("npm-workspace", "--yes"),
        ("npm-workspace", "--quiet"),
        ("npm-workspace", "--no-link"),
        ("npm-workspace", "--dry-run"),
        ("two-lockfiles", "-dharness=none"),
        ("linked-already", "--yes"),
    ] {
        let folder = project(case);
        transcript.redact_folder("[FOLDER]", folder.path());
        let args = ["new", "packages/mylib", "--scope", "acme", more];
        // It's the dependency `mylib` that is there.
        let args = if case == "linked-already" { vec!["new", "packages/mylib", more] } else { args.to_vec() };
        let made = run_in(folder.path(), &args).success();
        transcript.add(&args, &made);
        if more == "--dry-run" || more == "--no-link" || more == "--quiet" {
            let before = fs::read(cases().join(case).join("in/package.json")).unwrap();
            assert_eq!(fs::read(folder.path().join("package.json")).unwrap(), before, "{more}");
        }
    }
    transcript.assert();
}

#[test]
fn what_cannot_be_linked_is_one_error_and_nothing_is_written() {
    let mut transcript = Transcript::new("new/javascript-refused");
    let workspace = r#"{ "workspaces": ["packages/*"] }"#;
    for (path, text, more) in [
        ("package.json", "{\n  \"name\": \"host\",\n}", ""),
        ("package.json", "[]", ""),
        ("package.json", r#"{ "dependencies": [] }"#, ""),
        ("package.json", r#"{ "name": "mylib" }"#, ""),
        ("package.json", r#"{ "devDependencies": { "mylib": "^1.0.0" } }"#, ""),
        ("packages/other/package.json", r#"{ "name": "mylib" }"#, workspace),
        ("packages/package.json", r#"{ "name": "inner" }"#, workspace),
    ] {
        let folder = tempdir().unwrap();
        if !more.is_empty() {
            write(folder.path(), "package.json", more);
        }
        write(folder.path(), path, text);
        let before = tree::read(folder.path());
        transcript.error(folder.path(), &["new", "packages/mylib", "--yes"]);
        tree::assert_same(&tree::read(folder.path()), &before, text);
        let unasked = run_in(folder.path(), ["new", "packages/mylib"]).success();
        assert!(unasked.stderr.contains("warning: the package isn't linked: "), "{}", unasked.stderr);
    }
    transcript.assert();
}

#[cfg(unix)]
#[test]
fn a_read_only_manifest_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project("no-dependencies");
    let manifest = folder.path().join("package.json");
    fs::set_permissions(&manifest, fs::Permissions::from_mode(0o444)).unwrap();
    run_in(folder.path(), ["new", "mylib", "--yes"]).error(&["package.json` is read-only: make it writable, or pass"]);
    assert!(!folder.path().join("mylib").exists());
    run_in(folder.path(), ["new", "mylib", "--yes", "--no-link"]).success();
}

/// A project outside the repository has nothing to do with the crate; nor has one without the template's word.
#[test]
fn not_every_project_above_is_linked() {
    let folder = project("no-dependencies");
    let before = fs::read(folder.path().join("package.json")).unwrap();
    fs::create_dir_all(folder.path().join("repository/.git")).unwrap();
    run_in(folder.path(), ["new", "repository/mylib", "--yes"]).success();
    for kind in ["app", "worker"] {
        run_in(folder.path(), ["new", kind, "--name", "myone", "--kind", kind, "--yes"]).success();
    }
    assert_eq!(fs::read(folder.path().join("package.json")).unwrap(), before);
}

#[test]
fn programs_are_told_of_the_link() {
    let folder = project("pnpm-workspace");
    let report = |more: &str| -> Value {
        let args = ["new", "packages/mylib", "--dry-run", "--format", "json", more];
        serde_json::from_str(&run_in(folder.path(), args).success().stdout).unwrap()
    };
    let [linked, unlinked] = ["--yes", "--quiet"].map(report);
    assert_eq!((&linked["link"]["is_linked"], &unlinked["link"]["is_linked"]), (&true.into(), &false.into()));
    for report in [linked, unlinked] {
        let link = &report["link"];
        assert_eq!(link["package_manager"], "pnpm");
        assert_eq!(link["dependency"], "link:./packages/mylib/pkg");
        assert_eq!(link["import"], "import { convolve } from \"mylib\";");
        assert_eq!(report["next"].as_array().unwrap().last().unwrap(), "pnpm install");
    }
    assert_eq!(report("--no-link")["link"], Value::Null);
}

/// GitHub reads workflows in a repository's root only.
#[test]
fn workflows_are_made_where_they_are_read() {
    let folder = project("no-dependencies");
    let has_workflows = |project: &str| folder.path().join(project).join(".github/workflows").exists();
    run_in(folder.path(), ["new", "alone", "--yes"]).success();
    assert!(has_workflows("alone"), "it's a repository of its own");
    run(isolate(Command::new("git").args(["init", "-q"]).current_dir(folder.path()))).success();
    let inside = run_in(folder.path(), ["new", "inside", "--yes"]).success();
    assert!(inside.stderr.contains("note: no `.github` is made"), "{}", inside.stderr);
    assert!(!has_workflows("inside"));
    run_in(folder.path(), ["new", "wanted", "--yes", "-d", "ci=github"]).success();
    assert!(has_workflows("wanted"));
    fs::remove_file(folder.path().join("package.json")).unwrap();
    run_in(folder.path(), ["new", "root", "--init", "--yes"]).success();
    assert!(has_workflows("."));
}

/// The table in `guide/package.md`: each file leads to the package manager, and that to the form of the dependency. Where
/// all files are, the first manager is taken.
#[test]
fn the_guide_tells_the_dependency_of_each_package_manager() {
    let guide = fs::read_to_string(root().join("guide/package.md")).unwrap();
    let table = guide.split("| | its files | the dependency |").nth(1).unwrap().split("\n\n").next().unwrap();
    let rows: Vec<_> = table.lines().skip(2).map(|row| row.trim_matches(['|', ' ']).split(" | ")).collect();
    let all = project("no-dependencies");
    for mut row in rows.into_iter().rev() {
        let [manager, files, dependency] = [(); 3].map(|()| row.next().unwrap());
        for file in files.split(", ").map(|file| file.trim_matches('`')) {
            let alone = project("unsorted");
            for folder in [&alone, &all] {
                fs::write(folder.path().join(file), "").unwrap();
                let args = ["new", "packages/mylib", "--dry-run", "--format", "json"];
                let report: Value = serde_json::from_str(&run_in(folder.path(), args).success().stdout).unwrap();
                assert_eq!(report["link"]["package_manager"], manager);
                assert_eq!(report["link"]["dependency"], dependency.trim_matches('`'));
            }
        }
    }
}

/// What is left half done is finished or undone by the next run.
#[test]
fn a_kill_at_any_moment_leaves_a_crate_that_is_linked_or_neither() {
    let (folder, manifest) = (tempdir().unwrap(), "{}\n");
    let new = |name: &str| {
        let mut command = scaffold(folder.path());
        command.args(["new", name, "--yes", "-q", "-d", "harness=none", "--vcs", "none"]);
        command
    };
    write(folder.path(), "package.json", manifest);
    let start = Instant::now();
    run(&mut new("timed")).success();
    let step = start.elapsed() / 30;
    let mut linked = 0;
    for moment in 0..300 {
        // Where other tests slow it down, the late moments are later than expected.
        if linked == 3 {
            break;
        }
        write(folder.path(), "package.json", manifest);
        let mut child = new("mylib").spawn().unwrap();
        thread::sleep(step * moment);
        let _ = child.kill();
        child.wait().unwrap();
        run(&mut new("next")).success();
        let is_there = folder.path().join("mylib").exists();
        let text = fs::read_to_string(folder.path().join("package.json")).unwrap();
        assert_eq!(text.contains("\"mylib\""), is_there, "{text}");
        assert!(
            names(folder.path())
                .iter()
                .all(|name| !name.starts_with(".cargo-scaffold") || is_young(folder.path(), name)),
            "{:?}",
            names(folder.path())
        );
        linked += u32::from(is_there);
        for made in ["mylib", "next"] {
            let _ = fs::remove_dir_all(folder.path().join(made));
        }
    }
    assert_eq!(linked, 3);
}

/// `guide/writing-a-kit.md` shows the table.
#[test]
fn a_template_says_whether_its_package_is_linked() {
    let guide = fs::read_to_string(root().join("guide/writing-a-kit.md")).unwrap();
    let table = guide.find("[scaffold.link]").map(|at| guide[at..].split("```").next().unwrap()).unwrap();
    let folder = project("sorted-in-tabs");
    write(folder.path(), "template/cargo-generate.toml", table);
    write(folder.path(), "template/Cargo.toml", "[package]\nname = \"{{project-name}}\"\n");
    let made = run_in(folder.path(), ["new", "a-crate", "--path", "template", "--yes"]).success();
    assert!(made.stdout.contains("Then import it:\n  import { greet } from \"a-crate\";"), "{}", made.stdout);
    let manifest = fs::read_to_string(folder.path().join("package.json")).unwrap();
    assert!(manifest.contains("\t\t\"a-crate\": \"file:./a-crate/pkg\",\n"), "{manifest}");
    write(folder.path(), "template/cargo-generate.toml", "");
    run_in(folder.path(), ["new", "other", "--path", "template", "--yes"]).success();
    assert_eq!(fs::read_to_string(folder.path().join("package.json")).unwrap(), manifest);
}
