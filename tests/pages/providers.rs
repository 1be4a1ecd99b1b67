//! Ways of signing in, by the pages alone: set up, tried, switched on, used, removed; and what is typed badly.

use serde_json::json;
use tests::odd_provider::{CLIENT, SECRET, Somebody};
use tests::world::{Form, Page, key};
use tests::{Actor, Manner, OddProvider, World, behaviour};

use crate::sound::is_sound;

fn filled(form: Form, issuer: &str) -> Form {
    form.with("name", "Prairie House").with("issuer", issuer).with("clientId", CLIENT).with("clientSecret", SECRET)
}

async fn set_up(world: &World, odd: &OddProvider) {
    let form = world.cora.opens("/providers/new").await.is_shown().form("/providers/new");
    let list = filled(form, &odd.issuer).send().await.is_shown();
    list.says("The provider is set up.").says(&format!("{}/n/prairie/sign-in/back", world.address()));
    let on = list.form("/providers").with("do", "on").send().await.is_shown();
    on.says("People can sign in by this provider now.");
}

/// Presses the button of the only provider; the address of the page that goes on.
async fn leaves(browser: &Actor) -> Page {
    let door = browser.opens("/sign-in").await.is_shown();
    is_sound(&door);
    let id = door.attributes("button[name='provider']", "value").swap_remove(0);
    door.form("/n/prairie/sign-in").with("provider", &id).post().await
}

fn given(address: &str, name: &str) -> String {
    let pair = address.split(['?', '&']).find_map(|pair| pair.strip_prefix(&format!("{name}=")));
    pair.unwrap_or_else(|| panic!("no {name} in {address}")).to_owned()
}

/// The whole way there, and the page somebody comes back to.
async fn comes_back(browser: &Actor, odd: &OddProvider, manner: Manner) -> Page {
    let onward = leaves(browser).await.is_shown();
    let address = onward.attributes("main a.button", "href").swap_remove(0);
    assert!(onward.attributes("meta[http-equiv='refresh']", "content")[0].contains(&odd.issuer));
    let mia = Somebody { subject: "m-1".to_owned(), email: "mia@example.test".to_owned(), verified: None };
    let code = odd.signs_in(&given(&address, "nonce"), &given(&address, "code_challenge"), &mia);
    odd.behaves(manner);
    let back = format!("/sign-in/back?state={}&code={}", given(&address, "state"), code.replace(' ', "%20"));
    browser.opens(&back).await
}

#[behaviour]
async fn a_provider_is_set_up_and_people_come_by_it(world: &World) {
    let odd = OddProvider::start();
    set_up(world, &odd).await;
    let browser = world.nobody.in_another_browser();
    let mailed = comes_back(&browser, &odd, Manner::Well).await.is_shown();
    is_sound(&mailed);
    mailed.says("Look at your email").says("Open the link in this browser");
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let mail = mails.iter().find(|mail| mail.to == "mia@example.test").expect("she is asked by mail");
    let path = mail.text.split("http://table.test").find(|rest| rest.starts_with("/n/prairie/sign-in/confirm/"));
    let path = path.and_then(|rest| rest.split_whitespace().next()).expect("it holds the link").to_owned();
    let elsewhere = world.nobody.in_another_browser().opens_at(&path).await.is_shown();
    is_sound(&elsewhere);
    elsewhere.says("Not in this browser").keeps_quiet_about("Yes, it is me");
    let confirm = browser.opens_at(&path).await.is_shown();
    is_sound(&confirm);
    confirm.says("mia@example.test");
    let home = confirm.form(&path).send().await.is_shown();
    assert_eq!(home.path, "/n/prairie/");
    home.says("Mia");
    let everywhere = browser.opens_at("/my/sessions").await;
    assert_eq!(everywhere.status, 403, "this session opens one network");
    is_sound(&everywhere);
    everywhere.says("For this, please sign in by email");
    assert_eq!(browser.opens_at(&path).await.status, 422, "the link is used up");
    let again = world.nobody.in_another_browser();
    assert_eq!(comes_back(&again, &odd, Manner::Well).await.is_shown().path, "/n/prairie/");
    let on_the_way = world.nobody.in_another_browser().opens("/campaigns").await.is_shown();
    on_the_way.says("Or sign in with your organization’s account");
}

#[behaviour]
async fn who_cannot_be_let_in_reads_a_kind_sentence_in_their_language(world: &World) {
    let odd = OddProvider::start();
    set_up(world, &odd).await;
    for (manner, language, said) in [
        (Manner::OtherNonce, "en", "does not hold as the provider’s word"),
        (Manner::Refuses, "fr", "Le fournisseur nous refuse"),
        (Manner::NoAddress, "en", "did not tell us your email address"),
    ] {
        odd.behaves(Manner::Well);
        let browser = world.nobody.in_another_browser();
        browser.set_cookie("lt_language", Some(language)).await;
        let page = comes_back(&browser, &odd, manner).await;
        assert_eq!(page.status, 422);
        is_sound(&page);
        page.says(said);
    }
    odd.behaves(Manner::Nonsense);
    let page = leaves(&world.nobody.in_another_browser()).await;
    assert_eq!(page.status, 422);
    page.says("answers something we do not understand");
}

