//! Files made from a campaign: the order and the record.

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use actix_web::web::{self, Path, ServiceConfig};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cynic::QueryBuilder;

use crate::schema;
use crate::types::{DownloadKind, Named, Stage};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/campaigns/{id}/download/{kind}").route(web::get().to(download)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    id: cynic::Id,
    kind: DownloadKind,
    attempt: Option<i32>,
    stage: Option<Stage>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct CampaignDownload {
    #[arguments(id: $id)]
    campaign: Option<Downloadable>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Campaign", variables = "Vars")]
struct Downloadable {
    #[arguments(kind: $kind, attempt: $attempt, stage: $stage)]
    download: Option<Download>,
}

/// A file, as the API gives it.
#[derive(cynic::QueryFragment)]
pub(crate) struct Download {
    filename: String,
    media_type: String,
    base64: String,
}

/// The word of a kind in addresses: `order-csv`.
pub(crate) fn word(kind: DownloadKind) -> String {
    kind.code().to_ascii_lowercase().replace('_', "-")
}

async fn download(visit: Visit, path: Path<(String, String, String)>) -> Answer {
    let (_, id, asked) = path.into_inner();
    let kind = DownloadKind::ALL.iter().copied().find(|kind| word(*kind) == asked).ok_or_else(|| visit.missing())?;
    let attempt = visit.query("attempt").map(|attempt| attempt.parse().map_err(|_| visit.missing())).transpose()?;
    let stage =
        visit.query("stage").map(|stage| Stage::from_code(&stage.to_ascii_uppercase()).ok_or_else(|| visit.missing()));
    let vars = Vars { id: cynic::Id::new(id), kind, attempt, stage: stage.transpose()? };
    let data = visit.run(CampaignDownload::build(vars)).await?;
    let file = data.campaign.and_then(|campaign| campaign.download).ok_or_else(|| visit.missing())?;
    attached(&visit, &file)
}

/// A file to be kept and not to be shown.
pub(crate) fn attached(visit: &Visit, file: &Download) -> Answer {
    let body =
        STANDARD.decode(&file.base64).map_err(|error| visit.fault(&format!("a download is not base64: {error}")))?;
    let header =
        |text: &str| HeaderValue::from_str(text).map_err(|_| visit.fault("a download's header cannot be written"));
    let answer = HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, header(&file.media_type)?))
        .insert_header((CONTENT_DISPOSITION, header(&format!("attachment; filename=\"{}\"", plain(&file.filename)))?))
        .body(body);
    Ok(visit.finish(answer))
}

/// A file name of letters, digits and marks that mean nothing in a header or a path.
fn plain(name: &str) -> String {
    name.chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "-._".contains(letter) { letter } else { '-' })
        .collect()
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let vars = Vars { id: cynic::Id::new(""), kind: DownloadKind::OrderCsv, attempt: None, stage: None };
    vec![("campaigns/download", CampaignDownload::build(vars).query)]
}
