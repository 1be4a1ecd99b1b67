//! Sending an invitation again: because it ran out, was not delivered, or stands already.

use chrono::TimeDelta;
use serde_json::json;
use tests::world::key;
use tests::{World, behaviour};
use worker::SendError;

use super::{accepts, invites, roles, somebody, token};

#[behaviour]
async fn an_expired_invitation_can_be_sent_again_and_an_old_mail_then_serves_as_well(world: &World) {
    let invited = invites(&world.cora, "noor@newcomer.test", "FUNDER", None).await;
    let id = invited.done()["invitation"]["id"].clone();
    let first = token(world).await;
    let again = || json!({ "invitationId": id, "requestKey": key() });
    let payload = "invitation { state mail expiresAt } problems { code field message }";
    world
        .unchanged_by(async || {
            let refused = world.cora.does("resendInvitation", again(), payload).await.refused();
            assert_eq!(refused[0].code, "SENT_JUST_NOW");
        })
        .await;
    world.goes_by(TimeDelta::days(15));
    let waiting = world.cora.ask("{ invitations { nodes { state } } }", json!({})).await;
    assert_eq!(waiting.data()["invitations"]["nodes"][0]["state"], "EXPIRED");
    let done = world.cora.does("resendInvitation", again(), payload).await;
    assert_eq!(done.done()["invitation"]["state"], "OPEN");
    assert_eq!(token(world).await, first, "the link is derived from the id");
    let noor = somebody(world);
    accepts(&noor, &first, json!({})).await.done();
    assert_eq!(roles(&noor).await["roles"], json!(["FUNDER"]));
    let refused = world.cora.does("resendInvitation", again(), payload).await.refused();
    assert_eq!(refused[0].code, "INVITATION_OVER");
}

#[behaviour]
async fn what_could_not_be_mailed_is_seen_by_whoever_invites_and_can_be_sent_again(world: &World) {
    world.mails.are_refused(Some(SendError::Permanent("550 no such mailbox".to_owned())));
    let invited = invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await;
    let id = invited.done()["invitation"]["id"].clone();
    world.worker_catches_up().await;
    let seen = world.cora.ask("{ invitations { nodes { mail lastError } } }", json!({})).await;
    assert_eq!(seen.data()["invitations"]["nodes"][0], json!({ "mail": "FAILED", "lastError": "550 no such mailbox" }));
    world.mails.are_refused(None);
    world.goes_by(TimeDelta::minutes(5));
    let again = json!({ "invitationId": id, "requestKey": key() });
    world.cora.does("resendInvitation", again, "invitation { id } problems { code }").await.done();
    token(world).await;
    let seen = world.cora.ask("{ invitations { nodes { mail lastError } } }", json!({})).await;
    assert_eq!(seen.data()["invitations"]["nodes"][0], json!({ "mail": "SENT", "lastError": null }));
}

#[behaviour]
async fn what_a_mail_server_said_of_somebody_goes_with_the_invitation(world: &World) {
    world.mails.are_refused(Some(SendError::Permanent("550 nobody is called Noor here".to_owned())));
    let invited = invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await;
    let id = invited.done()["invitation"]["id"].clone();
    world.worker_catches_up().await;
    world.mails.are_refused(None);
    let is_said = async || world.traces().await.of("invitation").iter().any(|row| row.contains("Noor here"));
    assert!(is_said().await);
    let withdrawing = json!({ "invitationId": id, "requestKey": key() });
    world.cora.does("withdrawInvitation", withdrawing, "invitation { id } problems { code }").await.done();
    assert!(!is_said().await);
}

#[behaviour]
async fn the_same_invitation_twice_is_said_and_the_same_role_again_adds_nothing(world: &World) {
    invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await.done();
    let first = token(world).await;
    world
        .unchanged_by(async || {
            let refused = invites(&world.cora, "noor@newcomer.test", "ADVISOR", None).await.refused();
            assert_eq!((refused[0].code.as_str(), refused[0].field.as_deref()), ("ALREADY_INVITED", Some("email")));
        })
        .await;
    invites(&world.cora, "noor@newcomer.test", "FUNDER", None).await.done();
    let second = token(world).await;
    let noor = somebody(world);
    accepts(&noor, &first, json!({})).await.done();
    let done = accepts(&noor, &second, json!({})).await;
    assert_eq!((&done.done()["knownAlready"], &done.done()["heldAlready"]), (&json!(true), &json!(false)));
    // Both were given at the same instant.
    let held = roles(&noor).await["roles"].clone();
    assert!(held == json!(["ADVISOR", "FUNDER"]) || held == json!(["FUNDER", "ADVISOR"]), "{held}");
}
