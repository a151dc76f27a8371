//! A server that git reaches by ssh, and a key that it lets in.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use tempfile::{TempDir, tempdir};

use crate::scaffold::run;

/// OpenSSH's server on a port of this machine, as long as the value lives. It runs as the user who runs the tests.
pub struct SshServer {
    process: Child,
    folder: TempDir,
    port: u16,
}

impl SshServer {
    #[expect(clippy::new_without_default, reason = "it runs a server")]
    pub fn new() -> Self {
        let folder = tempdir().expect("a temporary folder can be made");
        let [host, user] = ["host", "user"].map(|name| key(&folder.path().join(name)));
        let port =
            TcpListener::bind("127.0.0.1:0").expect("a port is free").local_addr().expect("it has a port").port();
        let config = folder.path().join("config");
        let lines = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nAuthorizedKeysFile {}.pub\nStrictModes no\nUsePAM no\n\
             PasswordAuthentication no\nPidFile none\n",
            host.display(),
            user.display()
        );
        fs::write(&config, lines).expect("the file can be written");
        let mut command = Command::new("/usr/sbin/sshd");
        command.args(["-D", "-q", "-f"]).arg(&config).stdin(Stdio::null());
        let server = Self { process: command.spawn().expect("sshd runs"), folder, port };
        let is_up = || TcpStream::connect(("127.0.0.1", port)).is_ok();
        assert!(
            (0..100).any(|_| is_up() || {
                thread::sleep(Duration::from_millis(50));
                false
            }),
            "sshd listens"
        );
        server
    }

    /// The repository in `folder`.
    pub fn address(&self, folder: &Path) -> String {
        let user = run(Command::new("id").arg("-un")).success().stdout;
        format!("ssh://{}@127.0.0.1:{}{}", user.trim(), self.port, folder.display())
    }

    /// The private key that is let in, without a passphrase.
    pub fn key(&self) -> PathBuf {
        self.folder.path().join("user")
    }

    /// The line of `known_hosts` that tells who this is.
    pub fn known_host(&self) -> String {
        let key = fs::read_to_string(self.folder.path().join("host.pub")).expect("the key is readable");
        format!("[127.0.0.1]:{} {key}", self.port)
    }
}

impl Drop for SshServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Makes a key and its public half.
pub fn key(path: &Path) -> PathBuf {
    run(Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(path)).success();
    path.to_owned()
}

/// Copies a private key to where only its owner reads it.
pub fn install(key: &Path, to: &Path) {
    fs::create_dir_all(to.parent().expect("a file has a folder")).expect("the folder can be made");
    for suffix in ["", ".pub"] {
        let [from, to] = [key, to].map(|path| PathBuf::from(format!("{}{suffix}", path.display())));
        fs::copy(from, &to).expect("the key can be copied");
        fs::set_permissions(&to, fs::Permissions::from_mode(0o600)).expect("the mode can be set");
    }
}
