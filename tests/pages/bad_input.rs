//! What bad input gets: a sentence at its field, in the reader's language, everything typed still there, nothing done.

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use tests::world::{Form, Page};
use tests::{Actor, Campaign, Plan, World, behaviour, line};

use crate::every_page::{ROUTES, filled};

/// Sends a form that must leave no trace.
async fn refused(world: &World, form: &Form) -> Page {
    let mut answer = None;
    world.unchanged_by(async || answer = Some(form.post().await)).await;
    answer.expect("it was answered")
}

/// Sends a form with one field filled in badly: it comes back as typed, with a sentence at the field.
async fn is_wrong(world: &World, form: Form, name: &str, typed: &str) -> String {
    let action = form.action().to_owned();
    let page = refused(world, &form.with(name, typed)).await;
    assert_eq!(page.status, 422, "{name} as {typed:?}: {}", page.text());
    let sentence = page.wrong_at(name);
    assert_eq!(page.form(&action).value(name), typed, "{name} is kept");
    assert!(page.texts("title")[0].starts_with(if page.speaks_french() { "À revoir" } else { "Please check" }));
    sentence
}

async fn pledge_form(actor: &Actor, campaign: &Campaign) -> Form {
    let page = actor.opens(&format!("/campaigns/{}/pledge", campaign.id)).await.is_shown();
    page.form("/pledge").with("lines.0.seats", "4").with("lines.0.limit", "100")
}

#[behaviour]
async fn licences_that_are_no_number_of_licences_are_refused_in_both_languages(world: &World) {
    let campaign = world.open_campaign().await;
    for typed in ["0", "-1", "10000001", "1e3", "twelve", "", "99999999999999999999", "1.5", "4; DROP TABLE pledge"] {
        let english = is_wrong(world, pledge_form(&world.ana, &campaign).await, "lines.0.seats", typed).await;
        let french = is_wrong(world, pledge_form(&world.rose, &campaign).await, "lines.0.seats", typed).await;
        assert_ne!(english, french, "{typed:?} in the reader’s language");
    }
}

#[behaviour]
async fn limits_that_are_no_amount_are_refused_in_both_languages(world: &World) {
    let campaign = world.open_campaign().await;
    for typed in ["-5", "much", "", "1e3", "12O", "100.005", "9999999999999999999"] {
        let english = is_wrong(world, pledge_form(&world.ana, &campaign).await, "lines.0.limit", typed).await;
        let french = is_wrong(world, pledge_form(&world.rose, &campaign).await, "lines.0.limit", typed).await;
        assert_ne!(english, french, "{typed:?} in the reader’s language");
    }
}

#[behaviour]
async fn money_is_understood_by_the_language_of_the_form_and_never_guessed(world: &World) {
    let campaign = world.open_campaign().await;
    let table: [(&str, Option<i64>, Option<i64>); 8] = [
        ("1200", Some(1200_00), Some(1200_00)),
        ("$1200", Some(1200_00), Some(1200_00)),
        ("1,200.50", Some(1200_50), None),
        ("$1,200.50", Some(1200_50), None),
        ("1\u{a0}200,50\u{a0}$", None, Some(1200_50)),
        ("1 200,50", None, Some(1200_50)),
        ("$1 200,50", None, Some(1200_50)),
        ("1.200,50", None, None),
    ];
    for (typed, english, french) in table {
        for (actor, meant) in [(&world.ana, english), (&world.rose, french)] {
            let form = pledge_form(actor, &campaign).await;
            let Some(meant) = meant else {
                is_wrong(world, form, "lines.0.limit", typed).await;
                continue;
            };
            let done = form.with("lines.0.limit", typed).post().await;
            assert_eq!(done.status, 303, "{typed} of {}: {}", actor.name(), done.text());
            let seen = actor.sees(&campaign, "myPledge { lines { maxLandedPrice } }").await;
            assert_eq!(seen["myPledge"]["lines"][0]["maxLandedPrice"], meant, "{typed} of {}", actor.name());
        }
    }
}

#[behaviour]
async fn all_that_is_wrong_with_a_request_is_told_at_once(world: &World) {
    let campaign = world.open_campaign().await;
    let form = pledge_form(&world.ana, &campaign).await;
    let form = form.with("lines.0.seats", "few").with("lines.0.limit", "much").with("lines.1.seats", "more");
    let page = refused(world, &form.with("todayUnitPrice", "little")).await;
    for field in ["lines.0.seats", "lines.0.limit", "lines.1.seats", "lines.1.limit", "todayUnitPrice"] {
        page.wrong_at(field);
    }
    assert_eq!(page.texts(".summary li").len(), 5);
}

