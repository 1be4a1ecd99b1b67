use serde_json::{Value, json};

use crate::testing::Reader;

fn provider(more: Value) -> Value {
    let mut provider = json!({
        "id": "house", "name": "Prairie House", "issuer": "https://login.house.example", "isOn": true,
        "changedAt": "2027-01-11T15:00:00Z", "trustedDomains": [],
    });
    for (field, value) in more.as_object().unwrap() {
        provider[field] = value.clone();
    }
    provider
}

const CALLBACK: &str = "https://table.example/n/prairie/sign-in/back";

fn keeper(language: &'static str, providers: Value, more: Value) -> Reader {
    let list = json!({ "identityProviders": providers, "providerCallback": CALLBACK });
    let mut answers = json!({ "Providers": list });
    for (name, value) in more.as_object().unwrap() {
        answers[name] = value.clone();
    }
    Reader::new(language, answers)
}

#[actix_web::test]
async fn providers_are_listed_with_their_state_and_where_they_send_people_back() {
    let list = json!([provider(json!({})), provider(json!({"isOn": false, "trustedDomains": ["house.example"]}))]);
    for (language, on, trusted) in [
        ("en", "Switch off", "At once for addresses of house.example"),
        ("fr", "Désactiver", "Tout de suite pour les adresses en house.example"),
    ] {
        let got = keeper(language, list.clone(), json!({})).get("/n/prairie/providers").await;
        assert_eq!(got.status, 200);
        assert!(got.html.contains(on) && got.html.contains(trusted) && got.html.contains(CALLBACK), "{}", got.html);
    }
    let none = keeper("en", json!([]), json!({})).get("/n/prairie/providers").await;
    assert!(none.html.contains("No provider is set up"));
}

#[actix_web::test]
async fn a_test_says_what_was_found_in_plain_words() {
    let look = json!({"keys": 2, "offersCode": true, "saysPkce": false, "saysEmail": true});
    let tested = json!({"TestProvider": {"testProvider": {"look": look, "problems": []}}});
    let reader = keeper("en", json!([provider(json!({}))]), tested);
    let got = reader.post("/n/prairie/providers", &[("provider", "house"), ("do", "test")]).await;
    assert_eq!(got.status, 200);
    let not_all = r#"<div class="callout you" role="status">"#;
    for said in
        ["Prairie House answers:", "It has 2 keys", "It does not say that it takes the additional proof", not_all]
    {
        assert!(got.html.contains(said), "{said}: {}", got.html);
    }
    let problems = json!([{"code": "PROVIDER_TOO_SLOW", "field": null, "message": "It is slow."}]);
    let tested = json!({"TestProvider": {"testProvider": {"look": null, "problems": problems}}});
    let reader = keeper("en", json!([provider(json!({}))]), tested);
    let got = reader.post("/n/prairie/providers", &[("provider", "house"), ("do", "test")]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("Prairie House did not pass the test. It is slow."), "{}", got.html);
}

