//! Guests of a campaign: an organization of another network, or of none, takes part in one purchase and sees nothing else.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::world::{Form, Outcome, key, profile};
use tests::{Actor, Campaign, World, behaviour, line};

const GUEST: &str =
    "guest { state endsAt agency { id name listedName isGuest standing } } problems { code field message }";

async fn invites(actor: &Actor, campaign: &Campaign, agency: &str, email: &str) -> Outcome {
    let mut input = json!({
        "campaignId": campaign.id, "profile": profile(agency), "name": "Otto", "email": email, "language": "EN",
        "requestKey": key(),
    });
    input["profile"]["staff"] = Value::Null;
    actor.does("inviteGuest", input, GUEST).await
}

async fn of_guest(actor: &Actor, deed: &'static str, campaign: &Campaign, agency: &str) -> Outcome {
    let input = json!({ "campaignId": campaign.id, "agencyId": agency, "requestKey": key() });
    actor.does(deed, input, GUEST).await
}

fn id(outcome: &Outcome) -> String {
    outcome.done()["guest"]["agency"]["id"].as_str().expect("an id is a text").to_owned()
}

/// The secret in the only invitation that left since the last look.
async fn token(world: &World) -> String {
    world.worker_catches_up().await;
    let mut mails = world.mails.take();
    mails.retain(|mail| mail.text.contains("/invitation/"));
    let [mail] = mails.as_slice() else { panic!("one mail is expected: {mails:#?}") };
    let after = mail.text.split("http://table.test/invitation/").nth(1).expect("it holds the link");
    after.split_whitespace().next().expect("a link ends").to_owned()
}

async fn accepts(actor: &Actor, token: &str) -> Outcome {
    let document = "mutation Deed($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
        network { slug } knownAlready problems { code field message } } }";
    let input = json!({ "token": token, "asSignedIn": false });
    Outcome::of("acceptInvitation", actor.ask_outside(document, json!({ "input": input })).await)
}

/// Otto, who buys on the coast, as a guest of the prairie; the guest's id with them.
async fn otto_as_guest(world: &World, campaign: &Campaign) -> (Actor, String) {
    let guest = id(&invites(&world.cora, campaign, "Tidewater abroad", "otto@example.test").await);
    let otto = world.otto.at("prairie");
    accepts(&otto, &token(world).await).await.done();
    (otto, guest)
}

