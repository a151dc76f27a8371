//! The addresses that a template may be fetched from.

use std::{fmt, path::Path};

use anyhow::{Result, bail, ensure};
use fs_err as fs;

use super::forge;

/// The address of a repository, valid by construction: https, ssh, or a path on this machine.
///
/// It may hold credentials, which are never shown.
#[derive(Clone)]
pub struct GitUrl {
    /// As git takes it.
    address: String,
    /// Without credentials.
    shown: String,
    /// `host` or `host:port`, in lower case; `None` for a path.
    host: Option<String>,
    scheme: Scheme,
    /// The credentials in `address`.
    secret: Option<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Scheme {
    Https,
    /// To this machine itself, so that nobody else can change what is fetched.
    LoopbackHttp,
    Ssh,
    File,
}

const ALLOWED: &str = "https, ssh, `git@host:owner/repo`, `gh:owner/repo`, a path, or `file://`";

impl GitUrl {
    /// Reads what the user wrote; a relative path starts in the current folder.
    pub fn new(given: &str) -> Result<Self> {
        check(given)?;
        match (given.split_once("://"), given.split_once(':')) {
            (Some((scheme, _)), _) => Self::with_scheme(&scheme.to_ascii_lowercase(), given),
            (None, Some((prefix, rest))) => match forge::host(prefix) {
                Some(host) => Self::new(&forge::address(prefix, host, rest)?),
                None if !prefix.contains('/') && !is_drive(prefix) => Self::scp(given, prefix, rest),
                None => Self::path(given),
            },
            _ => Self::path(given),
        }
    }

    /// As git takes it, with the credentials in it.
    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn is_on_disk(&self) -> bool {
        self.scheme == Scheme::File
    }

    pub fn has_secret(&self) -> bool {
        self.secret.is_some()
    }

    /// The address of a submodule from `.gitmodules`. It must be on the same host, by https or ssh.
    pub fn submodule(&self, given: &str) -> Result<Self> {
        let relative = given.starts_with("./") || given.starts_with("../");
        let url = if relative { self.join(given) } else { Self::new(given) };
        let refused =
            || format!("the submodule's URL `{}` isn't on the same host by https or ssh", given.escape_debug());
        match url {
            Ok(url) if !url.is_on_disk() && !self.is_on_disk() && url.host == self.host => Ok(url),
            _ => bail!(refused()),
        }
    }

    /// `text` without credentials: those of this address, and those that git's configuration has added to it.
    pub fn redact(&self, text: &str) -> String {
        let text = match &self.secret {
            Some(secret) => text.replace(&self.address, &self.shown).replace(secret.as_str(), "***"),
            None => text.to_owned(),
        };
        let mut parts = text.split("://");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| {
            let authority = part.split(|c: char| c == '/' || c.is_whitespace()).next().unwrap_or_default();
            let user = authority.rfind('@').map_or(0, |at| at + 1);
            // A user without a password is part of an ssh address.
            let kept = text.ends_with("ssh") && !authority[..user].contains(':');
            text + "://" + if kept { part } else { &part[user..] }
        })
    }

    /// The last part of the address, for the name of a folder.
    pub fn name(&self) -> String {
        let last = self.shown.trim_end_matches('/').rsplit(['/', ':', '\\']).next().unwrap_or_default();
        let portable = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
        last.trim_end_matches(".git").chars().take(40).map(portable).collect()
    }

    fn with_scheme(scheme: &str, given: &str) -> Result<Self> {
        let rest = given.split_once("://").map_or("", |(_, rest)| rest);
        let scheme = match scheme {
            "file" => return Self::file(given, rest),
            "https" => Scheme::Https,
            "ssh" => Scheme::Ssh,
            "http" => Scheme::LoopbackHttp,
            other => bail!("a template isn't fetched by `{other}`: use {ALLOWED}"),
        };
        // The parser's own message may quote a password.
        let Ok(parsed) = url::Url::parse(given) else { bail!("the URL's host or port can't be read: use {ALLOWED}") };
        let host = parsed.host_str().unwrap_or_default().to_lowercase();
        ensure!(!host.is_empty() && !host.starts_with('-'), "the URL has no host: use {ALLOWED}");
        let loopback = ["localhost", "127.0.0.1", "[::1]"].contains(&host.as_str());
        ensure!(
            scheme != Scheme::LoopbackHttp || loopback,
            "http lets anybody on the way change the template: use https"
        );
        let mut shown = parsed.clone();
        let (user, password) = (parsed.username(), parsed.password());
        // The user is part of an ssh address, and may be a token in an https one.
        if scheme != Scheme::Ssh {
            let _ = shown.set_username("");
        }
        let _ = shown.set_password(None);
        // `?private_token=…`
        shown.set_query(None);
        shown.set_fragment(None);
        let secret = password.or((scheme != Scheme::Ssh && !user.is_empty()).then_some(user)).or(parsed.query());
        let secret = secret.map(str::to_owned);
        let host = parsed.port().map_or(host.clone(), |port| format!("{host}:{port}"));
        Ok(Self { address: parsed.to_string(), shown: shown.to_string(), host: Some(host), scheme, secret })
    }

