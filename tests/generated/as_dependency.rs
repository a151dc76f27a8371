//! A project depends on the crate's folder itself: its `package.json` leads into the package.

use std::fs;

use serde_json::Value;
use tests::{answers::Answers, project::Project};

#[test]
fn the_folder_leads_where_the_package_does() {
    let project = Project::new("lib", &Answers(vec![("scope".to_owned(), "@acme".to_owned())]));
    // Before anything is built, as the printed commands of a JavaScript project may come first.
    project.shell("mkdir ../app && cd ../app && npm init -y && npm install ../mylib").success();
    let built = project.shell("cargo scaffold build --no-opt").success();
    assert!(!built.stderr.contains("package.json"), "{}", built.stderr);

    let exports = |path: &str| {
        let manifest: Value = serde_json::from_str(&fs::read_to_string(project.folder.join(path)).unwrap()).unwrap();
        manifest["exports"]["."].to_string()
    };
    assert_eq!(exports("package.json").replace("./pkg/", "./"), exports("pkg/package.json"));

    let check = "import assert from 'node:assert'; import * as lib from '@acme/mylib'; import { createRequire } from \
                 'node:module'; const required = createRequire(import.meta.url)('@acme/mylib'); for (const { convolve \
                 } of [lib, required]) assert.deepEqual(convolve([1, 2], [1, 1]), Float32Array.of(1, 3, 2));";
    fs::write(project.folder.join("../app/check.mjs"), check).unwrap();
    project.shell("cd ../app && node check.mjs").success();
}
