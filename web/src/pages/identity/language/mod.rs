//! The switch between English and French that every page offers.
//!
//! For somebody signed in it changes their own settings, mail included;
//! otherwise a cookie remembers it.

use actix_web::web::{self, ServiceConfig};
use cynic::{MutationBuilder, QueryBuilder};

use crate::cookies;
use crate::forms::Posted;
use crate::problem::{Kind, PageProblem};
use crate::schema;
use crate::types::{Language, Problem};
use crate::visit::{Answer, Visit, is_ours};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.route("/language", web::post().to(switch));
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query")]
struct Reader {
    viewer: Viewer,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    person: Option<Person>,
}

#[derive(cynic::QueryFragment)]
struct Person {
    zone: String,
}

#[derive(cynic::QueryVariables)]
struct Change {
    input: ChangeMySettingsInput,
}

#[derive(cynic::InputObject)]
struct ChangeMySettingsInput {
    language: Language,
    zone: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Change")]
struct SwitchLanguage {
    #[arguments(input: $input)]
    change_my_settings: Option<Changed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChangeMySettingsPayload")]
struct Changed {
    problems: Vec<Problem>,
}

async fn switch(visit: Visit, posted: Posted) -> Answer {
    let language = words::Language::from_code(posted.text("language")).unwrap_or(visit.language());
    visit.set_cookie(cookies::language(visit.site().settings, language));
    if visit.has_session() {
        match change(&visit, language, posted.request_key()).await {
            // Whoever has just been signed out still gets the language they asked for.
            Err(problem) if *problem.kind() != Kind::Unknown => return Err(problem),
            _ => {}
        }
    }
    let back = posted.text("back");
    // The pages around signing in are ours too, but nobody is sent there from outside.
    let stays = is_ours(back) || back == "/sign-in" || back.starts_with("/sign-in/") || back.starts_with("/sign-in?");
    visit.redirect(if stays { back } else { "/" })
}

async fn change(visit: &Visit, language: words::Language, request_key: String) -> Result<(), PageProblem> {
    let Some(person) = visit.run(Reader::build(())).await?.viewer.person else { return Ok(()) };
    let input = ChangeMySettingsInput { language: language.into(), zone: person.zone, request_key };
    let data = visit.run(SwitchLanguage::build(Change { input })).await?;
    let problems = data.change_my_settings.map(|changed| changed.problems).unwrap_or_default();
    if problems.is_empty() { Ok(()) } else { Err(visit.fault("a language of ours was refused")) }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = ChangeMySettingsInput { language: Language::En, zone: String::new(), request_key: String::new() };
    vec![
        ("identity/language: reader", Reader::build(()).query),
        ("identity/language", SwitchLanguage::build(Change { input }).query),
    ]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{Reader, error};

    #[actix_web::test]
    async fn the_switch_changes_my_settings_and_returns() {
        let reader = Reader::new("en", json!({"Reader": {}, "SwitchLanguage": {"changeMySettings": {"problems": []}}}));
        let got = reader.post("/language", &[("language", "fr"), ("back", "/n/prairie/tools?search=a")]).await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/tools?search=a")));
        assert!(got.cookies.iter().any(|cookie| cookie.starts_with("lt_language=fr;")));
        let input = &reader.asked("SwitchLanguage")["input"];
        assert_eq!((&input["language"], &input["zone"]), (&json!("FR"), &json!("America/Toronto")));
    }

    #[actix_web::test]
    async fn a_stranger_gets_a_cookie_and_stays_with_us() {
        let reader = Reader::new("en", json!({"Reader": error("UNAUTHENTICATED")}));
        for (back, target) in
            [("/sign-in?next=/n/a/", "/sign-in?next=/n/a/"), ("https://evil.example", "/"), ("//evil", "/")]
        {
            let got = reader.post("/language", &[("language", "fr"), ("back", back)]).await;
            assert_eq!((got.status, got.location.as_deref()), (303, Some(target)));
        }
    }
}
