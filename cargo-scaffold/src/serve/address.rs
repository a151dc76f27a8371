//! Where a server listens.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use anyhow::{Context, Result, anyhow, bail};

/// What the user asked for.
pub struct Address {
    /// This machine only, unless another one is named.
    pub host: Option<String>,
    /// The next one that is free, unless one is named.
    pub port: Option<u16>,
}

/// Where a port is looked for.
const FIRST: u16 = 8000;
const TRIES: u16 = 100;

impl Address {
    pub fn listen(&self) -> Result<TcpListener> {
        match self.port {
            Some(port) => self.bind(port).with_context(|| {
                format!("can't listen at port `{port}`: name another with `--port`, or leave it out to get a free one")
            }),
            None => self.next_free(),
        }
    }

    fn next_free(&self) -> Result<TcpListener> {
        let mut last = anyhow!("no port");
        for port in FIRST..FIRST + TRIES {
            match self.bind(port) {
                Ok(listener) => return Ok(listener),
                Err(error) => last = error.into(),
            }
        }
        bail!("can't listen at any port from {FIRST}: {last}; name one with `--port`, or another host with `--host`")
    }

    fn bind(&self, port: u16) -> std::io::Result<TcpListener> {
        match &self.host {
            None => TcpListener::bind((Ipv4Addr::LOCALHOST, port)),
            Some(host) => TcpListener::bind((host.trim_matches(['[', ']']), port)),
        }
    }
}

/// What to open in a browser on this machine.
pub fn url(at: SocketAddr) -> String {
    match at.ip().is_unspecified() {
        true => format!("http://localhost:{}/", at.port()),
        false => format!("http://{at}/"),
    }
}
