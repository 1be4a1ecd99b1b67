//! What staff entered for an agency: a letter to print for staff, and for the agency the place to say "This was not us".

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};
use words::Language;

use super::Told;
use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::pages::campaigns::parts;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{AgencyLanguage, PendingState, Problem, ToldDeedKind};
use crate::visit::{Answer, Visit};

pub(super) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/told/{id}").route(web::get().to(show)).route(web::post().to(dispute)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct ToldEntry {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    told_deed: Option<Entry>,
    #[cynic(rename = "viewer", alias)]
    reader: Reader,
    #[cynic(rename = "network", alias)]
    names: Names,
    privacy: Privacy,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Viewer")]
struct Reader {
    person: Option<Person>,
}

#[derive(cynic::QueryFragment)]
struct Person {
    name: String,
    email: Option<String>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Network")]
struct Names {
    name_en: String,
    name_fr: String,
}

#[derive(cynic::QueryFragment)]
struct Privacy {
    network: Option<NetworkPrivacy>,
}

#[derive(cynic::QueryFragment)]
struct NetworkPrivacy {
    lead_name: String,
    lead_contact: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ToldDeed")]
struct Entry {
    #[cynic(spread)]
    told: Told,
    agency: Agency,
    campaign: Option<Campaign>,
    note: String,
    can_dispute: bool,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    name: String,
    language: AgencyLanguage,
    people: Vec<AgencyPerson>,
}

#[derive(cynic::QueryFragment)]
struct AgencyPerson {
    mail_reaches: bool,
}

#[derive(cynic::QueryFragment)]
struct Campaign {
    id: cynic::Id,
    title: String,
    title_en: String,
    title_fr: String,
    closes_at: DateTime<Utc>,
    confirm_by: Option<DateTime<Utc>>,
    zone: String,
    my_pending_pledge: Option<Waited>,
}

/// What of the reader's agency waits, or waited last.
#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PendingPledge")]
struct Waited {
    state: PendingState,
    told_deed: Option<EntryId>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ToldDeed")]
struct EntryId {
    id: cynic::Id,
}

#[derive(cynic::QueryVariables)]
struct Disputing {
    input: DisputeToldInput,
}

#[derive(cynic::InputObject)]
struct DisputeToldInput {
    told_deed_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Disputing")]
struct DisputeTold {
    #[arguments(input: $input)]
    dispute_told: Option<Disputed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "DisputeToldPayload")]
struct Disputed {
    problems: Vec<Problem>,
}

#[derive(Template)]
#[template(path = "pages/campaigns/told/entry/page.html")]
struct EntryPage {
    p: Page,
    agency: String,
    campaign: String,
    /// The purchase's page.
    back: String,
    /// Where what was entered is changed.
    change: String,
    action: String,
    /// What was entered, as the agency reads it.
    letter: Letter,
    disputed: Option<String>,
    note: String,
    can_dispute: bool,
    /// Whether the reader is staff, who print it as a letter.
    is_staff: bool,
    form: Form,
}

/// What was entered: for the agency's people in the language they read in, and as a letter in the agency's.
struct Letter {
    /// The language's tag.
    tag: &'static str,
    title: String,
    /// The day of a letter.
    day: Option<String>,
    intro: String,
    what: String,
    /// What stands beneath it, in paragraphs.
    text: Vec<String>,
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty()).await?;
    visit.show(&page)
}

async fn dispute(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let input = DisputeToldInput { told_deed_id: cynic::Id::new(id), request_key: posted.request_key() };
    let data = visit.run(DisputeTold::build(Disputing { input })).await?;
    let problems = Problems::of(data.dispute_told.map(|done| done.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to(&format!("told/{id}")), "told-disputed");
    }
    let page = page(&visit, id, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn page(visit: &Visit, id: &str, form: Form) -> Result<EntryPage, PageProblem> {
    let data = visit.run(ToldEntry::build(Vars { id: cynic::Id::new(id) })).await?;
    let Entry { told, agency, campaign, note, can_dispute } = data.told_deed.ok_or_else(|| visit.missing())?;
    let campaign = campaign.ok_or_else(|| visit.missing())?;
    let contact = contact(data.privacy.network, data.reader.person);
    let is_staff = data.viewer.can_run_campaigns && !can_dispute;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let page = if told.deed == ToldDeedKind::Answered { "outcome" } else { "pledge" };
    Ok(EntryPage {
        back: p.to(parts::path(campaign.id.inner(), "")),
        change: p.to(parts::path(campaign.id.inner(), page)),
        action: p.to(super::path(&told)),
        letter: match is_staff {
            true => by_post(&p, &told, (&agency, &campaign, &data.names), &contact),
            false => on_screen(&p, &told, &campaign, &data.names),
        },
        disputed: super::disputed(&p, &told),
        agency: agency.name,
        campaign: campaign.title,
        note,
        can_dispute,
        is_staff,
        form,
        p,
    })
}

/// Who answers to an agency that finds something wrong, and how they are reached: who leads privacy, where the network says so,
/// else the coordinator who sends the letter.
fn contact(lead: Option<NetworkPrivacy>, reader: Option<Person>) -> (String, String) {
    let lead = lead.map(|lead| (lead.lead_name, lead.lead_contact));
    let lead = lead.filter(|(_, contact)| !contact.is_empty());
    lead.or_else(|| reader.map(|reader| (reader.name, reader.email.unwrap_or_default()))).unwrap_or_default()
}

/// What the agency's own people read.
fn on_screen(p: &Page, told: &Told, campaign: &Campaign, names: &Names) -> Letter {
    let mut text = what_holds(p, told, became(told, campaign));
    text.push(p.t("pages-told-correct"));
    Letter { day: None, text, ..begun(p, told, campaign, names) }
}

/// The letter that is sent to those whom mail does not reach.
fn by_post(
    p: &Page,
    told: &Told,
    (agency, campaign, names): (&Agency, &Campaign, &Names),
    (name, contact): &(String, String),
) -> Letter {
    let language = match agency.language {
        AgencyLanguage::En => Language::En,
        AgencyLanguage::Fr => Language::Fr,
        AgencyLanguage::Both => p.language(),
    };
    let p = p.letter(language, words::time::zone(&campaign.zone).unwrap_or(p.zone()));
    // What came of it is the agency's own affair.
    let mut text = what_holds(&p, told, "pages-told-own-approval");
    let network = names.of(language);
    text.push(p.t3("pages-told-letter-correct", "name", name, "network", network, "contact", contact));
    let until = if told.deed == ToldDeedKind::Answered { campaign.confirm_by } else { Some(campaign.closes_at) };
    text.extend(until.filter(|until| *until > p.now()).map(|at| p.t1("pages-told-letter-until", "at", p.at(at))));
    if agency.people.iter().any(|person| person.mail_reaches) {
        text.push(p.t("pages-told-letter-sign-in"));
    }
    let day = words::time::in_zone(told.entered_at, p.zone()).date_naive();
    Letter { day: Some(p.day(day)), text, ..begun(&p, told, campaign, names) }
}

/// What became of a request that made none of the agency's requests yet, for its own people.
fn became(told: &Told, campaign: &Campaign) -> &'static str {
    let waited = campaign.my_pending_pledge.as_ref();
    let it = waited.filter(|waited| waited.told_deed.as_ref().is_some_and(|entry| entry.id.inner() == told.id.inner()));
    match it.map(|waited| waited.state) {
        Some(PendingState::Waiting) => "pages-told-waits",
        Some(PendingState::Refused) => "pages-told-refused",
        Some(PendingState::Lapsed) => "pages-told-lapsed",
        Some(PendingState::Approved | PendingState::Replaced | PendingState::Withdrawn) | None => {
            "pages-told-not-approved"
        }
    }
}

/// How it was told, what is to be said of a request that is or was to be approved, and that its limits stay out of the letter.
fn what_holds(p: &Page, told: &Told, waits: &'static str) -> Vec<String> {
    let mut text = vec![super::how(p, told)];
    if told.deed == ToldDeedKind::Pledged {
        text.extend(told.version.is_none().then(|| p.t(waits)));
        text.push(p.t("pages-told-letter-sealed"));
    }
    text
}

fn begun(p: &Page, told: &Told, campaign: &Campaign, names: &Names) -> Letter {
    let (network, title) = (names.of(p.language()), campaign.title_in(p.language()));
    Letter {
        tag: p.language().tag(),
        title: p.t("pages-told-entry"),
        day: None,
        intro: p.t2("pages-told-in-campaign", "network", network, "title", title),
        what: super::what(p, told),
        text: Vec::new(),
    }
}

impl Names {
    fn of(&self, language: Language) -> &str {
        match language {
            Language::En => &self.name_en,
            Language::Fr => &self.name_fr,
        }
    }
}

impl Campaign {
    /// Its title in a language, or in the other where it has none.
    fn title_in(&self, language: Language) -> &str {
        let own = match language {
            Language::En => &self.title_en,
            Language::Fr => &self.title_fr,
        };
        if own.is_empty() { &self.title } else { own }
    }
}

#[cfg(test)]
pub(super) fn documents() -> Vec<(&'static str, String)> {
    let input = DisputeToldInput { told_deed_id: cynic::Id::new(""), request_key: String::new() };
    vec![
        ("campaigns/told/entry", ToldEntry::build(Vars { id: cynic::Id::new("") }).query),
        ("campaigns/told/entry: dispute", DisputeTold::build(Disputing { input }).query),
    ]
}
