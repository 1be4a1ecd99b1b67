//! Entering what an agency told staff. The page shows what staff may know of the agency's request, and never a limit: not
//! the one that is stored, not the one before, and nothing worked out from them.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::QueryBuilder;

use super::{Entered, Hindered, Hindrance, Moment, Rules, Told};
use crate::forms::{Fields, Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::pages::campaigns::parts;
use crate::pages::campaigns::pledge::form as lines;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::{self, Minor, Named, Seats, Standing, ToldBy};
use crate::visit::{Answer, Visit};

mod deeds;

pub(super) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/campaigns/{id}/told/{agency}");
    cfg.service(resource.route(web::get().to(show)).route(web::post().to(enter)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    campaign: cynic::Id,
    agency: cynic::Id,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct EnterTold {
    viewer: ShellViewer,
    network: ShellNetwork,
    network_rules: Rules,
    #[arguments(campaignId: $campaign, agencyId: $agency)]
    as_told: Option<AsTold>,
    #[arguments(agencyId: $agency, first: 100)]
    members: MemberConnection,
}

#[derive(cynic::QueryFragment)]
struct AsTold {
    agency: Agency,
    campaign: Campaign,
    seats: Option<Seats>,
    version: Option<i32>,
    changed_at: Option<DateTime<Utc>>,
    may_wait: Option<Told>,
    allocation: Option<Allocation>,
    mail_reaches: bool,
    can_pledge: bool,
    can_withdraw: bool,
    answers: Vec<types::Answer>,
    entries: Vec<Told>,
}

#[derive(cynic::QueryFragment)]
struct Agency {
    name: String,
    standing: Option<Standing>,
}

#[derive(cynic::QueryFragment)]
struct Campaign {
    #[cynic(spread)]
    moment: Moment,
    title: String,
    currency: String,
    zone: String,
    closes_at: DateTime<Utc>,
    confirm_by: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct Allocation {
    seats: Seats,
    total: Minor,
    included: bool,
    answer: Option<types::Answer>,
    answered_at: Option<DateTime<Utc>>,
}

#[derive(cynic::QueryFragment)]
struct MemberConnection {
    nodes: Vec<Member>,
}

#[derive(cynic::QueryFragment)]
struct Member {
    id: cynic::Id,
    name: String,
    email: Option<String>,
}

/// What the form says where somebody told it who is none of the people listed.
const NOT_LISTED: &str = "not-listed";

/// How many lines the form has room for: who has more to say writes them down.
const LINES: usize = 3;

#[derive(Template)]
#[template(path = "pages/campaigns/told/enter/page.html")]
struct EnterPage {
    p: Page,
    campaign: String,
    agency: String,
    back: String,
    action: String,
    form: Form,
    /// What is on record, in sentences.
    now: Vec<String>,
    /// What may be entered now, with the words for each.
    deeds: Vec<(&'static str, String)>,
    can_pledge: bool,
    version: Option<i32>,
    /// The entry that may still wait, which what is entered now replaces or takes back.
    told_deed: Option<String>,
    /// The agency's answer, which what is entered now replaces.
    answer_shown: Option<String>,
    currency: String,
    unit: String,
    counted: Vec<(String, String)>,
    sources: Vec<(&'static str, String)>,
    people: Vec<(String, String)>,
    letter: bool,
    lines: Vec<Line>,
    /// What the tick "more licences than staff" says yes to, where it is asked.
    more_than_staff: Option<String>,
    until: Option<(DateTime<Utc>, String)>,
    entries: Vec<Entered>,
    /// Why nothing can be entered, or not what binds money.
    hindrance: Option<Hindered>,
}

/// A line of the form: the names of its fields.
struct Line {
    place: String,
    seats: String,
    limit: String,
    counted: String,
    tick: String,
    /// What the tick "any price" says yes to, where it is asked.
    any_price: Option<String>,
}

impl EnterPage {
    /// Whether a line that is folded away says something.
    fn says_more(&self) -> bool {
        let says = |name: &String| !self.form.value(name).is_empty() || self.form.is_wrong(name);
        self.lines.iter().skip(1).any(|line| says(&line.seats) || says(&line.limit))
    }
}

async fn show(visit: Visit, path: Path<(String, String, String)>) -> Answer {
    let page = page(&visit, &path, None, None).await?;
    visit.show(&page)
}

async fn enter(visit: Visit, path: Path<(String, String, String)>, posted: Posted) -> Answer {
    let mut problems = Problems::default();
    let done = deeds::enter(&visit, (&path.1, &path.2), &posted, &mut problems).await?;
    if let Some(entry) = done.entered {
        // Where mail reaches nobody, the letter is what tells them.
        let done = if posted.has("letterUnderstood") { "told-letter" } else { "told" };
        return visit.redirect_done(&visit.to(&format!("told/{}", entry.inner())), done);
    }
    if problems.is_empty() {
        // A form of ours names a deed: none of them did anything.
        return Err(visit.missing());
    }
    let page = page(&visit, &path, Some(posted.refused(problems)), done.asked).await?;
    visit.refuse(&page)
}

async fn page(
    visit: &Visit,
    path: &(String, String, String),
    refused: Option<Form>,
    asked: Option<(String, String)>,
) -> Result<EnterPage, PageProblem> {
    let (id, agency) = (path.1.as_str(), path.2.as_str());
    let vars = Vars { campaign: cynic::Id::new(id), agency: cynic::Id::new(agency) };
    let data = visit.run(EnterTold::build(vars)).await?;
    let told = data.as_told.ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let deeds = deeds(&p, &told);
    let hindrance = hindrance(&told, data.network_rules, p.now()).map(|why| why.said(&p));
    // What was typed must not pass for having seen what it did not, unless that is what the reader is told.
    let keeps = refused.as_ref().filter(|form| !form.is_wrong("version") && !form.is_wrong("answerShown"));
    let version = keeps.map_or(told.version, |form| form.value("version").parse().ok());
    let told_deed = match keeps {
        Some(form) => Some(form.value("toldDeedId").to_owned()).filter(|id| !id.is_empty()),
        None => told.may_wait.as_ref().map(|entry| entry.id.inner().to_owned()),
    };
    let answer_shown = match keeps {
        Some(form) => Some(form.value("answerShown").to_owned()).filter(|answer| !answer.is_empty()),
        None => told.allocation.as_ref().and_then(|part| part.answer).map(|answer| answer.code().to_owned()),
    };
    let form = refused.unwrap_or_else(|| Form::filled(blank(&p, chosen(&deeds))));
    Ok(EnterPage {
        back: p.to(parts::path(id, "told")),
        action: p.to(parts::path(id, &format!("told/{agency}"))),
        now: now(&p, &told),
        can_pledge: told.can_pledge,
        version,
        told_deed,
        answer_shown,
        unit: parts::unit(&told.campaign.currency),
        counted: lines::choices(&p),
        sources: ToldBy::ALL.iter().map(|source| (source.code(), p.name(*source))).collect(),
        letter: !told.mail_reaches,
        until: until(&told),
        entries: told.entries.iter().map(|entry| Entered::of(&p, entry, None)).collect(),
        campaign: told.campaign.title,
        currency: told.campaign.currency,
        agency: told.agency.name,
        lines: shown_lines(&form, asked.as_ref()),
        more_than_staff: asked.filter(|_| asks_staff(&form)).map(|(_, more)| more),
        deeds,
        hindrance,
        people: tellers(&p, &data.members.nodes),
        form,
        p,
    })
}

/// Who may have told it: everybody of the agency once, however many roles they have, and namesakes with their addresses.
fn tellers(p: &Page, members: &[Member]) -> Vec<(String, String)> {
    let mut people: Vec<&Member> = Vec::new();
    for member in members {
        if people.iter().all(|known| (&known.name, &known.email) != (&member.name, &member.email)) {
            people.push(member);
        }
    }
    let is_alone = |member: &Member| people.iter().filter(|known| known.name == member.name).count() == 1;
    let said = |member: &Member| match &member.email {
        Some(email) if !is_alone(member) => format!("{}, {email}", member.name),
        _ => member.name.clone(),
    };
    // Nobody is chosen beforehand: who told it is said, also that they are not on the list.
    let none = (String::new(), p.t("pages-told-teller-choose"));
    let not_listed = (NOT_LISTED.to_owned(), p.t("pages-told-teller-unknown"));
    let listed = people.iter().copied().map(|one| (one.id.inner().to_owned(), said(one)));
    std::iter::once(none).chain(listed).chain(std::iter::once(not_listed)).collect()
}

/// What may be entered now: the form's word for each, and ours.
fn deeds(p: &Page, told: &AsTold) -> Vec<(&'static str, String)> {
    let mut deeds = Vec::new();
    if told.can_pledge {
        let key = if told.seats.is_some() { "pages-told-deed-change" } else { "pages-told-deed-request" };
        deeds.push(("request", p.t(key)));
    }
    if told.can_withdraw {
        deeds.push(("withdraw", p.t("pages-told-deed-withdraw")));
    }
    deeds.extend(told.answers.iter().map(|answer| match answer {
        types::Answer::Confirmed => ("yes", p.t("pages-told-deed-yes")),
        types::Answer::Declined => ("no", p.t("pages-told-deed-no")),
    }));
    deeds
}

/// What is chosen beforehand: a request, of which more has to be said, and nothing that one press would bind or end.
fn chosen(deeds: &[(&'static str, String)]) -> &'static str {
    deeds.iter().map(|(code, _)| *code).find(|code| *code == "request").unwrap_or_default()
}

fn now(p: &Page, told: &AsTold) -> Vec<String> {
    let request = match (told.seats, told.changed_at) {
        (Some(seats), Some(at)) => p.t2("pages-told-now-request", "seats", seats, "at", p.at(at)),
        _ if told.may_wait.is_some() => p.t("pages-told-now-none-counts"),
        _ => p.t("pages-told-now-none"),
    };
    // What was entered and made no request: what came of it since is the agency's own affair.
    let entered = told.may_wait.as_ref().map(|entry| {
        let seats = entry.seats.unwrap_or_default();
        p.t2("pages-told-now-entered", "seats", seats, "at", p.at(entry.entered_at))
    });
    let part = told.allocation.as_ref().filter(|part| part.seats.0 > 0).map(|part| {
        let total = p.money(part.total, &told.campaign.currency);
        p.t2("pages-told-now-part", "seats", part.seats, "total", total)
    });
    let answer = told.allocation.as_ref().and_then(|part| Some((part.answer?, p.at(part.answered_at?))));
    let answer = answer.map(|(answer, at)| match answer {
        types::Answer::Confirmed => p.t1("pages-told-now-yes", "at", at),
        types::Answer::Declined => p.t1("pages-told-now-no", "at", at),
    });
    std::iter::once(request).chain(entered).chain(part).chain(answer).collect()
}

/// The one reason why nothing can be entered, or why a yes cannot.
fn hindrance(told: &AsTold, rules: Rules, now: DateTime<Utc>) -> Option<Hindrance> {
    let answers = told.campaign.moment.phase == types::Phase::Confirming;
    let of_all = Hindrance::of_all(rules, told.campaign.moment);
    match of_all {
        Some(Hindrance::NotNow | Hindrance::Rules) => return of_all,
        _ if told.agency.standing != Some(Standing::Good) => return Some(Hindrance::Standing),
        _ if answers && told.campaign.confirm_by.is_some_and(|by| by <= now) => return Some(Hindrance::NotNow),
        _ if answers && !told.allocation.as_ref().is_some_and(|part| part.included) => {
            return Some(Hindrance::NothingToAnswer);
        }
        Some(_) => return of_all,
        None => {}
    }
    let nothing = !told.can_pledge && !told.can_withdraw && told.answers.is_empty();
    nothing.then_some(Hindrance::NotInvited)
}

/// Until when what may be entered now still counts.
fn until(told: &AsTold) -> Option<(DateTime<Utc>, String)> {
    let open = told.can_pledge || told.can_withdraw;
    let at = if open { Some(told.campaign.closes_at) } else { told.campaign.confirm_by };
    at.filter(|_| open || !told.answers.is_empty()).map(|at| (at, told.campaign.zone.clone()))
}

fn blank(p: &Page, deed: &str) -> Fields {
    let today = words::time::in_zone(p.now(), p.zone()).date_naive().to_string();
    let mut fields = lines::blank();
    fields.set("deed", deed);
    fields.set("source", ToldBy::Phone.code());
    fields.set("on", today);
    fields
}

fn asks_staff(form: &Form) -> bool {
    let name = "moreThanStaffUnderstood";
    form.is_wrong(name) || form.ticked(name)
}

/// The lines of the form, each with the names of its fields.
fn shown_lines(form: &Form, asked: Option<&(String, String)>) -> Vec<Line> {
    let line = |index: usize| {
        let name = |part: &str| format!("lines.{index}.{part}");
        let tick = name("noLimitUnderstood");
        let asks = form.is_wrong(&tick) || form.ticked(&tick);
        Line {
            place: (index + 1).to_string(),
            seats: name("seats"),
            limit: name("limit"),
            counted: name("counted"),
            any_price: asked.filter(|_| asks).map(|(any_price, _)| any_price.clone()),
            tick,
        }
    };
    (0..LINES).map(line).collect()
}

#[cfg(test)]
pub(super) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let mut all = vec![("campaigns/told/enter", EnterTold::build(Vars { campaign: id(), agency: id() }).query)];
    all.extend(deeds::documents());
    all
}
