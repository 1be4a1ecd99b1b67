//! Opening a draft for requests.

use actix_web::web::{self, Path, ServiceConfig};
use cynic::MutationBuilder;

use super::{parts, show};
use crate::forms::{Posted, Problems};
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    let resource = web::resource("/n/{slug}/campaigns/{id}/open");
    cfg.service(resource.route(web::get().to(parts::back)).route(web::post().to(open)));
}

#[derive(cynic::QueryVariables)]
struct Opening {
    input: OpenCampaignInput,
}

#[derive(cynic::InputObject)]
struct OpenCampaignInput {
    campaign_id: cynic::Id,
    version: i32,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Opening")]
struct OpenCampaign {
    #[arguments(input: $input)]
    open_campaign: Option<Opened>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "OpenCampaignPayload")]
struct Opened {
    problems: Vec<Problem>,
}

async fn open(visit: Visit, path: Path<(String, String)>, posted: Posted) -> Answer {
    let id = path.1.as_str();
    // Our own form carries the version; without one there is nothing to open.
    let version = posted.text("version").parse().map_err(|_| visit.missing())?;
    let input = OpenCampaignInput { campaign_id: cynic::Id::new(id), version, request_key: posted.request_key() };
    let data = visit.run(OpenCampaign::build(Opening { input })).await?;
    let found = data.open_campaign.map(|opened| opened.problems).unwrap_or_default();
    if found.is_empty() {
        return parts::done(&visit, id, "opened", "main");
    }
    // The fields they name are on the page where the draft is edited.
    let mut problems = Problems::default();
    found.into_iter().for_each(|problem| problems.add_general(problem.message));
    let page = show::page(&visit, id, posted.refused(problems)).await?;
    visit.refuse(&page)
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = OpenCampaignInput { campaign_id: cynic::Id::new(""), version: 1, request_key: String::new() };
    vec![("campaigns/open", OpenCampaign::build(Opening { input }).query)]
}