#[behaviour]
async fn more_licences_than_staff_are_asked_about_again_for_each_number(world: &World) {
    let campaign = world.open_campaign().await;
    let asked = refused(world, &pledge_form(&world.rose, &campaign).await.with("lines.0.seats", "7")).await;
    assert_eq!(asked.status, 422);
    asked.wrong_at("moreThanStaffUnderstood");
    let ticked = asked.form("/pledge").with("moreThanStaffUnderstood", "7");
    let more = refused(world, &ticked.clone().with("lines.0.seats", "70")).await;
    more.wrong_at("moreThanStaffUnderstood");
    ticked.send().await.is_shown().says("Votre demande est enregistrée.");
}

/// A whole draft in a form nobody has sent yet.
async fn draft_form(actor: &Actor) -> Form {
    let page = actor.opens("/campaigns/new").await.is_shown();
    let form = page.form("/campaigns/new").with("toolId", &actor.tool("Casebook").await);
    let texts =
        [("titleEn", "One case book"), ("titleFr", "Un cahier"), ("needEn", "We need it."), ("needFr", "Il le faut.")];
    let prices = [
        ("priceBreaks.0.seatsMin", "10"),
        ("priceBreaks.0.unitPrice", "100"),
        ("priceBreaks.1.seatsMin", "25"),
        ("priceBreaks.1.unitPrice", "90"),
    ];
    let times = [("pledgingClosesAt", "2026-03-31T12:00"), ("save", "yes")];
    texts.into_iter().chain(prices).chain(times).fold(form, |form, (name, value)| form.with(name, value))
}

#[behaviour]
async fn a_draft_that_cannot_be_read_comes_back_with_each_problem_at_its_field(world: &World) {
    let table = [
        ("toolId", ""),
        ("priceBreaks.0.seatsMin", "ten"),
        ("priceBreaks.0.seatsMin", "1e3"),
        ("priceBreaks.1.unitPrice", "$1 200,50"),
        ("priceBreaks.1.unitPrice", "1.200,50"),
        ("priceBreaks.1.unitPrice", "1,2"),
        ("pledgingClosesAt", ""),
        ("pledgingClosesAt", "next Friday"),
        ("pledgingClosesAt", "2026-02-30T12:00"),
        ("confirmBy", "soon"),
    ];
    for (name, typed) in table {
        is_wrong(world, draft_form(&world.cora).await, name, typed).await;
    }
}

#[behaviour]
async fn a_check_names_what_would_keep_a_draft_from_opening(world: &World) {
    let table = [
        ("priceBreaks.1.seatsMin", "10", "priceBreaks.1.seatsMin"),
        ("priceBreaks.1.unitPrice", "100", "priceBreaks.1.unitPrice"),
        ("priceBreaks.0.seatsMin", "0", "priceBreaks.0.seatsMin"),
        ("priceBreaks.0.unitPrice", "-1", "priceBreaks.0.unitPrice"),
        ("pledgingClosesAt", "2026-03-01T12:00", "pledgingClosesAt"),
    ];
    for (name, typed, at) in table {
        let form = draft_form(&world.cora).await.without("save").with("check", "yes").with(name, typed);
        let page = refused(world, &form).await;
        assert!(!page.wrong_at(at).is_empty());
        assert_eq!(page.form("/campaigns/new").value(name), typed);
    }
}

#[behaviour]
async fn a_time_that_comes_twice_or_never_is_asked_about(world: &World) {
    // In 2026 the clocks in Toronto go forward on March 8 and back on November 1, both at 2 in the morning.
    for (typed, choices) in [("2026-03-08T02:30", 2), ("2026-11-01T01:30", 2)] {
        let form = draft_form(&world.cora).await.with("zone", "America/Toronto").with("pledgingClosesAt", typed);
        let page = refused(world, &form).await;
        assert_eq!(page.status, 422);
        page.wrong_at("pledgingClosesAt");
        assert_eq!(page.attributes("[name='pledgingClosesAt.which']", "value").len(), choices, "{typed}");
        assert_eq!(page.form("/campaigns/new").value("pledgingClosesAt"), typed);
    }
    let page = refused(world, &draft_form(&world.cora).await.with("zone", "Mars/Olympus")).await;
    assert_eq!(page.status, 422);
    page.wrong_at("zone");
}

