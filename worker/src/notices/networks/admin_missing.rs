//! An agency has no admin any more: to the coordinators, who are asked to find one.

use domain::agencies::agency;

use super::About;
use crate::letter::Block;
use crate::message::one_line;
use crate::notices::Written;

pub(super) fn letter(about: &About<'_>, agency: Option<agency::Model>, has_admin: bool) -> Written {
    if has_admin {
        return Written::NotNeeded;
    }
    let Some(agency) = agency else { return Written::Impossible("there is no such agency") };
    let args = [("network", about.network().into()), ("agency", one_line(&agency.name).into())];
    let blocks = vec![
        Block::Text(about.say("mails-people-no-admin-intro", &args)),
        Block::Text(about.say("mails-people-no-admin-ask", &args)),
        about.agency_button("mails-people-no-admin-button", agency.id),
    ];
    Written::Ready(about.letter(
        about.say("mails-people-no-admin-subject", &args),
        blocks,
        "mails-why-coordinator",
        true,
    ))
}