#[behaviour]
async fn somebody_of_another_network_accepts_pledges_and_is_bought_for(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    let invited = invites(&world.cora, &campaign, "Tidewater abroad", "otto@example.test").await;
    let guest = &invited.done()["guest"];
    assert_eq!((&guest["state"], &guest["endsAt"]), (&json!("INVITED"), &Value::Null));
    assert_eq!(guest["agency"]["listedName"], "Tidewater abroad (guest)");
    assert_eq!((&guest["agency"]["isGuest"], &guest["agency"]["standing"]), (&json!(true), &json!("PENDING")));
    world.worker_catches_up().await;
    let mails = world.mails.all();
    let mail = mails.last().expect("an invitation leaves");
    for said in ["as a guest in one purchase of Prairie Table", "Agency admin for Tidewater abroad"] {
        assert!(mail.text.contains(said), "{said}: {}", mail.text);
    }
    assert!(!mail.text.contains("Coast"), "{}", mail.text);
    let token = token(world).await;
    let otto = world.otto.at("prairie");
    otto.opens_at(&format!("/invitation/{token}")).await.is_shown().says("as a guest to one purchase");
    accepts(&otto, &token).await.done();
    otto.pledge_lines(&campaign, &[line(40, 150_00)]).await.done();
    world.ana.pledge_lines(&campaign, &[line(20, 150_00)]).await.done();
    world.worker_catches_up().await;
    let received = world.mails.take();
    assert!(received.iter().any(|mail| mail.to == "otto@example.test" && mail.text.contains("Tidewater abroad")));
    let seen = world.ana.sees(&campaign, "participants { nodes { listedName } } seatsPledged").await;
    assert_eq!(seen["seatsPledged"], 60);
    assert!(seen["participants"].to_string().contains("Tidewater abroad (guest)"), "{seen}");
    world.passes(campaign.closes_at).await;
    otto.confirm(&campaign).await.done();
    world.ana.confirm(&campaign).await.done();
    world.passes(campaign.confirm_by.expect("it is confirmed")).await;
    let mine = otto.sees(&campaign, "phase myState mySeats outcome { seats }").await;
    assert_eq!((&mine["phase"], &mine["mySeats"]), (&json!("CLEARED"), &json!(40)));
    let order = world
        .cora
        .sees(&campaign, "guests { nodes { state endsAt } } allocations { nodes { agency { listedName } } }")
        .await;
    assert!(order["allocations"].to_string().contains("Tidewater abroad (guest)"), "{order}");
    assert_eq!(order["guests"]["nodes"][0]["state"], "HERE");
    assert!(order["guests"]["nodes"][0]["endsAt"].is_string(), "what is bought is bought for a year");
    let csv = world.cora.sees(&campaign, "download(kind: ORDER_CSV) { base64 }").await;
    assert!(csv["download"].is_object());
    // What a guest bought is not the network's uptake: nobody but Ana's agency counts.
    let uptake = world.fern.ask("{ uptake { total { agencies hidden } } }", json!({})).await;
    assert_eq!(uptake.data()["uptake"]["total"]["hidden"], true);
    let before = world.traces().await;
    world.it_is(world.clock.now() + TimeDelta::days(366));
    let later = world.otto.at("prairie").ask("{ network { name } }", json!({})).await;
    assert_eq!(later.denied(), "NOT_FOUND", "the clock decides, whether or not a worker ran");
    world.worker_catches_up().await;
    let gone = world.cora.sees(&campaign, "guests { nodes { state agency { standing } } }").await;
    assert_eq!(gone["guests"]["nodes"][0], json!({ "state": "GONE", "agency": { "standing": "REMOVED" } }));
    assert_eq!(world.traces().await.of("pledge"), before.of("pledge"), "its records stay");
    let mails = world.mails.take();
    assert!(
        mails.iter().any(|mail| mail.to == "otto@example.test"
            && mail.subject == "Tidewater abroad is no longer a guest of Prairie Table"),
        "{mails:#?}"
    );
}

/// Everything a member may look at.
const LISTS: &str = "{ network { agencyCount } campaigns { nodes { title } } agencies { nodes { name } }
    members { nodes { name } } invitations { nodes { name } } tools { nodes { name } } agenciesFound }";

