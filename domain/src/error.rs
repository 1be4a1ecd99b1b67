//! Who can act on what went wrong: the person here ([`Problem`]), the person elsewhere ([`Denial`]), or us (a fault).

use sea_orm::DbErr;

use crate::clock::Instant;
use crate::money::Money;

mod code;

pub use self::code::ProblemCode;

/// Something in a request that its sender can mend: a code, the field it stands at, and what the sentence needs.
///
/// The sentence itself is made where the reader's language is known: Fluent message `problem-<code>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which rule was broken.
    pub code: ProblemCode,
    /// The input field, as a path such as `lines.0.seats`; none when it concerns the whole.
    pub field: Option<String>,
    /// Values the sentence names.
    pub args: Vec<(&'static str, ProblemArg)>,
}

/// A value named in a problem's sentence, shown in the reader's own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemArg {
    /// A word or name.
    Text(String),
    /// A sentence of ours by its key, such as the name of a column.
    Said(String),
    /// Several of them, such as the names of the values a column takes.
    SaidEach(Vec<String>),
    /// A count.
    Number(i64),
    /// An amount and its currency.
    Money(Money, String),
    /// An instant and the IANA zone it was agreed in.
    Instant(Instant, String),
}

impl Problem {
    /// A problem with a field.
    pub fn at(field: impl Into<String>, code: ProblemCode) -> Self {
        Self { code, field: Some(field.into()), args: Vec::new() }
    }

    /// A problem of the whole request.
    pub fn whole(code: ProblemCode) -> Self {
        Self { code, field: None, args: Vec::new() }
    }

    /// Names a value in its sentence.
    pub fn with(mut self, name: &'static str, value: ProblemArg) -> Self {
        self.args.push((name, value));
        self
    }

    /// Stops a command with this one problem.
    pub fn refuse<T>(self) -> Result<T, Stop> {
        Err(Stop::Refused(vec![self]))
    }
}

/// Why an actor may not: nothing in the request can be mended here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    /// Nobody is signed in.
    Unauthenticated,
    /// A program shows a token that is none, or none any more.
    BadToken,
    /// It does not exist for this actor.
    NotFound,
    /// It is visible, and not theirs to do.
    Forbidden,
    /// It is theirs to do, but the token they gave this program does not cover it.
    OutOfScope,
    /// It is theirs to do, but their session opens one network alone, and this reaches beyond it.
    WithinOneNetwork,
    /// The request itself is malformed: a request key reused for another input, an id that is none.
    BadInput,
    /// Too many requests; after so many seconds there may be another.
    RateLimited {
        /// Whole seconds, at least 1.
        retry_after_secs: u32,
    },
}

/// Why a write stopped before its end. Whatever the reason, nothing was written.
#[derive(Debug)]
pub enum Stop {
    /// The person can mend it.
    Refused(Vec<Problem>),
    /// The person may not.
    Denied(Denial),
    /// Ours.
    Fault(DbErr),
}

impl From<DbErr> for Stop {
    fn from(error: DbErr) -> Self {
        Stop::Fault(error)
    }
}

impl From<Denial> for Stop {
    fn from(denial: Denial) -> Self {
        Stop::Denied(denial)
    }
}

/// What remains once a refusal is data.
#[derive(Debug)]
pub enum Failure {
    /// The person may not.
    Denied(Denial),
    /// Ours: log it with its chain, show a request id and nothing else.
    Fault(DbErr),
}

impl Failure {
    /// Something of ours that failed and is no database: a disk, a file that cannot be written.
    pub fn ours(why: impl std::fmt::Display) -> Self {
        Failure::Fault(DbErr::Custom(why.to_string()))
    }
}

impl From<DbErr> for Failure {
    fn from(error: DbErr) -> Self {
        Failure::Fault(error)
    }
}

impl From<Denial> for Failure {
    fn from(denial: Denial) -> Self {
        Failure::Denied(denial)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Denied(denial) => write!(f, "denied: {denial:?}"),
            Failure::Fault(error) => write!(f, "fault: {error}"),
        }
    }
}

impl std::error::Error for Failure {}
