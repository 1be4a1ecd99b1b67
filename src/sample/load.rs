//! Loads a sample into an empty database.

use super::everyday::{CAMPAIGNS, Everyday};
use super::history::{Player, let_time_pass};
use super::plan::Plan;
use super::rows::Ids;
use chrono::{DateTime, TimeDelta, Utc};
use domain::sample::{load, mark_told};
use domain::{Failure, Operation};
use std::cell::Cell;
use uuid::Uuid;

/// What happened longer ago than this is no news: nobody gets a mail about it when the sample is loaded.
const NEWS_DAYS: i64 = 10;

/// Loads the network, then lets its history happen step by step until `base`. The operation's clock must stand still; it
/// stands at `base` in the end. `tell` sends what is news, `progress` hears how far it is, in per cent.
///
/// Gives the campaigns, in the order of the plan.
///
/// # Errors
/// One sentence: a story that breaks a rule, or a database that fails.
pub async fn sample(
    operation: &Operation,
    plan: &Plan,
    ids: &Ids,
    base: DateTime<Utc>,
    tell: &impl AsyncFn() -> Result<(), String>,
    progress: &impl Fn(u64),
) -> Result<Vec<Uuid>, String> {
    let clock = &operation.database().clock;
    clock.set(plan.founded_at);
    load(operation, ids.network, &ids.rows(plan)).await.map_err(sentence)?;
    let news_from = base - TimeDelta::days(NEWS_DAYS);
    let is_news = Cell::new(false);
    let after = async |at: DateTime<Utc>| {
        if at < news_from {
            return Ok(());
        }
        if !is_news.replace(true) {
            mark_told(operation, ids.network).await.map_err(sentence)?;
        }
        tell().await
    };
    let mut player = Player::new(operation, plan, ids, Vec::new());
    let steps: Vec<_> = plan.steps.iter().filter(|step| step.at < base).collect();
    for (taken, step) in steps.iter().enumerate() {
        let_time_pass(operation, ids.network, step.at, &after).await?;
        clock.set(step.at);
        player.play(step).await?;
        after(step.at).await?;
        progress((taken as u64 + 1) * 100 / steps.len() as u64);
    }
    let_time_pass(operation, ids.network, base, &after).await?;
    clock.set(base);
    Ok(player.campaigns().to_vec())
}

/// Loads the everyday size. The operation's clock must stand still; it stands at `base` in the end.
///
/// # Errors
/// One sentence when the database fails.
pub async fn everyday(
    operation: &Operation,
    everyday: &Everyday,
    base: DateTime<Utc>,
    progress: &impl Fn(u64),
) -> Result<(), String> {
    let clock = &operation.database().clock;
    let network = everyday.ids.network;
    clock.set(everyday.plan.founded_at);
    load(operation, network, &everyday.rows()).await.map_err(sentence)?;
    for index in 0..CAMPAIGNS {
        load(operation, network, &everyday.campaign(index)).await.map_err(sentence)?;
        progress((index as u64 + 1) * 60 / CAMPAIGNS as u64);
    }
    let closed = Cell::new(0);
    let after = async |_| {
        closed.set(closed.get() + 1);
        progress(60 + std::cmp::min(closed.get() * 40 / CAMPAIGNS as u64, 39));
        Ok(())
    };
    let_time_pass(operation, network, base, &after).await?;
    clock.set(base);
    mark_told(operation, network).await.map_err(sentence)?;
    progress(100);
    Ok(())
}

fn sentence(failure: Failure) -> String {
    format!("The sample cannot be loaded: {failure}.")
}
