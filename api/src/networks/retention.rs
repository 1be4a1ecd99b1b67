//! For how long a network keeps what it keeps for its people.

use async_graphql::{Context, InputObject, Result, SimpleObject};
use domain::Reading;
use domain::networks::retention::{self, Bounds};
use domain::networks::{ChangeRetention, change_retention, finders};
use uuid::Uuid;

use crate::problem::{Problem, told};
use crate::scalars::int;
use crate::visit::{Visit, visit};

/// Days that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct RetentionPeriod {
    /// For how many days it is kept.
    days: i32,
    /// The fewest days that can be set.
    days_min: i32,
    /// The most days that can be set: whoever runs the server may say less than we do.
    days_max: i32,
}

/// For how long a network keeps what it keeps for its people. What is older is removed within a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct Retention {
    /// People's notices inside Longtable, read or not.
    notices: RetentionPeriod,
    /// What became of mails: to whom, about what, when, and why one did not arrive.
    mails: RetentionPeriod,
    /// Name and address in invitations nobody accepted, after they ran out.
    invitations: RetentionPeriod,
    /// Rises with every change; a change names the version it was made of.
    version: i32,
}

fn period(bounds: Bounds, keep_days_max: i64, days: i64) -> RetentionPeriod {
    let bounds = bounds.within(keep_days_max);
    RetentionPeriod { days: int(days), days_min: int(bounds.least), days_max: int(bounds.most) }
}

/// What a network keeps, for whoever may read its privacy page, in a reading that is bound to it.
pub(crate) async fn kept(visit: &Visit, reading: &Reading, network: Uuid) -> Result<Retention> {
    let most = visit.api.settings().keep_days_max;
    let row = finders::retention(reading.tx().await?.as_ref(), network).await?;
    let kept = retention::Retention::of(row.as_ref(), most);
    Ok(Retention {
        notices: period(retention::NOTICES, most, kept.notices_days),
        mails: period(retention::MAILS, most, kept.mails_days),
        invitations: period(retention::INVITATIONS, most, kept.invitations_days),
        version: int(row.map_or(0, |row| row.version)),
    })
}

/// For how many days the network is to keep what.
#[derive(Debug, InputObject)]
pub struct ChangeRetentionInput {
    /// For how many days people find their notices.
    notices_days: i32,
    /// For how many days it is kept what became of a mail.
    mails_days: i32,
    /// For how many days name and address stay in an invitation that ran out.
    invitations_days: i32,
    /// The version that is changed.
    version: i32,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// For how long the network keeps what now.
#[derive(Debug, SimpleObject)]
pub struct ChangeRetentionPayload {
    /// For how long; none when something has to be mended.
    retention: Option<Retention>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn change(ctx: &Context<'_>, input: ChangeRetentionInput) -> Result<ChangeRetentionPayload> {
    let visit = visit(ctx);
    let actor = visit.member()?;
    let key = visit.before_deed(&input.request_key).await?;
    let retention = retention::Retention {
        notices_days: input.notices_days.into(),
        mails_days: input.mails_days.into(),
        invitations_days: input.invitations_days.into(),
    };
    let keep_days_max = visit.api.settings().keep_days_max;
    let wish = ChangeRetention { retention, version: input.version.into(), keep_days_max };
    if let Err(problems) = change_retention(visit.operation(), actor, Some(&key), &wish).await? {
        return Ok(ChangeRetentionPayload { retention: None, problems: told(&visit, problems) });
    }
    let retention = kept(&visit, &visit.reading, actor.network).await?;
    Ok(ChangeRetentionPayload { retention: Some(retention), problems: Vec::new() })
}
