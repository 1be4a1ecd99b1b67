//! What a network allows its staff and its agencies.

use async_graphql::{InputObject, Object, Result, SimpleObject};
use domain::networks::network_rules::{Model, Rules};
use domain::networks::{ChangeRules, change_rules, finders, permission};
use domain::{Denial, Failure};

use crate::problem::{Problem, told};
use crate::scalars::int;
use crate::visit::Visit;

/// What the network allows its staff and its agencies.
#[derive(Clone, Copy, Debug)]
pub struct NetworkRules {
    rules: Rules,
    version: i64,
}

/// What the network allows its staff and its agencies.
#[Object]
impl NetworkRules {
    /// Whether staff enter a request, its withdrawal, or a no to a result, that an agency told them by phone, on paper or in
    /// person.
    async fn told_requests(&self) -> bool {
        self.rules.told_requests
    }

    /// Whether staff enter what binds the agency's money, too: a yes, and a request where requests are binding or silence
    /// is a yes.
    async fn told_yes(&self) -> bool {
        self.rules.told_yes
    }

    /// Rises with every change; a change names the version it was made of. 0 while nobody has set anything.
    async fn version(&self) -> i32 {
        int(self.version)
    }

    /// Whether an agency may set an amount above which its requests wait for an admin of its own who is not the one who
    /// asked.
    async fn own_approval(&self) -> bool {
        self.rules.own_approval
    }
}

pub(crate) async fn rules(visit: &Visit) -> Result<NetworkRules> {
    let actor = visit.member()?;
    if !domain::access::allows(actor, permission::ChangeRulesAction, visit.network()?) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    let tx = visit.reading.tx().await?;
    let row = finders::rules_to_change(tx.as_ref(), actor).await?;
    Ok(NetworkRules {
        rules: row.as_ref().map_or_else(Rules::default, Model::rules),
        version: row.map_or(0, |row| row.version),
    })
}

/// What the network is to allow.
#[derive(Debug, InputObject)]
pub struct ChangeRulesInput {
    /// Whether staff enter a request, its withdrawal, or a no to a result, that an agency told them by phone, on paper or in
    /// person.
    told_requests: bool,
    /// Whether staff enter what binds the agency's money, too: a yes, and a request where requests are binding or silence
    /// is a yes. It means nothing without the other.
    told_yes: bool,
    /// Whether an agency may set an amount above which its requests wait for an admin of its own who is not the one who
    /// asked. Switched off, no further request waits; what waits already still does.
    own_approval: bool,
    /// The version that is changed; 0 while nobody has set anything.
    version: i32,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// What the network allows now.
#[derive(Debug, SimpleObject)]
pub struct ChangeRulesPayload {
    /// All of it; none when something has to be mended.
    rules: Option<NetworkRules>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn change(visit: &Visit, input: ChangeRulesInput) -> Result<ChangeRulesPayload> {
    let actor = visit.member()?;
    let ChangeRulesInput { told_requests, told_yes, own_approval, .. } = input;
    let wish = ChangeRules { rules: Rules { told_requests, told_yes, own_approval }, version: input.version.into() };
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match change_rules(visit.operation(), actor, Some(&key), &wish).await? {
        Ok(_) => ChangeRulesPayload { rules: Some(rules(visit).await?), problems: Vec::new() },
        Err(problems) => ChangeRulesPayload { rules: None, problems: told(visit, problems) },
    })
}
