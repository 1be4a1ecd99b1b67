use serde_json::{Value, json};

use crate::pages::campaigns::fixtures::{campaign, campaign_with, merged, page_info};
use crate::testing::{Got, Reader};

async fn shown(language: &'static str, campaign: Value) -> Got {
    Reader::new(language, json!({"CampaignPage": {"campaign": campaign}})).get("/n/prairie/campaigns/c1").await
}

#[actix_web::test]
async fn the_headline_says_how_few_licences_are_missing_and_what_that_saves() {
    let got = shown("en", campaign()).await;
    assert_eq!(got.status, 200);
    assert!(
        got.html.contains("<h2 id=\"news\">7 more licences, and everyone pays $78 per licence, plus shared fees</h2>")
    );
    assert!(got.html.contains("193 licences are requested by 31 agencies."));
    assert!(got.html.contains("Fees included, that is $87.41 per licence for Cedar Newcomer Centre."));
    assert!(got.html.contains("<strong>For Cedar Newcomer Centre that is $216.00 less a year.</strong>"));
    let got = shown("fr", campaign()).await;
    assert!(got.html.contains("7 licences de plus, et tout le monde paie 78\u{a0}$"));
}

#[actix_web::test]
async fn a_guest_does_not_read_that_nobody_is_there() {
    let nobody_named = json!({"viewerIsGuest": true, "participants": {"nodes": [], "pageInfo": page_info(false)}});
    let got = shown("en", campaign_with(nobody_named)).await;
    assert!(got.html.contains("the other agencies are not named to you") && !got.html.contains("Nobody yet"));
}

#[actix_web::test]
async fn a_fee_that_is_paid_in_part_says_by_whom_and_what_is_left() {
    let got = shown("en", campaign()).await;
    let said = "Setup and training: $6,000.00, of which City newcomer fund pays $2,500.00. That leaves $3,500.00 to share, the same for every agency.";
    assert!(got.html.contains(said), "{}", got.html);
    let unpaid = campaign_with(json!({"contributions": []}));
    let got = shown("en", unpaid).await;
    assert!(got.html.contains("Setup and training: $3,500.00 in all, the same for every agency"), "{}", got.html);
}

#[actix_web::test]
async fn where_steps_have_their_own_prices_no_one_price_is_told_as_everybodys() {
    let cleared =
        json!({"quoteKind": "GRADUATED", "outcome": result(1, "FINAL", true), "settledAt": "2027-03-30T21:00:04Z"});
    let got = read_by(Role::Coordinator, seen_by(Role::Coordinator, "CLEARED", cleared)).await;
    let said = "204 licences cost $19,412.00 a year in all, shared fees included, before tax.";
    assert!(got.html.contains(said) && !got.html.contains("The price is"), "{}", got.html);
}

#[actix_web::test]
async fn a_request_beyond_the_first_steps_stands_beside_the_prices_it_can_come_to() {
    let mut large = campaign();
    let breaks = large["myPreview"]["breaks"].as_array().unwrap().clone();
    large["myPreview"]["breaks"] = json!(breaks[2..]);
    let got = shown("en", large).await;
    let row = |range: &str| {
        let row = got.html.split_once(&format!("<th scope=\"row\">{range}")).unwrap().1;
        row.split("</tr>").next().unwrap().to_owned()
    };
    assert!(row("200 to 399").contains("$1,048.91"), "{}", row("200 to 399"));
    assert!(!row("1 to 49").contains("$1,048.91"), "{}", row("1 to 49"));
}

