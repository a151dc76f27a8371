//! `cargo scaffold serve`.
#![cfg(unix)]

mod files;
mod pages;
mod ports;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

use tests::{fixture::Fixture, watch::Watch};

/// A served crate with a page.
struct Served {
    krate: Fixture,
    watch: Watch,
    address: String,
}

const PAGE: &str = "<!doctype html>\n<title>Page</title>\n<link rel=\"icon\" href=\"data:,\" />\n<script type=\"module\" src=\"js/main.js\"></script>\n";

fn page() -> Fixture {
    let krate = Fixture::new("plain");
    krate.write("index.html", PAGE);
    krate.write("js/main.js", "import { greet } from \"../pkg/web.js\";\ndocument.title = greet(\"Ada\");\n");
    krate
}

fn serve(krate: Fixture, args: &[&str]) -> Served {
    let watch = Watch::start(krate.command("serve").args(args));
    let address = watch.line(|line| Some(line.split_once("Serving http://")?.1.trim_end_matches('/').to_owned()));
    Served { krate, watch, address }
}

impl Served {
    /// The answer to a request line and its headers, as it comes over the wire.
    fn raw(&self, request: &str) -> String {
        let mut answer = Vec::new();
        self.send(request).read_to_end(&mut answer).expect("the answer has an end");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a limit");
        stream.write_all(request.as_bytes()).expect("it reads");
        stream
    }

    /// What a page is told, as long as it listens.
    fn events(&self) -> impl Iterator<Item = serde_json::Value> + use<> {
        let request = format!("GET /.cargo-scaffold/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        let lines = BufReader::new(self.send(&request)).lines().map(|line| line.expect("the next event comes"));
        lines.filter_map(|line| Some(serde_json::from_str(line.strip_prefix("data: ")?).expect("JSON")))
    }
}

#[track_caller]
fn assert_status(answer: &str, status: u16) {
    assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
}
