//! Being forgotten: what goes, what stays, and who has to hand over first.

use chrono::TimeDelta;
use domain::access::{self, Membership, Role};
use domain::campaigns::{PostComment, post_comment};
use domain::events::{Examined, examine};
use domain::global_id;
use domain::networks::finders;
use domain::{Denial, Failure, Operation, privacy::ERASED_NAME};
use serde_json::json;
use tests::world::key;
use tests::{Actor, World, behaviour};
use uuid::Uuid;
use worker::SendError;

async fn wishes(actor: &Actor, understood: bool) -> tests::world::Outcome {
    let input = json!({ "understood": understood, "requestKey": key() });
    actor.does("eraseMe", input, "erased problems { code field message }").await
}

/// The row of the prairie network.
async fn prairie(world: &World) -> Uuid {
    let reading = Operation::new(&world.database).read(Uuid::nil(), None);
    let network = finders::by_slug(reading.tx().await.unwrap().as_ref(), "prairie").await.unwrap().unwrap().id;
    reading.close().await.unwrap();
    network
}

/// The rows of some tables that name somebody.
async fn rows_of(world: &World, actor: &Actor, named: &[&str]) -> Vec<String> {
    let (traces, person) = (world.traces().await, actor.person().simple().to_string());
    let rows = named.iter().flat_map(|table| traces.of(table));
    rows.filter(|row| row.replace('-', "").to_lowercase().contains(&person)).cloned().collect()
}

#[behaviour]
async fn whoever_is_erased_is_named_nowhere_and_signed_in_nowhere(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.ana.post_comment(&campaign, "I am Ana of Winnipeg.").await.done();
    world.worker_catches_up().await;
    let elsewhere = world.ana.in_another_browser();
    assert_eq!(elsewhere.opens("/").await.status, 200);
    world.goes_by(TimeDelta::seconds(1));
    wishes(&world.ana, true).await.done();
    let session = elsewhere.looks_at("/n/prairie/").await;
    assert_eq!((session.status, session.location.as_deref()), (303, Some("/sign-in?next=/n/prairie/")));

    let traces = world.traces().await;
    let everything = [
        "person",
        "comment",
        "delivery",
        "membership",
        "event",
        "exit_record",
        "pledge",
        "invitation",
        "account_mail",
        "sign_in_link",
        "known_browser",
        "request_answer",
    ];
    let person = world.ana.person().simple().to_string();
    for table in everything {
        for row in traces.of(table) {
            for personal in ["Ana", "ana@example.test", "Winnipeg."] {
                assert!(!row.contains(personal), "{table} still holds {personal}: {row}");
            }
        }
    }
    let found_as_ana = |row: &String| row.split(',').any(|cell| cell.trim_matches(['(', ')', '\'']) == "ana");
    assert!(!traces.of("person").iter().any(found_as_ana), "nor is she found by her name as it is searched");
    let row = |row: &&String| row.replace('-', "").to_lowercase().contains(&person);
    assert_eq!(traces.of("person").iter().filter(row).count(), 1, "the row stays, without a name");
    let seen = world.cora.sees(&campaign, "seatsPledged comments { nodes { author body } }").await;
    assert_eq!(seen["seatsPledged"], 12, "the agency's request stays");
    let comment = &seen["comments"]["nodes"][0];
    assert_eq!(comment["author"], ERASED_NAME);
    assert_eq!(comment["body"], "(These words were taken away at the wish of whoever wrote them.)");

    world.worker_catches_up().await;
    let reply = world.cora.ask("{ events(first: 1) { nodes { kind personName } } }", json!({})).await;
    assert_eq!(reply.data()["events"]["nodes"][0], json!({ "kind": "PersonErased", "personName": ERASED_NAME }));
    let network = prairie(world).await;
    let examined = examine(&Operation::new(&world.database), network).await.unwrap();
    assert!(matches!(examined, Examined::Whole { .. }), "the log stays whole: {examined:?}");
}

/// What was let in a moment before somebody is erased and writes a moment after: here by a session that outlived them, as none
/// does.
#[behaviour]
async fn whatever_was_under_way_when_somebody_is_erased_is_refused_like_a_session_that_ended(world: &World) {
    let campaign = world.open_campaign().await;
    let input = json!({
        "name": "Noor", "email": "noor@newcomer.test", "language": "EN", "role": "ADVISOR", "requestKey": key(),
    });
    world.cora.does("invitePerson", input, "problems { code }").await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let invited = mails.iter().find(|mail| mail.to == "noor@newcomer.test").expect("Noor is invited");
    let token = invited.text.split("/invitation/").nth(1).and_then(|rest| rest.split_whitespace().next());
    let agency = global_id::read(&world.ana.agency().await).unwrap().1;
    let buyer = vec![Membership { role: Role::Buyer, agency: Some(agency) }];
    let before = access::Actor::person_in(prairie(world).await, world.ana.person(), buyer);
    let [ceremony, options] = world.ana.asks_to_add_a_passkey().await;
    wishes(&world.ana, true).await.done();
    let late = world.ana.in_another_browser();
    late.arrives().await;
    let passkey = tests::world::Passkey::of(&world.ana).made(&options);
    let outside = async |deed: &'static str, of: &str, input: serde_json::Value| {
        let document = format!("mutation($input: {of}Input!) {{ {deed}(input: $input) {{ problems {{ code }} }} }}");
        late.ask_outside(&document, json!({ "input": input })).await.denied().to_owned()
    };
    world
        .unchanged_by(async || {
            let scopes = json!([{ "room": "CAMPAIGNS" }]);
            let token_wish =
                json!({ "name": "Late", "scopes": scopes, "expiresAt": "2026-04-01T00:00:00Z", "requestKey": key() });
            let passkey_wish = json!({ "ceremony": ceremony, "name": "Late", "answer": passkey, "requestKey": key() });
            let settings = json!({ "name": "Ana", "language": "FR", "zone": "America/Regina", "requestKey": key() });
            for (deed, of, input) in [
                ("makeToken", "MakeToken", token_wish),
                ("askToAddPasskey", "AskToAddPasskey", json!({ "requestKey": key() })),
                ("addPasskey", "AddPasskey", passkey_wish),
                ("changeMySettings", "ChangeMySettings", settings),
                ("endOtherSessions", "EndOtherSessions", json!({ "requestKey": key() })),
                ("acceptInvitation", "AcceptInvitation", json!({ "token": token, "asSignedIn": true })),
                ("acceptInvitation", "AcceptInvitation", json!({ "token": token, "asSignedIn": false })),
                ("eraseMe", "EraseMe", json!({ "understood": true, "requestKey": key() })),
            ] {
                assert_eq!(outside(deed, of, input).await, "UNAUTHENTICATED", "{deed}");
            }
            let comment = PostComment { campaign: global_id::read(&campaign.id).unwrap().1, body: "Late.".to_owned() };
            let posted = post_comment(&Operation::new(&world.database), &before, None, &comment).await;
            assert!(matches!(posted, Err(Failure::Denied(Denial::Unauthenticated))), "{posted:?}");
        })
        .await;
    let gone = ["account_mail", "access_token", "ceremony", "known_browser", "passkey", "sign_in_link"];
    assert_eq!(rows_of(world, &world.ana, &gone).await, [""; 0]);
}

