//! The small deeds around a campaign: asking, opening, cancelling, withdrawing, answering, downloading.

use serde_json::{Value, json};

use super::fixtures::{campaign, campaign_with};
use crate::testing::{Reader, error};

const HOME: &str = "/n/prairie/campaigns/c1";

fn refusal(message: &str) -> Value {
    json!([{"code": "TOO_LONG", "field": "body", "message": message}])
}

#[actix_web::test]
async fn a_question_is_posted_or_kept_with_what_is_wrong() {
    let reader = Reader::new("en", json!({"PostComment": {"postComment": {"problems": []}}}));
    let got = reader.post(&format!("{HOME}/comments"), &[("body", " Can we leave? ")]).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/campaigns/c1#questions")));
    assert_eq!(got.done(), Some("asked"));
    assert_eq!(reader.asked("PostComment")["input"]["body"], json!("Can we leave?"));
    let refused = json!({"PostComment": {"postComment": {"problems": refusal("Please keep it shorter.")}}, "CampaignPage": {"campaign": campaign()}});
    let got = Reader::new("en", refused).post(&format!("{HOME}/comments"), &[("body", "Very long")]).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("Please keep it shorter.") && got.html.contains("Very long</textarea>"));
    assert!(
        got.html.contains(r#"name="back" value="/n/prairie/campaigns/c1""#),
        "the switch of languages finds the page"
    );
    assert!(got.html.contains(r#"href="/n/prairie/campaigns/c1?who=b#who""#), "so do links");
}

#[actix_web::test]
async fn opening_names_the_version_that_was_looked_at() {
    let reader = Reader::new("en", json!({"OpenCampaign": {"openCampaign": {"problems": []}}}));
    let got = reader.post(&format!("{HOME}/open"), &[("version", "4")]).await;
    assert_eq!(got.location.as_deref(), Some("/n/prairie/campaigns/c1#main"));
    assert_eq!(got.done(), Some("opened"));
    assert_eq!(reader.asked("OpenCampaign")["input"]["version"], json!(4));
    assert_eq!(reader.post(&format!("{HOME}/open"), &[("version", "four")]).await.status, 404);
    let refused = json!({"OpenCampaign": {"openCampaign": {"problems": refusal("How to leave it is missing.")}}, "CampaignPage": {"campaign": campaign()}});
    let got = Reader::new("en", refused).post(&format!("{HOME}/open"), &[("version", "4")]).await;
    assert!(got.status == 422 && got.html.contains("How to leave it is missing."));
}

#[actix_web::test]
async fn whoever_looks_where_forms_are_sent_is_led_to_the_page_of_the_form() {
    for rest in ["open", "comments"] {
        let got = Reader::new("en", json!({})).get(&format!("{HOME}/{rest}")).await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/campaigns/c1")), "{rest}");
    }
    let mine = json!({
        "seats": 8, "total": 73691, "landedPrice": 9211, "answer": null, "answeredBy": null, "answeredAt": null
    });
    let page = json!({"campaign": {"title": "Video", "phase": "CONFIRMING", "currency": "CAD", "zone": "America/Regina",
        "confirmBy": "2027-03-30T21:00:00Z", "canAnswer": false, "myAllocation": mine}});
    let refused = json!({"answerOutcome": {"problems": refusal("It is too late.")}});
    let reader = Reader::new("en", json!({"AnswerPage": page, "AnswerOutcome": refused}));
    let got = reader.post(&format!("{HOME}/answer"), &[("agencyId", "agency-cedar"), ("answer", "DECLINED")]).await;
    assert!(got.html.contains(r#"name="back" value="/n/prairie/campaigns/c1/answer?say=no""#), "{}", got.html);
}

#[actix_web::test]
async fn cancelling_asks_first_and_takes_a_reason() {
    let page = json!({"viewer": {"canRunCampaigns": true}, "campaign": campaign_with(json!({"canCancel": true}))});
    let reader = Reader::new("fr", json!({"CancelPage": page, "CancelCampaign": {"cancelCampaign": {"problems": []}}}));
    let got = reader.get(&format!("{HOME}/cancel")).await;
    assert!(
        got.status == 200
            && got.html.contains(r#"name="reason""#)
            && got.html.contains("31 organismes ont demandé 193 licences.")
    );
    let got = reader.post(&format!("{HOME}/cancel"), &[("reason", "Le fournisseur s’est retiré.")]).await;
    assert_eq!(got.location.as_deref(), Some("/n/prairie/campaigns/c1#main"));
    assert_eq!(got.done(), Some("cancelled"));
    let may_not = Reader::new("en", json!({"CancelPage": {"campaign": campaign()}}));
    assert_eq!(may_not.get(&format!("{HOME}/cancel")).await.status, 403);
}

#[actix_web::test]
async fn cancelling_after_the_final_result_says_that_an_order_stays_placed() {
    let ended = json!({"phase": "CLEARED", "canCancel": true, "outcome": {"seats": 180, "agenciesIn": 29}});
    let page = json!({"viewer": {"canRunCampaigns": true}, "campaign": campaign_with(ended)});
    let got = Reader::new("en", json!({"CancelPage": page})).get(&format!("{HOME}/cancel")).await;
    assert!(got.html.contains("The result is final: 29 agencies buy 180 licences."), "{}", got.html);
    assert!(got.html.contains("An order already placed with the supplier stays placed"));
}

#[actix_web::test]
async fn withdrawing_asks_first() {
    let answers =
        json!({"WithdrawPage": {"campaign": campaign()}, "WithdrawPledge": {"withdrawPledge": {"problems": []}}});
    let reader = Reader::new("en", answers);
    let got = reader.get(&format!("{HOME}/withdraw")).await;
    assert!(
        got.status == 200 && got.html.contains("request for 12 licences in the purchase “Video meetings for everyone”")
    );
    let got = reader.post(&format!("{HOME}/withdraw"), &[("agencyId", "agency-cedar"), ("version", "3")]).await;
    assert_eq!(got.location.as_deref(), Some("/n/prairie/campaigns/c1#mine"));
    assert_eq!(got.done(), Some("withdrawn"));
    let asked = reader.asked("WithdrawPledge");
    assert_eq!((&asked["input"]["version"], &asked["input"]["agencyId"]), (&json!(3), &json!("agency-cedar")));
    let only_what_waits =
        [("agencyId", "agency-cedar"), ("version", "3"), ("pendingPledgeId", "p1"), ("taken", "waiting")];
    assert_eq!(reader.post(&format!("{HOME}/withdraw"), &only_what_waits).await.done(), Some("waiting-taken-back"));
    let asked = reader.asked("WithdrawPledge");
    assert_eq!((&asked["input"]["version"], &asked["input"]["pendingPledgeId"]), (&Value::Null, &json!("p1")));
}

#[actix_web::test]
async fn somebody_who_makes_no_requests_is_told_who_withdraws_one() {
    let page = json!({"viewer": {"canPledge": false}, "campaign": campaign()});
    let got = Reader::new("en", json!({"WithdrawPage": page})).get(&format!("{HOME}/withdraw")).await;
    assert_eq!(got.status, 200);
    assert!(got.html.contains("buyers and admins make and change its request"), "{}", got.html);
    assert!(!got.html.contains(r#"name="agencyId""#));
}

#[actix_web::test]
async fn an_answer_is_asked_twice_and_given_once() {
    let mine = json!({
        "seats": 8, "total": 73691, "landedPrice": 9211, "answer": null, "answeredBy": null, "answeredAt": null
    });
    let page = |can: bool| {
        json!({"campaign": {"title": "Video", "phase": "CONFIRMING", "currency": "CAD", "zone": "America/Regina",
        "confirmBy": "2027-03-30T21:00:00Z", "canAnswer": can, "myAllocation": mine.clone()}})
    };
    let reader =
        Reader::new("en", json!({"AnswerPage": page(true), "AnswerOutcome": {"answerOutcome": {"problems": []}}}));
    let got = reader.get(&format!("{HOME}/answer?say=yes")).await;
    assert!(got.html.contains("Say yes to $736.91 a year?") && got.html.contains(r#"value="CONFIRMED""#));
    assert!(reader.get(&format!("{HOME}/answer?say=no")).await.html.contains(r#"value="DECLINED""#));
    let neither = reader.get(&format!("{HOME}/answer")).await;
    assert_eq!((neither.status, neither.location.as_deref()), (303, Some("/n/prairie/campaigns/c1/outcome")));
    let got = reader.post(&format!("{HOME}/answer"), &[("agencyId", "agency-cedar"), ("answer", "DECLINED")]).await;
    assert_eq!(got.location.as_deref(), Some("/n/prairie/campaigns/c1/outcome"));
    assert_eq!(got.done(), Some("said-no"));
    let asked = reader.asked("AnswerOutcome");
    assert_eq!((&asked["input"]["answer"], &asked["input"]["answerShown"]), (&json!("DECLINED"), &Value::Null));
    let late = Reader::new("en", json!({"AnswerPage": page(false)}));
    assert_eq!(late.get(&format!("{HOME}/answer?say=yes")).await.status, 403);
    let mut over = page(false);
    over["campaign"]["phase"] = json!("CLEARED");
    let got = Reader::new("en", json!({"AnswerPage": over})).get(&format!("{HOME}/answer?say=yes")).await;
    assert!(got.status == 200 && got.html.contains("The time to answer is over"), "{}", got.html);
    assert!(got.html.contains("/campaigns/c1/outcome") && !got.html.contains(r#"name="answer""#));
}

#[actix_web::test]
async fn an_answer_that_came_meanwhile_is_shown_beside_ones_own() {
    let mine = json!({
        "seats": 8, "total": 73691, "landedPrice": 9211,
        "answer": "DECLINED", "answeredBy": "Max", "answeredAt": "2027-02-20T17:00:00Z"
    });
    let page = json!({"campaign": {"title": "Video", "phase": "CONFIRMING", "currency": "CAD", "zone": "America/Regina",
        "confirmBy": "2027-03-30T21:00:00Z", "canAnswer": true, "myAllocation": mine}});
    let problems = json!([{"code": "STALE_VERSION", "field": "answerShown", "message": "Somebody changed this."}]);
    let stale = json!({"AnswerPage": page, "AnswerOutcome": {"answerOutcome": {"problems": problems}}});
    for (language, meanwhile, stands) in [
        ("en", "Somebody answered for your agency after you opened this page", "answer so far is no: Max, on"),
        ("fr", "Quelqu’un a répondu pour votre organisme après", "est non jusqu’ici\u{a0}: Max, le"),
    ] {
        let reader = Reader::new(language, stale.clone());
        let fields = [("agencyId", "agency-cedar"), ("answer", "CONFIRMED"), ("answerShown", "")];
        let got = reader.post(&format!("{HOME}/answer"), &fields).await;
        assert_eq!(got.status, 422);
        assert!(got.html.contains(meanwhile) && got.html.contains(stands), "{}", got.html);
        assert!(got.html.contains(r#"name="answerShown" value="DECLINED""#), "the next press knows what it replaces");
        let fields = [("agencyId", "agency-cedar"), ("answer", "CONFIRMED"), ("answerShown", "DECLINED")];
        reader.post(&format!("{HOME}/answer"), &fields).await;
        assert_eq!(reader.asked("AnswerOutcome")["input"]["answerShown"], json!("DECLINED"));
    }
}

#[actix_web::test]
async fn a_download_arrives_as_a_file_of_its_own_kind() {
    let file = json!({"filename": "order DRAFT \"x\".csv", "mediaType": "text/csv; charset=utf-8", "base64": "YWdlbmN5LHNlYXRzCg=="});
    let reader = Reader::new("en", json!({"CampaignDownload": {"campaign": {"download": file}}}));
    let got = reader.get(&format!("{HOME}/download/order-csv")).await;
    assert_eq!((got.status, got.html.as_str()), (200, "agency,seats\n"));
    assert_eq!(got.headers.get("content-disposition").unwrap(), "attachment; filename=\"order-DRAFT--x-.csv\"");
    assert_eq!(got.headers.get("content-type").unwrap(), "text/csv; charset=utf-8");
    assert_eq!(reader.asked("CampaignDownload")["kind"], json!("ORDER_CSV"));
    reader.get(&format!("{HOME}/download/record-input?attempt=2&stage=provisional")).await;
    let asked = reader.asked("CampaignDownload");
    assert_eq!((&asked["attempt"], &asked["stage"]), (&json!(2), &json!("PROVISIONAL")));
    for nonsense in ["attempt=two", "stage=last"] {
        assert_eq!(reader.get(&format!("{HOME}/download/record-input?{nonsense}")).await.status, 404);
    }
    assert_eq!(reader.get(&format!("{HOME}/download/limits")).await.status, 404);
    let none = Reader::new("en", json!({"CampaignDownload": {"campaign": {"download": null}}}));
    assert_eq!(none.get(&format!("{HOME}/download/order-csv")).await.status, 404);
    let sealed = Reader::new("en", json!({"CampaignDownload": error("FORBIDDEN")}));
    assert_eq!(sealed.get(&format!("{HOME}/download/record-input")).await.status, 403);
}
