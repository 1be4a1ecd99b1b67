//! Mail servers and purchases in trouble.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::notifications::retry_delivery;

use super::{MIREILLE, busy, parked};
use crate::world::{Trouble, World};
use crate::{Mail, SendError};

#[tokio::test]
async fn a_mail_server_gone_for_an_hour_gets_everything_later_and_once() {
    let world = World::new().await;
    world.opened().await;
    world.mails.is_in(busy());
    for _ in 0..60 {
        world.catches_up().await;
        world.goes_by(TimeDelta::minutes(1));
    }
    world.mails.is_in(None);
    for _ in 0..60 {
        world.catches_up().await;
        world.goes_by(TimeDelta::minutes(1));
    }
    assert_eq!(world.mails.take().len(), 3);
}

#[tokio::test]
async fn a_refused_mail_is_parked_for_the_coordinator_who_sends_it_again() {
    let world = World::new().await;
    world.opened().await;
    world.mails.is_in(Some(Trouble::Fails(SendError::Permanent("550 no such mailbox".into()))));
    world.catches_up().await;
    world.goes_by(TimeDelta::days(1));
    world.mails.is_in(None);
    world.catches_up().await;
    assert_eq!(world.mails.take(), []);
    let parked = parked(&world).await;
    assert_eq!(parked.len(), 3);
    assert!(parked.iter().all(|(_, why)| why == "550 no such mailbox"));
    let hana = world.hana();
    retry_delivery(&world.operation(), &hana, None, parked[0].0).await.unwrap().unwrap();
    world.catches_up().await;
    assert_eq!(world.mails.take().len(), 1);
}

#[tokio::test]
async fn three_days_of_trouble_are_enough() {
    let world = World::new().await;
    world.opened().await;
    world.mails.is_in(busy());
    for _ in 0..80 {
        world.catches_up().await;
        world.goes_by(TimeDelta::hours(1));
    }
    assert_eq!(parked(&world).await.len(), 3);
}

#[tokio::test]
async fn one_purchase_in_trouble_does_not_stop_the_others() {
    let world = World::new().await;
    let (broken, sound) = (world.opened().await, world.opened().await);
    for campaign in [broken, sound] {
        world.pledges(&world.samuel(), campaign, 45, None).await;
    }
    world.catches_up().await;
    world.mails.take();
    let lines = format!("UPDATE pledge SET lines = '7' WHERE campaign_id = {}", blob(broken));
    world.tampers(&lines).await;
    world.is("2027-03-02T18:00:00Z");
    assert!(world.worker.catch_up().await.is_err(), "the trouble is told");
    assert_eq!(world.mails.take().len(), 2, "and the other purchase has its result");
    let mended = r#"[{"seats":45,"maxLandedPrice":null,"maxTotal":null}]"#;
    world.tampers(&format!("UPDATE pledge SET lines = '{mended}' WHERE campaign_id = {}", blob(broken))).await;
    world.catches_up().await;
    assert_eq!(world.mails.take().len(), 2);
}

fn blob(id: uuid::Uuid) -> String {
    format!("x'{}'", id.simple())
}

#[tokio::test]
async fn a_mail_nobody_answers_for_is_given_up_while_it_is_held() {
    let world = World::new().await;
    world.opened().await;
    world.mails.is_in(Some(Trouble::SwallowsSilently));
    let impatient = world.another_worker_with(TimeDelta::milliseconds(250));
    impatient.catch_up().await.unwrap();
    let first = world.mails.take();
    assert_eq!(first.len(), 3);
    world.mails.is_in(None);
    world.goes_by(TimeDelta::minutes(1));
    impatient.catch_up().await.unwrap();
    let ids = |mails: &[Mail]| mails.iter().map(|mail| mail.message_id.clone()).collect::<BTreeSet<_>>();
    assert_eq!(ids(&world.mails.take()), ids(&first));
}

#[tokio::test]
async fn why_a_mail_did_not_leave_names_no_address() {
    let world = World::new().await;
    world.opened().await;
    let refusal = format!("550 <{}> is unknown", MIREILLE.to_uppercase());
    world.mails.is_in(Some(Trouble::Fails(SendError::Permanent(refusal))));
    world.catches_up().await;
    let whys: BTreeSet<String> = parked(&world).await.into_iter().map(|(_, why)| why).collect();
    assert!(whys.contains("550 <the recipient> is unknown"), "{whys:?}");
}
