//! The courier: lease a mail, write it, send it, settle it. No lock is held while somebody else takes their time.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::access::Actor;
use domain::error::Failure;
use domain::identity;
use domain::notifications::finders::{NoticeToWrite, mail_to_write};
use domain::notifications::scout::Work;
use domain::notifications::{
    Failed, Leased, LeasedAccountMail, LeasedInvitation, LeasedLink, Settled, lease_next, lease_next_account_mail,
    lease_next_invitation, lease_next_link, settle, settle_account_mail, settle_invitation, settle_link,
};
use domain::{Denial, campaigns, networks};
use sea_orm::DbErr;
use tokio::time::{Instant, timeout_at};
use uuid::Uuid;

use crate::addresses;
use crate::letter::Letter;
use crate::notices::{Desk, Written, account_mail, invitation, sign_in_link, write_notice};
use crate::outlet::{Mail, SendError};
use crate::worker::{Stopping, Worker, pause};

mod beside;

/// Mails of one network before those who wait to sign in, and the other networks, get their turn.
const MAILS_AT_ONCE: usize = 20;

/// What a coordinator reads when the fault is ours; the log has the rest.
const OUR_FAULT: &str = "something on our side was in the way";

/// How one mail fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fared {
    /// There was none.
    None,
    /// It is settled.
    Settled,
    /// It failed and is due again later; the way may be blocked for the others too.
    Blocked,
}

impl Worker {
    /// Gives each network named its turn, once, and before and after each the mails about accounts: somebody sits and waits
    /// for a link to sign in by or to confirm. Says whether there was anything; then there may be more.
    pub(crate) async fn deliver(&self, work: &Work, stopping: &Stopping) -> bool {
        let mut any = self.deliver_awaited(stopping).await;
        // Somebody waits for an invitation, too, though not in front of a screen.
        for network in &work.invitations {
            any |= self.deliver_invitations(*network, stopping).await;
            any |= self.deliver_awaited(stopping).await;
        }
        for network in &work.mails {
            any |= self.deliver_some(*network, stopping).await;
            any |= self.deliver_awaited(stopping).await;
        }
        any
    }

    async fn deliver_awaited(&self, stopping: &Stopping) -> bool {
        let links = self.deliver_links(stopping).await;
        self.deliver_account_mails(stopping).await || links
    }

    async fn deliver_invitations(&self, network: Uuid, stopping: &Stopping) -> bool {
        let mut any = false;
        for _ in 0..MAILS_AT_ONCE {
            if *stopping.borrow() {
                break;
            }
            let _turn = self.courier.lock().await;
            let fared = self.carry_invitation(network).await;
            any |= fared != Fared::None;
            if fared != Fared::Settled {
                break;
            }
        }
        any
    }

    async fn deliver_links(&self, stopping: &Stopping) -> bool {
        let mut any = false;
        while !*stopping.borrow() {
            let _turn = self.courier.lock().await;
            let fared = self.carry_link().await;
            any |= fared != Fared::None;
            if fared != Fared::Settled {
                break;
            }
        }
        any
    }

    async fn deliver_account_mails(&self, stopping: &Stopping) -> bool {
        let mut any = false;
        for _ in 0..MAILS_AT_ONCE {
            if *stopping.borrow() {
                break;
            }
            let _turn = self.courier.lock().await;
            let fared = self.carry_account_mail().await;
            any |= fared != Fared::None;
            if fared != Fared::Settled {
                break;
            }
        }
        any
    }

    async fn deliver_some(&self, network: Uuid, stopping: &Stopping) -> bool {
        let mut any = false;
        for _ in 0..MAILS_AT_ONCE {
            if *stopping.borrow() {
                break;
            }
            let _turn = self.courier.lock().await;
            let fared = self.carry_mail(network).await;
            any |= fared != Fared::None;
            if fared != Fared::Settled {
                break;
            }
        }
        any
    }

    async fn carry_mail(&self, network: Uuid) -> Fared {
        let time = self.time();
        let leased = match lease_next(&self.operation(), network, self.settings.lease).await {
            Ok(Some(leased)) => leased,
            Ok(None) => return Fared::None,
            Err(fault) => return not_leased(&fault),
        };
        let settled = match self.write(leased).await {
            Ok((to, Written::Ready(letter))) => self.send(&to, letter, time).await,
            Ok((_, Written::NotNeeded)) => Settled::NotNeeded,
            Ok((_, Written::Impossible(why))) => Settled::Failed(Failed::Permanent(why.to_owned())),
            Err(fault) => {
                tracing::error!(delivery = %leased.delivery, %fault, "a mail could not be written");
                Settled::Failed(Failed::Transient(OUR_FAULT.to_owned()))
            }
        };
        if let Some(failed) = failure(&settled) {
            let (kind, code) = for_a_log(failed);
            tracing::warn!(delivery = %leased.delivery, attempt = leased.attempt, kind, code, "a mail did not go out");
        }
        self.write_down(time, Held::Mail(leased), &settled).await;
        fared(&settled)
    }

