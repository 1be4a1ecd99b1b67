//! Links that sign in.

use chrono::TimeDelta;
use domain::identity::sign_in;

use super::{MIREILLE, SAMUEL, asks_to_sign_in, busy};
use crate::world::{World, settings};

#[tokio::test]
async fn a_sign_in_link_arrives_and_signs_in() {
    let world = World::new().await;
    asks_to_sign_in(&world, MIREILLE).await;
    world.catches_up().await;
    world.catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].to.as_str(), mails[0].subject.as_str()), (MIREILLE, "Ouvrir votre session Longtable"));
    let token =
        mails[0].text.split("https://table.example/sign-in/").nth(1).unwrap().split_whitespace().next().unwrap();
    let key = settings().signing_key;
    sign_in(&world.operation(), &key, token, "cookie").await.unwrap().unwrap();
}

#[tokio::test]
async fn a_sign_in_link_is_tried_while_it_lasts() {
    let world = World::new().await;
    asks_to_sign_in(&world, SAMUEL).await;
    world.mails.is_in(busy());
    world.catches_up().await;
    world.mails.is_in(None);
    world.goes_by(TimeDelta::minutes(1));
    world.catches_up().await;
    assert_eq!(world.mails.take().len(), 1);
    asks_to_sign_in(&world, SAMUEL).await;
    world.goes_by(TimeDelta::minutes(15));
    world.catches_up().await;
    assert_eq!(world.mails.take(), [], "an expired link helps nobody");
}
