//! Requests for licences that cannot be read, or have to be asked about again.

use tests::world::Form;
use tests::{Actor, Campaign, World, behaviour};

use super::{is_wrong, refused};

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
