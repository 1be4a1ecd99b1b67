//! Forms that come late, twice, or from somewhere else.

use serde_json::json;
use tests::world::{Form, Page};
use tests::{Actor, Campaign, World, behaviour, line};

use crate::bad_input::drafts::draft_form;
use crate::sound::is_sound;

async fn pledge_form(actor: &Actor, campaign: &Campaign) -> Page {
    actor.opens(&format!("/campaigns/{}/pledge", campaign.id)).await.is_shown()
}

#[behaviour]
async fn a_stale_request_shows_both_versions_and_can_be_saved_on_purpose(world: &World) {
    let campaign = world.open_campaign().await;
    world
        .ana
        .pledges(
            &campaign,
            json!({ "lines": [line(8, 90_00)], "todayUnitPrice": 150_00, "todayPriceSource": "INVOICE" }),
        )
        .await
        .done();
    let seen = pledge_form(&world.max, &campaign).await;
    world.ana.change_pledge(&campaign, 1, &[line(10, 95_00)]).await.done();

    let typed =
        seen.form("/pledge").with("lines.0.seats", "20").with("lines.0.limit", "99").with("todayUnitPrice", "140");
    let mut refused = None;
    world.unchanged_by(async || refused = Some(typed.post().await)).await;
    let refused = refused.expect("it was answered");
    assert_eq!(refused.status, 422);
    refused.says("10 licences, at most $95.00 each").says("20 licences, at most $99.00 each");
    refused.says("Today: $140.00 per licence (On our invoice)");
    let again = refused.form("/pledge");
    assert_eq!((again.value("lines.0.seats"), again.value("lines.0.limit")), ("20", "99"));
    again.send().await.is_shown().says("Your request is saved.");
    let seen = world.ana.sees(&campaign, "mySeats myPledge { version todayUnitPrice }").await;
    assert_eq!(seen, json!({ "mySeats": 20, "myPledge": { "version": 3, "todayUnitPrice": 140_00 } }));
}

#[behaviour]
async fn a_withdrawal_meanwhile_is_shown_as_one(world: &World) {
    let campaign = world.open_campaign().await;
    world.rose.pledge_seats(&campaign, 4).await.done();
    let seen = pledge_form(&world.rose, &campaign).await;
    world.rose.withdraw_pledge(&campaign, 1).await.done();
    let refused = seen.form("/pledge").with("lines.0.seats", "5").post().await;
    assert_eq!(refused.status, 422);
    refused.says("La demande a été retirée.").says("5 licences, au plus 100,00 $ chacune");
}

#[behaviour]
async fn an_answer_that_came_meanwhile_is_shown_and_replaced_on_purpose(world: &World) {
    let campaign = world.confirming_campaign().await;
    let answer = async |actor: &Actor| {
        let page = actor.opens(&format!("/campaigns/{}/answer?say=yes", campaign.id)).await.is_shown();
        page.form("/answer")
    };
    let (anas, roses) = (answer(&world.ana).await, answer(&world.rose).await);
    world.max.decline(&campaign).await.done();
    let told = json!({
        "campaignId": campaign.id, "agencyId": world.rose.agency().await, "answer": "DECLINED",
        "told": { "source": "PHONE", "on": world.clock.now().date_naive() }, "requestKey": tests::world::key(),
    });
    world.cora.does("answerAsTold", told, "toldDeed { id } problems { code field message }").await.done();
    for (form, meanwhile, stands, asks, done) in [
        (
            anas,
            "Somebody answered for your agency after you opened this page",
            "answer so far is no: Max, on",
            "Say yes to $3,900.00 a year?",
            "Your yes is recorded.",
        ),
        (
            roses,
            "Quelqu’un a répondu pour votre organisme",
            "est non jusqu’ici : Cora, le",
            "Dire oui à 840,00 $ par an?",
            "Votre oui est enregistré.",
        ),
    ] {
        let mut late = None;
        world.unchanged_by(async || late = Some(form.post().await)).await;
        let late = late.expect("it was answered");
        assert_eq!(late.status, 422);
        is_sound(&late);
        late.says(meanwhile).says(stands).says(asks);
        late.form("/answer").send().await.is_shown().says(done);
    }
    for actor in [&world.max, &world.rose] {
        assert_eq!(actor.sees(&campaign, "myState").await["myState"], "CONFIRMED", "{}", actor.name());
    }
}

