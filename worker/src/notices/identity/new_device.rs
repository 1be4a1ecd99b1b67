//! A sign-in from a browser that was not seen before.

use domain::identity::person;
use domain::notifications::LeasedAccountMail;
use words::{Arg, say};

use crate::addresses;
use crate::letter::{Block, Figure, Letter};
use crate::message::one_line;
use crate::notices::reader::zone_of;

/// The letter; what it is about is the device's name, empty where it did not say.
pub(crate) fn letter(leased: &LeasedAccountMail, person: &person::Model, base_url: &str) -> Letter {
    let language = person.language.into();
    let tell = |key: &str, args: &[(&str, Arg<'_>)]| say(language, key, args);
    let when = words::time::show_instant(language, leased.happened_at, zone_of(&person.zone));
    let device = if leased.about.is_empty() { tell("mails-new-device-unknown", &[]) } else { leased.about.clone() };
    Letter {
        language,
        subject: tell("mails-new-device-subject", &[]),
        heading: tell("mails-new-device-heading", &[]),
        hello: tell("mails-hello", &[("name", one_line(&person.name).into())]),
        blocks: vec![
            Block::Text(tell("mails-new-device-intro", &[])),
            Block::Figures(vec![
                Figure::new(tell("mails-label-when", &[]), when),
                Figure::new(tell("mails-label-device", &[]), device),
            ]),
            Block::Text(tell("mails-new-device-you", &[])),
            Block::Text(tell("mails-new-device-not-you", &[])),
            Block::Button { label: tell("mails-new-device-button", &[]), address: addresses::sessions(base_url) },
        ],
        signed: tell("mails-signed-alone", &[]),
        why: tell("mails-account-why", &[]),
        preferences: None,
    }
}
