//! The benchmark in each runtime.

use std::fs;

use serde_json::Value;
use tests::{answers::Answers, project::Project, repository::root, scaffold::run};

#[test]
fn every_runtime_measures_what_is_built() {
    for data in ["arrays", "objects"] {
        let project = Project::new("lib", &Answers(vec![("data".to_owned(), data.to_owned())]));
        let inputs = project.folder.join("js/inputs.js");
        let text = fs::read_to_string(&inputs).unwrap();
        let sizes = text.lines().find(|line| line.trim_start().starts_with("sizes:")).unwrap();
        let few = if data == "arrays" { "  sizes: [[8, 3], [64, 8]]," } else { "  sizes: [3, 30]," };
        fs::write(&inputs, text.replace(sizes, few)).unwrap();
        for (runtime, build) in [("node", ""), ("deno", "--no-build"), ("bun", "--no-build")] {
            measures(&project, runtime, build);
        }
    }
}

fn measures(project: &Project, runtime: &str, build: &str) {
    let command = format!("cargo scaffold bench --quiet --{runtime} {build} --format json");
    let tools = root().join("tests/environments/node_modules/.bin");
    let line = format!("PATH=\"$PATH:{}\" {command}", tools.display());
    let outcome = run(project.command("bash").args(["-c", &line])).success();
    assert_eq!(outcome.stderr, "");
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(report["runtime"], runtime);
    let sizes = report["functions"][0]["sizes"].as_array().unwrap();
    assert_eq!(sizes.len(), 2);
    for comparison in sizes {
        let number = |value: &Value| value.as_f64().unwrap();
        let ratio = number(&comparison["ratio"]);
        assert!((number(&comparison["original"]) / number(&comparison["rust"]) / ratio - 1.0).abs() < 1e-9);
        let [low, high] = [&comparison["interval"][0], &comparison["interval"][1]].map(number);
        assert!(0.0 < low && low <= ratio && ratio <= high, "{comparison}");
    }
    assert_eq!(fs::read_to_string(report["chart"].as_str().unwrap()).unwrap().matches("<circle").count(), 2);
}
