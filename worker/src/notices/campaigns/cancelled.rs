//! A purchase is cancelled, with the reason: to everybody who works for an agency, and to coordinators.

use super::scene::Scene;
use crate::letter::Block;
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>) -> Written {
    let args = [("campaign", scene.title.as_str().into()), ("network", scene.network().into())];
    let mut blocks = vec![Block::Text(scene.say("mails-cancelled-intro", &args))];
    if let Some(reason) = scene.campaign.cancel_reason.as_deref().filter(|reason| !reason.trim().is_empty()) {
        blocks.push(scene.text("mails-cancelled-reason"));
        blocks.push(Block::Quote(reason.trim().to_owned()));
    }
    blocks.push(scene.button("mails-see-purchase", ""));
    let heading = scene.say("mails-cancelled-heading", &[]);
    Written::Ready(scene.letter(scene.of_campaign("mails-cancelled-subject"), heading, blocks))
}
