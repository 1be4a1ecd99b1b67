//! Signing in by a real OpenID provider: the coordinator sets it up and tries it, a member comes by it for the first time and
//! confirms by mail, and comes again directly.

use tests::browser::{Browser, Look};
use tests::oidc_provider::OidcProvider;
use tests::{World, behaviour};

use crate::reader::Reader;

const SECRET: &str = "a secret of the journey, long enough";

/// Sets the provider up on the pages, tries it, and switches it on.
async fn set_up(world: &World, provider: &OidcProvider) {
    let reader = Reader::open(world, Look::DESK).await;
    reader.is(&world.cora).await;
    reader.opens_at("/n/prairie/providers").await;
    let browser = &reader.browser;
    browser.lead_on(async || browser.press("Set up a provider").await).await;
    browser.fill("Name", "Prairie House").await;
    browser.fill("Address of the provider", &provider.issuer).await;
    browser.fill("Our name there", "longtable").await;
    browser.fill("Our secret there", SECRET).await;
    reader.is_at_ease().await;
    browser.picture("provider-set-up").await;
    browser.lead_on(async || browser.press("Save the provider").await).await;
    browser.lead_on(async || browser.click("button[value='test']").await).await;
    let found = browser.text("main").await;
    assert!(found.contains("Prairie House answers:") && found.contains("It offers the way"), "{found}");
    reader.is_at_ease().await;
    browser.picture("provider-tried").await;
    browser.lead_on(async || browser.click("button[value='on']").await).await;
    assert!(browser.text("main").await.contains("People can sign in by this provider now."));
}

/// Goes by the button to the provider's own pages, and through them.
async fn goes_by_the_provider(browser: &Browser, world: &World, who: &str) {
    browser.goto(&format!("{}/n/prairie/sign-in", world.address())).await;
    browser.click("button[name='provider']").await;
    browser.find("input[name='login']").await.send_keys(who).await.expect("a field takes letters");
    browser.find("input[name='password']").await.send_keys("any").await.expect("a field takes letters");
    browser.click("button[type='submit']").await;
    browser.click("form button[type='submit'][autofocus]").await;
    browser.find("body > footer").await;
}

#[behaviour]
async fn a_member_comes_by_the_provider_of_their_own_organization(world: &World) {
    let callback = format!("{}/n/prairie/sign-in/back", world.address());
    let provider = OidcProvider::start(&callback, SECRET);
    set_up(world, &provider).await;
    let browser = Browser::open(Look::PHONE.without_scripts()).await;
    goes_by_the_provider(&browser, world, "mia@example.test").await;
    assert_eq!(browser.text("h1").await, "Look at your email");
    browser.fits().await;
    browser.picture("provider-mailed").await;
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let mail = mails.iter().find(|mail| mail.text.contains("/sign-in/confirm/")).expect("she is asked by mail");
    assert_eq!(mail.to, "mia@example.test");
    let path = mail.text.split("http://table.test").find(|rest| rest.starts_with("/n/prairie/sign-in/confirm/"));
    let path = path.and_then(|rest| rest.split_whitespace().next()).expect("it holds the link");
    browser.goto(&format!("{}{path}", world.address())).await;
    browser.fits().await;
    browser.picture("provider-confirm").await;
    browser.lead_on(async || browser.press("Yes, it is me").await).await;
    assert_eq!(browser.address().await, format!("{}/n/prairie/", world.address()));
    assert!(browser.source().await.contains("Mia"));
    // In another browser she goes straight in.
    let other = Browser::open(Look::DESK).await;
    goes_by_the_provider(&other, world, "mia@example.test").await;
    assert_eq!(other.address().await, format!("{}/n/prairie/", world.address()));
    assert!(other.source().await.contains("Mia"));
}
