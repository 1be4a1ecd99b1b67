//! What people were told, and what could not be sent.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use domain::identity::person;
use domain::notifications::finders::{self, NoticeRow};
use domain::notifications::{NoticeText, channel, delivery, mark_notices_read, notice_text, retry_delivery};
use domain::page::Page;
use domain::{Denial, Failure};
use uuid::Uuid;

use crate::campaigns::Campaign;
use crate::identity::unread_notices;
use crate::loaders::CampaignKey;
use crate::problem::{Problem, told};
use crate::relay::{self, Connection, Entry, Kind};
use crate::scalars::{Instant, int};
use crate::visit::{Visit, visit};

/// Where a delivery stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "channel::DeliveryState")]
pub enum DeliveryState {
    /// Waiting to be sent.
    Due,
    /// Sent.
    Sent,
    /// A reminder whose point was gone before it could be sent.
    NotNeeded,
    /// Given up after a permanent failure or too many attempts; a coordinator may have it sent again.
    Parked,
}

/// Something the person who asks was told inside Longtable.
#[derive(Clone, Debug)]
pub struct Notice(Arc<NoticeRow>);

impl Notice {
    pub(crate) fn new(row: NoticeRow) -> Self {
        Self(Arc::new(row))
    }

    fn text(&self, visit: &Visit) -> Option<NoticeText> {
        let (_, event, campaign) = self.0.as_ref();
        event.as_ref().map(|event| notice_text(visit.language, &event.fact, campaign.as_ref()))
    }
}

impl Entry for Notice {
    fn place(&self) -> Uuid {
        self.0.0.id
    }
}

/// Something the person who asks was told inside Longtable.
#[Object]
impl Notice {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Notice, self.0.0.id)
    }

    /// The kind of fact it tells of, such as `CampaignOpened`.
    async fn kind(&self) -> &str {
        &self.0.0.kind
    }

    /// One line, in the reader's language.
    async fn title(&self, ctx: &Context<'_>) -> String {
        self.text(&visit(ctx)).map(|text| text.title).unwrap_or_default()
    }

    /// One or two sentences, in the reader's language.
    async fn body(&self, ctx: &Context<'_>) -> String {
        self.text(&visit(ctx)).map(|text| text.body).unwrap_or_default()
    }

    /// The campaign it is about, if it is about one the reader may still see.
    async fn campaign(&self, ctx: &Context<'_>) -> Result<Option<Campaign>> {
        let Some(id) = self.0.0.campaign_id else { return Ok(None) };
        Ok(visit(ctx).loaders().load_one(CampaignKey(id)).await?.map(Campaign::new))
    }

    /// The global id of the agency it is about.
    async fn agency_id(&self) -> Option<ID> {
        let agency = self.0.1.as_ref().and_then(|event| event.agency_id);
        agency.map(|agency| relay::id(Kind::Agency, agency))
    }

    /// When it was made.
    async fn at(&self) -> Instant {
        Instant(self.0.0.created_at)
    }

    /// When the reader read it.
    async fn read_at(&self) -> Option<Instant> {
        self.0.0.read_at.map(Instant)
    }
}

/// One sending of one fact to one person: what coordinators see of a mail that could not be sent.
#[derive(Clone, Debug)]
pub struct Delivery(Arc<(delivery::Model, Option<person::Model>)>);

impl Delivery {
    pub(crate) fn new(row: (delivery::Model, Option<person::Model>)) -> Self {
        Self(Arc::new(row))
    }
}

impl Entry for Delivery {
    fn place(&self) -> Uuid {
        self.0.0.id
    }
}

/// One sending of one fact to one person: what coordinators see of a mail that could not be sent.
#[Object]
impl Delivery {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Delivery, self.0.0.id)
    }

    /// The kind of fact it tells of, such as `CampaignOpened`.
    async fn kind(&self) -> &str {
        &self.0.0.kind
    }

    /// The name of the person it is for.
    async fn recipient(&self) -> &str {
        self.0.1.as_ref().map(|person| person.name.as_str()).unwrap_or_default()
    }

    /// Where it stands.
    async fn state(&self) -> DeliveryState {
        self.0.0.state.into()
    }

    /// How often it was tried.
    async fn attempts(&self) -> i32 {
        int(self.0.0.attempts)
    }

    /// Why the last attempt failed.
    async fn last_error(&self) -> Option<&str> {
        self.0.0.last_error.as_deref()
    }

    /// When it was made.
    async fn at(&self) -> Instant {
        Instant(self.0.0.created_at)
    }
}

pub(crate) async fn list(visit: &Visit, page: Page) -> Result<Connection<Notice>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(Connection::of(finders::notices(tx.as_ref(), actor, page).await?, Notice::new))
}

pub(crate) async fn parked(visit: &Visit, page: Page) -> Result<Connection<Delivery>> {
    let actor = visit.member()?;
    if !domain::campaigns::permission::may_run(actor) {
        return Err(Failure::from(Denial::Forbidden).into());
    }
    let tx = visit.reading.tx().await?;
    Ok(Connection::of(finders::parked(tx.as_ref(), actor, page).await?, Delivery::new))
}

pub(crate) async fn notice(visit: &Visit, id: Uuid) -> Result<Option<Notice>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::notice(tx.as_ref(), actor, id).await?.map(Notice::new))
}

pub(crate) async fn delivery(visit: &Visit, id: Uuid) -> Result<Option<Delivery>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::delivery_seen(tx.as_ref(), actor, id).await?.map(Delivery::new))
}

/// Says that everything up to a notice was read.
#[derive(Debug, InputObject)]
pub struct MarkNoticesReadInput {
    /// The newest notice that was shown: it and all before it are read, and what came since stays unread.
    notice_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The notices are read.
#[derive(Debug, SimpleObject)]
pub struct MarkNoticesReadPayload {
    /// How many are unread now: those that came since.
    unread_notices: i32,
}

pub(crate) async fn mark_read(visit: &Visit, input: MarkNoticesReadInput) -> Result<MarkNoticesReadPayload> {
    let actor = visit.member()?;
    let up_to = relay::row(Kind::Notice, &input.notice_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    // It refuses nothing.
    let _marked = mark_notices_read(visit.operation(), actor, Some(&key), up_to).await?;
    Ok(MarkNoticesReadPayload { unread_notices: unread_notices(visit).await? })
}

/// Which delivery to send again.
#[derive(Debug, InputObject)]
pub struct RetryDeliveryInput {
    /// The parked delivery.
    delivery_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The delivery, due again.
#[derive(Debug, SimpleObject)]
pub struct RetryDeliveryPayload {
    /// The delivery; none when something has to be mended.
    delivery: Option<Delivery>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn retry(visit: &Visit, input: RetryDeliveryInput) -> Result<RetryDeliveryPayload> {
    let actor = visit.member()?;
    let id = relay::row(Kind::Delivery, &input.delivery_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match retry_delivery(visit.operation(), actor, Some(&key), id).await? {
        Ok(id) => RetryDeliveryPayload { delivery: delivery(visit, id).await?, problems: Vec::new() },
        Err(problems) => RetryDeliveryPayload { delivery: None, problems: told(visit, problems) },
    })
}
