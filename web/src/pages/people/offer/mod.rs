//! An invitation's link: opening it says who invites to what and changes nothing; its button accepts.
//!
//! Mail scanners open every link they see; they do not press buttons.

use actix_web::http::StatusCode;
use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::cookies;
use crate::forms::{Fields, Form, Posted, Problems};
use crate::layout::ShellPerson;
use crate::page::Page;
use crate::schema;
use crate::types::{Language, Named, Problem, Role};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/invitation/{token}").route(web::get().to(show)).route(web::post().to(accept)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    token: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct Looking {
    viewer: Viewer,
    #[arguments(token: $token)]
    invitation_offer: Option<Offer>,
}

#[derive(cynic::QueryFragment)]
struct Viewer {
    person: Option<ShellPerson>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "InvitationOffer")]
struct Offer {
    network: String,
    agency: Option<String>,
    guest_of: Vec<String>,
    role: Role,
    name: String,
    email: String,
    invited_by: String,
    expires_at: DateTime<Utc>,
    zone: String,
    language: Language,
    is_known: bool,
    is_mine: bool,
}

#[derive(cynic::QueryVariables)]
struct Accepting {
    input: AcceptInvitationInput,
}

#[derive(cynic::InputObject)]
struct AcceptInvitationInput {
    token: String,
    name: Option<String>,
    as_signed_in: bool,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Accepting")]
struct AcceptInvitation {
    #[arguments(input: $input)]
    accept_invitation: Option<Accepted>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "AcceptInvitationPayload")]
struct Accepted {
    network: Option<Network>,
    held_already: bool,
    known_already: bool,
    problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
struct Network {
    slug: String,
}

#[derive(Template)]
#[template(path = "pages/people/offer/page.html")]
struct OfferPage {
    p: Page,
    offer: Offer,
    form: Form,
    /// The name of somebody else who is signed in in this browser.
    other: Option<String>,
    /// Whether whoever accepts says what they are called.
    asks_name: bool,
    /// The language a stranger is spoken to in.
    spoken: Option<Language>,
}

#[derive(Template)]
#[template(path = "pages/people/offer/gone.html")]
struct GonePage {
    p: Page,
}

async fn show(visit: Visit, token: Path<String>) -> Answer {
    page(&visit, token.into_inner(), None).await
}

async fn accept(visit: Visit, token: Path<String>, posted: Posted) -> Answer {
    let token = token.into_inner();
    let name = posted.has("name").then(|| posted.text("name").to_owned());
    let input = AcceptInvitationInput { token: token.clone(), name, as_signed_in: posted.text("as") == "me" };
    let accepting = AcceptInvitation::build(Accepting { input });
    let data: AcceptInvitation = match Language::from_code(posted.text("language")) {
        Some(spoken) => visit.run_globally_in(spoken.into(), accepting).await?,
        None => visit.run_globally(accepting).await?,
    };
    let Some(accepted) = data.accept_invitation else { return Err(visit.missing()) };
    if !accepted.problems.is_empty() {
        return page(&visit, token, Some(posted.refused(Problems::of(accepted.problems)))).await;
    }
    let done = match (accepted.held_already, accepted.known_already) {
        (true, _) => "joined-held",
        (false, true) => "joined-known",
        (false, false) => "joined",
    };
    let settings = visit.site().settings;
    visit.set_cookie(cookies::gone(settings, cookies::NEXT.under(settings)));
    let home = accepted.network.map_or_else(|| "/".to_owned(), |network| format!("/n/{}/", network.slug));
    visit.redirect_done(&home, done)
}

/// The page of an invitation that can be used, or the one page of all that cannot.
async fn page(visit: &Visit, token: String, refused: Option<Form>) -> Answer {
    let mut data: Looking = visit.run_globally(Looking::build(Vars { token: token.clone() })).await?;
    // What the API says is in the language of whoever is signed in, and so is the page around it.
    let mut p = Page::bare(visit).read_by(data.viewer.person.as_ref());
    let mut spoken = None;
    // A stranger reads it as the mail was: in its language, unless they chose one here, and with its times.
    if data.viewer.person.is_none()
        && let Some((offered, zone)) = data.invitation_offer.as_ref().map(|offer| (offer.language, offer.zone.clone()))
    {
        let language = visit.language_among(&[offered]);
        if language != visit.language() {
            data = visit.run_globally_in(language, Looking::build(Vars { token })).await?;
        }
        p = Page::bare_in(visit, language).in_zone(&zone);
        spoken = Some(language.into());
    }
    let Some(offer) = data.invitation_offer else {
        return visit.answer(StatusCode::NOT_FOUND, &GonePage { p });
    };
    let other = data.viewer.person.filter(|_| !offer.is_mine).map(|person| person.name);
    let asks_name = !offer.is_known && !offer.is_mine;
    let is_refused = refused.is_some();
    let form = refused.unwrap_or_else(|| Form::filled(Fields::from_iter([("name", offer.name.as_str())])));
    let page = OfferPage { p, offer, form, other, asks_name, spoken };
    if is_refused { visit.refuse(&page) } else { visit.show(&page) }
}

impl OfferPage {
    /// Whether the invited address has an account that is not the one in use here.
    fn asks_to_sign_in(&self) -> bool {
        self.offer.is_known && !self.offer.is_mine
    }

    fn guest_of(&self) -> String {
        self.offer.guest_of.join(", ")
    }

    fn role(&self) -> String {
        let role = self.p.name(self.offer.role);
        match &self.offer.agency {
            Some(agency) => self.p.t2("pages-people-offer-role-agency", "role", role, "agency", agency),
            None => self.p.t1("pages-people-offer-role", "role", role),
        }
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = AcceptInvitationInput { token: String::new(), name: None, as_signed_in: false };
    vec![
        ("people/offer", Looking::build(Vars { token: String::new() }).query),
        ("people/offer: accept", AcceptInvitation::build(Accepting { input }).query),
    ]
}
