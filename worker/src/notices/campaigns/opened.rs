//! Requests are open: to everybody who works for an agency.

use domain::Money;
use domain::campaigns::terms::{CommitmentRule, PriceBreak, QuoteKind};

use super::result::silence;
use super::scene::{Request, Scene};
use crate::letter::{Block, Figure};
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>) -> Written {
    let (subject, intro, until) = if scene.is_open() {
        ("mails-opened-subject", "mails-opened-intro", "mails-opened-until")
    } else {
        ("mails-opened-late-subject", "mails-opened-late-intro", "mails-late")
    };
    let closes_at = scene.closes_at();
    let args = [("campaign", scene.title.as_str().into()), ("day", scene.day(closes_at).into())];
    let subject = scene.say(subject, &args);
    let args = [
        ("network", scene.network().into()),
        ("tool", scene.tool.as_str().into()),
        ("agency", scene.names(scene.buys_for.iter()).into()),
    ];
    let mut blocks = vec![
        Block::Text(scene.say(intro, &args)),
        Block::Text(scene.say(until, &[("when", scene.when(closes_at).into())])),
    ];
    if scene.is_open() {
        blocks.extend(invitation(scene));
    } else {
        blocks.push(Block::Figures(figures(scene)));
    }
    blocks.push(button(scene));
    Written::Ready(scene.letter(subject, scene.title.clone(), blocks))
}

/// What is offered, and how one takes part.
fn invitation(scene: &Scene<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if scene.campaign.terms.price_breaks.len() > 1 {
        blocks.push(scene.text("mails-opened-together"));
    }
    blocks.push(Block::Figures(figures(scene)));
    blocks.push(scene.text("mails-opened-how"));
    match scene.campaign.terms.commitment_rule {
        CommitmentRule::Confirmed => {
            let then = scene.say("mails-opened-then-confirmed", &[]);
            blocks.push(Block::Text(format!("{then} {}", silence(scene))));
        }
        CommitmentRule::Binding => blocks.push(scene.text("mails-opened-then-binding")),
    }
    blocks
}

/// The page where a request is made, for whoever may make one while they are taken and has not.
pub(super) fn button(scene: &Scene<'_>) -> Block {
    let stands = |request: &Option<Request>| request.as_ref().is_some_and(|request| !request.withdrawn);
    if !scene.is_open() || scene.buys_for.is_empty() {
        scene.button("mails-see-purchase", "")
    } else if scene.buys_for.iter().all(|buyer| stands(&buyer.request)) {
        scene.button("mails-pledged-button", "")
    } else {
        scene.button("mails-make-request", "pledge")
    }
}

fn figures(scene: &Scene<'_>) -> Vec<Figure> {
    let terms = &scene.campaign.terms;
    let mut figures = vec![scene.figure("mails-label-tool", scene.tool.clone())];
    figures.extend(scene.supplier.iter().map(|name| scene.figure("mails-label-supplier", name.clone())));
    figures.extend(terms.price_breaks.iter().map(|one| price(scene, one)));
    let fees: Money = terms.net_fees().into_iter().map(|(_, net)| net).sum();
    if fees > Money(0) {
        figures.push(scene.figure("mails-label-fees", scene.money(fees)));
    }
    figures
}

fn price(scene: &Scene<'_>, one: &PriceBreak) -> Figure {
    let key = match scene.campaign.terms.quote_kind {
        QuoteKind::AllUnits => "mails-label-break",
        QuoteKind::Graduated => "mails-label-break-graduated",
    };
    let from = scene.number(one.seats_min.count());
    Figure::new(scene.say(key, &[("from", from.into())]), scene.money(one.unit_price))
}
