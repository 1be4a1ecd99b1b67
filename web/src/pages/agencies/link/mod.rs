//! The link of an agency with the same organization's agency in another network: making it, looking across, carrying over.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use self::document::{Agency, AgencyLink, Deed, LinkPage, LinkedProfile, Vars};
use super::edit::fits;
use crate::forms::{Form, Posted, Problems};
use crate::layout::Door;
use crate::page::Page;
use crate::problem::PageProblem;
use crate::types::{Named, ProfileField, SizeBand};
use crate::visit::{Answer, Visit};

mod document;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/agencies/{id}/link");
    cfg.service(resource.route(web::get().to(ask)).route(web::post().to(act)));
}

#[derive(Template)]
#[template(path = "pages/agencies/link/page.html")]
struct LinkTemplate {
    p: Page,
    a: Agency,
    link: Option<AgencyLink>,
    back: String,
    action: String,
    form: Form,
    /// What a tick says yes to: a number of staff that does not go with the size.
    asks_staff: Option<String>,
}

/// A field of the two profiles.
struct Compared {
    field: ProfileField,
    here: String,
    there: String,
}

impl Compared {
    fn is_same(&self) -> bool {
        self.here == self.there
    }
}

impl LinkTemplate {
    fn is(&self, state: &str) -> bool {
        self.link.as_ref().is_some_and(|link| link.state.code() == state)
    }

    /// Whether a code can be made or taken up.
    fn is_open(&self) -> bool {
        !self.is("LINKED") && !self.is("TO_CONFIRM") && self.a.can_edit
    }

    /// The size and the number of staff the agency would have, if what is chosen changes one of them and they do not go together.
    fn unlike(&self, posted: &Posted) -> Option<(SizeBand, i32)> {
        let there = self.link.as_ref()?.other_profile.as_ref()?;
        let takes = |field: ProfileField| document::chosen(posted, field);
        let size = if takes(ProfileField::SizeBand) { there.size_band } else { self.a.size_band };
        let staff = if takes(ProfileField::Staff) { there.staff } else { self.a.staff };
        let chosen = takes(ProfileField::SizeBand) || takes(ProfileField::Staff);
        staff.filter(|staff| chosen && !fits(size, i64::from(*staff))).map(|staff| (size, staff))
    }

    /// The other agency and its network, in one sentence.
    fn with(&self, key: &str) -> String {
        let link = self.link.as_ref();
        let other = link.and_then(|link| link.other_agency.clone()).unwrap_or_default();
        let network = link.and_then(|link| link.other_network.clone()).unwrap_or_default();
        self.p.t3(key, "agency", &self.a.name, "other", other, "network", network)
    }

    /// The two profiles beside each other.
    fn compared(&self, there: &LinkedProfile) -> Vec<Compared> {
        ProfileField::ALL.iter().map(|field| self.compare(*field, there)).collect()
    }

    fn compare(&self, field: ProfileField, there: &LinkedProfile) -> Compared {
        let (p, a) = (&self.p, &self.a);
        let staff = |staff: Option<i32>| staff.map_or_else(|| p.t("pages-links-unknown"), |staff| p.number(staff));
        let (here, there) = match field {
            ProfileField::Name => (a.name.clone(), there.name.clone()),
            ProfileField::Province => (p.name(a.province), p.name(there.province)),
            ProfileField::Setting => (p.name(a.setting), p.name(there.setting)),
            ProfileField::SizeBand => (p.name(a.size_band), p.name(there.size_band)),
            ProfileField::Language => (p.name(a.language), p.name(there.language)),
            ProfileField::ContactChannel => {
                let here = a.contact_channel.map_or_else(|| p.t("pages-links-unknown"), |channel| p.name(channel));
                (here, p.name(there.contact_channel))
            }
            ProfileField::Staff => (staff(a.staff), staff(there.staff)),
        };
        Compared { field, here, there }
    }
}

async fn ask(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = page(&visit, &path.1, Form::empty()).await?;
    visit.show(&page)
}

async fn act(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let deed = Deed::of(posted.text("do")).ok_or_else(|| visit.missing())?;
    if deed == Deed::Carry
        && let Some((shown, problems)) = unlike(&visit, id, &posted).await?
    {
        return visit.refuse(&LinkTemplate { form: posted.refused(problems), ..shown });
    }
    let mut problems = Problems::of(document::done(&visit, deed, id, &posted).await?);
    if problems.is_empty() {
        let place = visit.to(&super::path(id, "link"));
        return match deed.done() {
            Some(done) => visit.redirect_done(&place, done),
            None => visit.redirect(&place),
        };
    }
    // What is wrong with a field of the profile stands beside the boxes, where it can be left out.
    problems.rename(|field| (field != "code").then(|| "fields".to_owned()));
    // What was said yes to stays said, whatever else is in the way.
    let asks_staff = Some(posted.text("staffMeant").to_owned()).filter(|meant| !meant.is_empty());
    let page = LinkTemplate { asks_staff, ..page(&visit, id, posted.refused(problems)).await? };
    visit.refuse(&page)
}

async fn page(visit: &Visit, id: &str, form: Form) -> Result<LinkTemplate, PageProblem> {
    let data = visit.run(LinkPage::build(Vars { id: cynic::Id::new(id) })).await?;
    let a = data.agency.ok_or_else(|| visit.missing())?;
    if a.is_guest {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let (back, action) = (p.to(super::path(id, "")), p.to(super::path(id, "link")));
    Ok(LinkTemplate { p, a, link: data.agency_link, back, action, form, asks_staff: None })
}

/// The page that asks whether both are right, where what is chosen would leave a size beside a number of staff that does not go with
/// it, as the form of the profile asks.
async fn unlike(visit: &Visit, id: &str, posted: &Posted) -> Result<Option<(LinkTemplate, Problems)>, PageProblem> {
    let shown = page(visit, id, Form::empty()).await?;
    let Some((size, staff)) = shown.unlike(posted) else { return Ok(None) };
    let meant = format!("{}-{staff}", size.code());
    if posted.text("staffMeant") == meant {
        return Ok(None);
    }
    let mut problems = Problems::default();
    let said = shown.p.t2("pages-links-staff-unlike", "staff", i64::from(staff), "size", shown.p.name(size));
    problems.add("fields", said);
    Ok(Some((LinkTemplate { asks_staff: Some(meant), ..shown }, problems)))
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    document::documents()
}

#[cfg(test)]
mod tests;
