//! The purchase does not go ahead: to buyers whose agency asked for licences, and to coordinators.

use super::result;
use super::scene::Scene;
use crate::letter::Block;
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>) -> Written {
    let mut blocks = vec![Block::Text(scene.of_campaign("mails-not-cleared-intro"))];
    for (buyer, part) in scene.parts() {
        if let Some(reasons) = result::reasons(scene, part) {
            blocks.push(Block::Section(buyer.name.clone()));
            blocks.push(reasons);
        }
    }
    if scene.coordinates {
        blocks.push(Block::Figures(vec![
            scene.figure("mails-label-agencies-asked", scene.number(scene.campaign.agencies_in)),
            scene.figure("mails-label-licences-asked", scene.number(scene.campaign.seats_pledged.count())),
        ]));
    }
    blocks.push(scene.button("mails-see-result", "outcome"));
    let heading = scene.say("mails-not-cleared-heading", &[]);
    Written::Ready(scene.letter(scene.of_campaign("mails-not-cleared-subject"), heading, blocks))
}