#[behaviour]
async fn staff_read_the_answer_that_came_meanwhile_before_they_replace_it(world: &World) {
    let campaign = world.confirming_campaign().await;
    let agency = world.ana.agency().await;
    let page = world.cora.opens(&format!("/campaigns/{}/told/{agency}", campaign.id)).await.is_shown();
    let form = page.form(&agency).with("deed", "no").with("memberId", "not-listed");
    world.ana.confirm(&campaign).await.done();
    let mut late = None;
    world.unchanged_by(async || late = Some(form.post().await)).await;
    let late = late.expect("it was answered");
    assert_eq!(late.status, 422);
    is_sound(&late);
    late.says("Somebody changed this after you opened the form.").says("Said yes on ");
    late.form(&agency).send().await.is_shown().says("It is entered, and the agency is told.");
    assert_eq!(world.ana.sees(&campaign, "myState").await["myState"], "DECLINED");
}

#[behaviour]
async fn a_form_sent_twice_is_done_once_and_says_the_same(world: &World) {
    let campaign = world.open_campaign().await;
    let form = pledge_form(&world.ana, &campaign).await.form("/pledge");
    let form = form.with("lines.0.seats", "12").with("lines.0.limit", "100");
    let first = form.post().await;
    let mut second = None;
    world.unchanged_by(async || second = Some(form.post().await)).await;
    let second = second.expect("it was answered");
    assert_eq!((first.status, &first.location), (303, &second.location));
    assert_eq!(second.status, 303);
    assert_eq!(world.ana.sees(&campaign, "myPledge { version }").await["myPledge"]["version"], 1);
}

/// Sends a form twice: done once, it leads to the same place both times. Gives the path it leads to.
async fn done_once(world: &World, form: &Form) -> String {
    let first = form.post().await;
    assert_eq!(first.status, 303, "{}: {}", form.action(), first.text());
    let mut second = None;
    world.unchanged_by(async || second = Some(form.post().await)).await;
    let second = second.expect("it was answered");
    assert_eq!((second.status, &second.location), (303, &first.location), "{}", form.action());
    let location = first.location.expect("it leads on");
    location.split(['?', '#']).next().unwrap_or_default().to_owned()
}

#[behaviour]
async fn every_form_of_a_purchase_sent_twice_is_done_once(world: &World) {
    let tool = format!("/tools/{}", world.cora.tool("Casebook").await);
    let exit = world.cora.opens(&tool).await.is_shown().form(&tool);
    let told = [("exportFormats", "CSV"), ("steps", "Export."), ("testedOn", "2026-02-20"), ("testedBy", "Cora")];
    done_once(world, &told.into_iter().fold(exit, |exit, (name, value)| exit.with(name, value))).await;
    let here = done_once(world, &draft_form(&world.cora).await).await;
    let edit = world.cora.opens_at(&format!("{here}/edit")).await.is_shown().form("/edit");
    done_once(world, &edit.with("titleEn", "Another title").with("save", "yes")).await;
    done_once(world, &world.cora.opens_at(&here).await.is_shown().form("/open")).await;
    let talk = world.ana.opens_at(&here).await.is_shown().form("/comments");
    done_once(world, &talk.with("body", "Who trains us?")).await;
    let pledge = world.rose.opens_at(&format!("{here}/pledge")).await.is_shown().form("/pledge");
    done_once(world, &pledge.with("lines.0.seats", "4").with("lines.0.limit", "100")).await;
    done_once(world, &world.rose.opens_at(&format!("{here}/withdraw")).await.is_shown().form("/withdraw")).await;
    let cancel = world.cora.opens_at(&format!("{here}/cancel")).await.is_shown().form("/cancel");
    done_once(world, &cancel.with("reason", "The supplier closed.")).await;
    let settings = world.ana.opens("/settings").await.is_shown().form("/settings");
    done_once(world, &settings.with("zone", "America/Halifax")).await;
    let campaign = world.confirming_campaign().await;
    let answer = world.ana.opens(&format!("/campaigns/{}/answer?say=yes", campaign.id)).await.is_shown();
    done_once(world, &answer.form("/answer")).await;
}

#[behaviour]
async fn what_was_done_is_said_once_and_to_nobody_else(world: &World) {
    let campaign = world.open_campaign().await;
    let form = pledge_form(&world.ana, &campaign).await.form("/pledge");
    let page = form.with("lines.0.seats", "12").with("lines.0.limit", "100").send().await.is_shown();
    page.says("Your request is saved.");
    assert!(!page.path.contains("done"), "{}", page.path);
    for actor in [&world.ana, &world.max] {
        for path in [page.path.clone(), format!("/n/prairie/campaigns/{}?done=pledged", campaign.id)] {
            actor.opens_at(&path).await.is_shown().keeps_quiet_about("Your request is saved.");
        }
    }
}

