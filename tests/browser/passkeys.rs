//! Passkeys, with an authenticator that the browser plays itself.

use serde_json::{Value, json};
use tests::browser::Look;
use tests::{World, behaviour};

use crate::reader::Reader;

#[behaviour]
async fn a_passkey_is_added_signs_in_and_is_removed(world: &World) {
    let reader = Reader::open(world, Look::DESK).await;
    reader.browser.has_an_authenticator().await;
    // Browsers keep passkeys for names, not for numbers.
    let here = world.address().replace("127.0.0.1", "localhost");
    let goes_to = async |path: &str| reader.browser.goto(&format!("{here}{path}")).await;
    let cookie = world.ana.cookie("lt_session").await.expect("Ana is signed in");
    reader.browser.add_cookie(&here, "lt_session", &cookie).await;

    goes_to("/my/passkeys").await;
    reader.is_told("You have no passkey yet").await;
    reader.types("name", "My laptop").await;
    reader.browser.is_accessible().await;
    reader.presses("pages-passkeys-add").await;
    reader.is_told("Your passkey is added.").await;
    assert_eq!(reader.reads_all("main tbody th").await, ["My laptop"]);
    reader.is_at_ease().await;
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [told] = mails.as_slice() else { panic!("{mails:#?}") };
    assert_eq!(
        (told.to.as_str(), told.subject.as_str()),
        ("ana@example.test", "A passkey was added to your Longtable account")
    );
    assert!(told.text.contains("My laptop") && told.text.contains("/my/passkeys"), "{}", told.text);

    reader.browser.forgets_cookies().await;
    goes_to("/n/prairie/settings").await;
    reader.presses("pages-sign-in-passkey-verb").await;
    assert_eq!(reader.browser.address().await, format!("{here}/n/prairie/settings"), "where they wanted to go");
    goes_to("/my/passkeys").await;
    let never = reader.words("pages-passkeys-never");
    assert!(!reader.reads("main tbody").await.contains(&never), "its use is noted");
    let seen = world.ana.ask_outside("{ viewer { passkeys { nodes { name addedAt lastUsedAt } } } }", json!({})).await;
    let at = "2026-03-02T15:00:00+00:00";
    assert_eq!(
        seen.data()["viewer"]["passkeys"]["nodes"],
        json!([{ "name": "My laptop", "addedAt": at, "lastUsedAt": at }])
    );
    let others = world.hugo.ask_outside("{ viewer { passkeys { nodes { name } } } }", json!({})).await;
    assert_eq!(others.data()["viewer"]["passkeys"]["nodes"], Value::Array(Vec::new()));

    let remove = format!("{} My laptop", reader.words("pages-passkeys-remove"));
    reader.browser.lead_on(async || reader.browser.press(&remove).await).await;
    reader.is_told("This passkey signs nobody in any more.").await;
    world.worker_catches_up().await;
    let told: Vec<String> = world.mails.take().into_iter().map(|mail| mail.subject).collect();
    assert_eq!(told, ["A new sign-in to Longtable", "A passkey was removed from your Longtable account"]);
    reader.browser.forgets_cookies().await;
    goes_to("/sign-in").await;
    reader.presses("pages-sign-in-passkey-verb").await;
    reader.is_told("This passkey cannot be used here.").await;
    reader.is_at_ease().await;
}

#[behaviour]
async fn without_scripts_the_page_says_that_mail_remains(world: &World) {
    let reader = Reader::open(world, Look::PHONE.in_french().without_scripts()).await;
    reader.is(&world.rose).await;
    reader.opens_at("/my/passkeys").await;
    reader.is_told("Le courriel fonctionne toujours.").await;
    reader.is_at_ease().await;
}
