//! From which amount an agency's requests wait for an admin of its own who is not the one who asked.

use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::agencies::agency;
use domain::roster::permission::ChangeApprovalAction;
use domain::{access, roster};

use super::ChangeApprovalPayload;
use crate::loaders::RulesKey;
use crate::relay::{Kind, row};
use crate::scalars::Minor;
use crate::visit::{Visit, visit};

/// From which amount an agency's requests wait for an admin of its own who is not the one who asked.
#[derive(Clone, Debug)]
pub struct AgencyApproval {
    agency: agency::Model,
    is_on: bool,
}

/// From which amount an agency's requests wait for an admin of its own who is not the one who asked.
#[Object]
impl AgencyApproval {
    /// A request waits whose worst bill is above this; with none no request waits.
    async fn above(&self) -> Option<Minor> {
        self.agency.approval_above.map(Minor::from)
    }

    /// The currency of the amount, three capital letters; the network's where there is no amount yet. In a campaign in
    /// another currency every request waits that may cost anything.
    async fn currency(&self, ctx: &Context<'_>) -> Result<String> {
        match &self.agency.approval_currency {
            Some(currency) => Ok(currency.clone()),
            None => Ok(visit(ctx).network()?.currency.clone()),
        }
    }

    /// Whether the network has the rule by which the amount counts.
    async fn is_on(&self) -> bool {
        self.is_on
    }

    /// Whether the viewer may change it.
    async fn can_change(&self, ctx: &Context<'_>) -> bool {
        access::allows(&visit(ctx).actor, ChangeApprovalAction, &self.agency)
    }
}

/// The amount of an agency, for its own people; none where the network does not have the rule and no amount is set.
pub(super) async fn of(visit: &Visit, agency: &agency::Model) -> Result<Option<AgencyApproval>> {
    if !visit.actor.works_for(agency.id) || visit.actor.network != agency.network_id {
        return Ok(None);
    }
    let is_on = visit.loaders().load_one(RulesKey).await?.is_some_and(|rules| rules.own_approval);
    let counts = is_on || agency.approval_above.is_some();
    Ok(counts.then(|| AgencyApproval { agency: agency.clone(), is_on }))
}

/// From which amount an agency's requests are to wait.
#[derive(Debug, InputObject)]
pub struct ChangeApprovalInput {
    /// The agency.
    agency_id: ID,
    /// The version of the agency the form showed.
    version: i32,
    /// A request waits whose worst bill is above this, in the network's currency; left out, no request waits any more.
    above: Option<Minor>,
    /// Where the agency has one admin: that nobody can approve what they ask for themselves is understood.
    #[graphql(default)]
    alone_understood: bool,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

pub(crate) async fn change_approval(visit: &Visit, input: ChangeApprovalInput) -> Result<ChangeApprovalPayload> {
    let actor = visit.member()?;
    let change = roster::ChangeApproval {
        agency: row(Kind::Agency, &input.agency_id)?,
        version: input.version.into(),
        above: input.above.map(Into::into),
        alone_understood: input.alone_understood,
    };
    let key = visit.before_deed(&input.request_key).await?;
    let done = roster::change_approval(visit.operation(), actor, Some(&key), &change).await?;
    ChangeApprovalPayload::of(visit, done).await
}