#[behaviour]
async fn a_guest_sees_the_campaign_it_was_invited_to_and_nothing_else(world: &World) {
    let campaign = world.open_campaign().await;
    let other = world.cora.drafted(&tests::Plan { tool: "Minutes", ..tests::Plan::default() }).await;
    world.cora.record_exit("Minutes").await.done();
    world.cora.open_campaign(&other, 1).await.done();
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.ana.post_comment(&campaign, "Is it in French?").await.done();
    world.cora.post_comment(&campaign, "It is.").await.done();
    world.worker_catches_up().await;
    world.mails.take();
    let (otto, guest) = otto_as_guest(world, &campaign).await;
    let seen = otto.ask(LISTS, json!({})).await;
    let data = seen.data();
    assert_eq!(otto.ask("{ events { nodes { kind } } }", json!({})).await.denied(), "FORBIDDEN");
    assert_eq!(data["network"]["agencyCount"], 0);
    assert_eq!(data["campaigns"]["nodes"].as_array().map(Vec::len), Some(1));
    assert_eq!((&data["agencies"]["nodes"], &data["agenciesFound"]), (&json!([]), &json!(0)));
    assert_eq!(data["members"]["nodes"], json!([{ "name": "Otto" }]));
    assert_eq!(
        (&data["invitations"]["nodes"], &data["tools"]["nodes"]),
        (&json!([]), &json!([{ "name": "Casebook" }]))
    );
    otto.post_comment(&campaign, "May we come?").await.done();
    let here = otto
        .sees(
            &campaign,
            "viewerIsGuest agenciesIn participants { nodes { name } } guests { nodes { state } }
            comments { nodes { author body agency { name } } } canInviteGuests canPledge allocations { nodes { id } }",
        )
        .await;
    assert_eq!(
        here,
        json!({ "viewerIsGuest": true, "agenciesIn": 1, "participants": { "nodes": [] }, "guests": { "nodes": [] },
                "comments": { "nodes": [
                    { "author": "Somebody of the network", "body": "Is it in French?", "agency": null },
                    { "author": "The coordinators", "body": "It is.", "agency": null },
                    { "author": "Otto", "body": "May we come?", "agency": { "name": "Tidewater abroad" } },
                ] },
                "canInviteGuests": false, "canPledge": true, "allocations": { "nodes": [] } })
    );
    assert_eq!(otto.sees(&other, "title").await, Value::Null);
    let open_door = world.ana.agency().await;
    let minutes = world.cora.tool("Minutes").await;
    for (field, id) in [("agency", &open_door), ("tool", &minutes), ("campaign", &other.id)] {
        let reply = otto.ask(&format!("query($id: ID!) {{ {field}(id: $id) {{ id }} }}"), json!({ "id": id })).await;
        assert!(reply.body["data"].is_null() || reply.body["data"][field].is_null(), "{field}: {:#}", reply.body);
        let node = otto.ask("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
        assert!(node.body["data"]["node"].is_null(), "{field}: {:#}", node.body);
    }
    world
        .unchanged_by(async || {
            otto.pledges(&other, json!({ "agencyId": guest, "lines": [line(3, 90_00)] })).await.denied_as("NOT_FOUND");
            otto.post_comment(&other, "Hello?").await.denied_as("NOT_FOUND");
            of_guest(&otto, "withdrawGuest", &campaign, &guest).await.denied_as("FORBIDDEN");
            of_guest(&otto, "welcomeGuest", &campaign, &guest).await.denied_as("FORBIDDEN");
        })
        .await;
    // It cannot find out who else is in the network by trying their names.
    world
        .unchanged_by(async || {
            for name in ["Open Door", "Nobody has this name"] {
                let input = json!({ "agencyId": guest, "version": 1, "profile": profile(name), "requestKey": key() });
                let refused = otto.does("editAgency", input, "problems { code field message }").await.refused();
                assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("GUEST_NAME_KEPT", Some("name")));
            }
        })
        .await;
    let input = json!({ "agencyId": guest, "version": 1, "profile": profile("Tidewater abroad"), "requestKey": key() });
    otto.does("editAgency", input, "problems { code field message }").await.done();
    // Its own agency is there, without who let it in, and its campaign's page.
    let history = "query($id: ID!) { agency(id: $id) { standingHistory { by } } }";
    let own = otto.ask(history, json!({ "id": guest })).await;
    let changes = own.data()["agency"]["standingHistory"].as_array().expect("it has a history").clone();
    assert!(!changes.is_empty() && changes.iter().all(|change| change["by"] == ""), "{changes:?}");
    let page = otto.opens(&format!("/campaigns/{}", campaign.id)).await.is_shown();
    page.says("You take part as a guest").says("Somebody of the network").keeps_quiet_about("Nobody yet");
    page.keeps_quiet_about("<strong>Ana").keeps_quiet_about("<strong>Cora");
    let members = world.max.sees(&campaign, "comments { nodes { author } }").await;
    assert_eq!(members["comments"]["nodes"], json!([{ "author": "Ana" }, { "author": "Cora" }, { "author": "Otto" }]));
    otto.opens("/agencies").await.is_shown().keeps_quiet_about("Open Door");
    otto.opens("/").await.is_shown().keeps_quiet_about("Minutes");
    // Nothing of another purchase is mailed to it.
    world.mails.take();
    world.cora.cancel_campaign(&other, "The supplier withdrew.").await.done();
    world.worker_catches_up().await;
    assert!(world.mails.take().iter().all(|mail| mail.to != "otto@example.test"));
}

