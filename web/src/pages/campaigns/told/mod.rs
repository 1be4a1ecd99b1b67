//! What agencies tell staff by phone, on paper or in person: choosing the agency, entering it, and what was entered.

use actix_web::web::ServiceConfig;
use chrono::{DateTime, NaiveDate, Utc};

use crate::page::Page;
use crate::schema;
use crate::types::{Answer, CommitmentRule, Phase, Seats, SilenceMeans, ToldBy, ToldDeedKind};

mod choose;
mod enter;
mod entry;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    choose::routes(cfg);
    enter::routes(cfg);
    entry::routes(cfg);
}

/// What staff entered for an agency.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "ToldDeed")]
pub(crate) struct Told {
    pub id: cynic::Id,
    pub deed: ToldDeedKind,
    pub version: Option<i32>,
    pub seats: Option<Seats>,
    pub answer: Option<Answer>,
    pub source: ToldBy,
    pub told_on: NaiveDate,
    pub teller: Option<String>,
    pub entered_by: String,
    pub entered_at: DateTime<Utc>,
    pub disputed_at: Option<DateTime<Utc>>,
    pub disputed_by: Option<String>,
}

/// What the network allows.
#[derive(cynic::QueryFragment, Clone, Copy, Debug)]
#[cynic(graphql_type = "NetworkRules")]
pub(crate) struct Rules {
    pub told_requests: bool,
    pub told_yes: bool,
}

/// The purchase, as far as it decides what may be entered.
#[derive(cynic::QueryFragment, Clone, Copy, Debug)]
#[cynic(graphql_type = "Campaign")]
pub(crate) struct Moment {
    pub phase: Phase,
    pub commitment_rule: CommitmentRule,
    pub silence_means: SilenceMeans,
}

/// Why something that an agency tells cannot be entered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Hindrance {
    /// The network allows none of it.
    Rules,
    /// The network does not allow what binds money.
    Money,
    /// The same, where a request does.
    BindingRequest,
    /// Neither requests nor answers are open.
    NotNow,
    /// The agency may not act.
    Standing,
    /// The agency is not in the result.
    NothingToAnswer,
    /// The guest does not take part in the purchase.
    NotInvited,
}

impl Hindrance {
    /// What is in the way whichever agency it is.
    pub(crate) fn of_all(rules: Rules, moment: Moment) -> Option<Hindrance> {
        let binds = moment.commitment_rule == CommitmentRule::Binding || moment.silence_means == SilenceMeans::Yes;
        match moment.phase {
            Phase::Pledging | Phase::Confirming if !rules.told_requests => Some(Hindrance::Rules),
            Phase::Pledging if binds && !rules.told_yes => Some(Hindrance::BindingRequest),
            Phase::Confirming if !rules.told_yes => Some(Hindrance::Money),
            Phase::Pledging | Phase::Confirming => None,
            Phase::Draft | Phase::Closed | Phase::Cleared | Phase::NotCleared | Phase::Cancelled => {
                Some(Hindrance::NotNow)
            }
        }
    }

    pub(crate) fn said(self, p: &Page) -> Hindered {
        let text = p.t(match self {
            Hindrance::Rules => "pages-told-not-by-rules",
            Hindrance::Money => "pages-told-not-money",
            Hindrance::BindingRequest => "pages-told-not-binding-request",
            Hindrance::NotNow => "pages-told-not-now",
            Hindrance::Standing => "pages-told-not-in-good-standing",
            Hindrance::NothingToAnswer => "pages-told-not-in-result",
            Hindrance::NotInvited => "pages-told-not-invited",
        });
        let is_of_rules = matches!(self, Hindrance::Rules | Hindrance::Money | Hindrance::BindingRequest);
        Hindered { text, rules: is_of_rules.then(|| p.to("network/rules")) }
    }
}

/// What is in the way, as a page says it.
#[derive(Clone, Debug)]
pub(crate) struct Hindered {
    pub text: String,
    /// Where the network's rules are changed, if they are it.
    pub rules: Option<String>,
}

/// The path of an entry's page inside the network.
pub(crate) fn path(told: &Told) -> String {
    format!("told/{}", told.id.inner())
}

/// What was entered, in a few words.
pub(crate) fn what(p: &Page, told: &Told) -> String {
    match (told.deed, told.answer) {
        (ToldDeedKind::Pledged, _) => p.t1("pages-told-what-request", "seats", told.seats.unwrap_or_default()),
        (ToldDeedKind::Withdrew, _) => p.t("pages-told-what-withdrawal"),
        (ToldDeedKind::Answered, Some(Answer::Confirmed)) => p.t("pages-told-what-yes"),
        (ToldDeedKind::Answered, Some(Answer::Declined) | None) => p.t("pages-told-what-no"),
    }
}

/// Who entered it, and how it was told, in a sentence.
pub(crate) fn how(p: &Page, told: &Told) -> String {
    let (source, day) = (p.name(told.source), p.day(told.told_on));
    let known = if told.teller.is_some() { "yes" } else { "no" };
    p.say(
        "pages-told-how",
        &[
            ("by", told.entered_by.as_str().into()),
            ("known", known.into()),
            ("teller", told.teller.as_deref().unwrap_or_default().into()),
            ("source", source.as_str().into()),
            ("day", day.as_str().into()),
        ],
    )
}

/// That the agency says it was not them, once it does.
pub(crate) fn disputed(p: &Page, told: &Told) -> Option<String> {
    let at = told.disputed_at?;
    Some(p.t2("pages-told-disputed", "by", told.disputed_by.as_deref().unwrap_or_default(), "at", p.at(at)))
}

/// What was entered before, as staff read it in a list: `entries.html` shows it.
struct Entered {
    path: String,
    at: DateTime<Utc>,
    /// For which agency, where the page is not about one.
    agency: Option<String>,
    what: String,
    how: String,
    /// Whether it may still wait for the agency's own approval.
    may_wait: bool,
    disputed: Option<String>,
}

impl Entered {
    fn of(p: &Page, told: &Told, agency: Option<String>) -> Self {
        Self {
            path: p.to(path(told)),
            at: told.entered_at,
            agency,
            what: what(p, told),
            how: how(p, told),
            may_wait: false,
            disputed: disputed(p, told),
        }
    }
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    [choose::documents(), enter::documents(), entry::documents()].concat()
}

#[cfg(test)]
mod tests;