#[behaviour]
async fn what_is_told_late_is_not_told_to_whoever_was_erased_meanwhile(world: &World) {
    let role = world.cora.ask("{ members(first: 100) { nodes { id name } } }", json!({})).await;
    let members = role.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let mia = members.iter().find(|member| member["name"] == "Mia").expect("Mia is there")["id"].clone();
    // She would be told that her role changed, and the worker comes too late to say so.
    let input = json!({ "memberId": mia, "role": "BUYER", "requestKey": key() });
    world.max.does("changeRole", input, "member { id } problems { code }").await.done();
    wishes(&world.mia, true).await.done();
    world.worker_catches_up().await;
    assert_eq!(rows_of(world, &world.mia, &["delivery"]).await, [""; 0]);
    assert!(!world.mails.take().iter().any(|mail| mail.to == "mia@example.test"));
}

#[behaviour]
async fn no_mail_reaches_whoever_was_erased(world: &World) {
    // The letter is due when its reader is erased: only then it has to be stopped.
    world.mails.are_refused(Some(SendError::Transient("451 try later".to_owned())));
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    wishes(&world.hugo, true).await.done();
    world.mails.are_refused(None);
    world.goes_by(TimeDelta::minutes(5));
    world.worker_catches_up().await;
    let told = world.mails.all();
    assert!(told.iter().any(|mail| format!("{mail:?}").contains("ana@example.test")));
    assert!(!told.iter().any(|mail| format!("{mail:?}").contains("hugo@example.test")));
    // That there was one to stop is kept as long as what became of other mails, and no longer.
    let stopped = async || world.traces().await.of("delivery").iter().filter(|row| row.contains("NOT_NEEDED")).count();
    assert!(stopped().await > 0);
    world.cora.cancel_campaign(&campaign, "We thought again.").await.done();
    world.worker_catches_up().await;
    world.passes(world.clock.now() + TimeDelta::days(92)).await;
    assert_eq!(stopped().await, 0);
}

#[behaviour]
async fn an_agency_whose_only_admin_is_erased_is_not_left_alone_unnoticed(world: &World) {
    let agency = world.max.agency().await;
    wishes(&world.max, true).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    assert!(mails.iter().any(|mail| mail.to == "cora@example.test" && mail.subject.contains("Open Door has no admin")));

    // Nobody comes back nameless with an agency that leaves and returns.
    world.goes_by(TimeDelta::seconds(1));
    world.cora.changes_standing("removeAgency", &agency, "It closed.").await.done();
    world.goes_by(TimeDelta::seconds(1));
    wishes(&world.mia, true).await.done();
    world.cora.changes_standing("reinstateAgency", &agency, "It is open again.").await.done();
    let members = world.cora.ask("{ members { nodes { name } } }", json!({})).await;
    let members = members.data()["members"]["nodes"].to_string();
    assert!(members.contains("Ana") && !members.contains(ERASED_NAME), "{members}");
}

#[behaviour]
async fn who_coordinates_alone_hands_over_first(world: &World) {
    world
        .unchanged_by(async || {
            let refused = wishes(&world.cora, true).await;
            refused.refused_with(&["LAST_COORDINATOR"]);
            wishes(&world.ana, false).await.refused_with(&["NOT_UNDERSTOOD@understood"]);
            wishes(&world.nobody, true).await.denied_as("UNAUTHENTICATED");
        })
        .await;
    assert_eq!(world.cora.opens("/").await.status, 200);
}

#[behaviour]
async fn the_page_tells_what_stays_and_asks_for_a_tick(world: &World) {
    let page = world.sven.opens_at("/erase").await.is_shown();
    page.says("What stays").says("money hangs on them");
    let refused = page.form("/erase").post().await;
    assert_eq!(refused.status, 422);
    refused.wrong_at("understood");
    let done = page.form("/erase").with("understood", "yes").send().await.is_shown();
    done.says("You are erased");
    assert_eq!(world.sven.looks_at("/").await.location.as_deref(), Some("/sign-in"));
}
