//! The pages that are open: they are told when to load anew, and why there's no new package.

use std::{
    io::{self, Write},
    sync::{Mutex, MutexGuard, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use serde::Serialize;

/// Below a hidden name: no file of the user's is served there.
pub const SCRIPT_URL: &str = "/.cargo-scaffold/live-reload.js";
pub const EVENTS_URL: &str = "/.cargo-scaffold/events";
pub const SCRIPT: &str = include_str!("live-reload.js");

/// An event stream (<https://html.spec.whatwg.org/multipage/server-sent-events.html>), which ends when it's closed.
const HEAD: &str =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n";

type Page = Box<dyn Write + Send>;

pub struct LiveReload(Mutex<State>);

struct State {
    now: PageState,
    pages: Vec<Page>,
}

/// What every page is to show.
#[derive(Serialize)]
struct PageState {
    /// Which files it should have loaded: another number for each change, and for each run of the server.
    generation: u64,
    /// Why there's no newer package.
    failure: Option<String>,
}

impl LiveReload {
    pub fn new() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let now = PageState { generation: u64::try_from(since.as_millis()).unwrap_or_default(), failure: None };
        Self(Mutex::new(State { now, pages: Vec::new() }))
    }

    /// There's a new package.
    pub fn built(&self) {
        self.change(|now| *now = PageState { generation: now.generation + 1, failure: None });
    }

    /// There's none, for this reason.
    pub fn failed(&self, message: String) {
        self.change(|now| now.failure = Some(message));
    }

    /// A file of the user's is another one.
    pub fn changed(&self) {
        self.change(|now| now.generation += 1);
    }

    fn change(&self, change: impl FnOnce(&mut PageState)) {
        let mut state = self.state();
        change(&mut state.now);
        let event = event(&state.now);
        // A page that was closed can't be told.
        state.pages.retain_mut(|page| tell(page, &event).is_ok());
    }

    /// Adds a page that is to be told everything. `headers` are those of every answer.
    pub fn connect(&self, mut page: Page, headers: &str) {
        let mut state = self.state();
        let start = format!("{HEAD}{headers}\r\n{}", event(&state.now));
        if tell(&mut page, &start).is_ok() {
            state.pages.push(page);
        }
    }

    /// `html` with the script that listens. At its end, it can't move anything in the page.
    pub fn inject(&self, html: &mut Vec<u8>) {
        let generation = self.state().now.generation;
        let script = format!("<script src=\"{SCRIPT_URL}\" data-generation=\"{generation}\"></script>\n");
        html.extend(script.into_bytes());
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn event(state: &PageState) -> String {
    // JSON has no line ends.
    format!("data: {}\n\n", serde_json::to_string(state).unwrap_or_default())
}

fn tell(page: &mut Page, text: &str) -> io::Result<()> {
    page.write_all(text.as_bytes())?;
    page.flush()
}
