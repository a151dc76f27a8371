//! Repositories of templates, and a server of them.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use tempfile::{TempDir, tempdir};

use crate::scaffold::{isolate, run};

/// A repository with a work tree, which a test builds.
pub struct Upstream {
    folder: TempDir,
}

impl Upstream {
    /// With one commit on `main`: a template that says the project's name.
    #[expect(clippy::new_without_default, reason = "it runs git")]
    pub fn new() -> Self {
        let upstream = Self { folder: tempdir().expect("a temporary folder can be made") };
        upstream.git(&["init", "-q", "-b", "main"]);
        upstream.write("cargo-generate.toml", "[template]\n");
        upstream.write("hello.txt", "Hello {{project-name}}\n");
        upstream.commit("first");
        upstream
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The path as an argument.
    pub fn address(&self) -> String {
        self.path().to_str().expect("a UTF-8 path").to_owned()
    }

    pub fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        fs::write(path, contents).expect("the file can be written");
    }

    /// Commits everything, and returns the commit's id.
    pub fn commit(&self, message: &str) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
        self.head()
    }

    pub fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"])
    }

    /// Runs git in it, and returns what it prints.
    #[track_caller]
    pub fn git(&self, args: &[&str]) -> String {
        git(self.path(), args)
    }
}

#[track_caller]
pub fn git(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    isolate(&mut command).args(args).current_dir(folder);
    command.env("GIT_COMMITTER_NAME", "Ada").env("GIT_COMMITTER_EMAIL", "ada@example.org");
    run(&mut command).success().stdout.trim_end().to_owned()
}

/// `git http-backend` on a port of this machine, as long as the value lives. Each repository is a bare clone.
pub struct GitServer {
    process: Child,
    root: TempDir,
    /// With a slash at the end.
    pub url: String,
}

/// How a server is to be.
#[derive(Default)]
pub struct Serving<'a> {
    /// `user:password`, which each request has to bring.
    pub credentials: Option<&'a str>,
    /// A certificate and its key: then it speaks https.
    pub certificate: Option<(PathBuf, PathBuf)>,
    /// Where it leads, as a proxy, whatever host is asked for.
    pub tunnel: Option<&'a GitServer>,
}

/// A certificate of this machine and of `forge.invalid`, and its key.
pub fn certificate(folder: &Path) -> (PathBuf, PathBuf) {
    let (certificate, key) = (folder.join("certificate.pem"), folder.join("key.pem"));
    let mut command = Command::new("openssl");
    command.args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=forge.invalid"]);
    command.args(["-addext", "subjectAltName=IP:127.0.0.1,DNS:forge.invalid", "-keyout"]);
    run(command.arg(&key).arg("-out").arg(&certificate)).success();
    (certificate, key)
}

impl GitServer {
    /// Serves `upstream` as `kit.git`.
    pub fn new(upstream: &Upstream) -> Self {
        Self::with(upstream, &Serving::default())
    }

    pub fn with(upstream: &Upstream, serving: &Serving) -> Self {
        let root = tempdir().expect("a temporary folder can be made");
        let mut command = Command::new("node");
        command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("kits/server.mjs")).arg(root.path());
        command.args(serving.credentials);
        if let Some((certificate, key)) = &serving.certificate {
            command.env("CERTIFICATE", certificate).env("KEY", key);
        }
        if let Some(port) = serving.tunnel.and_then(|server| server.url.trim_end_matches('/').rsplit(':').next()) {
            command.env("TUNNEL", port);
        }
        let mut process = isolate(&mut command).stdout(Stdio::piped()).spawn().expect("node runs");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("it is piped")).read_line(&mut line).expect("it says its address");
        let url = line.trim().strip_prefix("listening on ").expect("it listens").to_owned();
        let server = Self { process, root, url };
        server.publish(upstream, "kit.git");
        server
    }

    /// The address of `kit.git`.
    pub fn kit(&self) -> String {
        format!("{}kit.git", self.url)
    }

    /// Serves what `upstream` has now as `name`.
    pub fn publish(&self, upstream: &Upstream, name: &str) {
        let to = self.root.path().join(name);
        if !to.exists() {
            git(self.root.path(), &["init", "-q", "--bare", "-b", "main", name]);
        }
        upstream.git(&["push", "-q", "--force", "--mirror", to.to_str().expect("a UTF-8 path")]);
    }

    /// The requests so far, as `GET /kit.git/...`.
    pub fn requests(&self) -> Vec<String> {
        let log = fs::read_to_string(self.root.path().join("requests")).unwrap_or_default();
        log.lines().map(str::to_owned).collect()
    }
}

impl Drop for GitServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
