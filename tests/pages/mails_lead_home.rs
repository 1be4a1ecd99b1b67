//! Every link in every mail opens the page it speaks of, for whoever got the mail.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use tests::{Actor, Campaign, Plan, World, behaviour, line};
use words::Language;
use worker::Mail;

/// Where the worker believes the pages to be.
const BASE: &str = "http://table.test";

fn links(mail: &Mail) -> BTreeSet<String> {
    let texts = [mail.text.as_str(), mail.html.as_str()];
    let after = texts.iter().flat_map(|text| text.split(BASE).skip(1));
    after.map(|rest| rest.split([' ', '\n', '"', '<', '>', ')']).next().unwrap_or_default().to_owned()).collect()
}

fn receiver<'w>(world: &'w World, mail: &Mail) -> &'w Actor {
    let everybody = world.others_than(&[]);
    let found = everybody.into_iter().find(|actor| actor.email() == mail.to);
    found.unwrap_or_else(|| panic!("nobody is {}", mail.to))
}

fn title(language: Language) -> &'static str {
    match language {
        Language::En => "One case book for all of us",
        Language::Fr => "Un seul cahier de dossiers pour nous tous",
    }
}

/// Opens every link of the mails that came since the last look; their kinds, by the first words of their subjects.
async fn every_link_leads_home(world: &World, campaign: &Campaign) -> usize {
    let mails = world.mails.take();
    for mail in &mails {
        let found = links(mail);
        let its_own = format!("/n/prairie/campaigns/{}", campaign.id);
        assert!(found.iter().any(|link| link.starts_with(&its_own)), "{} leads nowhere: {found:?}", mail.subject);
        assert!(mail.subject.contains(title(mail.language)), "{}", mail.subject);
        for link in found {
            let page = receiver(world, mail).opens_at(&link).await.is_shown();
            if link.starts_with(&its_own) {
                page.says(title(mail.language));
            }
            assert_eq!(page.attributes("html", "lang"), [format!("{}-CA", mail.language.code())], "{link}");
        }
    }
    mails.len()
}

#[behaviour]
async fn from_the_opening_to_the_final_result(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    assert_eq!(every_link_leads_home(world, &campaign).await, 6, "opened: everybody who works for an agency");
    world.ana.pledge_lines(&campaign, &[line(40, 123_45)]).await.done();
    world.rose.pledge_lines(&campaign, &[line(6, 254_31)]).await.done();
    world.worker_catches_up().await;
    assert_eq!(every_link_leads_home(world, &campaign).await, 3, "pledged: to the buyers and admins of each agency");
    for days in [7, 1] {
        world.passes(campaign.closes_at - TimeDelta::days(days)).await;
        assert_eq!(every_link_leads_home(world, &campaign).await, 2, "closes soon: to those who have not pledged");
    }
    world.hugo.pledge_lines(&campaign, &[line(5, 81_37)]).await.done();
    world.passes(campaign.closes_at).await;
    assert_eq!(every_link_leads_home(world, &campaign).await, 6, "Hugo’s pledge, and the provisional result");
    let by = campaign.confirm_by.expect("it is confirmed");
    world.ana.confirm(&campaign).await.done();
    world.passes(by - TimeDelta::days(7)).await;
    world.passes(by - TimeDelta::days(1)).await;
    assert!(every_link_leads_home(world, &campaign).await > 0, "answer due");
    world.passes(by).await;
    assert!(every_link_leads_home(world, &campaign).await >= 4, "the final result");
}

#[behaviour]
async fn when_it_is_extended_and_does_not_clear_and_when_it_is_cancelled(world: &World) {
    let campaign = world.open(&Plan::default().extending()).await;
    world.rose.pledge_lines(&campaign, &[line(6, 500_00)]).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    world.passes(campaign.closes_at).await;
    assert!(every_link_leads_home(world, &campaign).await > 0, "extended");
    world.passes(campaign.extended_closes_at.expect("it may be extended")).await;
    assert!(every_link_leads_home(world, &campaign).await > 0, "not cleared");

    let other = world.open_campaign_after(&campaign).await;
    world.ana.pledge_seats(&other, 12).await.done();
    world.worker_catches_up().await;
    world.mails.take();
    world.cora.cancel_campaign(&other, "The supplier withdrew its offer.").await.done();
    world.worker_catches_up().await;
    assert!(every_link_leads_home(world, &other).await > 0, "cancelled");
}

#[behaviour]
async fn when_staff_enter_what_an_agency_told_them(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    let told = serde_json::json!({
        "campaignId": campaign.id, "agencyId": world.rose.agency().await, "lines": [line(6, 254_31)],
        "told": { "source": "IN_PERSON", "on": "2026-03-02" }, "requestKey": tests::world::key(),
    });
    let entered = world.cora.does("pledgeAsTold", told, "toldDeed { id } problems { code }").await;
    world.worker_catches_up().await;
    assert_eq!(every_link_leads_home(world, &campaign).await, 1, "to Rose, in French");
    let not_us =
        serde_json::json!({ "toldDeedId": entered.done()["toldDeed"]["id"], "requestKey": tests::world::key() });
    world.rose.does("disputeTold", not_us, "problems { code }").await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [mail] = mails.as_slice() else { panic!("{mails:#?}") };
    assert_eq!(mail.to, "cora@example.test");
    for link in links(mail) {
        world.cora.opens_at(&link).await.is_shown();
    }
}

