//! Where an agency stands with its network, and what that means for its people and its requests.

use domain::access::{Actor as Who, Membership, Role};
use domain::campaigns::{LineInput, PledgeSeats, pledge_seats};
use domain::global_id;
use domain::{Denial, Failure, Operation, Seats};
use serde_json::{Value, json};
use tests::{Campaign, Plan, World, behaviour, line};
use uuid::Uuid;

const REASON: &str = "The dues of 2025 are unpaid.";

fn row(id: &str) -> Uuid {
    global_id::read(id).expect("it is one of our ids").1
}

#[behaviour]
async fn a_suspended_agency_keeps_its_request_and_its_people_only_look(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    let mine = world.ana.agency().await;
    let suspended = world.cora.changes_standing("suspendAgency", &mine, REASON).await;
    assert_eq!(suspended.done()["agency"]["standing"], "SUSPENDED");
    world
        .unchanged_by(async || {
            world.ana.change_pledge(&campaign, 1, &[line(13, 100_00)]).await.denied_as("FORBIDDEN");
            world.ana.withdraw_pledge(&campaign, 1).await.denied_as("FORBIDDEN");
            world.mia.post_comment(&campaign, "May I?").await.denied_as("FORBIDDEN");
            let profile = tests::world::profile("Open Door");
            world.max.edit_agency(&mine, 1, Value::Null, profile).await.denied_as("FORBIDDEN");
        })
        .await;
    let seen = world.ana.sees(&campaign, "mySeats seatsPledged canPledge myPledge { lines { maxLandedPrice } }").await;
    let expected = json!({
        "mySeats": 12, "seatsPledged": 12, "canPledge": false, "myPledge": { "lines": [{ "maxLandedPrice": 100_00 }] },
    });
    assert_eq!(seen, expected);
    let told = world.mia.sees_agency(&mine, "standing standingHistory { reason }").await;
    assert_eq!(told, json!({ "standing": "SUSPENDED", "standingHistory": [{ "reason": REASON }] }));
    world.cora.changes_standing("reinstateAgency", &mine, "").await.done();
    world.ana.change_pledge(&campaign, 1, &[line(13, 100_00)]).await.done();
}

#[behaviour]
async fn every_page_says_that_an_agency_is_suspended_and_why(world: &World) {
    let mine = world.ana.agency().await;
    world.cora.changes_standing("suspendAgency", &mine, REASON).await.done();
    for actor in [&world.ana, &world.mia, &world.max] {
        for path in ["/", "/campaigns", "/settings"] {
            let page = actor.opens(path).await.is_shown();
            page.says("Open Door has been suspended since Mar 2, 2026").says(REASON);
            assert!(page.attributes("main .callout a", "href").contains(&format!("/n/prairie/agencies/{mine}")));
        }
    }
    let rest = world.ana.ask("{ viewer { agencyAtRest { standing reason agency { name } } } }", json!({})).await;
    let expected = json!({ "standing": "SUSPENDED", "reason": REASON, "agency": { "name": "Open Door" } });
    assert_eq!(rest.data()["viewer"]["agencyAtRest"], expected);
    for actor in [&world.cora, &world.hugo, &world.fern] {
        actor.opens("/").await.is_shown().keeps_quiet_about(REASON);
    }
    world.cora.changes_standing("reinstateAgency", &mine, "").await.done();
    world.ana.opens("/").await.is_shown().keeps_quiet_about("has been suspended since");
}

#[behaviour]
async fn whose_agency_was_removed_reads_where_they_belonged_and_takes_their_data_out(world: &World) {
    let mine = world.hugo.agency().await;
    world.cora.changes_standing("removeAgency", &mine, REASON).await.done();
    let page = world.hugo.opens_at("/").await.is_shown();
    page.says("You are no longer in a network").says("You belonged to Prairie Table.");
    let links = page.attributes("main a", "href");
    assert_eq!(links, ["/exports/me.zip", "/erase"]);
    world.sven.opens_at("/").await.is_shown().says("You are not in a network yet");
}

#[behaviour]
async fn a_deed_that_began_before_the_suspension_is_refused_after_it(world: &World) {
    let campaign = world.open_campaign().await;
    let mine = world.ana.agency().await;
    let network = world.ana.ask("{ network { id } }", json!({})).await;
    let network = row(network.data()["network"]["id"].as_str().expect("an id is a text"));
    let buyer = Membership { role: Role::Buyer, agency: Some(row(&mine)) };
    let before = Who::person_in(network, world.ana.person(), vec![buyer]);
    world.cora.changes_standing("suspendAgency", &mine, REASON).await.done();
    let line = LineInput { seats: Seats(5), max_landed_price: None, max_total: None, no_limit_understood: true };
    let pledge = PledgeSeats {
        campaign: row(&campaign.id),
        agency: row(&mine),
        version: None,
        pending: None,
        lines: vec![line],
        more_than_staff_understood: false,
        today_unit_price: None,
        today_price_source: None,
    };
    world
        .unchanged_by(async || {
            let refused = pledge_seats(&Operation::new(&world.database), &before, None, &pledge).await;
            assert!(matches!(refused, Err(Failure::Denied(Denial::Forbidden))), "{refused:?}");
        })
        .await;
}

