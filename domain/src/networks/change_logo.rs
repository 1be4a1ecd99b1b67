//! Give the network a logo, in the place of the one it has.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::permission::ChangeLogoAction;
use super::picture::{self, Shape};
use super::{finders, network, network_logo};
use crate::access::{Actor, authorize, may_begin};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};

/// A logo to be.
#[derive(Clone, Debug)]
pub struct ChangeLogo {
    /// The file.
    pub file: Vec<u8>,
    /// The digest of the logo the form showed; none where it showed none.
    pub replaces: Option<String>,
}

/// A picture that was read. A request is remembered by what it says of the picture, not by the picture.
#[derive(Serialize)]
struct ReadLogo {
    shape: Shape,
    replaces: Option<String>,
    #[serde(skip)]
    base64: String,
}

/// Whatever is uploaded at the same time, the dots of one picture lie in memory.
static ONE_AT_A_TIME: Semaphore = Semaphore::const_new(1);

/// Reads the picture, makes it ours, and gives the network's id. The same again changes nothing.
///
/// The file is read before anything is locked, and only for somebody who may change the logo.
///
/// # Errors
/// A denial, or a database that fails.
pub async fn change_logo(
    operation: &Operation,
    actor: &Actor,
    network: &network::Model,
    key: Option<&RequestKey>,
    input: ChangeLogo,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    may_begin(actor, ChangeLogoAction, network)?;
    let turn = ONE_AT_A_TIME.acquire().await.map_err(Failure::ours)?;
    let file = input.file;
    let read = tokio::task::spawn_blocking(move || {
        let read = picture::ours("file", &file);
        // It is over when it was read, and not when whoever sent it has gone.
        drop(turn);
        read
    });
    let read = read.await.map_err(Failure::ours)?;
    let picture = match read {
        Ok(picture) => picture,
        Err(problem) => return Ok(Err(vec![problem])),
    };
    let input = ReadLogo { shape: picture.shape, replaces: input.replaces, base64: picture.base64 };
    let changed = operation.write("change_logo", actor, key, &input, async |tx, actor, input| {
        let found = finders::own_locked(tx.conn(), actor).await?;
        let permit = authorize(actor, ChangeLogoAction, found, tx)?;
        let before = permit.subject().logo.as_ref();
        if before == Some(&input.shape) {
            return Ok(tx.network());
        }
        refuse_unless_shown(before, input.replaces.as_deref())?;
        let row = network_logo::ActiveModel {
            network_id: Set(tx.network()),
            id: Set(tx.network()),
            picture: Set(input.base64.clone()),
            changed_at: Set(tx.now()),
        };
        if before.is_some() {
            tx.update(row).await?
        } else {
            tx.insert(row).await?
        };
        let mut row = permit.subject().clone().into_active_model();
        row.logo = Set(Some(input.shape.clone()));
        tx.update(row).await?;
        tx.record(permit.actor(), Fact::LogoChanged {}).await?;
        Ok(tx.network())
    });
    changed.await
}

/// Whoever saw a logo must find that one, and whoever saw none must find none.
pub(super) fn refuse_unless_shown(there: Option<&Shape>, shown: Option<&str>) -> Result<(), Stop> {
    if there.map(|shape| shape.digest.as_str()) == shown {
        Ok(())
    } else {
        Problem::at("version", ProblemCode::StaleVersion).refuse()
    }
}
