//! Signing out.

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::{self, ServiceConfig};
use cynic::MutationBuilder;

use crate::cookies;
use crate::forms::Posted;
use crate::problem::Kind;
use crate::schema;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/sign-out", web::post().to(sign_out));
}

#[derive(cynic::QueryVariables)]
struct Leave {
    input: SignOutInput,
}

#[derive(cynic::InputObject)]
struct SignOutInput {
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Leave")]
struct SignOut {
    #[arguments(input: $input)]
    #[expect(dead_code, reason = "that it came back is all there is to know")]
    sign_out: Option<SignedOut>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SignOutPayload")]
struct SignedOut {
    #[expect(dead_code, reason = "a payload needs a field")]
    done: bool,
}

async fn sign_out(visit: Visit, posted: Posted) -> Answer {
    let input = SignOutInput { request_key: posted.request_key() };
    match visit.run(SignOut::build(Leave { input })).await {
        Err(problem) if *problem.kind() != Kind::Unknown => return Err(problem),
        // Whoever is unknown already is where they wanted to be.
        _ => visit.set_cookie(cookies::gone(visit.site().settings, visit.site().settings.session_cookie())),
    }
    let mut answer = visit.redirect_done("/sign-in", "signed-out")?;
    // On a shared computer, stepping back must not show what the last person saw.
    let (name, value) = (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    answer.headers_mut().insert(name, value);
    Ok(answer)
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("identity/sign_out", SignOut::build(Leave { input: SignOutInput { request_key: String::new() } }).query)]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{Reader, error};

    #[actix_web::test]
    async fn signing_out_leaves_nothing_behind() {
        for answer in [json!({"signOut": {"done": true}}), error("UNAUTHENTICATED")] {
            let got = Reader::new("en", json!({"SignOut": answer})).post("/sign-out", &[]).await;
            assert_eq!((got.status, got.location.as_deref()), (303, Some("/sign-in")));
            assert_eq!(got.done(), Some("signed-out"));
            assert_eq!(got.headers.get("clear-site-data").unwrap(), "\"cache\"");
            assert!(
                got.cookies.iter().any(|cookie| cookie.starts_with("lt_session=;") && cookie.contains("Max-Age=0"))
            );
        }
    }

    #[actix_web::test]
    async fn a_link_alone_does_not_sign_out() {
        let got = Reader::new("en", json!({})).get("/sign-out").await;
        assert_eq!(got.status, 404);
    }
}
