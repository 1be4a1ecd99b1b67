//! The guests of a campaign, for coordinators: who they are, inviting one, and ending its part.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use self::document::{
    Agency, Guest, GuestPeople, GuestsPage, InviteGuest, InviteGuestInput, Inviting, Vars, WelcomeGuest,
    WelcomeGuestInput, Welcomed, Welcoming, Whose, WithdrawGuest, WithdrawGuestInput, Withdrawing,
};
use super::parts;
use crate::forms::{Form, Posted, Problems, encode};
use crate::layout::Door;
use crate::page::Page;
use crate::pages::agencies::profile::{AgencyProfileInput, Choices};
use crate::problem::PageProblem;
use crate::types::{ContactChannel, GuestState, PageInfo};
use crate::visit::{Answer, Visit};

mod document;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/campaigns/{id}/guests");
    cfg.service(resource.route(web::get().to(show)).route(web::post().to(act)));
}

#[derive(Template)]
#[template(path = "pages/campaigns/guests/page.html")]
struct GuestsTemplate {
    p: Page,
    title: String,
    back: String,
    action: String,
    base: String,
    /// Which stretch of the list is shown, as parameters of the address that end in `&`.
    here: String,
    guests: Vec<Guest>,
    info: PageInfo,
    /// Whether guests can be invited now.
    invites: bool,
    /// Guests of other purchases, by name.
    others: Vec<(String, String)>,
    form: Form,
    choices: Choices,
}

/// Asks before a guest's part ends: it is told by mail, and its open request goes with it.
#[derive(Template)]
#[template(path = "pages/campaigns/guests/end.html")]
struct EndTemplate {
    p: Page,
    campaign: String,
    /// The page of all guests.
    guests: String,
    guest: Agency,
    /// What it means, and who tells the guest.
    text: String,
}

impl GuestsTemplate {
    /// The page that asks about a guest, unless it has no part that could end.
    fn ending(self, guest: &str, reached: bool) -> Option<EndTemplate> {
        let guest = self.guests.into_iter().find(|one| one.agency.id.inner() == guest && !one.is_gone())?.agency;
        let text = self.p.t(if reached { "pages-guests-end-text" } else { "pages-guests-end-text-unreached" });
        Some(EndTemplate { p: self.p, campaign: self.title, guests: self.action, guest, text })
    }

    fn languages(&self) -> Vec<(&'static str, String)> {
        self.p.language_choices()
    }
}

impl Guest {
    fn is_gone(&self) -> bool {
        self.state == GuestState::Gone
    }
}

async fn show(visit: Visit, path: Path<(String, String)>) -> Answer {
    let form =
        |p: &Page| Form::filled(p.language_choices().into_iter().take(1).map(|(code, _)| ("language", code)).collect());
    let page = page(&visit, &path.1, form).await?;
    let Some(guest) = visit.query("end") else { return visit.show(&page) };
    let reached = mail_reaches(&visit, guest).await?;
    let asked = page.ending(guest, reached).ok_or_else(|| visit.missing())?;
    visit.show(&asked)
}

