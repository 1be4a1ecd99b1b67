//! Answer a provisional outcome: yes, we buy at this price, or no.

use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::outcome::{Answer, Stage};
use super::permission::{AgencyInCampaign, AnswerOutcomeAction};
use super::phase::{Phase, phase_at};
use super::told::ToldFact;
use super::{allocation, campaign, finders};
use crate::access::{Actor, authorize};
use crate::clock::Instant;
use crate::error::{Failure, Problem, ProblemArg, ProblemCode, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey, Tx};

/// An agency's answer.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerOutcome {
    /// In which campaign.
    pub campaign: Uuid,
    /// Which agency.
    pub agency: Uuid,
    /// Yes or no.
    pub answer: Answer,
    /// The answer the page showed; none when it showed none.
    pub shown: Option<Answer>,
}

/// Records the answer of an agency that is in, and gives the id of its allocation. Until `confirm_by` an answer may be
/// changed by whoever has seen it; the same answer again changes nothing.
pub async fn answer_outcome(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &AnswerOutcome,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let answered = operation.write("answer_outcome", actor, key, input, async |tx, actor, input| {
        let found = finders::agency_in_campaign(tx.conn(), actor, input.campaign, input.agency, tx.now()).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, AnswerOutcomeAction, found, tx)?;
        let subject = permit.subject();
        let mine = part_to_answer(tx, actor, subject, now).await?;
        let id = mine.id;
        if mine.answer != Some(input.answer) {
            refuse_unless_seen(mine.answer, input.shown)?;
            answer(tx, actor, subject, mine, (input.answer, now, None)).await?;
        }
        Ok(id)
    });
    answered.await
}

/// The agency's part of a result that waits for its answer.
pub(crate) async fn part_to_answer(
    tx: &Tx,
    actor: &Actor,
    subject: &AgencyInCampaign,
    now: Instant,
) -> Result<allocation::Model, Stop> {
    let AgencyInCampaign { campaign, agency, .. } = subject;
    refuse_unless_confirming(campaign, now)?;
    let mine = finders::allocation_in(tx.conn(), actor, campaign, Stage::Provisional, agency.id).await?;
    match mine.filter(|mine| mine.included) {
        Some(mine) => Ok(mine),
        None => Problem::whole(ProblemCode::NothingToAnswer).refuse(),
    }
}

/// Writes an answer, by the agency's own people or as it told staff.
pub(crate) async fn answer(
    tx: &Tx,
    actor: &Actor,
    subject: &AgencyInCampaign,
    mine: allocation::Model,
    (answer, now, told): (Answer, Instant, Option<ToldFact>),
) -> Result<(), Stop> {
    let (campaign, agency) = (subject.campaign.id, subject.agency.id);
    let mut row = mine.into_active_model();
    row.answer = Set(Some(answer));
    row.answered_at = Set(Some(now));
    row.answered_by = Set(actor.person());
    tx.update(row).await?;
    tx.record(actor, Fact::OutcomeAnswered { campaign, agency, answer, told }).await?;
    tx.touch(campaign);
    Ok(())
}

/// Whoever saw no answer must find none given; whoever saw one must find that: nobody turns a colleague's word round unseen.
pub(crate) fn refuse_unless_seen(given: Option<Answer>, shown: Option<Answer>) -> Result<(), Stop> {
    if given == shown { Ok(()) } else { Problem::at("answerShown", ProblemCode::StaleVersion).refuse() }
}

fn refuse_unless_confirming(campaign: &campaign::Model, now: Instant) -> Result<(), Stop> {
    match (phase_at(campaign, now), campaign.confirm_by) {
        (Phase::Confirming, Some(by)) if now < by => Ok(()),
        (Phase::Confirming | Phase::Cleared | Phase::NotCleared, Some(by)) if now >= by => {
            let by = ProblemArg::Instant(by, campaign.zone.clone());
            Problem::whole(ProblemCode::Closed).with("at", by).refuse()
        }
        (Phase::Cancelled, _) => Problem::whole(ProblemCode::AlreadyEnded).refuse(),
        _ => Problem::whole(ProblemCode::NothingToAnswer).refuse(),
    }
}
