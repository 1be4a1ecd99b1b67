//! Importing a list of agencies: choose a file, look at what it would do, do it.

use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use cynic::{MutationBuilder, QueryBuilder};

use self::document::{
    ImportAgencies, ImportAgenciesInput, ImportPage, Importing, List, Row, UploadAgencies, UploadAgenciesInput,
    UploadPage, Uploading, Vars,
};
use crate::forms::{Fields, Form, Posted, Problems, Uploaded};
use crate::layout::Door;
use crate::page::Page;
use crate::problem::PageProblem;
use crate::types::{FileEncoding, Language, Named, RowFate};
use crate::visit::{Answer, Visit};

mod document;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/agencies/import").route(web::get().to(choose)).route(web::post().to(upload)));
    let resource = web::resource("/n/{slug}/agencies/import/{id}");
    cfg.service(resource.route(web::get().to(look)).route(web::post().to(import)));
}

#[derive(Template)]
#[template(path = "pages/agencies/import/choose.html")]
struct ChooseTemplate {
    p: Page,
    form: Form,
    columns: Vec<(String, String)>,
}

impl Row {
    /// The language of the invitation, as its sentence asks for it.
    fn language(&self) -> &'static str {
        match self.invite_language {
            Some(Language::Fr) => "fr",
            Some(Language::En) | None => "en",
        }
    }
}

impl ChooseTemplate {
    fn standings(&self) -> Vec<(&'static str, String)> {
        ["yes", "no"].map(|value| (value, self.p.t(format!("pages-agencies-approved-{value}")))).into()
    }
}

#[derive(Template)]
#[template(path = "pages/agencies/import/look.html")]
struct LookTemplate {
    p: Page,
    list: List,
    form: Form,
    tabs: Vec<Tab>,
    base: String,
    action: String,
}

/// A way to the rows of one fate.
struct Tab {
    href: String,
    name: String,
    count: i32,
    here: bool,
}

impl LookTemplate {
    /// A value as it stands between quotes: one that is empty says so.
    fn value(&self, value: &str) -> String {
        if value.is_empty() { self.p.t("pages-import-empty") } else { value.to_owned() }
    }

    fn is_over(&self) -> bool {
        self.list.imported_at.is_some() || self.list.expires_at <= self.p.now()
    }

    /// Whether there is something to do and nothing in its way.
    fn can_be_imported(&self) -> bool {
        !self.is_over() && self.list.wrong == 0 && self.list.added + self.list.changed > 0
    }

    fn nothing_to_do(&self) -> bool {
        !self.is_over() && self.list.wrong == 0 && self.list.added + self.list.changed == 0
    }

    fn expires(&self) -> DateTime<Utc> {
        self.list.expires_at
    }

    /// What a reader of accents should look at.
    fn reads_old_letters(&self) -> bool {
        self.list.encoding == FileEncoding::Windows1252
    }
}

async fn choose(visit: Visit) -> Answer {
    let page = choose_page(&visit, Form::filled(Fields::from_iter([("approved", "yes")]))).await?;
    visit.show(&page)
}

async fn upload(visit: Visit, uploaded: Uploaded) -> Answer {
    let page = choose_page(&visit, Form::empty()).await?;
    let mut problems = Problems::default();
    match uploaded.file() {
        None => problems.add("file", page.p.t("pages-import-no-file")),
        Some(file) => {
            let input = UploadAgenciesInput {
                filename: file.name.clone(),
                base64: STANDARD.encode(&file.bytes),
                approved: uploaded.posted().text("approved") != "no",
                request_key: uploaded.posted().request_key(),
            };
            let uploaded = visit.run(UploadAgencies::build(Uploading { input })).await?.upload_agencies;
            if let Some(list) = uploaded.as_ref().and_then(|uploaded| uploaded.agency_import.as_ref()) {
                return visit.redirect(&visit.to(&format!("agencies/import/{}", list.id.inner())));
            }
            problems = Problems::of(uploaded.map(|uploaded| uploaded.problems).unwrap_or_default());
        }
    }
    let page = choose_page(&visit, uploaded.into_posted().refused(problems)).await?;
    visit.refuse(&page)
}

async fn choose_page(visit: &Visit, form: Form) -> Result<ChooseTemplate, PageProblem> {
    let data = visit.run(UploadPage::build(())).await?;
    if !data.viewer.can_run_campaigns {
        return Err(visit.forbidden());
    }
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let columns =
        ["name", "province", "setting", "size", "language", "key", "staff", "contact", "contact-name", "contact-email"];
    let columns =
        columns.map(|column| (p.t(format!("agency-list-{column}")), p.t(format!("pages-import-column-{column}"))));
    Ok(ChooseTemplate { p, form, columns: columns.into() })
}

async fn look(visit: Visit, path: Path<(String, String)>) -> Answer {
    let page = look_page(&visit, &path.1, Form::empty()).await?;
    visit.show(&page)
}

async fn import(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    let input = ImportAgenciesInput {
        agency_import_id: cynic::Id::new(id),
        digest: posted.text("digest").to_owned(),
        request_key: posted.request_key(),
    };
    let imported = visit.run(ImportAgencies::build(Importing { input })).await?.import_agencies;
    let Some(imported) = imported else { return Err(visit.missing()) };
    if imported.problems.is_empty() {
        let counts = [imported.added, imported.changed, imported.invited];
        return visit.redirect_counted(&visit.to("agencies"), "agencies-imported", counts);
    }
    let page = look_page(&visit, id, posted.refused(Problems::of(imported.problems))).await?;
    visit.refuse(&page)
}

async fn look_page(visit: &Visit, id: &str, form: Form) -> Result<LookTemplate, PageProblem> {
    let asked = visit.query("show").map(str::to_ascii_uppercase).and_then(|word| RowFate::from_code(&word));
    let span = visit.span(50);
    let vars = Vars {
        id: cynic::Id::new(id),
        fates: asked.map(|fate| vec![fate]),
        first: span.first,
        after: span.after,
        last: span.last,
        before: span.before,
    };
    let data = visit.run(ImportPage::build(vars)).await?;
    let list = data.agency_import.ok_or_else(|| visit.missing())?;
    let p = visit.page(Door::None, data.viewer, data.network)?;
    let action = p.to(format!("agencies/import/{}", list.id.inner()));
    let count = |fate| match fate {
        RowFate::New => list.added,
        RowFate::Changed => list.changed,
        RowFate::Unchanged => list.unchanged,
        RowFate::Wrong => list.wrong,
    };
    let all = Tab {
        href: action.clone(),
        name: p.t("pages-import-all"),
        count: RowFate::ALL.iter().map(|fate| count(*fate)).sum(),
        here: asked.is_none(),
    };
    let some = RowFate::ALL.iter().filter(|fate| count(**fate) > 0).map(|fate| Tab {
        href: format!("{action}?show={}", fate.code().to_ascii_lowercase()),
        name: p.name(fate),
        count: count(*fate),
        here: asked == Some(*fate),
    });
    let tabs = std::iter::once(all).chain(some).collect();
    let base = match asked {
        Some(fate) => format!("{action}?show={}&", fate.code().to_ascii_lowercase()),
        None => format!("{action}?"),
    };
    Ok(LookTemplate { p, list, form, tabs, base, action })
}

#[cfg(test)]
pub(crate) use document::documents;

#[cfg(test)]
mod tests;
