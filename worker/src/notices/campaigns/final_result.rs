//! The final result: to buyers whose agency asked for licences, each with their part, and to coordinators, whose order
//! is ready.

use domain::campaigns::phase::Phase;
use domain::campaigns::terms::WhoContracts;

use super::part::{Part, Standing};
use super::result::{self, Sections};
use super::scene::{Buyer, Scene};
use crate::letter::Block;
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>) -> Written {
    // Cancelled since then, which another letter says to the same people.
    if scene.phase() != Phase::Cleared {
        return Written::NotNeeded;
    }
    let mut sections = Sections::new();
    for (buyer, part) in scene.parts() {
        let (heading, blocks) = section(scene, buyer, part);
        sections.add(heading, blocks);
    }
    let has_part = sections.heading.is_some();
    if scene.coordinates {
        sections.add(scene.say("mails-final-coordinator", &[]), for_coordinators(scene));
    }
    let Some(heading) = sections.heading else {
        return Written::Impossible("the recipient no longer looks after a purchase in this result");
    };
    let button = if scene.coordinates { "mails-final-coordinator-button" } else { "mails-see-result" };
    sections.blocks.push(scene.button(button, "outcome"));
    let subject = if has_part { subject(scene) } else { scene.of_campaign("mails-final-subject-coordinator") };
    Written::Ready(scene.letter(subject, heading, sections.blocks))
}

fn subject(scene: &Scene<'_>) -> String {
    if scene.parts().any(|(_, part)| part.standing == Standing::In) {
        return scene.of_campaign("mails-final-subject-in");
    }
    let agencies = scene.names(scene.parts().map(|(buyer, _)| buyer));
    let args = [("campaign", scene.title.as_str().into()), ("agency", agencies.into())];
    scene.say("mails-final-subject-out", &args)
}

fn section(scene: &Scene<'_>, buyer: &Buyer, part: &Part) -> (String, Vec<Block>) {
    let mut blocks = vec![intro(scene, buyer)];
    match part.standing {
        Standing::In => {
            blocks.push(Block::Figures(result::figures(scene, part)));
            blocks.extend(result::rounding(scene, part));
            blocks.extend(result::left_out_beside(scene, part));
            blocks.push(next(scene, buyer));
            (result::in_one_sentence(scene, part), blocks)
        }
        Standing::Declined => {
            let (heading, said) = result::declined(scene, buyer);
            blocks.push(said);
            (heading, blocks)
        }
        Standing::Silent => {
            let by = scene.campaign.confirm_by.unwrap_or(scene.happened_at);
            let args = [("agency", buyer.name.as_str().into()), ("when", scene.when(by).into())];
            blocks.push(Block::Text(scene.say("mails-final-silent", &args)));
            (result::declined_heading(scene, buyer), blocks)
        }
        Standing::Out => {
            blocks.extend(result::out(scene, buyer, part));
            (result::out_heading(scene, buyer), blocks)
        }
    }
}

fn intro(scene: &Scene<'_>, buyer: &Buyer) -> Block {
    let args = [("campaign", scene.title.as_str().into()), ("agency", buyer.name.as_str().into())];
    Block::Text(scene.say("mails-final-intro", &args))
}

/// Who signs, and who bills.
fn next(scene: &Scene<'_>, buyer: &Buyer) -> Block {
    let supplier = scene.supplier.clone().unwrap_or_else(|| scene.tool.clone());
    let args =
        [("agency", buyer.name.as_str().into()), ("supplier", supplier.into()), ("network", scene.network().into())];
    Block::Text(match scene.campaign.terms.who_contracts {
        WhoContracts::EachAgency => scene.say("mails-final-next-each-agency", &args),
        WhoContracts::Umbrella => scene.say("mails-final-next-umbrella", &args),
    })
}

fn for_coordinators(scene: &Scene<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(scene.record.as_ref().map(|record| Block::Figures(result::of_all(scene, record))));
    blocks.push(scene.text("mails-final-coordinator-text"));
    blocks
}
