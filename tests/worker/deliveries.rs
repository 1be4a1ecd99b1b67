//! Deliveries: each once, whatever goes wrong.

use std::sync::Arc;

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::{Mails, Passkey, key};
use tests::{World, behaviour, line, logs};
use worker::SendError;

fn busy() -> Option<SendError> {
    Some(SendError::Transient("421 busy".to_owned()))
}

#[behaviour]
async fn two_workers_at_once_never_do_the_same(world: &World) {
    world.more_agencies(40).await;
    world.open_campaign().await;
    let others: Vec<_> = (0..3).map(|_| Arc::new(Mails::default())).collect();
    let workers = futures::future::join_all(others.iter().map(|mails| world.another_worker(mails.clone()))).await;
    let work = futures::future::try_join_all(workers.iter().map(worker::Worker::catch_up));
    let (_, done) = futures::join!(world.worker_catches_up(), work);
    done.unwrap();
    let mut told: Vec<String> = world.mails.all().into_iter().map(|mail| mail.to).collect();
    told.extend(others.iter().flat_map(|mails| mails.all()).map(|mail| mail.to));
    assert_eq!(told.len(), 46);
    told.sort();
    told.dedup();
    assert_eq!(told.len(), 46, "each once");
}

#[behaviour]
async fn a_mail_that_cannot_leave_now_leaves_later_and_once(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    world.mails.are_refused(busy());
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.worker_catches_up().await;
    for _ in 0..60 {
        world.goes_by(TimeDelta::minutes(1));
        world.worker_catches_up().await;
    }
    assert_eq!(world.mails.all(), []);
    world.mails.are_refused(None);
    world.goes_by(TimeDelta::hours(1));
    world.worker_catches_up().await;
    let mut told: Vec<String> = world.mails.take().into_iter().map(|mail| mail.to).collect();
    told.sort();
    assert_eq!(told, ["ana@example.test", "max@example.test"]);
    world.goes_by(TimeDelta::days(2));
    world.worker_catches_up().await;
    assert_eq!(world.mails.take(), []);
}

#[behaviour]
async fn every_attempt_at_a_mail_has_the_same_message_id(world: &World) {
    let (first, second) = (Arc::new(Mails::default()), Arc::new(Mails::default()));
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    world.ana.pledge_seats(&campaign, 12).await.done();
    let crashing = world.another_worker(first.clone()).await;
    first.then_forget();
    crashing.catch_up().await.unwrap();
    world.goes_by(TimeDelta::hours(2));
    world.another_worker(second.clone()).await.catch_up().await.unwrap();
    let ids = |mails: &Mails| {
        let mut ids: Vec<(String, String)> = mails.all().into_iter().map(|mail| (mail.to, mail.message_id)).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&first), ids(&second));
    assert_eq!(ids(&first).len(), 2);
}

#[behaviour]
async fn what_is_refused_for_good_is_parked_where_the_coordinator_sees_it_and_may_try_again(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    world.mails.are_refused(Some(SendError::Permanent("550 nobody of that name".to_owned())));
    world.rose.pledge_lines(&campaign, &[line(6, 200_00)]).await.done();
    world.worker_catches_up().await;
    world.mails.are_refused(None);
    world.goes_by(TimeDelta::days(5));
    world.worker_catches_up().await;
    assert_eq!(world.mails.take(), []);

    let document = "{ parkedDeliveries { nodes { id recipient state attempts lastError } } }";
    let parked = world.cora.ask(document, json!({})).await.data()["parkedDeliveries"]["nodes"].clone();
    let expected =
        json!({ "recipient": "Rose", "state": "PARKED", "attempts": 1, "lastError": "550 nobody of that name" });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&parked[0][name], value, "{name}");
    }
    assert_eq!(world.ana.ask(document, json!({})).await.denied(), "FORBIDDEN");

    let input = json!({ "deliveryId": parked[0]["id"], "requestKey": tests::world::key() });
    let payload = "delivery { state } problems { code field message }";
    world.ana.does("retryDelivery", input.clone(), payload).await.denied_as("NOT_FOUND");
    world.cora.does("retryDelivery", input, payload).await.done();
    world.worker_catches_up().await;
    assert_eq!(world.mails.take().len(), 1);
    let after = world.cora.ask(document, json!({})).await.data()["parkedDeliveries"]["nodes"].clone();
    assert_eq!(after, json!([]));
}

