//! The cookies that are ours to set: the browser's, the language and where to go after signing in.
//!
//! The session's cookie belongs to the API, which sets it; we only hand it on.

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderValue};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use words::Language;

use crate::site::Settings;

/// Remembers the language of somebody who is not signed in.
pub const LANGUAGE: &str = "lt_language";
/// Remembers the page somebody wanted before signing in.
pub const NEXT: &str = "lt_next";

/// Says on the next page what was just done, once (ADR 0018).
pub const DONE: &str = "lt_done";

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
    kept(settings, LANGUAGE, language.code(), YEAR_SECS)
}

/// The cookie that keeps a page for after signing in.
pub fn next(settings: Settings, path: &str) -> HeaderValue {
    kept(settings, NEXT, &BASE64_URL_SAFE_NO_PAD.encode(path), NEXT_SECS)
}

/// Reads back what [`next`] kept.
pub fn read_next(request: &HttpRequest) -> Option<String> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(read(request, NEXT)?).ok()?;
    String::from_utf8(bytes).ok()
}

/// The cookie that tells the page after a deed what was done.
pub fn done(settings: Settings, word: &str) -> HeaderValue {
    kept(settings, DONE, word, DONE_SECS)
}

/// Takes a cookie away again.
pub fn gone(settings: Settings, name: &str) -> HeaderValue {
    kept(settings, name, "", 0)
}

fn kept(settings: Settings, name: &str, value: &str, age_secs: u32) -> HeaderValue {
    let secure = if settings.https { "; Secure" } else { "" };
    let line = format!("{name}={value}; Path=/; Max-Age={age_secs}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&line).expect("names and values of our cookies are letters, digits, - and _")
}
