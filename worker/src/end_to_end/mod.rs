//! From what happened to the mailbox, whatever goes wrong in between.

mod once;
mod running;
mod sign_in;
mod telling;
mod trouble;

use domain::identity::{Arriving, RequestSignInLink, request_sign_in_link};
use domain::notifications::channel::DeliveryState;
use domain::notifications::finders;
use domain::page::Page;

use crate::SendError;
use crate::world::{NETWORK, Trouble, World};

const HANA: &str = "hana@prairie.example";
const SAMUEL: &str = "samuel@lantern.example";
const MIREILLE: &str = "mireille@anse.example";
const NOOR: &str = "noor@lantern.example";

fn told(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(to, subject)| ((*to).to_owned(), subject.replace('·', "\u{A0}"))).collect()
}

fn busy() -> Option<Trouble> {
    Some(Trouble::Fails(SendError::Transient("451 busy".into())))
}

/// What the coordinator sees parked, with the reasons.
async fn parked(world: &World) -> Vec<(uuid::Uuid, String)> {
    let reading = world.operation().read(NETWORK, None);
    let page = finders::parked(&*reading.tx().await.unwrap(), &world.hana(), Page::first(100)).await.unwrap();
    reading.close().await.unwrap();
    page.rows
        .into_iter()
        .map(|(delivery, _)| {
            assert_eq!(delivery.state, DeliveryState::Parked);
            (delivery.id, delivery.last_error.unwrap())
        })
        .collect()
}

async fn asks_to_sign_in(world: &World, email: &str) {
    let wish = RequestSignInLink { email: email.to_owned() };
    request_sign_in_link(&world.operation(), &Arriving::default(), None, &wish).await.unwrap().unwrap();
}
