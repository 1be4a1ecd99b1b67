//! The life of campaigns on a SQLite file, from draft to order, without any transport.

mod ground;

use chrono::TimeDelta;
use domain::campaigns::analysis::analyses;
use domain::campaigns::finders;
use domain::campaigns::order::order;
use domain::campaigns::outcome::{Answer, LeftOutReason, Stage};
use domain::campaigns::phase::{AgencyState, Phase, my_seats, my_state, phase_at};
use domain::campaigns::terms::{CommitmentRule, IfNothingClears, Settlement, SilenceMeans};
use domain::campaigns::{Advanced, CancelCampaign, PostComment, campaign, cancel_campaign, post_comment};
use domain::page::Page;
use domain::{Money, ProblemCode, Seats};
use ground::{Ground, draft, line, open_line};

#[tokio::test]
async fn a_campaign_is_pledged_cleared_confirmed_and_ordered() {
    let ground = Ground::new().await;
    let campaign = ground.opened(draft(&ground)).await;
    ground.pledges(campaign, 0, &[line(30, 900), line(5, 10)]).await;
    ground.pledges(campaign, 1, &[open_line(15)]).await;
    ground.pledges(campaign, 2, &[line(10, 700)]).await;
    let view = ground.view(&ground.buyer(1), campaign).await;
    assert_eq!((view.campaign.seats_pledged, view.campaign.agencies_in), (Seats(60), 3));
    assert_eq!(view.campaign.band_weight_in, 1 + 3 + 6);
    assert_eq!(my_state(&view, ground.now()), AgencyState::Requested);

    ground.at(view.campaign.pledging_closes_at);
    assert_eq!(phase_at(&view.campaign, ground.now()), Phase::Closed);
    assert_eq!(ground.advance(campaign).await, Advanced::Provisional);
    assert_eq!(ground.advance(campaign).await, Advanced::Nothing);

    // All 60 seats at 800 and 3500/60 each: the limits 700 and 10 fall. Then 45 at 1000 and 3500/45: 900 falls.
    let view = ground.view(&ground.buyer(1), campaign).await;
    let record = view.record.clone().expect("a record");
    assert!(record.cleared);
    assert_eq!((record.seats, record.total, record.agencies_in, record.agencies_out), (Seats(15), Money(18_500), 1, 2));
    assert_eq!(my_state(&view, ground.now()), AgencyState::ToAnswer);
    assert_eq!(my_seats(&view, ground.now()), Seats(15));

    ground.answers(campaign, 1, Answer::Declined).await.expect("a no");
    let unseen = ground.answers(campaign, 1, Answer::Confirmed).await.expect_err("it saw no answer");
    assert_eq!(unseen[0].code, ProblemCode::StaleVersion);
    let seen = Some(Answer::Declined);
    ground.answers_instead(campaign, 1, Answer::Confirmed, seen).await.expect("a yes after all");
    ground.answers(campaign, 1, Answer::Confirmed).await.expect("the same again");
    assert_eq!(ground.facts("OutcomeAnswered").await, 2);
    let refused = ground.answers(campaign, 0, Answer::Confirmed).await.expect_err("not in");
    assert_eq!(refused[0].code, ProblemCode::NothingToAnswer);

    let before = order(&*ground.read().await, &ground.coordinator(), campaign).await.expect("reads").expect("an order");
    assert!(before.draft);
    ground.at(view.campaign.confirm_by.expect("an instant"));
    let late = ground.answers(campaign, 1, Answer::Declined).await.expect_err("too late");
    assert_eq!(late[0].code, ProblemCode::Closed);
    assert_eq!(ground.advance(campaign).await, Advanced::Cleared);
    assert_eq!(ground.advance(campaign).await, Advanced::Nothing);
    let after = order(&*ground.read().await, &ground.coordinator(), campaign).await.expect("reads").expect("an order");
    assert!(!after.draft);
    assert_eq!(after.rows.len(), 1);
    assert_eq!((after.total, after.rows[0].total), (Money(18_500), Money(18_500)));
    let out = finders::allocation_of(&*ground.read().await, &ground.buyer(0), campaign, ground.agency(0))
        .await
        .expect("reads")
        .expect("out");
    assert_eq!(out.stage, Stage::Final);
    assert_eq!(out.allocation.lines.0[0].reason, Some(LeftOutReason::CapBelowLandedPrice));
    assert_eq!(out.allocation.lines.0[0].max_landed_price, Some(Money(900)));
    let sums = finders::allocation_sums(&*ground.read().await, &ground.coordinator(), &[campaign])
        .await
        .expect("reads")[&campaign];
    assert_eq!((sums.agencies, sums.total, sums.fees), (1, Money(18_500), Money(3_500)));
    let told = &analyses(&*ground.read().await, &ground.coordinator(), &[campaign]).await.expect("reads")[&campaign];
    assert_eq!((told.agencies_in, told.confirmed, told.declined, told.unanswered), (1, 1, 0, 0));
    assert_eq!(told.stated_savings, None);
}

