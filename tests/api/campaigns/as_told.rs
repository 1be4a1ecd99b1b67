//! Acting for an agency that told staff by phone, on paper or in person: recorded as such, shown as such, reported to the
//! agency, which can correct it; and never a way to read a limit.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::{Outcome, key, profile};
use tests::{Actor, Campaign, Plan, World, behaviour, line, line_without_limit, logs};

mod listing;

const TOLD: &str = "toldDeed { id deed version seats answer source toldOn teller note enteredBy canDispute } problems { code field message }";

fn told(more: Value) -> Value {
    let mut told = json!({ "source": "PHONE", "on": "2026-03-02" });
    for (name, value) in more.as_object().expect("fields have names") {
        told[name] = value.clone();
    }
    told
}

/// Enters a request for somebody's agency.
async fn pledges_for(actor: &Actor, agency: &str, campaign: &Campaign, more: Value) -> Outcome {
    let mut input = json!({
        "campaignId": campaign.id, "agencyId": agency, "lines": [line(6, 254_31)], "moreThanStaffUnderstood": true,
        "told": told(json!({})), "requestKey": key(),
    });
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    actor.does("pledgeAsTold", input, TOLD).await
}

/// Enters an answer for somebody's agency, as one does who has just seen what it has said so far.
async fn answers_for(actor: &Actor, agency: &str, campaign: &Campaign, answer: &str) -> Outcome {
    let seen = "query($c: ID!, $a: ID!) { asTold(campaignId: $c, agencyId: $a) { allocation { answer } } }";
    let seen = actor.ask(seen, json!({ "c": campaign.id, "a": agency })).await;
    let shown = seen.body["data"]["asTold"]["allocation"]["answer"].clone();
    answers_instead(actor, agency, campaign, (answer, shown)).await
}

/// The same where this answer was seen to stand, or none.
async fn answers_instead(actor: &Actor, agency: &str, campaign: &Campaign, (answer, shown): (&str, Value)) -> Outcome {
    let input = json!({
        "campaignId": campaign.id, "agencyId": agency, "answer": answer, "answerShown": shown,
        "told": told(json!({})), "requestKey": key(),
    });
    actor.does("answerAsTold", input, TOLD).await
}

/// Takes somebody's agency's request back as they wrote it on paper.
async fn withdraws_for(world: &World, buyer: &Actor, campaign: &Campaign, version: i64) -> Outcome {
    let input = json!({
        "campaignId": campaign.id, "agencyId": buyer.agency().await, "version": version,
        "told": told(json!({ "source": "PAPER" })), "requestKey": key(),
    });
    world.cora.does("withdrawAsTold", input, TOLD).await
}

async fn allows(world: &World, told_requests: bool, told_yes: bool) {
    let seen = world.cora.ask("{ networkRules { version } }", json!({})).await;
    let version = &seen.data()["networkRules"]["version"];
    let input = json!({ "toldRequests": told_requests, "toldYes": told_yes, "ownApproval": false, "version": version, "requestKey": key() });
    let payload = "rules { toldRequests toldYes } problems { code field message }";
    world.cora.does("changeRules", input, payload).await.done();
}

/// The role somebody holds for their agency.
async fn role_of(world: &World, actor: &Actor) -> String {
    let document = "query($agency: ID) { members(agencyId: $agency, first: 100) { nodes { id name } } }";
    let seen = world.cora.ask(document, json!({ "agency": actor.agency().await })).await;
    let nodes = seen.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let mine = nodes.iter().find(|node| node["name"] == actor.name()).expect("they work there");
    mine["id"].as_str().expect("an id is a text").to_owned()
}

fn id_of(outcome: &Outcome) -> String {
    outcome.done()["toldDeed"]["id"].as_str().expect("an id is a text").to_owned()
}

