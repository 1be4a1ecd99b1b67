//! Somebody holds a role from now on, or no more: to them.

use domain::agencies::agency;
use domain::identity::person;
use domain::networks::membership;
use words::Arg;

use super::{About, seat};
use crate::letter::Block;
use crate::message::one_line;
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

/// Who ended a role.
pub(super) enum EndedBy {
    /// Whoever held it.
    Themselves,
    /// Somebody of this name.
    Named(String),
    /// Somebody who is not known any more, or nobody.
    Unnamed,
}

impl EndedBy {
    fn unnamed(self) -> Self {
        match self {
            Self::Themselves => Self::Themselves,
            Self::Named(_) | Self::Unnamed => Self::Unnamed,
        }
    }
}

impl From<Option<person::Model>> for EndedBy {
    fn from(found: Option<person::Model>) -> Self {
        found.map_or(Self::Unnamed, |person| Self::Named(person.name))
    }
}

/// The letter about a role that ended; one that was given back meanwhile has not.
pub(super) fn ended(about: &About<'_>, told: Told, by: EndedBy, belongs: bool) -> Written {
    let Some((held, agency)) = told else { return Written::Impossible("there is no such role") };
    if held.ended_at.is_none() {
        return Written::NotNeeded;
    }
    // To a guest nobody of the network is named.
    let by = if agency.as_ref().is_some_and(|agency| agency.guest) { by.unnamed() } else { by };
    let args = args(about, &held, agency);
    let after = if belongs { "mails-people-ended-others" } else { "mails-people-ended-all" };
    let mut blocks =
        vec![Block::Text(about.say("mails-people-ended-intro", &args)), Block::Text(about.say(after, &args))];
    match by {
        EndedBy::Themselves => {}
        EndedBy::Named(name) => {
            let name = one_line(&name);
            blocks.push(Block::Text(about.say("mails-people-ended-by", &[("name", name.into())])));
        }
        EndedBy::Unnamed => blocks.push(Block::Text(about.say("mails-people-ended-unnamed", &[]))),
    }
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