#[behaviour]
async fn a_form_of_somebody_else_is_worth_nothing(world: &World) {
    let campaign = world.open_campaign().await;
    let theirs = pledge_form(&world.ana, &campaign).await.form("/pledge");
    let theirs = theirs.with("lines.0.seats", "12").with("lines.0.limit", "100");
    let place = format!("/n/prairie/campaigns/{}/pledge", campaign.id);
    pledge_form(&world.hugo, &campaign).await;
    world
        .unchanged_by(async || {
            let answer = world.hugo.posts(&place, &theirs.fields).await;
            assert_eq!(answer.status, 403, "a token of another browser");
            let token = pledge_form(&world.hugo, &campaign).await.form("/pledge").value("formToken").to_owned();
            let answer = world.hugo.posts(&place, &theirs.clone().with("formToken", &token).fields).await;
            assert_ne!(answer.status, 303, "another agency: {}", answer.text());
        })
        .await;
}

#[behaviour]
async fn a_request_after_the_close_is_refused_kindly_and_kept(world: &World) {
    let campaign = world.open_campaign().await;
    let form = pledge_form(&world.rose, &campaign).await.form("/pledge");
    let form = form.with("lines.0.seats", "4").with("lines.0.limit", "1 110,50");
    world.it_is(campaign.closes_at);
    let refused = form.post().await;
    assert_eq!(refused.status, 422);
    let kept = refused.form("/pledge");
    assert_eq!((kept.value("lines.0.seats"), kept.value("lines.0.limit")), ("4", "1 110,50"));
    assert_eq!(world.rose.sees(&campaign, "mySeats").await["mySeats"], 0);
    assert!(!refused.texts(".summary li").is_empty(), "{}", refused.text());
    assert!(refused.texts("main .callout.you").is_empty(), "what is over does not close");
}

#[behaviour]
async fn a_form_whose_session_has_ended_is_offered_again_and_sent_after_signing_in(world: &World) {
    let campaign = world.open_campaign().await;
    let form = pledge_form(&world.ana, &campaign).await.form("/pledge");
    let form = form.with("lines.0.seats", "12").with("lines.0.limit", "100");
    let session = world.ana.cookie("lt_session").await;
    world.ana.set_cookie("lt_session", None).await;
    let offered = form.post().await;
    assert_eq!(offered.status, 401);
    let again = offered.form("/pledge");
    assert_eq!((again.value("lines.0.seats"), again.value("lines.0.limit")), ("12", "100"));
    world.ana.set_cookie("lt_session", session.as_deref()).await;
    again.send().await.is_shown().says("Your request is saved.");
    assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 12);
}

#[behaviour]
async fn from_a_refused_form_every_way_leads_on(world: &World) {
    let campaign = world.open_campaign().await;
    let page = world.ana.opens(&format!("/campaigns/{}", campaign.id)).await.is_shown();
    let refused = page.form("/comments").with("body", &"x".repeat(20_000)).post().await;
    assert_eq!(refused.status, 422);
    assert!(!refused.wrong_at("body").is_empty());
    let switched = refused.form("/language").send().await.is_shown();
    assert_eq!(switched.path, format!("/n/prairie/campaigns/{}", campaign.id));
    switched.says("Un seul cahier de dossiers pour nous tous");
    for rest in ["comments", "open", "answer"] {
        let led = world.ana.opens(&format!("/campaigns/{}/{rest}", campaign.id)).await.is_shown();
        assert_eq!(led.path, switched.path, "{rest}");
    }
}

#[behaviour]
async fn a_tick_stands_for_the_request_it_was_given_for_and_no_other(world: &World) {
    let campaign = world.open_campaign().await;
    let form = pledge_form(&world.ana, &campaign).await.form("/pledge");
    let asked = form.with("lines.0.seats", "4").with("lines.0.counted", "none").post().await;
    assert_eq!(asked.status, 422);
    let meant = asked.attributes("[name='lines.0.noLimitUnderstood']", "value");
    let [meant] = meant.as_slice() else { panic!("{meant:?}") };
    let ticked = asked.form("/pledge").with("lines.0.noLimitUnderstood", meant);

    let more = ticked.clone().with("lines.0.seats", "50").post().await;
    assert_eq!(more.status, 422, "a yes to 4 licences is none to 50");
    assert!(more.attributes("[name='lines.0.noLimitUnderstood']", "checked").is_empty());
    assert_ne!(more.attributes("[name='lines.0.noLimitUnderstood']", "value"), std::slice::from_ref(meant));
    assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 0);
    ticked.send().await.is_shown().says("Your request is saved.");
    assert_eq!(world.ana.sees(&campaign, "mySeats").await["mySeats"], 4);
}

