//! Invitations: by mail, once, within two weeks; and what a link that is no good tells.

mod accepting;
mod allowed;
mod known;
mod mailing;

use serde_json::{Value, json};
use tests::world::{Outcome, key};
use tests::{Actor, World};
use worker::Mail;

const INVITED: &str =
    "invitation { id name email role state mail } member { id role isLast } problems { code field message }";

/// Invites somebody with this address to a role, for an agency where one is given.
async fn invites(actor: &Actor, email: &str, role: &str, agency: Option<&str>) -> Outcome {
    let input = json!({
        "name": "Noor", "email": email, "language": "FR", "role": role, "agencyId": agency, "requestKey": key(),
    });
    actor.does("invitePerson", input, INVITED).await
}

/// The secret in the only invitation that left since the last look.
async fn token(world: &World) -> String {
    world.worker_catches_up().await;
    let mut mails = world.mails.take();
    mails.retain(|mail| mail.text.contains("/invitation/"));
    let [mail] = mails.as_slice() else { panic!("one mail is expected: {mails:#?}") };
    secret(mail)
}

fn secret(mail: &Mail) -> String {
    let after = mail.text.split("http://table.test/invitation/").nth(1).expect("it holds the link");
    after.split_whitespace().next().expect("a link ends").to_owned()
}

async fn accepts(actor: &Actor, token: &str, more: Value) -> Outcome {
    let mut input = json!({ "token": token });
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    let document = "mutation Deed($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
        person { id name email language } network { slug } heldAlready knownAlready problems { code field message } } }";
    Outcome::of("acceptInvitation", actor.ask_outside(document, json!({ "input": input })).await)
}

/// What a link offers; null when it is no good.
async fn offer(actor: &Actor, token: &str) -> Value {
    let document = "query($token: String!) { invitationOffer(token: $token) {
        network agency role name email invitedBy zone language isKnown isMine } }";
    actor.ask_outside(document, json!({ "token": token })).await.data()["invitationOffer"].clone()
}

async fn roles(actor: &Actor) -> Value {
    let reply = actor.ask("{ viewer { roles agency { name } } }", json!({})).await;
    reply.data()["viewer"].clone()
}

/// Somebody in a browser of their own who is signed in nowhere.
fn somebody(world: &World) -> Actor {
    world.nobody.in_another_browser()
}
