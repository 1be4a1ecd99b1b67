//! What an HTTP request tells of who asks.

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderMap};
use words::Language;

use super::text;
use crate::caller::Caller;
use crate::server::Api;
use crate::session::{browser_cookie_name, cookie_name, language_cookie_name};

pub(super) fn of(request: &HttpRequest, api: &Api) -> Caller {
    let settings = api.settings();
    let owned = |name| cookie(request, name).map(str::to_owned);
    let token = bearer(request.headers()).map(str::to_owned);
    let language = cookie(request, language_cookie_name(settings.https)).and_then(Language::from_code);
    let accepted = text(request.headers(), header::ACCEPT_LANGUAGE.as_str()).map(Language::from_accept_language);
    Caller {
        network: request.match_info().get("slug").map(str::to_owned),
        session: owned(cookie_name(settings.https)).filter(|_| token.is_none()),
        token,
        browser: owned(browser_cookie_name(settings.https)),
        user_agent: text(request.headers(), header::USER_AGENT.as_str()).map(str::to_owned),
        language: language.or(accepted),
        request_id: api.operation().new_id().to_string(),
        address: request.peer_addr().map(|peer| peer.ip()),
        is_page: false,
        streamed: false,
    }
}

/// The token a program brings: `Authorization: Bearer …`.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let line = text(headers, header::AUTHORIZATION.as_str())?;
    let (scheme, token) = line.split_once(' ').unwrap_or((line, ""));
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// A cookie's value. A name sent twice is nobody's: we cannot tell whose value is meant.
fn cookie<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    let lines = request.headers().get_all(header::COOKIE).filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut values = pairs.filter(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value);
    let value = values.next()?;
    values.next().is_none().then_some(value)
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
}
