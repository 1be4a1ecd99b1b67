//! Where a person is signed in.

use async_graphql::{ID, InputObject, Object, Result, SimpleObject};
use domain::access::Actor;
use domain::clock::Instant;
use domain::identity::{end_other_sessions, end_session, finders, session};
use domain::page::Page;
use uuid::Uuid;

use crate::problem::{Problem, told};
use crate::relay::{self, Connection, Entry, Kind};
use crate::visit::Visit;

/// A browser in which somebody is signed in as the person who asks.
#[derive(Clone, Debug)]
pub struct Session {
    row: session::Model,
    is_current: bool,
}

impl Session {
    pub(crate) fn of(visit: &Visit, row: session::Model) -> Self {
        let is_current = visit.session.as_ref().is_some_and(|session| session.id == row.id);
        Self { row, is_current }
    }
}

impl Entry for Session {
    fn place(&self) -> Uuid {
        self.row.id
    }
}

/// A browser in which somebody is signed in as the person who asks.
#[Object]
impl Session {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Session, self.row.id)
    }

    /// What the browser is called, such as `Firefox, Windows`; none when it did not say.
    async fn device(&self) -> Option<&str> {
        Some(self.row.device.as_str()).filter(|device| !device.is_empty())
    }

    /// When it began.
    async fn started_at(&self) -> Instant {
        self.row.created_at
    }

    /// When it was used last, give or take some minutes.
    async fn last_used_at(&self) -> Instant {
        self.row.last_used_at()
    }

    /// When it ends by itself unless it is used before.
    async fn ends_at(&self) -> Instant {
        self.row.expires_at
    }

    /// Whether it is the one in which this is asked.
    async fn is_current(&self) -> bool {
        self.is_current
    }
}

/// A page of the sessions of the person who asks.
pub(crate) async fn list(visit: &Visit, page: Page) -> Result<Connection<Session>> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let tx = visit.reading.tx().await?;
    let sessions = finders::sessions(tx.as_ref(), &oneself, page, visit.now()).await?;
    Ok(Connection::of(sessions, |session| Session::of(visit, session)))
}

/// One of the sessions of the person who asks.
pub(crate) async fn one_session(visit: &Visit, id: Uuid) -> Result<Option<Session>> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let tx = visit.reading.tx().await?;
    let found = finders::own_session(tx.as_ref(), &oneself, id, visit.now()).await?;
    Ok(found.map(|session| Session::of(visit, session)))
}

/// Which session to end.
#[derive(Debug, InputObject)]
pub struct EndSessionInput {
    /// The session's global id.
    session_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The session has ended: its cookie signs nobody in any more.
#[derive(Debug, SimpleObject)]
pub struct EndSessionPayload {
    /// The global id of what has ended; none when something has to be mended.
    session_id: Option<ID>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn end_one(visit: &Visit, input: EndSessionInput) -> Result<EndSessionPayload> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let session = relay::row(Kind::Session, &input.session_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match end_session(visit.operation(), &oneself, Some(&key), session).await? {
        Ok(ended) => EndSessionPayload { session_id: Some(relay::id(Kind::Session, ended)), problems: Vec::new() },
        Err(problems) => EndSessionPayload { session_id: None, problems: told(visit, problems) },
    })
}

/// A wish to be signed in here alone.
#[derive(Debug, InputObject)]
pub struct EndOtherSessionsInput {
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// All other sessions have ended.
#[derive(Debug, SimpleObject)]
pub struct EndOtherSessionsPayload {
    /// How many have ended now; none when something has to be mended.
    ended: Option<i32>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn end_others(visit: &Visit, input: EndOtherSessionsInput) -> Result<EndOtherSessionsPayload> {
    let oneself = Actor::oneself(visit.person_everywhere()?.id);
    let current = visit.session.as_ref().map(|session| session.id);
    let key = visit.before_deed(&input.request_key).await?;
    Ok(match end_other_sessions(visit.operation(), &oneself, Some(&key), current).await? {
        Ok(ended) => {
            EndOtherSessionsPayload { ended: Some(i32::try_from(ended).unwrap_or(i32::MAX)), problems: Vec::new() }
        }
        Err(problems) => EndOtherSessionsPayload { ended: None, problems: told(visit, problems) },
    })
}
