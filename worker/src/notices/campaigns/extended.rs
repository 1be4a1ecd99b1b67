//! Requests are open again, as announced from the start: to everybody who works for an agency, and to coordinators.

use super::opened::invitation;
use super::result;
use super::scene::{Buyer, Scene};
use crate::letter::Block;
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>) -> Written {
    let closes_at = scene.closes_at();
    let args = [("campaign", scene.title.as_str().into()), ("when", scene.when(closes_at).into())];
    let mut blocks = vec![Block::Text(scene.say("mails-extended-intro", &args))];
    if scene.is_open() {
        blocks.extend(scene.buys_for.iter().flat_map(|buyer| yours(scene, buyer)));
    } else {
        blocks.push(scene.text("mails-late"));
    }
    blocks.push(invitation(scene));
    let args = [("campaign", scene.title.as_str().into()), ("day", scene.day(closes_at).into())];
    let heading = scene.say("mails-extended-heading", &[]);
    Written::Ready(scene.letter(scene.say("mails-extended-subject", &args), heading, blocks))
}

/// That an agency's request stands, and why it came to nothing the first time.
fn yours(scene: &Scene<'_>, buyer: &Buyer) -> Vec<Block> {
    let agency = ("agency", buyer.name.as_str().into());
    let stands = Block::Text(match buyer.request.as_ref().filter(|request| !request.withdrawn) {
        Some(request) => {
            let licences = scene.licences(request.seats);
            scene.say("mails-extended-yours", &[agency, ("licences", licences.into())])
        }
        None => scene.say("mails-extended-none", &[agency]),
    });
    let reasons = buyer.part.as_ref().and_then(|part| result::reasons(scene, part));
    let first_time = reasons.into_iter().flat_map(|reasons| [scene.text("mails-extended-first-time"), reasons]);
    std::iter::once(stands).chain(first_time).collect()
}
