//! The courier: lease a mail, write it, send it, settle it. No lock is held while somebody else takes their time.

use std::time::Duration;

use domain::access::Actor;
use domain::error::Failure;
use domain::identity;
use domain::notifications::finders::{NoticeToWrite, mail_to_write};
use domain::notifications::scout::Work;
use domain::notifications::{Failed, Leased, LeasedLink, Settled, lease_next, lease_next_link, settle, settle_link};
use domain::{Denial, networks};
use sea_orm::DbErr;
use tokio::time::{Instant, timeout};
use uuid::Uuid;

use crate::addresses;
use crate::letter::Letter;
use crate::notices::{Desk, Written, sign_in_link, write_notice};
use crate::outlet::{Mail, SendError};
use crate::worker::{Stopping, Worker};

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
    /// Sends what is due in the networks named, and sign-in links before everything: somebody sits and waits for them.
    /// Says whether there was anything.
    pub(crate) async fn deliver(&self, work: &Work, stopping: &Stopping) -> bool {
        let mut any = false;
        loop {
            let mut more = self.deliver_links(stopping).await;
            for network in &work.mails {
                more |= self.deliver_some(*network, stopping).await;
                more |= self.deliver_links(stopping).await;
            }
            any |= more;
            if !more || *stopping.borrow() {
                return any;
            }
        }
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
        let leased = match lease_next(&self.operation(), network, self.settings.lease).await {
            Ok(Some(leased)) => leased,
            Ok(None) => return Fared::None,
            Err(fault) => return not_leased(&fault),
        };
        let until = self.lease_ends();
        let settled = match self.write(leased).await {
            Ok((mail, Written::Ready(letter))) => self.send(&mail, letter).await,
            Ok((_, Written::NotNeeded)) => Settled::NotNeeded,
            Ok((_, Written::Impossible(why))) => Settled::Failed(Failed::Permanent(why.to_owned())),
            Err(fault) => {
                tracing::error!(delivery = %leased.delivery, %fault, "a mail could not be written");
                Settled::Failed(Failed::Transient(OUR_FAULT.to_owned()))
            }
        };
        if let Some(failed) = failure(&settled) {
            tracing::warn!(delivery = %leased.delivery, attempt = leased.attempt, why = failed.why(), "a mail did not go out");
        }
        self.write_down(until, Held::Mail(leased), &settled).await;
        fared(&settled)
    }

    async fn carry_link(&self) -> Fared {
        let leased = match lease_next_link(&self.operation(), self.settings.lease).await {
            Ok(Some(leased)) => leased,
            Ok(None) => return Fared::None,
            Err(fault) => return not_leased(&fault),
        };
        let until = self.lease_ends();
        let settled = match self.write_link(&leased).await {
            Ok(Some((mail, letter))) => self.send(&mail, letter).await,
            Ok(None) => Settled::Failed(Failed::Permanent("nobody to mail it to".to_owned())),
            Err(fault) => {
                tracing::error!(link = %leased.link, %fault, "a sign-in link could not be written");
                Settled::Failed(Failed::Transient(OUR_FAULT.to_owned()))
            }
        };
        if let Some(failed) = failure(&settled) {
            tracing::warn!(link = %leased.link, attempt = leased.attempt, why = failed.why(), "a sign-in link did not go out");
        }
        self.write_down(until, Held::Link(&leased), &settled).await;
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
            Some((Recipient { id: leased.link, name: person.name, address: person.email? }, letter))
        }))
    }

    /// Hands a letter to the outlet, and gives it up before the lease ends.
    async fn send(&self, to: &Recipient, letter: Letter) -> Settled {
        let mail = match self.mail(to, &letter) {
            Ok(mail) => mail,
            Err(error) => return Settled::Failed(Failed::Permanent(format!("the letter has no shape: {error}"))),
        };
        let patience = self.lease() * 4 / 5;
        match timeout(patience, self.outlet.send(&mail)).await {
            Ok(Ok(())) => Settled::Sent,
            Ok(Err(error)) => Settled::Failed(Failed::from(error)),
            Err(_) => Settled::Failed(SendError::Transient("it took longer than we may hold it".to_owned()).into()),
        }
    }

    fn mail(&self, to: &Recipient, letter: &Letter) -> Result<Mail, askama::Error> {
        Ok(Mail {
            message_id: format!("<{}@{}>", to.id, self.settings.mail_domain),
            from: self.settings.from.clone(),
            to: to.address.clone(),
            to_name: to.name.clone(),
            subject: letter.subject.clone(),
            text: letter.text()?,
            html: letter.html()?,
            language: letter.language,
            at: self.database.clock.now(),
        })
    }

    fn lease(&self) -> Duration {
        self.settings.lease.to_std().unwrap_or_default()
    }

    fn lease_ends(&self) -> Instant {
        Instant::now() + self.lease()
    }

    /// Writes down what became of a mail, again and again while the lease lasts: a database that is away for some seconds
    /// must not make a mail that went out go out once more.
    async fn write_down(&self, until: Instant, held: Held<'_>, settled: &Settled) {
        loop {
            let Err(fault) = self.settle(held, settled).await else { return };
            let denied = matches!(fault, Failure::Denied(_));
            if denied || Instant::now() >= until {
                tracing::error!(%fault, "what became of a mail could not be written down");
                return;
            }
            let _in_vain = timeout(Duration::from_millis(500), std::future::pending::<()>()).await;
        }
    }

    async fn settle(&self, held: Held<'_>, settled: &Settled) -> Result<(), Failure> {
        match held {
            Held::Mail(leased) => settle(&self.operation(), leased, settled).await,
            Held::Link(leased) => settle_link(&self.operation(), leased, failure(settled)).await,
        }
    }
}

/// What the courier holds.
#[derive(Clone, Copy)]
enum Held<'a> {
    Mail(Leased),
    Link(&'a LeasedLink),
}

fn failure(settled: &Settled) -> Option<&Failed> {
    match settled {
        Settled::Failed(failed) => Some(failed),
        Settled::Sent | Settled::NotNeeded => None,
    }
}

/// Who a mail goes to, and the id its Message-ID is made of.
struct Recipient {
    id: Uuid,
    name: String,
    address: String,
}

/// A letter needs an address to go to.
fn written_to(written: Written, notice: &NoticeToWrite) -> (Recipient, Written) {
    let (id, name) = (notice.delivery.id, notice.person.name.clone());
    match &notice.person.email {
        Some(address) => (Recipient { id, name, address: address.clone() }, written),
        None => {
            (Recipient { id, name, address: String::new() }, Written::Impossible("the recipient has no mail address"))
        }
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
