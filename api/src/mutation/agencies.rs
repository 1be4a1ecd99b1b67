//! Agencies and their standing: what can be done.

use async_graphql::{Context, Object, Result};

use crate::agencies::{
    self, AddAgencyInput, AddAgencyPayload, ApproveAgencyInput, ApproveAgencyPayload, ChangeApprovalInput,
    ChangeApprovalPayload, EditAgencyInput, EditAgencyPayload, ImportAgenciesInput, ImportAgenciesPayload,
    ReinstateAgencyInput, ReinstateAgencyPayload, RemoveAgencyInput, RemoveAgencyPayload, SuspendAgencyInput,
    SuspendAgencyPayload, UploadAgenciesInput, UploadAgenciesPayload,
};
use crate::apart::apart;
use crate::visit::visit;

/// Agencies and their standing: what can be done.
#[derive(Clone, Copy, Debug, Default)]
pub struct AgenciesMutation;

#[Object]
impl AgenciesMutation {
    /// Add an agency to the network. Only for coordinators.
    async fn add_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is known of it.")] input: AddAgencyInput,
    ) -> Result<Option<AddAgencyPayload>> {
        apart(agencies::add_agency(&visit(ctx), input)).await.map(Some)
    }

    /// Change an agency's profile. Only for coordinators, and for the agency's own admins.
    async fn edit_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is known of it now.")] input: EditAgencyInput,
    ) -> Result<Option<EditAgencyPayload>> {
        apart(agencies::edit_agency(&visit(ctx), input)).await.map(Some)
    }

    /// Change from which amount an agency's requests wait for an admin of its own who is not the one who asked. Only for the
    /// agency's admins.
    async fn change_approval(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The amount.")] input: ChangeApprovalInput,
    ) -> Result<Option<ChangeApprovalPayload>> {
        apart(agencies::change_approval(&visit(ctx), input)).await.map(Some)
    }

    /// Let an agency in that waits. Only for coordinators. Its people are told.
    async fn approve_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency.")] input: ApproveAgencyInput,
    ) -> Result<Option<ApproveAgencyPayload>> {
        apart(agencies::approve_agency(&visit(ctx), input)).await.map(Some)
    }

    /// Suspend an agency: its pledges stay, and its people only look until it is reinstated. Only for coordinators. Its people
    /// are told why.
    async fn suspend_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency, and why.")] input: SuspendAgencyInput,
    ) -> Result<Option<SuspendAgencyPayload>> {
        apart(agencies::suspend_agency(&visit(ctx), input)).await.map(Some)
    }

    /// Let a suspended agency's people act again, or take an agency back that was removed, with the people who left with it.
    /// Only for coordinators. Its people are told.
    async fn reinstate_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency.")] input: ReinstateAgencyInput,
    ) -> Result<Option<ReinstateAgencyPayload>> {
        apart(agencies::reinstate_agency(&visit(ctx), input)).await.map(Some)
    }

    /// End an agency's membership: what `pledgeConsequences` tells becomes of its pledges, and its people leave. Only for
    /// coordinators. Its people are told why.
    async fn remove_agency(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which agency, and why.")] input: RemoveAgencyInput,
    ) -> Result<Option<RemoveAgencyPayload>> {
        apart(agencies::remove_agency(&visit(ctx), input)).await.map(Some)
    }

    /// Upload a list of agencies, to see row by row what it would do. Nothing of it is done yet. Only for coordinators.
    async fn upload_agencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The list.")] input: UploadAgenciesInput,
    ) -> Result<Option<UploadAgenciesPayload>> {
        apart(agencies::upload_agencies(&visit(ctx), input)).await.map(Some)
    }

    /// Import an uploaded list: all that was shown, or nothing. Only for coordinators.
    async fn import_agencies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which list, and what was shown of it.")] input: ImportAgenciesInput,
    ) -> Result<Option<ImportAgenciesPayload>> {
        apart(agencies::import_agencies(&visit(ctx), input)).await.map(Some)
    }
}
