//! Adding an agency, and editing what is known of one.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use cynic::{MutationBuilder, QueryBuilder};

use self::document::{
    AddAgency, AddAgencyInput, Adding, EditAgency, EditAgencyInput, EditPage, Editing, NewPage, Stored, Vars,
};
use super::profile::{AgencyProfileInput, Choices};
use crate::forms::{Difference, Fields, Form, Posted, Problems};
use crate::layout::Door;
use crate::page::Page;
use crate::problem::PageProblem;
use crate::types::{AgencyLanguage, ContactChannel, Labelled, Named, Problem, Province, Setting, SizeBand};
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
    choices: Choices,
    /// What somebody else saved meanwhile, where it is other than what was typed.
    meanwhile: Option<Vec<Difference>>,
    /// Whether the agency is new: then its standing is chosen, too.
    is_new: bool,
    /// Whether the key is the reader's to change.
    keeps: bool,
    /// What a tick says yes to: a number of staff that does not go with the size.
    asks_staff: Option<String>,
}

/// What was typed, read.
struct Read {
    profile: AgencyProfileInput,
    /// What is wrong with it before anybody else is asked.
    problems: Problems,
    asks_staff: Option<String>,
}

/// A number of staff no agency has: what is sent with it is refused, and with that everything else is said that is wrong.
const NO_STAFF: i32 = -1;
/// More staff than the API takes, which says so itself.
const STAFF_MAX: i64 = 1_000_000;

impl EditTemplate {
    fn channels(&self) -> Vec<(&'static str, String)> {
        self.p.choices::<ContactChannel>()
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
    let p = new_page(&visit, Form::empty()).await?.p;
    let Read { profile, problems, asks_staff } = read(&visit, &p, &posted)?;
    let input = AddAgencyInput {
        key: Some(posted.text("key").to_owned()),
        profile,
        approved: posted.text("approved") != "no",
        request_key: posted.request_key(),
    };
    let added = visit.run(AddAgency::build(Adding { input })).await?.add_agency;
    if problems.is_empty()
        && let Some(agency) = added.as_ref().and_then(|added| added.agency.as_ref())
    {
        return visit.redirect_done(&visit.to(&super::path(agency.id.inner(), "")), "agency-added");
    }
    let problems = everything(added.map(|added| added.problems).unwrap_or_default(), problems);
    let page = EditTemplate { asks_staff, ..new_page(&visit, posted.refused(problems)).await? };
    visit.refuse(&page)
}

/// What the API found and what we found ourselves. Beside a number we could not read, its own word on that number is none.
fn everything(mut told: Vec<Problem>, own: Problems) -> Problems {
    let staff = own.iter().any(|(field, _)| field == Some("staff"));
    told.retain(|problem| !(staff && problem.field.as_deref() == Some("staff")));
    Problems::of(told).and(own)
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
        choices: Choices::of(&p),
        meanwhile: None,
        is_new: true,
        keeps: true,
        asks_staff: None,
        p,
    })
}

async fn ask_edit(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = edit_page(&visit, &path.1, None).await?;
    visit.show(&page)
}

async fn edit(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let p = edit_page(&visit, id, None).await?.p;
    let Read { profile, problems, asks_staff } = read(&visit, &p, &posted)?;
    let input = EditAgencyInput {
        agency_id: cynic::Id::new(id),
        version: posted.text("version").parse().unwrap_or_default(),
        key: posted.has("key").then(|| posted.text("key").to_owned()),
        profile,
        request_key: posted.request_key(),
    };
    let edited = visit.run(EditAgency::build(Editing { input })).await?.edit_agency;
    let problems = everything(edited.map(|edited| edited.problems).unwrap_or_default(), problems);
    if problems.is_empty() {
        return visit.redirect_done(&visit.to(&super::path(id, "")), "agency-edited");
    }
    let page = EditTemplate { asks_staff, ..edit_page(&visit, id, Some(posted.refused(problems))).await? };
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
    let saved = filled(&p, &stored);
    let mut form = refused.unwrap_or_else(|| Form::filled(saved.clone()));
    let meanwhile = form.is_wrong("version").then(|| differences(&p, &form, &saved, keeps));
    form.fields.set("version", stored.version.to_string());
    Ok(EditTemplate {
        title: p.t("pages-agencies-edit"),
        back: p.to(super::path(id, "")),
        back_name: stored.name.clone(),
        action: p.to(super::path(id, "edit")),
        form,
        choices: Choices::of(&p),
        meanwhile,
        is_new: false,
        keeps,
        asks_staff: None,
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

/// Where the profile that is saved differs from what was typed.
fn differences(p: &Page, form: &Form, saved: &Fields, keeps: bool) -> Vec<Difference> {
    fn said<T: Named + Labelled>(p: &Page, code: &str) -> String {
        T::from_code(code).map_or_else(|| code.to_owned(), |value| p.name(value))
    }
    let mut fields = vec![
        ("name", p.t("pages-agencies-name")),
        ("province", p.t("pages-agencies-province")),
        ("setting", p.t("pages-agencies-setting")),
        ("sizeBand", p.t("pages-agencies-size")),
        ("staff", p.t("pages-agencies-staff")),
        ("language", p.t("pages-agencies-language")),
        ("contactChannel", p.t("pages-agencies-contact")),
    ];
    if keeps {
        fields.push(("key", p.t("pages-agencies-key")));
    }
    form.differences(saved, &fields, |name, value| match name {
        "province" => said::<Province>(p, value),
        "setting" => said::<Setting>(p, value),
        "sizeBand" => said::<SizeBand>(p, value),
        "language" => said::<AgencyLanguage>(p, value),
        "contactChannel" => said::<ContactChannel>(p, value),
        _ => value.to_owned(),
    })
}

/// Reads what was typed. Our own lists offer nothing else than what they can be read as.
fn read(visit: &Visit, p: &Page, posted: &Posted) -> Result<Read, PageProblem> {
    let mut problems = Problems::default();
    let size_band: SizeBand = posted.chosen(visit, "sizeBand")?;
    let staff = match posted.text("staff") {
        "" => None,
        _ => posted.number(p.language(), "staff", &mut problems),
    };
    let asks_staff =
        staff.filter(|staff| !fits(size_band, *staff)).map(|staff| format!("{}-{staff}", size_band.code()));
    if let (Some(staff), Some(meant)) = (staff, &asks_staff)
        && posted.text("staffMeant") != meant
    {
        problems.add("staff", p.t2("pages-agencies-staff-unlike", "staff", staff, "size", p.name(size_band)));
    }
    let known = staff.map(|staff| i32::try_from(staff).unwrap_or(i32::MAX));
    let profile = AgencyProfileInput {
        name: posted.text("name").to_owned(),
        province: posted.chosen(visit, "province")?,
        setting: posted.chosen(visit, "setting")?,
        size_band,
        language: posted.chosen(visit, "language")?,
        contact_channel: posted.chosen(visit, "contactChannel")?,
        staff: if problems.is_empty() { known } else { Some(NO_STAFF) },
    };
    Ok(Read { profile, problems, asks_staff })
}

/// Whether a number of staff goes with a size. What no agency has is for the API to refuse.
pub(super) fn fits(size_band: SizeBand, staff: i64) -> bool {
    let band = match size_band {
        SizeBand::Micro => 0..=4,
        SizeBand::Small => 5..=19,
        SizeBand::Medium => 20..=79,
        SizeBand::Large => 80..=STAFF_MAX,
    };
    band.contains(&staff) || !(0..=STAFF_MAX).contains(&staff)
}

#[cfg(test)]
pub(crate) use document::documents;

#[cfg(test)]
mod tests;