#[actix_web::test]
async fn the_picture_says_in_words_what_it_shows() {
    let got = shown("en", campaign()).await;
    assert!(got.html.contains("1 to 49: $120 per licence. 50 to 199: $96 per licence."));
    assert_eq!(got.html.matches("<svg class=\"picture").count(), 2);
    let told = got.html.matches(r#"role="img""#).count();
    assert_eq!(told, 2, "both drawings carry a title and a description");
}

#[actix_web::test]
async fn my_request_is_edited_in_place_beside_the_worst_bill() {
    let got = shown("en", campaign()).await;
    assert!(got.html.contains(r#"action="/n/prairie/campaigns/c1/pledge""#));
    assert!(got.html.contains("<dd>$1,333.32</dd>") && got.html.contains("<dd>$1,680.00</dd>"));
    assert!(
        got.html.contains(r#"data-live="news""#) && got.html.contains("data-live-source=\"/n/prairie/graphql?query=")
    );
}

#[actix_web::test]
async fn nobody_without_a_request_sees_figures_of_one() {
    let none = campaign_with(json!({"myPledge": null, "myPreview": null, "myState": "NONE", "mySeats": 0,
        "nextBreak": {"priceBreak": {"seatsMin": 200, "unitPrice": 7800}, "seatsMissing": 7, "savingForMyAgency": null}}));
    let got = shown("en", none).await;
    assert!(got.html.contains(r#"name="lines.0.seats""#) && !got.html.contains("At worst"));
    assert!(!got.html.contains("For your 12"));
}

#[actix_web::test]
async fn a_draft_shows_its_coordinator_what_stands_in_the_way() {
    let check = json!({"problems": [{"code": "NO_EXIT_RECORD", "field": "toolId", "message": "Nobody wrote down how to leave it."}],
        "warnings": [{"code": "ONE_LANGUAGE_ONLY", "field": "needFr", "message": "The French text is missing."}]});
    let mut draft = campaign_with(
        json!({"id": "c3", "phase": "DRAFT", "openingCheck": check, "canEdit": true, "canOpen": true, "canCancel": true, "canPledge": false,
        "pledgingOpenedAt": null, "seatsPledged": 0, "agenciesIn": 0, "myState": "NONE", "mySeats": 0, "myPledge": null, "myPreview": null, "currentBreak": null, "lastPledgeAt": null}),
    );
    draft["tool"]["exitRecord"] = json!(null);
    let answers = json!({"CampaignPage": {"viewer": {"canRunCampaigns": true, "agency": null}, "campaign": draft}});
    let got = Reader::new("en", answers).get("/n/prairie/campaigns/c3").await;
    assert!(got.html.contains("A draft: only coordinators see this page"));
    assert!(
        got.html.contains("Nobody wrote down how to leave it.") && got.html.contains("The French text is missing.")
    );
    assert!(
        got.html.contains("/n/prairie/campaigns/c3/edit")
            && !got.html.contains(r#"action="/n/prairie/campaigns/c3/open""#),
        "what cannot be opened yet has no button for it"
    );
    assert!(!got.html.contains("data-live-source"));
}

#[actix_web::test]
async fn who_coordinates_reads_of_how_many_agencies_something_entered_may_wait() {
    for (language, count, said) in [
        ("en", 0, None),
        ("en", 1, Some("A request entered for 1 agency counts once an admin of the agency has approved it")),
        ("en", 3, Some("Requests entered for 3 agencies count once an admin of each agency has approved them")),
        ("fr", 1, Some("Une demande saisie pour 1 organisme compte une fois approuvée")),
        ("fr", 3, Some("Les demandes saisies pour 3 organismes comptent une fois approuvées")),
    ] {
        let campaign = campaign_with(json!({"canCancel": true, "toldMayWait": count}));
        let answers = json!({"CampaignPage": {"viewer": {"canRunCampaigns": true}, "campaign": campaign}});
        let got = Reader::new(language, answers).get("/n/prairie/campaigns/c1").await;
        match said {
            Some(said) => assert!(got.html.contains(said), "{language} {count}: {}", got.html),
            None => assert!(!got.html.contains("still wait"), "{}", got.html),
        }
    }
}

#[actix_web::test]
async fn after_the_result_my_own_place_is_the_headline() {
    let outcome = json!({"attempt": 1, "stage": "PROVISIONAL", "seats": 204, "priceBreak": {"seatsMin": 200, "unitPrice": 7800}, "total": 1941200,
        "agenciesIn": 31, "inputSha256": "9f86d081", "recordedAt": "2027-03-02T21:00:04Z"});
    let mine = json!({"seats": 8, "total": 73691, "landedPrice": 9211});
    let confirming = campaign_with(
        json!({"id": "c4", "phase": "CONFIRMING", "canPledge": false, "outcome": outcome, "myAllocation": mine, "myState": "TO_ANSWER", "mySeats": 8}),
    );
    for (language, headline) in [
        ("en", "You are in: 8 licences at $92.11 each. Yes or no?"),
        ("fr", "Votre demande est retenue\u{a0}: 8 licences à 92,11\u{a0}$ chacune. Oui ou non?"),
    ] {
        let got = Reader::new(language, json!({"CampaignPage": {"campaign": confirming.clone()}}))
            .get("/n/prairie/campaigns/c4")
            .await;
        assert!(got.html.contains(headline), "{headline}");
        assert!(got.html.contains("/n/prairie/campaigns/c4/outcome"));
        assert!(!got.html.contains("lines.0.seats"));
        assert!(!got.html.contains("class=\"big\""), "an estimate beside the result would mislead");
        let now = got.html.split_once("<tr class=\"now\">").expect("a price was reached").1;
        assert!(now.split("</tr>").next().is_some_and(|row| row.contains("78")), "{now}");
    }
}

/// Who reads a campaign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Role {
    /// Their agency asked, and is in where anybody is.
    Buyer,
    /// Their agency asked, and is out.
    Missed,
    /// Runs campaigns, for no agency.
    Coordinator,
    /// Only funds.
    Funder,
}

/// A result as the API gives it to everybody at the table.
fn result(attempt: i32, stage: &str, cleared: bool) -> Value {
    let reached = if cleared { json!({"seatsMin": 200, "unitPrice": 7800}) } else { json!(null) };
    let (seats, total, agencies) = if cleared { (204, 1_941_200, 29) } else { (0, 0, 0) };
    json!({"attempt": attempt, "stage": stage, "seats": seats, "priceBreak": reached, "total": total, "agenciesIn": agencies,
        "inputSha256": "9f86d081", "recordedAt": "2027-03-02T21:00:04Z"})
}

/// The campaign at a point of its life, as the API answers this reader: nobody has figures of a request beside a result.
fn seen_by(role: Role, phase: &str, changes: Value) -> Value {
    let asked = matches!(role, Role::Buyer | Role::Missed);
    let mut seen = campaign_with(json!({"phase": phase, "canPledge": asked && phase == "PLEDGING"}));
    if !asked {
        seen = merged(seen, json!({"myState": "NONE", "mySeats": 0, "myPledge": null, "myPreview": null}));
        seen["nextBreak"]["savingForMyAgency"] = json!(null);
    }
    if !matches!(phase, "DRAFT" | "PLEDGING" | "CLOSED" | "CANCELLED") {
        seen = merged(seen, json!({"currentBreak": null, "nextBreak": null}));
    }
    seen = merged(seen, changes);
    if role == Role::Funder {
        let nobody = json!({"nodes": [], "pageInfo": page_info(false)});
        let hidden = json!({"outcome": null, "myAllocation": null, "whyNotCleared": null, "participants": nobody, "comments": nobody});
        seen = merged(seen, hidden);
    }
    seen
}

async fn read_by(role: Role, campaign: Value) -> Got {
    let viewer = match role {
        Role::Buyer | Role::Missed => json!({}),
        Role::Coordinator => json!({"roles": ["COORDINATOR"], "canRunCampaigns": true, "agency": null}),
        Role::Funder => json!({"roles": ["FUNDER"], "canPledge": false, "canSeeUptake": true, "agency": null}),
    };
    let answer = json!({"CampaignPage": {"viewer": viewer, "campaign": campaign}});
    Reader::new("en", answer).get("/n/prairie/campaigns/c1").await
}

/// What an agency of this role is told beside the campaign, from the first result on.
fn part(role: Role, state: &str, seats: i64) -> Value {
    match role {
        Role::Buyer => {
            json!({"myState": state, "mySeats": seats, "myAllocation": {"seats": 8, "total": 73691, "landedPrice": 9211}})
        }
        Role::Missed => {
            json!({"myState": "OUT", "mySeats": 0, "myAllocation": {"seats": 0, "total": 0, "landedPrice": null}})
        }
        Role::Coordinator | Role::Funder => json!({}),
    }
}

#[actix_web::test]
async fn each_reader_is_told_where_each_phase_stands() {
    use Role::*;
    let confirming = json!({"outcome": result(1, "PROVISIONAL", true)});
    let over = merged(confirming.clone(), json!({"confirmBy": "2027-02-20T17:00:00Z"}));
    let cleared = json!({"outcome": result(1, "FINAL", true), "settledAt": "2027-03-30T21:00:04Z"});
    let umbrella = merged(cleared.clone(), json!({"whoContracts": "UMBRELLA"}));
    let ended = |why: &str| json!({"outcome": result(1, "FINAL", false), "settledAt": "2027-03-02T21:00:04Z", "whyNotCleared": why});
    let nobody = merged(ended("NOBODY_ASKED"), json!({"seatsPledged": 0, "agenciesIn": 0}));
    let cancelled =
        json!({"cancelledAt": "2027-02-25T15:00:00Z", "cancelReason": "The supplier withdrew.", "myState": "OUT"});
    let with = |role, changes: &Value, state: &str, seats| merged(changes.clone(), part(role, state, seats));
    let waiting = json!({"myState": "WAITING"});
    let rows: Vec<(Role, &str, Value, &str)> = vec![
        (Buyer, "PLEDGING", json!({}), "7 more licences, and everyone pays $78"),
        (Funder, "PLEDGING", json!({}), "7 more licences, and everyone pays $78"),
        (Buyer, "CLOSED", waiting, "Requests are closed; the result is being worked out"),
        (Funder, "CLOSED", json!({}), "Requests are closed; the result is being worked out"),
        (
            Buyer,
            "CONFIRMING",
            with(Buyer, &confirming, "TO_ANSWER", 8),
            "You are in: 8 licences at $92.11 each. Yes or no?",
        ),
        (Buyer, "CONFIRMING", with(Buyer, &confirming, "CONFIRMED", 8), "You said yes to 8 licences at $92.11"),
        (Buyer, "CONFIRMING", with(Buyer, &confirming, "DECLINED", 0), "You are not part of this purchase"),
        (Buyer, "CONFIRMING", with(Buyer, &over, "WAITING", 12), "The time to answer is over"),
        (
            Missed,
            "CONFIRMING",
            with(Missed, &confirming, "", 0),
            "Not this time: your agency’s request could not be met",
        ),
        (Coordinator, "CONFIRMING", confirming.clone(), "29 agencies are in, and now say yes or no"),
        (Coordinator, "CONFIRMING", over.clone(), "The time to answer is over"),
        (Funder, "CONFIRMING", confirming, "A first result stands; the agencies that are in now say yes or no"),
        (Funder, "CONFIRMING", over, "The time to answer is over"),
        (Buyer, "CLEARED", with(Buyer, &cleared, "IN", 8), "Your agency now signs its own order with the supplier"),
        (Buyer, "CLEARED", with(Buyer, &umbrella, "IN", 8), "host now places the order and bills your agency its part"),
        (Buyer, "CLEARED", with(Buyer, &cleared, "DECLINED", 0), "You are not part of this purchase"),
        (Missed, "CLEARED", with(Missed, &cleared, "", 0), "Not this time: your agency’s request could not be met"),
        (Coordinator, "CLEARED", cleared.clone(), "29 agencies buy 204 licences together"),
        (Funder, "CLEARED", cleared, "<h2 id=\"news\">The purchase goes ahead</h2>"),
        (
            Missed,
            "NOT_CLEARED",
            with(Missed, &ended("LIMITS_BELOW_PRICE"), "", 0),
            "The limits of too many agencies lay below",
        ),
        (
            Missed,
            "NOT_CLEARED",
            with(Missed, &ended("TOO_FEW_SEATS"), "", 0),
            "stayed below the smallest quantity the supplier offers",
        ),
        (Buyer, "NOT_CLEARED", with(Buyer, &ended("TOO_FEW_YES"), "DECLINED", 0), "too few agencies said yes"),
        (Buyer, "NOT_CLEARED", with(Buyer, &ended("NOBODY_ASKED_IN_TIME"), "DECLINED", 0), "nobody could say yes"),
        (Coordinator, "NOT_CLEARED", nobody, "No agency made a request."),
        (Funder, "NOT_CLEARED", ended("LIMITS_BELOW_PRICE"), "The purchase does not go ahead"),
        (Buyer, "CANCELLED", cancelled.clone(), "This purchase is cancelled, and nobody owes anything"),
        (Funder, "CANCELLED", merged(cancelled, json!({"myState": "NONE"})), "This purchase is cancelled"),
    ];
    for (role, phase, changes, says) in rows {
        let got = read_by(role, seen_by(role, phase, changes)).await;
        let told = format!("{role:?} {phase}");
        assert_eq!(got.status, 200, "{told}");
        assert!(got.html.contains(says), "{told}: {says}");
        assert!(
            !got.html.contains("  licence") && !got.html.contains("at .") && !got.html.contains("is  a licence"),
            "{told}"
        );
        if !matches!(phase, "PLEDGING" | "CLOSED" | "CANCELLED") {
            assert!(!got.html.contains("class=\"big\""), "{told}: an estimate beside a result");
        }
        if role == Funder {
            let sentences =
                got.html.split_once("id=\"news\"").and_then(|(_, rest)| rest.split_once("<table")).unwrap().0;
            let shows_figures = sentences.contains("193") || sentences.contains("31 agencies");
            assert_eq!(shows_figures, matches!(phase, "PLEDGING" | "CLOSED" | "CANCELLED"), "{told}: {sentences}");
            assert!(!got.html.contains("id=\"questions\"") && !got.html.contains("Nobody yet"), "{told}");
        }
    }
}

#[actix_web::test]
async fn what_was_entered_for_agencies_stays_within_reach_when_nothing_can_be_entered_any_more() {
    let confirming = json!({"outcome": result(1, "PROVISIONAL", true)});
    let cleared = json!({"outcome": result(1, "FINAL", true), "settledAt": "2027-03-30T21:00:04Z"});
    for (phase, changes, says) in [
        ("CONFIRMING", confirming, "Enter what an agency told us"),
        ("CLEARED", cleared, "What was entered for agencies"),
    ] {
        let got = read_by(Role::Coordinator, seen_by(Role::Coordinator, phase, changes)).await;
        let link = format!(r#"<a href="/n/prairie/campaigns/c1/told">{says}</a>"#);
        assert!(got.html.contains(&link), "{phase}: {}", got.html);
    }
}

#[actix_web::test]
async fn when_requests_reopen_the_first_result_is_told_beside_the_demand_and_does_not_replace_it() {
    let reopened = json!({"attempt": 2, "closesAt": "2027-03-16T21:00:00Z", "outcome": result(1, "FINAL", false),
        "myAllocation": {"seats": 0, "total": 0, "landedPrice": null}});
    let got = read_by(Role::Buyer, seen_by(Role::Buyer, "PLEDGING", reopened)).await;
    assert!(got.html.contains("193 licences are requested by 31 agencies."), "{}", got.html);
    assert!(got.html.contains("It came to no purchase the first time") && got.html.contains("193 so far"));
    assert!(got.html.contains("This is the result of the first time") && got.html.contains("/campaigns/c1/outcome"));
}

#[actix_web::test]
async fn a_request_whose_limits_are_all_too_low_shows_no_bill_of_nothing() {
    let mut low = campaign();
    low["myPreview"]["now"]["seatsIn"] = json!(0);
    low["myPreview"]["now"]["total"] = json!(0);
    low["nextBreak"]["savingForMyAgency"] = json!(null);
    let got = shown("en", low).await;
    assert!(got.html.contains("Your limits are below the price so far"), "{}", got.html);
    assert!(!got.html.contains("$0.00") && !got.html.contains("for 0 licences"));
}

#[actix_web::test]
async fn a_cancelled_purchase_asks_nobody_for_anything() {
    let nobody = json!({"nodes": [], "pageInfo": page_info(false)});
    let cancelled = json!({"cancelledAt": "2027-02-25T15:00:00Z", "cancelReason": "The supplier withdrew.", "seatsPledged": 0, "agenciesIn": 0,
        "canPledge": false, "myPledge": null, "myPreview": null, "myState": "NONE", "participants": nobody, "comments": nobody});
    for role in [Role::Missed, Role::Coordinator] {
        let got = read_by(role, seen_by(role, "CANCELLED", cancelled.clone())).await;
        assert_eq!(got.status, 200);
        for gone in ["Nobody yet", "id=\"coordinate\"", "id=\"questions\"", "id=\"for-board\"", "class=\"jump\""] {
            assert!(!got.html.contains(gone), "{role:?}: {gone}");
        }
    }
    let mut asked = campaign_with(json!({"phase": "CANCELLED", "canPledge": false}));
    asked["cancelledAt"] = json!("2027-02-25T15:00:00Z");
    let got = shown("en", asked).await;
    assert!(got.html.contains("Can we take our recordings with us?") && got.html.contains("id=\"for-board\""));
    assert!(!got.html.contains("/c1/comments"), "nothing new is taken");
}

#[actix_web::test]
async fn a_campaign_that_is_not_ours_does_not_exist() {
    assert_eq!(shown("en", json!(null)).await.status, 404);
}

#[actix_web::test]
async fn what_people_wrote_is_shown_as_text() {
    let got = shown("en", campaign_with(json!({"need": "<script>alert(1)</script>"}))).await;
    assert!(!got.html.contains("<script>alert") && got.html.contains("&#60;script&#62;"));
}