#[tokio::test]
async fn an_instant_equal_to_the_close_is_too_late_even_when_no_worker_runs() {
    let ground = Ground::new().await;
    let campaign = ground.opened(draft(&ground)).await;
    let closes = ground.view(&ground.coordinator(), campaign).await.campaign.pledging_closes_at;
    ground.at(closes - TimeDelta::microseconds(1));
    ground.pledges(campaign, 0, &[line(30, 900)]).await;
    ground.at(closes);
    let refused = ground.try_pledge(campaign, 1, None, &[line(1, 900)]).await.expect_err("too late");
    assert_eq!(refused[0].code, ProblemCode::Closed);
    let refused = ground.withdraws(campaign, 0, 1).await.expect_err("too late");
    assert_eq!(refused[0].code, ProblemCode::Closed);
    let view = ground.view(&ground.coordinator(), campaign).await;
    assert_eq!((view.campaign.seats_pledged, view.campaign.agencies_in), (Seats(30), 1));
}

#[tokio::test]
async fn counters_follow_pledges_changes_and_withdrawals() {
    let ground = Ground::new().await;
    let campaign = ground.opened(draft(&ground)).await;
    ground.pledges(campaign, 0, &[line(30, 900)]).await;
    ground.try_pledge(campaign, 0, Some(1), &[line(7, 900), open_line(4)]).await.expect("a change");
    ground.pledges(campaign, 2, &[line(8, 900)]).await;
    let stale = ground.try_pledge(campaign, 0, Some(1), &[line(1, 900)]).await.expect_err("stale");
    assert_eq!(stale[0].code, ProblemCode::StaleVersion);
    let stale = ground.try_pledge(campaign, 0, None, &[line(1, 900)]).await.expect_err("stale");
    assert_eq!(stale[0].code, ProblemCode::StaleVersion);
    ground.withdraws(campaign, 0, 2).await.expect("withdrawn");
    let nothing = ground.withdraws(campaign, 0, 3).await.expect_err("nothing stands");
    assert_eq!(nothing[0].code, ProblemCode::NothingPledged);
    let view = ground.view(&ground.buyer(0), campaign).await;
    let c = &view.campaign;
    assert_eq!((c.seats_pledged, c.agencies_in, c.band_weight_in), (Seats(8), 1, 6));
    assert_eq!(my_state(&view, ground.now()), AgencyState::Withdrawn);
    let pledge = view.my_pledge.expect("my row").id;
    let histories = finders::pledge_histories(&*ground.read().await, &ground.buyer(0), &[pledge]).await.expect("reads");
    let history = &histories[&pledge];
    assert_eq!(
        history.iter().map(|version| (version.change.version, version.change.withdrawn)).collect::<Vec<_>>(),
        [(3, true), (2, false), (1, false)]
    );
    assert_eq!(history[0].by.as_deref(), Some("Buyer 0"));
    ground.pledges(campaign, 0, &[line(2, 900)]).await;
    let c = ground.view(&ground.buyer(0), campaign).await.campaign;
    assert_eq!((c.seats_pledged, c.agencies_in, c.band_weight_in), (Seats(10), 2, 7));
}

