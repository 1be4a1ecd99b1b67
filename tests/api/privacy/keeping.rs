//! For how long a network keeps what it keeps for its people, and that it is gone after that.

use chrono::TimeDelta;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::database::As;
use tests::world::key;
use tests::{Actor, World, behaviour};

const KEPT: &str = "retention { notices { days daysMin daysMax } mails { days daysMin daysMax }
    invitations { days daysMin daysMax } }";
const PAYLOAD: &str =
    "retention { notices { days } mails { days } invitations { days } } problems { code field message }";

/// A change of what a network begins with.
fn days(notices: i64, mails: i64, invitations: i64) -> Value {
    json!({
        "noticesDays": notices, "mailsDays": mails, "invitationsDays": invitations, "version": 1, "requestKey": key(),
    })
}

async fn reads(actor: &Actor) -> Value {
    actor.ask(&format!("{{ privacy {{ {KEPT} }} }}"), json!({})).await.data()["privacy"]["retention"].clone()
}

async fn rows(world: &World, table: &str, word: &str) -> usize {
    world.traces().await.of(table).iter().filter(|row| row.contains(word)).count()
}

/// How many notices and mails of the prairie network are on record.
async fn kept(world: &World) -> [usize; 2] {
    [rows(world, "delivery", "IN_APP").await, rows(world, "delivery", "MAIL").await]
}

#[behaviour]
async fn coordinators_set_it_within_bounds_and_everybody_reads_it(world: &World) {
    let period = |days, least, most| json!({ "days": days, "daysMin": least, "daysMax": most });
    let begins =
        json!({ "notices": period(365, 30, 1825), "mails": period(90, 7, 730), "invitations": period(30, 1, 365) });
    assert_eq!(reads(&world.mia).await, begins);
    world.cora.does("changeRetention", days(60, 14, 3), PAYLOAD).await.done();
    let seen = reads(&world.mia).await;
    let set = [&seen["notices"]["days"], &seen["mails"]["days"], &seen["invitations"]["days"]];
    assert_eq!(set, [&json!(60), &json!(14), &json!(3)]);
    assert_eq!(reads(&world.otto).await, begins, "each network keeps to its own numbers");
    let page = world.rose.opens("/privacy").await.is_shown();
    page.says("pendant 60 jours").says("pendant 14 jours").says("pendant 3 jours");
    world.ana.opens("/privacy").await.is_shown().says("for 60 days");
    let events =
        world.cora.ask("{ events(kind: \"RetentionChanged\") { nodes { details { name value } } } }", json!({}));
    let details = events.await.data()["events"]["nodes"][0]["details"].to_string();
    assert!(details.contains("noticesDays") && details.contains("60"), "{details}");
}

#[behaviour]
async fn only_who_may_read_the_privacy_page_reads_it(world: &World) {
    let lead = json!({
        "leadName": "Hana", "leadContact": "1", "retentionEn": "a", "retentionFr": "b", "public": true, "version": 0,
        "requestKey": key(),
    });
    for actor in [&world.stella, &world.sven, &world.nobody] {
        assert_eq!(reads(&actor.at("prairie")).await, Value::Null, "{}", actor.name());
    }
    world.cora.does("describePrivacy", lead, "problems { code field message }").await.done();
    for actor in [&world.stella, &world.sven, &world.nobody] {
        assert_eq!(reads(&actor.at("prairie")).await["mails"]["days"], 90, "{}", actor.name());
    }
}

#[behaviour]
async fn what_is_out_of_bounds_or_not_theirs_changes_nothing(world: &World) {
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.max, &world.fern] {
                actor.does("changeRetention", days(60, 14, 3), PAYLOAD).await.denied_as("FORBIDDEN");
            }
            world.nobody.does("changeRetention", days(60, 14, 3), PAYLOAD).await.denied_as("UNAUTHENTICATED");
            for (input, field) in [
                (days(29, 14, 3), "noticesDays"),
                (days(1_826, 14, 3), "noticesDays"),
                (days(60, 6, 3), "mailsDays"),
                (days(60, 731, 3), "mailsDays"),
                (days(60, 14, 0), "invitationsDays"),
                (days(60, 14, i64::from(i32::MIN)), "invitationsDays"),
            ] {
                let refused = world.cora.does("changeRetention", input, PAYLOAD).await;
                refused.refused_with(&[&format!("DAYS_OUT_OF_BOUNDS@{field}")]);
            }
            let form = world.cora.opens("/privacy/retention").await.is_shown().form("/privacy/retention");
            let refused = form.with("mailsDays", "some").post().await;
            assert_eq!(refused.status, 422);
            assert_eq!(refused.wrong_at("mailsDays"), "Please give a whole number from 7 to 730.");
            assert_eq!(refused.form("/privacy/retention").value("mailsDays"), "some");
            assert_eq!(world.ana.opens("/privacy/retention").await.status, 403);
        })
        .await;
    let form = world.cora.opens("/privacy/retention").await.form("/privacy/retention");
    let page = form.with("mailsDays", "8").send().await.is_shown();
    page.says("How long things are kept is saved.").says("for 8 days");
}

