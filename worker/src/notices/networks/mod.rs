//! Letters about who is what in a network: the invitation, a role given or ended, an agency without an admin, and from which
//! amount its requests wait.

#[cfg(test)]
mod tests;

mod admin_missing;
mod approval_changed;
mod guest_withdrawn;
mod invitation;
mod own_approval_switched;
mod role;

use domain::access::{Actor, Role};
use domain::events::Fact;
use domain::networks::finders;
use domain::notifications::finders::NoticeToWrite;
use domain::{agencies, campaigns, identity};
use sea_orm::{ActiveEnum, ConnectionTrait, DbErr};
use uuid::Uuid;
use words::{Arg, Language, label, say};

use self::approval_changed::ChangedBy;
pub(crate) use self::invitation::letter as invitation;
use self::role::EndedBy;
use super::reader::Reader;
use super::{Desk, Written};
use crate::addresses;
use crate::letter::{Block, Letter};
use crate::message::one_line;

/// Writes the letter that tells `notice`, or says that it is about something else.
pub(crate) async fn write(
    conn: &impl ConnectionTrait,
    desk: Desk<'_>,
    notice: &NoticeToWrite,
) -> Result<Option<Written>, DbErr> {
    let clock = Actor::clock(desk.network.id);
    let about = About { desk, reader: Reader::of(&notice.person) };
    Ok(match &notice.event.fact {
        Fact::RoleGiven { member, .. } => {
            let told = finders::role_told(conn, &clock, *member).await?;
            let by_themselves = notice.event.actor_id == Some(notice.person.id);
            Some(role::given(&about, told, by_themselves))
        }
        Fact::RoleEnded { member, person, .. } => {
            let told = finders::role_told(conn, &clock, *member).await?;
            let remains = finders::memberships_in(conn, desk.network.id, *person).await?;
            let by = match notice.event.actor_id {
                Some(actor) if actor == *person => EndedBy::Themselves,
                Some(actor) => identity::finders::person(conn, actor).await?.into(),
                None => EndedBy::Unnamed,
            };
            Some(role::ended(&about, told, by, !remains.is_empty()))
        }
        Fact::AdminMissing { agency } => {
            let found = agencies::finders::one(conn, &clock, *agency).await?;
            let admins = finders::has_admin(conn, &clock, *agency).await?;
            Some(admin_missing::letter(&about, found, admins))
        }
        Fact::ApprovalChanged { agency } => {
            let found = agencies::finders::one(conn, &clock, *agency).await?;
            let by = match notice.event.actor_id {
                Some(by) if by == notice.person.id => ChangedBy::Themselves,
                Some(by) => identity::finders::person(conn, by).await?.into(),
                None => ChangedBy::Unnamed,
            };
            Some(approval_changed::letter(&about, found, &by))
        }
        Fact::OwnApprovalSwitched { is_on } => {
            let held = finders::memberships_in(conn, desk.network.id, notice.person.id).await?;
            let theirs = held.into_iter().filter(|(held, _)| held.role == Role::Admin);
            let agencies = theirs.filter_map(|(_, agency)| agency).filter(|agency| agency.approval_above.is_some());
            Some(own_approval_switched::letter(&about, &agencies.collect::<Vec<_>>(), *is_on))
        }
        Fact::GuestWithdrawn { campaign, agency } => {
            let found = agencies::finders::one(conn, &clock, *agency).await?;
            let campaign = campaigns::finders::view(conn, &clock, *campaign).await?.map(|view| view.campaign);
            let remains = finders::memberships_in(conn, desk.network.id, notice.person.id).await?;
            Some(guest_withdrawn::letter(&about, found, campaign, !remains.is_empty()))
        }
        _ => None,
    })
}

/// What a letter about people may draw on.
struct About<'a> {
    desk: Desk<'a>,
    reader: Reader,
}

impl About<'_> {
    fn language(&self) -> Language {
        self.reader.language
    }

    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        say(self.language(), key, args)
    }

    fn network(&self) -> String {
        network_name(&self.desk, self.language())
    }

    fn button(&self, key: &str, below: &str) -> Block {
        let address = addresses::inside(self.desk.base_url, &self.desk.network.slug, below);
        Block::Button { label: self.say(key, &[]), address }
    }

    fn agency_button(&self, key: &str, agency: Uuid) -> Block {
        let address = addresses::agency(self.desk.base_url, &self.desk.network.slug, agency);
        Block::Button { label: self.say(key, &[]), address }
    }

    /// The letter around these blocks; who is no longer in the network has no settings there.
    fn letter(&self, subject: String, blocks: Vec<Block>, why: &str, belongs: bool) -> Letter {
        let network = self.network();
        let settings =
            (self.say("mails-preferences", &[]), addresses::settings(self.desk.base_url, &self.desk.network.slug));
        Letter {
            language: self.language(),
            heading: subject.clone(),
            subject,
            hello: self.say("mails-hello", &[("name", self.reader.name.as_str().into())]),
            blocks,
            why: self.say(why, &[("network", network.as_str().into())]),
            preferences: belongs.then_some(settings),
            signed: self.say("mails-signed", &[("network", network.into())]),
        }
    }
}

fn network_name(desk: &Desk<'_>, language: Language) -> String {
    one_line(match language {
        Language::En => &desk.network.name_en,
        Language::Fr => &desk.network.name_fr,
    })
}

/// A role as sentences name it, with its agency where it has one.
fn seat(language: Language, role: Role, agency: Option<&str>) -> String {
    let role = label(language, "role", &role.to_value());
    match agency {
        Some(agency) => {
            let args = [("role", role.into()), ("agency", one_line(agency).into())];
            say(language, "mails-people-seat", &args)
        }
        None => role,
    }
}
