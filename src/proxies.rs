//! Whose word counts on where a request comes from: the proxies the operator named, and nobody else.
//!
//! Everything behind the doors asks the connection for its other end. Here, once for the API and the pages, that becomes the
//! client's own address where a proxy of ours told it; and what somebody else says in a proxy's place is taken away.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use actix_web::dev::ServiceRequest;
use actix_web::http::header::{HeaderMap, HeaderName};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");

/// Ranges of addresses that never cross the internet, named `private` in the settings.
const PRIVATE: [&str; 8] = [
    "127.0.0.0/8",
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "::1/128",
    "fc00::/7",
    "fe80::/10",
];

/// Proxies of ours, as ranges of addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Arc<[Range]>);

/// A range of addresses: those that begin with the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Range {
    first: IpAddr,
    bits: u32,
}

impl Range {
    /// Reads `10.0.0.0/8`, or one address.
    fn read(text: &str) -> Option<Self> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let first: IpAddr = address.parse().ok()?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            Some(bits) => bits.parse().ok().filter(|bits| *bits <= most)?,
            None => most,
        };
        Some(Self { first, bits })
    }

    fn holds(&self, address: IpAddr) -> bool {
        match (self.first, address) {
            (IpAddr::V4(first), IpAddr::V4(address)) => {
                let differing = first.to_bits() ^ address.to_bits();
                differing.checked_shr(32 - self.bits).unwrap_or(0) == 0
            }
            (IpAddr::V6(first), IpAddr::V6(address)) => {
                let differing = first.to_bits() ^ address.to_bits();
                differing.checked_shr(128 - self.bits).unwrap_or(0) == 0
            }
            _ => false,
        }
    }
}

impl Proxies {
    /// Reads a list such as `10.0.0.7, 2001:db8::/32`; `private` stands for the ranges of private networks.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut ranges = Vec::new();
        for part in text.split(',').map(str::trim) {
            match part {
                "private" => ranges.extend(PRIVATE.iter().filter_map(|range| Range::read(range))),
                range => ranges.push(Range::read(range)?),
            }
        }
        Some(Self(ranges.into()))
    }

    /// Whether this address is one of them.
    fn hold(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|range| range.holds(address))
    }

    /// Where a request comes from whose connection ends at `peer`. Each proxy of ours adds who it was asked by, so the list is
    /// read from its end, as long as the last one known is one of them: what stands before anybody could have written.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let lines: Vec<&str> = headers.get_all(FORWARDED_FOR).filter_map(|line| line.to_str().ok()).collect();
        let mut told = lines.iter().rev().flat_map(|line| line.rsplit(',')).map(str::trim);
        let mut client = peer;
        while self.hold(client) {
            match told.next().and_then(|address| address.parse().ok()) {
                Some(address) => client = address,
                None => break,
            }
        }
        client.to_canonical()
    }

    /// Makes the connection's other end the client's own address, and takes away what only a proxy may say.
    pub fn resolve(&self, request: &mut ServiceRequest) {
        let Some(peer) = request.peer_addr() else { return };
        let client = self.client(peer.ip(), request.headers());
        let head = request.head_mut();
        if !self.hold(peer.ip()) {
            head.headers_mut().remove(FORWARDED_HOST);
        }
        head.headers_mut().remove(FORWARDED_FOR);
        head.peer_addr = Some(SocketAddr::new(client, peer.port()));
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn client(proxies: &str, peer: &str, lines: &[&str]) -> String {
        let request = TestRequest::default().peer_addr(format!("{peer}:4711").parse().unwrap());
        let request = lines.iter().fold(request, |request, line| request.append_header(("x-forwarded-for", *line)));
        let proxies = if proxies.is_empty() { Proxies::default() } else { Proxies::read(proxies).unwrap() };
        let mut request = request.to_srv_request();
        proxies.resolve(&mut request);
        request.peer_addr().unwrap().ip().to_string()
    }

    #[test]
    fn only_configured_proxies_are_believed() {
        for (proxies, peer, lines, expected) in [
            ("", "192.0.2.1", &["198.51.100.7"][..], "192.0.2.1"),
            ("192.0.2.2", "192.0.2.1", &["198.51.100.7"], "192.0.2.1"),
            ("192.0.2.1", "192.0.2.1", &["198.51.100.7"], "198.51.100.7"),
            ("192.0.2.0/24", "192.0.2.1", &["1.1.1.1, 198.51.100.7"], "198.51.100.7"),
            ("private", "10.1.2.3", &["1.1.1.1", "198.51.100.7"], "198.51.100.7"),
            ("private", "[::1]", &["2001:db8::1"], "2001:db8::1"),
            ("private", "[::ffff:10.0.0.1]", &["::ffff:198.51.100.7"], "198.51.100.7"),
            // Two proxies of ours, one behind the other: what stands before theirs is hearsay.
            ("private", "10.1.2.3", &["1.1.1.1, 198.51.100.7, 10.9.9.9"], "198.51.100.7"),
            ("private", "10.1.2.3", &["10.9.9.9"], "10.9.9.9"),
            ("private", "10.1.2.3", &["1.1.1.1, unknown"], "10.1.2.3"),
            ("private", "10.1.2.3", &["1.1.1.1,"], "10.1.2.3"),
            ("private", "10.1.2.3", &[], "10.1.2.3"),
        ] {
            assert_eq!(client(proxies, peer, lines), expected, "{proxies} {peer} {lines:?}");
        }
    }

    #[test]
    fn nobody_else_says_which_host_was_asked() {
        for (proxies, kept) in [("192.0.2.1", true), ("192.0.2.2", false)] {
            let request = TestRequest::default().peer_addr("192.0.2.1:4711".parse().unwrap());
            let mut request = request.insert_header(("x-forwarded-host", "table.example")).to_srv_request();
            Proxies::read(proxies).unwrap().resolve(&mut request);
            assert_eq!(request.headers().contains_key("x-forwarded-host"), kept, "{proxies}");
        }
    }

    #[test]
    fn a_list_is_addresses_and_ranges_of_them() {
        for sound in ["10.0.0.7", "10.0.0.0/8", "2001:db8::/32, 10.0.0.7", "private", "0.0.0.0/0", "private,192.0.2.1"]
        {
            assert!(Proxies::read(sound).is_some(), "{sound}");
        }
        for wrong in ["", "true", "10.0.0.0/33", "10.0.0", "proxy.example", "10.0.0.7,,10.0.0.8", "10.0.0.0/-1"] {
            assert!(Proxies::read(wrong).is_none(), "{wrong}");
        }
    }
}
