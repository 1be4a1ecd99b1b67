//! What people are told, and who is.

use chrono::TimeDelta;
use domain::campaigns::outcome::Answer;
use domain::campaigns::{AnswerOutcome, CancelCampaign, answer_outcome, cancel_campaign};

use super::{HANA, MIREILLE, NOOR, SAMUEL, busy, parked, told};
use crate::world::{ANSE, LIMITS, World};

#[tokio::test]
async fn everybody_concerned_is_told_once_from_opening_to_the_order() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.catches_up().await;
    let opened = "Electronic signatures: requests are open until Mar 2, 2027";
    let ouvert = "Signatures électroniques·: demandes ouvertes jusqu’au 2 mars 2027";
    assert_eq!(world.mails.told(), told(&[(MIREILLE, ouvert), (NOOR, opened), (SAMUEL, opened)]));

    world.pledges(&world.samuel(), campaign, 12, Some(LIMITS[0])).await;
    world.catches_up().await;
    assert_eq!(world.mails.told(), told(&[(SAMUEL, "Electronic signatures: we have your request for 12 licences")]));

    world.is("2027-02-23T18:00:00Z");
    world.catches_up().await;
    let soon = "Signatures électroniques·: clôture des demandes dans 7 jours";
    assert_eq!(world.mails.told(), told(&[(MIREILLE, soon)]));

    world.pledges(&world.mireille(), campaign, 30, None).await;
    world.catches_up().await;
    assert_eq!(world.mails.take().len(), 1);

    world.is("2027-03-02T18:00:00Z");
    world.catches_up().await;
    assert_eq!(
        world.mails.told(),
        told(&[
            (HANA, "Electronic signatures: the provisional result is ready"),
            (MIREILLE, "Signatures électroniques·: demande retenue, réponse attendue d’ici le 30 mars 2027"),
            (SAMUEL, "Electronic signatures: you are in, please answer by Mar 30, 2027"),
        ])
    );

    let yes = AnswerOutcome { campaign, agency: ANSE, answer: Answer::Confirmed, shown: None };
    answer_outcome(&world.operation(), &world.mireille(), None, &yes).await.unwrap().unwrap();
    world.is("2027-03-29T18:00:00Z");
    world.catches_up().await;
    let due = "Electronic signatures: your answer is due within a day";
    assert_eq!(world.mails.told(), told(&[(SAMUEL, due)]), "who answered is not reminded");

    world.is("2027-03-30T18:00:00Z");
    world.catches_up().await;
    assert_eq!(
        world.mails.told(),
        told(&[
            (HANA, "Electronic signatures: the order is ready"),
            (MIREILLE, "Signatures électroniques·: c’est conclu, votre demande est retenue"),
            (SAMUEL, "Electronic signatures: the final result for Lantern Street"),
        ])
    );
    world.goes_by(TimeDelta::days(400));
    world.catches_up().await;
    assert_eq!(world.mails.told(), [], "nothing is told twice");
}

#[tokio::test]
async fn a_result_tells_each_agency_its_own_part_and_nobody_a_limit() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.pledges(&world.samuel(), campaign, 45, Some(LIMITS[0])).await;
    world.pledges(&world.mireille(), campaign, 2, Some(LIMITS[1])).await;
    world.catches_up().await;
    let mut mails = world.mails.take();
    world.is("2027-03-02T18:00:00Z");
    world.catches_up().await;
    mails.extend(world.mails.take());
    let text = |to: &str| -> String {
        let last = mails.iter().rev().find(|mail| mail.to == to).unwrap();
        last.text.replace('\u{A0}', " ")
    };
    assert!(
        text(SAMUEL).contains("You are in: 45 licences at $180.00 per licence, $8,100.00 before tax"),
        "{}",
        text(SAMUEL)
    );
    assert!(text(MIREILLE).contains("le prix aurait été de 180,00 $ par licence"), "{}", text(MIREILLE));
    assert!(text(HANA).contains("Agencies that asked and are not in: 1"), "{}", text(HANA));
    for mail in &mails {
        for limit in LIMITS {
            let shown = words::money::show(mail.language, limit.minor(), "CAD");
            assert!(!mail.text.contains(&shown) && !mail.html.contains(&shown), "{} reads {shown}", mail.to);
        }
    }
}

#[tokio::test]
async fn an_agencys_own_request_is_told_to_its_buyers_alone() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.catches_up().await;
    world.mails.take();
    world.pledges(&world.samuel(), campaign, 5, None).await;
    world.catches_up().await;
    let told_now = world.mails.told();
    assert_eq!(told_now.len(), 1);
    assert_eq!(told_now[0].0, SAMUEL);
}

#[tokio::test]
async fn a_draft_that_is_cancelled_was_never_known_to_agencies() {
    let world = World::new().await;
    let campaign = world.drafted().await;
    let cancel = CancelCampaign { campaign, reason: "The supplier withdrew.".into() };
    cancel_campaign(&world.operation(), &world.hana(), None, &cancel).await.unwrap().unwrap();
    world.catches_up().await;
    assert_eq!(world.mails.told(), told(&[(HANA, "Electronic signatures: the purchase is cancelled")]));
}

#[tokio::test]
async fn a_cancelled_purchase_says_why_in_each_readers_language() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.catches_up().await;
    world.mails.take();
    let cancel = CancelCampaign { campaign, reason: "The supplier\nwithdrew <its> price.".into() };
    cancel_campaign(&world.operation(), &world.hana(), None, &cancel).await.unwrap().unwrap();
    world.catches_up().await;
    let mails = world.mails.take();
    assert_eq!(mails.len(), 4);
    for mail in mails {
        assert!(mail.text.contains("> The supplier\n> withdrew <its> price."), "{}", mail.text);
        assert!(!mail.html.contains("<its>"));
    }
}

#[tokio::test]
async fn who_left_the_network_gets_no_more_of_its_mail() {
    let world = World::new().await;
    world.opened().await;
    world.mails.is_in(busy());
    world.catches_up().await;
    world.tampers("UPDATE membership SET ended_at = '2027-02-01T16:00:00+00:00' WHERE role = 'MEMBER'").await;
    world.mails.is_in(None);
    world.goes_by(TimeDelta::hours(2));
    world.catches_up().await;
    let to: Vec<String> = world.mails.told().into_iter().map(|(to, _)| to).collect();
    assert_eq!(to, [MIREILLE, SAMUEL]);
    assert_eq!(parked(&world).await[0].1, "the recipient no longer belongs to the network");
}

#[tokio::test]
async fn a_reminder_that_waited_too_long_is_not_sent() {
    let world = World::new().await;
    let campaign = world.opened().await;
    world.is("2027-02-23T18:00:00Z");
    world.catches_up().await;
    world.mails.take();
    world.mails.is_in(busy());
    world.is("2027-03-01T18:00:00Z");
    world.catches_up().await;
    world.pledges(&world.mireille(), campaign, 3, None).await;
    world.mails.is_in(None);
    world.goes_by(TimeDelta::minutes(5));
    world.catches_up().await;
    let told_now = world.mails.told();
    assert_eq!(told_now.len(), 2, "{told_now:?}");
    assert!(told_now[0].1.contains("votre demande de 3 licences est reçue"), "{told_now:?}");
    assert!(told_now[1].1.contains("requests close within a day") && told_now[1].0 == SAMUEL, "{told_now:?}");
    assert!(parked(&world).await.is_empty());
}
