//! What goes to a server, in a subfolder of one, and what visitors see when something fails.

use std::{fs, path::Path};

use tests::{project::Project, tree};

use super::{app, drive, edit, text};

#[test]
fn vite() {
    let project = app("built-vite", "vite");
    let outcome = project.shell("npm run build").success();
    assert!(!format!("{}{}", outcome.stdout, outcome.stderr).contains("PLUGIN_TIMINGS"), "{outcome:?}");
    hashed(&project, "assets/index-", "assets/built_vite_bg-", 4);
    works(&project, "dist", "vite");
    check_a_build_that_fails(&project);
}

#[test]
fn webpack() {
    let project = app("built-webpack", "webpack");
    project.shell("npm run build").success();
    // The script in `index.html` is a file of its own.
    hashed(&project, "main.", "", 5);
    works(&project, "dist", "webpack");
    check_a_build_that_fails(&project);
}

#[test]
fn none() {
    let project = app("built-none", "none");
    project.shell("cargo scaffold build").success();
    works(&project, ".", "none");
    says_why_nothing_happens(&project);
}

/// Browsers load no modules from a file.
fn says_why_nothing_happens(project: &Project) {
    let url = format!("file://{}/index.html", text(&project.folder));
    let page = project.shell(&format!("chromium --headless --no-sandbox --dump-dom '{url}'")).success().stdout;
    assert!(page.contains("<p class=\"message\" id=\"from-file\">This page needs a server"), "{page}");
}

#[test]
fn faults() {
    let project = app("faulty", "none");
    edit(&project, "src/universe.rs", |text| {
        let tick = "pub fn tick(&mut self) {\n";
        text.replace(tick, &format!("{tick}assert!(self.population() > 0, \"nobody is left\");\n"))
    });
    project.shell("cargo scaffold build").success();
    drive(&project, "faults", &[text(&project.folder)]);
}

/// Every name but the page's own changes with the contents, and the module is one file.
fn hashed(project: &Project, script: &str, module: &str, number: usize) {
    let files: Vec<_> = tree::read(&project.folder.join("dist")).into_keys().collect();
    assert_eq!(files.len(), number, "{files:?}");
    let hash = |file: &str, start: &str, end: &str| {
        let hash = file.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
        hash.is_some_and(|hash| hash.len() >= 8 && !hash.contains('/'))
    };
    assert!(files.iter().any(|file| hash(file, script, ".js")), "{files:?}");
    assert!(files.iter().any(|file| hash(file, module, ".wasm")), "{files:?}");
    assert!(files.contains(&"index.html".to_owned()), "{files:?}");
}

fn works(project: &Project, folder: &str, bundler: &str) {
    let screenshots = Path::new(env!("CARGO_TARGET_TMPDIR")).join("app").join(bundler);
    fs::create_dir_all(&screenshots).unwrap();
    drive(project, "page", &[text(&project.folder.join(folder)), text(&screenshots)]);
}

fn check_a_build_that_fails(project: &Project) {
    edit(project, "src/patterns.rs", |text| format!("{text}fn broken( {{}}\n"));
    let outcome = project.shell("npm run build");
    assert_ne!(outcome.code, Some(0));
    assert!(format!("{}{}", outcome.stdout, outcome.stderr).contains("unclosed delimiter"), "{outcome:?}");
}
