//! The link of an agency with the same organization's agency in another network: making it, looking across, carrying over.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::QueryBuilder;

use self::document::{Agency, AgencyLink, Deed, LinkPage, LinkedProfile, Vars};
use crate::forms::{Form, Posted, Problems};
use crate::layout::Door;
use crate::page::Page;
use crate::problem::PageProblem;
use crate::types::{Named, ProfileField};
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
    let page = page(&visit, id, posted.refused(problems)).await?;
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
    Ok(LinkTemplate { p, a, link: data.agency_link, back, action, form })
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    document::documents()
}

#[cfg(test)]
mod tests;
