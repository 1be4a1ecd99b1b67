//! The list of agencies, by the pages alone: import, standing, profile, and who works there.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use tests::world::{key, profile};
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
