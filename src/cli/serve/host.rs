//! Which hosts requests may name, and where the server listens.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

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
    let domain = name.rsplit('.').next().unwrap_or_default();
    is_address || domain.eq_ignore_ascii_case("localhost")
}

/// Whether only this computer reaches the address.
pub fn is_loopback(address: SocketAddr) -> bool {
    address.ip().to_canonical().is_loopback()
}

/// The address for a browser on this computer: a server on every interface is also on the loopback one.
pub fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
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

    #[test]
    fn a_server_on_every_interface_is_opened_on_the_loopback_one() {
        for (address, expected, is_local) in [
            ("127.0.0.1:80", "127.0.0.1:80", true),
            ("[::1]:80", "[::1]:80", true),
            ("[::ffff:127.0.0.1]:80", "[::ffff:127.0.0.1]:80", true),
            ("0.0.0.0:80", "127.0.0.1:80", false),
            ("[::]:80", "[::1]:80", false),
            ("10.0.0.7:80", "10.0.0.7:80", false),
        ] {
            let address: SocketAddr = address.parse().expect("an address");
            assert_eq!((reachable(address).to_string().as_str(), is_loopback(address)), (expected, is_local));
        }
    }
}
