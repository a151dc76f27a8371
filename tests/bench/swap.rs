//! The template's function is replaced by another: in Rust, in JavaScript, and in the list of inputs. Nothing else is
//! touched, and all works.

use std::fs;

use tests::{answers::Answers, project::Project, repository::root};

/// A project with the function of `fixtures/bench`, whose Rust is wrong.
fn swapped() -> Project {
    let project = Project::new("lib", &Answers(Vec::new()));
    fs::remove_file(project.folder.join("js/original.js")).unwrap();
    for file in ["src/lib.rs", "js/original.ts", "js/inputs.js"] {
        fs::copy(root().join("tests/fixtures/bench").join(file), project.folder.join(file)).unwrap();
    }
    // It's TypeScript here, as the README says.
    let test = project.folder.join("js/compare.js");
    fs::write(&test, fs::read_to_string(&test).unwrap().replace("./original.js", "./original.ts")).unwrap();
    project
}

#[test]
fn a_failed_property_shows_the_input_and_both_results_and_the_benchmark_measures_all_the_same() {
    let project = swapped();
    project.shell("npm install && cargo scaffold build --no-opt").success();
    let failed = project.shell("npm test");
    assert_ne!(failed.code, Some(0), "{}", failed.stdout);
    for shown in [r#"Counterexample: [["a"]]"#, "+   returns: ''", "-   returns: 'A'"] {
        assert!(failed.stdout.contains(shown), "no `{shown}` in {}", failed.stdout);
    }
    let library = project.folder.join("src/lib.rs");
    let wrong = fs::read_to_string(&library).unwrap();
    fs::write(&library, wrong.replace(".filter(|_| word.len() != 1)", "")).unwrap();
    project.shell("cargo scaffold build --no-opt && npm test").success();

    let outcome = project.shell("cargo scaffold bench --no-build").success();
    let lines: Vec<_> = outcome.stdout.lines().collect();
    assert_eq!(lines[0], "title");
    assert!(lines[1].starts_with("  100 ") && lines[1].contains('×'), "{lines:?}");
    assert!(fs::read_to_string(project.folder.join("bench.svg")).unwrap().contains("title: how many times"));
}
