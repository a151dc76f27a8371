//! Changes to a folder that the user has edited, and what is left when they fail or are killed.

use std::path::{Path, PathBuf};

use fs_err as fs;
use tempfile::TempDir;

use super::{
    change_tree,
    changes::{Baseline, Changes},
    destination::Destination,
    link::{js_project::JsProject, link_conflicts::LinkedCrate, package_link::PackageLink},
    planned_project::Project,
    stage_changes::{begin, stage, steps},
    workspace,
};
use crate::{
    base::rel_path::RelPath,
    disk::{
        executable,
        staging::{self, Staging},
    },
    make::plan::{Plan, PlannedFile, Reason},
    template::manifest::LinkTable,
};

type Files<'a> = &'a [(&'a str, &'a str, bool)];

const OLD: Files = &[
    ("Cargo.toml", "old", false),
    ("README.md", "same", false),
    ("deleted.txt", "deleted", false),
    ("edited.txt", "old", false),
    ("run.sh", "run", false),
];
const NEW: Files = &[
    ("Cargo.toml", "new", false),
    ("README.md", "same", false),
    ("edited.txt", "new", false),
    ("run.sh", "run", true),
    ("src/new/mod.rs", "new", false),
];

fn plan(files: Files) -> Plan {
    let file = |&(path, contents, executable): &(&str, &str, bool)| PlannedFile {
        path: RelPath::new(path).unwrap(),
        contents: contents.as_bytes().to_vec().into(),
        executable,
        reason: Reason::Rendered,
    };
    Plan::new(files.iter().map(file).collect(), Vec::new()).unwrap()
}

/// A project as an earlier run wrote it, in which the user has edited a file and added one.
struct Edited {
    folder: TempDir,
    root: PathBuf,
    baseline: Baseline,
}

impl Edited {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap().join("mylib");
        let changes = Changes::between(plan(OLD), &root, &Baseline::new()).unwrap();
        let baseline = changes.written().map(|file| (file.path.clone(), file.contents.hash().unwrap())).collect();
        Project {
            destination: Destination::new(&root).unwrap(),
            changes,
            repository: false,
            workspace: None,
            link: None,
            apart_from: None,
        }
        .write()
        .unwrap();
        let edited = Self { folder, root, baseline };
        edited.write("edited.txt", "mine");
        edited.write("notes.txt", "mine");
        edited
    }

    fn changes(&self) -> Changes {
        Changes::between(plan(NEW), &self.root, &self.baseline).unwrap()
    }

    fn project(&self) -> Project {
        let destination =
            Destination { given: ".".into(), parent: self.root.clone(), path: self.root.clone(), is_current: true };
        Project {
            destination,
            changes: self.changes(),
            repository: false,
            workspace: None,
            link: None,
            apart_from: None,
        }
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.root.join(path), text).unwrap();
    }

    /// All files and folders: path, contents, whether it's executable.
    fn tree(&self) -> Vec<(String, String, Option<bool>)> {
        let entries = walkdir::WalkDir::new(&self.folder).min_depth(1).sort_by_file_name().into_iter();
        let file = |entry: walkdir::DirEntry| {
            let path = entry.path().strip_prefix(&self.folder).unwrap().to_str().unwrap().to_owned();
            let mode = entry.file_type().is_file().then(|| executable::is_executable(&entry.metadata().unwrap()));
            (path, fs::read_to_string(entry.path()).unwrap_or_default(), mode)
        };
        entries.map(|entry| file(entry.unwrap())).collect()
    }
}

const AFTER: [(&str, &str, bool); 9] = [
    ("mylib", "", false),
    ("mylib/Cargo.toml", "new", false),
    ("mylib/README.md", "same", false),
    ("mylib/edited.txt", "mine", false),
    ("mylib/notes.txt", "mine", false),
    ("mylib/run.sh", "run", true),
    ("mylib/src", "", false),
    ("mylib/src/new", "", false),
    ("mylib/src/new/mod.rs", "new", false),
];

fn assert_after(edited: &Edited) {
    let tree = edited.tree();
    let shown: Vec<_> =
        tree.iter().map(|(path, text, mode)| (path.as_str(), text.as_str(), mode.unwrap_or(false))).collect();
    let runs = cfg!(unix);
    assert_eq!(shown, AFTER.map(|(path, text, executable)| (path, text, executable && runs)));
}

/// As `update` will do it: changes between a plan and an edited folder, shown, then applied.
#[test]
fn a_new_plan_for_an_edited_folder_is_shown_and_applied() {
    let edited = Edited::new();
    let expected = "\
mylib/
  Cargo.toml                               3 B, replaced
  README.md                          unchanged
  deleted.txt                        deleted
  edited.txt                         stays, though it differs
  run.sh                             made executable
  src/
    new/
      mod.rs                               3 B
";
    let shown = change_tree::to_text("mylib", &edited.changes());
    assert_eq!(shown, if cfg!(unix) { expected.to_owned() } else { expected.replace("made executable", "unchanged") });
    edited.project().write().unwrap();
    assert_after(&edited);
    assert!(edited.changes().written().next().is_none(), "a second time there's nothing to do");
}

#[test]
fn whatever_fails_leaves_the_folder_as_it_was() {
    for (path, error) in [
        ("Cargo.toml", "`Cargo.toml` has just been changed by something else"),
        ("deleted.txt", "`deleted.txt` has just been changed by something else"),
        ("src/new/mod.rs", "`src/new/mod.rs` has just been put there by something else"),
    ] {
        let edited = Edited::new();
        let project = edited.project();
        fs::create_dir_all(edited.root.join(path).parent().unwrap()).unwrap();
        edited.write(path, "mine, just now");
        let before = edited.tree();
        let found = project.write().unwrap_err().to_string();
        assert!(found.starts_with(error), "{found}");
        assert_eq!(edited.tree(), before, "{path}");
    }
}

