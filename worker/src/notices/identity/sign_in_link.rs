//! The link that signs in.

use domain::identity::person;
use domain::notifications::LeasedLink;
use words::{Arg, say};

use crate::letter::{Block, Letter};
use crate::message::one_line;
use crate::notices::reader::zone_of;

/// The letter with the link `address`.
pub(crate) fn letter(leased: &LeasedLink, person: &person::Model, address: String) -> Letter {
    let language = leased.language.into();
    let tell = |key: &str, args: &[(&str, Arg<'_>)]| say(language, key, args);
    let until = words::time::show_instant(language, leased.expires_at, zone_of(&person.zone));
    Letter {
        language,
        subject: tell("mails-sign-in-subject", &[]),
        heading: tell("mails-sign-in-heading", &[]),
        hello: tell("mails-hello", &[("name", one_line(&person.name).into())]),
        blocks: vec![
            Block::Text(tell("mails-sign-in-intro", &[("until", until.into())])),
            Block::Button { label: tell("mails-sign-in-button", &[]), address },
            Block::Text(tell("mails-sign-in-not-you", &[])),
        ],
        signed: tell("mails-signed-alone", &[]),
        why: tell("mails-sign-in-why", &[]),
        preferences: None,
    }
}
