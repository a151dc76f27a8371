//! The answer to a request.

use std::{io::Cursor, path::Path};

use fs_err as fs;
use tiny_http::{Header, Response};

use super::live_reload::{LiveReload, SCRIPT};

pub type HttpAnswer = Response<Cursor<Vec<u8>>>;

/// Of every answer: nothing is kept, and no other site can use it.
const HEADERS: &[(&str, &str)] = &[
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
];

/// What a page needs for `SharedArrayBuffer` (<https://web.dev/articles/coop-coep>).
const ISOLATION: &[(&str, &str)] =
    &[("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp")];

pub fn headers(is_isolated: bool) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    HEADERS.iter().chain(if is_isolated { ISOLATION } else { &[] })
}

/// The file at `path`; a page gets the script for `reload`.
pub fn file(path: &Path, reload: &LiveReload) -> HttpAnswer {
    let Ok(mut contents) = fs::read(path) else {
        return text(404, format!("`{}` can't be read", path.display()));
    };
    let kind = kind(path);
    if kind.starts_with("text/html") {
        reload.inject(&mut contents);
    }
    with_type(Response::from_data(contents), &kind)
}

pub fn script() -> HttpAnswer {
    with_type(Response::from_string(SCRIPT), "text/javascript; charset=utf-8")
}

pub fn text(status: u16, message: String) -> HttpAnswer {
    with_type(Response::from_string(message + "\n"), "text/plain; charset=utf-8").with_status_code(status)
}

pub fn redirect(to: &str) -> HttpAnswer {
    with_header(text(302, format!("it is at {to}")), "Location", to)
}

pub fn with_header(answer: HttpAnswer, name: &str, value: &str) -> HttpAnswer {
    match Header::from_bytes(name, value) {
        Ok(header) => answer.with_header(header),
        // No header can be made of what isn't ASCII.
        Err(()) => answer,
    }
}

fn with_type(answer: HttpAnswer, kind: &str) -> HttpAnswer {
    with_header(answer, "Content-Type", kind)
}

fn kind(path: &Path) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    match (kind.type_(), kind.subtype()) {
        // RFC 9239 has made the other names obsolete.
        (_, name) if name == "javascript" => "text/javascript; charset=utf-8".to_owned(),
        (group, _) if group == "text" => format!("{kind}; charset=utf-8"),
        _ => kind.to_string(),
    }
}
