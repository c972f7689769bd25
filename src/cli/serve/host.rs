//! Which hosts requests may name.

use std::net::{IpAddr, Ipv6Addr};

/// Whether a `Host` header belongs to this computer. Another site can point its own name to the address of this
/// computer (DNS rebinding); its scripts could then read the preview. It can't do that with a literal address, so these
/// are allowed wherever the server listens.
pub fn is_own(host: &str) -> bool {
    let name = host
        .rsplit_once(':')
        .map_or(host, |(name, port)| if port.bytes().all(|digit| digit.is_ascii_digit()) { name } else { host });
    let is_address = match name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
        Some(name) => name.parse::<Ipv6Addr>().is_ok(),
        None => name.parse::<IpAddr>().is_ok(),
    };
    let is_local = |end: &str| end.eq_ignore_ascii_case(".localhost");
    is_address
        || name.eq_ignore_ascii_case("localhost")
        || name.get(name.len().saturating_sub(10)..).is_some_and(is_local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_computer_are_its_own() {
        for own in [
            "127.0.0.1:8000",
            "localhost:8000",
            "localhost",
            "preview.LOCALHOST:1",
            "[::1]:8000",
            "[::1]",
            "10.0.0.7",
            "[fe80::1]:8000",
            "192.168.1.5:8000",
        ] {
            assert!(is_own(own), "{own}");
        }
        for foreign in [
            "",
            "example.org",
            "example.org:8000",
            "localhost.example.org",
            "127.0.0.1.example.org:80",
            "[127.0.0.1]",
            "notlocalhost",
            "é.localhos",
            "1.2.3",
            "[::1",
            "localhost:80:80",
        ] {
            assert!(!is_own(foreign), "{foreign}");
        }
    }
}