/// A purchase Open Door waits in to answer, and one in which its request is open.
async fn closed_and_open(world: &World, plan: &Plan) -> (Campaign, Campaign) {
    let closed = world.open(plan).await;
    world.ana.pledge_lines(&closed, &[line(40, 123_45)]).await.done();
    world.hugo.pledge_lines(&closed, &[line(20, 254_31)]).await.done();
    world.passes(closed.closes_at).await;
    let open = world.open_campaign_after(&closed).await;
    world.ana.pledge_seats(&open, 12).await.done();
    world.hugo.pledge_seats(&open, 3).await.done();
    (closed, open)
}

#[behaviour]
async fn what_was_said_about_its_requests_is_what_a_removal_does(world: &World) {
    let (closed, open) = closed_and_open(world, &Plan::default()).await;
    let mine = world.ana.agency().await;
    let document = "query($id: ID!) { pledgeConsequences(agencyId: $id) { campaign { id } ifSuspended ifRemoved } }";
    let said = world.cora.ask(document, json!({ "id": mine })).await;
    let expected = json!([
        { "campaign": { "id": closed.id }, "ifSuspended": "STAYS", "ifRemoved": "STAYS" },
        { "campaign": { "id": open.id }, "ifSuspended": "STAYS", "ifRemoved": "WITHDRAWN" },
    ]);
    assert_eq!(said.data()["pledgeConsequences"], expected);
    let before = world.cora.sees(&closed, "seatsPledged agenciesIn outcome { seats }").await;

    world.goes_by(chrono::TimeDelta::minutes(5));
    let removed = world.cora.changes_standing("removeAgency", &mine, REASON).await;
    let history = &removed.done()["agency"]["standingHistory"][0];
    let expected = json!({ "standing": "REMOVED", "reason": REASON, "by": "Cora", "pledgesWithdrawn": 1 });
    assert_eq!(history, &expected);
    assert_eq!(world.cora.sees(&closed, "seatsPledged agenciesIn outcome { seats }").await, before);
    let seen = world.cora.sees(&open, "seatsPledged agenciesIn").await;
    assert_eq!(seen, json!({ "seatsPledged": 3, "agenciesIn": 1 }));
    for actor in [&world.ana, &world.max, &world.mia] {
        let gone = actor.ask("{ network { name } }", json!({})).await;
        assert_eq!(gone.denied(), "NOT_FOUND", "{} lost the network at once", actor.name());
    }
    let others = world.rose.ask("{ agencies { nodes { name } } network { agencyCount } }", json!({})).await;
    assert!(!others.data()["agencies"].to_string().contains("Open Door"));
    assert_eq!(others.data()["network"]["agencyCount"], 3);
    assert!(others.data()["agencies"].to_string().contains("Le Relais"));
}

#[behaviour]
async fn who_left_with_their_agency_comes_back_with_it_and_their_request_does_not(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    let mine = world.ana.agency().await;
    world.cora.changes_standing("removeAgency", &mine, REASON).await.done();
    world.goes_by(chrono::TimeDelta::days(1));
    world.cora.changes_standing("reinstateAgency", &mine, "Welcome back.").await.done();
    let seen = world.ana.sees(&campaign, "seatsPledged myState myPledge { withdrawn version }").await;
    let expected =
        json!({ "seatsPledged": 0, "myState": "WITHDRAWN", "myPledge": { "withdrawn": true, "version": 2 } });
    assert_eq!(seen, expected);
    let again = json!({ "lines": [line(8, 90_00)], "version": 2 });
    world.ana.pledges(&campaign, again).await.done();
}

#[behaviour]
async fn the_silence_of_an_agency_that_could_not_say_no_is_no_yes(world: &World) {
    for deed in ["suspendAgency", "removeAgency"] {
        let plan = Plan::default().with("silenceMeans", "YES").from(world.clock.now());
        let campaign = world.open(&plan).await;
        let (silent, staying) =
            if deed == "suspendAgency" { (&world.ana, &world.hugo) } else { (&world.hugo, &world.nora) };
        silent.pledge_lines(&campaign, &[line(25, 223_45)]).await.done();
        staying.pledge_lines(&campaign, &[line(20, 254_31)]).await.done();
        world.passes(campaign.closes_at).await;
        let agency = silent.agency().await;
        world.cora.changes_standing(deed, &agency, REASON).await.done();
        world.passes(campaign.confirm_by.expect("it is confirmed")).await;
        let seen = world.cora.sees(&campaign, "outcome { stage agenciesIn seats }").await;
        assert_eq!(seen["outcome"], json!({ "stage": "FINAL", "agenciesIn": 1, "seats": 20 }), "{deed}");
    }
}

