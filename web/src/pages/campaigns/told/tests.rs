//! Entering what an agency told, and what the agency says to it.

use serde_json::{Value, json};

use crate::pages::campaigns::fixtures::{campaign_with, merged, page_info};
use crate::testing::{Reader, error};

const HERE: &str = "/n/prairie/campaigns/c1/told";

fn entry() -> Value {
    json!({
        "id": "e1", "deed": "PLEDGED", "version": 3, "seats": 12, "answer": null, "source": "PHONE",
        "toldOn": "2027-02-19", "teller": "Luc Roy", "enteredBy": "Mary Fox", "enteredAt": "2027-02-19T15:00:00Z",
        "disputedAt": null, "disputedBy": null
    })
}

fn as_told(more: Value) -> Value {
    let told = json!({
        "agency": {"name": "Accueil du Nord", "standing": "GOOD"},
        "campaign": {
            "title": "Video", "currency": "CAD", "zone": "America/Regina", "closesAt": "2027-03-02T21:00:00Z",
            "confirmBy": null, "phase": "PLEDGING", "commitmentRule": "CONFIRMED", "silenceMeans": "NO"
        },
        "seats": 12, "version": 3, "changedAt": "2027-02-19T15:00:00Z", "mayWait": null, "allocation": null,
        "mailReaches": true,
        "canPledge": true, "canWithdraw": true, "answers": [], "entries": [entry()]
    });
    json!({"viewer": {"canRunCampaigns": true}, "networkRules": rules(true, false), "asTold": merged(told, more),
    "members": {"nodes": [
        {"id": "m1", "name": "Luc Roy", "email": null}, {"id": "m2", "name": "Luc Roy", "email": null},
        {"id": "m3", "name": "Ada Bell", "email": "ada@a.test"}, {"id": "m4", "name": "Ada Bell", "email": "bell@a.test"},
    ]}})
}

fn rules(requests: bool, yes: bool) -> Value {
    json!({"toldRequests": requests, "toldYes": yes})
}

/// Entries, as the API lists them on one page.
fn listed(entries: &[Value]) -> Value {
    json!({"nodes": entries, "pageInfo": page_info(false)})
}

fn done(deed: &str) -> Value {
    json!({deed: {"toldDeed": {"id": "e1"}, "problems": []}})
}

fn reader(more: Value, answers: Value) -> Reader {
    Reader::new("en", merged(json!({"EnterTold": as_told(more)}), answers))
}

