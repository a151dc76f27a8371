//! What is served, and to whom.

use std::{fs, os::unix::fs::symlink};

use super::{PAGE, assert_status, page, serve};

fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let head = answer.split("\r\n\r\n").next()?;
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

#[test]
fn files_with_their_types() {
    let krate = page();
    krate.write("docs/index.html", "<p>Docs");
    krate.write("a b.mjs", "export {};\n");
    krate.write("style.css", "");
    let served = serve(krate, &["--port", "0"]);
    let html = served.get("/?a=b");
    assert_status(&html, 200);
    assert!(html.contains(PAGE) && html.contains("/.cargo-scaffold/live-reload.js\" data-generation="), "{html}");
    assert_eq!(served.krate.read("index.html"), PAGE, "nothing is written to the user's file");
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/docs/", "text/html; charset=utf-8"),
        ("/js/main.js", "text/javascript; charset=utf-8"),
        ("/a%20b.mjs", "text/javascript; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/Cargo.toml", "text/x-toml; charset=utf-8"),
        (&format!("/pkg/{}_bg.wasm", served.krate.stem()), "application/wasm"),
        ("/.cargo-scaffold/live-reload.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = served.get(path);
        assert_status(&answer, 200);
        assert_eq!(header(&answer, "Content-Type"), Some(kind), "{path}");
        assert_eq!(header(&answer, "Cross-Origin-Embedder-Policy"), None);
        assert_eq!(header(&answer, "Cache-Control"), Some("no-store"));
    }
    let script = served.get("/js/main.js");
    assert!(script.ends_with(&served.krate.read("js/main.js")), "nothing is added to a script: {script}");
    assert_eq!(header(&served.get("/docs?a=b"), "Location"), Some("/docs/?a=b"));
    let address = &served.address;
    let head = served.raw(&format!("HEAD / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"));
    assert!(head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"), "{head}");
    let post =
        served.raw(&format!("POST / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
    assert_status(&post, 405);
}

#[test]
fn an_isolated_page() {
    let served = serve(page(), &["--port", "0", "--isolate"]);
    for path in ["/", "/js/main.js", "/nothing", "/.cargo-scaffold/live-reload.js"] {
        let answer = served.get(path);
        assert_eq!(header(&answer, "Cross-Origin-Embedder-Policy"), Some("require-corp"), "{path}");
        assert_eq!(header(&answer, "Cross-Origin-Opener-Policy"), Some("same-origin"), "{path}");
    }
}

#[test]
fn nothing_hidden_and_nothing_outside() {
    let krate = page();
    krate.write(".env", "secret");
    krate.write(".hidden/key", "secret");
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("file"), "secret").unwrap();
    symlink(outside.path(), krate.path("folder")).unwrap();
    symlink(outside.path().join("file"), krate.path("link")).unwrap();
    symlink(krate.path(".env"), krate.path("env")).unwrap();
    symlink(krate.path("index.html"), krate.path("home.html")).unwrap();
    let neighbour = format!("{}-neighbour", krate.root.display());
    fs::create_dir_all(&neighbour).unwrap();
    fs::write(format!("{neighbour}/file"), "secret").unwrap();
    let name = format!("{}-neighbour", krate.name);

    let served = serve(krate, &["--port", "0"]);
    for path in [
        "/.env",
        "/%2eenv",
        "/.hidden/key",
        "/js/../.env",
        "/folder/file",
        "/folder/",
        "/link",
        "/env",
        "/../../Cargo.toml",
        "/..%2f..%2fCargo.toml",
        "/%2e%2e/%2e%2e/Cargo.toml",
        "/js/..%5c..%5cCargo.toml",
        "//etc/passwd",
        "/%00",
        "/nothing",
        "/.cargo-scaffold/other",
        &format!("/../{name}/file"),
        &format!("/%2e%2e/{name}/file"),
    ] {
        let answer = served.get(path);
        assert_status(&answer, 404);
        assert!(!answer.contains("secret") && !answer.contains("[package]"), "{path}: {answer}");
    }
    assert_status(&served.get("/home.html"), 200);
}

/// Under a name that somebody else has made lead to this machine.
#[test]
fn other_names_are_refused() {
    let served = serve(page(), &["--port", "0"]);
    assert!(served.address.starts_with("127.0.0.1:"), "{}", served.address);
    let ask = |headers: &str| served.raw(&format!("GET / HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"));
    for headers in ["", "Host: evil.test\r\n", "Host: localhost.evil.test:80\r\n"] {
        assert_status(&ask(headers), 403);
    }
    for headers in ["Host: localhost\r\n", "Host: 127.0.0.1:1\r\n", "Host: [::1]:80\r\n"] {
        assert_status(&ask(headers), 200);
    }
    let events = served.raw("GET /.cargo-scaffold/events HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n");
    assert_status(&events, 403);
}
