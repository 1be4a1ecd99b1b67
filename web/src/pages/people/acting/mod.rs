//! Choosing the agency one acts for, from the menu on every page of a network.

use actix_web::web::{self, ServiceConfig};
use cynic::MutationBuilder;

use crate::forms::{Posted, Problems};
use crate::schema;
use crate::types::Problem;
use crate::visit::{Answer, Visit};

pub(crate) fn routes(cfg: &mut ServiceConfig) {
    cfg.service(web::resource("/n/{slug}/acting").route(web::get().to(home)).route(web::post().to(choose)));
}

#[derive(cynic::QueryVariables)]
struct Choosing {
    input: ChooseAgencyInput,
}

#[derive(cynic::InputObject)]
struct ChooseAgencyInput {
    agency_id: cynic::Id,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Choosing")]
struct ChooseAgency {
    #[arguments(input: $input)]
    choose_agency: Option<Chosen>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ChooseAgencyPayload")]
struct Chosen {
    problems: Vec<Problem>,
}

async fn home(visit: Visit) -> Answer {
    visit.redirect(&visit.to(""))
}

/// Home follows, and not the page one was on: what stood there was another agency's.
async fn choose(visit: Visit, posted: Posted) -> Answer {
    let input =
        ChooseAgencyInput { agency_id: cynic::Id::new(posted.text("agency")), request_key: posted.request_key() };
    let data = visit.run(ChooseAgency::build(Choosing { input })).await?;
    let problems = Problems::of(data.choose_agency.map(|chosen| chosen.problems).unwrap_or_default());
    if !problems.is_empty() {
        return Err(visit.missing());
    }
    visit.redirect_done(&visit.to(""), "acting")
}

#[cfg(test)]
pub(crate) fn documents() -> Vec<(&'static str, String)> {
    let input = ChooseAgencyInput { agency_id: cynic::Id::new(""), request_key: String::new() };
    vec![("people/acting", ChooseAgency::build(Choosing { input }).query)]
}
