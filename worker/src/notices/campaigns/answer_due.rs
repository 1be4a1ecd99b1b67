//! An answer is due: to buyers whose agency is in and has not answered.

use domain::campaigns::phase::Phase;

use super::part::Standing;
use super::result;
use super::scene::Scene;
use crate::letter::Block;
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>, days: i64) -> Written {
    let Some(by) = scene.campaign.confirm_by.filter(|by| scene.desk.now < *by) else { return Written::NotNeeded };
    let Some(days) = scene.days_left_of(days, by) else { return Written::NotNeeded };
    let mut blocks = Vec::new();
    for (buyer, part) in scene.parts_to_answer().filter(|(_, part)| part.standing == Standing::In && !part.answered) {
        let args = [("agency", buyer.name.as_str().into())];
        blocks.push(Block::Text(scene.say("mails-answer-due-intro", &args)));
        blocks.push(Block::Figures(result::figures(scene, part)));
        blocks.extend(result::rounding(scene, part));
        blocks.push(result::ask(scene, buyer, by));
    }
    if blocks.is_empty() || scene.phase() != Phase::Confirming {
        return Written::NotNeeded;
    }
    blocks.push(scene.button("mails-result-button", "outcome"));
    let args = [("campaign", scene.title.as_str().into()), ("days", days.into())];
    let heading = scene.say("mails-answer-due-heading", &args);
    Written::Ready(scene.letter(scene.say("mails-answer-due-subject", &args), heading, blocks))
}