#[behaviour]
async fn why_a_mail_did_not_leave_is_told_without_the_address(world: &World) {
    world.open_campaign().await;
    world.mails.are_refused(Some(SendError::Permanent("550 <Rose@Example.Test> has moved".to_owned())));
    world.worker_catches_up().await;
    let document = "{ parkedDeliveries { nodes { recipient lastError } } }";
    let parked = world.cora.ask(document, json!({})).await.data()["parkedDeliveries"]["nodes"].clone();
    let parked = parked.as_array().unwrap();
    let roses = parked.iter().find(|delivery| delivery["recipient"] == "Rose").unwrap();
    assert_eq!(roses["lastError"], "550 <the recipient> has moved");
}

#[behaviour]
async fn the_log_has_the_code_that_a_mail_server_answered_with_and_none_of_its_words(world: &World) {
    let refused = |words: &str| format!("{words} nobody is called Noor here, noor@newcomer.test is closed");
    world.mails.are_refused(Some(SendError::Transient(refused("451"))));
    world.open_campaign().await;
    let invited = json!({
        "name": "Noor", "email": "noor@newcomer.test", "language": "EN", "role": "ADVISOR", "requestKey": key(),
    });
    world.cora.does("invitePerson", invited, "problems { code field message }").await.done();
    let document = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent } }";
    let input = json!({ "email": "max@example.test", "requestKey": key() });
    world.nobody.ask_outside(document, json!({ "input": input })).await.data();
    let [ceremony, options] = world.ana.asks_to_add_a_passkey().await;
    world.ana.adds_this_passkey(&ceremony, "Mine", &Passkey::of(&world.ana).made(&options)).await.done();
    world.worker_catches_up().await;
    world.goes_by(TimeDelta::minutes(2));
    world.mails.are_refused(Some(SendError::Permanent(refused("550"))));
    world.worker_catches_up().await;
    let lines = logs::lines();
    let what = ["a mail did", "a sign-in link did", "an invitation did", "a mail about an account did"];
    for what in what.map(|what| format!("{what} not go out")) {
        for told in ["attempt=1 kind=\"transient\" code=\"451\"", "attempt=2 kind=\"permanent\" code=\"550\""] {
            let is_told = |line: &String| line.contains(&what) && line.contains(told);
            assert!(lines.iter().any(is_told), "{what}, {told}:\n{}", lines.join("\n"));
        }
    }
    let words: Vec<&String> = lines.iter().filter(|line| line.contains("Noor") || line.contains("nobody is")).collect();
    assert!(words.is_empty(), "{words:#?}");
    let seen = world.cora.ask("{ invitations { nodes { lastError } } }", json!({})).await;
    let told = "550 nobody is called Noor here, the recipient is closed";
    assert_eq!(seen.data()["invitations"]["nodes"][0]["lastError"], told, "who invites reads it");
}

#[behaviour]
async fn a_request_changed_while_mail_was_away_is_told_as_it_stands(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    world.mails.are_refused(busy());
    world.rose.pledge_lines(&campaign, &[line(6, 200_00)]).await.done();
    world.worker_catches_up().await;
    world.rose.change_pledge(&campaign, 1, &[line(4, 200_00)]).await.done();
    world.worker_catches_up().await;
    world.mails.are_refused(None);
    world.goes_by(TimeDelta::hours(1));
    world.worker_catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.len(), 1, "{mails:#?}");
    assert!(mails[0].subject.ends_with("votre demande de 4 licences est reçue"), "{}", mails[0].subject);
    assert!(mails[0].text.contains("C’est maintenant cette demande qui compte."), "{}", mails[0].text);
}

#[behaviour]
async fn after_a_cancellation_nobody_is_asked_for_anything(world: &World) {
    let campaign = world.confirming_campaign().await;
    world.mails.take();
    world.mails.are_refused(busy());
    world.passes(campaign.confirm_by.unwrap() - TimeDelta::days(5)).await;
    world.cora.cancel_campaign(&campaign, "The supplier withdrew.").await.done();
    world.mails.are_refused(None);
    world.goes_by(TimeDelta::hours(1));
    world.worker_catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.len(), 7, "everybody hears of the cancellation alone");
    assert!(mails.iter().all(|mail| mail.text.contains("> The supplier withdrew.")), "{mails:#?}");
}

#[behaviour]
async fn a_reminder_that_waited_until_it_had_no_point_is_not_sent(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    world.mails.are_refused(busy());
    world.passes(campaign.closes_at - TimeDelta::days(7)).await;
    for actor in [&world.ana, &world.rose, &world.hugo, &world.nora] {
        let input = json!({ "lines": [line(5, 200_00)], "moreThanStaffUnderstood": true });
        actor.pledges(&campaign, input).await.done();
    }
    world.mails.are_refused(None);
    world.goes_by(TimeDelta::hours(2));
    world.worker_catches_up().await;
    let subjects: Vec<String> = world.mails.take().into_iter().map(|mail| mail.subject).collect();
    // The confirmations of five people, and no reminder.
    assert_eq!(subjects.len(), 5, "{subjects:#?}");
}