#[actix_web::test]
async fn switching_on_says_why_not_and_switching_off_asks_first() {
    let problems = json!([{"code": "PROVIDER_UNREACHABLE", "field": null, "message": "It does not answer."}]);
    let switched = |problems: &Value| json!({"SwitchProvider": {"switchProvider": {"problems": problems}}});
    let off = json!([provider(json!({"isOn": false}))]);
    let reader = keeper("en", off.clone(), switched(&problems));
    let got = reader.post("/n/prairie/providers", &[("provider", "house"), ("do", "on")]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("Prairie House was not switched on. It does not answer."), "{}", got.html);
    assert_eq!(reader.get("/n/prairie/providers?off=house").await.status, 404, "it is off already");
    for (language, asks) in [("en", "Switch off Prairie House?"), ("fr", "Désactiver Prairie House?")] {
        let reader = keeper(language, json!([provider(json!({}))]), switched(&json!([])));
        let list = reader.get("/n/prairie/providers").await.html;
        assert!(
            list.contains(r#"href="/n/prairie/providers?off=house""#) && !list.contains(r#"value="off""#),
            "{list}"
        );
        let asked = reader.get("/n/prairie/providers?off=house").await;
        assert!(asked.html.contains(asks) && asked.html.contains(r#"name="do" value="off""#), "{}", asked.html);
        let done = reader.post("/n/prairie/providers", &[("provider", "house"), ("do", "off")]).await;
        assert_eq!(done.done(), Some("provider-off"));
        assert_eq!(reader.asked("SwitchProvider")["input"]["isOn"], false);
    }
}

#[actix_web::test]
async fn a_secret_is_typed_and_never_shown() {
    let known = json!({"name": "Prairie House", "issuer": "https://login.house.example", "clientId": "lt", "hasSecret": true, "version": 2});
    let editing = json!({"identityProvider": known, "providerCallback": CALLBACK});
    let problems = json!([{"code": "BAD_ISSUER", "field": "issuer", "message": "No address."}]);
    let reader =
        Reader::new("en", json!({"Editing": editing, "ChangeProvider": {"changeProvider": {"problems": problems}}}));
    let got = reader.get("/n/prairie/providers/house").await;
    assert!(got.html.contains("There is one. Leave this empty to keep it") && got.html.contains("value=\"lt\""));
    let fields = [("name", "House"), ("issuer", "x"), ("clientId", "lt"), ("clientSecret", "s3cret")];
    let got = reader.post("/n/prairie/providers/house", &fields).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("No address.") && !got.html.contains("s3cret"), "{}", got.html);
    assert_eq!(reader.asked("ChangeProvider")["input"]["clientSecret"], "s3cret");
    let again = "Please type the secret again: it is not kept in a refused form.";
    assert!(got.html.contains(again), "{}", got.html);
    let none = reader.post("/n/prairie/providers/house", &fields[..3]).await;
    assert!(none.status == 422 && !none.html.contains(again), "none was typed: {}", none.html);
}

#[actix_web::test]
async fn what_somebody_else_said_of_it_meanwhile_stands_beside_what_was_typed() {
    let known = json!({
        "name": "Prairie House", "issuer": "https://login.house.example", "clientId": "lt", "hasSecret": true, "version": 2,
    });
    let editing = json!({"identityProvider": known, "providerCallback": CALLBACK});
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed this."}]);
    let reader =
        Reader::new("en", json!({"Editing": editing, "ChangeProvider": {"changeProvider": {"problems": problems}}}));
    let fields = [
        ("name", "House"),
        ("issuer", "https://login.house.example"),
        ("clientId", "lt"),
        ("clientSecret", "s3cret"),
        ("version", "1"),
    ];
    let got = reader.post("/n/prairie/providers/house", &fields).await;
    assert_eq!((got.status, &reader.asked("ChangeProvider")["input"]["version"]), (422, &json!(1)));
    for text in [">Prairie House</td>", ">House</td>", r#"name="version" value="2""#] {
        assert!(got.html.contains(text), "{text} is missing:\n{}", got.html);
    }
    assert!(!got.html.contains("s3cret"), "{}", got.html);
}

#[actix_web::test]
async fn a_button_leads_to_a_page_that_goes_on() {
    let address = "https://login.house.example/authorize?state=s&nonce=n";
    let reader = Reader::new(
        "fr",
        json!({
            "Entrance": {"signInProviders": [{"id": "house", "name": "Prairie House"}]},
            "StartProviderSignIn": {"startProviderSignIn": {"address": address, "problems": []}},
        }),
    );
    let got = reader.get("/n/prairie/sign-in?next=/n/prairie/campaigns").await;
    assert!(
        got.html.contains("Se connecter avec Prairie House") && got.html.contains(r#"value="/n/prairie/campaigns""#)
    );
    assert!(got.html.contains(r#"href="/sign-in?next=/n/prairie/campaigns""#), "{}", got.html);
    let got = reader.post("/n/prairie/sign-in", &[("provider", "house"), ("next", "/n/prairie/campaigns")]).await;
    assert_eq!(got.status, 200);
    assert!(
        got.html.contains(r#"http-equiv="refresh" content="0; url=https://login.house.example/authorize?state=s&"#)
    );
    assert!(got.cookies.iter().any(|cookie| cookie.starts_with("lt_next=")));
    for next in ["/n/coast/", "//evil.example", "/n/prairie/sign-in/back"] {
        let got = reader.post("/n/prairie/sign-in", &[("provider", "house"), ("next", next)]).await;
        assert!(got.cookies.iter().all(|cookie| !cookie.starts_with("lt_next=")), "{next}");
    }
}

#[actix_web::test]
async fn a_network_without_providers_is_entered_by_mail() {
    let reader = Reader::new("en", json!({"Entrance": {"signInProviders": []}}));
    for (next, kept) in
        [("", "/n/prairie/"), ("?next=/n/prairie/tools", "/n/prairie/tools"), ("?next=/n/coast/", "/n/prairie/")]
    {
        let got = reader.get(&format!("/n/prairie/sign-in{next}")).await;
        assert_eq!((got.status, got.location), (303, Some(format!("/sign-in?next={kept}"))));
    }
}

#[actix_web::test]
async fn who_comes_back_is_let_in_asked_or_told_why_not() {
    let finished = |signed_in: bool, problems: Value| {
        let finished = json!({"signedIn": signed_in, "problems": problems});
        Reader::new("en", json!({"FinishProviderSignIn": {"finishProviderSignIn": finished}}))
    };
    let reader = finished(true, json!([]));
    let got = reader.get("/n/prairie/sign-in/back?state=s&code=c&iss=https://login.house.example").await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/")));
    let asked = reader.asked("FinishProviderSignIn")["input"].clone();
    assert_eq!(asked, json!({"state": "s", "code": "c", "issuer": "https://login.house.example"}));
    let got = finished(false, json!([])).get("/n/prairie/sign-in/back?state=s&code=c").await;
    assert!(got.status == 200 && got.html.contains("Open the link in this browser"), "{}", got.html);
    let problems = json!([{"code": "NOT_INVITED", "field": null, "message": "Please ask."}]);
    let reader = finished(false, problems);
    let got = reader.get("/n/prairie/sign-in/back?state=s&code=c&error=access_denied").await;
    assert!(got.status == 422 && got.html.contains("Please ask."), "{}", got.html);
    assert_eq!(reader.asked("FinishProviderSignIn")["input"]["code"], Value::Null);
}

#[actix_web::test]
async fn a_link_confirms_in_the_browser_that_came() {
    let link = |here: bool, slug: &str| {
        let link = json!({
            "network": "Prairie Table", "slug": slug, "provider": "Prairie House", "email": "ana@house.example",
            "askedAt": "2027-02-20T17:55:00Z", "device": null, "isHere": here,
        });
        json!({
            "LookAtLink": {"providerLink": link},
            "ConfirmProviderLink": {"confirmProviderLink": {"signedIn": here, "problems": []}},
        })
    };
    let reader = Reader::new("en", link(true, "prairie"));
    let got = reader.get("/n/prairie/sign-in/confirm/t").await;
    assert!(got.html.contains("Yes, it is me") && got.html.contains("ana@house.example"), "{}", got.html);
    let got = reader.post("/n/prairie/sign-in/confirm/t", &[]).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/")));
    let got = Reader::new("fr", link(false, "prairie")).get("/n/prairie/sign-in/confirm/t").await;
    assert!(got.html.contains("Pas dans ce navigateur") && !got.html.contains("Oui, c’est moi"), "{}", got.html);
    let got = Reader::new("en", link(true, "coast")).get("/n/prairie/sign-in/confirm/t").await;
    assert_eq!(got.status, 422);
    assert!(!got.html.contains("ana@house.example"));
}
