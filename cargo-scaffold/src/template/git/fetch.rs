//! The network: asking a server what a reference stands for, and fetching no more than is needed.

use anyhow::{Result, anyhow, bail};
use auth_git2::GitAuthenticator;
use git2::{
    AutotagOption, Config, Direction, FetchOptions, Oid, ProxyOptions, Remote, RemoteCallbacks, RemoteConnection,
    Repository,
};

use super::{
    fetch_error, git_url::GitUrl, network_watch::NetworkWatch, reference::Reference, remote_heads::RemoteHeads,
};
use crate::base::terminal::{Progress, Shell};

/// How the network may be used.
#[derive(Clone, Copy)]
pub struct Network {
    pub offline: bool,
    /// Whether the user can be asked for a password.
    pub ask: bool,
    pub shell: Shell,
}

/// The commit that `reference` stands for, with its files in `repository`.
///
/// A commit that is there needs no network. The server is asked each time for a branch or a
/// tag, which is fetched if it has moved.
///
/// # Errors
/// git's own errors are about `repository`; those of the server are explained.
pub fn commit(repository: &Repository, url: &GitUrl, reference: &Reference, network: Network) -> Result<Oid> {
    match reference.cached(repository) {
        Some(commit) if network.offline || reference.is_fixed() => return Ok(commit.id()),
        None if network.offline => {
            bail!("{reference} of `{url}` isn't in the cache, and `--offline` allows no network: run it once without")
        }
        _ => {}
    }
    let (config, progress) = (repository.config()?, network.shell.progress());
    let authenticator = authenticator(network.ask);
    let watch = NetworkWatch::start(url, network.ask)?;
    let client = Client { repository, url, config, authenticator, progress, watch };
    let fetched = client.fetch(reference, network.shell);
    client.watch.check(url)?;
    fetched.map_err(|error| if fetch_error::is_local(&error) { error } else { fetch_error::explain(&error, url) })
}

struct Client<'a> {
    repository: &'a Repository,
    url: &'a GitUrl,
    config: Config,
    authenticator: GitAuthenticator,
    progress: Progress,
    watch: NetworkWatch,
}

/// All branches and tags, for servers that don't give a single commit.
const EVERYTHING: [&str; 2] = ["+refs/heads/*:refs/scaffold/heads/*", "+refs/tags/*:refs/scaffold/tags/*"];

impl Client<'_> {
    fn fetch(&self, reference: &Reference, shell: Shell) -> Result<Oid> {
        let mut remote = self.repository.remote_anonymous(self.url.address())?;
        let mut connection = self.connect(&mut remote)?;
        let heads = RemoteHeads::new(connection.list()?);
        let wanted = reference.find(&heads);
        if wanted.is_none() && !reference.is_fixed() {
            bail!("`{}` has no {}", self.url, reference.described_among(&heads));
        }
        if wanted.is_some_and(|wanted| self.is_current(reference, wanted)) {
            return self.resolved(reference);
        }
        shell.status("Fetching", format_args!("{reference} of `{}`", self.url));
        let single = wanted.is_some_and(|wanted| self.fetch_single(&mut connection, reference, wanted));
        drop(connection);
        if !single {
            self.fetch_everything(&mut remote)?;
        }
        if let Some(wanted) = wanted.filter(|&wanted| self.repository.find_object(wanted, None).is_ok()) {
            self.repository.reference(&reference.local_name(), wanted, true, "fetched")?;
        }
        self.resolved(reference)
    }

    /// Fetches one commit, without its history if the server can do that. Returns whether the commit is there now.
    fn fetch_single(&self, connection: &mut RemoteConnection, reference: &Reference, wanted: Oid) -> bool {
        let spec = format!("+{}:{}", reference.remote_name(), reference.local_name());
        let depth = if self.url.is_on_disk() { 0 } else { 1 };
        let fetched = connection.remote().download(&[spec], Some(&mut self.options(depth)));
        fetched.is_ok() && self.repository.find_object(wanted, None).is_ok()
    }

    /// Fetches all branches and tags with their history, including what an earlier fetch left out.
    fn fetch_everything(&self, remote: &mut Remote) -> Result<()> {
        let depth = if self.repository.is_shallow() { i32::MAX } else { 0 };
        Ok(remote.fetch(&EVERYTHING, Some(&mut self.options(depth)), None)?)
    }

    fn connect<'repo, 'c>(&'c self, remote: &'c mut Remote<'repo>) -> Result<RemoteConnection<'repo, 'c, 'c>> {
        let connected = remote.connect_auth(Direction::Fetch, Some(self.callbacks()), Some(proxy()));
        // The cache isn't used yet, so every error is the server's, even if that is a repository on disk.
        connected.map_err(|error| fetch_error::explain(&error.into(), self.url))
    }

    fn options(&self, depth: i32) -> FetchOptions<'_> {
        let mut options = FetchOptions::new();
        options.remote_callbacks(self.callbacks()).proxy_options(proxy());
        options.download_tags(AutotagOption::None).depth(depth);
        options
    }

    fn callbacks(&self) -> RemoteCallbacks<'_> {
        let mut callbacks = RemoteCallbacks::new();
        callbacks.credentials(self.authenticator.credentials(&self.config));
        callbacks.transfer_progress(|stats| {
            self.progress.show(stats.received_objects(), stats.total_objects());
            self.watch.received(stats.received_bytes())
        });
        callbacks.sideband_progress(|_| {
            self.watch.heard();
            true
        });
        callbacks
    }

    fn is_current(&self, reference: &Reference, wanted: Oid) -> bool {
        let known = self.repository.find_reference(&reference.local_name());
        known.is_ok_and(|known| known.target() == Some(wanted)) && reference.cached(self.repository).is_some()
    }

    fn resolved(&self, reference: &Reference) -> Result<Oid> {
        let commit = reference.cached(self.repository).map(|commit| commit.id());
        commit.ok_or_else(|| anyhow!("`{}` has no {reference}, or it's no commit", self.url))
    }
}

/// Uses the user's ssh agent, keys and credential helpers; asking is the last resort.
fn authenticator(ask: bool) -> GitAuthenticator {
    GitAuthenticator::new().try_password_prompt(if ask { 3 } else { 0 }).prompt_ssh_key_password(ask)
}

/// The proxy from git's configuration, or else from the environment.
fn proxy<'a>() -> ProxyOptions<'a> {
    let mut options = ProxyOptions::new();
    options.auto();
    options
}
