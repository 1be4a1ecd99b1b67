//! The purchase does not go ahead: to buyers whose agency asked for licences, and to coordinators.

use domain::campaigns::phase::{WhyNotCleared, why_not_cleared};
use domain::notifications::why_word;

use super::part::{Part, Standing};
use super::result;
use super::scene::{Buyer, Scene};
use crate::letter::Block;
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>) -> Written {
    let args = [("campaign", scene.title.as_str().into()), ("why", why_word(&scene.campaign).into())];
    let mut blocks = vec![Block::Text(scene.say("mails-not-cleared-intro", &args))];
    for (buyer, part) in scene.parts() {
        let reason = reason(scene, buyer, part);
        if !reason.is_empty() {
            blocks.push(Block::Section(buyer.name.clone()));
            blocks.extend(reason);
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

/// What an agency's own part in it was: what it answered, and why its lines are out.
fn reason(scene: &Scene<'_>, buyer: &Buyer, part: &Part) -> Vec<Block> {
    let agency = ("agency", buyer.name.as_str().into());
    let could_answer = why_not_cleared(&scene.campaign) != Some(WhyNotCleared::NobodyAskedInTime);
    let said = match part.standing {
        Standing::Declined => Some(scene.say("mails-not-cleared-declined", &[agency])),
        Standing::Silent if could_answer => {
            let by = scene.campaign.confirm_by.unwrap_or(scene.happened_at);
            Some(scene.say("mails-not-cleared-silent", &[agency, ("when", scene.when(by).into())]))
        }
        Standing::Out if part.answered => Some(scene.say("mails-not-cleared-said-yes", &[agency])),
        Standing::In | Standing::Silent | Standing::Out => None,
    };
    said.map(Block::Text).into_iter().chain(result::reasons(scene, part)).collect()
}
