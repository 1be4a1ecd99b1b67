//! Files of agencies: the list as it is, and a template to fill in.

use actix_web::web::{self, Path, ServiceConfig};
use cynic::QueryBuilder;

use super::list::{AgencyFilter, asked};
use crate::pages::campaigns::download::{Download, attached};
use crate::schema;
use crate::types::{AgencyFile, Named};
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/agencies/download/{file}").route(web::get().to(download)));
}

#[derive(cynic::QueryVariables)]
struct Vars {
    file: AgencyFile,
    filter: Option<AgencyFilter>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Query", variables = "Vars")]
struct AgencyDownload {
    #[arguments(file: $file, filter: $filter)]
    agency_download: Download,
}

async fn download(visit: Visit, path: Path<(String, String)>) -> Answer {
    let file = AgencyFile::from_code(&path.1.to_ascii_uppercase()).ok_or_else(|| visit.missing())?;
    let filter = Some(AgencyFilter::of(&asked(&visit)));
    let data = visit.run(AgencyDownload::build(Vars { file, filter })).await?;
    attached(&visit, &data.agency_download)
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    vec![("agencies/download", AgencyDownload::build(Vars { file: AgencyFile::List, filter: None }).query)]
}
