//! From what happened to the mailbox, whatever goes wrong in between.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::TimeDelta;
use domain::campaigns::outcome::Answer;
use domain::campaigns::{AnswerOutcome, CancelCampaign, answer_outcome, cancel_campaign};
use domain::identity::{RequestSignInLink, request_sign_in_link, sign_in};
use domain::notifications::channel::DeliveryState;
use domain::notifications::{finders, retry_delivery};
use domain::page::Page;
use tokio::time::timeout;

use crate::world::{ANSE, LANTERN, LIMITS, NETWORK, Trouble, World, settings};
use crate::{Mail, SendError, WorkerSettings};

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

#[tokio::test]
async fn everybody_concerned_is_told_once_from_opening_to_the_order() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.catches_up().await;
    let opened = "Electronic signatures: requests are open until Mar 2, 2027";
    let ouvert = "Signatures électroniques·: demandes ouvertes jusqu’au 2 mars 2027";
    assert_eq!(world.mails.told(), told(&[(MIREILLE, ouvert), (NOOR, opened), (SAMUEL, opened)]));

    world.pledges(&world.samuel(), campaign, 12, Some(LIMITS[0])).await;
    world.catches_up().await;
    assert_eq!(world.mails.told(), told(&[(SAMUEL, "Electronic signatures: your request for 12 licences is in")]));

    world.is("2027-02-23T18:00:00Z");
    world.catches_up().await;
    let soon = "Signatures électroniques·: clôture des demandes dans 7 jours";
    assert_eq!(world.mails.told(), told(&[(MIREILLE, soon)]));

    world.pledges(&world.mireille(), campaign, 30, None).await;
    world.catches_up().await;
    assert_eq!(world.mails.take().len(), 1);

    world.is("2027-03-02T18:00:00Z");
    world.catches_up().await;
    assert_eq!(
        world.mails.told(),
        told(&[
            (HANA, "Electronic signatures: the provisional result is out"),
            (MIREILLE, "Signatures électroniques·: demande retenue, réponse attendue d’ici le 30 mars 2027"),
            (SAMUEL, "Electronic signatures: you are in, please answer by Mar 30, 2027"),
        ])
    );

    let yes = AnswerOutcome { campaign, agency: ANSE, answer: Answer::Confirmed };
    answer_outcome(&world.operation(), &world.mireille(), None, &yes).await.unwrap().unwrap();
    world.is("2027-03-29T18:00:00Z");
    world.catches_up().await;
    let due = "Electronic signatures: your answer is due within a day";
    assert_eq!(world.mails.told(), told(&[(SAMUEL, due)]), "who answered is not reminded");

    world.is("2027-03-30T18:00:00Z");
    world.catches_up().await;
    assert_eq!(
        world.mails.told(),
        told(&[
            (HANA, "Electronic signatures: the order is ready"),
            (MIREILLE, "Signatures électroniques·: c’est conclu, votre demande est retenue"),
            (SAMUEL, "Electronic signatures: the final result for Lantern Street"),
        ])
    );
    world.goes_by(TimeDelta::days(400));
    world.catches_up().await;
    assert_eq!(world.mails.told(), [], "nothing is told twice");
}

#[tokio::test]
async fn a_result_tells_each_agency_its_own_part_and_nobody_a_limit() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.pledges(&world.samuel(), campaign, 45, Some(LIMITS[0])).await;
    world.pledges(&world.mireille(), campaign, 2, Some(LIMITS[1])).await;
    world.catches_up().await;
    let mut mails = world.mails.take();
    world.is("2027-03-02T18:00:00Z");
    world.catches_up().await;
    mails.extend(world.mails.take());
    let text = |to: &str| -> String {
        let last = mails.iter().rev().find(|mail| mail.to == to).unwrap();
        last.text.replace('\u{A0}', " ")
    };
    assert!(text(SAMUEL).contains("You are in: 45 licences at $180.00 each, $8,100.00 before tax"), "{}", text(SAMUEL));
    assert!(text(MIREILLE).contains("le prix obtenu est de 180,00 $ par licence"), "{}", text(MIREILLE));
    assert!(text(HANA).contains("Agencies left out: 1"), "{}", text(HANA));
    for mail in &mails {
        for limit in LIMITS {
            let shown = words::money::show(mail.language, limit.minor(), "CAD");
            assert!(!mail.text.contains(&shown) && !mail.html.contains(&shown), "{} reads {shown}", mail.to);
        }
    }
}

