//! A page of somebody else's may ask for our files under a name that it has made lead to this machine (DNS rebinding). The
//! browser tells that name in the `Host` header.

use std::net::IpAddr;

/// Whether a request for `host`, such as `localhost:8000`, may be answered. `named` is the name that the user gave the
/// server. An address in digits can't be made to lead elsewhere.
pub fn is_ours(host: &str, named: Option<&str>) -> bool {
    let name = without_port(host);
    let is_local = name.eq_ignore_ascii_case("localhost");
    let is_named = named.is_some_and(|named| name.eq_ignore_ascii_case(named));
    is_local || is_named || name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok()
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_others_control_are_not_ours() {
        for host in ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "192.168.0.7", "mine.test:80"] {
            assert!(is_ours(host, Some("mine.test")), "{host}");
        }
        for host in ["", "evil.test", "evil.test:8000", "localhost.evil.test", "127.0.0.1.evil.test", "evil.test:x"] {
            assert!(!is_ours(host, Some("mine.test")), "{host}");
        }
    }
}
