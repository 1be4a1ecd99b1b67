//! What a demo begins with: a sample that was loaded before, or a new one.

use super::folder::{Folder, Memory};
use super::ground::Ground;
use super::progress::Progress;
use crate::cli::{self, Size};
use crate::database;
use crate::mailbox::Mailbox;
use crate::sample::everyday::Everyday;
use crate::sample::load;
use crate::sample::plan::Plan;
use crate::sample::rows::Ids;
use chrono::{DateTime, Utc};
use domain::identity::SigningKey;
use domain::networks::retention::KEEP_DAYS_MAX;
use domain::{Clock, Operation};
use std::sync::Arc;

/// The sample of a folder: what was planned, and what the demo remembers of it.
#[derive(Debug)]
pub struct Sample {
    /// Who is there, and what happens.
    pub plan: Plan,
    /// Their ids.
    pub ids: Ids,
    /// What the demo remembers.
    pub memory: Memory,
}

/// The seed of whoever names none.
const SEED: u64 = 2026;

/// Finds the sample of the folder, or loads it.
///
/// # Errors
/// One sentence.
pub async fn open(
    options: &cli::Demo,
    folder: &Folder,
    ground: &Ground,
    base_url: &str,
    key: impl Fn() -> Result<SigningKey, String>,
) -> Result<Sample, String> {
    let begun = if options.fresh { None } else { folder.recall()? };
    if let Some(memory) = &begun {
        same_wishes(options, ground, memory)?;
    }
    if let Some(memory) = begun.clone().filter(|memory| memory.loaded) {
        return Ok(planned(memory));
    }
    let (seed, size) = wished(options, begun.as_ref());
    let base = whole_minute(Clock::system().now());
    let memory = Memory::new(seed, size.word(), ground.fingerprint.clone(), base);
    ground.empty().await?;
    folder.clear()?;
    folder.remember(&memory)?;
    ground.build().await?;
    let mut sample = planned(memory);
    load_into(&mut sample, size, folder, ground, base_url, key()?).await?;
    sample.memory.loaded = true;
    folder.remember(&sample.memory)?;
    Ok(sample)
}

/// Which sample to load: the one asked for, or the one of a load that was interrupted.
fn wished(options: &cli::Demo, begun: Option<&Memory>) -> (u64, Size) {
    let everyday = begun.is_some_and(|memory| memory.size == Size::Everyday.word());
    let size = options.size.unwrap_or(if everyday { Size::Everyday } else { Size::Sample });
    (options.seed.or(begun.map(|memory| memory.seed)).unwrap_or(SEED), size)
}

/// Refuses a start that asks for another sample than the one that is there.
fn same_wishes(options: &cli::Demo, ground: &Ground, memory: &Memory) -> Result<(), String> {
    let other = |what: &str, there: &str| {
        Err(format!(
            "This folder holds a sample with {what} {there}; add --fresh to load another, or name another folder."
        ))
    };
    if options.seed.is_some_and(|seed| seed != memory.seed) {
        return other("--seed", &memory.seed.to_string());
    }
    if options.size.is_some_and(|size| size.word() != memory.size) {
        return other("--size", &memory.size);
    }
    if ground.fingerprint != memory.database {
        return other("another", "--database-url");
    }
    Ok(())
}

/// The plan follows from what is remembered.
fn planned(memory: Memory) -> Sample {
    if memory.size == Size::Everyday.word() {
        let everyday = Everyday::new(memory.seed, memory.base);
        return Sample { plan: everyday.plan, ids: everyday.ids, memory };
    }
    let plan = Plan::sample(memory.seed, memory.base);
    Sample { ids: Ids::of(memory.seed, &plan), plan, memory }
}

async fn load_into(
    sample: &mut Sample,
    size: Size,
    folder: &Folder,
    ground: &Ground,
    base_url: &str,
    key: SigningKey,
) -> Result<(), String> {
    let base = sample.memory.base;
    // While history happens the clock stands wherever the story is.
    let opened = database::open(&ground.urls, 4, Clock::standing_at(base)).await?;
    let operation = Operation::new(&opened.app);
    let agencies = sample.plan.agencies.len();
    let progress =
        Progress::begin(format!("Loading {agencies} invented agencies and {} tools", sample.plan.tools.len()));
    let loaded = match size {
        Size::Everyday => {
            let everyday = Everyday::new(sample.memory.seed, base);
            load::everyday(&operation, &everyday, base, &|done| progress.show(done)).await.map(|()| Vec::new())
        }
        Size::Sample => {
            let mailbox =
                Mailbox::for_demo(folder.path()).map_err(|error| format!("The mailbox cannot be made: {error}."))?;
            let worker =
                crate::house::worker(&opened, &key, base_url, &super::mail(), KEEP_DAYS_MAX, Arc::new(mailbox));
            let tell = async || worker.catch_up().await.map_err(|failure| failure.to_string());
            load::sample(&operation, &sample.plan, &sample.ids, base, &tell, &|done| progress.show(done)).await
        }
    };
    opened.close().await;
    sample.memory.campaigns = loaded?;
    progress.end();
    Ok(())
}

fn whole_minute(at: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp(at.timestamp() / 60 * 60, 0).unwrap_or(at)
}
