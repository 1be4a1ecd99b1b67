//! The four deeds as the API knows them.

use cynic::MutationBuilder;

use super::StandingDeed;
use crate::forms::Posted;
use crate::problem::PageProblem;
use crate::schema;
use crate::types::Problem;
use crate::visit::Visit;

#[derive(cynic::QueryVariables)]
struct Approving {
    input: ApproveAgencyInput,
}

#[derive(cynic::InputObject)]
struct ApproveAgencyInput {
    agency_id: cynic::Id,
    reason: Option<String>,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Approving")]
struct ApproveAgency {
    #[arguments(input: $input)]
    approve_agency: Option<Approved>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ApproveAgencyPayload")]
struct Approved {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Suspending {
    input: SuspendAgencyInput,
}

#[derive(cynic::InputObject)]
struct SuspendAgencyInput {
    agency_id: cynic::Id,
    reason: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Suspending")]
struct SuspendAgency {
    #[arguments(input: $input)]
    suspend_agency: Option<Suspended>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "SuspendAgencyPayload")]
struct Suspended {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Reinstating {
    input: ReinstateAgencyInput,
}

#[derive(cynic::InputObject)]
struct ReinstateAgencyInput {
    agency_id: cynic::Id,
    reason: Option<String>,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Reinstating")]
struct ReinstateAgency {
    #[arguments(input: $input)]
    reinstate_agency: Option<Reinstated>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "ReinstateAgencyPayload")]
struct Reinstated {
    problems: Vec<Problem>,
}

#[derive(cynic::QueryVariables)]
struct Removing {
    input: RemoveAgencyInput,
}

#[derive(cynic::InputObject)]
struct RemoveAgencyInput {
    agency_id: cynic::Id,
    reason: String,
    request_key: String,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "Mutation", variables = "Removing")]
struct RemoveAgency {
    #[arguments(input: $input)]
    remove_agency: Option<Removed>,
}

#[derive(cynic::QueryFragment)]
#[cynic(graphql_type = "RemoveAgencyPayload")]
struct Removed {
    problems: Vec<Problem>,
}

/// Does the deed, and says what is in its way.
pub(super) async fn done(
    visit: &Visit,
    deed: StandingDeed,
    id: &str,
    posted: &Posted,
) -> Result<Vec<Problem>, PageProblem> {
    let (agency_id, reason) = (cynic::Id::new(id), posted.text("reason").to_owned());
    let request_key = posted.request_key();
    let problems = match deed {
        StandingDeed::Approve => {
            let input = ApproveAgencyInput { agency_id, reason: Some(reason), request_key };
            visit.run(ApproveAgency::build(Approving { input })).await?.approve_agency.map(|done| done.problems)
        }
        StandingDeed::Suspend => {
            let input = SuspendAgencyInput { agency_id, reason, request_key };
            visit.run(SuspendAgency::build(Suspending { input })).await?.suspend_agency.map(|done| done.problems)
        }
        StandingDeed::Reinstate => {
            let input = ReinstateAgencyInput { agency_id, reason: Some(reason), request_key };
            visit.run(ReinstateAgency::build(Reinstating { input })).await?.reinstate_agency.map(|done| done.problems)
        }
        StandingDeed::Remove => {
            let input = RemoveAgencyInput { agency_id, reason, request_key };
            visit.run(RemoveAgency::build(Removing { input })).await?.remove_agency.map(|done| done.problems)
        }
    };
    Ok(problems.unwrap_or_default())
}

#[cfg(test)]
pub(super) fn documents() -> Vec<(&'static str, String)> {
    let id = || cynic::Id::new("");
    let (approve, suspend) = (
        ApproveAgencyInput { agency_id: id(), reason: None, request_key: String::new() },
        SuspendAgencyInput { agency_id: id(), reason: String::new(), request_key: String::new() },
    );
    let (reinstate, remove) = (
        ReinstateAgencyInput { agency_id: id(), reason: None, request_key: String::new() },
        RemoveAgencyInput { agency_id: id(), reason: String::new(), request_key: String::new() },
    );
    vec![
        ("agencies/standing: approve", ApproveAgency::build(Approving { input: approve }).query),
        ("agencies/standing: suspend", SuspendAgency::build(Suspending { input: suspend }).query),
        ("agencies/standing: reinstate", ReinstateAgency::build(Reinstating { input: reinstate }).query),
        ("agencies/standing: remove", RemoveAgency::build(Removing { input: remove }).query),
    ]
}
