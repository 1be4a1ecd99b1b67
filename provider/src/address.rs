//! Which addresses we speak to: a coordinator may name any, and must not reach by us what only we reach.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use url::{Host, Url};

use crate::Trouble;

/// How far we go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// To public addresses by https.
    #[default]
    Public,
    /// Anywhere, and by plain http too: for tests, and for operators whose provider stands beside their server.
    Anywhere,
}

impl Reach {
    /// Whether an address may be spoken to, or people be sent to, as far as its text tells.
    pub(crate) fn admits(self, url: &Url) -> bool {
        let scheme = match self {
            Reach::Public => url.scheme() == "https",
            Reach::Anywhere => ["https", "http"].contains(&url.scheme()),
        };
        scheme && url.has_host() && url.username().is_empty() && url.password().is_none()
    }

    /// Where a host is, after its name was looked up: we connect to just this, so that a second answer cannot lead elsewhere.
    pub(crate) async fn place(self, url: &Url) -> Result<SocketAddr, Trouble> {
        let port = url.port_or_known_default().ok_or(Trouble::NotAllowed)?;
        let found: Vec<SocketAddr> = match url.host() {
            Some(Host::Ipv4(v4)) => vec![SocketAddr::from((v4, port))],
            Some(Host::Ipv6(v6)) => vec![SocketAddr::from((v6, port))],
            Some(Host::Domain(name)) => {
                let found = tokio::net::lookup_host((name, port)).await.map_err(|_| Trouble::Unreachable)?;
                found.collect()
            }
            None => return Err(Trouble::NotAllowed),
        };
        if found.is_empty() {
            return Err(Trouble::Unreachable);
        }
        found.into_iter().find(|at| self == Reach::Anywhere || is_public(at.ip())).ok_or(Trouble::NotAllowed)
    }
}

/// Whether an address belongs to the world, and not to a machine, a house or an experiment (IANA's special-purpose registries).
fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(v4: Ipv4Addr) -> bool {
    let [a, b, c, _] = v4.octets();
    let special = v4.is_private()
        || v4.is_loopback()
        || v4.is_link_local()
        || v4.is_broadcast()
        || v4.is_documentation()
        || v4.is_multicast();
    // This network, shared address space, protocol assignments, 6to4 relays, benchmarks, and what is reserved.
    let reserved = a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a, b, c) == (192, 0, 0)
        || (a, b, c) == (192, 88, 99)
        || (a == 198 && (b == 18 || b == 19))
        || a >= 240;
    !special && !reserved
}

fn is_public_v6(v6: Ipv6Addr) -> bool {
    // Global unicast is 2000::/3. Within it: documentation, protocol assignments, and what carries an IPv4 address inside.
    let [a, b, ..] = v6.segments();
    let global = (0x2000..0x4000).contains(&a);
    let documentation = (a, b) == (0x2001, 0x0db8) || (a == 0x3fff && b < 0x1000);
    let assignments = a == 0x2001 && b < 0x0200;
    let six_to_four = a == 0x2002;
    global && !documentation && !assignments && !six_to_four
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_world_is_public() {
        for public in ["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for private in [
            "192.0.2.1",
            "203.0.113.9",
            "127.0.0.1",
            "127.8.8.8",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "198.18.0.1",
            "192.0.0.8",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "fe80::1",
            "fc00::1",
            "fd12:3456::1",
            "ff02::1",
            "2002:7f00:1::1",
            "2001::1",
            "2001:db8::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
    }

    #[test]
    fn an_address_is_judged_by_its_text_first() {
        for (text, public, anywhere) in [
            ("https://login.example.org", true, true),
            ("https://login.example.org:8443/realm", true, true),
            ("http://login.example.org", false, true),
            ("https://me:pass@login.example.org", false, false),
            ("ftp://login.example.org", false, false),
            ("javascript:alert(1)", false, false),
            ("data:text/html,hello", false, false),
        ] {
            let url = Url::parse(text).unwrap();
            assert_eq!((Reach::Public.admits(&url), Reach::Anywhere.admits(&url)), (public, anywhere), "{text}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_within_our_walls_is_not_followed() {
        for text in
            ["https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://0x7f.1/", "https://2130706433/"]
        {
            let url = Url::parse(text).unwrap();
            assert_eq!(Reach::Public.place(&url).await, Err(Trouble::NotAllowed), "{text}");
        }
        let url = Url::parse("http://127.0.0.1:8443/").unwrap();
        assert_eq!(Reach::Anywhere.place(&url).await, Ok("127.0.0.1:8443".parse().unwrap()));
    }
}