#[behaviour]
async fn a_provider_that_is_slow_or_gone_is_told_of_in_the_readers_language(world: &World) {
    let odd = OddProvider::start();
    set_up(world, &odd).await;
    let (english, french) = (world.nobody.in_another_browser(), world.nobody.in_another_browser());
    french.set_cookie("lt_language", Some("fr")).await;
    odd.behaves(Manner::Slow);
    let slow = futures::join!(leaves(&english), leaves(&french));
    odd.goes().await;
    let gone = futures::join!(leaves(&english), leaves(&french));
    for ((english, french), said) in [
        (
            slow,
            [
                "The provider takes longer than ten seconds to answer.",
                "Le fournisseur met plus de dix secondes à répondre.",
            ],
        ),
        (gone, ["The provider does not answer.", "Le fournisseur ne répond pas."]),
    ] {
        for (page, said) in [english, french].into_iter().zip(said) {
            assert_eq!(page.status, 422, "{}", page.text());
            is_sound(&page);
            page.says(said);
        }
    }
}

#[behaviour]
async fn each_of_two_providers_has_a_button_that_leads_to_it(world: &World) {
    let (house, hall) = (OddProvider::start(), OddProvider::start());
    for (name, odd) in [("Prairie House", &house), ("Prairie Hall", &hall)] {
        let wish = json!({
            "name": name, "issuer": odd.issuer, "clientId": CLIENT, "clientSecret": SECRET, "requestKey": key(),
        });
        let added = world.cora.does("addProvider", wish, "provider { id } problems { code field message }").await;
        let on = json!({ "providerId": added.done()["provider"]["id"], "isOn": true, "requestKey": key() });
        world.cora.does("switchProvider", on, "provider { isOn } problems { code field message }").await.done();
    }
    let browser = world.nobody.in_another_browser();
    let door = browser.opens("/sign-in").await.is_shown();
    is_sound(&door);
    let buttons = "button[name='provider']";
    let mut leading = Vec::new();
    for (said, id) in door.texts(buttons).into_iter().zip(door.attributes(buttons, "value")) {
        let onward = door.form("/n/prairie/sign-in").with("provider", &id).post().await.is_shown();
        let address = onward.attributes("main a.button", "href").swap_remove(0);
        for (name, own, other) in [("Prairie House", &house, &hall), ("Prairie Hall", &hall, &house)] {
            if said.contains(name) {
                assert!(address.starts_with(&format!("{}/authorize?", own.issuer)), "{name}: {address}");
                onward.keeps_quiet_about(&other.issuer);
                leading.push(name);
            }
        }
    }
    leading.sort_unstable();
    assert_eq!(leading, ["Prairie Hall", "Prairie House"]);
}

#[behaviour]
async fn what_is_wrong_with_a_provider_stands_at_its_field_and_its_secret_is_typed_again(world: &World) {
    let odd = OddProvider::start();
    for (field, typed) in [("name", " "), ("issuer", "login.example.test"), ("issuer", ""), ("clientId", "")] {
        let form = world.cora.opens("/providers/new").await.is_shown().form("/providers/new");
        let form = filled(form, &odd.issuer).with(field, typed);
        let mut refused = None;
        world.unchanged_by(async || refused = Some(form.post().await)).await;
        let refused = refused.expect("it was answered");
        assert_eq!(refused.status, 422, "{field}: {}", refused.text());
        assert!(!refused.wrong_at(field).is_empty());
        refused.keeps_quiet_about(SECRET);
        is_sound(&refused);
    }
    set_up(world, &odd).await;
    let list = world.cora.opens("/providers").await.is_shown();
    is_sound(&list);
    let edit = world.cora.opens_at(&list.attributes("th a", "href")[0]).await.is_shown();
    is_sound(&edit);
    edit.says("There is one. Leave this empty to keep it").keeps_quiet_about(SECRET);
    let form = edit.form(&edit.path);
    let moved = form.clone().with("issuer", "https://evil.example.test").post().await;
    assert_eq!(moved.status, 422);
    assert!(!moved.wrong_at("clientSecret").is_empty());
    form.with("name", "The House").send().await.is_shown().says("The provider is saved.").says("The House");
    let tried = world.cora.opens("/providers").await.is_shown().form("/providers").with("do", "test").post().await;
    tried.says("The House answers:").says("It takes the additional proof");
    is_sound(&tried);
    let remove = world.cora.opens_at(&format!("{}/remove", edit.path)).await.is_shown();
    is_sound(&remove);
    remove.says("Remove The House?");
    let gone = remove.form("/remove").send().await.is_shown();
    gone.says("The provider is removed").says("No provider is set up");
}
