//! A GitHub workflow, as far as it can run here: the commands of its steps.

use std::{fs, path::Path};

use serde::Deserialize;

#[derive(Deserialize)]
struct Workflow {
    jobs: std::collections::BTreeMap<String, Job>,
}

#[derive(Deserialize)]
struct Job {
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    run: Option<String>,
}

/// The `run` steps of the workflow file `path`, in order.
pub fn run_steps(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let workflow: Workflow =
        serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let steps: Vec<_> = workflow.jobs.into_values().flat_map(|job| job.steps).filter_map(|step| step.run).collect();
    assert!(!steps.is_empty(), "{} runs nothing", path.display());
    steps
}
