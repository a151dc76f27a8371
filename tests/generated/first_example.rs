//! The first example of the field works unchanged in a new project.

use std::fs;

use tests::{answers::Answers, project::Project};

#[test]
fn an_imported_alert_and_an_exported_greet() {
    let project = Project::new("lib", &Answers(vec![("harness".to_owned(), "none".to_owned())]));
    let lib = project.folder.join("src/lib.rs");
    let example = r#"
#[wasm_bindgen]
extern "C" {
    fn alert(s: &str);
}

#[wasm_bindgen]
pub fn greet(name: &str) {
    alert(&format!("Hello, {}!", name));
}
"#;
    fs::write(&lib, fs::read_to_string(&lib).unwrap() + example).unwrap();
    project.shell("cargo scaffold build").success();
    let script = "globalThis.alert = (s) => console.log(s); require('./pkg/node.cjs').greet('wörld');";
    let greeted = project.shell(&format!("node -e \"{script}\"")).success();
    assert_eq!(greeted.stdout, "Hello, wörld!\n");
}
