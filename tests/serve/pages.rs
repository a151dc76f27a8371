//! A page that follows its crate.

use std::process::Command;

use tests::{repository, scaffold::run};

use super::{page, serve};

#[test]
fn pages_are_told_of_builds_and_of_changes() {
    let served = serve(page(), &["--port", "0"]);
    let (mut one, mut other) = (served.events(), served.events());
    let start = one.next().unwrap();
    assert_eq!((&start["failure"], other.next()), (&serde_json::Value::Null, Some(start.clone())));

    let sound = served.krate.read("src/lib.rs");
    served.krate.write("src/lib.rs", "broken");
    let failed = one.next().unwrap();
    assert!(failed["failure"].as_str().unwrap().contains("error: expected"), "{failed}");
    assert_eq!((&failed["generation"], other.next()), (&start["generation"], Some(failed.clone())));
    // A page that comes now, too.
    assert_eq!(served.events().next(), Some(failed));

    served.krate.write("src/lib.rs", sound);
    let mended = one.next().unwrap();
    assert_eq!(mended["failure"], serde_json::Value::Null);
    assert_ne!(mended["generation"], start["generation"]);

    // The page has loaded one of two scripts.
    served.krate.write("js/other.js", "");
    served.get("/js/main.js");
    served.krate.write("js/other.js", "//");
    served.krate.edit("js/main.js", |text| format!("{text}//"));
    let changed = one.next().unwrap();
    assert_eq!(changed["generation"], mended["generation"].as_u64().unwrap() + 1);
    // Nothing else was told meanwhile.
    assert_eq!(served.events().next(), Some(changed));
}

#[test]
fn in_a_browser() {
    let served = serve(page(), &["--port", "0"]);
    let script = repository::root().join("tests/environments/serve.mjs");
    run(Command::new("node").arg(script).arg(format!("http://{}/", served.address)).arg(&served.krate.root)).success();
}
