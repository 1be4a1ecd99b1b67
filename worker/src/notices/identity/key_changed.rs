//! A key to somebody's account was added or taken away.

use domain::identity::person;
use domain::notifications::LeasedAccountMail;
use words::{Arg, say};

use crate::addresses;
use crate::letter::{Block, Figure, Letter};
use crate::message::one_line;
use crate::notices::reader::zone_of;

/// What happened to which kind of key: the names of its sentences, and where its owner sees all of them.
#[derive(Debug)]
pub(super) struct Change {
    subject: &'static str,
    intro: &'static str,
    label: &'static str,
    not_you: &'static str,
    button: &'static str,
    page: fn(&str) -> String,
}

/// A passkey was added.
pub(super) const PASSKEY_ADDED: Change = Change {
    subject: "mails-passkey-added-subject",
    intro: "mails-passkey-added-intro",
    label: "mails-label-passkey",
    not_you: "mails-passkey-added-not-you",
    button: "mails-passkey-button",
    page: addresses::passkeys,
};

/// A passkey was removed.
pub(super) const PASSKEY_REMOVED: Change = Change {
    subject: "mails-passkey-removed-subject",
    intro: "mails-passkey-removed-intro",
    not_you: "mails-passkey-removed-not-you",
    ..PASSKEY_ADDED
};

/// A token for a program was made.
pub(super) const TOKEN_MADE: Change = Change {
    subject: "mails-token-made-subject",
    intro: "mails-token-made-intro",
    label: "mails-label-token",
    not_you: "mails-token-made-not-you",
    button: "mails-token-button",
    page: addresses::tokens,
};

/// A token for a program was revoked.
pub(super) const TOKEN_REVOKED: Change = Change {
    subject: "mails-token-revoked-subject",
    intro: "mails-token-revoked-intro",
    not_you: "mails-token-revoked-not-you",
    ..TOKEN_MADE
};

/// The letter; what it is about is the key's name.
pub(super) fn letter(change: &Change, leased: &LeasedAccountMail, person: &person::Model, base_url: &str) -> Letter {
    let language = person.language.into();
    let tell = |key: &str, args: &[(&str, Arg<'_>)]| say(language, key, args);
    let when = words::time::show_instant(language, leased.happened_at, zone_of(&person.zone));
    Letter {
        language,
        subject: tell(change.subject, &[]),
        heading: tell(change.subject, &[]),
        hello: tell("mails-hello", &[("name", one_line(&person.name).into())]),
        blocks: vec![
            Block::Text(tell(change.intro, &[])),
            Block::Figures(vec![
                Figure::new(tell(change.label, &[]), one_line(&leased.about)),
                Figure::new(tell("mails-label-when", &[]), when),
            ]),
            Block::Text(tell("mails-new-device-you", &[])),
            Block::Text(tell(change.not_you, &[])),
            Block::Button { label: tell(change.button, &[]), address: (change.page)(base_url) },
            // Whoever it was may be signed in still.
            Block::Button { label: tell("mails-new-device-button", &[]), address: addresses::sessions(base_url) },
        ],
        signed: tell("mails-signed-alone", &[]),
        why: tell("mails-account-why", &[]),
        preferences: None,
    }
}