#[behaviour]
async fn the_small_forms_refuse_kindly_too(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    let long = "x".repeat(20_000);
    let path = format!("/campaigns/{}", campaign.id);
    let cancel = world.cora.opens(&format!("{path}/cancel")).await.is_shown().form("/cancel");
    for typed in ["", long.as_str()] {
        is_wrong(world, cancel.clone(), "reason", typed).await;
        let talk = world.ana.opens(&path).await.is_shown().form("/comments");
        is_wrong(world, talk, "body", typed).await;
    }
    let settings = world.ana.opens("/settings").await.is_shown().form("/settings");
    for typed in ["", long.as_str()] {
        is_wrong(world, settings.clone(), "name", typed).await;
    }
    let page = refused(world, &settings.with("zone", "Mars/Olympus")).await;
    assert_eq!(page.status, 422);
    page.wrong_at("zone");
    let tool = format!("/tools/{}", world.cora.tool("Minutes").await);
    let exit = world.cora.opens(&tool).await.is_shown().form(&tool);
    let exit = exit.with("steps", "Export.").with("testedOn", "2026-02-20").with("testedBy", "Cora");
    for (name, typed) in [("testedOn", "yesterday"), ("testedOn", "2031-01-01"), ("steps", ""), ("testedBy", "")] {
        is_wrong(world, exit.clone(), name, typed).await;
    }
    let page = refused(world, &exit.with("steps", "").with("testedOn", "").with("testedBy", "")).await;
    for name in ["steps", "testedOn", "testedBy"] {
        page.wrong_at(name);
    }
    let new = world.cora.opens("/tools/new").await.is_shown().form("/tools/new");
    let new = new.with("name", "Ledger").with("category", "accounting").with("supplierName", "Weavers");
    for (name, typed) in [
        ("name", ""),
        ("name", " CASEBOOK "),
        ("name", long.as_str()),
        ("key", "minutes"),
        ("category", ""),
        ("supplierName", ""),
        ("supplierWebsite", "weavers"),
        ("licence", long.as_str()),
    ] {
        is_wrong(world, new.clone(), name, typed).await;
    }
    let edit = format!("{tool}/edit");
    let edit = world.cora.opens(&edit).await.is_shown().form(&edit).with("category", "other");
    for (name, typed) in [
        ("name", "Casebook"),
        ("key", "casebook"),
        ("category", ""),
        ("supplierWebsite", "weavers"),
        ("source", long.as_str()),
    ] {
        is_wrong(world, edit.clone(), name, typed).await;
    }
    let sign_in = world.nobody.opens_at("/sign-in").await.is_shown().form("/sign-in");
    for typed in ["", "ana", "ana@", "a b@example.test"] {
        is_wrong(world, sign_in.clone(), "email", typed).await;
    }
}

#[behaviour]
async fn what_an_agency_told_is_refused_kindly_where_it_cannot_be_read(world: &World) {
    let campaign = world.open_campaign().await;
    let agency = world.rose.agency().await;
    let path = format!("/campaigns/{}/told/{agency}", campaign.id);
    let form = world.cora.opens(&path).await.is_shown().form(&agency);
    let form = form.with("lines.0.seats", "4").with("lines.0.limit", "100").with("memberId", "not-listed");
    for (name, typed) in [
        ("memberId", ""),
        ("lines.0.seats", "few"),
        ("lines.0.seats", "0"),
        ("lines.0.limit", "much"),
        ("lines.0.limit", ""),
        ("on", "yesterday"),
        ("on", "2031-01-01"),
        ("source", "PIGEON"),
    ] {
        let page = refused(world, &form.clone().with(name, typed)).await;
        assert_eq!(page.status, 422, "{name} as {typed:?}: {}", page.text());
        page.wrong_at(name);
    }
    let note = refused(world, &form.clone().with("note", &"x".repeat(1_001))).await;
    note.wrong_at("note");
    let any = form.clone().with("lines.0.limit", "").with("lines.0.counted", "none");
    let asked = refused(world, &any).await;
    asked.wrong_at("lines.0.noLimitUnderstood");
    let ticked = asked.form(&agency).with("lines.0.noLimitUnderstood", "4-any");
    let more = refused(world, &ticked.clone().with("lines.0.seats", "40")).await;
    more.wrong_at("lines.0.noLimitUnderstood");
    ticked.send().await.is_shown().says("It is entered, and the agency is told.");
}