async fn act(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let (done, problems) = match posted.text("do") {
        "end" => end(&visit, id, &posted).await?,
        "again" => again(&visit, id, &posted).await?,
        _ => ("guest-invited", invite(&visit, id, &posted).await?),
    };
    if problems.is_empty() {
        return visit.redirect_done(&visit.to(&parts::path(id, "guests")), done);
    }
    let page = page(&visit, id, |_| posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn invite(visit: &Visit, id: &str, posted: &Posted) -> Result<Problems, PageProblem> {
    let profile = AgencyProfileInput {
        name: posted.text("agencyName").to_owned(),
        province: posted.chosen(visit, "province")?,
        setting: posted.chosen(visit, "setting")?,
        size_band: posted.chosen(visit, "sizeBand")?,
        language: posted.chosen(visit, "agencyLanguage")?,
        // They are invited by mail; their own people say it otherwise.
        contact_channel: ContactChannel::Email,
        staff: None,
    };
    let input = InviteGuestInput {
        campaign_id: cynic::Id::new(id),
        profile,
        name: posted.text("name").to_owned(),
        email: posted.text("email").to_owned(),
        language: posted.chosen(visit, "language")?,
        request_key: posted.request_key(),
    };
    let invited = visit.run(InviteGuest::build(Inviting { input })).await?.invite_guest;
    Ok(Problems::of(invited.map(|invited| invited.problems).unwrap_or_default()))
}

async fn again(visit: &Visit, id: &str, posted: &Posted) -> Result<(&'static str, Problems), PageProblem> {
    let input = WelcomeGuestInput {
        campaign_id: cynic::Id::new(id),
        agency_id: cynic::Id::new(posted.text("agencyId")),
        request_key: posted.request_key(),
    };
    let welcomed = visit.run(WelcomeGuest::build(Welcoming { input })).await?.welcome_guest;
    let Some(Welcomed { guest, problems }) = welcomed else { return Ok(("guest-welcomed", Problems::default())) };
    let reached = guest.is_some_and(|guest| guest.agency.are_reached());
    let done = if reached { "guest-welcomed" } else { "guest-welcomed-unreached" };
    Ok((done, Problems::of(problems)))
}

/// Whether mail reaches any of a guest's people.
async fn mail_reaches(visit: &Visit, guest: &str) -> Result<bool, PageProblem> {
    let data = visit.run(GuestPeople::build(Whose { agency: cynic::Id::new(guest) })).await?;
    Ok(data.agency.is_some_and(|agency| agency.are_reached()))
}

async fn end(visit: &Visit, id: &str, posted: &Posted) -> Result<(&'static str, Problems), PageProblem> {
    // Looked at before: afterwards nobody may work for it any more.
    let reached = mail_reaches(visit, posted.text("guest")).await?;
    let input = WithdrawGuestInput {
        campaign_id: cynic::Id::new(id),
        agency_id: cynic::Id::new(posted.text("guest")),
        request_key: posted.request_key(),
    };
    let withdrawn = visit.run(WithdrawGuest::build(Withdrawing { input })).await?.withdraw_guest;
    let done = if reached { "guest-withdrawn" } else { "guest-withdrawn-unreached" };
    Ok((done, Problems::of(withdrawn.map(|withdrawn| withdrawn.problems).unwrap_or_default())))
}

async fn page(visit: &Visit, id: &str, form: impl FnOnce(&Page) -> Form) -> Result<GuestsTemplate, PageProblem> {
    let span = visit.span(50);
    let here = match (&span.before, &span.after) {
        (Some(cursor), _) => format!("before={}&", encode(cursor)),
        (None, Some(cursor)) => format!("after={}&", encode(cursor)),
        (None, None) => String::new(),
    };
    let vars =
        Vars { id: cynic::Id::new(id), first: span.first, after: span.after, last: span.last, before: span.before };
    let data = visit.run(GuestsPage::build(vars)).await?;
    let campaign = data.campaign.ok_or_else(|| visit.missing())?;
    if !data.viewer.can_run_campaigns {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::Buying, data.viewer, data.network)?;
    let all = &campaign.all_guests.nodes;
    let is_here = |id: &cynic::Id| all.iter().any(|guest| guest.agency.id == *id && guest.state != GuestState::Gone);
    let others = data.agencies.nodes.into_iter().filter(|agency| !is_here(&agency.id));
    let mut others: Vec<(String, String)> = others.map(|agency| (agency.id.inner().to_owned(), agency.name)).collect();
    others.sort_by_key(|(_, name)| name.to_lowercase());
    let mut form = form(&p);
    let named = form.value("agencyName").trim().to_lowercase();
    if form.is_wrong("agencyName") && others.iter().any(|(_, name)| name.to_lowercase() == named) {
        form.problems.add("agencyName", p.t("pages-guests-known"));
    }
    Ok(GuestsTemplate {
        back: p.to(parts::path(id, "")),
        action: p.to(parts::path(id, "guests")),
        base: p.to(format!("{}?", parts::path(id, "guests"))),
        here,
        title: campaign.title,
        guests: campaign.guests.nodes,
        info: campaign.guests.page_info,
        invites: campaign.can_invite_guests,
        others,
        form,
        choices: Choices::of(&p),
        p,
    })
}

#[cfg(test)]
pub(crate) use document::documents;

#[cfg(test)]
mod tests;