#[behaviour]
async fn everybody_reads_in_their_own_language_and_zone(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let to = |name: &str| mails.iter().find(|mail| mail.to.starts_with(name)).unwrap().clone();
    let (hugo, rose) = (to("hugo"), to("rose"));
    assert!(hugo.subject.contains("One case book for all of us"), "{}", hugo.subject);
    assert!(rose.subject.contains("Un seul cahier de dossiers"), "{}", rose.subject);
    for mail in [&hugo, &rose] {
        assert!(mail.text.contains(&format!("http://table.test/n/prairie/campaigns/{}", campaign.id)), "{}", mail.text);
        assert!(mail.html.contains(&campaign.id), "{}", mail.html);
    }
    let until =
        "Requests are open until Tuesday, March 31, 2026, 12:00 noon in Winnipeg (2:00 p.m. for you in Halifax).";
    assert!(hugo.text.contains(until), "{}", hugo.text);
    let until = "Les demandes sont ouvertes jusqu’au mardi 31 mars 2026 à 12 h à Winnipeg (11 h pour vous à Regina).";
    assert!(rose.text.replace('\u{a0}', " ").contains(until), "{}", rose.text);
}

#[behaviour]
async fn the_provisional_outcome_tells_each_agency_its_own_price_total_and_reasons(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(40, 120_00)]).await.done();
    world.rose.pledge_lines(&campaign, &[line(6, 250_00)]).await.done();
    world.hugo.pledge_lines(&campaign, &[line(5, 80_00)]).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    world.passes(campaign.closes_at).await;
    let mails = world.mails.take();
    let text = |name: &str| {
        mails.iter().find(|mail| mail.to.starts_with(name)).unwrap_or_else(|| panic!("{name}")).text.clone()
    };
    let (ana, rose, hugo) = (text("ana"), text("rose"), text("hugo"));
    assert!(ana.contains("$97.50") && ana.contains("$3,900.00"), "{ana}");
    assert!(rose.contains("140,00\u{a0}$") && rose.contains("840,00\u{a0}$"), "{rose}");
    assert!(hugo.contains("$118.00"), "{hugo}");
    for (mail, foreign) in [(&ana, "840"), (&rose, "3\u{a0}900"), (&hugo, "97.50")] {
        assert!(!mail.contains(foreign), "{foreign} in {mail}");
    }
}

#[behaviour]
async fn what_was_mailed_is_also_among_the_notices(world: &World) {
    world.open_campaign().await;
    world.worker_catches_up().await;
    let document = "{ viewer { unreadNotices } notices { nodes { id kind title readAt campaign { title } } } }";
    let seen = world.rose.ask(document, json!({})).await.data().clone();
    assert_eq!(seen["viewer"]["unreadNotices"], 1);
    let notice = &seen["notices"]["nodes"][0];
    assert_eq!(notice["campaign"]["title"], "Un seul cahier de dossiers pour nous tous");
    assert_eq!(notice["readAt"], Value::Null);
    let input = json!({ "noticeId": notice["id"], "requestKey": tests::world::key() });
    let done = world.rose.does("markNoticesRead", input, "unreadNotices").await;
    assert_eq!(done.reply().data()["markNoticesRead"]["unreadNotices"], 0);
}

#[behaviour]
async fn a_notice_that_came_after_the_page_was_shown_stays_unread(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    let shown = world.rose.ask("{ notices { nodes { id } } }", json!({})).await.data()["notices"]["nodes"][0].clone();
    world.goes_by(TimeDelta::seconds(1));
    world.rose.pledge_seats(&campaign, 5).await.done();
    world.worker_catches_up().await;
    let input = json!({ "noticeId": shown["id"], "requestKey": tests::world::key() });
    let done = world.rose.does("markNoticesRead", input, "unreadNotices").await;
    assert_eq!(done.reply().data()["markNoticesRead"]["unreadNotices"], 1);
    let seen = world.rose.ask("{ notices { nodes { kind readAt } } }", json!({})).await.data()["notices"].clone();
    let unread: Vec<&Value> = seen["nodes"].as_array().unwrap().iter().filter(|one| one["readAt"].is_null()).collect();
    assert_eq!(unread.iter().map(|one| one["kind"].as_str().unwrap()).collect::<Vec<_>>(), ["SeatsPledged"]);
}