    fn scp(given: &str, host: &str, path: &str) -> Result<Self> {
        let name = host.rsplit_once('@').map_or(host, |(_, host)| host);
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        ensure!(
            !name.is_empty() && name.chars().all(plain) && !name.starts_with('-'),
            "`{}` is no address: use {ALLOWED}",
            without_user(given)
        );
        // `token:secret@host/path` lacks its `https://`.
        let has_user = path.split('/').next().is_some_and(|first| first.contains('@'));
        ensure!(
            !path.is_empty() && !path.starts_with('-') && !host.contains(':') && !has_user,
            "`{}` is no address: use {ALLOWED}",
            without_user(given)
        );
        let host = Some(name.to_lowercase());
        Ok(Self { address: given.to_owned(), shown: given.to_owned(), host, scheme: Scheme::Ssh, secret: None })
    }

    fn file(given: &str, rest: &str) -> Result<Self> {
        let path = rest.strip_prefix("localhost").unwrap_or(rest);
        ensure!(path.starts_with('/'), "`{}` isn't on this machine: write `file:///path/to/repo`", without_user(given));
        let Ok(Ok(path)) = url::Url::parse(given).map(|url| url.to_file_path()) else {
            bail!("`{given}` is no path on this machine: write `file:///path/to/repo`");
        };
        ensure!(path.is_dir(), "there's no repository at `{given}`: check the path");
        let shown = format!("file://{path}", path = path.display());
        Ok(Self { address: shown.clone(), shown, host: None, scheme: Scheme::File, secret: None })
    }

    fn path(given: &str) -> Result<Self> {
        ensure!(
            Path::new(given).is_dir(),
            "there's no repository at `{}`: give a path or a URL; for GitHub write `gh:owner/repo`",
            without_user(given)
        );
        let Ok(address) = fs::canonicalize(given)?.into_os_string().into_string() else {
            bail!("the path of `{given}` isn't UTF-8: move the repository");
        };
        Ok(Self { shown: address.clone(), address, host: None, scheme: Scheme::File, secret: None })
    }

    /// The address `relative` to this one, which counts as a folder.
    fn join(&self, relative: &str) -> Result<Self> {
        let base = url::Url::parse(&format!("{}/", self.address.trim_end_matches('/')))?;
        let ups = relative.split('/').filter(|part| *part == "..").count();
        let depth = base.path().trim_matches('/').split('/').count();
        ensure!(ups <= depth, "`{relative}` climbs out of `{self}`");
        Self::new(base.join(relative)?.as_str())
    }
}

impl fmt::Display for GitUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

/// Refuses what no form of address may hold.
fn check(given: &str) -> Result<()> {
    let shown = given.escape_debug();
    ensure!(!given.is_empty(), "the URL is empty: use {ALLOWED}");
    ensure!(!given.starts_with('-'), "`{shown}` is an option, not a URL: use {ALLOWED}");
    let encoded = |c: u8| given.to_ascii_lowercase().contains(&format!("%{c:02x}"));
    let control = given.chars().any(char::is_control) || (0..32).any(encoded) || encoded(127);
    ensure!(!control, "a URL has no control characters: use {ALLOWED}");
    let helper = given.split_once("::").map_or("", |(helper, _)| helper);
    let named = !helper.is_empty() && helper.chars().all(|c| c.is_ascii_alphanumeric() || "+-._".contains(c));
    ensure!(!named, "`{helper}::` would run a program: use {ALLOWED}");
    Ok(())
}

