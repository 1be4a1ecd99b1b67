//! An agency's request: licences, the most it would pay, and what that comes to.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use crate::forms::{Form, Posted, Problems};
use crate::layout::{Door, ShellNetwork, ShellViewer};
use crate::page::Page;
use crate::pages::campaigns::approval::{self, Pending, Waiting};
use crate::pages::campaigns::parts::{self, PledgeLine, PledgePreview, PriceBreak, SharedFee};
use crate::pages::campaigns::told::{self, Told};
use crate::schema;
use crate::types::{Minor, PendingState, Phase, Problem, QuoteKind, TodayPriceSource};
use crate::visit::{Answer, Visit};

pub(crate) mod form;
mod sheet;

pub(crate) use form::MyPledge;
use form::PledgeLineInput;
pub(crate) use sheet::{Sheet, Subject, in_words};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/campaigns/{id}/pledge").route(web::get().to(show)).route(web::post().to(act)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
    preview: PledgePreviewInput,
    previewing: bool,
}

#[derive(cynic::InputObject, Clone)]
struct PledgePreviewInput {
    campaign_id: cynic::Id,
    lines: Vec<PledgeLineInput>,
    today_unit_price: Option<Minor>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct PledgePage {
    viewer: ShellViewer,
    network: ShellNetwork,
    #[arguments(id: $id)]
    campaign: Option<ToPledge>,
    #[arguments(input: $preview)]
    #[directives(include(if: $previewing))]
    pledge_preview: Option<PledgePreview>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign")]
struct ToPledge {
    id: cynic::Id,
    title: String,
    currency: String,
    zone: String,
    phase: Phase,
    closes_at: DateTime<Utc>,
    can_pledge: bool,
    quote_kind: QuoteKind,
    price_breaks: Vec<PriceBreak>,
    shared_fees: Vec<SharedFee>,
    current_break: Option<PriceBreak>,
    my_pledge: Option<MyPledgeInFull>,
    my_preview: Option<PledgePreview>,
    my_pending_pledge: Option<Pending>,
    my_approval_above: Option<Minor>,
    my_told_deeds: Vec<Told>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Pledge")]
struct MyPledgeInFull {
    #[cynic(spread)]
    now: MyPledge,
    changed_at: DateTime<Utc>,
    changed_by: String,
    history: Vec<PledgeChange>,
}

#[derive(cynic::QueryFragment)]
struct PledgeChange {
    version: i32,
    at: DateTime<Utc>,
    by: String,
    approved_by: Option<String>,
    withdrawn: bool,
    lines: Vec<PledgeLine>,
}

#[derive(cynic::QueryVariables)]
struct Pledging {
    input: PledgeSeatsInput,
}

#[derive(cynic::InputObject)]
struct PledgeSeatsInput {
    campaign_id: cynic::Id,
    agency_id: cynic::Id,
    version: Option<i32>,
    pending_pledge_id: Option<cynic::Id>,
    lines: Vec<PledgeLineInput>,
    more_than_staff_understood: bool,
    today_unit_price: Option<Minor>,
    today_price_source: Option<TodayPriceSource>,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Pledging")]
struct PledgeSeats {
    #[arguments(input: $input)]
    pledge_seats: Option<Pledged>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PledgeSeatsPayload")]
struct Pledged {
    pending_pledge: Option<ThatWaits>,
    problems: Vec<Problem>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "PendingPledge")]
#[expect(dead_code, reason = "only that there is one is looked at")]
struct ThatWaits {
    id: cynic::Id,
}

#[derive(Template)]
#[template(path = "pages/campaigns/pledge/page.html")]
struct PledgeTemplate {
    p: Page,
    title: String,
    back: String,
    /// When requests close, while they are open.
    closes_at: Option<DateTime<Utc>>,
    zone: String,
    sheet: Option<Sheet>,
    /// Why there is no form, in a sentence.
    not_now: String,
    /// Where the result stands, once there may be one.
    outcome: Option<String>,
    /// The volume prices, until the request's own costs tell more.
    prices: Prices,
    costs: Option<Costs>,
    /// What somebody else saved meanwhile, when the form is stale.
    meanwhile: Option<Meanwhile>,
    history: Vec<Changed>,
    /// What stands now, where staff entered it.
    told: Option<ShownTold>,
    /// What waits for the agency's own approval, or what became of it.
    waiting: Option<Waiting>,
}

/// What the request would cost, volume price by volume price.
struct Costs {
    worst: String,
    today: Option<String>,
    rows: Vec<CostRow>,
    compares: bool,
}

/// What the supplier asks, before anything is typed.
struct Prices {
    rows: Vec<(String, bool, String)>,
    hints: Vec<String>,
}

struct CostRow {
    range: String,
    is_now: bool,
    price: String,
    landed: Option<String>,
    seats: String,
    part: Option<String>,
    total: String,
    against: String,
}

struct Meanwhile {
    by: String,
    at: DateTime<Utc>,
    saved: Vec<String>,
    typed: Vec<String>,
}

struct Changed {
    at: DateTime<Utc>,
    by: String,
    approved_by: Option<String>,
    withdrawn: bool,
    lines: Vec<String>,
    /// Where staff entered it: how it was told, where to look at it, and that it was not us.
    told: Option<ShownTold>,
}

/// What staff entered for the agency.
struct ShownTold {
    path: String,
    how: String,
    disputed: Option<String>,
}

/// How the page is shown.
enum Showing {
    /// As it is stored.
    Stored,
    /// With the request that was withdrawn.
    Earlier,
    /// With what was typed.
    Typed(Form),
    /// With what was typed, beside what somebody else saved meanwhile.
    Stale(Form),
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let showing = if visit.query("earlier").is_some() { Showing::Earlier } else { Showing::Stored };
    let page = page(&visit, &path.1, None, showing).await?;
    visit.show(&page)
}

async fn act(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let shown = |fields| Showing::Typed(Form::filled(fields));
    if posted.has("addLine") {
        let page = page(&visit, id, None, shown(form::with_line(posted.fields().clone()))).await?;
        return visit.show(&page);
    }
    if posted.has("removeLine") {
        let fields = form::without_line(posted.fields().clone(), posted.text("removeLine"));
        let page = page(&visit, id, None, shown(fields)).await?;
        return visit.show(&page);
    }
    let mut problems = Problems::default();
    let typed = form::read(visit.language(), &posted, &mut problems);
    if posted.has("preview") && problems.is_empty() {
        form::check(visit.language(), &posted, &typed, &mut problems);
    }
    if !problems.is_empty() {
        let typed = Some(typed).filter(|typed| !typed.lines.is_empty());
        let page = page(&visit, id, typed, Showing::Typed(posted.refused(problems))).await?;
        return visit.refuse(&page);
    }
    if posted.has("preview") {
        let fields = posted.fields().clone();
        let page = page(&visit, id, Some(typed), shown(fields)).await?;
        return visit.show(&page);
    }
    save(visit, id, posted, typed).await
}

async fn save(visit: Visit, id: &str, posted: Posted, typed: form::Typed) -> Answer {
    let input = PledgeSeatsInput {
        campaign_id: cynic::Id::new(id),
        agency_id: cynic::Id::new(posted.text("agencyId")),
        version: posted.text("version").parse().ok(),
        pending_pledge_id: Some(posted.text("pendingPledgeId")).filter(|id| !id.is_empty()).map(cynic::Id::new),
        lines: typed.lines.clone(),
        more_than_staff_understood: typed.more_than_staff_understood,
        today_unit_price: typed.today_unit_price,
        today_price_source: typed.today_price_source,
        request_key: posted.request_key(),
    };
    let data = visit.run(PledgeSeats::build(Pledging { input })).await?;
    let waits = data.pledge_seats.as_ref().is_some_and(|pledged| pledged.pending_pledge.is_some());
    let found = data.pledge_seats.map(|pledged| pledged.problems).unwrap_or_default();
    if found.is_empty() {
        return parts::done(&visit, id, if waits { "waits" } else { "pledged" }, "mine");
    }
    let stale = found.iter().any(|problem| problem.code == "STALE_VERSION");
    let mut problems = Problems::of(found);
    form::rename(&mut problems, posted.fields());
    let form = posted.refused(problems);
    let showing = if stale { Showing::Stale(form) } else { Showing::Typed(form) };
    let page = page(&visit, id, Some(typed), showing).await?;
    visit.refuse(&page)
}

async fn page(
    visit: &Visit,
    id: &str,
    typed: Option<form::Typed>,
    showing: Showing,
) -> Result<PledgeTemplate, crate::problem::PageProblem> {
    // More lines than a request may have are refused as they are saved; what they would cost is no question.
    let typed = typed.filter(|typed| typed.lines.len() <= form::LINES_MAX);
    let previewing = typed.is_some();
    let (lines, today_unit_price, source) =
        typed.map(|typed| (typed.lines, typed.today_unit_price, typed.today_price_source)).unwrap_or_default();
    let preview = PledgePreviewInput { campaign_id: cynic::Id::new(id), lines, today_unit_price };
    let data = visit.run(PledgePage::build(Vars { id: cynic::Id::new(id), preview, previewing })).await?;
    let campaign = data.campaign.ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let today = sheet::today_in_words(&p, today_unit_price, source, &campaign.currency);
    let previewed = data.pledge_preview.map(|preview| Previewed { preview, today });
    Ok(template(p, campaign, previewed, showing))
}

/// What was typed, as the API understood it.
struct Previewed {
    preview: PledgePreview,
    /// What is paid today, in a sentence.
    today: Option<String>,
}

fn template(p: Page, campaign: ToPledge, previewed: Option<Previewed>, showing: Showing) -> PledgeTemplate {
    let stored = campaign.my_pledge.as_ref().map(|pledge| &pledge.now);
    let preview = match showing {
        Showing::Stored | Showing::Earlier => campaign.my_preview.as_ref(),
        Showing::Typed(_) | Showing::Stale(_) => previewed.as_ref().map(|previewed| &previewed.preview),
    };
    let agency = p.shell().and_then(|shell| shell.agency.clone());
    let subject = agency.as_ref().map(|agency| Subject {
        campaign: campaign.id.inner(),
        currency: &campaign.currency,
        agency,
        pledge: stored,
        preview,
        pending: campaign.my_pending_pledge.as_ref(),
        approval_above: campaign.my_approval_above,
    });
    let meanwhile = match &showing {
        Showing::Stale(form) => meanwhile(&p, &campaign, form, previewed.as_ref()),
        Showing::Stored | Showing::Earlier | Showing::Typed(_) => None,
    };
    // A line added, or a preview, must not make an older form pass for a newer one.
    let kept = match &showing {
        Showing::Typed(form) => form.value("version").parse().ok(),
        Showing::Stored | Showing::Earlier | Showing::Stale(_) => stored.map(|pledge| pledge.version),
    };
    let kept_pending = match &showing {
        Showing::Typed(form) => Some(Some(form.value("pendingPledgeId").to_owned()).filter(|id| !id.is_empty())),
        Showing::Stored | Showing::Earlier | Showing::Stale(_) => None,
    };
    // What was typed is never lost, even when requests have closed meanwhile.
    let shows_form = campaign.can_pledge || !matches!(showing, Showing::Stored | Showing::Earlier);
    let sheet = subject.filter(|_| shows_form).map(|subject| {
        let sheet = match showing {
            Showing::Stored => Sheet::stored(&p, &subject),
            Showing::Earlier => Sheet::earlier(&p, &subject),
            Showing::Typed(form) | Showing::Stale(form) => Sheet::of(&p, &subject, form),
        };
        Sheet { version: kept, pending: kept_pending.unwrap_or_else(|| sheet.pending.clone()), ..sheet }
    });
    PledgeTemplate {
        costs: preview
            .filter(|preview| preview.seats.0 > 0 && sheet.is_some())
            .map(|preview| costs(&p, &campaign, preview)),
        history: history(&p, &campaign),
        waiting: approval::waiting(&p, &of(&campaign), campaign.my_pending_pledge.as_ref()),
        told: stored.and_then(|pledge| shown_told(&p, &campaign, pledge.version)),
        prices: prices(&p, &campaign),
        not_now: not_now(&p, &campaign),
        outcome: matches!(campaign.phase, Phase::Confirming | Phase::Cleared | Phase::NotCleared)
            .then(|| p.to(parts::path(campaign.id.inner(), "outcome"))),
        back: p.to(parts::path(campaign.id.inner(), "")),
        sheet,
        meanwhile,
        title: campaign.title,
        closes_at: (campaign.phase == Phase::Pledging).then_some(campaign.closes_at),
        zone: campaign.zone,
        p,
    }
}

fn of(campaign: &ToPledge) -> approval::Of<'_> {
    approval::Of {
        campaign: campaign.id.inner(),
        currency: &campaign.currency,
        zone: &campaign.zone,
        closes_at: campaign.closes_at,
    }
}

/// What somebody else saved since: what waits now, where the form knew of none or of another, or else what stands.
fn meanwhile(p: &Page, campaign: &ToPledge, form: &Form, typed: Option<&Previewed>) -> Option<Meanwhile> {
    let currency = campaign.currency.as_str();
    let pending = campaign.my_pending_pledge.as_ref();
    let unseen = pending.filter(|pending| {
        pending.state == PendingState::Waiting && pending.id.inner() != form.value("pendingPledgeId")
    });
    let (by, at, saved_words) = match (unseen, pending, &campaign.my_pledge) {
        (Some(waits), ..) => (waits.asked_by.clone(), waits.asked_at, in_words(p, &waits.lines, currency)),
        (None, _, Some(saved)) => (saved.changed_by.clone(), saved.changed_at, saved_in_words(p, saved, currency)),
        // What the form knew of waits no more, and nothing stands.
        (None, Some(ended), None) => {
            (ended.ended_by.clone().unwrap_or_default(), ended.asked_at, vec![p.name(ended.state)])
        }
        (None, None, None) => return None,
    };
    let typed_words = typed.map(|typed| {
        let lines = in_words(p, &typed.preview.lines, currency);
        lines.into_iter().chain(typed.today.clone()).collect()
    });
    Some(Meanwhile { by, at, saved: saved_words, typed: typed_words.unwrap_or_default() })
}

fn saved_in_words(p: &Page, saved: &MyPledgeInFull, currency: &str) -> Vec<String> {
    let MyPledge { lines, today_unit_price, today_price_source, withdrawn, .. } = &saved.now;
    let mut words = match withdrawn {
        true => vec![p.t("pages-pledge-stale-withdrawn")],
        false => in_words(p, lines, currency),
    };
    words.extend(sheet::today_in_words(p, *today_unit_price, *today_price_source, currency));
    words
}

fn costs(p: &Page, campaign: &ToPledge, preview: &PledgePreview) -> Costs {
    let currency = campaign.currency.as_str();
    let now = preview.now.as_ref();
    let is_now =
        |at: &parts::BreakPreview| now.is_some_and(|now| now.price_break.seats_min == at.price_break.seats_min);
    // What holds now is worked out for the requests of now, every other price for the fewest licences that reach it.
    let shown = preview.breaks.iter().map(|at| now.filter(|_| is_now(at)).unwrap_or(at));
    let rows = shown.map(|at| CostRow {
        range: parts::range(p, &campaign.price_breaks, parts::place(&campaign.price_breaks, at)),
        is_now: is_now(at),
        price: p.money(at.price_break.unit_price, currency),
        landed: at.landed_price.map(|price| p.money(price, currency)),
        seats: p.number(at.seats_in),
        part: match at.seats_in.0 {
            _ if at.seats_in == preview.seats => None,
            0 => Some(p.t("pages-campaign-in-none")),
            _ => Some(p.t("pages-pledge-in-part")),
        },
        total: parts::bill(p, at, currency),
        against: at
            .against_today
            .filter(|_| at.seats_in.0 > 0)
            .map(|amount| parts::difference(p, amount, currency))
            .unwrap_or_default(),
    });
    Costs {
        worst: p.money(preview.worst_bill, currency),
        today: preview.today_bill.map(|bill| p.money(bill, currency)),
        rows: rows.collect(),
        compares: preview.today_bill.is_some(),
    }
}

fn prices(p: &Page, campaign: &ToPledge) -> Prices {
    let reached = campaign.current_break.map(|reached| reached.seats_min);
    let row = |(index, price_break): (usize, &PriceBreak)| {
        let range = parts::range(p, &campaign.price_breaks, index);
        (range, reached == Some(price_break.seats_min), p.money(price_break.unit_price, &campaign.currency))
    };
    let steps = campaign.quote_kind == QuoteKind::Graduated;
    let fees = campaign.shared_fees.iter().any(|fee| fee.net.0 > 0);
    let hints = [(steps, "pages-campaign-prices-graduated"), (fees, "pages-pledge-prices-fees")];
    Prices {
        rows: campaign.price_breaks.iter().enumerate().map(row).collect(),
        hints: hints.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| p.t(key)).collect(),
    }
}

/// Why the reader cannot make a request: it is not the time, or not theirs to do.
fn not_now(p: &Page, campaign: &ToPledge) -> String {
    match campaign.phase {
        Phase::Draft => p.t("pages-pledge-not-now-draft"),
        Phase::Pledging => p.who_requests(),
        Phase::Cancelled => p.t("pages-pledge-not-now-cancelled"),
        Phase::Closed | Phase::Confirming | Phase::Cleared | Phase::NotCleared => {
            p.t1("pages-pledge-not-now-closed", "at", p.at_both(campaign.closes_at, &campaign.zone))
        }
    }
}

fn history(p: &Page, campaign: &ToPledge) -> Vec<Changed> {
    let changes = campaign.my_pledge.as_ref().map(|pledge| pledge.history.as_slice()).unwrap_or_default();
    let changed = |change: &PledgeChange| Changed {
        at: change.at,
        by: change.by.clone(),
        approved_by: change.approved_by.clone(),
        withdrawn: change.withdrawn,
        lines: in_words(p, &change.lines, &campaign.currency),
        told: shown_told(p, campaign, change.version),
    };
    changes.iter().map(changed).collect()
}

/// How a version of the request was told, where staff entered it.
fn shown_told(p: &Page, campaign: &ToPledge, version: i32) -> Option<ShownTold> {
    let entry = campaign.my_told_deeds.iter().find(|entry| entry.version == Some(version))?;
    Some(ShownTold { path: p.to(told::path(entry)), how: told::how(p, entry), disputed: told::disputed(p, entry) })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let preview = PledgePreviewInput { campaign_id: id(), lines: Vec::new(), today_unit_price: None };
    let input = PledgeSeatsInput {
        campaign_id: id(),
        agency_id: id(),
        version: None,
        pending_pledge_id: None,
        lines: Vec::new(),
        more_than_staff_understood: false,
        today_unit_price: None,
        today_price_source: None,
        request_key: String::new(),
    };
    vec![
        ("campaigns/pledge", PledgePage::build(Vars { id: id(), preview, previewing: true }).query),
        ("campaigns/pledge: save", PledgeSeats::build(Pledging { input }).query),
    ]
}

#[cfg(test)]
mod tests;