#[tokio::test]
async fn what_does_not_clear_is_extended_once_with_its_pledges_kept() {
    let ground = Ground::new().await;
    let mut draft = draft(&ground);
    draft.terms.if_nothing_clears = IfNothingClears::ExtendOnce;
    draft.extended_closes_at = Some(draft.pledging_closes_at + TimeDelta::days(10));
    draft.confirm_by = draft.extended_closes_at.map(|at| at + TimeDelta::days(30));
    let campaign = ground.opened(draft.clone()).await;
    ground.pledges(campaign, 0, &[line(30, 1)]).await;
    ground.at(draft.pledging_closes_at);
    assert_eq!(ground.advance(campaign).await, Advanced::Extended);
    let view = ground.view(&ground.buyer(0), campaign).await;
    // Until the second attempt has a record, the first one's tells the price that was missed.
    let told = view.record.as_ref().map(|record| (record.attempt, record.stage, record.cleared));
    assert_eq!((view.campaign.attempt, told), (2, Some((1, Stage::Final, false))));
    assert_eq!(my_state(&view, ground.now()), AgencyState::Requested);
    let missed = view.my_allocation.expect("a part in the first attempt").lines.0;
    // 30 seats at 1000 and the whole net fee of 3500.
    assert_eq!(missed[0].landed_price_rounded, Some(Money(1_117)));
    ground.try_pledge(campaign, 0, Some(1), &[open_line(30)]).await.expect("pledging is open again");
    ground.at(draft.extended_closes_at.expect("stated"));
    assert_eq!(ground.advance(campaign).await, Advanced::Provisional);
    ground.at(draft.confirm_by.expect("stated"));
    // Silence means no here.
    assert_eq!(ground.advance(campaign).await, Advanced::NotCleared);
    let view = ground.view(&ground.buyer(0), campaign).await;
    assert_eq!(my_state(&view, ground.now()), AgencyState::Declined);
    assert_eq!(
        view.record.map(|record| (record.attempt, record.stage, record.agencies_out)),
        Some((2, Stage::Final, 1))
    );
    let conn = ground.read().await;
    let records = finders::records(&*conn, &ground.coordinator(), campaign).await.expect("reads");
    let kept: Vec<_> = records.iter().map(|record| (record.attempt, record.stage)).collect();
    assert_eq!(kept, [(1, Stage::Final), (2, Stage::Provisional), (2, Stage::Final)]);
    assert!(finders::records(&*conn, &ground.buyer(0), campaign).await.expect("reads").is_empty());
    let which = |attempt, stage| finders::WhichRecord { attempt, stage };
    for (asked, found) in [
        (which(None, None), Some((2, Stage::Final))),
        (which(None, Some(Stage::Provisional)), Some((2, Stage::Provisional))),
        (which(Some(1), None), Some((1, Stage::Final))),
        (which(Some(1), Some(Stage::Provisional)), None),
    ] {
        let pair = finders::record_documents(&*conn, &ground.coordinator(), campaign, asked).await.expect("reads");
        assert_eq!(pair.as_ref().map(|pair| (pair.attempt, pair.stage)), found);
        if let Some(pair) = pair {
            let again = clearing::clear_document(pair.redacted_input.as_bytes()).expect("clears again");
            assert_eq!(again, pair.redacted_result);
        }
    }
}

