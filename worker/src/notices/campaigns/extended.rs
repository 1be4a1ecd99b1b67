//! Requests are open again, as announced from the start: to everybody who works for an agency, and to coordinators.

use super::opened::button;
use super::result;
use super::scene::{Buyer, Scene};
use crate::letter::Block;
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>) -> Written {
    let (subject, heading, intro) = if scene.is_open() {
        ("mails-extended-subject", "mails-extended-heading", "mails-extended-intro")
    } else {
        ("mails-extended-late-subject", "mails-extended-late-heading", "mails-extended-late-intro")
    };
    let when = || scene.when(scene.closes_at()).into();
    let mut blocks =
        vec![Block::Text(scene.say(intro, &[("campaign", scene.title.as_str().into()), ("when", when())]))];
    if scene.is_open() {
        blocks.extend(scene.buys_for.iter().flat_map(|buyer| yours(scene, buyer)));
    } else {
        blocks.push(Block::Text(scene.say("mails-late", &[("when", when())])));
    }
    blocks.push(button(scene));
    let args = [("campaign", scene.title.as_str().into()), ("day", scene.day(scene.closes_at()).into())];
    Written::Ready(scene.letter(scene.say(subject, &args), scene.say(heading, &[]), blocks))
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
