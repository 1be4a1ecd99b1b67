//! What an HTTP request tells of who asks.

use std::net::IpAddr;

use actix_web::HttpRequest;
use actix_web::http::header;
use words::Language;

use super::text;
use crate::caller::Caller;
use crate::server::Api;
use crate::session::{browser_cookie_name, cookie_name};

/// The cookie in which pages remember the language of somebody who is not signed in.
const LANGUAGE_COOKIE: &str = "lt_language";

pub(super) fn of(request: &HttpRequest, api: &Api) -> Caller {
    let settings = api.settings();
    let owned = |name| cookie(request, name).map(str::to_owned);
    let language = cookie(request, LANGUAGE_COOKIE).and_then(Language::from_code);
    let accepted = text(request.headers(), header::ACCEPT_LANGUAGE.as_str()).map(Language::from_accept_language);
    Caller {
        network: request.match_info().get("slug").map(str::to_owned),
        session: owned(cookie_name(settings.https)),
        browser: owned(browser_cookie_name(settings.https)),
        language: language.or(accepted),
        request_id: api.operation().new_id().to_string(),
        address: address(request, settings.behind_proxy),
    }
}

/// A cookie's value. A name sent twice is nobody's: we cannot tell whose value is meant.
fn cookie<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    let lines = request.headers().get_all(header::COOKIE).filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut values = pairs.filter(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value);
    let value = values.next()?;
    values.next().is_none().then_some(value)
}

/// Where a request came from. Behind our own proxy the last entry of the last line is the one it wrote; what comes before
/// anybody could have sent. Without one that is an address, it is the other end of the connection.
fn address(request: &HttpRequest, behind_proxy: bool) -> Option<IpAddr> {
    let line = request.headers().get_all("x-forwarded-for").last().filter(|_| behind_proxy);
    let told = line.and_then(|line| line.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
    told.or_else(|| request.peer_addr().map(|peer| peer.ip()))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_cookie_sent_twice_is_nobodys() {
        let one = TestRequest::default().insert_header(("cookie", "a=1; lt_session=x; b=2")).to_http_request();
        assert_eq!(cookie(&one, "lt_session"), Some("x"));
        assert_eq!(cookie(&one, "session"), None);
        let two = TestRequest::default().insert_header(("cookie", "lt_session=x; lt_session=y")).to_http_request();
        assert_eq!(cookie(&two, "lt_session"), None);
    }

    #[test]
    fn only_our_own_proxy_is_believed() {
        let peer = "192.0.2.1:4711".parse().unwrap();
        let request = TestRequest::default()
            .peer_addr(peer)
            .insert_header(("x-forwarded-for", "1.1.1.1, 198.51.100.7"))
            .to_http_request();
        assert_eq!(address(&request, false), Some("192.0.2.1".parse().unwrap()));
        assert_eq!(address(&request, true), Some("198.51.100.7".parse().unwrap()));
    }

    #[test]
    fn the_last_line_counts_and_what_is_no_address_does_not() {
        let request = |lines: &[&'static str]| {
            let request = TestRequest::default().peer_addr("192.0.2.1:4711".parse().unwrap());
            let forwarded =
                |request: TestRequest, line: &&'static str| request.append_header(("x-forwarded-for", *line));
            lines.iter().fold(request, forwarded).to_http_request()
        };
        for (lines, expected) in [
            (&["1.1.1.1", "198.51.100.7"][..], "198.51.100.7"),
            (&["1.1.1.1", "2.2.2.2, 2001:db8::1"], "2001:db8::1"),
            (&["1.1.1.1", "unknown"], "192.0.2.1"),
            (&["1.1.1.1,"], "192.0.2.1"),
            (&[], "192.0.2.1"),
        ] {
            assert_eq!(address(&request(lines), true), Some(expected.parse().unwrap()), "{lines:?}");
        }
    }
}