#[behaviour]
async fn staff_enter_nothing_for_a_guest_where_it_was_not_invited(world: &World) {
    let campaign = world.open_campaign().await;
    let other = world.cora.drafted(&tests::Plan { tool: "Minutes", ..tests::Plan::default() }).await;
    world.cora.record_exit("Minutes").await.done();
    world.cora.open_campaign(&other, 1).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    let (otto, guest) = otto_as_guest(world, &campaign).await;
    let enters = async |campaign: &Campaign| {
        let input = json!({
            "campaignId": campaign.id, "agencyId": guest, "lines": [line(6, 254_31)], "moreThanStaffUnderstood": true,
            "told": { "source": "PHONE", "on": "2026-03-02" }, "requestKey": key(),
        });
        world.cora.does("pledgeAsTold", input, "toldDeed { seats } problems { code field message }").await
    };
    let may_enter = async |campaign: &Campaign| {
        let document = "query($c: ID!, $a: ID!) { asTold(campaignId: $c, agencyId: $a) { canPledge } }";
        let seen = world.cora.ask(document, json!({ "c": campaign.id, "a": guest })).await;
        seen.data()["asTold"]["canPledge"].clone()
    };
    assert_eq!([may_enter(&other).await, may_enter(&campaign).await], [false, true]);
    let listed = async |campaign: &Campaign| {
        let document = "query($c: ID!) { agencies(campaignId: $c, first: 100) { nodes { name } } }";
        let seen = world.cora.ask(document, json!({ "c": campaign.id })).await;
        let names = seen.data()["agencies"]["nodes"].to_string();
        [names.contains("Open Door"), names.contains("Tidewater abroad")]
    };
    assert_eq!([listed(&other).await, listed(&campaign).await], [[true, false], [true, true]]);
    world.unchanged_by(async || enters(&other).await.denied_as("NOT_FOUND")).await;
    assert_eq!(enters(&campaign).await.done()["toldDeed"]["seats"], 6);
    // To a guest nobody of the network is named, there neither.
    let read = otto.sees(&campaign, "myToldDeeds { enteredBy }").await;
    assert_eq!(read["myToldDeeds"], json!([{ "enteredBy": "The coordinators" }]));
    let pledge = "myPledge { id changedBy history { by approvedBy } }";
    let read = otto.sees(&campaign, pledge).await["myPledge"].clone();
    assert_eq!(read["changedBy"], "The coordinators");
    assert_eq!(read["history"], json!([{ "by": "The coordinators", "approvedBy": null }]));
    let document = "query($id: ID!) { node(id: $id) { ... on Pledge { changedBy } } }";
    let node = otto.ask(document, json!({ "id": read["id"] })).await;
    assert_eq!(node.data()["node"]["changedBy"], "The coordinators");
    let page = otto.opens(&format!("/campaigns/{}/pledge", campaign.id)).await.is_shown();
    page.says("The coordinators saved it").keeps_quiet_about("Cora");
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let to_otto: Vec<_> = mails.iter().filter(|mail| mail.to == "otto@example.test").collect();
    assert!(!to_otto.is_empty() && to_otto.iter().all(|mail| !mail.text.contains("Cora")), "{to_otto:#?}");
    let said = "The coordinators entered this for you";
    assert!(to_otto.iter().any(|mail| mail.text.contains(said)), "{to_otto:#?}");
    // Its own people it knows, and what they do is theirs.
    otto.change_pledge(&campaign, 1, &[line(7, 254_31)]).await.done();
    let read = otto.sees(&campaign, pledge).await["myPledge"].clone();
    let history: Vec<_> = read["history"].as_array().expect("versions").iter().map(|one| one["by"].clone()).collect();
    assert_eq!((&read["changedBy"], history), (&json!("Otto"), vec![json!("Otto"), json!("The coordinators")]));
}