#[tokio::test]
async fn a_mail_looks_the_same_from_any_worker() {
    let world = World::new().await;
    world.opened().await;
    world.catches_up().await;
    let mails = world.mails.take();
    let ids: BTreeSet<&String> = mails.iter().map(|mail| &mail.message_id).collect();
    assert_eq!(ids.len(), mails.len());
    let Mail { message_id, from, to_name, at, .. } = &mails[0];
    assert!(message_id.starts_with('<') && message_id.ends_with("@table.example>"), "{message_id}");
    assert_eq!((from.as_str(), *at), ("Longtable <longtable@table.example>", world.database.clock.now()));
    assert!(!to_name.is_empty());
}

#[tokio::test]
async fn two_workers_at_once_send_each_mail_once() {
    let world = World::new().await;
    world.opened().await;
    let (one, two) = (world.another_worker(), world.another_worker());
    let (first, second) = tokio::join!(one.catch_up(), two.catch_up());
    first.and(second).unwrap();
    assert_eq!(world.mails.take().len(), 3);
}

#[tokio::test]
async fn killed_between_lease_and_settlement_a_mail_goes_again_under_the_same_id() {
    let world = World::new().await;
    world.opened().await;
    world.mails.is_in(Some(Trouble::SwallowsSilently));
    let killed = timeout(Duration::from_millis(300), world.worker.catch_up()).await;
    assert!(killed.is_err());
    let swallowed = world.mails.take();
    assert_eq!(swallowed.len(), 1, "one was under way");
    world.mails.is_in(None);
    let successor = world.another_worker();
    successor.catch_up().await.unwrap();
    let others = world.mails.take();
    assert_eq!(others.len(), 2, "what nobody holds goes at once");
    world.goes_by(WorkerSettings::LEASE);
    successor.catch_up().await.unwrap();
    let again = world.mails.take();
    assert_eq!(again.len(), 1);
    assert_eq!((&again[0].message_id, &again[0].to), (&swallowed[0].message_id, &swallowed[0].to));
}

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
async fn who_left_the_network_gets_no_more_of_its_mail() {
    let world = World::new().await;
    world.opened().await;
    world.mails.is_in(busy());
    world.catches_up().await;
    world.tampers("UPDATE membership SET ended_at = '2027-02-01T16:00:00+00:00' WHERE role = 'MEMBER'").await;
    world.mails.is_in(None);
    world.goes_by(TimeDelta::hours(2));
    world.catches_up().await;
    let to: Vec<String> = world.mails.told().into_iter().map(|(to, _)| to).collect();
    assert_eq!(to, [MIREILLE, SAMUEL]);
    assert_eq!(parked(&world).await[0].1, "the recipient no longer belongs to the network");
}

#[tokio::test]
async fn a_reminder_that_waited_too_long_is_not_sent() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.is("2027-02-23T18:00:00Z");
    world.catches_up().await;
    world.mails.take();
    world.mails.is_in(busy());
    world.is("2027-03-01T18:00:00Z");
    world.catches_up().await;
    world.pledges(&world.mireille(), campaign, 3, None).await;
    world.mails.is_in(None);
    world.goes_by(TimeDelta::minutes(5));
    world.catches_up().await;
    let told_now = world.mails.told();
    assert_eq!(told_now.len(), 2, "{told_now:?}");
    assert!(told_now[0].1.contains("votre demande de 3 licences est reçue"), "{told_now:?}");
    assert!(told_now[1].1.contains("requests close within a day") && told_now[1].0 == SAMUEL, "{told_now:?}");
    assert!(parked(&world).await.is_empty());
}

#[tokio::test]
async fn a_draft_that_is_cancelled_was_never_known_to_agencies() {
    let world = World::new().await;
    let campaign = world.drafted().await;
    let cancel = CancelCampaign { campaign, reason: "The supplier withdrew.".into() };
    cancel_campaign(&world.operation(), &world.hana(), None, &cancel).await.unwrap().unwrap();
    world.catches_up().await;
    assert_eq!(world.mails.told(), told(&[(HANA, "Electronic signatures: the purchase is cancelled")]));
}