#[behaviour]
async fn what_an_agency_told_is_entered_in_its_name_and_shown_as_such(world: &World) {
    let campaign = world.open_campaign().await;
    let (agency, member) = (world.rose.agency().await, role_of(world, &world.rose).await);
    let how = told(json!({ "memberId": member, "note": " She called twice. " }));
    let entered = pledges_for(&world.cora, &agency, &campaign, json!({ "told": how })).await;
    let entry = &entered.done()["toldDeed"];
    assert_eq!((&entry["seats"], &entry["version"], &entry["source"]), (&json!(6), &json!(1), &json!("PHONE")));
    assert_eq!((&entry["teller"], &entry["note"]), (&json!("Rose"), &json!("")), "the note is the agency's");
    let fields = "seatsPledged agenciesIn myPledge { seats changedBy version lines { maxLandedPrice } } \
                  myToldDeeds { version source teller note enteredBy canDispute }";
    let seen = world.rose.sees(&campaign, fields).await;
    assert_eq!(seen["myPledge"]["lines"], json!([{ "maxLandedPrice": 254_31 }]), "its own people see everything");
    assert_eq!((&seen["seatsPledged"], &seen["myPledge"]["changedBy"]), (&json!(6), &json!("Cora")));
    let expected = json!([{
        "version": 1, "source": "PHONE", "teller": "Rose", "note": "She called twice.", "enteredBy": "Cora", "canDispute": true,
    }]);
    assert_eq!(seen["myToldDeeds"], expected);
    assert_eq!(
        world.ana.sees(&campaign, "myToldDeeds { id }").await["myToldDeeds"],
        json!([]),
        "nobody else's business"
    );
    world.worker_catches_up().await;
    let log = world
        .cora
        .ask("{ events(first: 1) { nodes { title personName agency { name } details { name value } } } }", json!({}))
        .await;
    let newest = &log.data()["events"]["nodes"][0];
    assert_eq!(
        (&newest["title"], &newest["personName"]),
        (&json!("Licences requested, as told by phone"), &json!("Cora"))
    );
    let details = newest["details"].as_array().expect("details are a list");
    assert!(details.contains(&json!({ "name": "told-source", "value": "PHONE" })), "{details:?}");
}

#[behaviour]
async fn the_agency_is_told_by_mail_and_can_correct_it(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    world.goes_by(TimeDelta::seconds(1));
    let agency = world.ana.agency().await;
    let entry = id_of(&pledges_for(&world.cora, &agency, &campaign, json!({})).await);
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let mut readers: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    readers.sort_unstable();
    assert_eq!(readers, ["ana@example.test", "max@example.test"], "its admins and buyers");
    for mail in &mails {
        assert!(mail.text.contains("Cora entered this for you, as your agency told us by phone"), "{}", mail.text);
        assert!(mail.text.contains(&format!("/told/{entry}")), "{}", mail.text);
    }
    let notices = world.ana.ask("{ notices(first: 1) { nodes { title } } }", json!({})).await;
    let title = notices.data()["notices"]["nodes"][0]["title"].as_str().expect("a title is a text").to_owned();
    assert!(title.ends_with("a request was entered for you"), "{title}");

    let dispute = || json!({ "toldDeedId": entry, "requestKey": key() });
    world
        .unchanged_by(async || {
            for other in [&world.mia, &world.cora] {
                other.does("disputeTold", dispute(), TOLD).await.denied_as("FORBIDDEN");
            }
            for stranger in [&world.rose, &world.fern] {
                stranger.does("disputeTold", dispute(), TOLD).await.denied_as("NOT_FOUND");
            }
        })
        .await;
    world.max.does("disputeTold", dispute(), TOLD).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    assert!(mails.iter().any(|mail| mail.to == "cora@example.test" && mail.text.contains("Max of")), "{mails:#?}");
    let before = world.traces().await.of("event").to_vec();
    world.ana.does("disputeTold", dispute(), TOLD).await.done();
    assert_eq!(world.traces().await.of("event"), before, "once is enough");
    world.ana.change_pledge(&campaign, 1, &[line(2, 100_00)]).await.done();
    let seen = world.ana.sees(&campaign, "seatsPledged myToldDeeds { disputedBy canDispute }").await;
    assert_eq!(seen, json!({ "seatsPledged": 2, "myToldDeeds": [{ "disputedBy": "Max", "canDispute": false }] }));
}

