//! Adding an agency, and editing what is known of one.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use self::document::{
    AddAgency, AddAgencyInput, Adding, AgencyProfileInput, EditAgency, EditAgencyInput, EditPage, Editing, NewPage,
    Stored, Vars,
};
use crate::forms::{Fields, Form, Posted, Problems};
use crate::layout::Door;
use crate::page::Page;
use crate::problem::PageProblem;
use crate::types::{AgencyLanguage, ContactChannel, Labelled, Named, Province, Setting, SizeBand};
use crate::visit::{Answer, Visit};

mod document;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/agencies/new").route(web::get().to(ask_new)).route(web::post().to(add)));
    let resource = web::resource("/n/{slug}/agencies/{id}/edit");
    cfg.service(resource.route(web::get().to(ask_edit)).route(web::post().to(edit)));
}

#[derive(Template)]
#[template(path = "pages/agencies/edit/page.html")]
struct EditTemplate {
    p: Page,
    title: String,
    back: String,
    back_name: String,
    action: String,
    form: Form,
    /// Whether the agency is new: then its standing is chosen, too.
    is_new: bool,
    /// Whether the key is the reader's to change.
    keeps: bool,
}

impl EditTemplate {
    fn options<T: Named + Labelled>(&self) -> Vec<(&'static str, String)> {
        T::ALL.iter().map(|value| (value.code(), self.p.name(value))).collect()
    }

    fn provinces(&self) -> Vec<(&'static str, String)> {
        self.options::<Province>()
    }

    fn settings(&self) -> Vec<(&'static str, String)> {
        self.options::<Setting>()
    }

    fn sizes(&self) -> Vec<(&'static str, String)> {
        self.options::<SizeBand>()
    }

    fn languages(&self) -> Vec<(&'static str, String)> {
        self.options::<AgencyLanguage>()
    }

    fn channels(&self) -> Vec<(&'static str, String)> {
        self.options::<ContactChannel>()
    }

    fn standings(&self) -> Vec<(&'static str, String)> {
        ["yes", "no"].map(|value| (value, self.p.t(format!("pages-agencies-approved-{value}")))).into()
    }
}

async fn ask_new(visit: Visit) -> Answer {
    let page = new_page(&visit, Form::filled(Fields::from_iter([("approved", "yes")]))).await?;
    visit.show(&page)
}

async fn add(visit: Visit, posted: Posted) -> Answer {
    let (p, mut problems) = (new_page(&visit, Form::empty()).await?.p, Problems::default());
    let profile = profile(&visit, &p, &posted, &mut problems)?;
    if problems.is_empty() {
        let input = AddAgencyInput {
            key: Some(posted.text("key").to_owned()),
            profile,
            approved: posted.text("approved") != "no",
            request_key: posted.request_key(),
        };
        let added = visit.run(AddAgency::build(Adding { input })).await?.add_agency;
        if let Some(agency) = added.as_ref().and_then(|added| added.agency.as_ref()) {
            return visit.redirect_done(&visit.to(&super::path(agency.id.inner(), "")), "agency-added");
        }
        problems = Problems::of(added.map(|added| added.problems).unwrap_or_default());
    }
    let page = new_page(&visit, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn new_page(visit: &Visit, form: Form) -> Result<EditTemplate, PageProblem> {
    let data = visit.run(NewPage::build(())).await?;
    if !data.viewer.can_run_campaigns {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::None, data.viewer, data.network)?;
    Ok(EditTemplate {
        title: p.t("pages-agencies-new"),
        back: p.to("agencies"),
        back_name: p.t("pages-agencies-title"),
        action: p.to("agencies/new"),
        form,
        is_new: true,
        keeps: true,
        p,
    })
}

async fn ask_edit(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = edit_page(&visit, &path.1, None).await?;
    visit.show(&page)
}

async fn edit(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let (p, mut problems) = (edit_page(&visit, id, None).await?.p, Problems::default());
    let profile = profile(&visit, &p, &posted, &mut problems)?;
    if problems.is_empty() {
        let input = EditAgencyInput {
            agency_id: cynic::Id::new(id),
            version: posted.text("version").parse().unwrap_or_default(),
            key: posted.has("key").then(|| posted.text("key").to_owned()),
            profile,
            request_key: posted.request_key(),
        };
        let edited = visit.run(EditAgency::build(Editing { input })).await?.edit_agency;
        let edited = edited.map(|edited| edited.problems).unwrap_or_default();
        if edited.is_empty() {
            return visit.redirect_done(&visit.to(&super::path(id, "")), "agency-edited");
        }
        problems = Problems::of(edited);
    }
    let page = edit_page(&visit, id, Some(posted.refused(problems))).await?;
    visit.refuse(&page)
}

/// The page with what is stored, or with what was typed and refused. A form that came too late holds the version there is
/// now: whoever sends it again has been told.
async fn edit_page(visit: &Visit, id: &str, refused: Option<Form>) -> Result<EditTemplate, PageProblem> {
    let data = visit.run(EditPage::build(Vars { id: cynic::Id::new(id) })).await?;
    let stored = data.agency.ok_or_else(|| visit.missing())?;
    if !stored.can_edit {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let keeps = p.shell().is_some_and(|shell| shell.can_run_campaigns);
    let mut form = refused.unwrap_or_else(|| Form::filled(filled(&p, &stored)));
    form.fields.set("version", stored.version.to_string());
    Ok(EditTemplate {
        title: p.t("pages-agencies-edit"),
        back: p.to(super::path(id, "")),
        back_name: stored.name.clone(),
        action: p.to(super::path(id, "edit")),
        form,
        is_new: false,
        keeps,
        p,
    })
}

fn filled(p: &Page, stored: &Stored) -> Fields {
    let mut fields = Fields::from_iter([
        ("name", stored.name.as_str()),
        ("key", stored.key.as_deref().unwrap_or_default()),
        ("province", stored.province.code()),
        ("setting", stored.setting.code()),
        ("sizeBand", stored.size_band.code()),
        ("language", stored.language.code()),
        ("contactChannel", stored.contact_channel.map_or("", Named::code)),
    ]);
    fields.set("staff", stored.staff.map(|staff| p.number(staff)).unwrap_or_default());
    fields
}

/// What was typed. Our own lists offer nothing else than what they can be read as.
fn profile(
    visit: &Visit,
    p: &Page,
    posted: &Posted,
    problems: &mut Problems,
) -> Result<AgencyProfileInput, PageProblem> {
    fn chosen<T: Named>(visit: &Visit, posted: &Posted, name: &str) -> Result<T, PageProblem> {
        T::from_code(posted.text(name)).ok_or_else(|| visit.missing())
    }
    let staff = match posted.text("staff") {
        "" => None,
        _ => posted.number(p.language(), "staff", problems),
    };
    Ok(AgencyProfileInput {
        name: posted.text("name").to_owned(),
        province: chosen(visit, posted, "province")?,
        setting: chosen(visit, posted, "setting")?,
        size_band: chosen(visit, posted, "sizeBand")?,
        language: chosen(visit, posted, "language")?,
        contact_channel: chosen(visit, posted, "contactChannel")?,
        staff: staff.map(|staff| i32::try_from(staff).unwrap_or(i32::MAX)),
    })
}

#[cfg(test)]
pub(crate) use document::documents;

#[cfg(test)]
mod tests;
