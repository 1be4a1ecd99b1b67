//! Requests close soon: to buyers whose agency has made none.

use domain::campaigns::preview;
use domain::campaigns::terms::QuoteKind;

use super::scene::{Buyer, Scene};
use crate::letter::Block;
use crate::notices::Written;

pub(super) fn letter(scene: &Scene<'_>, days: i64) -> Written {
    let Some(days) = scene.days_left_of(days, scene.closes_at()) else { return Written::NotNeeded };
    // Who took a request back has decided; who waits for their admin has asked.
    let silent = |buyer: &&Buyer| buyer.request.is_none() && !buyer.waits();
    let silent: Vec<&Buyer> = scene.buys_for.iter().filter(silent).collect();
    if silent.is_empty() || !scene.is_open() {
        return Written::NotNeeded;
    }
    let intro = [
        ("agency", scene.names(silent.into_iter()).into()),
        ("tool", scene.tool.as_str().into()),
        ("when", scene.when(scene.closes_at()).into()),
    ];
    let mut blocks = vec![Block::Text(scene.say("mails-closes-soon-intro", &intro))];
    blocks.extend(so_far(scene).map(Block::Text));
    blocks.push(scene.button("mails-make-request", "pledge"));
    blocks.push(scene.text("mails-closes-soon-or-not"));
    let args = [("campaign", scene.title.as_str().into()), ("days", days.into())];
    let heading = scene.say("mails-closes-soon-heading", &args);
    Written::Ready(scene.letter(scene.say("mails-closes-soon-subject", &args), heading, blocks))
}

/// How far the agencies got together, and what the next step would bring.
fn so_far(scene: &Scene<'_>) -> Option<String> {
    let campaign = &scene.campaign;
    if campaign.agencies_in == 0 {
        return None;
    }
    let agencies = scene.say("common-agencies", &[("count", campaign.agencies_in.into())]);
    let args = [("agencies", agencies.into()), ("licences", scene.licences(campaign.seats_pledged).into())];
    let so_far = scene.say("mails-closes-soon-so-far", &args);
    let for_everyone = campaign.terms.quote_kind == QuoteKind::AllUnits;
    let Some(next) = preview::next_break(campaign, None).filter(|_| for_everyone) else { return Some(so_far) };
    let has_fees = campaign.terms.net_fees().iter().any(|(_, net)| net.minor() > 0);
    let args = [
        ("fees", if has_fees { "yes" } else { "no" }.into()),
        ("licences", scene.licences(next.seats_missing).into()),
        ("price", scene.money(next.price_break.unit_price).into()),
    ];
    Some(format!("{so_far} {}", scene.say("mails-closes-soon-next", &args)))
}
