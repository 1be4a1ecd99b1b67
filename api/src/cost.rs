//! What a document weighs is taken from what its asker may have answered, before anything of it is read.

use std::sync::Arc;

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextValidation};
use async_graphql::{Pos, ServerError, ValidationResult};
use domain::{Denial, Failure};

use crate::rates::Asker;
use crate::visit::{Current, Visit};

/// Counts for each document once it is known what it weighs.
pub(crate) struct CountCost;

impl ExtensionFactory for CountCost {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Counted)
    }
}

struct Counted;

#[async_graphql::async_trait::async_trait]
impl Extension for Counted {
    async fn validation(
        &self,
        ctx: &ExtensionContext<'_>,
        next: NextValidation<'_>,
    ) -> Result<ValidationResult, Vec<ServerError>> {
        let judged = next.run(ctx).await?;
        let visit = ctx.data_opt::<Arc<Current>>().map(|current| current.get());
        if let Some(visit) = visit {
            charge(&visit, judged.complexity).map_err(|denial| vec![refused(denial)])?;
        }
        Ok(judged)
    }
}

fn charge(visit: &Visit, weight: usize) -> Result<(), Denial> {
    let asker = match &visit.person {
        Some(person) => Asker::Person(person.id),
        None => Asker::Address(visit.caller.address),
    };
    visit.api.rates().may_ask(asker, u32::try_from(weight).unwrap_or(u32::MAX))
}

fn refused(denial: Denial) -> ServerError {
    let error: async_graphql::Error = Failure::Denied(denial).into();
    let mut error = error.into_server_error(Pos::default());
    error.locations.clear();
    error
}
