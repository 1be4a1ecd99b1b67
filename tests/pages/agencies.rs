//! The list of agencies, by the pages alone: import, standing, profile, and who works there.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use tests::world::{Form, Page, key, profile};
use tests::{World, behaviour};

use crate::sound::is_sound;

#[behaviour]
async fn an_import_says_whom_it_mails_and_then_what_it_did(world: &World) {
    let list =
        "name,province,setting,size,language,contact_email\nCedar,SK,rural,1 to 4,English and French,dir@cedar.test\n";
    let input = json!({
        "filename": "list.csv", "base64": BASE64_STANDARD.encode(list), "approved": true, "requestKey": key(),
    });
    let uploaded = world.cora.does("uploadAgencies", input, "agencyImport { id } problems { code }").await;
    let id = uploaded.done()["agencyImport"]["id"].as_str().expect("an id is a text").to_owned();
    let path = format!("/agencies/import/{id}");
    let looked = world.cora.opens(&path).await.is_shown();
    is_sound(&looked);
    looked.says("1 person will be invited by email.").says("dir@cedar.test is invited to be its admin, in English.");
    let done = looked.form(&path).send().await.is_shown();
    done.says("The list is imported: 1 agency added, 0 changed, 1 person invited by email. See the invitations");
    let invitations = world.cora.opens("/invitations").await.is_shown();
    is_sound(&invitations);
    invitations.says("dir@cedar.test");
}

#[behaviour]
async fn a_file_that_says_it_is_huge_is_refused_before_it_comes(world: &World) {
    let session = world.cora.cookie("lt_session").await.expect("Cora is signed in");
    let host = world.address().trim_start_matches("http://").to_owned();
    world
        .unchanged_by(async || {
            let mut line = TcpStream::connect(&host).expect("the server listens");
            line.set_read_timeout(Some(Duration::from_secs(20))).expect("a line can be waited at");
            let head = format!(
                "POST /n/prairie/agencies/import HTTP/1.1\r\nhost: {host}\r\ncookie: lt_session={session}\r\n\
                 content-type: multipart/form-data; boundary=sep\r\ncontent-length: 104857600\r\n\r\n--sep\r\n"
            );
            // The rest of its 100 megabytes never comes, and nobody hangs up.
            line.write_all(head.as_bytes()).expect("the server listens");
            let mut answer = vec![0; 16_384];
            let mut read = 0;
            let ends = |answer: &[u8]| answer.windows(4).any(|four| four == b"\r\n\r\n");
            while !ends(&answer[..read]) {
                let more = line.read(&mut answer[read..]).expect("the answer does not wait for the rest");
                assert_ne!(more, 0, "the server hung up: {}", String::from_utf8_lossy(&answer[..read]));
                read += more;
            }
            let answer = String::from_utf8_lossy(&answer[..read]).into_owned();
            assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
        })
        .await;
}

#[behaviour]
async fn a_standing_that_changed_meanwhile_is_said_and_not_asked_about_again(world: &World) {
    let agency = world.ana.agency().await;
    let path = format!("/agencies/{agency}/suspend");
    let form = world.cora.opens(&path).await.is_shown().form(&path).with("reason", "Dues.");
    world.cora.changes_standing("suspendAgency", &agency, "Dues.").await.done();
    let stale = form.post().await;
    assert_eq!(stale.status, 422, "{}", stale.text());
    stale.says("Open Door is suspended already.").says("See the agency").keeps_quiet_about("name=\"reason\"");
    let again = world.cora.opens(&path).await.is_shown();
    is_sound(&again);
    again.says("Open Door is suspended already.").keeps_quiet_about("name=\"reason\"");
}

#[behaviour]
async fn an_agency_without_people_leads_to_the_invitation_of_its_admin(world: &World) {
    let added = world.cora.add_agency(None, profile("Cedar"), true).await;
    let agency = added.done()["agency"]["id"].as_str().expect("an id is a text").to_owned();
    let page = world.cora.opens(&format!("/agencies/{agency}")).await.is_shown();
    is_sound(&page);
    let leads = page.attributes("a[href*='/members/invite']", "href");
    assert_eq!(leads.len(), 1, "{leads:?}");
    let form = world.cora.opens_at(&leads[0]).await.is_shown().form("/members/invite");
    assert_eq!(form.value("agencyId"), agency);
    let ask = world.cora.opens(&format!("/agencies/{agency}/suspend")).await.is_shown();
    ask.says("so nobody is told").keeps_quiet_about("told why by email");
    let path = format!("/agencies/{agency}/suspend");
    let done = ask.form(&path).with("reason", "It has not begun.").send().await.is_shown();
    done.says("The agency is suspended. Nobody works for it here yet.");
}