#[behaviour]
async fn a_limit_that_was_entered_or_stood_before_is_never_shown_to_staff(world: &World) {
    const BEFORE: i64 = 61_237_19;
    const TYPED: i64 = 84_519_43;
    let campaign = world.open_campaign().await;
    world.rose.pledge_lines(&campaign, &[line(6, BEFORE)]).await.done();
    let agency = world.rose.agency().await;
    let lines = json!([{ "seats": 5, "maxLandedPrice": TYPED }]);
    let stale = pledges_for(&world.cora, &agency, &campaign, json!({ "lines": lines })).await;
    stale.refused_with(&["STALE_VERSION@version"]);
    let entered = pledges_for(&world.cora, &agency, &campaign, json!({ "lines": lines, "version": 1 })).await;
    let path = format!("/campaigns/{}/told", campaign.id);
    let mut said = vec![stale.reply().body.to_string(), entered.reply().body.to_string()];
    for page in [path.clone(), format!("{path}/{agency}"), format!("/told/{}", id_of(&entered)), "/events".to_owned()] {
        said.push(world.cora.opens(&page).await.is_shown().html);
    }
    let form = world.cora.opens(&format!("{path}/{agency}")).await.is_shown().form(&agency);
    let fields = [("deed", "request"), ("lines.0.seats", "4"), ("lines.0.limit", "100"), ("version", "1")];
    let stale = fields.into_iter().fold(form, |form, (name, value)| form.with(name, value)).post().await;
    assert_eq!(stale.status, 422, "{}", stale.text());
    said.push(stale.html);
    let document =
        "query($c: ID!, $a: ID!) { asTold(campaignId: $c, agencyId: $a) { seats version entries { id note } } }";
    let seen = world.cora.ask(document, json!({ "c": campaign.id, "a": agency })).await;
    assert_eq!((&seen.data()["asTold"]["seats"], &seen.data()["asTold"]["version"]), (&json!(5), &json!(2)));
    said.push(seen.body.to_string());
    let campaign_seen = "myPledge { id } myPreview { worstBill } myToldDeeds { id }";
    said.push(world.cora.sees(&campaign, campaign_seen).await.to_string());
    let pledge = world.rose.sees(&campaign, "myPledge { id history { by lines { maxLandedPrice } } }").await;
    let history = pledge["myPledge"]["history"].clone();
    let limit = |limit: i64| json!([{ "maxLandedPrice": limit }]);
    assert_eq!(history, json!([{ "by": "Cora", "lines": limit(TYPED) }, { "by": "Rose", "lines": limit(BEFORE) }]));
    let node =
        world.cora.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": pledge["myPledge"]["id"] })).await;
    assert_eq!(node.body["data"]["node"], Value::Null);
    world.worker_catches_up().await;
    said.extend(world.mails.all().iter().map(|mail| format!("{}{}{}", mail.subject, mail.text, mail.html)));
    let traces = world.traces().await;
    said.extend(["event", "delivery", "told_deed", "request_answer"].map(|table| traces.of(table).join("\n")));
    said.extend(logs::lines());
    for (number, text) in said.iter().enumerate() {
        for spelling in
            ["6123719", "61237.19", "61,237.19", "61\u{a0}237,19", "8451943", "84519.43", "84,519.43", "84\u{a0}519,43"]
        {
            assert!(!text.contains(spelling), "{spelling} in answer {number}: {text}");
        }
    }
}

#[behaviour]
async fn a_request_is_taken_back_as_told(world: &World) {
    let campaign = world.open_campaign().await;
    world.rose.pledge_lines(&campaign, &[line(6, 254_31)]).await.done();
    let withdraw = async |version: i64| withdraws_for(world, &world.rose, &campaign, version).await;
    world.unchanged_by(async || withdraw(7).await.refused_with(&["STALE_VERSION@version"])).await;
    let done = withdraw(1).await;
    assert_eq!(done.done()["toldDeed"]["deed"], "WITHDREW");
    world.unchanged_by(async || withdraw(2).await.refused_with(&["NOTHING_PLEDGED"])).await;
    world.worker_catches_up().await;
    let mails = world.mails.all();
    let told = mails.iter().find(|mail| mail.to == "rose@example.test" && mail.text.contains("par écrit"));
    assert!(told.is_some(), "in her language: {mails:#?}");
}

