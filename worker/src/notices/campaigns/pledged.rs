//! A request came in, or was taken back: to the agency's own people. Limits stand in no mail.
//!
//! Each change of a request has its own letter. One that was overtaken by the next is not sent any more: read after the
//! other, it would say what is no longer so.

use domain::Seats;
use domain::campaigns::pending_pledge::PendingState;
use uuid::Uuid;

use super::scene::{Buyer, Request, Scene};
use super::told;
use crate::letter::{Block, Figure};
use crate::notices::Written;

pub(super) const NOT_A_BUYER: &str = "the recipient no longer looks after the agency’s purchases";

/// The agency asks for so many licences, and who of it approved that, where somebody had to.
pub(super) fn received(scene: &Scene<'_>, agency: Uuid, seats: i64, version: i64) -> Written {
    let Some(buyer) = scene.buyer(agency) else { return Written::Impossible(NOT_A_BUYER) };
    let Some(request) = standing(buyer, version).filter(|request| !request.withdrawn) else {
        return Written::NotNeeded;
    };
    let licences = scene.licences(Seats(seats));
    let args = [
        ("campaign", scene.title.as_str().into()),
        ("licences", licences.as_str().into()),
        ("agency", buyer.name.as_str().into()),
    ];
    let mut blocks = vec![Block::Text(scene.say("mails-pledged-intro", &args))];
    if version > 1 {
        blocks.push(scene.text("mails-pledged-changed"));
    }
    let approved_by = approver(buyer, request).map(|by| scene.figure("mails-label-approved-by", by));
    blocks.push(Block::Figures(figures(scene, request, Some(seats)).into_iter().chain(approved_by).collect()));
    if scene.is_open() {
        blocks.push(until(scene, "mails-pledged-until"));
    }
    blocks.push(scene.text("mails-pledged-sealed"));
    blocks.push(scene.button("mails-pledged-button", ""));
    blocks.extend(told::how(scene));
    let heading = scene.say("mails-pledged-heading", &args);
    Written::Ready(scene.letter(scene.say("mails-pledged-subject", &args), heading, blocks))
}

/// Who approved what the agency asks for now. What was approved became its request at that very instant.
fn approver(buyer: &Buyer, request: &Request) -> Option<String> {
    let pending = buyer.pending.as_ref()?;
    let made_it = pending.state == PendingState::Approved && pending.ended_at == Some(request.changed_at);
    Some(pending.ended_by.clone()).filter(|by| made_it && !by.is_empty())
}

/// The agency no longer asks for any.
pub(super) fn withdrawn(scene: &Scene<'_>, agency: Uuid, version: i64) -> Written {
    let Some(buyer) = scene.buyer(agency) else { return Written::Impossible(NOT_A_BUYER) };
    let Some(request) = standing(buyer, version).filter(|request| request.withdrawn) else {
        return Written::NotNeeded;
    };
    let args = [("campaign", scene.title.as_str().into()), ("agency", buyer.name.as_str().into())];
    let mut blocks =
        vec![Block::Text(scene.say("mails-withdrawn-intro", &args)), Block::Figures(figures(scene, request, None))];
    if scene.is_open() {
        blocks.push(until(scene, "mails-withdrawn-again"));
    }
    blocks.push(scene.button("mails-see-purchase", ""));
    blocks.extend(told::how(scene));
    let heading = scene.say("mails-withdrawn-heading", &[]);
    Written::Ready(scene.letter(scene.of_campaign("mails-withdrawn-subject"), heading, blocks))
}

/// The agency's request, if this change of it is the last.
fn standing(buyer: &Buyer, version: i64) -> Option<&Request> {
    buyer.request.as_ref().filter(|request| request.version == version)
}

/// What may still be done until requests close.
fn until(scene: &Scene<'_>, key: &str) -> Block {
    Block::Text(scene.say(key, &[("when", scene.when(scene.closes_at()).into())]))
}

fn figures(scene: &Scene<'_>, request: &Request, seats: Option<i64>) -> Vec<Figure> {
    let (by, when) = match seats {
        Some(_) => ("mails-label-entered-by", "mails-label-received"),
        None => ("mails-label-taken-back-by", "mails-label-taken-back"),
    };
    let mut figures = Vec::new();
    figures.extend(seats.map(|seats| scene.figure("mails-label-licences", scene.number(seats))));
    let changed_by = told::by_staff(scene).unwrap_or_else(|| scene.by(request.changed_by.as_ref()));
    if !changed_by.is_empty() {
        figures.push(scene.figure(by, changed_by));
    }
    figures.push(scene.figure(when, scene.moment(scene.happened_at)));
    figures
}
