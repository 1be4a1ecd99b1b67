use serde_json::{Value, json};

use crate::pages::campaigns::fixtures::{campaign_with, my_pledge, preview};
use crate::testing::{Reader, error};

const PAGE: &str = "/n/prairie/campaigns/c1/approval";

fn pending(state: &str, can_decide: bool) -> Value {
    json!({
        "id": "p1", "seats": 40, "worstBill": 480000, "state": state, "askedBy": "Ben Okafor",
        "lines": [{"seats": 40, "maxLandedPrice": 12000, "maxTotal": null, "holdsNow": true}],
        "askedAt": "2027-02-19T15:00:00Z", "isTold": false, "knowsWhoAsked": true, "canDecide": can_decide,
        "todayUnitPrice": 13200, "todayPriceSource": "INVOICE", "preview": preview(), "toldDeed": null, "hasApprover": true,
        "endedBy": if state == "REFUSED" { json!("Mary <Fox>") } else { Value::Null },
        "reason": if state == "REFUSED" { json!("Too <many>.") } else { Value::Null }
    })
}

fn reader(language: &'static str, pending: Value, problems: Value) -> Reader {
    let campaign = campaign_with(json!({"myPendingPledge": pending}));
    Reader::new(
        language,
        json!({
            "ApprovalQuery": {"campaign": campaign}, "CampaignPage": {"campaign": campaign},
            "ApprovePledge": {"approvePledge": {"problems": problems}},
            "RefusePledge": {"refusePledge": {"problems": problems}}
        }),
    )
}

