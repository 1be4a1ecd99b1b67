//! The provisional result: to buyers whose agency asked for licences, each with *their* part, and to coordinators.

use domain::campaigns::phase::Phase;
use domain::clock::Instant;

use super::part::{Part, Standing};
use super::result::{self, Sections};
use super::scene::{Buyer, Scene};
use crate::letter::Block;
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>) -> Written {
    // Later than that, the letter about the end is on its way to the same people.
    let Some(by) = scene.campaign.confirm_by.filter(|by| scene.desk.now < *by) else { return Written::NotNeeded };
    if scene.phase() != Phase::Confirming {
        return Written::NotNeeded;
    }
    let mut sections = Sections::new();
    for (buyer, part) in scene.parts_to_answer() {
        match part.standing {
            Standing::In => sections.add(result::in_one_sentence(scene, part), part_of(scene, buyer, part, by)),
            Standing::Declined => {
                let (heading, said) = result::declined(scene, buyer);
                sections.add(heading, vec![intro(scene, buyer), said]);
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
        sections.add(scene.say("mails-result-coordinator", &[]), for_coordinators(scene, by));
    }
    let Some(heading) = sections.heading else {
        // Their agency was suspended while the letter waited.
        if scene.parts().next().is_some() {
            return Written::NotNeeded;
        }
        return Written::Impossible("the recipient no longer looks after a purchase in this result");
    };
    let button = if is_asked(scene) { "mails-result-button" } else { "mails-see-result" };
    sections.blocks.push(scene.button(button, "outcome"));
    let subject = if has_part { subject(scene, by) } else { scene.of_campaign("mails-result-subject-coordinator") };
    Written::Ready(scene.letter(subject, heading, sections.blocks))
}

/// Whether an agency of the reader's is in and has not answered.
fn is_asked(scene: &Scene<'_>) -> bool {
    scene.parts_to_answer().any(|(_, part)| part.standing == Standing::In && !part.answered)
}

fn subject(scene: &Scene<'_>, by: Instant) -> String {
    if is_asked(scene) {
        let args = [("campaign", scene.title.as_str().into()), ("day", scene.day(by).into())];
        return scene.say("mails-result-subject-in", &args);
    }
    let agencies = scene.names(scene.parts_to_answer().map(|(buyer, _)| buyer));
    let args = [("campaign", scene.title.as_str().into()), ("agency", agencies.into())];
    scene.say("mails-result-subject", &args)
}

fn intro(scene: &Scene<'_>, buyer: &Buyer) -> Block {
    let args = [("campaign", scene.title.as_str().into()), ("agency", buyer.name.as_str().into())];
    Block::Text(scene.say("mails-result-intro", &args))
}

fn part_of(scene: &Scene<'_>, buyer: &Buyer, part: &Part, by: Instant) -> Vec<Block> {
    let mut blocks = vec![intro(scene, buyer), Block::Figures(result::figures(scene, part))];
    blocks.extend(result::rounding(scene, part));
    blocks.extend(result::left_out_beside(scene, part));
    blocks.push(if part.answered {
        Block::Text(scene.say("mails-result-confirmed", &[("agency", buyer.name.as_str().into())]))
    } else {
        result::ask(scene, buyer, by)
    });
    blocks.push(scene.text("mails-result-may-rise"));
    blocks
}

fn for_coordinators(scene: &Scene<'_>, by: Instant) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(scene.record.as_ref().map(|record| Block::Figures(result::of_all(scene, record))));
    let args = [("when", scene.when(by).into())];
    blocks.push(Block::Text(scene.say("mails-result-coordinator-text", &args)));
    blocks
}
