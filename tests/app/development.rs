//! `npm run dev`: Rust's changes and errors in the page.

use tests::server::Server;

use super::{app, drive, edit, text};

#[test]
fn vite() {
    check("vite", "npm run dev -- --port 0");
}

#[test]
fn webpack() {
    check("webpack", "npm run dev -- --port auto");
}

fn check(bundler: &str, line: &str) {
    let project = app(&format!("dev-{bundler}"), bundler);
    edit(&project, "src/patterns.rs", |text| format!("{text}fn broken( {{}}\n"));
    let server = Server::start(&project, line);
    drive(&project, "dev", &[&server.url, text(&project.folder)]);
}
