//! The provisional result: to buyers whose agency asked for licences, each with *their* part, and to coordinators.

use domain::campaigns::phase::Phase;

use super::part::{Part, Standing};
use super::result::{self, Sections};
use super::scene::{Buyer, Scene};
use crate::letter::Block;
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>) -> Written {
    // Later than that, the letter about the end is on its way to the same people.
    if scene.phase() != Phase::Confirming {
        return Written::NotNeeded;
    }
    let mut sections = Sections::new();
    for (buyer, part) in scene.parts() {
        match part.standing {
            Standing::In | Standing::Declined => {
                sections.add(result::in_one_sentence(scene, part), part_of(scene, buyer, part));
            }
            Standing::Out | Standing::Silent => {
                let mut blocks = vec![intro(scene, buyer)];
                blocks.extend(result::out(scene, buyer, part));
                sections.add(result::out_heading(scene, buyer), blocks);
            }
        }
    }
    let has_part = sections.heading.is_some();
    if scene.coordinates {
        sections.add(scene.say("mails-result-coordinator", &[]), for_coordinators(scene));
    }
    let Some(heading) = sections.heading else {
        return Written::Impossible("the recipient no longer looks after a purchase in this result");
    };
    let to_answer = scene.parts().any(|(_, part)| part.standing == Standing::In && !part.answered);
    let button = if to_answer { "mails-result-button" } else { "mails-see-result" };
    sections.blocks.push(scene.button(button, "outcome"));
    let subject = if has_part { subject(scene) } else { scene.of_campaign("mails-result-subject-coordinator") };
    Written::Ready(scene.letter(subject, heading, sections.blocks))
}

fn subject(scene: &Scene<'_>) -> String {
    let is_in = scene.parts().any(|(_, part)| part.standing == Standing::In);
    if let Some(by) = scene.campaign.confirm_by.filter(|_| is_in) {
        let args = [("campaign", scene.title.as_str().into()), ("day", scene.day(by).into())];
        return scene.say("mails-result-subject-in", &args);
    }
    let agencies = scene.names(scene.parts().map(|(buyer, _)| buyer));
    let args = [("campaign", scene.title.as_str().into()), ("agency", agencies.into())];
    scene.say("mails-result-subject-out", &args)
}

fn intro(scene: &Scene<'_>, buyer: &Buyer) -> Block {
    let args = [("campaign", scene.title.as_str().into()), ("agency", buyer.name.as_str().into())];
    Block::Text(scene.say("mails-result-intro", &args))
}

fn part_of(scene: &Scene<'_>, buyer: &Buyer, part: &Part) -> Vec<Block> {
    let mut blocks = vec![intro(scene, buyer), Block::Figures(result::figures(scene, part))];
    blocks.extend(result::rounding(scene, part));
    blocks.extend(result::left_out_beside(scene, part));
    if let Some(by) = scene.campaign.confirm_by.filter(|_| !part.answered) {
        blocks.push(result::ask(scene, buyer, by));
        blocks.push(scene.text("mails-result-may-rise"));
    }
    blocks
}

fn for_coordinators(scene: &Scene<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(scene.record.as_ref().map(|record| Block::Figures(result::of_all(scene, record))));
    if let Some(by) = scene.campaign.confirm_by {
        let args = [("when", scene.when(by).into())];
        blocks.push(Block::Text(scene.say("mails-result-coordinator-text", &args)));
    }
    blocks
}
