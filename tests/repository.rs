//! What stands in more than one place of this repository agrees, and what it says of itself is true.

use std::{collections::BTreeSet, fs, path::PathBuf, process::Command};

use tests::{
    repository::{files, locked, root},
    scaffold::run,
    snapshot, tree,
};
use toml_edit::DocumentMut;

fn toml(path: &str) -> DocumentMut {
    fs::read_to_string(root().join(path)).unwrap().parse().unwrap()
}

fn templates() -> Vec<PathBuf> {
    let all = fs::read_dir(root()).unwrap().flatten().map(|entry| entry.path());
    all.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("template-")).collect()
}

#[test]
fn templates_depend_on_the_wasm_bindgen_that_is_embedded() {
    for template in templates() {
        let manifest = fs::read_to_string(template.join("Cargo.toml.liquid")).unwrap();
        let line = format!("wasm-bindgen = \"{}\"", locked("wasm-bindgen-cli-support"));
        assert!(manifest.contains(&line), "`{line}` isn't in {}", template.display());
    }
}

#[test]
fn exactly_the_liquid_files_are_rendered() {
    for template in templates() {
        let liquid: BTreeSet<String> = tree::read(&template)
            .into_keys()
            .filter_map(|path| path.strip_suffix(".liquid").map(|stem| format!("/{stem}")))
            .collect();
        let manifest: DocumentMut = fs::read_to_string(template.join("cargo-generate.toml")).unwrap().parse().unwrap();
        let include = manifest["template"]["include"].as_array().unwrap();
        let include: BTreeSet<String> = include.iter().map(|name| name.as_str().unwrap().to_owned()).collect();
        assert_eq!(liquid, include, "{}", template.display());
    }
}

#[test]
fn every_template_is_offered_and_embedded() {
    let offered = toml("cargo-generate.toml");
    let offered = offered["template"]["sub_templates"].as_array().unwrap();
    let offered: BTreeSet<&str> = offered.iter().map(|name| name.as_str().unwrap()).collect();
    let list = ["package", "--list", "--allow-dirty", "--offline", "-p", "wasm-scaffold"];
    let packaged = run(Command::new(env!("CARGO")).args(list).current_dir(root())).success().stdout;
    for template in templates() {
        let name = template.file_name().unwrap().to_string_lossy().into_owned();
        assert!(offered.contains(name.as_str()), "{name}");
        let kind = name.trim_start_matches("template-");
        for file in files().iter().filter_map(|path| path.strip_prefix(&format!("{name}/"))) {
            let entry = format!("templates/{kind}/{file}");
            assert!(packaged.lines().any(|line| line == entry), "`{entry}` isn't in the packaged crate");
        }
    }
}

#[test]
fn the_guide_lists_every_question_and_answer() {
    let guide = fs::read_to_string(root().join("guide/templates.md")).unwrap();
    for kind in tests::answers::kinds() {
        let section = guide.split("\n## ").find(|section| section.starts_with(&format!("`{kind}`")));
        let section = section.unwrap_or_else(|| panic!("`{kind}` has no section in the guide"));
        for (question, answer) in tests::answers::pairwise(&kind).into_iter().flat_map(|answers| answers.0) {
            let row = section.lines().find(|line| line.starts_with(&format!("| `{question}` |")));
            let row = row.unwrap_or_else(|| panic!("`{question}` of `{kind}` isn't in the guide"));
            assert!(row.contains(&format!("`{answer}`")) || answer.is_empty(), "`{answer}` isn't in: {row}");
        }
    }
}

/// What is the same in all kinds of projects is the same text, so that a change in one is a change in all.
#[test]
fn templates_agree_on_what_they_share() {
    let read = |template: &PathBuf, path: &str| fs::read_to_string(template.join(path)).ok();
    for path in [
        ".cargo/config.toml",
        ".github/dependabot.yml",
        "LICENSE-APACHE",
        "LICENSE-MIT.liquid",
        "rust.js",
        "src/allocator.rs",
        "src/panic_hook.rs",
        "vite.config.js",
    ] {
        let texts: BTreeSet<String> = templates().iter().filter_map(|template| read(template, path)).collect();
        assert_eq!(texts.len(), 1, "`{path}` differs");
    }
    let profile = |manifest: &str| {
        let from = manifest.find("{% if within_cargo_project %}").unwrap();
        let to = manifest.find("strip = \"debuginfo\"").unwrap();
        manifest[from..to].to_owned()
    };
    let manifests = templates().into_iter().filter_map(|template| read(&template, "Cargo.toml.liquid"));
    let profiles: BTreeSet<String> = manifests.map(|manifest| profile(&manifest)).collect();
    assert_eq!(profiles.len(), 1, "{profiles:#?}");
}

/// The actions that workflows use are pinned to the same commits everywhere.
#[test]
fn an_action_has_one_version() {
    let mut versions: std::collections::BTreeMap<String, BTreeSet<String>> = Default::default();
    for path in files().iter().filter(|path| path.contains(".github/workflows/")) {
        let text = fs::read_to_string(root().join(path)).unwrap();
        for (action, version) in text.lines().filter_map(|line| line.split_once("uses: ")?.1.split_once('@')) {
            assert!(version.len() > 40 && version.contains(" # v"), "`{path}` doesn't pin `{action}`");
            versions.entry(action.to_owned()).or_default().insert(version.to_owned());
        }
    }
    assert!(versions.len() > 4 && versions.values().all(|versions| versions.len() == 1), "{versions:#?}");
}

/// Where a kind has two workflows, of which a project gets one, neither falls behind: all but these lines is the same.
#[test]
fn two_workflows_of_a_kind_differ_where_they_should() {
    for template in templates() {
        let folder = template.join(".github/workflows");
        let [one, other] = &tree::names(&folder)[..] else { panic!("two workflows in {}", folder.display()) };
        let compare = ["diff", "--no-index", "--no-color", "--no-ext-diff", "--unified=0", one, other];
        let diff = run(Command::new("git").args(compare).current_dir(&folder)).stdout;
        let lines = diff.lines().filter(|line| line.starts_with(['+', '-'])).map(|line| format!("{line}\n"));
        let name = template.file_name().unwrap().to_string_lossy().into_owned();
        snapshot::assert(&format!("workflows/{name}.diff"), &lines.collect::<String>());
    }
}

/// A project without the harness has a workflow of its own: that with it, but for its steps.
#[test]
fn the_two_workflows_of_lib_differ_by_the_harness_only() {
    let read = |name: &str| fs::read_to_string(root().join("template-lib/.github/workflows").join(name)).unwrap();
    let (with, without) = (read("ci.yml"), read("rust.yml"));
    let mut rest = without.lines().peekable();
    let harness: Vec<_> = with.lines().filter(|line| rest.next_if_eq(line).is_none()).collect();
    assert_eq!(rest.next(), None, "a line of `rust.yml` isn't in `ci.yml`, or elsewhere");
    let steps = harness.iter().filter(|line| line.trim_start().starts_with("- ")).count();
    assert_eq!((steps, harness.len()), (3, 7), "{harness:#?}");
}
