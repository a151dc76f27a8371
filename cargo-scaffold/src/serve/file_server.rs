//! The server itself: one thread for each request.

use std::{net::TcpListener, sync::Arc, thread};

use anyhow::{Result, anyhow};
use tiny_http::{Method, Request, Server};

use super::{
    host_check,
    http_answer::{self, HttpAnswer},
    live_reload::{EVENTS_URL, LiveReload, SCRIPT_URL},
    site::{AtUrl, Site},
};

pub struct FileServer {
    pub site: Site,
    pub reload: LiveReload,
    /// The name that the user gave this machine.
    pub host: Option<String>,
    pub is_isolated: bool,
}

impl FileServer {
    /// Answers what is asked at `listener`, as long as the program runs.
    pub fn start(self, listener: TcpListener) -> Result<Arc<Self>> {
        let http = Server::from_listener(listener, None).map_err(|error| anyhow!("can't start the server: {error}"))?;
        let server = Arc::new(self);
        let serving = Arc::clone(&server);
        thread::spawn(move || {
            for request in http.incoming_requests() {
                let server = Arc::clone(&serving);
                thread::spawn(move || server.respond(request));
            }
        });
        Ok(server)
    }

    /// Whoever asked may have gone: then nobody misses the answer.
    fn respond(&self, request: Request) {
        let is_allowed = self.is_for_us(&request);
        if is_allowed && request.url() == EVENTS_URL {
            let headers: String =
                http_answer::headers(self.is_isolated).map(|(name, value)| format!("{name}: {value}\r\n")).collect();
            return self.reload.connect(request.into_writer(), &headers);
        }
        let answer = if is_allowed { self.answer(&request) } else { refusal() };
        let headers = http_answer::headers(self.is_isolated);
        let answer = headers.fold(answer, |answer, (name, value)| http_answer::with_header(answer, name, value));
        let _ = request.respond(answer);
    }

    fn is_for_us(&self, request: &Request) -> bool {
        let mut hosts = request.headers().iter().filter(|header| header.field.equiv("Host"));
        hosts.next().is_some_and(|host| host_check::is_ours(host.value.as_str(), self.host.as_deref()))
    }

    fn answer(&self, request: &Request) -> HttpAnswer {
        let url = request.url();
        match request.method() {
            Method::Get | Method::Head if url == SCRIPT_URL => http_answer::script(),
            Method::Get | Method::Head => match self.site.find(url) {
                AtUrl::File(path) => http_answer::file(&path, &self.reload),
                AtUrl::Folder => http_answer::redirect(&with_slash(url)),
                AtUrl::Nothing => http_answer::text(404, format!("there is no file at `{url}`")),
            },
            _ => http_answer::text(405, "files are only read here".to_owned()),
        }
    }
}

fn refusal() -> HttpAnswer {
    http_answer::text(
        403,
        "this name is not served: open the address that `cargo scaffold serve` prints, or give `--host`".to_owned(),
    )
}

/// The rest of an URL, such as `?a=b`, comes after the slash.
fn with_slash(url: &str) -> String {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    format!("{}/{}", &url[..end], &url[end..])
}
