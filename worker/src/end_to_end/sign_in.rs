//! Links that sign in.

use chrono::TimeDelta;
use domain::identity::{Arriving, SignIn, sign_in};

use super::{MIREILLE, SAMUEL, asks_to_sign_in, busy};
use crate::world::{World, settings};

/// Signs somebody in by the link in their mail, in a browser that was not seen before.
async fn signs_in(world: &World, email: &str, cookie: &str) {
    asks_to_sign_in(world, email).await;
    world.catches_up().await;
    let mails = world.mails.take();
    let token = mails[0].text.split("/sign-in/").nth(1).unwrap().split_whitespace().next().unwrap();
    let wish = SignIn { token: token.to_owned(), elsewhere: false };
    let (operation, key, arriving) = (world.operation(), settings().signing_key, Arriving::default());
    sign_in(&operation, &key, &wish, cookie, &arriving).await.unwrap().unwrap();
}

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
    let wish = SignIn { token: token.to_owned(), elsewhere: false };
    let arriving = Arriving { device: "Firefox, Windows".to_owned(), ..Arriving::default() };
    sign_in(&world.operation(), &key, &wish, "cookie", &arriving).await.unwrap().unwrap();
    world.catches_up().await;
    world.catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.len(), 1, "the new sign-in is told once");
    assert_eq!((mails[0].to.as_str(), mails[0].subject.as_str()), (MIREILLE, "Nouvelle session Longtable"));
    assert!(mails[0].text.contains("https://table.example/my/sessions"), "{}", mails[0].text);
}

#[tokio::test]
async fn the_mail_about_a_new_sign_in_is_tried_for_three_days() {
    let world = World::new().await;
    for (days, told) in [(2, 1), (3, 0)] {
        signs_in(&world, SAMUEL, &format!("cookie {days}")).await;
        world.mails.is_in(busy());
        world.catches_up().await;
        world.mails.is_in(None);
        world.goes_by(TimeDelta::days(days));
        world.catches_up().await;
        assert_eq!(world.mails.take().len(), told, "{days}");
    }
}

#[tokio::test]
async fn a_mail_about_an_account_goes_before_a_networks_mail() {
    let world = World::new().await;
    signs_in(&world, MIREILLE, "cookie").await;
    world.opened().await;
    world.mails.is_in(busy());
    world.catches_up().await;
    world.mails.is_in(None);
    world.goes_by(TimeDelta::hours(1));
    world.catches_up().await;
    let subjects: Vec<_> = world.mails.take().into_iter().map(|mail| mail.subject).collect();
    assert!(subjects.len() > 1, "{subjects:?}");
    assert_eq!(subjects[0], "Nouvelle session Longtable", "{subjects:?}");
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
