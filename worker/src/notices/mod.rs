//! What people are told, one file for each kind of letter. To whom is the domain's business
//! (`domain::notifications::audience`); here are the words, all of them from `mails.ftl`.

mod agencies;
mod campaigns;
mod identity;
mod networks;
mod reader;

use domain::notifications::finders::NoticeToWrite;
pub(crate) use identity::{Beside, Confirming, account_mail, sign_in_link};
pub(crate) use networks::invitation;
pub(crate) use reader::Desk;

use sea_orm::{ConnectionTrait, DbErr};

use crate::letter::Letter;

/// What became of writing a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// It is ready.
    Ready(Letter),
    /// A reminder whose point is gone: whoever was to act has acted, or the time is over.
    NotNeeded,
    /// It cannot be written for this reader, and never can; the reason is for the coordinator.
    Impossible(&'static str),
}

/// Writes the letter that tells `notice`, in the room whose fact it is.
pub(crate) async fn write_notice(
    conn: &impl ConnectionTrait,
    desk: Desk<'_>,
    notice: &NoticeToWrite,
) -> Result<Written, DbErr> {
    if let Some(written) = networks::write(conn, desk, notice).await? {
        return Ok(written);
    }
    match agencies::Kind::of(&notice.event.fact) {
        Some(kind) => agencies::write(conn, desk, notice, kind).await,
        None => campaigns::write(conn, desk, notice).await,
    }
}
