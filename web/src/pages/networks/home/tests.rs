use serde_json::{Value, json};

use crate::testing::Reader;

fn campaign(title: &str, phase: &str, state: &str) -> Value {
    json!({
        "id": format!("c-{title}"), "title": title, "phase": phase, "closesAt": "2027-03-02T21:00:00Z",
        "confirmBy": "2027-03-30T21:00:00Z", "seatsPledged": 193, "agenciesIn": 31, "myState": state, "mySeats": 12,
        "myPendingPledge": null, "outcome": null
    })
}

fn need(kind: &str, title: &str, by: Option<&str>) -> Value {
    json!({"kind": kind, "by": by, "campaign": {"id": format!("c-{title}"), "title": title, "zone": "America/Regina"}})
}

fn reader(language: &'static str, viewer: Value, campaigns: Value) -> Reader {
    Reader::new(
        language,
        json!({"Home": {
            "viewer": viewer,
            "notices": {"nodes": [
                {"title": "Video meetings: we have your request", "at": "2027-02-19T15:00:00Z", "readAt": null, "campaign": {"id": "c-1"}},
                {"title": "Welcome to Prairie Table", "at": "2027-02-01T15:00:00Z", "readAt": "2027-02-02T15:00:00Z", "campaign": null}
            ]},
            "campaigns": {"nodes": campaigns}
        }}),
    )
}

#[actix_web::test]
async fn what_needs_me_stands_first_ordered_by_its_deadline() {
    let needs = json!([
        need("PLACE_ORDER", "Later", None),
        need("PLEDGE", "Second", Some("2027-03-02T21:00:00Z")),
        need("CONFIRM", "First", Some("2027-02-22T21:00:00Z")),
    ]);
    let campaigns = json!([campaign("First", "CONFIRMING", "TO_ANSWER"), campaign("Second", "PLEDGING", "NONE")]);
    for (language, hello, verb) in
        [("en", "Hello, Ana Tremblay", "Make your request"), ("fr", "Bonjour Ana Tremblay", "Faire votre demande")]
    {
        let got = reader(language, json!({"needs": needs}), campaigns.clone()).get("/n/prairie/").await;
        assert_eq!(got.status, 200, "{}", got.html);
        let at = |text: &str| got.html.find(text).unwrap_or_else(|| panic!("no {text} in {}", got.html));
        assert!(at(hello) < at("c-First/outcome") && at("c-First/outcome") < at("c-Second/pledge"));
        assert!(at("c-Second/pledge") < at("c-Later/outcome"));
        assert!(got.html.contains(verb));
        assert!(got.html.contains(r#"<a href="/n/prairie/" aria-current="page">"#));
    }
}

#[actix_web::test]
async fn when_nothing_needs_me_home_says_so() {
    let got = reader("en", json!({"needs": []}), json!([])).get("/n/prairie/").await;
    assert!(got.html.contains("Nothing needs you right now") && got.html.contains("No purchase"));
    assert!(!got.html.contains("campaigns/new"), "a member starts no campaign");
    let got = reader("en", json!({"needs": [], "canRunCampaigns": true}), json!([])).get("/n/prairie/").await;
    assert!(got.html.contains("campaigns/new"));
}

#[actix_web::test]
async fn an_agency_sees_its_own_purchases_and_the_open_ones() {
    let campaigns = json!([campaign("Ours", "CLEARED", "IN"), campaign("Open", "PLEDGING", "NONE"),]);
    let got = reader("en", json!({"needs": []}), campaigns).get("/n/prairie/").await;
    // Which they are the API says: it is asked for what concerns the reader.
    assert!(got.html.contains("c-Ours") && got.html.contains("c-Open"));
}

#[actix_web::test]
async fn once_there_is_a_result_home_counts_what_is_bought_and_not_what_was_requested() {
    let result = json!({"seats": 180, "agenciesIn": 29});
    let with = |title: &str, phase: &str, outcome: &Value| {
        let mut campaign = campaign(title, phase, "NONE");
        campaign["outcome"] = outcome.clone();
        campaign
    };
    let campaigns = json!([
        with("Bought", "CLEARED", &result),
        with("Again", "PLEDGING", &result),
        with("Asked", "CONFIRMING", &result),
        with("Hidden", "CLEARED", &json!(null)),
    ]);
    let got = reader("en", json!({"needs": []}), campaigns).get("/n/prairie/").await;
    let says = |title: &str, text: &str| {
        let from = got.html.split_once(&format!("c-{title}\"")).unwrap_or_else(|| panic!("no {title}")).1;
        let row = from.split("</li>").next().unwrap_or_default();
        assert!(row.contains(text), "{title}: {row}");
    };
    says("Bought", "29 agencies buy 180 licences.");
    says("Again", "193 licences requested by 31 agencies.");
    says("Asked", "180 licences in the first result, for 29 agencies.");
    says("Hidden", "193 licences requested by 31 agencies.");
    assert!(got.html.find("c-Asked\"") < got.html.find("c-Bought\""), "what has ended stands below");
}

#[actix_web::test]
async fn an_agency_that_does_not_take_part_is_shown_without_a_count_or_a_colour() {
    let mut declined = campaign("Said", "CONFIRMING", "DECLINED");
    declined["mySeats"] = json!(0);
    let mut withdrawn = campaign("Back", "PLEDGING", "WITHDRAWN");
    withdrawn["mySeats"] = json!(0);
    let campaigns = json!([declined, withdrawn, campaign("In", "CLEARED", "IN")]);
    let got = reader("en", json!({"needs": []}), campaigns).get("/n/prairie/").await;
    assert!(got.html.contains(r#"<span class="tag">Not taking part</span>"#), "{}", got.html);
    assert!(got.html.contains(r#"<span class="tag">Withdrawn</span>"#) && !got.html.contains("0 licences"));
    assert!(got.html.contains(r#"<span class="tag yes">In the purchase: 12 licences</span>"#));
}

#[actix_web::test]
async fn what_waits_for_approval_stands_beside_what_counts() {
    let mut both = campaign("Both", "PLEDGING", "REQUESTED");
    both["myPendingPledge"] = json!({"seats": 5, "state": "WAITING"});
    let mut refused = campaign("Refused", "PLEDGING", "REQUESTED");
    refused["myPendingPledge"] = json!({"seats": 6, "state": "REFUSED"});
    let mut alone = campaign("Alone", "PLEDGING", "TO_APPROVE");
    alone["mySeats"] = json!(0);
    alone["myPendingPledge"] = json!({"seats": 7, "state": "WAITING"});
    for (language, says, alone_says) in [
        ("en", "5 licences wait for approval", "Waits for approval within the agency"),
        ("fr", "5 licences attendent une approbation", "En attente d’une approbation dans l’organisme"),
    ] {
        let campaigns = json!([both, refused, alone]);
        let got = reader(language, json!({"needs": []}), campaigns).get("/n/prairie/").await;
        assert_eq!(got.html.matches(says).count(), 1, "{}", got.html);
        assert!(got.html.contains(&format!(r#"<span class="tag">{alone_says}</span>"#)), "{}", got.html);
        assert!(!got.html.contains("6 licences") && !got.html.contains("7 licences"), "{}", got.html);
    }
}
