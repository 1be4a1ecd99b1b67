//! Record how to leave a tool. Without it no campaign for the tool may open (DESIGN 2.5).

use chrono::NaiveDate;
use sea_orm::ActiveValue::Set;
use sea_orm::IntoActiveModel;
use serde::Serialize;
use uuid::Uuid;

use super::permission::RecordExitAction;
use super::{exit_record, finders, tool};
use crate::access::{Actor, Permit, authorize};
use crate::error::{Failure, Problem, ProblemCode, Stop};
use crate::events::Fact;
use crate::operation::{Operation, RequestKey, Tx};
use crate::text;

/// The longest text of a field.
const TEXT_MAX: usize = 10_000;

/// How a tool is left.
#[derive(Clone, Debug, Serialize)]
pub struct RecordExit {
    /// Which tool.
    pub tool: Uuid,
    /// The tool's version as the form showed it.
    pub version: i64,
    /// The formats data comes out in.
    pub export_formats: String,
    /// What to do, step by step.
    pub steps: String,
    /// When it was last tried.
    pub tested_on: NaiveDate,
    /// By whom.
    pub tested_by: String,
}

/// Writes the record, or replaces the one there is, and raises the tool's version: whoever has it open reads it first.
pub async fn record_exit(
    operation: &Operation,
    actor: &Actor,
    key: Option<&RequestKey>,
    input: &RecordExit,
) -> Result<Result<Uuid, Vec<Problem>>, Failure> {
    let written = operation.write("record_exit", actor, key, input, async |tx, actor, input| {
        let found = finders::one_locked(tx.conn(), actor, input.tool).await?;
        let permit = authorize(actor, RecordExitAction, found, tx)?;
        if permit.subject().version != input.version {
            return Problem::at("version", ProblemCode::StaleVersion).refuse();
        }
        let problems = check(input, tx.now().date_naive());
        if !problems.is_empty() {
            return Err(Stop::Refused(problems));
        }
        write(tx, &permit, input).await?;
        tx.record(actor, Fact::ExitRecorded { tool: input.tool }).await?;
        Ok(input.tool)
    });
    written.await
}

fn check(input: &RecordExit, today: NaiveDate) -> Vec<Problem> {
    let texts = [("exportFormats", &input.export_formats), ("steps", &input.steps), ("testedBy", &input.tested_by)];
    let mut problems: Vec<Problem> =
        texts.into_iter().filter_map(|(field, text)| text::required(field, text, TEXT_MAX)).collect();
    // A day ahead is somebody's today further east.
    if input.tested_on > today.succ_opt().unwrap_or(today) {
        problems.push(Problem::at("testedOn", ProblemCode::InTheFuture));
    }
    problems
}

async fn write(tx: &Tx, permit: &Permit<'_, RecordExitAction>, input: &RecordExit) -> Result<(), Stop> {
    let tool: &tool::Model = permit.subject();
    let recorded_by = permit.actor().person().unwrap_or_default();
    let old = finders::exit_of(tx.conn(), permit.actor(), tool.id).await?;
    let is_new = old.is_none();
    let mut row = match old {
        Some(old) => old.into_active_model(),
        None => exit_record::ActiveModel {
            network_id: Set(tx.network()),
            id: Set(tx.new_id()),
            tool_id: Set(tool.id),
            ..Default::default()
        },
    };
    row.export_formats = Set(input.export_formats.trim().to_owned());
    row.steps = Set(input.steps.trim().to_owned());
    row.tested_on = Set(input.tested_on);
    row.tested_by = Set(input.tested_by.trim().to_owned());
    row.recorded_by = Set(recorded_by);
    row.recorded_at = Set(tx.now());
    if is_new {
        tx.insert(row).await?;
    } else {
        tx.update(row).await?;
    }
    let mut raised = tool.clone().into_active_model();
    raised.version = Set(tool.version + 1);
    tx.update(raised).await?;
    Ok(())
}