#[tokio::test]
async fn binding_pledges_are_final_at_the_close_and_silence_may_mean_yes() {
    let ground = Ground::new().await;
    let mut binding = draft(&ground);
    binding.terms.commitment_rule = CommitmentRule::Binding;
    binding.confirm_by = None;
    let bound = ground.opened(binding.clone()).await;
    let mut silent = draft(&ground);
    silent.terms.silence_means = SilenceMeans::Yes;
    let silent_one = ground.opened(silent.clone()).await;
    for campaign in [bound, silent_one] {
        ground.pledges(campaign, 0, &[open_line(60)]).await;
        ground.at(binding.pledging_closes_at);
        let first = ground.advance(campaign).await;
        assert_eq!(first, if campaign == bound { Advanced::Cleared } else { Advanced::Provisional });
        ground.at(binding.pledging_closes_at - TimeDelta::days(20));
    }
    ground.at(silent.confirm_by.expect("stated"));
    assert_eq!(ground.advance(silent_one).await, Advanced::Cleared);
    let view = ground.view(&ground.buyer(0), silent_one).await;
    assert_eq!(my_state(&view, ground.now()), AgencyState::In);
}

#[tokio::test]
async fn reminders_come_once_and_only_the_nearer_one_after_an_outage() {
    let ground = Ground::new().await;
    let campaign = ground.opened(draft(&ground)).await;
    let c = ground.view(&ground.coordinator(), campaign).await.campaign;
    assert_eq!(c.next_due_at, Some(c.pledging_closes_at - TimeDelta::days(7)));
    assert_eq!(ground.advance(campaign).await, Advanced::Nothing);
    ground.at(c.pledging_closes_at - TimeDelta::days(7));
    assert_eq!(ground.advance(campaign).await, Advanced::Reminded);
    assert_eq!(ground.advance(campaign).await, Advanced::Nothing);
    let other = ground.opened(draft(&ground)).await;
    ground.at(c.pledging_closes_at - TimeDelta::hours(20));
    assert_eq!(ground.advance(campaign).await, Advanced::Reminded);
    assert_eq!(ground.advance(other).await, Advanced::Reminded);
    assert_eq!(ground.advance(other).await, Advanced::Nothing);
    assert_eq!(ground.facts("CampaignClosesSoon").await, 3);
    let due = finders::next_due(&*ground.read().await, &ground.clock_actor()).await.expect("reads");
    assert_eq!(due.map(|(_, at)| at), Some(c.pledging_closes_at));
}

#[tokio::test]
async fn nobody_sees_limits_of_others_and_only_coordinators_see_drafts() {
    let ground = Ground::new().await;
    let drafted = ground.drafted(draft(&ground)).await;
    let campaign = ground.opened(draft(&ground)).await;
    ground.pledges(campaign, 0, &[line(60, 123_457)]).await;
    let conn = ground.read().await;
    assert!(finders::view(&*conn, &ground.buyer(0), drafted).await.expect("reads").is_none());
    assert!(finders::view(&*conn, &ground.coordinator(), drafted).await.expect("reads").is_some());
    assert!(finders::view(&*conn, &ground.stranger(), campaign).await.expect("reads").is_none());
    let pledge =
        finders::pledge_of(&*conn, &ground.buyer(0), campaign, ground.agency(0)).await.expect("reads").expect("own");
    for other in [ground.buyer(1), ground.coordinator(), ground.funder(), ground.clock_actor(), ground.stranger()] {
        assert!(finders::pledge(&*conn, &other, pledge.pledge.id).await.expect("reads").is_none());
        assert!(finders::pledge_histories(&*conn, &other, &[pledge.pledge.id]).await.expect("reads").is_empty());
        assert!(
            finders::view(&*conn, &other, campaign).await.expect("reads").is_none_or(|view| view.my_pledge.is_none())
        );
    }
    assert!(!format!("{pledge:?}").contains("123457"));
    let page = Page::first(10);
    assert_eq!(finders::participants(&*conn, &ground.buyer(1), campaign, page).await.expect("reads").rows.len(), 1);
    assert!(finders::participants(&*conn, &ground.funder(), campaign, page).await.expect("reads").rows.is_empty());
    drop(conn);
    ground.at(draft(&ground).pledging_closes_at);
    ground.advance(campaign).await;
    let conn = ground.read().await;
    let all = finders::allocations(&*conn, &ground.coordinator(), campaign, page).await.expect("reads").rows;
    assert_eq!((all.len(), all[0].allocation.lines.0[0].max_landed_price), (1, None));
    assert!(finders::allocations(&*conn, &ground.buyer(1), campaign, page).await.expect("reads").rows.is_empty());
    assert!(finders::allocation(&*conn, &ground.buyer(1), all[0].allocation.id).await.expect("reads").is_none());
    let documents = finders::record_documents(&*conn, &ground.coordinator(), campaign, finders::WhichRecord::default())
        .await
        .expect("reads")
        .expect("the pair");
    assert!(!documents.redacted_input.contains("123457"));
    let result = clearing::clear_document(documents.redacted_input.as_bytes()).expect("clears again");
    assert_eq!(result, documents.redacted_result);
    assert!(
        finders::record_documents(&*conn, &ground.buyer(0), campaign, finders::WhichRecord::default())
            .await
            .expect("reads")
            .is_none()
    );
    assert!(finders::latest_record(&*conn, &ground.funder(), campaign).await.expect("reads").is_none());
}

