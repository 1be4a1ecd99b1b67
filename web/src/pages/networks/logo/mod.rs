//! The network's logo: the picture itself, for pages, and the page where coordinators change it.
//!
//! What people upload is never shown; this picture is one we wrote ourselves, and still it is sent as nothing but a picture.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{self, Path, ServiceConfig};
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cynic::{MutationBuilder, QueryBuilder};

use self::document::{
    ChangeLogo, ChangeLogoInput, Changing, LogoPage, LogoPicture, Picture, PublicLogoPicture, RemoveLogo,
    RemoveLogoInput, Removing, Vars,
};
use crate::forms::{Fields, Form, Posted, Problems, Uploaded};
use crate::layout::{Door, ShellLogo, ShellNetwork};
use crate::page::Page;
use crate::problem::PageProblem;
use crate::visit::{Answer, Visit};

mod document;

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/network/logo").route(web::get().to(show)).route(web::post().to(change)));
    let removal = web::resource("/n/{slug}/network/logo/remove");
    cfg.service(removal.route(web::get().to(lead_back)).route(web::post().to(remove)));
    cfg.service(web::resource("/n/{slug}/logo/{file}").route(web::get().to(picture)));
    cfg.service(web::resource("/about/{name}/logo/{file}").route(web::get().to(public_picture)));
}

/// A picture is one for good: its name is made of what is in it.
const FOR_GOOD: &str = "private, max-age=31536000, immutable";
/// Where a network may stop showing itself to everybody, its picture is not kept for long.
const FOR_AN_HOUR: &str = "private, max-age=3600";
/// It loads nothing and runs nothing, whoever opens it by itself.
const POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

#[derive(Template)]
#[template(path = "pages/networks/logo/page.html")]
struct LogoTemplate {
    p: Page,
    form: Form,
    network: ShellNetwork,
    logo: Option<ShellLogo>,
}

async fn show(visit: Visit) -> Answer {
    let page = page(&visit, Form::empty()).await?;
    visit.show(&page)
}

async fn page(visit: &Visit, mut form: Form) -> Result<LogoTemplate, PageProblem> {
    let data = visit.run(LogoPage::build(())).await?;
    let network = data.network.clone();
    let p = visit.page(Door::None, data.viewer, data.network)?.found_at(visit.to("network/logo"));
    let logo = network.logo.clone();
    // A form that came too late holds the logo there is now, which is shown: whoever sends it again has seen it.
    let digest = logo.as_ref().map(|logo| logo.digest.clone()).unwrap_or_default();
    form.fields = Fields::from_iter([("replaces", digest)]);
    Ok(LogoTemplate { p, form, network, logo })
}

async fn change(visit: Visit, uploaded: Uploaded) -> Answer {
    let page = page(&visit, Form::empty()).await?;
    let mut problems = Problems::default();
    match uploaded.file() {
        None => problems.add("file", page.p.t("pages-logo-no-file")),
        Some(file) => {
            let replaces = uploaded.posted().text("replaces");
            let input = ChangeLogoInput {
                base64: STANDARD.encode(&file.bytes),
                replaces: (!replaces.is_empty()).then(|| replaces.to_owned()),
                request_key: uploaded.posted().request_key(),
            };
            let data = visit.run(ChangeLogo::build(Changing { input })).await?;
            problems = Problems::of(data.change_logo.map(|changed| changed.problems).unwrap_or_default());
            if problems.is_empty() {
                return visit.redirect_done(&visit.to("network/logo"), "logo");
            }
        }
    }
    refuse(&visit, uploaded.into_posted(), problems).await
}

/// Whoever loads a refused form again finds the page.
async fn lead_back(visit: Visit) -> Answer {
    visit.redirect(&visit.to("network/logo"))
}

async fn remove(visit: Visit, posted: Posted) -> Answer {
    let input = RemoveLogoInput { digest: posted.text("replaces").to_owned(), request_key: posted.request_key() };
    let data = visit.run(RemoveLogo::build(Removing { input })).await?;
    let problems = Problems::of(data.remove_logo.map(|removed| removed.problems).unwrap_or_default());
    if problems.is_empty() {
        return visit.redirect_done(&visit.to("network/logo"), "logo-removed");
    }
    refuse(&visit, posted, problems).await
}

/// The page again, with what stands in the way. A file cannot be shown again: it is chosen once more.
async fn refuse(visit: &Visit, posted: Posted, problems: Problems) -> Answer {
    let page = page(visit, posted.refused(problems)).await?;
    visit.refuse(&page)
}

async fn picture(visit: Visit, path: Path<(String, String)>) -> Answer {
    let data = visit.run(LogoPicture::build(())).await?;
    send(&visit, &path.1, data.network.logo.zip(data.logo_file), FOR_GOOD)
}

async fn public_picture(visit: Visit, path: Path<(String, String)>) -> Answer {
    let (slug, file) = path.into_inner();
    let data = visit.run_globally(PublicLogoPicture::build(Vars { slug })).await?;
    let known = data.public_network.and_then(|network| network.logo.zip(network.logo_file));
    send(&visit, &file, known, FOR_AN_HOUR)
}

/// Sends the picture there is, if this is its name. One that is gone is nowhere, like one that never was.
fn send(visit: &Visit, file: &str, known: Option<(ShellLogo, Picture)>, keeping: &'static str) -> Answer {
    let named = known.filter(|(logo, _)| file == format!("{}.png", logo.digest));
    let (_, picture) = named.ok_or_else(|| visit.missing())?;
    let bytes =
        STANDARD.decode(&picture.base64).map_err(|error| visit.fault(&format!("a logo is not base64: {error}")))?;
    let answer = HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/png"))
        .insert_header((header::CONTENT_DISPOSITION, "inline; filename=\"logo.png\""))
        .insert_header((header::CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((header::CACHE_CONTROL, keeping))
        .body(bytes);
    Ok(visit.finish(answer))
}

#[cfg(test)]
pub(crate) use document::documents;

#[cfg(test)]
mod tests;
