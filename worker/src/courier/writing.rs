//! A mail is written when it leaves (ADR 0017): what is read for it, and the letter that comes of it.

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::error::Failure;
use domain::notifications::finders::{NoticeToWrite, mail_to_write};
use domain::notifications::{Leased, LeasedAccountMail, LeasedInvitation, LeasedLink};
use domain::{Denial, campaigns, identity, networks};
use sea_orm::DbErr;
use uuid::Uuid;

use crate::addresses;
use crate::letter::Letter;
use crate::notices::{Desk, Written, account_mail, invitation, sign_in_link, write_notice};
use crate::worker::Worker;

impl Worker {
    /// Reads what happened, as the recipient, and writes their letter.
    pub(super) async fn write(&self, leased: Leased) -> Result<(Recipient, Written), Failure> {
        let reading = self.operation().read(leased.network, None);
        let written = {
            let tx = reading.tx().await?;
            let clock = Actor::clock(leased.network);
            let notice = mail_to_write(&*tx, &clock, leased.delivery).await?.ok_or(Denial::NotFound)?;
            let network = networks::finders::by_id(&*tx, leased.network).await?.ok_or(Denial::NotFound)?;
            let desk = Desk { network: &network, base_url: &self.settings.base_url, now: self.database.clock.now() };
            written_to(write_notice(&*tx, desk, &notice).await?, &notice)
        };
        reading.close().await?;
        Ok(written)
    }

    pub(super) async fn write_link(&self, leased: &LeasedLink) -> Result<Option<(Recipient, Letter)>, DbErr> {
        let reading = self.operation().read(Uuid::nil(), Some(leased.person));
        let person = identity::finders::person(&*reading.tx().await?, leased.person).await?;
        reading.close().await?;
        Ok(person.and_then(|person| {
            let token = self.settings.signing_key.sign_in_token(leased.link);
            let letter = sign_in_link(leased, &person, addresses::sign_in(&self.settings.base_url, &token));
            let asked_at = leased.asked_at;
            let mark = leased.link.to_string();
            Some((Recipient { mark, name: person.name, address: person.email?, since: asked_at }, letter))
        }))
    }

    pub(super) async fn write_invitation(&self, leased: LeasedInvitation) -> Result<(Recipient, Letter), Failure> {
        let reading = self.operation().read(leased.network, None);
        let written = {
            let tx = reading.tx().await?;
            let found = networks::finders::invitation_of_link(&*tx, leased.network, leased.invitation).await?;
            let view = found.ok_or(Denial::NotFound)?;
            let network = networks::finders::by_id(&*tx, leased.network).await?.ok_or(Denial::NotFound)?;
            let desk = Desk { network: &network, base_url: &self.settings.base_url, now: self.database.clock.now() };
            let token = self.settings.signing_key.invitation_token(leased.network, leased.invitation);
            let guest_of = match view.1.as_ref().filter(|agency| agency.guest) {
                Some(guest) => campaigns::finders::invited_to(&*tx, guest, desk.now).await?,
                None => Vec::new(),
            };
            let letter = invitation(&desk, &view, &guest_of, addresses::invitation(&self.settings.base_url, &token));
            let (row, ..) = view;
            // Sent again it is another mail, which no mailbox may take for the first.
            let mark = format!("{}.{}", row.id, row.due_at.timestamp_micros());
            (Recipient { mark, name: row.name, address: row.email, since: row.due_at }, letter)
        };
        reading.close().await?;
        Ok(written)
    }

    pub(super) async fn write_account_mail(
        &self,
        leased: &LeasedAccountMail,
    ) -> Result<Option<(Recipient, Letter)>, DbErr> {
        let reading = self.operation().read(Uuid::nil(), Some(leased.person));
        let person = identity::finders::person(&*reading.tx().await?, leased.person).await?;
        reading.close().await?;
        let beside = self.beside(leased).await?;
        Ok(person.and_then(|person| {
            let letter = account_mail(leased, &person, &self.settings.base_url, beside)?;
            let (mark, since) = (leased.mail.to_string(), leased.happened_at);
            Some((Recipient { mark, name: person.name, address: person.email?, since }, letter))
        }))
    }
}

/// Who a mail goes to, and what its Message-ID is made of.
pub(super) struct Recipient {
    pub(super) mark: String,
    pub(super) name: String,
    pub(super) address: String,
    /// Since when the mail is due: the same at every attempt.
    pub(super) since: DateTime<Utc>,
}

/// A letter needs an address to go to.
fn written_to(written: Written, notice: &NoticeToWrite) -> (Recipient, Written) {
    let (mark, name, since) = (notice.delivery.id.to_string(), notice.person.name.clone(), notice.delivery.created_at);
    let (address, written) = match &notice.person.email {
        Some(address) => (address.clone(), written),
        None => (String::new(), Written::Impossible("the recipient has no mail address")),
    };
    (Recipient { mark, name, address, since }, written)
}