#[actix_web::test]
async fn whoever_may_decide_sees_what_waits_beside_what_counts_now() {
    for (language, title, limit) in [("en", "Approve a request", "$120.00"), ("fr", "Approuver une demande", "120,00")]
    {
        let got = reader(language, pending("WAITING", true), json!([])).get(PAGE).await;
        assert_eq!(got.status, 200);
        for text in [format!("<h1>{title}</h1>").as_str(), limit, "Ben Okafor", r#"name="approve""#, r#"name="refuse""#]
        {
            assert!(got.html.contains(text), "no {text} in {}", got.html);
        }
        assert_eq!(got.html.matches(r#"name="pendingPledgeId" value="p1""#).count(), 2);
    }
    let other = reader("en", pending("WAITING", false), json!([])).get(PAGE).await;
    assert!(other.html.contains("Another admin of your agency") && !other.html.contains(r#"name="approve""#));
    for (state, said) in [
        ("REFUSED", "Mary &#60;Fox&#62; refused"),
        ("REFUSED", "Too &#60;many&#62;."),
        ("LAPSED", "was not approved before requests closed"),
        ("APPROVED", "Nothing waits for approval here"),
    ] {
        let got = reader("en", pending(state, false), json!([])).get(PAGE).await;
        assert!(got.html.contains(said) && !got.html.contains(r#"name="approve""#), "{state}: {}", got.html);
    }
}

#[actix_web::test]
async fn it_is_approved_or_refused_with_a_reason() {
    let good = reader("en", pending("WAITING", true), json!([]));
    let got = good.post(PAGE, &[("pendingPledgeId", "p1"), ("approve", "yes")]).await;
    let home = Some("/n/prairie/campaigns/c1#mine");
    assert_eq!((got.status, got.location.as_deref(), got.done()), (303, home, Some("approved")));
    assert_eq!(good.asked("ApprovePledge")["input"]["pendingPledgeId"], "p1");
    let got = good.post(PAGE, &[("pendingPledgeId", "p1"), ("reason", "Too many."), ("refuse", "yes")]).await;
    assert_eq!((got.status, got.done()), (303, Some("refused")));
    assert_eq!(good.asked("RefusePledge")["input"]["reason"], "Too many.");
    let missing = json!([{"code": "MISSING", "field": "reason", "message": "Please fill this in."}]);
    let got = reader("en", pending("WAITING", true), missing)
        .post(PAGE, &[("pendingPledgeId", "p1"), ("reason", " "), ("refuse", "yes")])
        .await;
    assert!(got.status == 422 && got.html.contains(r#"id="f-reason-problem""#), "{}", got.html);
    let over = json!([{"code": "NOTHING_WAITS", "field": null, "message": "It waits no more."}]);
    let got = reader("en", pending("REFUSED", false), over).post(PAGE, &[("pendingPledgeId", "p1")]).await;
    assert!(got.status == 422 && got.html.contains("It waits no more."), "{}", got.html);
    let strange = Reader::new("en", json!({"ApprovePledge": error("NOT_FOUND")}));
    assert_eq!(strange.post(PAGE, &[("pendingPledgeId", "x")]).await.status, 404);
}

#[actix_web::test]
async fn where_nobody_is_named_whoever_approves_says_that_it_was_not_them() {
    let told = |can_decide| {
        let mut told = pending("WAITING", can_decide);
        told["isTold"] = json!(true);
        told["knowsWhoAsked"] = json!(false);
        told
    };
    for (language, said) in [("en", "I did not ask for this myself"), ("fr", "Ce n’est pas moi qui l’ai demandé")]
    {
        let got = reader(language, told(true), json!([])).get(PAGE).await;
        assert!(got.html.contains(said) && got.html.contains(r#"name="notAskedByMe""#), "{}", got.html);
    }
    let known = reader("en", pending("WAITING", true), json!([])).get(PAGE).await;
    assert!(!known.html.contains("notAskedByMe"), "{}", known.html);
    let fields = [("pendingPledgeId", "p1"), ("approve", "yes")];
    let unsaid = json!([{"code": "WHO_ASKED_UNKNOWN", "field": "notAskedByMe", "message": "Nobody is named."}]);
    let got = reader("en", told(true), unsaid).post(PAGE, &fields).await;
    assert!(got.status == 422 && got.html.contains(r#"id="f-notAskedByMe-problem""#), "{}", got.html);
    let said = reader("en", told(true), json!([]));
    assert_eq!(said.post(PAGE, &[&fields[..], &[("notAskedByMe", "yes")][..]].concat()).await.status, 303);
    assert_eq!(said.asked("ApprovePledge")["input"]["notAskedByMe"], json!(true));
}

#[actix_web::test]
async fn the_purchase_shows_what_waits_and_leads_whoever_may_to_the_decision() {
    let campaign = "/n/prairie/campaigns/c1";
    let mine = reader("en", pending("WAITING", true), json!([])).get(campaign).await;
    assert!(mine.html.contains("A request waits for approval") && mine.html.contains(&format!(r#"href="{PAGE}""#)));
    assert!(mine.html.contains(r#"name="pendingPledgeId" value="p1""#), "the form knows what it replaces");
    let asked = reader("en", pending("WAITING", false), json!([])).get(campaign).await;
    assert!(asked.html.contains("Ben Okafor") && !asked.html.contains(&format!(r#"href="{PAGE}""#)));
}

#[actix_web::test]
async fn the_form_says_before_that_a_request_waits_and_after_what_happens_next() {
    let path = "/n/prairie/campaigns/c1/pledge";
    let campaign = campaign_with(json!({"myApprovalAbove": 500000, "myPledge": my_pledge()}));
    let mut preview = preview();
    preview["waitsForApproval"] = json!(true);
    let reader = Reader::new(
        "en",
        json!({
            "PledgePage": {"campaign": campaign, "pledgePreview": preview},
            "PledgeSeats": {"pledgeSeats": {"pendingPledge": {"id": "p1"}, "problems": []}}
        }),
    );
    let got = reader.get(path).await;
    assert!(got.html.contains("could cost more than $5,000.00 a year waits until an admin"), "{}", got.html);
    let fields = [("currency", "CAD"), ("lines.0.seats", "40"), ("lines.0.limit", "150"), ("version", "3")];
    let looked = [&fields[..], &[("preview", "yes")][..]].concat();
    let got = reader.post(path, &looked).await;
    assert!(got.html.contains("once you save it, it waits") && got.html.contains("Send for approval"), "{}", got.html);
    let saved = [&fields[..], &[("pendingPledgeId", "p0"), ("save", "yes")][..]].concat();
    assert_eq!(reader.post(path, &saved).await.done(), Some("waits"));
    assert_eq!(reader.asked("PledgeSeats")["input"]["pendingPledgeId"], "p0");
}

#[actix_web::test]
async fn the_form_holds_what_waits_and_what_was_refused_to_be_asked_again() {
    let path = "/n/prairie/campaigns/c1/pledge";
    let pledge_page = |state: &str| {
        let campaign = campaign_with(json!({"myPendingPledge": pending(state, false), "myPledge": my_pledge()}));
        Reader::new("en", json!({"PledgePage": {"campaign": campaign}}))
    };
    let waits = pledge_page("WAITING").get(path).await.html;
    for held in [r#"value="40""#, r#"value="132.00""#, "The form holds the request that waits"] {
        assert!(waits.contains(held), "no {held} in {waits}");
    }
    let refused = pledge_page("REFUSED").get(path).await.html;
    assert!(
        !refused.contains(r#"value="40""#)
            && refused.contains(r#"href="/n/prairie/campaigns/c1/pledge?earlier=refused""#)
    );
    let again = pledge_page("REFUSED").get(&format!("{path}?earlier=refused")).await.html;
    assert!(again.contains(r#"value="40""#) && again.contains("please change it, and ask again"), "{again}");
    let overtaken = pledge_page("WAITING").get(&format!("{path}?earlier=refused")).await.html;
    assert!(overtaken.contains("The form holds the request that waits"), "{overtaken}");
}

#[actix_web::test]
async fn what_nobody_can_approve_any_more_says_so() {
    let mut stuck = pending("WAITING", false);
    stuck["hasApprover"] = json!(false);
    for (language, said, not) in [
        ("en", "No admin of your agency is left who could approve it", "Another admin of your agency"),
        ("fr", "ne peut l’approuver", "qui a fait la demande qui décide"),
    ] {
        let got = reader(language, stuck.clone(), json!([])).get(PAGE).await;
        assert!(got.html.contains(said) && !got.html.contains(not), "{}", got.html);
    }
}

#[actix_web::test]
async fn how_staff_were_told_stands_beside_what_they_entered() {
    let mut told = pending("WAITING", true);
    told["isTold"] = json!(true);
    told["knowsWhoAsked"] = json!(false);
    told["toldDeed"] = json!({
        "id": "t7", "deed": "PLEDGED", "version": null, "seats": 40, "answer": null, "source": "PHONE",
        "toldOn": "2027-02-18", "teller": null, "enteredBy": "Hana Whitlock", "enteredAt": "2027-02-19T15:00:00Z",
        "disputedAt": null, "disputedBy": null, "note": "She <called> twice."
    });
    let page = reader("en", told.clone(), json!([])).get(PAGE).await.html;
    for said in [
        "She &#60;called&#62; twice.",
        r#"href="/n/prairie/told/t7""#,
        "by phone",
        "February 18, 2027",
        "This was not us",
    ] {
        assert!(page.contains(said), "no {said} in {page}");
    }
    assert!(page.contains("its buyers and admins are told by email") && page.contains(r#"name="unnamed""#), "{page}");
    let campaign = reader("en", told.clone(), json!([])).get("/n/prairie/campaigns/c1").await.html;
    assert!(campaign.contains(r#"href="/n/prairie/told/t7""#) && !campaign.contains("twice"), "{campaign}");
    let done = reader("en", told, json!([]));
    let fields = [("pendingPledgeId", "p1"), ("reason", "Too many."), ("unnamed", "yes"), ("refuse", "yes")];
    assert_eq!(done.post(PAGE, &fields).await.done(), Some("refused-unnamed"));
}

#[actix_web::test]
async fn another_request_that_waits_by_now_is_named_as_another() {
    let late = json!([{"code": "NOTHING_WAITS", "field": null, "message": "This request waits no more."}]);
    let got = reader("en", pending("WAITING", true), late.clone())
        .post(PAGE, &[("pendingPledgeId", "p0"), ("approve", "yes")])
        .await;
    assert!(got.status == 422 && got.html.contains("Another request waits for approval"), "{}", got.html);
    let mut told = pending("WAITING", true);
    (told["isTold"], told["knowsWhoAsked"]) = (json!(true), json!(false));
    for (decided, is_ticked) in [("p0", false), ("p1", true)] {
        let fields = [("pendingPledgeId", decided), ("approve", "yes"), ("notAskedByMe", "yes")];
        let got = reader("en", told.clone(), late.clone()).post(PAGE, &fields).await;
        assert!(got.html.contains(r#"name="notAskedByMe""#), "{}", got.html);
        assert_eq!(got.html.contains(r#"value="yes" checked"#), is_ticked, "{decided}: {}", got.html);
    }
    let none = reader("en", Value::Null, json!([])).get(PAGE).await;
    assert!(none.html.contains("stands here while it waits") && !none.html.contains("was decided"), "{}", none.html);
}
