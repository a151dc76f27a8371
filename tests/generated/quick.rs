//! One project of each kind that needs no browser, for `tests/run --quick`. `combinations` has them too.

use tests::{answers::Answers, project::Project};

use super::combinations::passes_its_own_ci;

#[test]
fn lib() {
    check("lib", "harness", "node");
}

#[test]
fn app() {
    check("app", "bundler", "none");
}

#[test]
fn worker() {
    check("worker", "runtime", "edge");
}

fn check(kind: &str, question: &str, answer: &str) {
    let answers = Answers(vec![(question.to_owned(), answer.to_owned())]);
    passes_its_own_ci(&Project::new(kind, &answers), kind, &answers);
}
