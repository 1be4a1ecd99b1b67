//! The network switched the rule on or off by which agencies approve requests of their own: to the admins of those that have
//! set an amount. The amount stands in no mail.

use domain::agencies::agency;

use super::About;
use crate::letter::Block;
use crate::message::one_line;
use crate::notices::Written;

/// One letter for whoever looks after several agencies: it leads to the first of them.
pub(super) fn letter(about: &About<'_>, agencies: &[agency::Model], is_on: bool) -> Written {
    // Set aside since: nobody relies on the rule any more.
    let Some(agency) = agencies.first() else { return Written::NotNeeded };
    let on = if is_on { "yes" } else { "no" };
    let args = [("network", about.network().into()), ("agency", one_line(&agency.name).into()), ("on", on.into())];
    let blocks = vec![
        Block::Text(about.say("mails-people-switched-intro", &args)),
        Block::Text(about.say("mails-people-switched-means", &args)),
        about.agency_button("mails-people-approval-button", agency.id),
    ];
    Written::Ready(about.letter(about.say("mails-people-switched-subject", &args), blocks, "mails-people-why", true))
}
