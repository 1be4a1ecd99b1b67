//! Somebody holds a role from now on, or no more: to them.

use domain::agencies::agency;
use domain::networks::membership;

use super::{About, seat};
use crate::letter::Block;
use crate::notices::Written;

/// The letter about a role as it is now: one that was ended meanwhile is not announced any more.
pub(super) fn letter(
    about: &About<'_>,
    told: Option<(membership::Model, Option<agency::Model>)>,
    belongs: bool,
    by_themselves: bool,
) -> Written {
    let Some((held, agency)) = told else { return Written::Impossible("there is no such role") };
    let agency = agency.map(|agency| agency.name);
    let seat = seat(about.language(), held.role, agency.as_deref());
    let args = [("network", about.network().into()), ("seat", seat.into())];
    if held.ended_at.is_some() {
        let mut blocks = vec![Block::Text(about.say("mails-people-ended-intro", &args))];
        let after = if belongs { "mails-people-ended-others" } else { "mails-people-ended-all" };
        blocks.push(Block::Text(about.say(after, &args)));
        let subject = about.say("mails-people-ended-subject", &args);
        return Written::Ready(about.letter(subject, blocks, "mails-people-ended-why", belongs));
    }
    if by_themselves {
        // Who has just accepted an invitation knows.
        return Written::NotNeeded;
    }
    let blocks = vec![
        Block::Text(about.say("mails-people-given-intro", &args)),
        Block::Text(about.say("mails-people-given-not-you", &args)),
        about.button("mails-people-given-button", ""),
    ];
    Written::Ready(about.letter(about.say("mails-people-given-subject", &args), blocks, "mails-people-why", true))
}
