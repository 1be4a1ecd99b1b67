//! The languages a network offers: what they change, and what they leave to everybody (ADR 0033).

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use reqwest::Method;
use reqwest::header::ACCEPT_LANGUAGE;
use serde_json::{Value, json};
use tests::world::{Outcome, key};
use tests::{Actor, World, behaviour};

async fn offers(actor: &Actor, languages: &[&str], more: Value) -> Outcome {
    let document = "{ network { nameEn nameFr zone currency } networkSettings { aboutEn aboutFr isPublic version } }";
    let seen = actor.ask(document, json!({})).await.body["data"].clone();
    let mut input = json!({ "languages": languages, "requestKey": key() });
    for part in ["network", "networkSettings"] {
        for (name, value) in seen[part].as_object().into_iter().flatten() {
            input[name] = value.clone();
        }
    }
    for (name, value) in more.as_object().expect("fields have names") {
        input[name] = value.clone();
    }
    let payload = "network { nameEn nameFr languages } problems { code field message }";
    actor.does("changeNetwork", input, payload).await
}

/// What a browser that asks for these languages is shown of the prairie network: its language.
async fn shown(actor: &Actor, accepts: Option<&str>) -> String {
    let mut request = actor.request(Method::GET, "/about/prairie").await;
    if let Some(accepts) = accepts {
        request = request.header(ACCEPT_LANGUAGE, accepts);
    }
    let html = actor.send(request).await.text().await.expect("a page is a text");
    html.split("lang=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a page has a language").to_owned()
}

#[behaviour]
async fn a_network_of_one_language_is_asked_for_nothing_in_the_other(world: &World) {
    let settings = world.cora.opens("/network").await.is_shown();
    assert_eq!(settings.form("/network").value("languages"), "EN FR", "what networks begin with");
    let form = settings.form("/network").with("languages", "FR").with("nameEn", "").with("aboutFr", "Ensemble.");
    form.send().await.is_shown();
    let seen = world.ana.ask("{ network { name nameEn nameFr languages } }", json!({})).await;
    let name = "La Table des Prairies";
    let expected = json!({ "name": name, "nameEn": name, "nameFr": name, "languages": ["FR"] });
    assert_eq!(seen.data()["network"], expected, "who reads English reads the name there is");
    let settings = world.cora.opens("/network").await.is_shown();
    assert!(!settings.speaks_french(), "nobody loses their language");
    let names = |page: &tests::world::Page| page.attributes("[name]", "name").join(" ");
    assert!(!names(&settings).contains("nameEn") && !names(&settings).contains("aboutEn"), "{}", names(&settings));
    settings.form("/network").with("nameFr", "La Grande Table").send().await.is_shown().says("La Grande Table");
    let draft = world.cora.opens("/campaigns/new").await.is_shown();
    for field in ["titleEn", "needEn", "alternativesEn", "risksEn"] {
        assert!(!names(&draft).contains(field), "{field}: {}", names(&draft));
    }
    assert!(names(&draft).contains("titleFr"));
    let privacy = world.cora.opens("/privacy/edit").await.is_shown().form("/privacy/edit");
    let filled = privacy.with("leadName", "Hana").with("leadContact", "1").with("retentionFr", "Sept ans.");
    filled.send().await.is_shown();
    world.ana.opens("/privacy").await.is_shown().says("Sept ans.");
    let invite = world.cora.opens("/members/invite").await.is_shown().form("/members/invite");
    assert_eq!(invite.value("language"), "FR");
    // What is there already stays in sight, so that it does not grow old unseen.
    let plan = tests::Plan::default();
    let campaign = world.cora.drafted(&plan).await;
    let edit = world.cora.opens(&format!("/campaigns/{}/edit", campaign.id)).await.is_shown();
    assert!(names(&edit).contains("titleEn"), "{}", names(&edit));
}

#[behaviour]
async fn a_name_in_a_language_that_is_not_offered_may_be_left_empty_and_says_so(world: &World) {
    let both = "Everything is read in both languages.";
    let unneeded = "The network does not offer this language. You may leave this empty";
    world.cora.opens("/campaigns/new").await.is_shown().says(both);
    world.cora.opens("/network").await.is_shown().keeps_quiet_about(unneeded);
    offers(&world.cora, &["FR"], json!({})).await.done();
    let settings = world.cora.opens("/network").await.is_shown();
    settings.says(unneeded);
    assert_eq!(settings.form("/network").value("nameEn"), "Prairie Table", "what is there stays in sight");
    settings.form("/network").with("nameEn", "").send().await.is_shown().keeps_quiet_about(unneeded);
    let seen = world.ana.ask("{ network { nameEn } }", json!({})).await;
    assert_eq!(seen.data()["network"]["nameEn"], "La Table des Prairies");
    world.cora.opens("/campaigns/new").await.is_shown().keeps_quiet_about(both);
    world.cora.opens("/privacy/edit").await.is_shown().says("Write for people.").keeps_quiet_about("both languages");
}