/// What was given, without what may be a secret in it: all up to an `@`, as in an address whose `https://` is missing.
fn without_user(given: &str) -> String {
    let (scheme, rest) = given.split_once("://").map_or(("", given), |(scheme, rest)| (scheme, rest));
    let authority = rest.split('/').next().unwrap_or_default();
    let shown = authority.rfind('@').map_or_else(|| rest.to_owned(), |at| format!("***{}", &rest[at..]));
    if scheme.is_empty() { shown } else { format!("{scheme}://{shown}") }
}

/// Whether it's the drive of a path, as in `C:\repo`.
fn is_drive(name: &str) -> bool {
    cfg!(windows) && name.len() == 1
}

#[cfg(test)]
mod tests {
    use super::GitUrl;

    #[test]
    fn addresses() {
        for (given, shown) in [
            ("gh:o/r", "https://github.com/o/r.git"),
            ("gl:o/group/r.git", "https://gitlab.com/o/group/r.git"),
            ("bb:o/r", "https://bitbucket.org/o/r.git"),
            ("HTTPS://Host.example/o/r", "https://host.example/o/r"),
            ("https://user:secret@host.example:8443/o/r", "https://host.example:8443/o/r"),
            ("https://token@host.example/o/r", "https://host.example/o/r"),
            ("https://host.example/o/r?private_token=secret#x", "https://host.example/o/r"),
            ("ssh://git:secret@host.example/o/r", "ssh://git@host.example/o/r"),
            ("git@host.example:o/r.git", "git@host.example:o/r.git"),
            ("http://127.0.0.1:8080/r", "http://127.0.0.1:8080/r"),
        ] {
            assert_eq!(GitUrl::new(given).unwrap().to_string(), shown, "{given}");
        }
    }

    #[test]
    fn invalid_addresses() {
        for given in [
            "",
            "-x",
            "--upload-pack=touch x",
            "ext::sh -c true",
            "EXT::sh",
            "fd::17",
            "foo-bar::x",
            "git://host/o/r",
            "http://host.example/r",
            "javascript://x",
            "https://",
            "https://host/\nx",
            "https://host%0ahost=evil/x",
            "https://host/a%0Ab",
            "file://host/x",
            "file://../x",
            "gh:o",
            "gh:o/../r",
            "gh:-o/$(x)",
            "-host:o/r",
            "git@-oProxyCommand=x:o/r",
            "host:-x",
            "ssh://-oProxyCommand=x/r",
            "no/such/folder",
            "user@ho st:o/r",
        ] {
            assert!(GitUrl::new(given).is_err(), "{given}");
        }
    }

    #[test]
    fn an_error_shows_no_secret() {
        for given in
            ["ghp_s3cret@host.example/o/r", "tok:s3cret@host.example/o", "file://user:s3cret@host/r", "x@y:s3cret@z"]
        {
            let error = GitUrl::new(given).err().unwrap().to_string();
            assert!(!error.contains("s3cret") && error.contains("***@"), "{error}");
        }
    }

    #[test]
    fn submodules_stay_on_their_host() {
        let url = GitUrl::new("https://host.example/o/r.git").unwrap();
        for good in ["https://host.example/x/y", "git@host.example:x/y", "../sub.git", "../../x/sub"] {
            assert!(url.submodule(good).is_ok(), "{good}");
        }
        for bad in ["https://other.example/x", "file:///", "/", ".", "../../../x", "../../../../x", "ext::sh", "-x"] {
            assert!(url.submodule(bad).is_err(), "{bad}");
        }
        assert!(url.submodule("https://host.example:8443/x").is_err());
        assert!(GitUrl::new("/").unwrap().submodule("../x").is_err());
    }

    #[test]
    fn secrets_are_redacted() {
        let url = GitUrl::new("https://user:s3cret@host.example/r").unwrap();
        let text = url.redact("can't read https://user:s3cret@host.example/r with s3cret");
        assert_eq!(text, "can't read https://host.example/r with ***");
        let url = GitUrl::new("https://host.example/r").unwrap();
        let text = url.redact("https://token@host.example/r and ssh://a:b@c@x/@y, a@b");
        assert_eq!(text, "https://host.example/r and ssh://x/@y, a@b");
    }
}