#[tokio::test]
async fn a_list_is_one_statement_and_comments_and_needs_are_there() {
    let ground = Ground::new().await;
    let first = ground.opened(draft(&ground)).await;
    ground.at(ground.now() + TimeDelta::seconds(1));
    let second = ground.opened(draft(&ground)).await;
    ground.pledges(first, 0, &[line(60, 900)]).await;
    let comment = PostComment { campaign: first, body: " Why this tool? ".into() };
    post_comment(&ground.operation(), &ground.buyer(0), None, &comment).await.expect("allowed").expect("posted");
    let cancel = CancelCampaign { campaign: second, reason: "The price was withdrawn.".into() };
    let needs = finders::needs(&*ground.read().await, &ground.buyer(0), ground.now()).await.expect("reads");
    assert_eq!(needs.len(), 1);
    cancel_campaign(&ground.operation(), &ground.coordinator(), None, &cancel)
        .await
        .expect("allowed")
        .expect("cancelled");
    let conn = ground.read().await;
    let before = ground.statements();
    let list = finders::views(&*conn, &ground.buyer(0), &[], ground.now(), Page::first(10)).await.expect("reads");
    assert_eq!(ground.statements() - before, 1);
    assert_eq!(list.rows.iter().map(|view| view.campaign.id).collect::<Vec<_>>(), [second, first]);
    for (phase, expected) in [(Phase::Pledging, Some(first)), (Phase::Cancelled, Some(second)), (Phase::Draft, None)] {
        let list = finders::views(&*conn, &ground.coordinator(), &[phase], ground.now(), Page::first(10))
            .await
            .expect("reads");
        assert_eq!(list.rows.first().map(|view| view.campaign.id), expected);
    }
    let comments = finders::comments(&*conn, &ground.buyer(1), first, Page::first(10)).await.expect("reads").rows;
    assert_eq!(comments[0].author, finders::Author::Named("Buyer 0".to_owned()));
    assert_eq!(comments[0].comment.body, "Why this tool?");
    assert_eq!(comments[0].agency.as_ref().map(|agency| agency.id), Some(ground.agency(0)));
    assert!(finders::needs(&*conn, &ground.buyer(0), ground.now()).await.expect("reads").is_empty());
}

