//! Errors of a server: explained, and without any secret.

use anyhow::{Error, anyhow};
use git2::{ErrorClass, ErrorCode};

use super::git_url::GitUrl;

/// Whether `error` is about the cache on this machine, and not about the server.
pub fn is_local(error: &Error) -> bool {
    use ErrorClass::{Index, Indexer, Object, Odb, Reference, Repository, Tree, Zlib};
    let class = error.downcast_ref::<git2::Error>().map(git2::Error::class);
    class.is_some_and(|class| matches!(class, Index | Indexer | Object | Odb | Reference | Repository | Tree | Zlib))
}

/// The error of a fetch from `url`, with its remedy.
pub fn explain(error: &Error, url: &GitUrl) -> Error {
    let Some(error) = error.downcast_ref::<git2::Error>() else {
        return anyhow!("{}", url.redact(&format!("{error:#}")));
    };
    let message = url.redact(error.message());
    anyhow!("can't fetch `{url}`: {}: {}", message.trim_end().trim_end_matches('.'), remedy(error))
}

fn remedy(error: &git2::Error) -> &'static str {
    let says = |part: &str| error.message().contains(part);
    match (error.class(), error.code()) {
        (_, ErrorCode::Certificate) | (ErrorClass::Ssl, _) => {
            "the server's identity isn't known on this machine; for ssh, connect once with `ssh HOST`"
        }
        (_, ErrorCode::Auth) => CREDENTIALS,
        _ if says("authentication") || says("401") || says("403") => CREDENTIALS,
        (ErrorClass::Ssh, _) => "check the host, your ssh agent and your keys",
        _ if says("404") || error.code() == ErrorCode::NotFound => "check that the repository is there",
        (ErrorClass::Net | ErrorClass::Os, _) => {
            "check the address and the network; with `--offline`, what was fetched before is used"
        }
        _ => "check the address",
    }
}

const CREDENTIALS: &str = "the credentials are missing or wrong: check git's credential helper, or your ssh agent";
