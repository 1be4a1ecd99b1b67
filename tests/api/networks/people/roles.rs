//! Roles that are given without an address, changed, given up and ended, and what ends with them.

use serde_json::{Value, json};
use tests::world::key;
use tests::{World, behaviour};

use super::{MEMBER, changes, ends, id, shown};

#[behaviour]
async fn somebody_whom_mail_does_not_reach_is_added_without_an_address(world: &World) {
    let agency = world.rose.agency().await;
    let input = json!({ "name": "Odile", "language": "FR", "role": "MEMBER", "agencyId": agency, "requestKey": key() });
    let added = world.rose.does("addPerson", input, MEMBER).await;
    let member = &added.done()["member"];
    assert_eq!((&member["name"], &member["email"]), (&json!("Odile"), &Value::Null));
    world.worker_catches_up().await;
    assert_eq!(world.mails.take().len(), 0, "there is no address to mail to");
    for (name, role, agency, code) in
        [("", "MEMBER", Some(&agency), "MISSING"), ("Odile", "MEMBER", None, "AGENCY_MISSING")]
    {
        let input = json!({ "name": name, "language": "FR", "role": role, "agencyId": agency, "requestKey": key() });
        world
            .unchanged_by(async || {
                assert_eq!(world.cora.does("addPerson", input, MEMBER).await.refused()[0].code, code)
            })
            .await;
    }
}

#[behaviour]
async fn a_role_is_changed_by_those_who_keep_the_people(world: &World) {
    let mia = id(&world.max, "Mia", "MEMBER").await;
    let changed = changes(&world.max, &mia, "BUYER", json!({})).await;
    assert_eq!(changed.done()["member"]["role"], "BUYER");
    let viewer = world.mia.ask("{ viewer { roles canPledge } }", json!({})).await;
    assert_eq!(viewer.data()["viewer"], json!({ "roles": ["BUYER"], "canPledge": true }));
    world.worker_catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["mia@example.test"]);
    let mia = id(&world.max, "Mia", "BUYER").await;
    world
        .unchanged_by(async || {
            assert_eq!(changes(&world.max, &mia, "BUYER", json!({})).await.refused()[0].code, "ALREADY_THERE");
            assert_eq!(changes(&world.max, &mia, "COORDINATOR", json!({})).await.refused()[0].code, "AGENCY_NOT_USED");
            changes(&world.mia, &mia, "ADMIN", json!({})).await.denied_as("FORBIDDEN");
            changes(&world.ana, &mia, "ADMIN", json!({})).await.denied_as("NOT_FOUND");
            changes(&world.rose, &mia, "ADMIN", json!({})).await.denied_as("NOT_FOUND");
            changes(&world.stella, &mia, "ADMIN", json!({})).await.denied_as("NOT_FOUND");
        })
        .await;
}

#[behaviour]
async fn everybody_may_give_up_their_own_role(world: &World) {
    let mia = id(&world.mia, "Mia", "MEMBER").await;
    ends(&world.mia, &mia, json!({})).await.done();
    assert_eq!(world.mia.ask("{ network { name } }", json!({})).await.denied(), "NOT_FOUND");
    let page = world.mia.opens_at("/").await.is_shown();
    page.says("You are no longer in a network");
}

#[behaviour]
async fn the_last_coordinator_cannot_leave(world: &World) {
    let cora = id(&world.cora, "Cora", "COORDINATOR").await;
    world
        .unchanged_by(async || {
            assert_eq!(ends(&world.cora, &cora, json!({})).await.refused()[0].code, "LAST_COORDINATOR");
            assert_eq!(changes(&world.cora, &cora, "ADVISOR", json!({})).await.refused()[0].code, "LAST_COORDINATOR");
        })
        .await;
    let input = json!({
        "name": "Mia", "email": "mia@example.test", "language": "EN", "role": "COORDINATOR", "requestKey": key(),
    });
    world.cora.does("invitePerson", input, MEMBER).await.done();
    assert!(shown(&world.cora).await.contains(&("Cora".into(), "COORDINATOR".into(), json!(false))));
    ends(&world.cora, &cora, json!({})).await.done();
    let reply = world.cora.ask("{ network { name } }", json!({})).await;
    assert_eq!(reply.denied(), "NOT_FOUND");
}

#[behaviour]
async fn a_role_that_ended_opens_nothing_any_more_and_its_person_is_told(world: &World) {
    let campaign = world.open_campaign().await;
    let nora = id(&world.cora, "Nora", "BUYER").await;
    world.worker_catches_up().await;
    world.mails.take();
    ends(&world.cora, &nora, json!({})).await.done();
    assert_eq!(world.nora.ask("{ network { name } }", json!({})).await.denied(), "NOT_FOUND");
    assert_eq!(world.nora.opens(&format!("/campaigns/{}", campaign.id)).await.status, 404);
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [mail] = mails.as_slice() else { panic!("{mails:#?}") };
    assert_eq!(
        (mail.to.as_str(), mail.subject.as_str()),
        ("nora@example.test", "Prairie Table: a role of yours has ended")
    );
    assert!(mail.text.contains("your access to Prairie Table has ended"), "{}", mail.text);
    assert!(mail.text.contains("Cora ended it. If this is a mistake, please talk to them."), "{}", mail.text);
    ends(&world.cora, &nora, json!({})).await.denied_as("NOT_FOUND");
}

#[behaviour]
async fn a_stream_somebody_watches_ends_with_their_role(world: &World) {
    let campaign = world.open_campaign().await;
    let page = world.hugo.opens(&format!("/campaigns/{}", campaign.id)).await.is_shown();
    let sources = page.attributes("main", "data-live-source");
    let source = sources.first().expect("the page listens");
    let mut stream = world.hugo.listens_to(source).await;
    assert!(stream.next().await.expect("it says how things are").starts_with("event: next\n"));
    let hugo = id(&world.cora, "Hugo", "BUYER").await;
    ends(&world.cora, &hugo, json!({})).await.done();
    let last = stream.next().await.expect("the last word");
    assert!(last.contains("NOT_FOUND") && !last.contains("seatsPledged"), "{last}");
    let end = stream.next().await;
    assert!(end.as_deref().is_none_or(|end| end.starts_with("event: complete\n")), "{end:?}");
    assert!(stream.next().await.is_none());
}

#[behaviour]
async fn a_role_that_ends_before_its_mail_left_is_told_of_once(world: &World) {
    let input = json!({
        "name": "Mia", "email": "mia@example.test", "language": "EN", "role": "ADVISOR", "requestKey": key(),
    });
    world.cora.does("invitePerson", input, MEMBER).await.done();
    let advisor = id(&world.cora, "Mia", "ADVISOR").await;
    ends(&world.cora, &advisor, json!({})).await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [mail] = mails.as_slice() else { panic!("one mail is expected: {mails:#?}") };
    assert_eq!(mail.subject, "Prairie Table: a role of yours has ended");
    assert!(mail.text.contains("This role has ended: Advisor."), "{}", mail.text);
}
