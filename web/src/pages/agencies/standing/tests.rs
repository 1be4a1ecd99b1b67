use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn reader(language: &'static str, standing: &str, problems: Value) -> Reader {
    Reader::new(
        language,
        json!({
            "StandingPage": {
                "viewer": {"canRunCampaigns": true},
                "agency": {"id": "a-1", "name": "Cedar", "standing": standing},
                "pledgeConsequences": [
                    {"campaign": {"title": "Open <one>"}, "ifSuspended": "STAYS", "ifRemoved": "WITHDRAWN"},
                    {"campaign": {"title": "Closed one"}, "ifSuspended": "STAYS", "ifRemoved": "STAYS"}
                ]
            },
            "ApproveAgency": {"approveAgency": {"problems": problems}},
            "SuspendAgency": {"suspendAgency": {"problems": problems}},
            "ReinstateAgency": {"reinstateAgency": {"problems": problems}},
            "RemoveAgency": {"removeAgency": {"problems": problems}}
        }),
    )
}

#[actix_web::test]
async fn what_becomes_of_open_requests_is_said_before() {
    let removing = reader("en", "GOOD", json!([])).get("/n/prairie/agencies/a-1/remove").await;
    for text in ["Remove Cedar?", "Open &#60;one&#62;", "The request is withdrawn", "The request stays as it is", "Why"]
    {
        assert!(removing.html.contains(text), "no {text} in {}", removing.html);
    }
    let suspending = reader("fr", "GOOD", json!([])).get("/n/prairie/agencies/a-1/suspend").await;
    assert!(
        suspending.html.contains("La demande reste telle quelle") && !suspending.html.contains("est retirée</span>")
    );
}

#[actix_web::test]
async fn each_deed_is_done_and_said() {
    for (deed, operation, standing) in [
        ("approve", "ApproveAgency", "PENDING"),
        ("suspend", "SuspendAgency", "GOOD"),
        ("reinstate", "ReinstateAgency", "REMOVED"),
        ("remove", "RemoveAgency", "SUSPENDED"),
    ] {
        let reader = reader("en", standing, json!([]));
        let path = format!("/n/prairie/agencies/a-1/{deed}");
        assert_eq!(reader.get(&path).await.status, 200, "{deed}");
        let got = reader.post(&path, &[("reason", "Because.")]).await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/agencies/a-1")), "{deed}");
        assert_eq!(got.done(), Some(format!("agency-{deed}").as_str()));
        assert_eq!(reader.asked(operation)["input"]["reason"], "Because.");
    }
}

#[actix_web::test]
async fn a_deed_that_means_nothing_now_is_not_offered() {
    assert_eq!(reader("en", "GOOD", json!([])).get("/n/prairie/agencies/a-1/approve").await.status, 403);
    let denied = Reader::new("en", json!({"StandingPage": error("FORBIDDEN")}));
    assert_eq!(denied.get("/n/prairie/agencies/a-1/remove").await.status, 403);
}

#[actix_web::test]
async fn a_refused_deed_keeps_the_reason() {
    let problems = json!([{"code": "STANDING_CHANGED", "field": null, "message": "It has changed."}]);
    let got = reader("en", "GOOD", problems).post("/n/prairie/agencies/a-1/approve", &[("reason", "Welcome!")]).await;
    assert!(got.status == 422 && got.html.contains("It has changed.") && got.html.contains("Welcome!"), "{}", got.html);
}