/// Every form of the pages a coordinator and a buyer see, with where it is sent.
async fn every_form(world: &World) -> Vec<(Actor, Form)> {
    let campaign = world.confirming_campaign().await;
    let draft = world.cora.drafted(&Plan::default().from(world.clock.now())).await;
    let open = world.open_campaign_after(&campaign).await;
    let (one, two, three) = (&campaign.id, &draft.id, &open.id);
    world.ana.pledge_seats(&open, 12).await.done();
    let invite = world.cora.opens("/members/invite").await.is_shown().form("/members/invite");
    let invite = invite.with("name", "Noor").with("email", "noor@newcomer.test").with("role", "ADVISOR");
    invite.with("agencyId", "").send().await.is_shown();
    let members = world.cora.ask("{ members { nodes { id name } } }", serde_json::json!({})).await;
    let members = members.data()["members"]["nodes"].as_array().expect("members are a list").clone();
    let nora = members.iter().find(|member| member["name"] == "Nora").expect("Nora is there");
    let nora = format!("/members/{}", nora["id"].as_str().expect("an id is a text"));
    let told = serde_json::json!({
        "campaignId": three, "agencyId": world.ana.agency().await, "version": 1, "lines": [line(12, 100_00)],
        "told": { "source": "PHONE", "on": world.clock.now().date_naive() }, "requestKey": tests::world::key(),
    });
    let told = world.cora.does("pledgeAsTold", told, "toldDeed { id } problems { code }").await;
    let told = told.done()["toldDeed"]["id"].as_str().expect("an id is a text").to_owned();
    let mut forms = Vec::new();
    for (actor, path) in [
        (&world.ana, format!("/campaigns/{three}")),
        (&world.ana, format!("/campaigns/{three}/pledge")),
        (&world.ana, format!("/campaigns/{three}/withdraw")),
        (&world.ana, format!("/campaigns/{one}/answer?say=yes")),
        (&world.ana, "/settings".to_owned()),
        (&world.ana, "/notices".to_owned()),
        (&world.cora, format!("/campaigns/{two}")),
        (&world.cora, format!("/campaigns/{two}/edit")),
        (&world.cora, "/campaigns/new".to_owned()),
        (&world.cora, "/members/invite".to_owned()),
        (&world.cora, "/invitations".to_owned()),
        (&world.cora, nora.clone()),
        (&world.cora, format!("{nora}/end")),
        (&world.cora, format!("/campaigns/{three}/cancel")),
        (&world.cora, format!("/campaigns/{three}/guests")),
        (&world.cora, format!("/tools/{}", world.cora.tool("Minutes").await)),
        (&world.cora, "/network".to_owned()),
        (&world.cora, "/tools/new".to_owned()),
        (&world.cora, format!("/tools/{}/edit", world.cora.tool("Minutes").await)),
        (&world.cora, format!("/tools/{}/remove", world.cora.tool("Minutes").await)),
        (&world.cora, "/network/rules".to_owned()),
        (&world.cora, "/privacy/retention".to_owned()),
        (&world.cora, format!("/campaigns/{three}/told/{}", world.ana.agency().await)),
        (&world.ana, format!("/told/{told}")),
        (&world.cora, "/privacy/edit".to_owned()),
        (&world.cora, "/agencies/new".to_owned()),
        (&world.cora, format!("/agencies/{}/edit", world.ana.agency().await)),
        (&world.cora, format!("/agencies/{}/suspend", world.ana.agency().await)),
        (&world.cora, format!("/agencies/{}/remove", world.hugo.agency().await)),
    ] {
        let page = actor.opens(&path).await.is_shown();
        forms.extend(page.posting_forms().into_iter().map(|form| (actor.clone(), form)));
    }
    forms.extend(forms_of_links(world).await);
    world.ana.adds_a_passkey("My phone").await;
    world.ana.makes_a_token("My sheet", serde_json::json!([{ "room": "CAMPAIGNS" }])).await;
    for path in ["/my/passkeys", "/my/sessions", "/my/tokens"] {
        let page = world.ana.opens_at(path).await.is_shown();
        forms.extend(page.posting_forms().into_iter().map(|form| (world.ana.clone(), form)));
    }
    forms
}

