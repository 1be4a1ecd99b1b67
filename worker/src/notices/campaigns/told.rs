//! What staff entered for an agency that told them: reported to the agency's own people, who can correct it; and what the
//! agency says was not them, to the coordinators. Limits and notes stand in no mail.

use domain::campaigns::finders::ToldView;
use domain::campaigns::outcome::Answer;
use domain::campaigns::told_deed::Deed;
use domain::global_id::{self, Kind};
use uuid::Uuid;
use words::{Arg, label};

use super::part::{Part, Standing};
use super::scene::Scene;
use crate::addresses;
use crate::letter::Block;
use crate::message::one_line;
use crate::notices::Written;

/// How a request or its end came to be entered, and what to do if that is not so: nothing for what the agency did itself.
pub(super) fn how(scene: &Scene<'_>) -> Vec<Block> {
    let Some(told) = &scene.told else { return Vec::new() };
    let args = args(scene, told);
    let button = button(scene, told, "mails-told-button");
    vec![Block::Text(scene.say("mails-told-how", &args)), scene.text("mails-told-if-not"), button]
}

/// An agency's answer was entered for it: to its own people.
pub(super) fn answered(scene: &Scene<'_>, agency: Uuid, answer: Answer) -> Written {
    let Some(buyer) = scene.buyer(agency) else {
        return Written::Impossible("the recipient no longer looks after the agency’s purchases");
    };
    let Some(told) = &scene.told else { return Written::Impossible("nobody is told of this by mail") };
    // Changed since: whoever changed it knows.
    if buyer.part.as_ref().is_none_or(|part| !stands(part, answer)) {
        return Written::NotNeeded;
    }
    let said = match answer {
        Answer::Confirmed => "yes",
        Answer::Declined => "no",
    };
    let mut args = args(scene, told);
    args.push(("answer", said.into()));
    let mut blocks = vec![Block::Text(scene.say("mails-told-answer-intro", &args))];
    blocks.push(Block::Text(scene.say("mails-told-how", &args)));
    if let Some(by) = scene.campaign.confirm_by.filter(|by| scene.desk.now < *by) {
        blocks.push(Block::Text(scene.say("mails-told-answer-until", &[("when", scene.when(by).into())])));
    }
    blocks.push(scene.button("mails-result-button", "outcome"));
    blocks.push(scene.text("mails-told-if-not"));
    blocks.push(button(scene, told, "mails-told-button"));
    let heading = scene.say("mails-told-answer-heading", &args);
    Written::Ready(scene.letter(scene.say("mails-told-answer-subject", &args), heading, blocks))
}

fn stands(part: &Part, answer: Answer) -> bool {
    let declined = part.standing == Standing::Declined;
    part.answered && declined == (answer == Answer::Declined)
}

/// An agency says of what was entered for it that it was not them: to the coordinators.
pub(super) fn disputed(scene: &Scene<'_>) -> Written {
    let Some(told) = &scene.told else { return Written::Impossible("there is no such entry") };
    let what = match (told.entry.deed, told.entry.answer) {
        (Deed::Pledged, _) => "request",
        (Deed::Withdrew, _) => "withdrawal",
        (Deed::Answered, Some(Answer::Confirmed)) => "yes",
        (Deed::Answered, Some(Answer::Declined) | None) => "no",
    };
    let mut args = args(scene, told);
    args.push(("what", what.into()));
    args.push(("disputer", one_line(told.disputed_by.as_deref().unwrap_or_default()).into()));
    let blocks = vec![
        Block::Text(scene.say("mails-told-disputed-intro", &args)),
        Block::Text(scene.say("mails-told-disputed-entered", &args)),
        scene.text("mails-told-disputed-means"),
        button(scene, told, "mails-told-see"),
    ];
    let heading = scene.say("mails-told-disputed-heading", &args);
    Written::Ready(scene.letter(scene.say("mails-told-disputed-subject", &args), heading, blocks))
}

fn args<'a>(scene: &Scene<'a>, told: &ToldView) -> Vec<(&'static str, Arg<'static>)> {
    let known = if told.teller.is_some() { "yes" } else { "no" };
    vec![
        ("campaign", scene.title.clone().into()),
        ("network", scene.network().into()),
        ("agency", one_line(&told.agency.name).into()),
        ("by", entered_by(scene, told).into()),
        ("known", known.into()),
        ("teller", one_line(told.teller.as_deref().unwrap_or_default()).into()),
        ("source", label(scene.language(), "told-by", told.entry.source.code()).into()),
        ("day", words::time::show_day(scene.language(), told.entry.told_on).into()),
    ]
}

/// Who entered it, by name; of a guest's entries the coordinators, since to a guest nobody of the network is named.
fn entered_by(scene: &Scene<'_>, told: &ToldView) -> String {
    if told.agency.guest { scene.say("common-the-coordinators", &[]) } else { one_line(&told.entered_by) }
}

/// The same, where staff entered what is told of.
pub(super) fn by_staff(scene: &Scene<'_>) -> Option<String> {
    scene.told.as_ref().map(|told| entered_by(scene, told))
}

/// The entry's page, where its agency can dispute it.
fn button(scene: &Scene<'_>, told: &ToldView, label: &str) -> Block {
    let page = format!("told/{}", global_id::write(Kind::ToldDeed, told.entry.id));
    let address = addresses::inside(scene.desk.base_url, &scene.desk.network.slug, &page);
    Block::Button { label: scene.say(label, &[]), address }
}