#[behaviour]
async fn a_guest_and_a_member_that_come_at_once_do_not_get_one_name(world: &World) {
    let campaign = world.open_campaign().await;
    let guest = invites(&world.cora, &campaign, "Tidewater", "otto@example.test");
    let (guest, member) = futures::join!(guest, world.cora.add_agency(None, profile("TIDEWATER"), true));
    let taken = [guest, member].map(|outcome| outcome.reply().body.to_string().matches("NAME_TAKEN").count());
    assert_eq!(taken.iter().sum::<usize>(), 1, "{taken:?}");
}

#[behaviour]
async fn an_invitation_does_not_tell_whether_anybody_is_known_elsewhere(world: &World) {
    let campaign = world.open_campaign().await;
    let mut told = Vec::new();
    for (agency, email) in [("One", "otto@example.test"), ("Two", "noor@newcomer.test"), ("Six", "ana@example.test")] {
        let invited = invites(&world.cora, &campaign, agency, email).await;
        let mut guest = invited.done()["guest"].clone();
        guest["agency"] = Value::Null;
        told.push(guest);
    }
    assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "{told:#?}");
    // A name is taken only by this network's own.
    invites(&world.cora, &campaign, "Tidewater", "otto@example.test").await.done();
    world
        .unchanged_by(async || {
            let refused = invites(&world.cora, &campaign, "Open Door", "otto@example.test").await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("NAME_TAKEN", Some("agencyName")));
            let refused = invites(&world.cora, &campaign, "", "otto").await.refused();
            let at: Vec<_> = refused.iter().map(|one| (one.code.as_str(), one.field.as_deref())).collect();
            assert_eq!(at, [("MISSING", Some("agencyName")), ("BAD_EMAIL", Some("email"))]);
            for actor in [&world.ana, &world.max, &world.fern] {
                invites(actor, &campaign, "Seven", "x@newcomer.test").await.denied_as("FORBIDDEN");
            }
            invites(&world.stella.at("prairie"), &campaign, "Seven", "x@newcomer.test").await.denied_as("NOT_FOUND");
        })
        .await;
}

#[behaviour]
async fn a_guest_is_withdrawn_while_nothing_rests_on_its_request(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    let (otto, guest) = otto_as_guest(world, &campaign).await;
    otto.pledge_lines(&campaign, &[line(40, 150_00)]).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    let withdrawn = of_guest(&world.cora, "withdrawGuest", &campaign, &guest).await;
    assert_eq!(withdrawn.done()["guest"]["state"], "GONE");
    assert_eq!(world.ana.sees(&campaign, "seatsPledged").await["seatsPledged"], 0);
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [mail] = mails.as_slice() else { panic!("{mails:#?}") };
    assert_eq!(mail.to, "otto@example.test");
    assert!(mail.subject.starts_with("Tidewater abroad is no longer a guest of"), "{}", mail.subject);
    assert!(mail.text.contains("your access to Prairie Table has ended"), "{}", mail.text);
    let reply = world.otto.at("prairie").ask("{ network { name } }", json!({})).await;
    assert_eq!(reply.denied(), "NOT_FOUND");
    world
        .unchanged_by(async || {
            of_guest(&world.cora, "withdrawGuest", &campaign, &guest).await.denied_as("NOT_FOUND");
            let open_door = world.ana.agency().await;
            of_guest(&world.cora, "withdrawGuest", &campaign, &open_door).await.denied_as("NOT_FOUND");
            of_guest(&world.cora, "welcomeGuest", &campaign, &open_door).await.denied_as("NOT_FOUND");
        })
        .await;
    // It may come back, with its people, and then its request counts from the close on.
    of_guest(&world.cora, "welcomeGuest", &campaign, &guest).await.done();
    let refused = of_guest(&world.cora, "welcomeGuest", &campaign, &guest).await.refused();
    assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("ALREADY_A_GUEST", Some("agencyId")));
    let otto = world.otto.at("prairie");
    otto.pledges(&campaign, json!({ "agencyId": guest, "lines": [line(40, 150_00)] })).await.done();
    world.passes(campaign.closes_at).await;
    world
        .unchanged_by(async || {
            let refused = of_guest(&world.cora, "withdrawGuest", &campaign, &guest).await.refused();
            assert_eq!(refused[0].code, "GUEST_TAKES_PART");
            let refused = invites(&world.cora, &campaign, "Late", "late@newcomer.test").await.refused();
            assert_eq!(refused[0].code, "CLOSED");
        })
        .await;
}