/// The forms of an agency's link, as far as it has come.
async fn forms_of_links(world: &World) -> Vec<(Actor, Form)> {
    let mut forms = Vec::new();
    let look = async |actor: &Actor, forms: &mut Vec<(Actor, Form)>| {
        let page = actor.opens(&format!("/agencies/{}/link", actor.agency().await)).await.is_shown();
        forms.extend(page.posting_forms().into_iter().map(|form| (actor.clone(), form)));
    };
    world.otto_keeps_tidewater().await;
    look(&world.max, &mut forms).await;
    let code = world.max.makes_a_code().await;
    look(&world.max, &mut forms).await;
    world.otto.takes_up(&code).await.done();
    look(&world.otto, &mut forms).await;
    world.otto.of_link("acceptAgencyLink").await.done();
    look(&world.max, &mut forms).await;
    world.max.of_link("fetchLinkedProfile").await.done();
    look(&world.max, &mut forms).await;
    forms
}

#[behaviour]
async fn a_form_that_is_not_ours_or_cannot_be_read_changes_nothing(world: &World) {
    let forms = every_form(world).await;
    let actions: std::collections::BTreeSet<&str> = forms.iter().map(|(_, form)| form.action()).collect();
    assert!(actions.len() >= 13, "{actions:?}");
    let foreign = world.hugo.opens("/settings").await.is_shown().form("/settings").value("formToken").to_owned();
    world
        .unchanged_by(async || {
            for (actor, form) in &forms {
                for strange in [form.clone().without("formToken"), form.clone().with("formToken", &foreign)] {
                    let answer = strange.post().await;
                    assert_eq!(answer.status, 403, "{}: {}", form.action(), answer.text());
                }
                for body in ["formToken=%00", "formToken=%FF%FE", "a=%zz"] {
                    let request = actor.request(Method::POST, form.action()).await;
                    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
                    let answer = actor.send(request).await;
                    assert_eq!(answer.status().as_u16(), 400, "{} {body}", form.action());
                }
                let request = actor.request(Method::POST, form.action()).await;
                let request = request.header(CONTENT_TYPE, "application/json").body("{}");
                assert_eq!(actor.send(request).await.status().as_u16(), 400, "{}", form.action());
            }
        })
        .await;
}

#[behaviour]
async fn no_page_takes_a_form_without_a_token_of_ours(world: &World) {
    const PLAIN: &str = "application/x-www-form-urlencoded";
    const PARTS: &str = "multipart/form-data; boundary=sep";
    const IN_PARTS: &str = "--sep\r\ncontent-disposition: form-data; name=\"a\"\r\n\r\nb\r\n--sep--\r\n";
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    let mut paths = Vec::new();
    for route in ROUTES {
        paths.push(filled(world, route, &campaign).await);
    }
    // She is signed in, in a browser that was given forms of ours.
    world.cora.opens("/settings").await.is_shown();
    let mut refused = 0;
    world
        .unchanged_by(async || {
            for path in &paths {
                for (kind, body) in [(PLAIN, "a=b"), (PARTS, IN_PARTS)] {
                    let request = world.cora.request(Method::POST, path).await.header(CONTENT_TYPE, kind);
                    let answer = world.cora.send(request.body(body)).await;
                    let status = answer.status().as_u16();
                    assert!([400, 403, 404, 405].contains(&status), "{status} for {kind} at {path}");
                    refused += u32::from(status == 403);
                }
            }
        })
        .await;
    assert!(refused >= 30, "forms are refused for want of a token, {refused} of them");
    world.cora.opens("/settings").await.is_shown();
}

#[behaviour]
async fn a_form_with_fields_missing_is_no_fault_of_ours(world: &World) {
    let forms = every_form(world).await;
    // Signing out takes no fields, and those after it would be nobody's.
    for (_, form) in forms.iter().filter(|(_, form)| form.action() != "/sign-out") {
        let bare = form.fields.iter().filter(|(name, _)| name.starts_with("form")).cloned().collect();
        let answer = form.clone().with_only(bare).post().await;
        assert!(
            [303, 403, 404, 422].contains(&answer.status),
            "{}: {} {}",
            form.action(),
            answer.status,
            answer.text()
        );
    }
}
