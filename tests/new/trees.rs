//! The files of each kind of project: those of its default answers, and what another answer adds or takes away.

use std::collections::BTreeSet;

use tempfile::tempdir;
use tests::{answers, scaffold::run_in, snapshot, tree};

#[test]
fn each_kind_has_its_files() {
    for kind in answers::kinds() {
        let default = files(&kind, &[]);
        let mut text = default.iter().map(|path| format!("{path}\n")).collect::<String>();
        for (question, answers) in answers::questions(&kind) {
            for answer in answers {
                let other = files(&kind, &["-d", &format!("{question}={answer}")]);
                if other != default {
                    text += &format!("\n{question}={answer}\n");
                    text.extend(default.difference(&other).map(|path| format!("- {path}\n")));
                    text.extend(other.difference(&default).map(|path| format!("+ {path}\n")));
                }
            }
        }
        snapshot::assert(&format!("trees/{kind}.txt"), &text);
    }
}

fn files(kind: &str, args: &[&str]) -> BTreeSet<String> {
    let folder = tempdir().unwrap();
    let new = ["new", "mylib", "--kind", kind, "--yes", "--vcs", "none"];
    run_in(folder.path(), [&new[..], args].concat()).success();
    let tree = tree::read(&folder.path().join("mylib"));
    tree.into_iter().map(|(path, file)| path + if file.executable { "*" } else { "" }).collect()
}
