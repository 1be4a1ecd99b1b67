//! Who asks need not be who approves: requests above an amount that their agency has set wait for an admin of it who did not
//! ask for them, and count for nothing until then.

mod approving;
mod as_told;
mod ending;
mod hidden;
mod the_amount;

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{Actor, Campaign, World};

const SEEN: &str = "seatsPledged agenciesIn myState mySeats myPledge { version seats } \
                    myPendingPledge { state seats askedBy endedBy reason canDecide lines { seats maxLandedPrice } }";

/// A campaign in which what Open Door asks for waits above 1,000 dollars.
async fn scene(world: &World) -> Campaign {
    let campaign = world.open_campaign().await;
    world.open_door_approves_above(1_000_00).await;
    world.worker_catches_up().await;
    world.mails.take();
    world.goes_by(TimeDelta::seconds(1));
    campaign
}

/// Whom mails went to since one looked last, with their subjects.
async fn mailed(world: &World) -> Vec<String> {
    world.worker_catches_up().await;
    let mut lines: Vec<String> = world
        .mails
        .take()
        .iter()
        .map(|mail| format!("{}: {}", mail.to.split('@').next().unwrap_or_default(), mail.subject))
        .collect();
    lines.sort_unstable();
    lines
}

/// What somebody is asked to do.
async fn needs(actor: &Actor) -> Vec<String> {
    let reply = actor.ask("{ viewer { needs { kind } } }", json!({})).await;
    let needs = reply.data()["viewer"]["needs"].as_array().expect("needs are a list").clone();
    needs.iter().map(|need| need["kind"].as_str().expect("a kind is a text").to_owned()).collect()
}

fn state(seen: &Value) -> &Value {
    &seen["myPendingPledge"]["state"]
}