    async fn carry_link(&self) -> Fared {
        let time = self.time();
        let leased = match lease_next_link(&self.operation(), self.settings.lease).await {
            Ok(Some(leased)) => leased,
            Ok(None) => return Fared::None,
            Err(fault) => return not_leased(&fault),
        };
        let settled = match self.write_link(&leased).await {
            Ok(Some((to, letter))) => self.send(&to, letter, time).await,
            Ok(None) => Settled::Failed(Failed::Permanent("nobody to mail it to".to_owned())),
            Err(fault) => {
                tracing::error!(link = %leased.link, %fault, "a sign-in link could not be written");
                Settled::Failed(Failed::Transient(OUR_FAULT.to_owned()))
            }
        };
        if let Some(failed) = failure(&settled) {
            let (kind, code) = for_a_log(failed);
            tracing::warn!(link = %leased.link, attempt = leased.attempt, kind, code, "a sign-in link did not go out");
        }
        self.write_down(time, Held::Link(&leased), &settled).await;
        fared(&settled)
    }

    async fn carry_invitation(&self, network: Uuid) -> Fared {
        let time = self.time();
        let leased = match lease_next_invitation(&self.operation(), network, self.settings.lease).await {
            Ok(Some(leased)) => leased,
            Ok(None) => return Fared::None,
            Err(fault) => return not_leased(&fault),
        };
        let settled = match self.write_invitation(leased).await {
            Ok((to, letter)) => self.send(&to, letter, time).await,
            Err(fault) => {
                tracing::error!(invitation = %leased.invitation, %fault, "an invitation could not be written");
                Settled::Failed(Failed::Transient(OUR_FAULT.to_owned()))
            }
        };
        if let Some(failed) = failure(&settled) {
            let (kind, code) = for_a_log(failed);
            tracing::warn!(invitation = %leased.invitation, attempt = leased.attempt, kind, code, "an invitation did not go out");
        }
        self.write_down(time, Held::Invitation(leased), &settled).await;
        fared(&settled)
    }

    async fn carry_account_mail(&self) -> Fared {
        let time = self.time();
        let leased = match lease_next_account_mail(&self.operation(), self.settings.lease).await {
            Ok(Some(leased)) => leased,
            Ok(None) => return Fared::None,
            Err(fault) => return not_leased(&fault),
        };
        let settled = match self.write_account_mail(&leased).await {
            Ok(Some((to, letter))) => self.send(&to, letter, time).await,
            Ok(None) => Settled::Failed(Failed::Permanent("nobody to mail it to".to_owned())),
            Err(fault) => {
                tracing::error!(mail = %leased.mail, %fault, "a mail about an account could not be written");
                Settled::Failed(Failed::Transient(OUR_FAULT.to_owned()))
            }
        };
        if let Some(failed) = failure(&settled) {
            let (kind, code) = for_a_log(failed);
            tracing::warn!(mail = %leased.mail, attempt = leased.attempt, kind, code, "a mail about an account did not go out");
        }
        self.write_down(time, Held::Account(&leased), &settled).await;
        fared(&settled)
    }