#[behaviour]
async fn its_people_are_told_why_and_nobody_else_is(world: &World) {
    let campaign = world.open_campaign().await;
    world.rose.pledge_seats(&campaign, 4).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    world.goes_by(chrono::TimeDelta::minutes(5));
    let (mine, relais) = (world.ana.agency().await, world.rose.agency().await);
    world.cora.changes_standing("suspendAgency", &mine, REASON).await.done();
    world.cora.changes_standing("removeAgency", &relais, REASON).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let mut to: Vec<(&str, bool)> = mails.iter().map(|mail| (mail.to.as_str(), mail.text.contains(REASON))).collect();
    to.sort_unstable();
    let all = ["ana", "max", "mia", "rose"].map(|name| format!("{name}@example.test"));
    assert_eq!(to, all.iter().map(|name| (name.as_str(), true)).collect::<Vec<_>>());
    let to_rose = mails.iter().find(|mail| mail.to.starts_with("rose")).expect("she was told");
    assert!(to_rose.text.contains("a été retirée") && !to_rose.text.contains("/n/prairie/"), "{}", to_rose.text);
    let facts = world.traces().await.of("event").join("\n");
    assert!(!facts.contains("dues") && !facts.contains("Open Door"), "facts hold ids and numbers: {facts}");
    let notice = world.ana.ask("{ notices(first: 1) { nodes { kind title } } }", json!({})).await;
    assert_eq!(notice.data()["notices"]["nodes"][0]["kind"], "AgencySuspended");
}

#[behaviour]
async fn nobody_is_asked_to_do_what_their_agency_may_not(world: &World) {
    let mine = world.ana.agency().await;
    world.cora.changes_standing("suspendAgency", &mine, REASON).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    let campaign = world.open_campaign().await;
    world.passes(campaign.closes_at - chrono::TimeDelta::days(7)).await;
    let told: Vec<String> = world.mails.take().into_iter().map(|mail| mail.to).collect();
    for name in ["ana", "max", "mia"] {
        assert!(!told.iter().any(|to| to.starts_with(name)), "{told:?}");
    }
    assert!(told.iter().any(|to| to.starts_with("hugo")));
}

/// Who was mailed something that leads to the result.
fn asked_about_the_result(world: &World) -> Vec<String> {
    let mails = world.mails.take().into_iter().filter(|mail| mail.text.contains("/outcome"));
    let mut asked: Vec<String> = mails.map(|mail| mail.to.split('@').next().unwrap_or_default().to_owned()).collect();
    asked.sort_unstable();
    asked.dedup();
    asked
}

#[behaviour]
async fn a_suspended_agency_is_not_asked_what_it_says_to_the_result(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(40, 123_45)]).await.done();
    world.rose.pledge_lines(&campaign, &[line(6, 254_31)]).await.done();
    let mine = world.ana.agency().await;
    world.cora.changes_standing("suspendAgency", &mine, REASON).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    world.passes(campaign.closes_at).await;
    assert_eq!(asked_about_the_result(world), ["cora", "rose"]);
    world.passes(campaign.confirm_by.expect("it is confirmed") - chrono::TimeDelta::days(1)).await;
    assert_eq!(asked_about_the_result(world), ["rose"], "a reminder neither");
}

#[behaviour]
async fn nor_is_one_that_was_suspended_while_the_mail_waited(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(40, 123_45)]).await.done();
    world.rose.pledge_lines(&campaign, &[line(6, 254_31)]).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    world.mails.are_refused(Some(worker::SendError::Transient("busy".to_owned())));
    world.passes(campaign.closes_at).await;
    let mine = world.ana.agency().await;
    world.cora.changes_standing("suspendAgency", &mine, REASON).await.done();
    world.mails.are_refused(None);
    world.passes(campaign.closes_at + chrono::TimeDelta::minutes(5)).await;
    assert_eq!(asked_about_the_result(world), ["cora", "rose"]);
}

#[behaviour]
async fn a_deed_that_means_nothing_or_says_no_reason_is_refused(world: &World) {
    let mine = world.ana.agency().await;
    world
        .unchanged_by(async || {
            for deed in ["suspendAgency", "removeAgency"] {
                let missing = world.cora.changes_standing(deed, &mine, " ").await;
                missing.refused_with(&["MISSING@reason"]);
                let long = world.cora.changes_standing(deed, &mine, &"x".repeat(2_001)).await;
                long.refused_with(&["TOO_LONG@reason"]);
            }
            for deed in ["approveAgency", "reinstateAgency"] {
                world.cora.changes_standing(deed, &mine, "").await.refused_with(&["STANDING_CHANGED"]);
            }
        })
        .await;
}