#[behaviour]
async fn a_stale_draft_shows_where_the_versions_differ_and_can_be_saved(world: &World) {
    let campaign = world.cora.drafted(&tests::Plan::default()).await;
    let form = world.cora.opens(&format!("/campaigns/{}/edit", campaign.id)).await.is_shown().form("/edit");
    world.cora.edit_campaign(&campaign, 1, &tests::Plan::default().with("titleEn", "Another title")).await.done();
    let typed = form.with("umbrellaFee", "Two per cent").with("madeUp", "by somebody").post().await;
    assert_eq!(typed.status, 422);
    typed.says("Another title").says("Two per cent");
    assert!(typed.texts("[aria-labelledby=meanwhile] tbody th").contains(&"Title in English".to_owned()));
    let saved = typed.form("/edit").send().await.is_shown();
    saved.says("One case book for all of us");
}

#[behaviour]
async fn a_draft_that_was_changed_meanwhile_does_not_open_unseen(world: &World) {
    world.cora.record_exit("Casebook").await.done();
    let campaign = world.cora.drafted(&tests::Plan::default()).await;
    let page = world.cora.opens(&format!("/campaigns/{}", campaign.id)).await.is_shown();
    let form = page.form("/open");
    world.cora.edit_campaign(&campaign, 1, &tests::Plan::default().with("titleEn", "Another title")).await.done();
    let mut late = None;
    world.unchanged_by(async || late = Some(form.post().await)).await;
    let late = late.expect("it was answered");
    assert_eq!(late.status, 422);
    late.says("Somebody changed this after you opened the form.").says("Another title");
    late.form("/open").send().await.is_shown().says("Requests are open.");
}

#[behaviour]
async fn who_saves_the_privacy_page_second_reads_what_was_saved_first(world: &World) {
    let form = world.cora.opens("/privacy/edit").await.is_shown().form("/privacy/edit");
    let empty = form.post().await;
    assert_eq!(empty.status, 422);
    is_sound(&empty);
    assert_eq!(empty.texts(".summary li")[0], "Who leads privacy: please fill this in.");
    let filled = |lead: &str| {
        let form = form.clone().with("leadName", lead).with("leadContact", "privacy@table.example");
        form.with("retentionEn", "Seven years.").with("retentionFr", "Sept ans.")
    };
    filled("Hana").send().await.is_shown();
    let mut late = None;
    world.unchanged_by(async || late = Some(filled("Ben").post().await)).await;
    let late = late.expect("it was answered");
    assert_eq!(late.status, 422);
    is_sound(&late);
    assert_eq!(late.texts("[aria-labelledby=meanwhile] tbody th"), ["Who leads privacy"]);
    assert_eq!(late.texts("[aria-labelledby=meanwhile] tbody td"), ["Hana", "Ben"]);
    late.form("/privacy/edit").send().await.is_shown().says("Ben");
}

#[behaviour]
async fn who_saves_what_the_network_allows_second_reads_what_was_saved_first(world: &World) {
    let form = world.cora.opens("/network/rules").await.is_shown().form("/network/rules");
    form.clone().with("toldYes", "yes").send().await.is_shown();
    let late = form.without("toldRequests").post().await;
    assert_eq!(late.status, 422);
    is_sound(&late);
    assert_eq!(late.texts("[aria-labelledby=meanwhile] tbody td"), ["Yes", "No", "Yes", "No"]);
    late.form("/network/rules").send().await.is_shown().says("are saved");
    // The same as there is needs no version: nothing would be lost.
    let now = world.cora.opens("/network/rules").await.is_shown().form("/network/rules");
    now.with("version", "1").send().await.is_shown();
}

#[behaviour]
async fn a_page_that_is_nowhere_keeps_the_menu_and_a_way_back(world: &World) {
    for (path, status) in [("/nowhere", 404), ("/members/invite", 403)] {
        let page = world.ana.opens(path).await;
        assert_eq!(page.status, status, "{path}");
        is_sound(&page);
        page.says("Prairie Table");
        assert!(page.attributes("main a", "href").contains(&"/n/prairie/".to_owned()), "{path}");
    }
    let elsewhere = world.ana.at("coast").opens("/nowhere").await;
    assert_eq!(elsewhere.status, 404);
    assert_eq!(elsewhere.attributes("main a", "href"), ["/"]);
    world.nobody.opens("/nowhere").await.keeps_quiet_about("Prairie Table");
}