#[actix_web::test]
async fn a_coordinator_finds_the_agency_that_told_them() {
    let agencies =
        json!({"nodes": [{"id": "a1", "name": "Accueil du Nord", "key": "N-7"}], "pageInfo": page_info(false)});
    let earlier = merged(entry(), json!({"agency": {"name": "Cedar <House>"}, "mayWait": false}));
    let campaign = json!({
        "title": "Video", "phase": "PLEDGING", "commitmentRule": "CONFIRMED", "silenceMeans": "NO", "toldDeeds": listed(&[earlier])
    });
    let page = |runs: bool| {
        let page = json!({"viewer": {"canRunCampaigns": runs}, "networkRules": rules(true, false), "campaign": campaign, "agencies": agencies});
        json!({"ChooseTold": page})
    };
    let coordinator = Reader::new("en", page(true));
    let got = coordinator.get(&format!("{HERE}?search=nord")).await;
    assert!(got.status == 200 && got.html.contains(&format!(r#"href="{HERE}/a1""#)), "{}", got.html);
    let before = r#"<a href="/n/prairie/told/e1">A request for 12 licences</a> · Cedar &#60;House&#62;"#;
    assert!(got.html.contains(before), "{}", got.html);
    assert_eq!(coordinator.asked("ChooseTold")["filter"], json!({"search": "nord", "standing": "GOOD"}));
    assert_eq!(Reader::new("en", page(false)).get(HERE).await.status, 403);
}

#[actix_web::test]
async fn a_list_of_entries_goes_on_and_comes_back() {
    let entry = merged(entry(), json!({"agency": {"name": "Cedar House"}, "mayWait": false}));
    let page = |has_previous: bool, has_next: bool| {
        let info = json!({
            "hasPreviousPage": has_previous, "hasNextPage": has_next, "startCursor": "AAAA", "endCursor": "ZZ-Z"
        });
        let campaign = json!({
            "title": "Video", "phase": "PLEDGING", "commitmentRule": "CONFIRMED", "silenceMeans": "NO",
            "toldDeeds": {"nodes": [entry], "pageInfo": info}
        });
        let agencies = json!({"nodes": [], "pageInfo": page_info(false)});
        json!({"ChooseTold": page_of_all(campaign, rules(true, false), agencies)})
    };
    for (language, on, back) in [
        ("en", "Show earlier entries", "Show the newest entries"),
        ("fr", "Voir les saisies précédentes", "Voir les saisies les plus récentes"),
    ] {
        let on = format!(r##"<a href="{HERE}?search=nord&#38;entered=ZZ-Z#entries">{on}</a>"##);
        let back = format!(r##"<a href="{HERE}?search=nord&#38;#entries">{back}</a>"##);
        for (has_previous, has_next) in [(false, false), (false, true), (true, true), (true, false)] {
            let reader = Reader::new(language, page(has_previous, has_next));
            let got = reader.get(&format!("{HERE}?search=nord&entered=MM_M")).await;
            assert_eq!(got.html.contains(&on), has_next, "{}", got.html);
            assert_eq!(got.html.contains(&back), has_previous, "{}", got.html);
            assert_eq!(reader.asked("ChooseTold")["entered"], json!("MM_M"));
        }
    }
}

#[actix_web::test]
async fn an_entry_that_may_still_wait_says_so() {
    let waits = merged(entry(), json!({"version": null, "agency": {"name": "Cedar House"}, "mayWait": true}));
    let counts = merged(entry(), json!({"agency": {"name": "Open Door"}, "mayWait": false}));
    for (language, said) in [
        ("en", "whether it still waits, only the agency sees."),
        ("fr", "seul l’organisme voit si elle attend encore."),
    ] {
        for (entries, times) in [(vec![waits.clone(), counts.clone()], 1), (vec![counts.clone()], 0)] {
            let campaign = json!({
                "title": "Video", "phase": "PLEDGING", "commitmentRule": "CONFIRMED", "silenceMeans": "NO",
                "toldDeeds": listed(&entries)
            });
            let agencies = json!({"nodes": [], "pageInfo": page_info(false)});
            let page = page_of_all(campaign, rules(true, false), agencies);
            let got = Reader::new(language, json!({"ChooseTold": page})).get(HERE).await;
            assert_eq!(got.html.matches(said).count(), times, "{}", got.html);
        }
    }
}

#[actix_web::test]
async fn the_form_shows_what_is_on_record_and_no_limit() {
    let got = reader(json!({}), json!({})).get(&format!("{HERE}/a1")).await;
    assert_eq!(got.status, 200);
    for said in [
        "A request for 12 licences",
        r#"name="version" value="3""#,
        "They withdraw their request",
        "as Luc Roy said by phone",
    ] {
        assert!(got.html.contains(said), "{said}: {}", got.html);
    }
    let offered = |said: &str| got.html.matches(&format!(">{said}</option>")).count();
    assert_eq!(["Luc Roy", "Ada Bell, ada@a.test", "Ada Bell, bell@a.test"].map(offered), [1, 1, 1], "{}", got.html);
    assert!(got.html.contains(r#"name="lines.0.limit""#) && !got.html.contains("letterUnderstood"));
    assert!(!got.html.contains("They say yes to the result"));
    let letter = reader(json!({"mailReaches": false}), json!({})).get(&format!("{HERE}/a1")).await;
    assert!(letter.html.contains(r#"name="letterUnderstood""#));
    let none = reader(json!({"canPledge": false, "canWithdraw": false}), json!({})).get(&format!("{HERE}/a1")).await;
    assert!(none.html.contains("Nothing can be entered now") && !none.html.contains(r#"name="deed""#));
    let theirs = Reader::new("en", json!({"EnterTold": error("FORBIDDEN")})).get(&format!("{HERE}/a1")).await;
    assert_eq!(theirs.status, 403);
}

#[actix_web::test]
async fn the_one_reason_why_something_cannot_be_entered_is_said() {
    let part = |answer: Value| {
        let at = if answer.is_null() { Value::Null } else { json!("2027-02-19T15:00:00Z") };
        json!({"seats": 12, "total": 1000, "included": true, "answer": answer, "answeredAt": at})
    };
    let agencies = json!({"nodes": [], "pageInfo": page_info(false)});
    let moment = |phase: &str, binds: &str| json!({"title": "Video", "phase": phase, "commitmentRule": binds, "silenceMeans": "NO", "toldDeeds": listed(&[])});
    let none = json!({"canPledge": false, "canWithdraw": false});
    let standing = json!({"agency": {"name": "Accueil du Nord", "standing": "SUSPENDED"}});
    let yes = json!({"allocation": part(json!("CONFIRMED")), "answers": ["DECLINED"]});
    let unasked = json!({"allocation": part(Value::Null), "answers": ["DECLINED"]});
    let no_rule = "rules do not allow staff to enter anything";
    let no_money = "rules do not allow staff to enter what binds money";
    for (phase, binds, allowed, more, says) in [
        ("PLEDGING", "CONFIRMED", rules(false, true), none.clone(), no_rule),
        ("PLEDGING", "BINDING", rules(true, false), json!({"canPledge": false}), no_money),
        ("PLEDGING", "CONFIRMED", rules(true, true), merged(none.clone(), standing), "not in good standing"),
        ("PLEDGING", "CONFIRMED", rules(true, false), none.clone(), "This guest does not take part"),
        ("CLOSED", "CONFIRMED", rules(true, true), none.clone(), "Neither requests nor answers are open now."),
        ("CONFIRMING", "CONFIRMED", rules(true, true), none.clone(), "This agency is not in the result"),
        ("CONFIRMING", "CONFIRMED", rules(true, false), merged(none.clone(), unasked), no_money),
        ("CONFIRMING", "CONFIRMED", rules(true, true), merged(none.clone(), yes), "Said yes on "),
    ] {
        let campaign = merged(
            json!({"currency": "CAD", "zone": "America/Regina", "closesAt": "2027-02-10T21:00:00Z", "confirmBy": "2027-03-02T21:00:00Z"}),
            moment(phase, binds),
        );
        let mut page = as_told(merged(more, json!({"campaign": campaign})));
        page["networkRules"] = allowed.clone();
        let here = page_of_all(moment(phase, binds), allowed, agencies.clone());
        let reader = Reader::new("en", json!({"EnterTold": page, "ChooseTold": here}));
        let got = reader.get(&format!("{HERE}/a1")).await.html;
        assert!(got.contains(says), "{phase} {binds}: {says}: {got}");
        let of_rules = says == no_rule || says == no_money;
        assert_eq!(got.contains(r#"href="/n/prairie/network/rules""#), of_rules, "{phase} {binds}: {got}");
        if of_rules {
            let before = reader.get(HERE).await.html;
            assert!(before.contains(says) && before.contains("What the network allows"), "{phase} {binds}: {before}");
        }
    }
}

fn page_of_all(campaign: Value, rules: Value, agencies: Value) -> Value {
    json!({"viewer": {"canRunCampaigns": true}, "networkRules": rules, "campaign": campaign, "agencies": agencies})
}

#[actix_web::test]
async fn each_deed_is_sent_as_it_was_told() {
    let how = [("source", "PAPER"), ("on", "2027-02-18"), ("memberId", "m1"), ("note", "A fax."), ("version", "3")];
    let post = async |reader: &Reader, own: &[(&str, &str)]| {
        let fields: Vec<(&str, &str)> = how.iter().chain(own).copied().collect();
        reader.post(&format!("{HERE}/a1"), &fields).await
    };
    let asks = reader(json!({}), json!({"PledgeAsTold": done("pledgeAsTold")}));
    let line =
        [("currency", "CAD"), ("lines.0.seats", "4"), ("lines.0.limit", "80.50"), ("lines.0.counted", "per-licence")];
    let got = post(&asks, &[&[("deed", "request")], &line[..]].concat()).await;
    assert_eq!((got.location.as_deref(), got.done()), (Some("/n/prairie/told/e1"), Some("told")));
    let asked = &asks.asked("PledgeAsTold")["input"];
    assert_eq!((&asked["version"], &asked["lines"][0]["maxLandedPrice"]), (&json!(3), &json!(8050)));
    let expected =
        json!({"source": "PAPER", "on": "2027-02-18", "memberId": "m1", "note": "A fax.", "letterUnderstood": false});
    assert_eq!(asked["told"], expected);
    let ends = reader(json!({}), json!({"WithdrawAsTold": done("withdrawAsTold")}));
    assert_eq!(post(&ends, &[("deed", "withdraw")]).await.status, 303);
    // Where mail reaches nobody, nothing is said to be on its way by itself.
    let letter = post(&ends, &[("deed", "withdraw"), ("letterUnderstood", "yes")]).await;
    assert_eq!(letter.done(), Some("told-letter"));
    let says = reader(json!({"answers": ["CONFIRMED", "DECLINED"]}), json!({"AnswerAsTold": done("answerAsTold")}));
    assert_eq!(post(&says, &[("deed", "no")]).await.status, 303);
    assert_eq!(says.asked("AnswerAsTold")["input"]["answer"], json!("DECLINED"));
    assert_eq!(post(&says, &[("deed", "perhaps")]).await.status, 404);
    let refused = json!({"answerAsTold": {"toldDeed": null, "problems": [{"code": "IN_THE_FUTURE", "field": "told.on", "message": "Not yet."}]}});
    let got =
        post(&reader(json!({"answers": ["DECLINED"]}), json!({"AnswerAsTold": refused})), &[("deed", "no")]).await;
    assert!(got.status == 422 && got.html.contains(r##"href="#f-on""##), "{}", got.html);
}

#[actix_web::test]
async fn an_answer_that_came_meanwhile_is_read_before_it_is_replaced() {
    let part = json!({"seats": 12, "total": 1000, "included": true, "answer": "CONFIRMED", "answeredAt": "2027-02-19T15:00:00Z"});
    let problem = json!({"code": "STALE_VERSION", "field": "answerShown", "message": "Somebody changed this."});
    let stale = json!({"answerAsTold": {"toldDeed": null, "problems": [problem]}});
    let reader = reader(json!({"allocation": part, "answers": ["DECLINED"]}), json!({"AnswerAsTold": stale}));
    let how = [("source", "PAPER"), ("on", "2027-02-18"), ("memberId", "m1"), ("deed", "no")];
    let got = reader.post(&format!("{HERE}/a1"), &how).await;
    assert_eq!((got.status, &reader.asked("AnswerAsTold")["input"]["answerShown"]), (422, &Value::Null));
    for said in [
        r##"href="#f-answerShown""##,
        r#"id="f-answerShown" tabindex="-1""#,
        "Said yes on ",
        r#"name="answerShown" value="CONFIRMED""#,
    ] {
        assert!(got.html.contains(said), "no {said} in {}", got.html);
    }
}

#[actix_web::test]
async fn what_was_entered_and_made_no_request_can_be_taken_back() {
    let entered = merged(entry(), json!({"version": null, "seats": 6}));
    let none = json!({"seats": null, "version": null, "changedAt": null, "mayWait": entered, "entries": [entered]});
    let reader = reader(none, json!({"WithdrawAsTold": done("withdrawAsTold")}));
    let got = reader.get(&format!("{HERE}/a1")).await;
    let hidden = r#"name="toldDeedId" value="e1""#;
    for said in [
        "A request for 6 licences was entered on",
        "only the agency sees",
        "They withdraw their request",
        "No request that counts.",
        hidden,
    ] {
        assert!(got.html.contains(said), "{said}: {}", got.html);
    }
    let fields = [("deed", "withdraw"), ("source", "PHONE"), ("on", "2027-02-18"), ("memberId", "not-listed")];
    assert_eq!(reader.post(&format!("{HERE}/a1"), &fields).await.status, 303);
    let asked = &reader.asked("WithdrawAsTold")["input"];
    assert_eq!((&asked["version"], &asked["told"]["memberId"]), (&Value::Null, &Value::Null));
    let unsaid = reader.post(&format!("{HERE}/a1"), &fields[..3]).await;
    assert!(unsaid.status == 422 && unsaid.html.contains(r##"href="#f-memberId""##), "{}", unsaid.html);
}

#[actix_web::test]
async fn nothing_that_binds_or_ends_is_chosen_beforehand() {
    let asks = reader(json!({}), json!({})).get(&format!("{HERE}/a1")).await;
    assert!(asks.html.contains(r#"name="deed" value="request" checked"#), "{}", asks.html);
    let answers = json!({"canPledge": false, "canWithdraw": false, "answers": ["CONFIRMED", "DECLINED"]});
    let reader = reader(answers, json!({}));
    let got = reader.get(&format!("{HERE}/a1")).await;
    assert!(got.html.contains(r#"name="deed" value="yes">"#), "{}", got.html);
    let got = reader.post(&format!("{HERE}/a1"), &[("source", "PHONE"), ("on", "2027-02-18")]).await;
    assert_eq!(got.status, 422);
    assert!(
        got.html.contains("Please choose what they told.") && got.html.contains(r##"href="#f-deed""##),
        "{}",
        got.html
    );
}

#[actix_web::test]
async fn everything_that_is_wrong_is_said_at_once() {
    let fields = [
        ("deed", "request"),
        ("on", "2027-03-20"),
        ("currency", "CAD"),
        ("lines.0.seats", "-3"),
        ("lines.0.limit", "90"),
        ("lines.0.counted", "per-licence"),
    ];
    let got = reader(json!({}), json!({})).post(&format!("{HERE}/a1"), &fields).await;
    assert_eq!(got.status, 422);
    for link in ["#f-source", "#f-on", "#f-memberId", "#f-lines-0-seats"] {
        assert!(got.html.contains(&format!(r#"href="{link}""#)), "{link}: {}", got.html);
    }
}

#[actix_web::test]
async fn a_further_line_that_says_something_is_not_folded_away() {
    let reader = reader(json!({}), json!({}));
    let folded = reader.get(&format!("{HERE}/a1")).await;
    assert!(folded.html.contains(r#"<details class="aside-fields">"#), "{}", folded.html);
    let fields =
        [("deed", "request"), ("source", "PHONE"), ("on", "soon"), ("currency", "CAD"), ("lines.1.seats", "4")];
    let got = reader.post(&format!("{HERE}/a1"), &fields).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains(r#"<details class="aside-fields" open>"#), "{}", got.html);
}

fn shown(more: Value, can_dispute: bool) -> Value {
    let agency = json!({"name": "Accueil du Nord", "language": "FR", "people": [{"mailReaches": false}]});
    let campaign = json!({
        "id": "c1", "title": "Video", "titleEn": "Video", "titleFr": "Vidéo", "closesAt": "2027-03-02T21:00:00Z",
        "confirmBy": null, "zone": "America/Regina", "myPendingPledge": null
    });
    let whole = json!({"agency": agency, "campaign": campaign, "note": "", "canDispute": can_dispute});
    merged(merged(entry(), whole), more)
}

/// What the page of an entry asks for beside it.
fn beside(told: Value, lead: Value) -> Value {
    json!({
        "toldDeed": told, "reader": {"person": {"name": "Mary Fox", "email": "mary@table.example"}},
        "names": {"nameEn": "Prairie Table", "nameFr": "La Table des Prairies"}, "privacy": {"network": lead}
    })
}

#[actix_web::test]
async fn the_agency_says_that_it_was_not_them_and_staff_print_a_letter() {
    let answers = json!({"ToldEntry": beside(shown(json!({"note": "She called."}), true), Value::Null),
        "DisputeTold": {"disputeTold": {"problems": []}}});
    let theirs = Reader::new("en", answers);
    let got = theirs.get("/n/prairie/told/e1").await;
    assert!(got.html.contains("Say that this was not us") && got.html.contains("She called."), "{}", got.html);
    let got = theirs.post("/n/prairie/told/e1", &[]).await;
    assert_eq!((got.location.as_deref(), got.done()), (Some("/n/prairie/told/e1"), Some("told-disputed")));
    let staff = merged(beside(shown(json!({}), false), Value::Null), json!({"viewer": {"canRunCampaigns": true}}));
    let got = Reader::new("fr", json!({"ToldEntry": staff})).get("/n/prairie/told/e1").await;
    assert!(
        got.html.contains("imprimez cette page") && !got.html.contains("Dire que ce n’était pas nous"),
        "{}",
        got.html
    );
    let gone = shown(json!({"disputedAt": "2027-02-20T15:00:00Z", "disputedBy": "Ben Okafor"}), false);
    let got = Reader::new("en", json!({"ToldEntry": beside(gone, Value::Null)})).get("/n/prairie/told/e1").await;
    assert!(got.html.contains("Ben Okafor says that this was not the agency"), "{}", got.html);
}

#[actix_web::test]
async fn the_letter_speaks_the_agencys_language_and_says_whom_to_call_and_until_when() {
    let letter = async |more: Value, lead: Value| {
        let told = merged(shown(json!({}), false), more);
        let staff = merged(beside(told, lead), json!({"viewer": {"canRunCampaigns": true}}));
        Reader::new("en", json!({"ToldEntry": staff})).get("/n/prairie/told/e1").await.html
    };
    let lead = json!({"leadName": "Lise Roy", "leadContact": "306 555-0100"});
    let html = letter(json!({}), lead).await;
    for said in [
        r#"<article class="card" lang="fr-CA""#,
        "La Table des Prairies",
        "Vidéo",
        "Une demande de 12 licences",
        "Lise Roy (La Table des Prairies)",
        "306 555-0100",
        "peut être modifié jusqu’au ",
        r#"<p class="hint no-print">To send it as a letter"#,
    ] {
        assert!(html.contains(said), "no {said} in {html}");
    }
    assert!(!html.contains("aussi ouvrir une session"), "nobody there gets a link: {html}");
    let agency = json!({"agency": {"name": "Open Door", "language": "EN", "people": [{"mailReaches": true}]}});
    let html = letter(agency, Value::Null).await;
    for said in [
        r#"lang="en-CA" aria-labelledby="entry""#,
        "Mary Fox (Prairie Table)",
        "mary@table.example",
        "can also sign in",
    ] {
        assert!(html.contains(said), "no {said} in {html}");
    }
}

#[actix_web::test]
async fn the_agencys_own_page_says_what_was_entered_for_it() {
    let campaign = campaign_with(json!({"myToldDeeds": [entry()]}));
    let got =
        Reader::new("en", json!({"PledgePage": {"campaign": campaign}})).get("/n/prairie/campaigns/c1/pledge").await;
    let said = "Mary Fox entered it, as Luc Roy said by phone";
    assert_eq!(got.html.matches(said).count(), 2, "above the form and in the history: {}", got.html);
    assert!(got.html.contains(r#"href="/n/prairie/told/e1""#));
}

#[actix_web::test]
async fn the_agency_reads_what_became_of_what_waited_and_staff_do_not() {
    let entry = |waited: Value| {
        let mut told = shown(json!({"version": null}), true);
        told["campaign"]["myPendingPledge"] = waited;
        beside(told, Value::Null)
    };
    let waited = |id: &str, state: &str| json!({"state": state, "toldDeed": {"id": id}});
    for (waited, said) in [
        (waited("e1", "WAITING"), "It waits for an admin of your agency"),
        (waited("e1", "REFUSED"), "An admin of your agency refused it"),
        (waited("e1", "LAPSED"), "It was not approved before requests closed"),
        (waited("e1", "REPLACED"), "another request came in its place"),
        (waited("e2", "WAITING"), "another request came in its place"),
        (json!({"state": "WAITING", "toldDeed": null}), "another request came in its place"),
        (Value::Null, "another request came in its place"),
    ] {
        let got = Reader::new("en", json!({"ToldEntry": entry(waited)})).get("/n/prairie/told/e1").await;
        assert!(got.html.contains(said), "no {said} in {}", got.html);
    }
    let staff = merged(
        beside(shown(json!({"version": null}), false), Value::Null),
        json!({"viewer": {"canRunCampaigns": true}}),
    );
    let got = Reader::new("en", json!({"ToldEntry": staff})).get("/n/prairie/told/e1").await;
    assert!(got.html.contains("Seul votre organisme voit ce qu’il en est advenu"), "{}", got.html);
}
