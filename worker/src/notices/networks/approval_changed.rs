//! From which amount an agency's requests wait was changed: to all its admins. The amount stands in no mail.

use domain::agencies::agency;
use domain::identity::person;

use super::About;
use crate::letter::Block;
use crate::message::one_line;
use crate::notices::Written;

/// Who changed it, as whoever reads the letter is told.
pub(super) enum ChangedBy {
    /// Whoever reads it.
    Themselves,
    /// Somebody else, by name.
    Other(String),
    /// Somebody who is not known any more, or nobody.
    Unnamed,
}

impl From<Option<person::Model>> for ChangedBy {
    fn from(found: Option<person::Model>) -> Self {
        found.map_or(Self::Unnamed, |person| Self::Other(person.name))
    }
}

pub(super) fn letter(about: &About<'_>, agency: Option<agency::Model>, by: &ChangedBy) -> Written {
    let Some(agency) = agency else { return Written::Impossible("there is no such agency") };
    let (by, intro, more) = match by {
        ChangedBy::Themselves => ("", "mails-people-approval-by-you", "mails-people-approval-was-you"),
        ChangedBy::Other(name) => (name.as_str(), "mails-people-approval-intro", "mails-people-approval-not-you"),
        ChangedBy::Unnamed => ("", "mails-people-approval-changed", "mails-people-approval-not-you"),
    };
    let args =
        [("network", about.network().into()), ("agency", one_line(&agency.name).into()), ("by", one_line(by).into())];
    let blocks = vec![
        Block::Text(about.say(intro, &args)),
        Block::Text(about.say(more, &args)),
        about.agency_button("mails-people-approval-button", agency.id),
    ];
    Written::Ready(about.letter(about.say("mails-people-approval-subject", &args), blocks, "mails-people-why", true))
}
