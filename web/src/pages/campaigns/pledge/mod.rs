//! An agency's request: licences, the most it would pay, and what that comes to.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use self::costs::{Costs, Prices, costs, prices};
use self::document::{PledgePage, PledgePreviewInput, PledgeSeats, PledgeSeatsInput, Pledging, ToPledge, Vars};
use self::history::{Changed, Entered, Meanwhile, ShownTold, entered, history, meanwhile, shown_told};
use crate::forms::{Form, Posted, Problems};
use crate::layout::Door;
use crate::page::Page;
use crate::pages::campaigns::approval::{self, Waiting};
use crate::pages::campaigns::parts::{self, PledgePreview};
use crate::types::Phase;
use crate::visit::{Answer, Visit};

mod costs;
mod document;
pub(crate) mod form;
mod history;
mod sheet;

pub(crate) use form::MyPledge;
pub(crate) use sheet::{Sheet, Subject, in_words, shown_preview};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/campaigns/{id}/pledge").route(web::get().to(show)).route(web::post().to(act)));
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
    /// What staff entered that made no version of the request.
    entered: Vec<Entered>,
    /// What stands now, where staff entered it.
    told: Option<ShownTold>,
    /// What waits for the agency's own approval, or what became of it.
    waiting: Option<Waiting>,
}

/// How the page is shown.
enum Showing {
    /// As it is stored.
    Stored,
    /// With the request that was withdrawn.
    Earlier,
    /// With the request that was refused, or not approved in time.
    Refused,
    /// With what was typed.
    Typed(Form),
    /// With what was typed, beside what somebody else saved meanwhile.
    Stale(Form),
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let showing = match visit.query("earlier") {
        Some("refused") => Showing::Refused,
        Some(_) => Showing::Earlier,
        None => Showing::Stored,
    };
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
        Showing::Stored => sheet::shown_preview(campaign.my_pending_pledge.as_ref(), campaign.my_preview.as_ref()),
        Showing::Earlier => campaign.my_preview.as_ref(),
        Showing::Refused => approval::that_failed(campaign.my_pending_pledge.as_ref())
            .map(|failed| &failed.preview)
            .or_else(|| sheet::shown_preview(campaign.my_pending_pledge.as_ref(), campaign.my_preview.as_ref())),
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
        Showing::Stored | Showing::Earlier | Showing::Refused | Showing::Typed(_) => None,
    };
    // A line added, or a preview, must not make an older form pass for a newer one.
    let kept = match &showing {
        Showing::Typed(form) => form.value("version").parse().ok(),
        Showing::Stored | Showing::Earlier | Showing::Refused | Showing::Stale(_) => {
            stored.map(|pledge| pledge.version)
        }
    };
    let kept_pending = match &showing {
        Showing::Typed(form) => Some(Some(form.value("pendingPledgeId").to_owned()).filter(|id| !id.is_empty())),
        Showing::Stored | Showing::Earlier | Showing::Refused | Showing::Stale(_) => None,
    };
    // What was typed is never lost, even when requests have closed meanwhile.
    let shows_form = campaign.can_pledge || !matches!(showing, Showing::Stored | Showing::Earlier | Showing::Refused);
    let sheet = subject.filter(|_| shows_form).map(|subject| {
        let sheet = match showing {
            Showing::Stored => Sheet::stored(&p, &subject),
            Showing::Earlier => Sheet::earlier(&p, &subject),
            Showing::Refused => Sheet::refused(&p, &subject),
            Showing::Typed(form) | Showing::Stale(form) => Sheet::of(&p, &subject, form),
        };
        Sheet { version: kept, pending: kept_pending.unwrap_or_else(|| sheet.pending.clone()), ..sheet }
    });
    PledgeTemplate {
        costs: preview
            .filter(|preview| preview.seats.0 > 0 && sheet.is_some())
            .map(|preview| costs(&p, &campaign, preview)),
        history: history(&p, &campaign),
        entered: entered(&p, &campaign),
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
        may_ask: campaign.can_pledge,
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

#[cfg(test)]
pub(crate) use document::documents;

#[cfg(test)]
mod tests;
