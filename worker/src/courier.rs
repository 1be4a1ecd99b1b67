//! The courier: lease a mail, write it, send it, settle it. No lock is held while somebody else takes their time.

use std::time::Duration;

use domain::error::Failure;
use domain::notifications::scout::Work;
use domain::notifications::{
    Failed, Leased, LeasedAccountMail, LeasedInvitation, LeasedLink, Settled, lease_next, lease_next_account_mail,
    lease_next_invitation, lease_next_link, settle, settle_account_mail, settle_invitation, settle_link,
};
use tokio::time::{Instant, timeout_at};
use uuid::Uuid;

use self::reason::for_a_log;
use self::writing::Recipient;
use crate::letter::Letter;
use crate::notices::Written;
use crate::outlet::{Mail, SendError};
use crate::worker::{Stopping, Worker, pause};

mod beside;
mod reason;
mod writing;

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