#[behaviour]
async fn a_no_may_be_entered_and_a_yes_only_where_the_network_allows_it(world: &World) {
    let campaign = world.confirming_campaign().await;
    let agency = world.ana.agency().await;
    world
        .unchanged_by(async || {
            answers_for(&world.cora, &agency, &campaign, "CONFIRMED").await.refused_with(&["TOLD_NOT_ALLOWED"])
        })
        .await;
    world.mails.take();
    answers_for(&world.cora, &agency, &campaign, "DECLINED").await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.iter().filter(|mail| mail.text.contains("says no to the result")).count(), 2, "{mails:#?}");
    world
        .unchanged_by(async || {
            answers_for(&world.cora, &agency, &campaign, "DECLINED").await.refused_with(&["ANSWERED_SO"])
        })
        .await;
    allows(world, true, true).await;
    answers_for(&world.cora, &agency, &campaign, "CONFIRMED").await.done();
    let seen = world.ana.sees(&campaign, "myState myAllocation { answeredBy } myToldDeeds { answer }").await;
    let entries = json!([{ "answer": "CONFIRMED" }, { "answer": "DECLINED" }]);
    assert_eq!(
        seen,
        json!({ "myState": "CONFIRMED", "myAllocation": { "answeredBy": "Cora" }, "myToldDeeds": entries })
    );
    world
        .ana
        .opens(&format!("/campaigns/{}/outcome", campaign.id))
        .await
        .is_shown()
        .says("Cora entered it, as the agency said by phone");
    world.ana.decline(&campaign).await.done();
    world.it_is(campaign.confirm_by.expect("it is confirmed"));
    let late = answers_for(&world.cora, &agency, &campaign, "CONFIRMED").await;
    late.refused_with(&["CLOSED"]);
}

#[behaviour]
async fn staff_overwrite_no_answer_they_have_not_seen(world: &World) {
    let campaign = world.confirming_campaign().await;
    let agency = world.ana.agency().await;
    world.ana.confirm(&campaign).await.done();
    world
        .unchanged_by(async || {
            let unseen = answers_instead(&world.cora, &agency, &campaign, ("DECLINED", Value::Null)).await;
            unseen.refused_with(&["STALE_VERSION@answerShown"]);
        })
        .await;
    answers_instead(&world.cora, &agency, &campaign, ("DECLINED", "CONFIRMED".into())).await.done();
    assert_eq!(world.ana.sees(&campaign, "myState").await["myState"], "DECLINED");
}

#[behaviour]
async fn a_request_that_binds_is_entered_only_where_a_yes_may_be(world: &World) {
    let agency = world.rose.agency().await;
    for plan in [Plan::default().binding(), Plan::default().with("silenceMeans", "YES")] {
        let campaign = world.open(&plan).await;
        let enter = async || pledges_for(&world.cora, &agency, &campaign, json!({})).await;
        world.unchanged_by(async || enter().await.refused_with(&["TOLD_NOT_ALLOWED"])).await;
        allows(world, true, true).await;
        enter().await.done();
        allows(world, true, false).await;
    }
}

#[behaviour]
async fn a_network_may_switch_it_off(world: &World) {
    let campaign = world.open_campaign().await;
    let agency = world.rose.agency().await;
    let input =
        json!({ "toldRequests": false, "toldYes": false, "ownApproval": false, "version": 0, "requestKey": key() });
    let payload = "problems { code field message }";
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.max, &world.mia, &world.fern] {
                actor.does("changeRules", input.clone(), payload).await.denied_as("FORBIDDEN");
            }
        })
        .await;
    allows(world, false, true).await;
    let before = world.traces().await.of("event").to_vec();
    allows(world, false, true).await;
    assert_eq!(world.traces().await.of("event"), before, "the same again is no change");
    world
        .unchanged_by(async || {
            pledges_for(&world.cora, &agency, &campaign, json!({})).await.refused_with(&["TOLD_NOT_ALLOWED"])
        })
        .await;
    let page = world.cora.opens(&format!("/campaigns/{}/told/{agency}", campaign.id)).await.is_shown();
    page.says("Nothing can be entered now").says("rules do not allow staff to enter anything for agencies.");
    let before = world.cora.opens(&format!("/campaigns/{}/told", campaign.id)).await.is_shown();
    before.says("rules do not allow staff to enter anything for agencies. What the network allows");
}

