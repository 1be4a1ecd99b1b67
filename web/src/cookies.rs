//! The cookies that are ours to set: the browser's, the language and where to go after signing in.
//!
//! The session's cookie belongs to the API, which sets it; we only hand it on.

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderValue};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use words::Language;

use crate::site::Settings;

/// A cookie by its two names. With https the `__Host-` prefix makes browsers insist on `Secure`, `Path=/` and no other host.
pub struct Name {
    plain: &'static str,
    secure: &'static str,
}

impl Name {
    /// What it is called here.
    pub fn under(&self, settings: Settings) -> &'static str {
        if settings.https { self.secure } else { self.plain }
    }
}

/// Remembers the language of somebody who is not signed in.
pub const LANGUAGE: Name = Name { plain: "lt_language", secure: "__Host-lt_language" };
/// Remembers the page somebody wanted before signing in.
pub const NEXT: Name = Name { plain: "lt_next", secure: "__Host-lt_next" };
/// Says on the next page what was just done, once (ADR 0018).
pub const DONE: Name = Name { plain: "lt_done", secure: "__Host-lt_done" };

const YEAR_SECS: u32 = 365 * 24 * 3600;
/// As long as a sign-in link is worth trying.
const NEXT_SECS: u32 = 30 * 60;
/// As long as the page after a deed may take on a bad line.
const DONE_SECS: u32 = 60;

/// Reads a cookie. A name sent twice is nobody's: we cannot tell whose value is meant.
pub fn read<'r>(request: &'r HttpRequest, name: &str) -> Option<&'r str> {
    let mut values = request
        .headers()
        .get_all(header::COOKIE)
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value);
    let value = values.next()?;
    values.next().is_none().then_some(value)
}

/// The cookie that tells this browser from others, for forms and sign-in links.
pub fn browser(settings: Settings, value: &str) -> HeaderValue {
    kept(settings, settings.browser_cookie(), value, YEAR_SECS)
}

/// The cookie that keeps a language.
pub fn language(settings: Settings, language: Language) -> HeaderValue {
    kept(settings, LANGUAGE.under(settings), language.code(), YEAR_SECS)
}

/// The cookie that keeps a page for after signing in.
pub fn next(settings: Settings, path: &str) -> HeaderValue {
    kept(settings, NEXT.under(settings), &BASE64_URL_SAFE_NO_PAD.encode(path), NEXT_SECS)
}

/// Reads back what [`next`] kept.
pub fn read_next(settings: Settings, request: &HttpRequest) -> Option<String> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(read(request, NEXT.under(settings))?).ok()?;
    String::from_utf8(bytes).ok()
}

/// The cookie that tells the page after a deed what was done.
pub fn done(settings: Settings, word: &str) -> HeaderValue {
    kept(settings, DONE.under(settings), word, DONE_SECS)
}

/// Takes a cookie away again.
pub fn gone(settings: Settings, name: &str) -> HeaderValue {
    kept(settings, name, "", 0)
}

fn kept(settings: Settings, name: &str, value: &str, age_secs: u32) -> HeaderValue {
    let secure = if settings.https { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; Max-Age={age_secs}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&line)
        .expect("names and values of our cookies are letters, digits and signs that may stand in a header")
}
