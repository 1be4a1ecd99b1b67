use serde_json::{Value, json};

use crate::pages::campaigns::fixtures::{campaign_with, merged, preview};
use crate::testing::Reader;

const PATH: &str = "/n/prairie/campaigns/c1/pledge";

fn answers(problems: Value) -> Value {
    json!({
        "PledgePage": {"campaign": campaign_with(json!({})), "pledgePreview": preview()},
        "PledgeSeats": {"pledgeSeats": {"pendingPledge": null, "problems": problems}}
    })
}

fn line<'a>(seats: &'a str, limit: &'a str, counted: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("agencyId", "agency-cedar"),
        ("currency", "CAD"),
        ("version", "3"),
        ("lines.0.seats", seats),
        ("lines.0.limit", limit),
        ("lines.0.counted", counted),
    ]
}

#[actix_web::test]
async fn the_form_shows_what_is_saved_and_what_it_could_cost() {
    let reader = Reader::new("en", answers(json!([])));
    let got = reader.get(PATH).await;
    assert_eq!(got.status, 200);
    assert_eq!(reader.asked("PledgePage")["previewing"], json!(false));
    assert!(got.html.contains(r#"name="lines.0.limit" value="125.00""#) || got.html.contains(r#"value="125.00""#));
    // A total for the line is shown back as typed, and as the price it was turned into.
    assert!(got.html.contains(r#"value="333.32""#));
    assert!(got.html.contains("$333.32 for 4 licences: at most $83.33 per licence."));
    assert!(got.html.contains("$1,333.32"));
    assert!(got.html.contains("Ben Okafor saved it"));
}

#[actix_web::test]
async fn a_request_that_was_withdrawn_can_be_taken_up_again() {
    let mut answers = answers(json!([]));
    let mine = answers["PledgePage"]["campaign"]["myPledge"].clone();
    answers["PledgePage"]["campaign"]["myPledge"] = merged(mine, json!({"version": 4, "withdrawn": true}));
    answers["PledgePage"]["campaign"]["myPreview"] = Value::Null;
    let reader = Reader::new("en", answers);
    let link = format!(r#"href="{PATH}?earlier=yes""#);
    let blank = reader.get(PATH).await.html;
    assert!(blank.contains(&link) && !blank.contains(r#"value="333.32""#), "{blank}");
    let filled = reader.get(&format!("{PATH}?earlier=yes")).await.html;
    assert!(filled.contains(r#"value="125.00""#) && filled.contains(r#"value="333.32""#), "{filled}");
    assert!(filled.contains(r#"name="version" value="4""#) && !filled.contains(&link), "{filled}");
}

#[actix_web::test]
async fn a_request_is_saved_as_typed_and_leads_back_to_the_campaign() {
    let reader = Reader::new("fr", answers(json!([])));
    let mut fields = line("1 200", "1 110,50 $", "per-licence");
    fields.extend([("lines.3.seats", "4"), ("lines.3.limit", "333,32"), ("lines.3.counted", "line")]);
    fields.extend([("lines.7.seats", ""), ("lines.7.limit", ""), ("lines.7.counted", "per-licence")]);
    fields.extend([("todayUnitPrice", "140"), ("todayPriceSource", "INVOICE")]);
    let got = reader.post(PATH, &fields).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/n/prairie/campaigns/c1#mine")));
    assert_eq!(got.done(), Some("pledged"));
    let input = &reader.asked("PledgeSeats")["input"];
    assert_eq!(
        input["lines"],
        json!([
            {"seats": 1200, "maxLandedPrice": 111050, "maxTotal": null, "noLimitUnderstood": false},
            {"seats": 4, "maxLandedPrice": null, "maxTotal": 33332, "noLimitUnderstood": false}
        ])
    );
    assert_eq!((&input["version"], &input["agencyId"]), (&json!(3), &json!("agency-cedar")));
    assert_eq!((&input["todayUnitPrice"], &input["todayPriceSource"]), (&json!(14000), &json!("INVOICE")));
}

#[actix_web::test]
async fn money_that_could_mean_two_things_is_asked_about_and_nothing_is_sent() {
    for (language, typed) in [("en", "1.200"), ("en", "8O"), ("fr", "1,200.50"), ("en", "$1 200,50")] {
        let reader = Reader::new(language, json!({"PledgePage": {"campaign": campaign_with(json!({}))}}));
        let got = reader.post(PATH, &line("8", typed, "per-licence")).await;
        assert_eq!(got.status, 422, "{typed}");
        assert!(got.html.contains(r#"aria-invalid="true""#) && got.html.contains(r#"id="f-lines-0-limit-problem""#));
        assert!(got.html.contains(&format!("value=\"{typed}\"")), "{typed} is kept");
    }
}

#[actix_web::test]
async fn an_empty_limit_is_never_taken_for_no_limit() {
    let reader = Reader::new("en", json!({"PledgePage": {"campaign": campaign_with(json!({}))}}));
    let got = reader.post(PATH, &line("8", "", "per-licence")).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("Please type an amount, or choose “any price is fine”."));
    let got = reader.post(PATH, &line("8", "90", "none")).await;
    assert!(got.html.contains("Please take one of the two away."));
}

#[actix_web::test]
async fn a_line_without_a_limit_asks_for_a_tick_beside_the_worst_bill() {
    let problems = json!([{"code": "LIMIT_MISSING", "field": "lines.0.noLimitUnderstood", "message": "At worst this line costs $1,440.00."}]);
    let reader = Reader::new("en", answers(problems));
    let got = reader.post(PATH, &line("12", "", "none")).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("At worst this line costs $1,440.00."));
    assert!(got.html.contains(r#"name="lines.0.noLimitUnderstood""#));
    assert!(got.html.contains("the whole request may cost up to $1,333.32 a year"));
    let mut ticked = line("12", "", "none");
    ticked.push(("lines.0.noLimitUnderstood", "12-any"));
    reader.post(PATH, &ticked).await;
    assert_eq!(reader.asked("PledgeSeats")["input"]["lines"][0]["noLimitUnderstood"], json!(true));
}

#[actix_web::test]
async fn a_tick_counts_only_for_the_request_it_stood_beside() {
    let problems = json!([{"code": "LIMIT_MISSING", "field": "lines.0.noLimitUnderstood", "message": "At worst."}]);
    let mut answers = answers(problems);
    let lines = json!([{"seats": 12, "maxLandedPrice": null, "maxTotal": null, "holdsNow": true}]);
    answers["PledgePage"]["pledgePreview"] = merged(preview(), json!({"lines": lines}));
    let reader = Reader::new("en", answers);
    let mut once = line("12", "", "none");
    once.extend([("lines.0.noLimitUnderstood", "12-any"), ("moreThanStaffUnderstood", "12")]);
    let got = reader.post(PATH, &once).await;
    assert!(got.html.contains(r#"value="12-any" checked"#) && got.html.contains(r#"value="12" checked"#));
    for (seats, meant) in [("40", "12-any"), ("12", "yes"), ("12", "")] {
        let mut changed = line(seats, "", "none");
        changed.extend([("lines.0.noLimitUnderstood", meant), ("moreThanStaffUnderstood", "11")]);
        let got = reader.post(PATH, &changed).await;
        let input = &reader.asked("PledgeSeats")["input"];
        assert_eq!(input["lines"][0]["noLimitUnderstood"], json!(false), "{seats} {meant}");
        assert_eq!(input["moreThanStaffUnderstood"], json!(false));
        assert_eq!(got.html.contains(r#"value="12-any" checked"#), meant == "12-any", "{}", got.html);
        assert!(!got.html.contains(r#"value="12" checked"#));
    }
}

#[actix_web::test]
async fn a_figure_elsewhere_that_cannot_be_read_takes_no_tick_away() {
    let lines = json!([{"seats": 12, "maxLandedPrice": null, "maxTotal": null, "holdsNow": true}]);
    let shown = merged(preview(), json!({"lines": lines}));
    let reader =
        Reader::new("en", json!({"PledgePage": {"campaign": campaign_with(json!({})), "pledgePreview": shown}}));
    let mut fields = line("12", "", "none");
    fields.extend([("lines.0.noLimitUnderstood", "12-any"), ("todayUnitPrice", "much")]);
    let got = reader.post(PATH, &fields).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains(r#"value="12-any" checked"#), "{}", got.html);
}

#[actix_web::test]
async fn lines_come_and_go_and_the_cost_is_shown_without_a_script_and_without_saving() {
    let reader =
        Reader::new("en", json!({"PledgePage": {"campaign": campaign_with(json!({})), "pledgePreview": preview()}}));
    let mut fields = line("8", "not read yet", "per-licence");
    fields.push(("addLine", "yes"));
    let got = reader.post(PATH, &fields).await;
    assert_eq!(got.status, 200);
    assert!(got.html.contains(r#"name="lines.1.seats""#) && got.html.contains("not read yet"));
    let mut fields = line("8", "90", "per-licence");
    fields.extend([("lines.1.seats", "5"), ("removeLine", "0")]);
    let got = reader.post(PATH, &fields).await;
    assert!(!got.html.contains(r#"name="lines.0.seats""#) && got.html.contains(r#"name="lines.1.seats""#));
    let mut fields = line("8", "90", "per-licence");
    fields.push(("preview", "yes"));
    let got = reader.post("/n/prairie/campaigns/c3/pledge", &fields).await;
    assert_eq!((got.status, &reader.asked("PledgePage")["previewing"]), (200, &json!(true)));
    assert!(got.html.contains("Your cost at each volume price") && got.html.contains(r#"value="90""#));
    assert!(got.html.contains(r#"name="version" value="3""#));
}

#[actix_web::test]
async fn what_saving_would_refuse_a_preview_refuses_beside_the_field() {
    for (seats, limit, field, says) in [
        ("0", "90", "f-lines-0-seats-problem", "Please ask for at least 1 licence."),
        ("-5", "90", "f-lines-0-seats-problem", "Please ask for at least 1 licence."),
        ("5", "-90", "f-lines-0-limit-problem", "This may not be below zero."),
    ] {
        let answers = json!({"PledgePage": {"campaign": campaign_with(json!({})), "pledgePreview": preview()}});
        let mut fields = line(seats, limit, "per-licence");
        fields.push(("preview", "yes"));
        let got = Reader::new("en", answers).post(PATH, &fields).await;
        assert_eq!(got.status, 422, "{seats} {limit}");
        assert!(got.html.contains(field) && got.html.contains(says), "{seats} {limit}: {}", got.html);
    }
}

#[actix_web::test]
async fn before_anything_is_asked_for_the_form_stands_below_the_prices() {
    let none = campaign_with(json!({"myPledge": null, "myPreview": null}));
    let got = Reader::new("en", json!({"PledgePage": {"campaign": none}})).get("/n/prairie/campaigns/c2/pledge").await;
    let above = got.html.split_once("lines.0.seats").unwrap().0;
    assert!(above.contains("200 to 399") && above.contains("$78.00"), "{above}");
    assert!(above.contains("Your share of the shared fees comes on top."));
}

#[actix_web::test]
async fn each_cost_stands_beside_its_own_range_and_the_one_of_now_counts_the_requests_of_now() {
    let mut shown = preview();
    let breaks = shown["breaks"].as_array().unwrap().clone();
    shown["breaks"] = json!(breaks[1..]);
    shown["now"]["total"] = json!(81234);
    let large = campaign_with(json!({"myPreview": shown}));
    let got = Reader::new("en", json!({"PledgePage": {"campaign": large}})).get(PATH).await;
    let rows = got.html.split_once("id=\"breaks\"").unwrap().1;
    let row = |range: &str| {
        let row = rows.split_once(&format!("<th scope=\"row\">{range}")).unwrap().1;
        row.split("</tr>").next().unwrap().to_owned()
    };
    assert!(row("50 to 199").contains("$812.34"), "{}", row("50 to 199"));
    assert!(row("200 to 399").contains("$1,048.91"), "{}", row("200 to 399"));
    assert!(!rows.contains("1 to 49"), "its own licences pass that price");
}

#[actix_web::test]
async fn a_stale_form_shows_both_versions_and_loses_nothing() {
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed it."}]);
    let mut answers = answers(problems);
    let mine = answers["PledgePage"]["campaign"]["myPledge"].clone();
    answers["PledgePage"]["campaign"]["myPledge"] = merged(mine, json!({"version": 4}));
    for language in ["en", "fr"] {
        let reader = Reader::new(language, answers.clone());
        let got = reader.post(PATH, &line("20", "99", "per-licence")).await;
        assert_eq!(got.status, 422);
        assert!(got.html.contains("Ben Okafor"));
        assert!(got.html.contains(r#"name="version" value="4""#), "the next save knows what it replaces");
        assert!(got.html.contains(r#"value="20""#) && got.html.contains(r#"value="99""#));
    }
}

#[actix_web::test]
async fn a_stale_form_shows_a_withdrawal_and_what_is_paid_today_on_both_sides() {
    let problems = json!([{"code": "STALE_VERSION", "field": "version", "message": "Somebody changed it."}]);
    let mut answers = answers(problems);
    let mine = answers["PledgePage"]["campaign"]["myPledge"].clone();
    answers["PledgePage"]["campaign"]["myPledge"] = merged(mine, json!({"version": 4, "withdrawn": true}));
    let mut fields = line("20", "99", "per-licence");
    fields.extend([("todayUnitPrice", "150"), ("todayPriceSource", "LIST")]);
    let got = Reader::new("en", answers.clone()).post(PATH, &fields).await;
    for sentence in [
        "<li>The request was withdrawn.</li><li>Today: $140.00 per licence (On our invoice)</li>",
        "<li>Today: $150.00 per licence (On the supplier’s price list)</li>",
    ] {
        assert!(got.html.contains(sentence), "{sentence}: {}", got.html);
    }
    fields.retain(|(name, _)| *name != "todayPriceSource" && *name != "todayUnitPrice");
    fields.push(("todayUnitPrice", "150,00 $"));
    let fields: Vec<_> =
        fields.into_iter().map(|(name, value)| (name, if value == "99" { "99,00" } else { value })).collect();
    let got = Reader::new("fr", answers).post(PATH, &fields).await;
    assert!(got.html.contains("La demande a été retirée."), "{}", got.html);
    assert!(got.html.contains("par licence</li>"), "a price without its source: {}", got.html);
}

#[actix_web::test]
async fn when_requests_are_closed_the_page_says_so() {
    let closed = campaign_with(json!({"canPledge": false}));
    let got =
        Reader::new("en", json!({"PledgePage": {"campaign": closed}})).get("/n/prairie/campaigns/c2/pledge").await;
    assert!(got.html.contains("You cannot make a request here"));
    assert!(
        got.html.contains("buyers and admins make and change its request") && !got.html.contains("Requests closed on")
    );
    assert!(got.html.contains("<strong>Closes</strong>"), "others may still ask");
    let closed = campaign_with(json!({"canPledge": false, "phase": "CLOSED"}));
    let late =
        Reader::new("en", json!({"PledgePage": {"campaign": closed}})).get("/n/prairie/campaigns/c2/pledge").await;
    assert!(!late.html.contains("<strong>Closes</strong>"), "what is over does not close");
    assert!(late.html.contains("Requests closed on") && !late.html.contains("buyers and admins"), "{}", late.html);
    assert!(!late.html.contains("id=\"cost\""), "nothing can be asked for any more");
    assert!(!got.html.contains("lines.0.seats"));
    let got = Reader::new("en", json!({"PledgePage": {"campaign": null}})).get(PATH).await;
    assert_eq!(got.status, 404);
}

#[actix_web::test]
async fn a_request_that_comes_too_late_is_told_so_and_kept_on_the_page() {
    let problems = json!([{"code": "CLOSED", "field": null, "message": "Requests closed on March 2."}]);
    let mut late = answers(problems);
    late["PledgePage"]["campaign"]["canPledge"] = json!(false);
    let got = Reader::new("en", late).post(PATH, &line("20", "99", "per-licence")).await;
    assert_eq!(got.status, 422);
    assert!(got.html.contains("Requests closed on March 2.") && got.html.contains(r#"value="20""#));
}

#[actix_web::test]
async fn what_staff_entered_that_made_no_request_leads_to_where_it_is_disputed() {
    let entry = |id: &str, deed: &str, version: Value| {
        json!({
            "id": id, "deed": deed, "version": version, "seats": 6, "answer": null, "source": "PHONE",
            "toldOn": "2027-02-18", "teller": null, "enteredBy": "Mary Fox", "enteredAt": "2027-02-19T15:00:00Z",
            "disputedAt": null, "disputedBy": null
        })
    };
    let told = json!([
        entry("e1", "WITHDREW", Value::Null),
        entry("e2", "PLEDGED", Value::Null),
        entry("e3", "ANSWERED", Value::Null),
        entry("e4", "PLEDGED", json!(77)),
    ]);
    let campaign = campaign_with(json!({"myToldDeeds": told}));
    let html = Reader::new("en", json!({"PledgePage": {"campaign": campaign}})).get(PATH).await.html;
    for id in ["e1", "e2"] {
        assert!(html.contains(&format!(r#"href="/n/prairie/told/{id}""#)), "no {id} in {html}");
    }
    assert!(!html.contains("/told/e3") && !html.contains("/told/e4"), "{html}");
    assert!(html.contains("said by phone on Thursday, February 18, 2027"), "{html}");
}