    /// Reads what happened, as the recipient, and writes their letter.
    async fn write(&self, leased: Leased) -> Result<(Recipient, Written), Failure> {
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

    async fn write_link(&self, leased: &LeasedLink) -> Result<Option<(Recipient, Letter)>, DbErr> {
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

    async fn write_invitation(&self, leased: LeasedInvitation) -> Result<(Recipient, Letter), Failure> {
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

    async fn write_account_mail(&self, leased: &LeasedAccountMail) -> Result<Option<(Recipient, Letter)>, DbErr> {
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

    /// Hands a letter to the outlet, and gives it up while there is time left to write that down.
    async fn send(&self, to: &Recipient, letter: Letter, time: Time) -> Settled {
        let mail = match self.mail(to, &letter) {
            Ok(mail) => mail,
            Err(error) => return Settled::Failed(Failed::Permanent(format!("the letter has no shape: {error}"))),
        };
        match timeout_at(time.give_up_at, self.outlet.send(&mail)).await {
            Ok(Ok(())) => Settled::Sent,
            Ok(Err(error)) => Settled::Failed(error.without_address(&to.address).into()),
            Err(_) => Settled::Failed(SendError::Transient("it took longer than we may hold it".to_owned()).into()),
        }
    }

    fn mail(&self, to: &Recipient, letter: &Letter) -> Result<Mail, askama::Error> {
        Ok(Mail {
            message_id: format!("<{}@{}>", to.mark, self.settings.mail_domain),
            from: self.settings.from.clone(),
            to: to.address.clone(),
            to_name: to.name.clone(),
            subject: letter.subject.clone(),
            text: letter.text()?,
            html: letter.html()?,
            language: letter.language,
            at: to.since,
        })
    }

    /// The time for a mail that is leased from now on. The lease begins a little later, so it ends no earlier.
    fn time(&self) -> Time {
        let (now, lease) = (Instant::now(), self.settings.lease.to_std().unwrap_or_default());
        Time { give_up_at: now + lease * 4 / 5, lease_ends_at: now + lease }
    }

    /// Writes down what became of a mail, again and again while the lease lasts: a database that is away for some seconds
    /// must not make a mail that went out go out once more.
    async fn write_down(&self, time: Time, held: Held<'_>, settled: &Settled) {
        loop {
            let Err(fault) = self.settle(held, settled).await else { return };
            let denied = matches!(fault, Failure::Denied(_));
            if denied || Instant::now() >= time.lease_ends_at {
                tracing::error!(%fault, "what became of a mail could not be written down");
                return;
            }
            pause(Duration::from_millis(500)).await;
        }
    }

    async fn settle(&self, held: Held<'_>, settled: &Settled) -> Result<(), Failure> {
        match held {
            Held::Mail(leased) => settle(&self.operation(), leased, settled).await,
            Held::Invitation(leased) => settle_invitation(&self.operation(), leased, failure(settled)).await,
            Held::Link(leased) => settle_link(&self.operation(), leased, failure(settled)).await,
            Held::Account(leased) => settle_account_mail(&self.operation(), leased, failure(settled)).await,
        }
    }
}

/// How long there is for a mail, counted from its lease.
#[derive(Clone, Copy, Debug)]
struct Time {
    /// From then on the mail server's answer is not waited for any more.
    give_up_at: Instant,
    /// Until then nobody else takes the mail.
    lease_ends_at: Instant,
}

/// What the courier holds.
#[derive(Clone, Copy)]
enum Held<'a> {
    Mail(Leased),
    Invitation(LeasedInvitation),
    Link(&'a LeasedLink),
    Account(&'a LeasedAccountMail),
}

fn failure(settled: &Settled) -> Option<&Failed> {
    match settled {
        Settled::Failed(failed) => Some(failed),
        Settled::Sent | Settled::NotNeeded => None,
    }
}

/// What a log may keep of why a mail did not go out: whether it may later, and the code that a mail server answered with. Its words
/// may name people; they are kept beside the mail, for those who may read them there.
fn for_a_log(failed: &Failed) -> (&'static str, Option<&str>) {
    let kind = match failed {
        Failed::Transient(_) => "transient",
        Failed::Permanent(_) => "permanent",
    };
    (kind, reply_code(failed.why()))
}

/// The code of a mail server's answer, where a reason begins with one: by itself, or as we tell what a server answered.
fn reply_code(why: &str) -> Option<&str> {
    let told = ["the mail server: permanent error (", "the mail server: transient error ("];
    let answer = told.iter().find_map(|before| why.strip_prefix(before)).unwrap_or(why);
    let (code, rest) = answer.split_at_checked(3)?;
    let ends = !rest.starts_with(|next: char| next.is_alphanumeric());
    (ends && code.bytes().all(|digit| digit.is_ascii_digit())).then_some(code)
}

/// Who a mail goes to, and what its Message-ID is made of.
struct Recipient {
    mark: String,
    name: String,
    address: String,
    /// Since when the mail is due: the same at every attempt.
    since: DateTime<Utc>,
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

fn fared(settled: &Settled) -> Fared {
    match settled {
        Settled::Failed(Failed::Transient(_)) => Fared::Blocked,
        Settled::Failed(Failed::Permanent(_)) | Settled::Sent | Settled::NotNeeded => Fared::Settled,
    }
}

/// The other loop says when the database is away; here it is only one more sign of it.
fn not_leased(fault: &Failure) -> Fared {
    tracing::debug!(%fault, "no mail could be leased");
    Fared::None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_keeps_a_code_and_none_of_the_words() {
        for (why, code) in [
            ("550 nobody is called Noor here", Some("550")),
            ("421", Some("421")),
            ("the mail server: permanent error (550): 5.1.1 nobody is called Noor here", Some("550")),
            ("the mail server: transient error (451): 4.3.0 Noor is away until the 400th", Some("451")),
            ("the mail server 192.0.2.7:587 cannot be reached: connection refused", None),
            ("the mail server: Connection error", None),
            ("5501 Noor", None),
            ("55é Noor", None),
            ("Noor 550", None),
            ("", None),
        ] {
            assert_eq!(for_a_log(&Failed::Permanent(why.to_owned())), ("permanent", code), "{why}");
            assert_eq!(for_a_log(&Failed::Transient(why.to_owned())), ("transient", code), "{why}");
        }
    }
}
