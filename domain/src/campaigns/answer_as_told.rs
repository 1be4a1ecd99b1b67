//! Answer as told: staff enter an agency's yes or no in its name, as it told them. A no binds nobody; whether a yes may come
//! this way at all, the network decides.

use serde::Serialize;
use uuid::Uuid;

use super::answer_outcome::{answer, part_to_answer, refuse_unless_seen};
use super::finders;
use super::outcome::Answer;
use super::permission::AnswerAsToldAction;
use super::told::{self, Entered, Told, Wish, both, hear};
use crate::access::{Actor, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::operation::{Operation, RequestKey};

/// An agency's answer, as it told staff.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerAsTold {
    /// In which campaign.
    pub campaign: Uuid,
    /// Which agency.
    pub agency: Uuid,
    /// Yes or no.
    pub answer: Answer,
    /// The answer the form showed; none when it showed none.
    pub shown: Option<Answer>,
    /// How it was told.
    pub told: Told,
}

/// Records the answer of an agency that is in, and gives the id of the entry that says how it was told. Until `confirm_by`
/// the agency itself may change it.
pub async fn answer_as_told(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &AnswerAsTold,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let answered = operation.write("answer_as_told", actor, key, input, async |tx, actor, input| {
        let found = finders::agency_for_staff(tx.conn(), actor, input.campaign, input.agency, tx.now()).await?;
        let now = tx.instant_after_lock().await?;
        let permit = authorize(actor, AnswerAsToldAction, found, tx)?;
        let subject = permit.subject();
        let mine = part_to_answer(tx, actor, subject, now).await?;
        let heard = hear(tx, actor, subject, &input.told, Wish::Answer(input.answer)).await?;
        let sound =
            refuse_unless_new(mine.answer, input.answer).and_then(|()| refuse_unless_seen(mine.answer, input.shown));
        let ((), heard) = both(sound, heard)?;
        let entered = Entered::Answered(input.answer);
        let told = told::keep(tx, actor, subject, (&input.told, &heard), (entered, now)).await?;
        answer(tx, actor, subject, mine, (input.answer, now, Some(told))).await?;
        Ok(told.entry)
    });
    answered.await
}

/// What the agency has answered already needs no second word from others.
fn refuse_unless_new(before: Option<Answer>, now: Answer) -> Result<(), Stop> {
    if before == Some(now) { Problem::whole(ProblemCode::AnsweredSo).refuse() } else { Ok(()) }
}