#[tokio::test]
async fn the_database_and_the_clock_agree_on_phases() {
    let ground = Ground::new().await;
    let drafted = ground.drafted(draft(&ground)).await;
    let draft = ground.view(&ground.coordinator(), drafted).await.campaign;
    let now = draft.pledging_closes_at;
    // Every combination of what a row may say: three instants that have come or not, three ends, closes around now.
    let came = |bit: usize, n: usize| (n >> bit & 1 == 1).then(|| now - TimeDelta::days(1));
    let closes = |n: usize| now + TimeDelta::days(n as i64 % 3 - 1);
    let ends = [None, Some(Settlement::Cleared), Some(Settlement::NotCleared)];
    let attempts = [(1, false), (1, true), (2, true)];
    let row = |n: usize| campaign::Model {
        id: ground.operation().new_id(),
        opened_at: came(0, n),
        provisional_at: came(1, n),
        cancelled_at: came(2, n),
        settled_as: ends[n / 8 % 3],
        settled_at: ends[n / 8 % 3].map(|_| now),
        pledging_closes_at: closes(n / 24),
        extended_closes_at: attempts[n / 216 % 3].1.then(|| closes(n / 72)),
        attempt: attempts[n / 216 % 3].0,
        ..draft.clone()
    };
    let mut rows: Vec<campaign::Model> = (0..648).map(row).collect();
    ground.put(rows.clone()).await;
    rows.push(draft);
    let phases = [
        Phase::Draft,
        Phase::Pledging,
        Phase::Closed,
        Phase::Confirming,
        Phase::Cleared,
        Phase::NotCleared,
        Phase::Cancelled,
    ];
    let conn = ground.read().await;
    let mut counted = 0;
    for phase in phases {
        let mut page = Page::first(100);
        loop {
            let list = finders::views(&*conn, &ground.coordinator(), &[phase], now, page).await.expect("reads");
            counted += list.rows.len();
            assert!(list.rows.iter().all(|view| phase_at(&view.campaign, now) == phase));
            page.after = list.rows.last().map(|view| view.campaign.id);
            if !list.has_next {
                break;
            }
        }
    }
    assert_eq!(counted, rows.len());
}

#[tokio::test]
async fn pledges_at_once_are_all_counted_and_two_clocks_close_once() {
    let ground = Ground::new().await;
    let campaign = ground.opened(draft(&ground)).await;
    let pledges = (0..30).map(|n| {
        let ground = &ground;
        async move {
            let line = open_line(n + 1);
            let version =
                ground.view(&ground.buyer(n as usize % 3), campaign).await.my_pledge.map(|pledge| pledge.version);
            ground.try_pledge(campaign, n as usize % 3, version, &[line]).await.is_ok()
        }
    });
    let accepted = futures::future::join_all(pledges).await.into_iter().filter(|accepted| *accepted).count();
    assert!(accepted >= 3);
    let mut seats = Seats(0);
    for n in 0..3 {
        let mine = ground.view(&ground.buyer(n), campaign).await.my_pledge.expect("pledged");
        seats = Seats(seats.count() + mine.seats.count());
    }
    let view = ground.view(&ground.coordinator(), campaign).await.campaign;
    assert_eq!((view.seats_pledged, view.agencies_in, view.band_weight_in), (seats, 3, 10));
    assert_eq!(ground.facts("SeatsPledged").await, accepted as u64);
    ground.at(view.pledging_closes_at);
    let advanced = futures::future::join_all((0..4).map(|_| ground.advance(campaign))).await;
    assert_eq!(advanced.iter().filter(|advanced| advanced.happened()).count(), 1);
    assert_eq!(ground.facts("OutcomeProvisional").await, 1);
}

#[tokio::test]
async fn what_is_due_first_is_among_what_is_shown_however_much_there_is() {
    let ground = Ground::new().await;
    let drafted = ground.drafted(draft(&ground)).await;
    let draft = ground.view(&ground.coordinator(), drafted).await.campaign;
    let now = ground.now();
    // The oldest closes first.
    let row = |days| campaign::Model {
        id: ground.operation().new_id(),
        opened_at: Some(now),
        pledging_closes_at: now + TimeDelta::days(days),
        ..draft.clone()
    };
    let rows: Vec<campaign::Model> = (1..=105).map(row).collect();
    ground.put(rows.clone()).await;
    let needs = finders::needs(&*ground.read().await, &ground.buyer(0), now).await.expect("reads");
    let shown: Vec<_> = needs.iter().map(|need| need.view.campaign.id).collect();
    assert_eq!(shown, rows[..100].iter().map(|row| row.id).collect::<Vec<_>>());
}