#[behaviour]
async fn a_withdrawn_invitation_opens_nothing_and_guests_are_gone_some_time_after_the_end(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    let first = id(&invites(&world.cora, &campaign, "One", "one@newcomer.test").await);
    let one = token(world).await;
    of_guest(&world.cora, "withdrawGuest", &campaign, &first).await.done();
    invites(&world.cora, &campaign, "Two", "two@newcomer.test").await.done();
    let two = token(world).await;
    world.cora.cancel_campaign(&campaign, "We thought again.").await.done();
    world.goes_by(TimeDelta::days(13));
    accepts(&world.nobody.in_another_browser(), &two).await.done();
    let somebody = world.nobody.in_another_browser();
    let refused = accepts(&somebody, &one).await.refused();
    assert_eq!(refused[0].code, "INVITATION_NOT_VALID");
    assert_eq!(somebody.opens_at(&format!("/invitation/{one}")).await.status, 404);
    world.passes(world.clock.now() + TimeDelta::days(30)).await;
    let gone = world.cora.sees(&campaign, "guests { nodes { state } }").await;
    assert_eq!(gone["guests"]["nodes"], json!([{ "state": "GONE" }, { "state": "GONE" }]));
}

#[behaviour]
async fn coordinators_invite_and_end_guests_from_the_campaigns_page(world: &World) {
    let campaign = world.open_campaign().await;
    let path = format!("/campaigns/{}/guests", campaign.id);
    world.cora.opens(&format!("/campaigns/{}", campaign.id)).await.is_shown().says("Guests");
    let page = world.cora.opens(&path).await.is_shown();
    let asks = |name: &'static str| move |form: &Form| form.fields.iter().any(|(field, _)| field == name);
    let form = page.posting_forms().into_iter().find(asks("agencyName")).expect("there is a form");
    let filled = form.with("agencyName", "Cedar House").with("name", "Noor").with("email", "noor@newcomer.test");
    let refused = filled.clone().with("email", "noor").with("do", "invite").post().await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    refused.wrong_at("email");
    filled.with("do", "invite").send().await.is_shown().says("Cedar House").says("The invitation is on its way");
    let page = world.cora.opens(&path).await.is_shown();
    let end = page.attributes("td a.button", "href").pop().expect("its part can end");
    let mut asked = None;
    world.unchanged_by(async || asked = Some(world.cora.opens_at(&end).await.is_shown())).await;
    let asked = asked.expect("it was answered").says("End the part of Cedar House?").form(&path);
    asked.send().await.is_shown().says("No longer takes part");
    assert_eq!(world.cora.opens_at(&end).await.status, 404, "it has no part any more");
    for (actor, status) in [(&world.ana, 403), (&world.fern, 403)] {
        assert_eq!(actor.opens(&path).await.status, status, "{}", actor.name());
    }
    world.cora.opens("/agencies?guests=yes").await.is_shown().says("Cedar House (guest)");
    world.ana.opens("/agencies").await.is_shown().keeps_quiet_about("Cedar House");
}
