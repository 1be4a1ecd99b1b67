//! Who asks need not be who approves, by pages alone, without a script: the rule, the amount, the request, and its approval.

use serde_json::json;
use tests::{World, behaviour};

use crate::sound::is_sound;

/// The coordinator switches the rule on, Max sets an amount, and makes Mia an admin beside him.
async fn set_up(world: &World) {
    let rules = world.cora.opens("/network/rules").await.is_shown().form("/network/rules");
    rules.with("ownApproval", "yes").send().await.is_shown().says("The rules are saved.");
    let agency = format!("/agencies/{}", world.max.agency().await);
    world.ana.opens(&agency).await.is_shown().says("No request waits for a second person.");
    let page = world.max.opens(&format!("{agency}/approval")).await.is_shown();
    let refused = page.form("/approval").with("above", "1,000.50").post().await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.wrong_at("aloneUnderstood").contains("Invite a second admin first"));
    let saved = refused.form("/approval").with("aloneUnderstood", "yes").send().await.is_shown();
    saved.says("The amount is saved.");
    saved.says("A request that could cost more than $1,000.50 a year waits");
    world.mia_is_admin().await;
}

#[behaviour]
async fn a_request_is_asked_for_by_one_and_approved_by_another(world: &World) {
    let campaign = world.open_campaign().await;
    set_up(world).await;
    let home = format!("/campaigns/{}", campaign.id);
    let form = world.ana.opens(&format!("{home}/pledge")).await.is_shown();
    form.says("A request that could cost more than $1,000.50 a year waits");
    let typed = form.form("/pledge").with("lines.0.seats", "12").with("lines.0.limit", "100");
    let looked = typed.clone().without("save").with("preview", "yes").post().await;
    assert_eq!(looked.status, 200);
    looked.says("once you save it, it waits");
    let sent = typed.send().await.is_shown();
    sent.says("Your request is sent.");
    sent.says("12 licences, at most $100.00 each");
    world.ana.opens(&format!("{home}/approval")).await.is_shown().says("Another admin of your agency");
    let needs = world.max.opens("/").await.is_shown();
    needs.says("Approve or refuse a request");
    let approval = world.max.opens(&format!("{home}/approval")).await.is_shown();
    approval.says("12 licences, at most $100.00 each");
    let approved = approval.form("/approval").with("approve", "yes").send().await.is_shown();
    approved.says("You approved the request. It counts now.");
    world.ana.opens(&format!("{home}/pledge")).await.is_shown().says("Ana saved it, and Max approved it");
    assert_eq!(world.cora.sees(&campaign, "seatsPledged").await, json!({ "seatsPledged": 12 }));
}

#[behaviour]
async fn a_request_is_refused_with_a_reason_and_taken_back(world: &World) {
    let campaign = world.open_campaign().await;
    set_up(world).await;
    let home = format!("/campaigns/{}", campaign.id);
    let ask = async || {
        let form = world.ana.opens(&format!("{home}/pledge")).await.is_shown().form("/pledge");
        form.with("lines.0.seats", "12").with("lines.0.limit", "100").send().await.is_shown()
    };
    ask().await.says("Your request is sent.");
    let approval = world.mia.opens(&format!("{home}/approval")).await.is_shown();
    let refuse = approval.posting_forms().into_iter().find(|form| form.fields.iter().any(|(name, _)| name == "reason"));
    let refuse = refuse.expect("it can be refused").with("refuse", "yes");
    let empty = refuse.clone().with("reason", " ").post().await;
    assert_eq!(empty.status, 422, "{}", empty.text());
    empty.wrong_at("reason");
    refuse.clone().with("reason", "Twelve are too many.").send().await.is_shown().says("You refused the request.");
    let late = refuse.with("reason", "Once more.").post().await;
    assert_eq!(late.status, 422);
    late.says("This request waits no more");
    world.ana.opens(&home).await.is_shown().says("Twelve are too many.");
    world.max.opens(&home).await.is_shown().says("Mia refused the request");
    assert!(!world.max.opens(&home).await.is_shown().text().contains("too many"), "why is for whoever asked");
    ask().await.says("Your request is sent.");
    let withdraw = world.ana.opens(&format!("{home}/withdraw")).await.is_shown();
    withdraw.says("that waits for approval will be taken back");
    withdraw.form("/withdraw").send().await.is_shown().says("Your request is withdrawn.");
    world.mia.opens(&format!("{home}/approval")).await.is_shown().says("Nothing waits for approval here");
}