#[behaviour]
async fn who_saves_second_reads_what_was_saved_first(world: &World) {
    let form = world.cora.opens("/privacy/retention").await.is_shown().form("/privacy/retention");
    form.clone().with("mailsDays", "8").send().await.is_shown();
    let typed = form.with("mailsDays", "9");
    let mut late = None;
    world
        .unchanged_by(async || {
            late = Some(typed.post().await);
            world.cora.does("changeRetention", days(60, 14, 3), PAYLOAD).await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    let late = late.expect("it was answered");
    assert_eq!(late.status, 422);
    assert_eq!(late.texts("[aria-labelledby=meanwhile] tbody td"), ["8", "9"]);
    late.form("/privacy/retention").send().await.is_shown().says("for 9 days");
}

#[behaviour]
async fn notices_and_what_became_of_mails_are_removed_when_their_time_is_over(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    let [notices, mails] = kept(world).await;
    assert!(notices > 5 && mails > 5, "{notices} {mails}");
    let made = world.clock.now();
    let notice = "{ notices { nodes { title } } }";
    assert!(!world.ana.ask(notice, json!({})).await.data()["notices"]["nodes"].as_array().unwrap().is_empty());
    world.cora.cancel_campaign(&campaign, "We thought again.").await.done();
    world.cora.does("changeRetention", days(60, 14, 3), PAYLOAD).await.done();
    world.worker_catches_up().await;
    let [notices_before, mails_before] = kept(world).await;
    // The sweep comes once a day: what has just run out goes a day later at the latest.
    world.passes(made + TimeDelta::days(13)).await;
    assert_eq!(kept(world).await, [notices_before, mails_before], "a day before, everything is there");
    world.passes(made + TimeDelta::days(15)).await;
    assert_eq!(kept(world).await, [notices_before, 0]);
    world.passes(made + TimeDelta::days(59)).await;
    assert_eq!(kept(world).await, [notices_before, 0]);
    world.passes(made + TimeDelta::days(61)).await;
    assert_eq!(kept(world).await, [0, 0]);
    let shown = world.ana.ask(notice, json!({})).await;
    assert_eq!(shown.data()["notices"]["nodes"], json!([]));
    world.ana.opens("/notices").await.is_shown();
    let seen = world.cora.ask("{ events { nodes { kind } } }", json!({})).await;
    assert!(seen.data()["events"]["nodes"].as_array().unwrap().len() > 3, "what happened stays");
}

#[behaviour]
async fn a_network_that_says_nothing_keeps_to_what_everybody_begins_with(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    let made = world.clock.now();
    world.cora.cancel_campaign(&campaign, "We thought again.").await.done();
    world.worker_catches_up().await;
    let before = kept(world).await;
    world.passes(made + TimeDelta::days(89)).await;
    assert_eq!(kept(world).await, before);
    world.passes(made + TimeDelta::days(91)).await;
    assert_eq!(kept(world).await, [before[0], 0]);
    world.passes(made + TimeDelta::days(366)).await;
    assert_eq!(kept(world).await, [0, 0]);
}

/// The network is as a program made it that knew nothing of how long things are kept.
#[expect(clippy::disallowed_methods, reason = "no deed makes a network without it")]
async fn says_nothing_of_it(world: &World) {
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    let prairie = "(SELECT id FROM network WHERE slug = 'prairie')";
    let statement = format!("DELETE FROM network_retention WHERE network_id = {prairie}");
    assert_eq!(owner.pool().execute_unprepared(&statement).await.unwrap().rows_affected(), 1);
    owner.close().await.unwrap();
}

#[behaviour]
async fn a_network_that_an_older_program_made_is_looked_after_as_well(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    let made = world.clock.now();
    world.cora.cancel_campaign(&campaign, "We thought again.").await.done();
    says_nothing_of_it(world).await;
    assert_eq!(reads(&world.mia).await["mails"]["days"], 90, "it keeps to what everybody begins with");
    world.worker_catches_up().await;
    assert_eq!(rows(world, "network_retention", "").await, 2, "and says so from now on");
    world.passes(made + TimeDelta::days(91)).await;
    assert_eq!(kept(world).await[1], 0);
    // A day after each look the clock looks again.
    world.passes(made + TimeDelta::days(367)).await;
    assert_eq!(kept(world).await, [0, 0]);
}

#[behaviour]
async fn who_was_invited_in_vain_is_forgotten_some_time_after_the_invitation_ran_out(world: &World) {
    let input = json!({
        "name": "Noor Haddad", "email": "noor@elsewhere.test", "language": "EN", "role": "ADVISOR", "requestKey": key(),
    });
    let invited = world.cora.does("invitePerson", input, "invitation { id } problems { code field message }").await;
    let id = invited.done()["invitation"]["id"].clone();
    world.worker_catches_up().await;
    world.cora.does("changeRetention", days(60, 90, 3), PAYLOAD).await.done();
    let made = world.clock.now();
    world.passes(made + TimeDelta::days(16)).await;
    let shown = world.cora.opens("/invitations").await.is_shown();
    shown.says("noor@elsewhere.test");
    assert_eq!(rows(world, "invitation", "noor@elsewhere.test").await, 1);
    // Two weeks to accept it, three days, and the day of the sweep.
    world.passes(made + TimeDelta::days(18)).await;
    for word in ["noor@elsewhere.test", "Noor Haddad"] {
        assert_eq!(rows(world, "invitation", word).await, 0, "{word}");
    }
    world.cora.opens("/invitations").await.is_shown().keeps_quiet_about("noor@elsewhere.test");
    world
        .unchanged_by(async || {
            for deed in ["resendInvitation", "withdrawInvitation"] {
                let input = json!({ "invitationId": id, "requestKey": key() });
                let refused = world.cora.does(deed, input, "problems { code field message }").await;
                refused.refused_with(&["INVITATION_OVER"]);
            }
        })
        .await;
}
