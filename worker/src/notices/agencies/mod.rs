//! Letters about an agency's standing, with the reason that was given: to the agency's people.

#[cfg(test)]
mod tests;

use domain::access::Actor;
use domain::agencies::{agency, finders, standing_change};
use domain::events::Fact;
use domain::notifications::finders::NoticeToWrite;
use sea_orm::{ConnectionTrait, DbErr};
use words::{Arg, Language, say};

use super::reader::Reader;
use super::{Desk, Written};
use crate::addresses;
use crate::letter::{Block, Letter};
use crate::message::one_line;

/// Which letter tells a fact of this room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Approved,
    Suspended,
    Reinstated,
    Removed,
    GuestLeft,
}

impl Kind {
    /// The kind of letter a fact asks for, if it is one of an agency's standing.
    pub(super) fn of(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::AgencyApproved { .. } => Some(Kind::Approved),
            Fact::AgencySuspended { .. } => Some(Kind::Suspended),
            Fact::AgencyReinstated { .. } => Some(Kind::Reinstated),
            Fact::AgencyRemoved { .. } => Some(Kind::Removed),
            Fact::GuestLeft { .. } => Some(Kind::GuestLeft),
            _ => None,
        }
    }

    fn sentences(self) -> Sentences {
        match self {
            Kind::Approved => Sentences {
                subject: "mails-agency-approved-subject",
                heading: "mails-agency-approved-heading",
                intro: "mails-agency-approved-intro",
                means: "mails-agency-approved-means",
            },
            Kind::Suspended => Sentences {
                subject: "mails-agency-suspended-subject",
                heading: "mails-agency-suspended-heading",
                intro: "mails-agency-suspended-intro",
                means: "mails-agency-suspended-means",
            },
            Kind::Reinstated => Sentences {
                subject: "mails-agency-reinstated-subject",
                heading: "mails-agency-reinstated-heading",
                intro: "mails-agency-reinstated-intro",
                means: "mails-agency-reinstated-means",
            },
            Kind::Removed => Sentences {
                subject: "mails-agency-removed-subject",
                heading: "mails-agency-removed-heading",
                intro: "mails-agency-removed-intro",
                means: "mails-agency-removed-means",
            },
            Kind::GuestLeft => Sentences {
                subject: "mails-guest-left-subject",
                heading: "mails-guest-left-heading",
                intro: "mails-guest-left-intro",
                means: "mails-guest-left-means",
            },
        }
    }
}

/// What a kind of letter says, by the keys of its sentences.
struct Sentences {
    subject: &'static str,
    heading: &'static str,
    intro: &'static str,
    means: &'static str,
}

/// What such a letter draws on.
struct Scene<'a> {
    desk: Desk<'a>,
    reader: Reader,
    agency: agency::Model,
    change: standing_change::Model,
}

/// Writes the letter. It is read with the clock's eyes: whoever left with their agency belongs no more, and is told why all
/// the same; the delivery says that they are one of its people.
pub(super) async fn write(
    conn: &impl ConnectionTrait,
    desk: Desk<'_>,
    notice: &NoticeToWrite,
    kind: Kind,
) -> Result<Written, DbErr> {
    let clock = Actor::clock(desk.network.id);
    let Some(id) = notice.event.agency_id else { return Ok(Written::Impossible("it is about no agency")) };
    let agency = finders::one(conn, &clock, id).await?;
    let history = finders::standing_histories(conn, &clock, &[id]).await?.remove(&id).unwrap_or_default();
    let (Some(agency), Some((newest, _))) = (agency, history.into_iter().next()) else {
        return Ok(Written::Impossible("the agency is not there"));
    };
    if newest.since != notice.event.occurred_at {
        // Read after the letter that follows, it would say what is no longer so.
        return Ok(Written::NotNeeded);
    }
    let scene = Scene { desk, reader: Reader::of(&notice.person), agency, change: newest };
    Ok(Written::Ready(scene.letter(kind)))
}

impl Scene<'_> {
    fn letter(&self, kind: Kind) -> Letter {
        let said = kind.sentences();
        let mut blocks = vec![self.text(said.intro)];
        blocks.extend(self.reason());
        blocks.push(self.text(said.means));
        match kind {
            Kind::Removed => blocks.push(self.text("mails-agency-removed-closed")),
            Kind::GuestLeft => {}
            Kind::Approved | Kind::Suspended | Kind::Reinstated => blocks.push(self.button()),
        }
        let belongs = !matches!(kind, Kind::Removed | Kind::GuestLeft);
        let settings = addresses::settings(self.desk.base_url, &self.desk.network.slug);
        let preferences = belongs.then(|| (self.say("mails-preferences"), settings));
        Letter {
            language: self.reader.language,
            subject: self.say(said.subject),
            heading: self.say(said.heading),
            hello: say(self.reader.language, "mails-hello", &[("name", self.reader.name.as_str().into())]),
            blocks,
            signed: self.say("mails-signed"),
            why: self.say(if belongs { "mails-why-member" } else { "mails-agency-why-left" }),
            preferences,
        }
    }

    /// What the coordinator wrote, as theirs.
    fn reason(&self) -> Vec<Block> {
        match self.change.reason.trim() {
            "" => Vec::new(),
            reason => vec![self.text("mails-agency-reason"), Block::Quote(reason.to_owned())],
        }
    }

    fn button(&self) -> Block {
        let Desk { network, base_url, .. } = self.desk;
        let address = addresses::agency(base_url, &network.slug, self.agency.id);
        Block::Button { label: self.say("mails-agency-button"), address }
    }

    fn text(&self, key: &str) -> Block {
        Block::Text(self.say(key))
    }

    fn say(&self, key: &str) -> String {
        let network = match self.reader.language {
            Language::En => &self.desk.network.name_en,
            Language::Fr => &self.desk.network.name_fr,
        };
        let args = [
            ("agency", Arg::from(one_line(&self.agency.name))),
            ("network", Arg::from(one_line(network))),
            ("count", Arg::from(self.change.pledges_withdrawn)),
        ];
        say(self.reader.language, key, &args)
    }
}
