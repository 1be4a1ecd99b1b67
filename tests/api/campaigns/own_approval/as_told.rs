//! What staff enter for an agency waits as well: they take back what they entered, and learn nothing of what became of it.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::key;
use tests::{World, behaviour, line};

use super::{SEEN, mailed, scene, state};

#[behaviour]
async fn what_staff_enter_always_waits_where_the_agency_has_an_amount(world: &World) {
    let campaign = scene(world).await;
    world.mia_is_admin().await;
    let reply = world.cora.ask("{ members(first: 100) { nodes { id name } } }", json!({})).await;
    let nodes = reply.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let max = nodes.iter().find(|node| node["name"] == "Max").expect("Max works there")["id"].clone();
    let told = |version: Option<i64>, member: Value| {
        json!({
            "campaignId": campaign.id, "lines": [line(1, 100_00)], "version": version, "requestKey": key(),
            "told": { "source": "PHONE", "on": "2026-03-02", "memberId": member },
        })
    };
    let payload = "toldDeed { id version seats } problems { code field message }";
    let mut input = told(None, max);
    input["agencyId"] = world.ana.agency().await.into();
    mailed(world).await;
    let entered = world.cora.does("pledgeAsTold", input, payload).await;
    assert_eq!(
        (&entered.done()["toldDeed"]["version"], &entered.done()["toldDeed"]["seats"]),
        (&Value::Null, &json!(1))
    );
    let entry = entered.done()["toldDeed"]["id"].as_str().expect("an id is a text").to_owned();
    world.cora.opens(&format!("/told/{entry}")).await.is_shown().says("What came of it, only your agency sees.");
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let reported = mails.iter().filter(|mail| mail.text.contains("as Max told us by phone")).count();
    assert_eq!(reported, 3, "its buyers and admins: {mails:#?}");
    let pending = world.max.waiting(&campaign).await;
    world.unchanged_by(async || world.max.approves(&pending).await.refused_with(&["ASKED_YOURSELF"])).await;
    world.mia.approves(&pending).await.done();
    let seen = world
        .ana
        .sees(&campaign, "mySeats myPledge { changedBy history { approvedBy } } myToldDeeds { version }")
        .await;
    let expected = json!({
        "mySeats": 1, "myPledge": { "changedBy": "Cora", "history": [{ "approvedBy": "Mia" }] }, "myToldDeeds": [{ "version": 1 }],
    });
    assert_eq!(seen, expected);
    let node = world.cora.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": pending })).await;
    assert_eq!(node.body["data"]["node"], Value::Null, "a limit that was entered is sealed");
}

#[behaviour]
async fn staff_do_not_get_round_the_amount_by_switching_the_rule_off(world: &World) {
    let campaign = scene(world).await;
    world.own_approval(false).await;
    let agency = world.ana.agency().await;
    let input = json!({
        "agencyId": agency, "campaignId": campaign.id, "lines": [line(12, 100_00)], "requestKey": key(),
        "told": { "source": "PHONE", "on": "2026-03-02" },
    });
    let payload = "toldDeed { version } problems { code field message }";
    let entered = world.cora.does("pledgeAsTold", input, payload).await;
    assert_eq!(entered.done()["toldDeed"]["version"], Value::Null, "it waits");
    let seen = world.max.sees(&campaign, SEEN).await;
    assert_eq!((&seen["seatsPledged"], &seen["mySeats"]), (&json!(0), &json!(0)));
    let pending = world.max.waiting(&campaign).await;
    world.own_approval(true).await;
    world.max.approves_for_others(&pending).await.done();
    assert_eq!(world.max.sees(&campaign, "mySeats").await["mySeats"], 12);
}

