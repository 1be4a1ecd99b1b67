//! A look at a provider that was set up: is it there, and can we check its word?

use async_graphql::{ID, InputObject, Result, SimpleObject};
use domain::providers::finders;
use domain::{Denial, Failure, ProblemCode};
use provider::Trouble;
use uuid::Uuid;

use super::may_test;
use crate::problem::{Problem, told};
use crate::relay::{self, Kind};
use crate::visit::Visit;

/// Which provider to look at.
#[derive(Debug, InputObject)]
pub struct TestProviderInput {
    /// The provider.
    provider_id: ID,
    /// Limits how often one person asks; each look is a new one.
    request_key: String,
}

/// What a look at a provider found. Nobody is signed in, and nothing is written.
#[derive(Clone, Debug, SimpleObject)]
pub struct ProviderLook {
    /// How many keys it signs with that we can check; at least one.
    keys: i32,
    /// Whether it offers the way of signing in that we use (the code flow).
    offers_code: bool,
    /// Whether it says that it takes PKCE with S256, which we always use. Some take it without saying so.
    says_pkce: bool,
    /// Whether it says that it tells mail addresses, by which people are known the first time. Some tell them without saying so.
    says_email: bool,
}

/// What came of the look.
#[derive(Debug, SimpleObject)]
pub struct TestProviderPayload {
    /// What was found; none when something is in the way.
    look: Option<ProviderLook>,
    /// What is in the way.
    problems: Vec<Problem>,
}

pub(crate) async fn test(visit: &Visit, input: TestProviderInput) -> Result<TestProviderPayload> {
    let actor = visit.member()?;
    let id = relay::row(Kind::IdentityProvider, &input.provider_id)?;
    visit.before_deed(&input.request_key).await?;
    let tx = visit.reading.tx().await?;
    let found = finders::one(tx.as_ref(), actor, id).await?;
    drop(tx);
    // Nothing of the database is held while a stranger takes their time.
    visit.leave().await;
    let row = found.ok_or(Failure::Denied(Denial::NotFound))?;
    if !may_test(visit, &row) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    visit.api.rates().may_look_outside(actor.network).map_err(Failure::from)?;
    let dealings = visit.api.dealings();
    let registration = dealings.registration(visit, &row, &visit.network()?.slug);
    Ok(match provider::look(&dealings.outside, &registration).await {
        Ok(look) => TestProviderPayload {
            look: Some(ProviderLook {
                keys: i32::try_from(look.keys).unwrap_or(i32::MAX),
                offers_code: look.offers_code,
                says_pkce: look.says_pkce,
                says_email: look.says_email,
            }),
            problems: Vec::new(),
        },
        Err(trouble) => TestProviderPayload { look: None, problems: told(visit, vec![in_the_way(trouble)]) },
    })
}

/// What is in the way of switching a provider on; nothing where it answers, where it is on, and where that is refused anyhow.
pub(super) async fn hindrance(visit: &Visit, id: Uuid) -> Result<Option<domain::Problem>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let found = finders::one(tx.as_ref(), actor, id).await?;
    drop(tx);
    // Nothing of the database is held while a stranger takes their time.
    visit.leave().await;
    let Some(row) = found.filter(|row| !row.is_on && may_test(visit, row)) else { return Ok(None) };
    visit.api.rates().may_look_outside(actor.network).map_err(Failure::from)?;
    let dealings = visit.api.dealings();
    let registration = dealings.registration(visit, &row, &visit.network()?.slug);
    Ok(provider::look(&dealings.outside, &registration).await.err().map(in_the_way))
}

/// What is in the way, for people.
pub(super) fn in_the_way(trouble: Trouble) -> domain::Problem {
    domain::Problem::whole(match trouble {
        Trouble::NotAllowed => ProblemCode::ProviderNotAllowed,
        Trouble::Unreachable => ProblemCode::ProviderUnreachable,
        Trouble::TooSlow => ProblemCode::ProviderTooSlow,
        Trouble::NotUnderstood => ProblemCode::ProviderNotUnderstood,
        Trouble::OtherIssuer => ProblemCode::ProviderOtherIssuer,
        Trouble::NoKeys => ProblemCode::ProviderNoKeys,
        Trouble::Refused => ProblemCode::ProviderRefused,
        Trouble::NotItsWord => ProblemCode::ProviderNotItsWord,
    })
}
