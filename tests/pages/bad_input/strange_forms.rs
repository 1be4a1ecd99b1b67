//! Forms that are not ours, cannot be read, are too large, or lack fields.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use tests::world::Form;
use tests::{Actor, Plan, World, behaviour, line};

use crate::every_page::{ROUTES, filled};

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

/// What is answered to a form that says it has ten megabytes, of which the first come.
async fn told_of_ten_megabytes(actor: &Actor, action: &str) -> String {
    let session = actor.cookie("lt_session").await.expect("they are signed in");
    let host = actor.address().trim_start_matches("http://").to_owned();
    let mut line = TcpStream::connect(&host).expect("the server listens");
    line.set_read_timeout(Some(Duration::from_secs(20))).expect("a line can be waited at");
    let head = format!(
        "POST {action} HTTP/1.1\r\nhost: {host}\r\ncookie: lt_session={session}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\nnote=aaaa",
        10 << 20
    );
    line.write_all(head.as_bytes()).expect("the server listens");
    let mut answer = String::new();
    while !answer.contains("</html>") {
        let mut piece = [0; 4_096];
        let more = line.read(&mut piece).expect("the answer does not wait for the rest");
        assert_ne!(more, 0, "the server hung up: {answer}");
        answer.push_str(&String::from_utf8_lossy(&piece[..more]));
    }
    answer
}

#[behaviour]
async fn a_form_of_ten_megabytes_is_refused_kindly_and_whoever_sent_it_goes_on(world: &World) {
    let forms = every_form(world).await;
    let mut actions = std::collections::BTreeSet::new();
    world
        .unchanged_by(async || {
            for (actor, form) in forms.iter().filter(|(_, form)| actions.insert(form.action().to_owned())) {
                let answer = told_of_ten_megabytes(actor, form.action()).await;
                assert!(answer.starts_with("HTTP/1.1 413 "), "{}: {answer}", form.action());
                let kind = ["This form is too large", "Ce formulaire est trop long"];
                assert!(kind.iter().any(|title| answer.contains(title)), "{}: {answer}", form.action());
            }
        })
        .await;
    world.ana.opens("/settings").await.is_shown();
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