#[behaviour]
async fn the_link_that_signs_in_leads_to_the_page_that_was_wanted(world: &World) {
    let campaign = world.open_campaign().await;
    world.worker_catches_up().await;
    world.mails.take();
    let browser = world.nobody.in_another_browser();
    let wanted = format!("/n/prairie/campaigns/{}", campaign.id);
    let sign_in = browser.opens_at(&wanted).await.is_shown();
    sign_in.form("/sign-in").with("email", "ana@example.test").send().await.is_shown();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [mail] = mails.as_slice() else { panic!("{mails:#?}") };
    let link = links(mail).into_iter().find(|link| link.starts_with("/sign-in/")).expect("it holds the link");
    let page = browser.opens_at(&link).await.is_shown();
    let arrived = page.form(&link).send().await.is_shown();
    assert_eq!(arrived.path, wanted);
    arrived.says(title(Language::En));
}

#[behaviour]
async fn when_a_request_waits_for_its_own_agency(world: &World) {
    let campaign = world.open_campaign().await;
    world.open_door_approves_above(1).await;
    world.worker_catches_up().await;
    world.mails.take();
    let lead = async || {
        world.worker_catches_up().await;
        every_link_leads_home(world, &campaign).await
    };
    world.ana.pledge_lines(&campaign, &[line(12, 100_00)]).await.done();
    assert_eq!(lead().await, 1, "it waits: to the admin who did not ask");
    world.max.refuses(&world.ana.waiting(&campaign).await, "Too many.").await.done();
    assert_eq!(lead().await, 1, "refused: to the one who asked");
    world.ana.pledge_lines(&campaign, &[line(11, 100_00)]).await.done();
    assert_eq!(lead().await, 1);
    world.max.approves(&world.ana.waiting(&campaign).await).await.done();
    assert_eq!(lead().await, 2, "approved: to all buyers and admins");
    world.ana.change_pledge(&campaign, 1, &[line(20, 100_00)]).await.done();
    assert_eq!(lead().await, 1);
    world.it_is(campaign.closes_at - TimeDelta::days(1));
    assert!(lead().await >= 1, "the reminder");
    world.it_is(campaign.closes_at);
    assert!(lead().await >= 2, "it lapsed: to all buyers and admins");
}

#[behaviour]
async fn when_staff_enter_what_waits_and_take_it_back_and_the_rule_is_switched_off(world: &World) {
    let campaign = world.open_campaign().await;
    world.open_door_approves_above(1).await;
    world.worker_catches_up().await;
    world.mails.take();
    let agency = world.ana.agency().await;
    for (deed, lines) in [("pledgeAsTold", Some(line(6, 100_00))), ("withdrawAsTold", None)] {
        let mut input = serde_json::json!({
            "campaignId": campaign.id, "agencyId": agency, "told": { "source": "PHONE", "on": "2026-03-02" },
            "toldDeedId": world.cora.may_wait(&campaign, &agency).await, "requestKey": tests::world::key(),
        });
        if let Some(line) = lines {
            input["lines"] = serde_json::json!([line]);
        }
        world.cora.does(deed, input, "toldDeed { id } problems { code field message }").await.done();
        world.worker_catches_up().await;
        assert_eq!(every_link_leads_home(world, &campaign).await, 2, "{deed}: to all buyers and admins");
    }
    world.own_approval(false).await;
    world.worker_catches_up().await;
    let mails = world.mails.take();
    let [mail] = mails.as_slice() else { panic!("{mails:#?}") };
    assert_eq!(mail.to, "max@example.test");
    for link in links(mail) {
        world.max.opens_at(&link).await.is_shown();
    }
}

#[behaviour]
async fn when_two_agencies_are_linked_and_a_profile_is_carried_over(world: &World) {
    world.otto_keeps_tidewater().await;
    world.otto.links_with(&world.max).await;
    world.max.of_link("fetchLinkedProfile").await.done();
    world.max.carries_over(1, 1, &["STAFF"]).await.done();
    world.max.of_link("endAgencyLink").await.done();
    world.worker_catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.len(), 6, "{mails:#?}");
    for mail in &mails {
        let found = links(mail);
        let reader = receiver(world, mail);
        let its_own = format!("/n/{}/agencies/{}/link", reader.network(), reader.agency().await);
        assert!(found.contains(&its_own), "{}: {found:?}", mail.subject);
        for link in found {
            reader.opens_at(&link).await.is_shown();
        }
    }
}
