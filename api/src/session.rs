//! The session cookie. Whoever starts or ends a session outside GraphQL uses the same lines.

use domain::identity::SESSION_DAYS;

/// The name of the session cookie. With https the `__Host-` prefix makes browsers insist on `Secure`, `Path=/` and no
/// other host.
pub fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-lt_session" } else { "lt_session" }
}

/// The name of the cookie that tells one browser from another.
pub(crate) fn browser_cookie_name(https: bool) -> &'static str {
    if https { "__Host-lt_browser" } else { "lt_browser" }
}

/// The name of the cookie in which pages remember the language of somebody who is not signed in.
pub(crate) fn language_cookie_name(https: bool) -> &'static str {
    if https { "__Host-lt_language" } else { "lt_language" }
}

/// The `Set-Cookie` line that starts a session in a browser.
pub fn cookie(https: bool, value: &str) -> String {
    line(https, value, SESSION_DAYS * 24 * 3600)
}

/// The `Set-Cookie` line that takes the session cookie away.
pub fn no_cookie(https: bool) -> String {
    line(https, "", 0)
}

fn line(https: bool, value: &str, age_secs: i64) -> String {
    let secure = if https { "; Secure" } else { "" };
    format!("{}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={age_secs}{secure}", cookie_name(https))
}