#[behaviour]
async fn staff_take_back_what_they_entered_and_learn_nothing_of_what_waits(world: &World) {
    const AS_TOLD: &str = "query($campaign: ID!, $agency: ID!) {
        asTold(campaignId: $campaign, agencyId: $agency) { canWithdraw seats } }";
    let campaign = scene(world).await;
    let agency = world.ana.agency().await;
    let payload = "toldDeed { deed version } problems { code field message }";
    let tells = async |deed: &'static str, lines: Value| {
        let mut input = json!({
            "campaignId": campaign.id, "agencyId": agency, "told": { "source": "PHONE", "on": "2026-03-02" },
            "toldDeedId": world.cora.may_wait(&campaign, &agency).await, "requestKey": key(),
        });
        if !lines.is_null() {
            input["lines"] = lines;
        }
        world.cora.does(deed, input, payload).await
    };
    let enters = async || {
        world.goes_by(TimeDelta::seconds(1));
        tells("pledgeAsTold", json!([line(6, 100_00)])).await
    };
    let takes_back = async || tells("withdrawAsTold", Value::Null).await;
    let can = async || {
        let reply = world.cora.ask(AS_TOLD, json!({ "campaign": campaign.id, "agency": agency })).await;
        reply.data()["asTold"].clone()
    };
    let nothing = json!({ "canWithdraw": false, "seats": null });
    world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    assert_eq!(can().await, nothing, "what the agency asked for itself is its own affair");
    world
        .unchanged_by(async || {
            takes_back().await.refused_with(&["NOTHING_PLEDGED"]);
        })
        .await;
    enters().await.done();
    let something = json!({ "canWithdraw": true, "seats": null });
    assert_eq!(can().await, something);
    let waits = world.max.waiting(&campaign).await;
    mailed(world).await;
    world.goes_by(TimeDelta::seconds(1));
    assert_eq!(takes_back().await.done()["toldDeed"], json!({ "deed": "WITHDREW", "version": null }));
    let taken_back = "One case book for all of us: the request entered for Open Door was taken back";
    assert_eq!(mailed(world).await, ["ana", "max"].map(|name| format!("{name}: {taken_back}")));
    assert_eq!(state(&world.max.sees(&campaign, SEEN).await), "WITHDRAWN");
    world.max.approves_for_others(&waits).await.refused_with(&["NOTHING_WAITS"]);
    assert_eq!(can().await, nothing);
    takes_back().await.refused_with(&["NOTHING_PLEDGED"]);
    // An admin refuses what was entered again: for staff nothing is other than before.
    enters().await.done();
    world.max.refuses(&world.max.waiting(&campaign).await, "Too many.").await.done();
    assert_eq!(can().await, something);
    world.goes_by(TimeDelta::seconds(1));
    takes_back().await.done();
    // Once approved it is a request like every other, and taken back with its version.
    enters().await.done();
    world.max.approves_for_others(&world.max.waiting(&campaign).await).await.done();
    world
        .unchanged_by(async || {
            takes_back().await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    let log = "{ events(kind: \"PendingWithdrawnAsTold\") { nodes { title personName } } }";
    let reply = world.cora.ask(log, json!({})).await;
    let said = json!({ "title": "Request withdrawn before its approval, as told by phone", "personName": "Cora" });
    assert_eq!(reply.data()["events"]["nodes"], json!([said, said]), "what staff did themselves they see");
}

#[behaviour]
async fn what_staff_did_not_see_waiting_they_do_not_replace(world: &World) {
    let campaign = scene(world).await;
    let agency = world.ana.agency().await;
    let payload = "toldDeed { id } problems { code field message }";
    let tells = async |deed: &'static str, seats: i64, seen: Value| {
        world.goes_by(TimeDelta::seconds(1));
        let mut input = json!({
            "campaignId": campaign.id, "agencyId": agency, "told": { "source": "PHONE", "on": "2026-03-02" },
            "toldDeedId": seen, "requestKey": key(),
        });
        if seats > 0 {
            input["lines"] = json!([line(seats, 100_00)]);
        }
        world.cora.does(deed, input, payload).await
    };
    let first = tells("pledgeAsTold", 6, Value::Null).await.done()["toldDeed"]["id"].clone();
    assert_eq!(world.cora.may_wait(&campaign, &agency).await, first);
    let entered = "toldDeeds { nodes { id note agency { name } } }";
    let seen = json!({ "toldDeeds": { "nodes": [{ "id": first, "note": "", "agency": { "name": "Open Door" } }] } });
    assert_eq!(world.cora.sees(&campaign, entered).await, seen);
    for other in [&world.ana, &world.rose, &world.fern] {
        assert_eq!(other.sees(&campaign, entered).await, json!({ "toldDeeds": { "nodes": [] } }), "{}", other.name());
    }
    world
        .unchanged_by(async || {
            tells("pledgeAsTold", 7, Value::Null).await.refused_with(&["STALE_VERSION@version"]);
            tells("withdrawAsTold", 0, Value::Null).await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    let second = tells("pledgeAsTold", 7, first.clone()).await.done()["toldDeed"]["id"].clone();
    world
        .unchanged_by(async || {
            tells("withdrawAsTold", 0, first.clone()).await.refused_with(&["STALE_VERSION@version"]);
        })
        .await;
    let seen = world.max.sees(&campaign, "myPendingPledge { seats toldDeed { id note } hasApprover }").await;
    assert_eq!(
        seen["myPendingPledge"],
        json!({ "seats": 7, "toldDeed": { "id": second, "note": "" }, "hasApprover": true })
    );
    // What the agency does itself changes nothing for staff, so that they cannot try what became of it.
    world.max.refuses(&world.max.waiting(&campaign).await, "Too many.").await.done();
    assert_eq!(world.cora.may_wait(&campaign, &agency).await, second);
    tells("withdrawAsTold", 0, second).await.done();
}

#[behaviour]
async fn the_purchases_page_tells_staff_that_what_they_entered_may_wait(world: &World) {
    const MAY_WAIT: &str = "A request entered for 1 agency counts once an admin of the agency has approved it";
    const MAY_WAIT_FR: &str = "Une demande saisie pour 1 organisme compte une fois approuvée";
    let campaign = scene(world).await;
    let agency = world.ana.agency().await;
    let path = format!("/campaigns/{}", campaign.id);
    let told_path = format!("{path}/told");
    let counted = async || {
        let seen = world.cora.sees(&campaign, "toldMayWait toldDeeds { nodes { mayWait } }").await;
        let marks = seen["toldDeeds"]["nodes"].as_array().expect("entries are a list").clone();
        let marked = marks.iter().filter(|entry| entry["mayWait"] == json!(true)).count();
        assert_eq!(seen["toldMayWait"], json!(marked), "the page and the list say the same: {seen}");
        let waits_by_the_rule = world.cora.may_wait(&campaign, &agency).await != Value::Null;
        assert_eq!(marked, usize::from(waits_by_the_rule), "the rows and the rule say the same");
        marked
    };
    let enters = async |version: Option<i64>| {
        world.goes_by(TimeDelta::seconds(1));
        let input = json!({
            "agencyId": agency, "campaignId": campaign.id, "lines": [line(6, 100_00)], "version": version,
            "toldDeedId": world.cora.may_wait(&campaign, &agency).await, "requestKey": key(),
            "told": { "source": "PHONE", "on": "2026-03-02" },
        });
        world.cora.does("pledgeAsTold", input, "toldDeed { version } problems { code field message }").await.done();
        world.goes_by(TimeDelta::seconds(1));
    };
    assert_eq!(counted().await, 0);
    world.cora.opens(&path).await.is_shown().keeps_quiet_about(MAY_WAIT);
    enters(None).await;
    assert_eq!(counted().await, 1);
    world.cora.opens(&path).await.is_shown().says(MAY_WAIT);
    world.cora.opens(&told_path).await.is_shown().says("whether it still waits, only the agency sees.");
    for other in [&world.ana, &world.max, &world.hugo, &world.rose, &world.fern] {
        assert_eq!(other.sees(&campaign, "toldMayWait").await, json!({ "toldMayWait": 0 }), "{}", other.name());
        other.opens(&path).await.is_shown().keeps_quiet_about("entered for 1 agency");
    }
    // Another one comes in its place: it is one agency still.
    enters(None).await;
    assert_eq!(counted().await, 1);
    // Whether an admin refused it, staff are not told.
    world.max.refuses(&world.max.waiting(&campaign).await, "Too many.").await.done();
    assert_eq!(counted().await, 1);
    // What the agency asks for itself, and need not be approved, comes in its place.
    world.goes_by(TimeDelta::seconds(1));
    world.ana.pledge_lines(&campaign, &[line(1, 100_00)]).await.done();
    assert_eq!(counted().await, 0);
    // What is entered again waits beside what stands, until it is approved.
    enters(Some(1)).await;
    assert_eq!(counted().await, 1);
    let settings = world.cora.opens("/settings").await.is_shown().form("/settings");
    settings.with("language", "FR").send().await.is_shown();
    world.cora.opens(&path).await.is_shown().says(MAY_WAIT_FR);
    world.cora.opens(&told_path).await.is_shown().says("seul l’organisme voit si elle attend encore");
    world.max.approves_for_others(&world.max.waiting(&campaign).await).await.done();
    assert_eq!(counted().await, 0);
    world.cora.opens(&path).await.is_shown().keeps_quiet_about(MAY_WAIT_FR);
    // Once requests are closed nothing waits.
    enters(Some(2)).await;
    assert_eq!(counted().await, 1);
    world.passes(campaign.closes_at).await;
    let seen = world.cora.sees(&campaign, "toldMayWait toldDeeds { nodes { mayWait } }").await;
    assert_eq!((&seen["toldMayWait"], seen.to_string().contains("true")), (&json!(0), false), "{seen}");
    assert_eq!(world.cora.may_wait(&campaign, &agency).await, Value::Null);
    world.cora.opens(&path).await.is_shown().keeps_quiet_about(MAY_WAIT_FR);
    world.cora.opens(&told_path).await.is_shown().keeps_quiet_about("seul l’organisme voit si elle attend encore");
}

#[behaviour]
async fn where_staff_named_nobody_whoever_approves_says_that_it_was_not_them(world: &World) {
    let campaign = scene(world).await;
    let input = json!({
        "agencyId": world.ana.agency().await, "campaignId": campaign.id, "lines": [line(12, 100_00)],
        "requestKey": key(), "told": { "source": "PAPER", "on": "2026-03-02" },
    });
    world.cora.does("pledgeAsTold", input, "toldDeed { version } problems { code field message }").await.done();
    let pending = world.max.waiting(&campaign).await;
    let seen = world.max.sees(&campaign, "myPendingPledge { isTold knowsWhoAsked canDecide }").await;
    assert_eq!(seen["myPendingPledge"], json!({ "isTold": true, "knowsWhoAsked": false, "canDecide": true }));
    world
        .unchanged_by(async || {
            let refused = world.max.approves(&pending).await;
            refused.refused_with(&["WHO_ASKED_UNKNOWN@notAskedByMe"]);
        })
        .await;
    let path = format!("/campaigns/{}/approval", campaign.id);
    let form = world.max.opens(&path).await.is_shown().form("/approval").with("approve", "yes");
    let unsaid = form.clone().post().await;
    assert_eq!(unsaid.status, 422, "{}", unsaid.text());
    assert!(unsaid.wrong_at("notAskedByMe").contains("tick that it was not you"));
    form.with("notAskedByMe", "yes").send().await.is_shown().says("You approved the request.");
    assert_eq!(world.max.sees(&campaign, "mySeats").await["mySeats"], 12);
}

#[behaviour]
async fn where_nobody_is_named_who_told_it_the_agencys_people_read_why_it_was_refused(world: &World) {
    const WHY: &str = "We hire in the fall.";
    let campaign = scene(world).await;
    world.mia_is_admin().await;
    let input = json!({
        "agencyId": world.ana.agency().await, "campaignId": campaign.id, "lines": [line(12, 100_00)],
        "requestKey": key(), "told": { "source": "PHONE", "on": "2026-03-02" },
    });
    world.cora.does("pledgeAsTold", input, "toldDeed { id } problems { code field message }").await.done();
    let pending = world.max.waiting(&campaign).await;
    mailed(world).await;
    world.max.refuses(&pending, WHY).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let mut to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["ana@example.test", "mia@example.test"], "all who may have told it, and nobody of the network");
    assert!(mails.iter().all(|mail| mail.text.contains(WHY) && mail.text.contains("what the coordinators entered")));
    for actor in [&world.ana, &world.mia] {
        let seen = actor.sees(&campaign, "myPendingPledge { reason }").await;
        assert_eq!(seen["myPendingPledge"]["reason"], json!(WHY), "{}", actor.name());
    }
    let all = world.cora.ask("{ notices(first: 100) { nodes { title body } } }", json!({})).await.body.to_string();
    assert!(!all.contains(WHY) && !all.contains("a request was refused"), "{all}");
}
