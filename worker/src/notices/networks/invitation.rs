//! The invitation: to whoever has the address, in the language the inviter chose.

use domain::campaigns::campaign;
use domain::networks::finders::InvitationView;
use domain::notifications::campaign_title;
use words::say;

use super::{network_name, seat};
use crate::letter::{Block, Letter};
use crate::message::one_line;
use crate::notices::Desk;
use crate::notices::reader::zone_of;

/// The letter with the link `address`; to somebody who is to act for a guest it names the campaigns it is for.
pub(crate) fn letter(desk: &Desk<'_>, view: &InvitationView, guest_of: &[campaign::Model], address: String) -> Letter {
    let (invitation, agency, inviter) = view;
    let language = invitation.language.into();
    let network = network_name(desk, language);
    let agency = agency.as_ref().map(|agency| agency.name.as_str());
    let inviter = inviter.as_ref().map(|person| one_line(&person.name)).unwrap_or_default();
    let until = words::time::show_instant(language, invitation.expires_at, zone_of(&desk.network.zone));
    let titles: Vec<String> = guest_of.iter().map(|campaign| one_line(&campaign_title(language, campaign))).collect();
    let titles = titles.join(", ");
    let args = [
        ("network", network.as_str().into()),
        ("seat", seat(language, invitation.role, agency).into()),
        ("inviter", inviter.into()),
        ("until", until.into()),
        ("campaign", titles.into()),
    ];
    let name = one_line(&invitation.name);
    let hello = match name.is_empty() {
        true => say(language, "mails-hello-somebody", &[]),
        false => say(language, "mails-hello", &[("name", name.into())]),
    };
    let tell = |key: &str| say(language, key, &args);
    let subject = tell("mails-people-invited-subject");
    Letter {
        language,
        heading: subject.clone(),
        subject,
        hello,
        blocks: vec![
            Block::Text(tell(if guest_of.is_empty() {
                "mails-people-invited-intro"
            } else {
                "mails-people-guest-invited-intro"
            })),
            Block::Text(tell("mails-people-invited-what")),
            Block::Text(tell("mails-people-invited-until")),
            Block::Button { label: tell("mails-people-invited-button"), address },
            Block::Text(tell("mails-people-invited-not-you")),
        ],
        signed: tell("mails-signed"),
        why: tell("mails-people-invited-why"),
        preferences: None,
    }
}