#[behaviour]
async fn everything_wrong_with_a_profile_is_said_at_once(world: &World) {
    let form = world.cora.opens("/agencies/new").await.is_shown().form("/agencies/new");
    let wrong = form.with("name", "open door").with("staff", "abc");
    world
        .unchanged_by(async || {
            let refused = wrong.post().await;
            assert_eq!(refused.status, 422, "{}", refused.text());
            assert!(refused.wrong_at("name").contains("this name already"), "{}", refused.text());
            assert!(refused.wrong_at("staff").contains("abc"), "{}", refused.text());
        })
        .await;
    let unlike = wrong.with("name", "Cedar").with("staff", "900").with("sizeBand", "MICRO");
    let asked = unlike.post().await;
    assert_eq!(asked.status, 422, "{}", asked.text());
    assert!(asked.wrong_at("staff").contains("900"), "{}", asked.text());
    let meant = asked.attributes("input[name='staffMeant']", "value");
    let done = asked.form("/agencies/new").with("staffMeant", &meant[0]).send().await.is_shown();
    done.says("The agency is on the list.");
}

#[behaviour]
async fn an_organization_in_two_networks_links_its_agencies_and_carries_its_profile_over(world: &World) {
    world.otto_keeps_tidewater().await;
    let place = format!("/agencies/{}", world.max.agency().await);
    let page = world.max.opens(&place).await.is_shown();
    let found = page.attributes("a", "href").into_iter().find(|link| link.ends_with("/link"));
    let page = world.max.opens_at(&found.expect("its admin finds the way")).await.is_shown();
    is_sound(&page);
    let form = |page: &Page, word: &str| {
        let buttons = format!("button[name='do'][value='{word}']");
        assert!(!page.attributes(&buttons, "value").is_empty(), "no {word} on {}: {}", page.path, page.text());
        let asks = |form: &Form| (word == "take-up") == form.fields.iter().any(|(name, _)| name == "code");
        let found = page.posting_forms().into_iter().find(|form| form.action().ends_with("/link") && asks(form));
        found.expect("the button stands in a form").with("do", word)
    };
    let offered = form(&page, "offer").send().await.is_shown();
    is_sound(&offered);
    let code = offered.texts("code").pop().expect("the code stands there");
    let there = format!("/agencies/{}/link", world.otto.agency().await);
    let page = world.otto.opens(&there).await.is_shown();
    let typed = form(&page, "take-up").with("code", "abc").post().await;
    assert_eq!((typed.status, form(&typed, "take-up").value("code")), (422, "abc"));
    typed.wrong_at("code");
    let whose = form(&page, "take-up").with("code", &code).send().await.is_shown();
    whose.says("Link Tidewater here with Open Door in Prairie Table?");
    is_sound(&whose);
    let linked = form(&whose, "accept").send().await.is_shown();
    linked.says("The two agencies are linked.").says("Tidewater here and Open Door in Prairie Table are linked.");
    is_sound(&linked);
    let seen = form(&linked, "fetch").send().await.is_shown();
    seen.says("Manitoba").says("British Columbia");
    is_sound(&seen);
    let carried = form(&seen, "carry").with("fields", "PROVINCE").send().await.is_shown();
    carried.says("It is carried over.").says("As it was looked at on");
    world.otto.opens(&format!("/agencies/{}", world.otto.agency().await)).await.is_shown().says("Manitoba");
    for (actor, path) in [(&world.cora, &place), (&world.mia, &place)] {
        let page = actor.opens(path).await.is_shown();
        page.keeps_quiet_about("/link").keeps_quiet_about("Tidewater");
        assert_eq!(actor.opens(&format!("{path}/link")).await.status, 403, "{}", actor.name());
    }
    form(&carried, "end").send().await.is_shown().says("It has ended");
}