#[behaviour]
async fn an_agency_whom_mail_does_not_reach_gets_a_letter(world: &World) {
    let campaign = world.open_campaign().await;
    let added = world.cora.add_agency(None, profile("Paper Mill Welcome"), true).await;
    let agency = added.done()["agency"]["id"].as_str().expect("an id is a text").to_owned();
    world
        .unchanged_by(async || {
            pledges_for(&world.cora, &agency, &campaign, json!({}))
                .await
                .refused_with(&["LETTER_NEEDED@told.letterUnderstood"])
        })
        .await;
    let how = told(json!({ "source": "PAPER", "letterUnderstood": true }));
    let entry = id_of(&pledges_for(&world.cora, &agency, &campaign, json!({ "told": how })).await);
    let letter = world.cora.opens(&format!("/told/{entry}")).await.is_shown();
    letter.says("Entered for Paper Mill Welcome").says("A request for 6 licences").says("print this page");
    letter.says("please call or write to Cora").says("cora@example.test").says("What counts can be changed until ");
    letter.keeps_quiet_about("can also sign in");
    world.cora.changes_standing("suspendAgency", &agency, "Dues.").await.done();
    let how = told(json!({ "letterUnderstood": true }));
    let suspended = pledges_for(&world.cora, &agency, &campaign, json!({ "told": how, "version": 1 })).await;
    suspended.refused_with(&["NOT_IN_GOOD_STANDING"]);
}

#[behaviour]
async fn only_coordinators_enter_anything_and_what_is_wrong_stands_at_its_field(world: &World) {
    let campaign = world.open_campaign().await;
    let agency = world.rose.agency().await;
    let stranger = role_of(world, &world.ana).await;
    world
        .unchanged_by(async || {
            for actor in [&world.ana, &world.max, &world.mia] {
                pledges_for(actor, &agency, &campaign, json!({})).await.denied_as("FORBIDDEN");
                answers_for(actor, &agency, &campaign, "DECLINED").await.denied_as("FORBIDDEN");
            }
            pledges_for(&world.fern, &agency, &campaign, json!({})).await.denied_as("NOT_FOUND");
            pledges_for(&world.stella.at("prairie"), &agency, &campaign, json!({})).await.denied_as("NOT_FOUND");
            let how = told(json!({ "memberId": stranger }));
            pledges_for(&world.cora, &agency, &campaign, json!({ "told": how })).await.denied_as("NOT_FOUND");
            answers_for(&world.cora, &agency, &campaign, "DECLINED").await.refused_with(&["NOTHING_TO_ANSWER"]);
            for (more, field, code) in [
                (json!({ "on": "2031-01-01" }), "told.on", "IN_THE_FUTURE"),
                (json!({ "on": "2026-02-28" }), "told.on", "BEFORE_THE_PURCHASE"),
                (json!({ "note": "n".repeat(1_001) }), "told.note", "TOO_LONG"),
                (json!({ "note": "a\u{1}" }), "told.note", "CONTROL_CHARACTER"),
            ] {
                let refused = pledges_for(&world.cora, &agency, &campaign, json!({ "told": told(more) })).await;
                let refused = refused.refused();
                let [refusal] = &refused[..] else { panic!("{refused:?}") };
                assert_eq!((refusal.field.as_deref(), refusal.code.as_str()), (Some(field), code));
            }
            let twice = json!({ "lines": [line(0, 1)], "told": told(json!({ "on": "2031-01-01" })) });
            pledges_for(&world.cora, &agency, &campaign, twice)
                .await
                .refused_with(&["TOO_FEW_SEATS@lines.0.seats", "IN_THE_FUTURE@told.on"]);
            let unticked = json!({ "lines": [{ "seats": 3 }] });
            pledges_for(&world.cora, &agency, &campaign, unticked)
                .await
                .refused_with(&["LIMIT_MISSING@lines.0.noLimitUnderstood"]);
        })
        .await;
    pledges_for(&world.cora, &agency, &campaign, json!({ "lines": [line_without_limit(3)] })).await.done();
    world.it_is(campaign.closes_at - TimeDelta::microseconds(1));
    pledges_for(&world.cora, &agency, &campaign, json!({ "version": 1 })).await.done();
    world.it_is(campaign.closes_at);
    pledges_for(&world.cora, &agency, &campaign, json!({ "version": 2 })).await.refused_with(&["CLOSED"]);
}
