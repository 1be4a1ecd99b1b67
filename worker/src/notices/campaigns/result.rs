//! What every letter about a result says the same way: an agency's part to the cent, and why a line is left out.

use domain::campaigns::campaign;
use domain::campaigns::clearing_record::RecordHead;
use domain::campaigns::outcome::LeftOutReason;
use domain::campaigns::phase::silence_counts_as;
use domain::campaigns::terms::SilenceMeans;
use domain::clock::Instant;
use domain::{Money, Seats};
use words::Language;

use super::part::{LeftOut, Part};
use super::scene::{Buyer, Scene};
use crate::letter::{Block, Figure};

/// `You are in: 43 licences at $78.00 per licence, $3,354.00 before tax`.
pub(super) fn in_one_sentence(scene: &Scene<'_>, part: &Part) -> String {
    let args = [
        ("licences", scene.licences(part.seats).into()),
        ("price", scene.money(part.landed_price.unwrap_or_default()).into()),
        ("total", scene.money(part.total).into()),
    ];
    scene.say("mails-result-in", &args)
}

/// What an agency pays, part by part, to the cent.
pub(super) fn figures(scene: &Scene<'_>, part: &Part) -> Vec<Figure> {
    let mut figures = vec![scene.figure("mails-label-licences", scene.number(part.seats.count()))];
    figures.extend(part.landed_price.map(|price| scene.figure("mails-label-price", scene.money(price))));
    figures.push(scene.figure("mails-label-seat-cost", scene.money(part.seat_cost)));
    for share in part.fee_shares.iter().filter(|share| share.amount != Money(0)) {
        let fee = fee_label(&scene.campaign, scene.language(), &share.key);
        figures.push(Figure::new(scene.say("mails-label-fee", &[("fee", fee.into())]), scene.money(share.amount)));
    }
    figures.push(scene.sum("mails-label-total", scene.money(part.total)));
    figures
}

/// Says that the price is rounded where it is.
pub(super) fn rounding(scene: &Scene<'_>, part: &Part) -> Option<Block> {
    let price = part.landed_price?.minor();
    let exact = price.checked_mul(part.seats.count()) == Some(part.total.minor());
    (!exact).then(|| scene.text("mails-result-rounded"))
}

/// Why each line that is left out is, exactly.
pub(super) fn reasons(scene: &Scene<'_>, part: &Part) -> Option<Block> {
    let items: Vec<String> = part.left_out.iter().map(|line| reason(scene, line)).collect();
    (!items.is_empty()).then_some(Block::Items(items))
}

fn reason(scene: &Scene<'_>, line: &LeftOut) -> String {
    let licences = scene.licences(line.seats);
    match (line.reason, line.price) {
        (LeftOutReason::CapBelowLandedPrice, Some(price)) => {
            let Seats(count) = line.seats;
            let args = [("licences", licences.into()), ("price", scene.money(price).into()), ("count", count.into())];
            scene.say("mails-result-reason-price", &args)
        }
        (LeftOutReason::NoOfferAtThisQuantity | LeftOutReason::CapBelowLandedPrice, _) => {
            scene.say("mails-result-reason-no-offer", &[("licences", licences.into())])
        }
    }
}

/// Lines left out of an agency that is in with others.
pub(super) fn left_out_beside(scene: &Scene<'_>, part: &Part) -> Vec<Block> {
    let Some(reasons) = reasons(scene, part) else { return Vec::new() };
    vec![Block::Section(scene.say("mails-result-left-out", &[])), reasons]
}

/// The heading of an agency that is left out.
pub(super) fn out_heading(scene: &Scene<'_>, buyer: &Buyer) -> String {
    scene.say("mails-result-out", &[("agency", buyer.name.as_str().into())])
}

/// Why an agency is left out, and that nothing follows from it.
pub(super) fn out(scene: &Scene<'_>, buyer: &Buyer, part: &Part) -> Vec<Block> {
    let mut blocks: Vec<Block> = reasons(scene, part).into_iter().collect();
    let args = [("agency", buyer.name.as_str().into())];
    blocks.push(Block::Text(scene.say("mails-result-nothing-owed", &args)));
    blocks
}

/// The heading of an agency that does not take part though it could have.
pub(super) fn declined_heading(scene: &Scene<'_>, buyer: &Buyer) -> String {
    scene.say("mails-result-declined-heading", &[("agency", buyer.name.as_str().into())])
}

/// The heading and the sentence of an agency that said no.
pub(super) fn declined(scene: &Scene<'_>, buyer: &Buyer) -> (String, Block) {
    let args = [("agency", buyer.name.as_str().into())];
    (declined_heading(scene, buyer), Block::Text(scene.say("mails-result-declined", &args)))
}

/// What an agency's silence counts as.
pub(super) fn silence(scene: &Scene<'_>) -> String {
    let key = match silence_counts_as(&scene.campaign) {
        SilenceMeans::No => "mails-result-silence-no",
        SilenceMeans::Yes => "mails-result-silence-yes",
    };
    scene.say(key, &[])
}

/// Asks for an agency's answer, and says what none counts as.
pub(super) fn ask(scene: &Scene<'_>, buyer: &Buyer, by: Instant) -> Block {
    let args = [("agency", buyer.name.as_str().into()), ("when", scene.when(by).into())];
    Block::Text(format!("{} {}", scene.say("mails-result-ask", &args), silence(scene)))
}

/// The result of all agencies together, for coordinators.
pub(super) fn of_all(scene: &Scene<'_>, record: &RecordHead) -> Vec<Figure> {
    vec![
        scene.figure("mails-label-agencies-in", scene.number(record.agencies_in)),
        scene.figure("mails-label-agencies-out", scene.number(record.agencies_out)),
        scene.figure("mails-label-licences", scene.number(record.seats.count())),
        scene.sum("mails-label-total-all", scene.money(record.total)),
    ]
}

/// What people call a fee.
fn fee_label(campaign: &campaign::Model, language: Language, key: &str) -> String {
    let Some(fee) = campaign.terms.shared_fees.iter().find(|fee| fee.key == key) else { return key.to_owned() };
    let (own, other) = match language {
        Language::En => (&fee.label_en, &fee.label_fr),
        Language::Fr => (&fee.label_fr, &fee.label_en),
    };
    crate::message::one_line(if own.is_empty() { other } else { own })
}

/// Parts of a letter for each of the reader's agencies, each under its own heading but the first, whose heading is the
/// letter's.
pub(super) struct Sections {
    pub(super) heading: Option<String>,
    pub(super) blocks: Vec<Block>,
}

impl Sections {
    pub(super) fn new() -> Self {
        Self { heading: None, blocks: Vec::new() }
    }

    pub(super) fn add(&mut self, heading: String, blocks: Vec<Block>) {
        match self.heading {
            None => self.heading = Some(heading),
            Some(_) => self.blocks.push(Block::Section(heading)),
        }
        self.blocks.extend(blocks);
    }
}
