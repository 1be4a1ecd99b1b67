//! The token in every form, and whether a posted form is one we gave out.
//!
//! The token is bound to the browser's cookie and not to the session, which
//! changes its name while a form lies open; so a form survives signing in
//! again in another tab. It differs on every page, so that compressed pages
//! give nothing away about it.

use actix_web::HttpRequest;
use actix_web::http::header;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use words::Language;

use crate::chance;
use crate::forms::Fields;
use crate::visit::Visit;

const NONCE_LENGTH: usize = 32;

/// The hidden fields of every form: its token, the key that makes sending it
/// twice harmless, and the language its numbers are written in.
pub(crate) fn hidden(visit: &Visit, language: Language) -> String {
    format!(
        r#"<input type="hidden" name="formToken" value="{}"><input type="hidden" name="formKey" value="{}"><input type="hidden" name="formLanguage" value="{}">"#,
        make(&visit.site().form_key, visit.browser()),
        chance::name(),
        language.code(),
    )
}

fn make(key: &[u8; 32], browser: &str) -> String {
    let nonce = chance::name();
    let seal = seal(key, &nonce, browser).finalize().into_bytes();
    let mut token = nonce;
    for byte in seal {
        token.push_str(&format!("{byte:02x}"));
    }
    token
}

fn seal(key: &[u8; 32], nonce: &str, browser: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(b"form\0");
    mac.update(nonce.as_bytes());
    mac.update(browser.as_bytes());
    mac
}

fn is_made_by_us(key: &[u8; 32], browser: &str, token: &str) -> bool {
    let Some((nonce, seal_hex)) = token.split_at_checked(NONCE_LENGTH) else { return false };
    let digits = seal_hex.as_bytes().chunks(2).map(|pair| {
        std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2).and_then(|pair| u8::from_str_radix(pair, 16).ok())
    });
    let Some(bytes) = digits.collect::<Option<Vec<u8>>>() else { return false };
    seal(key, nonce, browser).verify_slice(&bytes).is_ok()
}

/// Whether a posted form is one this browser was given, sent from a page of ours.
pub(crate) fn is_from_us(request: &HttpRequest, visit: &Visit, fields: &Fields) -> bool {
    comes_from_here(request) && is_made_by_us(&visit.site().form_key, visit.browser(), fields.raw("formToken"))
}

/// Newer browsers say where a request comes from; one that says nothing is judged by the token alone. So is one that says
/// `null`: what an older browser has to say of a page that asks it to tell nobody where it came from, as all of ours do. Whoever
/// serves the pages lets nobody but a proxy of ours say `X-Forwarded-Host`.
fn comes_from_here(request: &HttpRequest) -> bool {
    let said = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    if let Some(site) = said("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    let Some(origin) = said(header::ORIGIN.as_str()).filter(|origin| *origin != "null") else { return true };
    let forwarded = said("x-forwarded-host");
    let host = forwarded.or_else(|| said(header::HOST.as_str())).unwrap_or_default();
    let from = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    from.is_some_and(|from| !host.is_empty() && from.eq_ignore_ascii_case(host))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::{comes_from_here, is_made_by_us, make};

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn a_token_is_good_for_its_own_browser_and_key_only() {
        let token = make(&KEY, "browserone123456");
        assert!(is_made_by_us(&KEY, "browserone123456", &token));
        assert!(!is_made_by_us(&KEY, "browsertwo123456", &token));
        assert!(!is_made_by_us(&[8; 32], "browserone123456", &token));
        assert_ne!(token, make(&KEY, "browserone123456"), "every page has its own");
    }

    #[test]
    fn a_token_that_was_touched_is_refused() {
        let token = make(&KEY, "browserone123456");
        let flipped = token.replace(&token[40..41], if &token[40..41] == "0" { "1" } else { "0" });
        for bad in ["", "short", &token[..95], &flipped, &format!("{token}00"), &"é".repeat(48), &"zz".repeat(48)] {
            assert!(!is_made_by_us(&KEY, "browserone123456", bad), "{bad}");
        }
    }

    #[test]
    fn a_form_sent_from_elsewhere_is_refused() {
        for (headers, expected) in [
            (&[("host", "table.org"), ("origin", "https://table.org")][..], true),
            (&[("host", "table.org"), ("origin", "https://evil.org")], false),
            (&[("host", "table.org"), ("origin", "null")], true),
            (&[("host", "table.org")], true),
            (&[("host", "127.0.0.1:8080"), ("origin", "http://127.0.0.1:8080")], true),
            (&[("host", "127.0.0.1:8080"), ("origin", "http://127.0.0.1:9090")], false),
            (&[("sec-fetch-site", "same-origin"), ("origin", "null")], true),
            (&[("sec-fetch-site", "same-site"), ("host", "a.org"), ("origin", "https://a.org")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "null")], false),
            (&[("host", "inner"), ("x-forwarded-host", "table.org"), ("origin", "https://table.org")], true),
        ] {
            let request = headers.iter().fold(TestRequest::post(), |request, header| request.insert_header(*header));
            assert_eq!(comes_from_here(&request.to_http_request()), expected, "{headers:?}");
        }
    }
}