#[behaviour]
async fn what_waits_is_taken_back_and_what_counts_stays(world: &World) {
    let campaign = world.open_campaign().await;
    set_up(world).await;
    world.ana.pledge_lines(&campaign, &[tests::line(2, 100_00)]).await.done();
    world.ana.change_pledge(&campaign, 1, &[tests::line(12, 100_00)]).await.done();
    let path = format!("/campaigns/{}/withdraw", campaign.id);
    let withdraw = world.ana.opens(&path).await.is_shown();
    withdraw.says("a request for 2 licences that counts, and one for 12 licences that waits for approval");
    is_sound(&withdraw);
    let (first, second) = (withdraw.form("/withdraw"), world.ana.opens(&path).await.is_shown().form("/withdraw"));
    first.with("taken", "waiting").send().await.is_shown().says("What counted still counts.");
    let seen = world.ana.sees(&campaign, "mySeats myPendingPledge { state }").await;
    assert_eq!(seen, json!({ "mySeats": 2, "myPendingPledge": { "state": "WITHDRAWN" } }));
    let late = second.with("taken", "both").post().await;
    assert_eq!(late.status, 422);
    late.says("so nothing was taken back now");
    late.says("request for 2 licences");
    late.form("/withdraw").send().await.is_shown().says("Your request is withdrawn.");
    let gone = late.form("/withdraw").with("formKey", "anew").post().await;
    assert_eq!(gone.status, 422, "{}", gone.text());
    gone.says("There is nothing to take back");
    is_sound(&gone);
}

#[behaviour]
async fn a_form_that_knew_of_nothing_waiting_shows_what_waits_by_now(world: &World) {
    let campaign = world.open_campaign().await;
    set_up(world).await;
    let path = format!("/campaigns/{}/pledge", campaign.id);
    let stale = world.max.opens(&path).await.is_shown().form("/pledge");
    world.ana.pledge_lines(&campaign, &[tests::line(12, 100_00)]).await.done();
    let shown = stale.with("lines.0.seats", "14").with("lines.0.limit", "90").post().await;
    assert_eq!(shown.status, 422);
    shown.says("12 licences, at most $100.00 each");
    shown.says("14 licences, at most $90.00 each");
    shown.form("/pledge").send().await.is_shown().says("Your request is sent.");
    assert_eq!(
        world.ana.sees(&campaign, "myPendingPledge { seats askedBy }").await["myPendingPledge"]["askedBy"],
        "Max"
    );
}

#[behaviour]
async fn an_amount_that_is_none_is_refused_in_both_languages(world: &World) {
    set_up(world).await;
    let path = format!("/agencies/{}/approval", world.max.agency().await);
    let rose = format!("/agencies/{}/approval", world.rose.agency().await);
    for typed in ["-5", "much", "1e3", "100.005", "9999999999999999999"] {
        let mut sentences = Vec::new();
        for (actor, path) in [(&world.max, &path), (&world.rose, &rose)] {
            let form = actor.opens(path).await.is_shown().form("/approval").with("above", typed);
            let mut answer = None;
            world.unchanged_by(async || answer = Some(form.post().await)).await;
            let page = answer.expect("it was answered");
            assert_eq!(page.status, 422, "{typed}: {}", page.text());
            assert_eq!(page.form("/approval").value("above"), typed);
            sentences.push(page.wrong_at("above"));
        }
        assert_ne!(sentences[0], sentences[1], "{typed} in the reader’s language");
    }
}