#[behaviour]
async fn what_is_missing_is_told_in_the_language_that_is_offered(world: &World) {
    offers(&world.cora, &["FR"], json!({})).await.done();
    let form = world.cora.opens("/campaigns/new").await.is_shown().form("/campaigns/new");
    let refused = form.with("toolId", &world.cora.tool("Casebook").await).with("save", "yes").post().await;
    assert_eq!(refused.status, 422);
    assert!(!refused.wrong_at("titleFr").is_empty());
    let page = world.cora.opens("/network").await.is_shown();
    let refused = page.form("/network").with("languages", "FR EN").with("nameEn", " ").post().await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.wrong_at("nameEn"), "Please fill this in.");
}

#[behaviour]
async fn a_network_offers_at_least_one_language_and_each_once(world: &World) {
    world
        .unchanged_by(async || {
            for languages in [&[][..], &["EN", "EN"], &["FR", "EN", "FR"]] {
                offers(&world.cora, languages, json!({})).await.refused_with(&["NO_LANGUAGE@languages"]);
            }
            for typed in ["", "DE", "EN EN"] {
                let form = world.cora.opens("/network").await.is_shown().form("/network");
                let refused = form.with("languages", typed).post().await;
                assert_eq!(refused.status, 422, "{typed}");
                assert!(!refused.wrong_at("languages").is_empty());
            }
            offers(&world.cora, &["EN", "FR"], json!({ "nameFr": "" })).await.refused_with(&["MISSING@nameFr"]);
            offers(&world.cora, &["FR"], json!({ "nameFr": "" })).await.refused_with(&["MISSING@nameFr"]);
            for actor in [&world.ana, &world.fern] {
                offers(
                    actor,
                    &["FR"],
                    json!({ "nameEn": "a", "nameFr": "b", "aboutEn": "", "aboutFr": "",
                    "zone": "America/Regina", "currency": "CAD", "isPublic": false, "version": 0 }),
                )
                .await
                .denied_as("FORBIDDEN");
            }
        })
        .await;
}

#[behaviour]
async fn strangers_are_shown_the_public_page_in_what_they_ask_for_where_it_is_offered(world: &World) {
    let table = [
        (&["EN", "FR"][..], None, "en-CA"),
        (&["EN", "FR"], Some("fr;q=0.9"), "fr-CA"),
        (&["FR", "EN"], None, "fr-CA"),
        (&["FR", "EN"], Some("uk"), "fr-CA"),
        (&["FR", "EN"], Some("en-CA,fr;q=0.5"), "en-CA"),
        (&["FR"], Some("en-CA"), "fr-CA"),
        (&["EN"], Some("fr"), "en-CA"),
    ];
    for (languages, accepts, expected) in table {
        offers(&world.cora, languages, json!({ "isPublic": true })).await.done();
        let stranger = world.nobody.in_another_browser();
        assert_eq!(shown(&stranger, accepts).await, expected, "{languages:?} {accepts:?}");
    }
    let stranger = world.nobody.in_another_browser();
    stranger.set_cookie("lt_language", Some("fr")).await;
    assert_eq!(shown(&stranger, Some("en")).await, "fr-CA", "what somebody chose wins");
    offers(&world.cora, &["FR"], json!({ "isPublic": false })).await.done();
    let hidden = world.nobody.in_another_browser();
    assert_eq!(shown(&hidden, None).await, "en-CA", "who is not shown is not heard by the language of the door");
}

#[behaviour]
async fn whom_a_list_invites_is_written_to_in_a_language_the_network_offers_where_the_agency_has_both(world: &World) {
    // Cora, who uploads it, reads English.
    offers(&world.cora, &["FR"], json!({})).await.done();
    let list = "name,province,setting,size,language,contact_email\n\
        Cedar,SK,rural,1 to 4,English and French,both@cedar.test\nBirch,SK,rural,1 to 4,EN,english@birch.test\n";
    let input = json!({
        "filename": "list.csv", "base64": BASE64_STANDARD.encode(list), "approved": true, "requestKey": key(),
    });
    let uploaded = world.cora.does("uploadAgencies", input, "agencyImport { id digest } problems { code }").await;
    let uploaded = uploaded.done()["agencyImport"].clone();
    let input = json!({ "agencyImportId": uploaded["id"], "digest": uploaded["digest"], "requestKey": key() });
    world.cora.does("importAgencies", input, "invited problems { code field message }").await.done();
    world.worker_catches_up().await;
    let mails = world.mails.all();
    let written = |address: &str| {
        let mail = mails.iter().find(|mail| mail.to == address).unwrap_or_else(|| panic!("no mail to {address}"));
        mail.language
    };
    assert_eq!(written("both@cedar.test"), words::Language::Fr);
    assert_eq!(written("english@birch.test"), words::Language::En);
}
