//! Short addresses of repositories on well-known servers, as in `gh:owner/repo`.

use anyhow::{Result, ensure};

const FORGES: [(&str, &str); 3] = [("gh", "github.com"), ("gl", "gitlab.com"), ("bb", "bitbucket.org")];

/// The server that `prefix` stands for.
pub fn host(prefix: &str) -> Option<&'static str> {
    FORGES.iter().find(|(known, _)| *known == prefix).map(|(_, host)| *host)
}

/// The whole address of `prefix:repository`.
pub fn address(prefix: &str, host: &str, repository: &str) -> Result<String> {
    let is_plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with(['.', '-'])
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))
    };
    let parts: Vec<&str> = repository.split('/').collect();
    ensure!(
        parts.len() >= 2 && parts.iter().all(|part| is_plain(part)),
        "`{prefix}:{repository}` is no repository: write `{prefix}:owner/repo`"
    );
    Ok(format!("https://{host}/{}.git", repository.trim_end_matches(".git")))
}
