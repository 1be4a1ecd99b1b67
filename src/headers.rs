//! The headers that every answer of this server carries, whatever it is an answer to: page, API, file, stream or refusal.
//!
//! What an answer says of itself stays: a mail of the demo is framed more strictly than a page, a logo may be shown elsewhere.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

/// What is said where the answer says nothing of its own.
const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    (
        "permissions-policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), \
         midi=(), payment=(), usb=()",
    ),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// For two years browsers come by https alone, once they did. Other hosts beneath the same name are not ours to decide about.
const BY_TLS_ALONE: (&str, &str) = ("strict-transport-security", "max-age=63072000");

/// Completes the headers of an answer. `https` says whether readers reach us by it.
pub fn complete(headers: &mut HeaderMap, https: bool) {
    for (name, value) in ALWAYS.into_iter().chain(https.then_some(BY_TLS_ALONE)) {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}
