//! A request waits for an admin of its own agency, and what came of it: to the agency's own people. Limits stand in no mail,
//! and why something was refused stands in that to whoever asked for it.

use domain::Seats;
use domain::campaigns::pending_pledge::PendingState;
use uuid::Uuid;

use super::pledged::NOT_A_BUYER;
use super::scene::{Buyer, Pending, Scene};
use super::told;
use crate::letter::{Block, Figure};
use crate::notices::Written;

/// Something waits: to those who may approve it, and to all of the agency's buyers where staff entered it.
pub(super) fn waits(scene: &Scene<'_>, agency: Uuid, request: Uuid) -> Written {
    let Some(buyer) = scene.buyer(agency) else { return Written::Impossible(NOT_A_BUYER) };
    let waiting = pending(buyer, request).filter(|pending| pending.state == PendingState::Waiting);
    let Some(pending) = waiting else { return Written::NotNeeded };
    let args = [("campaign", scene.title.as_str().into()), ("agency", buyer.name.as_str().into())];
    let mut blocks = vec![Block::Text(scene.say("mails-approval-intro", &args)), Block::Figures(asked(scene, pending))];
    blocks.push(until(scene, pending));
    blocks.push(scene.text("mails-approval-counts"));
    blocks.push(scene.text("mails-pledged-sealed"));
    blocks.push(button(scene, pending));
    blocks.extend(told::how(scene));
    let heading = scene.say("mails-approval-heading", &args);
    Written::Ready(scene.letter(scene.say("mails-approval-subject", &args), heading, blocks))
}

/// The close is near, and something waits: to those who may approve it.
pub(super) fn due_soon(scene: &Scene<'_>, days: i64) -> Written {
    let Some(days) = scene.days_left_of(days, scene.closes_at()) else { return Written::NotNeeded };
    let theirs = |buyer: &&Buyer| buyer.pending.as_ref().is_some_and(|pending| pending.may_decide);
    let Some(buyer) = scene.buys_for.iter().find(theirs) else { return Written::NotNeeded };
    let Some(pending) = buyer.pending.as_ref().filter(|_| scene.is_open()) else { return Written::NotNeeded };
    let args =
        [("campaign", scene.title.as_str().into()), ("agency", buyer.name.as_str().into()), ("days", days.into())];
    let mut blocks = vec![Block::Text(scene.say("mails-approval-intro", &args)), Block::Figures(asked(scene, pending))];
    blocks.push(until(scene, pending));
    blocks.push(scene.text("mails-approval-counts"));
    blocks.push(button(scene, pending));
    let heading = scene.say("mails-approval-due-heading", &args);
    Written::Ready(scene.letter(scene.say("mails-approval-due-subject", &args), heading, blocks))
}

/// It was refused: to whoever asked for it; where nobody is named who did, to those of the agency who may have.
pub(super) fn refused(scene: &Scene<'_>, agency: Uuid, request: Uuid) -> Written {
    let Some(buyer) = scene.buyer(agency) else { return Written::Impossible(NOT_A_BUYER) };
    let Some(pending) = pending(buyer, request) else { return Written::NotNeeded };
    let args = [
        ("campaign", scene.title.as_str().into()),
        ("agency", buyer.name.as_str().into()),
        ("by", pending.ended_by.as_str().into()),
    ];
    let (intro, why) = match pending.names_who_asked {
        true => ("mails-refused-intro", "mails-refused-reason"),
        false => ("mails-refused-told-intro", "mails-refused-told-reason"),
    };
    let mut blocks = vec![Block::Text(scene.say(intro, &args)), Block::Figures(asked(scene, pending))];
    if let Some(reason) = &pending.reason {
        blocks.push(scene.text(why));
        blocks.push(Block::Quote(reason.clone()));
    }
    blocks.push(what_counts(scene, buyer));
    if scene.is_open() {
        blocks.push(Block::Text(scene.say("mails-refused-again", &[("when", scene.when(scene.closes_at()).into())])));
        // The form then holds what was refused.
        blocks.push(scene.button("mails-refused-button", "pledge?earlier=refused"));
    } else {
        blocks.push(scene.button("mails-pledged-button", "pledge"));
    }
    let heading = scene.say("mails-refused-heading", &args);
    Written::Ready(scene.letter(scene.say("mails-refused-subject", &args), heading, blocks))
}

/// Requests closed before anybody decided: to the agency's buyers.
pub(super) fn lapsed(scene: &Scene<'_>, agency: Uuid, request: Uuid) -> Written {
    let Some(buyer) = scene.buyer(agency) else { return Written::Impossible(NOT_A_BUYER) };
    let Some(pending) = pending(buyer, request) else { return Written::NotNeeded };
    let args = [("campaign", scene.title.as_str().into()), ("agency", buyer.name.as_str().into())];
    let blocks = vec![
        Block::Text(scene.say("mails-lapsed-intro", &args)),
        Block::Figures(asked(scene, pending)),
        what_counts(scene, buyer),
        scene.button("mails-see-purchase", ""),
    ];
    let heading = scene.say("mails-lapsed-heading", &args);
    Written::Ready(scene.letter(scene.say("mails-lapsed-subject", &args), heading, blocks))
}

/// Staff took back what they had entered, and what made no request: to the agency's buyers.
pub(super) fn taken_back(scene: &Scene<'_>, agency: Uuid) -> Written {
    let Some(buyer) = scene.buyer(agency) else { return Written::Impossible(NOT_A_BUYER) };
    let args = [("campaign", scene.title.as_str().into()), ("agency", buyer.name.as_str().into())];
    let mut blocks = vec![Block::Text(scene.say("mails-taken-back-intro", &args))];
    blocks.push(scene.button("mails-see-purchase", ""));
    blocks.extend(told::how(scene));
    let heading = scene.say("mails-taken-back-heading", &args);
    Written::Ready(scene.letter(scene.say("mails-taken-back-subject", &args), heading, blocks))
}

/// The agency's last request that had to wait, if it is this one: one that was overtaken is told of no more.
fn pending(buyer: &Buyer, request: Uuid) -> Option<&Pending> {
    buyer.pending.as_ref().filter(|pending| pending.request == request)
}

fn asked(scene: &Scene<'_>, pending: &Pending) -> Vec<Figure> {
    let by = if pending.names_who_asked { "mails-label-asked-by" } else { "mails-label-entered-by" };
    vec![
        scene.figure("mails-label-licences", scene.number(pending.seats.count())),
        scene.figure(by, scene.by(pending.asked_by.as_ref())),
        scene.figure("mails-label-asked", scene.moment(pending.asked_at)),
    ]
}

/// Until when it can be decided, and by whom.
fn until(scene: &Scene<'_>, pending: &Pending) -> Block {
    let key = if pending.may_decide { "mails-approval-until" } else { "mails-approval-until-others" };
    Block::Text(scene.say(key, &[("when", scene.when(scene.closes_at()).into())]))
}

fn button(scene: &Scene<'_>, pending: &Pending) -> Block {
    match pending.may_decide {
        true => scene.button("mails-approval-button", "approval"),
        false => scene.button("mails-pledged-button", ""),
    }
}

/// What counts for the agency without it.
fn what_counts(scene: &Scene<'_>, buyer: &Buyer) -> Block {
    let stands = buyer.request.as_ref().filter(|request| !request.withdrawn);
    let seats = stands.map_or(Seats(0), |request| request.seats);
    Block::Text(scene.say("mails-approval-instead", &[("seats", seats.count().into())]))
}
