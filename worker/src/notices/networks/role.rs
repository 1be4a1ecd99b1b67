//! Somebody holds a role from now on, or no more: to them.

use domain::agencies::agency;
use domain::networks::membership;
use words::Arg;

use super::{About, seat};
use crate::letter::Block;
use crate::notices::Written;

/// A role that was given or ended, with its agency, as it is now.
pub(super) type Told = Option<(membership::Model, Option<agency::Model>)>;

/// The letter about a role that was given: one that was ended meanwhile is not announced any more, and has a letter of its own.
pub(super) fn given(about: &About<'_>, told: Told, by_themselves: bool) -> Written {
    let Some((held, agency)) = told else { return Written::Impossible("there is no such role") };
    // Who has just accepted an invitation knows.
    if held.ended_at.is_some() || by_themselves {
        return Written::NotNeeded;
    }
    let args = args(about, &held, agency);
    let blocks = vec![
        Block::Text(about.say("mails-people-given-intro", &args)),
        Block::Text(about.say("mails-people-given-not-you", &args)),
        about.button("mails-people-given-button", ""),
    ];
    Written::Ready(about.letter(about.say("mails-people-given-subject", &args), blocks, "mails-people-why", true))
}

/// The letter about a role that ended; one that was given back meanwhile has not.
pub(super) fn ended(about: &About<'_>, told: Told, belongs: bool) -> Written {
    let Some((held, agency)) = told else { return Written::Impossible("there is no such role") };
    if held.ended_at.is_none() {
        return Written::NotNeeded;
    }
    let args = args(about, &held, agency);
    let after = if belongs { "mails-people-ended-others" } else { "mails-people-ended-all" };
    let blocks = vec![Block::Text(about.say("mails-people-ended-intro", &args)), Block::Text(about.say(after, &args))];
    Written::Ready(about.letter(
        about.say("mails-people-ended-subject", &args),
        blocks,
        "mails-people-ended-why",
        belongs,
    ))
}

fn args(
    about: &About<'_>,
    held: &membership::Model,
    agency: Option<agency::Model>,
) -> [(&'static str, Arg<'static>); 2] {
    let agency = agency.map(|agency| agency.name);
    let seat = seat(about.language(), held.role, agency.as_deref());
    [("network", about.network().into()), ("seat", seat.into())]
}
