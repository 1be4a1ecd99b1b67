//! Ask or answer beneath a campaign.

use sea_orm::ActiveValue::Set;
use serde::Serialize;
use uuid::Uuid;

use super::permission::PostCommentAction;
use super::{comment, finders};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey};
use crate::text;

/// The longest comment.
const BODY_MAX: usize = 5_000;

/// What somebody says.
#[derive(Clone, Debug, Serialize)]
pub struct PostComment {
    /// Beneath which campaign.
    pub campaign: Uuid,
    /// The words.
    pub body: String,
}

/// Posts a comment in the name of the person and of the agency they act for.
pub async fn post_comment(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &PostComment,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let posted = operation.write("post_comment", actor, key, input, async |tx, actor, input| {
        let found = finders::one_unlocked(tx.conn(), actor, input.campaign).await?;
        let permit = authorize(actor, PostCommentAction, found, tx)?;
        if let Some(problem) = text::required("body", &input.body, BODY_MAX) {
            return problem.refuse();
        }
        let (comment, campaign) = (tx.new_id(), permit.subject().id);
        tx.insert(comment::ActiveModel {
            network_id: Set(tx.network()),
            id: Set(comment),
            campaign_id: Set(campaign),
            author_id: Set(permit.actor().person().unwrap_or_default()),
            agency_id: Set(permit.actor().agency()),
            body: Set(input.body.trim().to_owned()),
            created_at: Set(tx.now()),
        })
        .await?;
        tx.record(actor, Fact::CommentPosted { campaign, comment }).await?;
        tx.touch(campaign);
        Ok(comment)
    });
    posted.await
}
