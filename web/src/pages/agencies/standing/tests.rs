use serde_json::{Value, json};

use crate::testing::{Reader, error};

fn reader(language: &'static str, standing: &str, problems: Value) -> Reader {
    Reader::new(
        language,
        json!({
            "StandingPage": {
                "viewer": {"canRunCampaigns": true},
                "agency": {"id": "a-1", "name": "Cedar", "standing": standing, "people": [{"name": "Samuel", "mailReaches": true}]},
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
    for (language, standing, deed, said) in [
        ("en", "GOOD", "approve", "Cedar is in good standing already."),
        ("en", "SUSPENDED", "suspend", "Cedar is suspended already."),
        ("en", "REMOVED", "remove", "Cedar is removed already."),
        ("en", "PENDING", "suspend", "Cedar waits to be approved."),
        ("fr", "GOOD", "reinstate", "Cedar\u{a0}» est déjà en règle."),
    ] {
        let got = reader(language, standing, json!([])).get(&format!("/n/prairie/agencies/a-1/{deed}")).await;
        assert_eq!(got.status, 200, "{standing} {deed}");
        assert!(got.html.contains(said) && got.html.contains(r#"href="/n/prairie/agencies/a-1""#), "{}", got.html);
        assert!(!got.html.contains(&format!(r#"action="/n/prairie/agencies/a-1/{deed}""#)), "{}", got.html);
    }
    let denied = Reader::new("en", json!({"StandingPage": error("FORBIDDEN")}));
    assert_eq!(denied.get("/n/prairie/agencies/a-1/remove").await.status, 403);
}

#[actix_web::test]
async fn a_refused_deed_keeps_the_reason() {
    let problems = json!([{"code": "STANDING_CHANGED", "field": null, "message": "It has changed."}]);
    let path = "/n/prairie/agencies/a-1/approve";
    let got = reader("en", "PENDING", problems.clone()).post(path, &[("reason", "Welcome!")]).await;
    assert!(got.status == 422 && got.html.contains("It has changed.") && got.html.contains("Welcome!"), "{}", got.html);
    let stale = reader("en", "GOOD", problems).post(path, &[("reason", "Welcome!")]).await;
    assert!(stale.status == 422 && stale.html.contains("Cedar is in good standing already."), "{}", stale.html);
    assert!(!stale.html.contains(r#"name="reason""#), "the button would only be refused again: {}", stale.html);
}

#[actix_web::test]
async fn nobody_is_said_to_be_told_by_mail_that_reaches_nobody() {
    let people = json!([{"name": "Odile", "mailReaches": false}, {"name": "Sam", "mailReaches": false}]);
    let answers = json!({
        "StandingPage": {
            "viewer": {"canRunCampaigns": true},
            "agency": {"id": "a-1", "name": "Cedar", "standing": "GOOD", "people": people},
            "pledgeConsequences": []
        },
        "SuspendAgency": {"suspendAgency": {"problems": []}}
    });
    for (language, says) in
        [("en", "Email reaches nobody there: please tell them yourself."), ("fr", "les aviser vous-même.")]
    {
        let reader = Reader::new(language, answers.clone());
        let path = "/n/prairie/agencies/a-1/suspend";
        let asked = reader.get(path).await;
        assert!(asked.html.contains(says), "{}", asked.html);
        assert_eq!(reader.post(path, &[("reason", "Dues.")]).await.done(), Some("agency-suspend-unreached"));
    }
}

#[actix_web::test]
async fn nobody_is_said_to_be_told_where_nobody_works() {
    let answers = json!({
        "StandingPage": {
            "viewer": {"canRunCampaigns": true},
            "agency": {"id": "a-1", "name": "Cedar", "standing": "GOOD", "people": []},
            "pledgeConsequences": []
        },
        "SuspendAgency": {"suspendAgency": {"problems": []}}
    });
    let reader = Reader::new("en", answers);
    let path = "/n/prairie/agencies/a-1/suspend";
    let asked = reader.get(path).await;
    assert!(asked.html.contains("so nobody is told") && !asked.html.contains("told why by email"), "{}", asked.html);
    assert_eq!(reader.post(path, &[("reason", "Dues.")]).await.done(), Some("agency-suspend-nobody"));
}