#[test]
fn a_run_that_was_killed_at_any_step_is_undone_by_the_next() {
    let begin = |edited: &Edited| {
        let project = edited.project();
        let staging = Staging::new(&edited.root).unwrap();
        stage(&project.changes, staging.path()).unwrap();
        staging.begin(steps(&project.changes).unwrap(), None).unwrap()
    };
    let steps = begin(&Edited::new()).steps();
    assert_eq!(steps, if cfg!(unix) { 6 } else { 5 });
    for killed_after in 0..=steps {
        let edited = Edited::new();
        let before = edited.tree();
        begin(&edited).kill_after(killed_after);
        staging::recover(&edited.root);
        assert_eq!(edited.tree(), before, "after {killed_after} steps");
        edited.project().write().unwrap();
        assert_after(&edited);
    }
}

#[test]
fn what_the_user_did_after_a_kill_stays() {
    let edited = Edited::new();
    let project = edited.project();
    let staging = Staging::new(&edited.root).unwrap();
    stage(&project.changes, staging.path()).unwrap();
    let transaction = staging.begin(steps(&project.changes).unwrap(), None).unwrap();
    let steps = transaction.steps();
    transaction.kill_after(steps);
    for path in ["Cargo.toml", "src/new/mod.rs", "deleted.txt"] {
        edited.write(path, "mine, later");
    }
    staging::recover(&edited.root);
    for path in ["Cargo.toml", "src/new/mod.rs", "deleted.txt"] {
        assert_eq!(fs::read_to_string(edited.root.join(path)).unwrap(), "mine, later");
    }
    let kept: Vec<_> = edited.tree().into_iter().map(|(_, text, _)| text).collect();
    for old in ["old", "deleted"] {
        assert!(kept.iter().any(|text| text == old), "`{old}` can still be had");
    }
}

/// A new crate in an existing folder of a workspace whose manifest is above it.
fn member(root: &Path) -> Project {
    fs::write(root.join("Cargo.toml"), "[workspace]\nmembers = []\n").unwrap();
    let path = root.join("mylib");
    fs::create_dir_all(&path).unwrap();
    let destination = Destination { given: ".".into(), parent: path.clone(), path: path.clone(), is_current: true };
    let changes = Changes::between(plan(&NEW[..1]), &path, &Baseline::new()).unwrap();
    let workspace = workspace::join(&path, false).unwrap();
    Project { destination, changes, repository: false, workspace, link: None, apart_from: None }
}

#[test]
fn the_workspace_is_joined_if_and_only_if_the_project_is_there() {
    for (commits, first) in [(false, "mylib"), (false, "."), (true, "mylib"), (true, ".")] {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let project = member(&root);
        let staging = Staging::new(&project.destination.parent).unwrap();
        stage(&project.changes, staging.path()).unwrap();
        let inside = staging.begin(steps(&project.changes).unwrap(), None).unwrap();
        let dependency = inside.dependency(&project.destination.path.join("Cargo.toml"));
        let join = begin(&project.workspace.as_ref().unwrap().changes, Some(dependency)).unwrap();
        // Killed between the two changes: after the first one's end, or just before.
        if commits {
            inside.perform().unwrap();
            inside.commit().unwrap();
            join.kill_after(0);
        } else {
            inside.kill_after(1);
            join.kill_after(1);
        }
        for swept in [first, if first == "." { "mylib" } else { "." }] {
            staging::recover(&root.join(swept));
        }
        let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
        assert_eq!(manifest.contains("mylib"), commits, "{first}: {manifest}");
        assert_eq!(root.join("mylib/Cargo.toml").exists(), commits);
        assert_eq!(fs::read_dir(&root).unwrap().count(), 2, "nothing else is left");
    }
}

#[test]
fn a_manifest_that_changes_meanwhile_gets_no_project() {
    for (changed, text) in [("Cargo.toml", "[workspace]\n"), ("package.json", "{\"a\":1}")] {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let mut in_place = member(&root);
        in_place.link = Some(linked(&in_place, &root));
        let mut as_a_whole = member(&root);
        as_a_whole.link = Some(linked(&as_a_whole, &root));
        as_a_whole.destination.parent = root.clone();
        as_a_whole.destination.is_current = false;
        fs::write(root.join(changed), text).unwrap();
        let manifests = ["Cargo.toml", "package.json"].map(|name| root.join(name));
        let before = manifests.each_ref().map(|path| fs::read_to_string(path).unwrap());
        for project in [in_place, as_a_whole] {
            let error = project.write().unwrap_err().to_string();
            assert!(error.contains(&format!("`{changed}` has just been changed")), "{error}");
            assert_eq!(manifests.each_ref().map(|path| fs::read_to_string(path).unwrap()), before);
            assert_eq!(fs::read_dir(root.join("mylib")).unwrap().count(), 0);
            assert_eq!(fs::read_dir(&root).unwrap().count(), 3);
        }
    }
}

/// The link of `project` to a JavaScript project in `root`.
fn linked(project: &Project, root: &Path) -> PackageLink {
    fs::write(root.join("package.json"), "{}").unwrap();
    let target = LinkTable { package: "mylib".to_owned(), import: "{ a }".to_owned() };
    let krate = LinkedCrate { folder: &project.destination.path, has_manifest: false };
    let around = JsProject::around(krate.folder, false).unwrap().unwrap();
    let mut link = PackageLink::plan(around, &target, krate).unwrap();
    link.is_agreed = true;
    link
}