#[tokio::test]
async fn a_cancelled_purchase_says_why_in_each_readers_language() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.catches_up().await;
    world.mails.take();
    let cancel = CancelCampaign { campaign, reason: "The supplier\nwithdrew <its> price.".into() };
    cancel_campaign(&world.operation(), &world.hana(), None, &cancel).await.unwrap().unwrap();
    world.catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.len(), 4);
    for mail in mails {
        assert!(mail.text.contains("> The supplier\n> withdrew <its> price."), "{}", mail.text);
        assert!(!mail.html.contains("<its>"));
    }
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

async fn asks_to_sign_in(world: &World, email: &str) {
    let wish = RequestSignInLink { email: email.to_owned() };
    request_sign_in_link(&world.operation(), None, None, &wish).await.unwrap().unwrap();
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

/// Runs the worker until `done` says so, and tells how long it took to stop.
async fn runs_until(world: &World, mut done: impl FnMut() -> bool) -> Duration {
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let worker = world.worker.clone();
    let running = tokio::spawn(async move { worker.run(stopped).await });
    let mut patience = 200;
    while !done() {
        patience -= 1;
        assert!(patience > 0, "it took too long");
        let _in_vain = timeout(Duration::from_millis(25), std::future::pending::<()>()).await;
    }
    let begun = tokio::time::Instant::now();
    stop.send(()).unwrap();
    running.await.unwrap();
    begun.elapsed()
}

#[tokio::test]
async fn a_running_worker_tells_of_what_happens_and_stops_when_told() {
    let world = World::new().await;
    world.opened().await;
    asks_to_sign_in(&world, HANA).await;
    let mails = world.mails.clone();
    let mut all = 0;
    let took = runs_until(&world, move || {
        all += mails.take().len();
        all == 4
    })
    .await;
    assert!(took < Duration::from_secs(1), "{took:?}");
}

#[tokio::test]
async fn a_worker_stops_in_time_though_the_mail_server_says_nothing() {
    let world = World::new().await;
    world.opened().await;
    world.mails.is_in(Some(Trouble::SwallowsSilently));
    let mails = world.mails.clone();
    let took = runs_until(&world, move || !mails.take().is_empty()).await;
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[tokio::test]
async fn a_silent_mail_server_does_not_keep_a_purchase_from_closing() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.pledges(&world.samuel(), campaign, 45, None).await;
    world.mails.is_in(Some(Trouble::SwallowsSilently));
    let mut changes = world.database.signals.listen();
    let (mails, clock) = (world.mails.clone(), world.database.clock.clone());
    let closes = crate::world::at("2027-03-02T18:00:00Z");
    runs_until(&world, move || {
        // Once a mail is stuck, the closing time comes.
        if !mails.take().is_empty() {
            clock.set(closes);
        }
        changes.try_recv().is_ok()
    })
    .await;
}

#[tokio::test]
async fn a_database_that_is_away_is_waited_for() {
    let world = World::new().await;
    world.opened().await;
    world.tampers("ALTER TABLE event RENAME TO gone").await;
    assert!(world.worker.catch_up().await.is_err());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let worker = world.worker.clone();
    let running = tokio::spawn(async move { worker.run(stopped).await });
    let _in_vain = timeout(Duration::from_millis(300), std::future::pending::<()>()).await;
    world.tampers("ALTER TABLE gone RENAME TO event").await;
    for _ in 0..200 {
        if world.mails.told().len() == 3 {
            break;
        }
        let _in_vain = timeout(Duration::from_millis(1_500), std::future::pending::<()>()).await;
    }
    stop.send(()).unwrap();
    running.await.unwrap();
    world.catches_up().await;
    assert_eq!(world.mails.told(), []);
}

#[tokio::test]
async fn an_agencys_own_request_is_told_to_its_buyers_alone() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.catches_up().await;
    world.mails.take();
    world.pledges(&world.samuel(), campaign, 5, None).await;
    world.catches_up().await;
    let told_now = world.mails.told();
    assert_eq!(told_now.len(), 1);
    assert_eq!(told_now[0].0, SAMUEL);
    assert_ne!(LANTERN, ANSE);
}
