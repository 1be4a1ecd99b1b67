//! How much is asked of the database: as many statements for many rows as for one.

use domain::Database;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, TransactionTrait};
use tests::database::As;
use tests::{Actor, Campaign, World, behaviour, line};

/// Statements of one page, less those that find out who is there.
async fn asked(world: &World, actor: &Actor, path: &str) -> Vec<String> {
    actor.ask("{ network { slug } }", serde_json::json!({})).await.data();
    world.statements.take();
    actor.ask("{ network { slug } }", serde_json::json!({})).await.data();
    let arriving = world.statements.take();
    actor.opens(path).await.is_shown();
    let mut asked = world.statements.take();
    for statement in arriving {
        if let Some(place) = asked.iter().position(|asked| first_words(asked) == first_words(&statement)) {
            asked.remove(place);
        }
    }
    asked
}

/// Enough of a statement to tell it from others; what the unread count adds to it comes later.
fn first_words(statement: &str) -> &str {
    statement.get(..60).unwrap_or(statement)
}

async fn filled(world: &World, campaign: &Campaign, agencies: u128) {
    for buyer in world.more_agencies(agencies).await {
        buyer.pledge_lines(campaign, &[line(3, 200_00), line(2, 150_00)]).await.done();
        buyer.post_comment(campaign, "We are in.").await.done();
    }
}

#[behaviour]
async fn a_campaigns_page_takes_three_statements_however_many_take_part(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 12).await.done();
    let path = format!("/campaigns/{}", campaign.id);
    let few = asked(world, &world.ana, &path).await;
    assert!(few.len() <= 3, "{few:#?}");
    filled(world, &campaign, 30).await;
    let many = asked(world, &world.ana, &path).await;
    assert_eq!(many.len(), few.len(), "{many:#?}");
    let of_staff = asked(world, &world.cora, &path).await;
    assert!(of_staff.len() <= 3, "what was entered and may wait is counted in one of them: {of_staff:#?}");
    world.passes(campaign.closes_at).await;
    for actor in [&world.ana, &world.hugo, &world.cora, &world.fern] {
        let after = asked(world, actor, &path).await;
        assert!(after.len() <= 3, "{}: {after:#?}", actor.name());
    }
}

#[behaviour]
async fn a_campaigns_page_takes_one_statement_more_where_a_request_waits_for_who_may_approve_it(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_seats(&campaign, 2).await.done();
    world.open_door_approves_above(1).await;
    world.ana.change_pledge(&campaign, 1, &[line(12, 100_00)]).await.done();
    let path = format!("/campaigns/{}", campaign.id);
    for actor in [&world.ana, &world.max, &world.mia, &world.cora] {
        let asked = asked(world, actor, &path).await;
        assert!(asked.len() <= 4, "{}: {asked:#?}", actor.name());
    }
}

#[behaviour]
async fn the_list_of_campaigns_takes_two_statements_however_long_it_is(world: &World) {
    world.open_campaign().await;
    let few = asked(world, &world.ana, "/campaigns").await;
    assert!(few.len() <= 2, "{few:#?}");
    for _ in 0..12 {
        let campaign = world.open_campaign().await;
        world.ana.pledge_seats(&campaign, 12).await.done();
    }
    let many = asked(world, &world.ana, "/campaigns").await;
    assert_eq!(many.len(), few.len(), "{many:#?}");
}

#[behaviour]
async fn the_list_of_people_takes_two_statements_however_long_it_is(world: &World) {
    let few = asked(world, &world.cora, "/members").await;
    assert!(few.len() <= 2, "{few:#?}");
    world.more_agencies(30).await;
    let many = asked(world, &world.cora, "/members").await;
    assert_eq!(many.len(), few.len(), "{many:#?}");
}

#[behaviour]
async fn inviting_takes_two_statements_however_many_agencies_there_are(world: &World) {
    let few = asked(world, &world.cora, "/members/invite").await;
    assert!(few.len() <= 2, "{few:#?}");
    world.more_agencies(120).await;
    let many = asked(world, &world.cora, "/members/invite").await;
    assert_eq!(many.len(), few.len(), "{many:#?}");
}

/// How the database would look for the rows of a statement whose values it does not know yet.
#[expect(clippy::disallowed_methods, reason = "asks the database how it works, reads no row")]
async fn plan(database: &Database, statement: &str) -> String {
    let tx = database.pool().begin().await.unwrap();
    let (asked, column) = match database.backend() {
        DatabaseBackend::Postgres => {
            let set = "SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan";
            tx.execute_unprepared(set).await.unwrap();
            tx.execute_unprepared(&format!("PREPARE asked AS {statement}")).await.unwrap();
            let values = (1..).take_while(|n| statement.contains(&format!("${n}"))).map(|_| "NULL");
            let values = values.collect::<Vec<_>>().join(", ");
            (format!("EXPLAIN EXECUTE asked({values})"), 0)
        }
        _ => (format!("EXPLAIN QUERY PLAN {statement}"), 3),
    };
    let rows = tx.query_all_raw(Statement::from_string(database.backend(), asked)).await.unwrap();
    let lines = rows.iter().map(|row| row.try_get_by_index::<String>(column).unwrap()).collect::<Vec<_>>();
    if database.is_postgres() {
        tx.execute_unprepared("DEALLOCATE asked").await.unwrap();
    }
    tx.rollback().await.unwrap();
    lines.join("\n")
}

#[behaviour]
async fn the_list_of_agencies_is_read_by_the_index_of_their_names(world: &World) {
    let document =
        "query($after: String) { agencies(first: 2, after: $after) { nodes { name } pageInfo { endCursor } } }";
    let first = world.cora.ask(document, serde_json::json!({})).await;
    let after = first.data()["agencies"]["pageInfo"]["endCursor"].clone();
    world.statements.take();
    world.cora.ask(document, serde_json::json!({ "after": after })).await.data();
    let asked = world.statements.take();
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    let list = asked.iter().find(|statement| statement.contains("ORDER BY \"agency\".\"search_text\""));
    let list = list.unwrap_or_else(|| panic!("no list was asked for: {asked:#?}"));
    let plan = plan(&owner, list).await;
    assert!(plan.contains("agency_by_name"), "{list}\n{plan}");
}

#[behaviour]
async fn a_result_is_read_by_the_index_of_its_record(world: &World) {
    let campaign = world.confirming_campaign().await;
    world.statements.take();
    world.cora.opens(&format!("/campaigns/{}/outcome", campaign.id)).await.is_shown();
    let asked = world.statements.take();
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    let parts: Vec<&String> = asked.iter().filter(|statement| statement.contains("FROM \"allocation\"")).collect();
    assert!(parts.len() >= 4, "{asked:#?}");
    for statement in parts {
        let plan = plan(&owner, statement).await;
        let by_record = ["allocation_record", "allocation_once", "sqlite_autoindex_allocation_2"];
        assert!(by_record.iter().any(|index| plan.contains(index)), "{statement}\n{plan}");
    }
}

#[behaviour]
async fn what_is_asked_all_the_time_finds_its_rows_by_an_index_of_its_own(world: &World) {
    let campaign = world.open_campaign().await;
    world.statements.take();
    let wish = serde_json::json!({ "input": { "email": world.ana.email(), "requestKey": tests::world::key() } });
    let link = "mutation($input: RequestSignInLinkInput!) { requestSignInLink(input: $input) { sent } }";
    world.nobody.ask_outside(link, wish).await.data();
    world.ana.pledge_seats(&campaign, 12).await.done();
    world.worker_catches_up().await;
    let notices = world.ana.ask("{ notices(first: 1) { nodes { id } } }", serde_json::json!({})).await;
    let newest = &notices.data()["notices"]["nodes"][0]["id"];
    let read = serde_json::json!({ "noticeId": newest, "requestKey": tests::world::key() });
    world.ana.does("markNoticesRead", read, "unreadNotices").await.done();
    let asked = world.statements.take();
    let owner = world.place().open(As::Owner, world.clock.clone()).await;
    let table = [
        (["FROM \"event\"", "\"dispatched_at\" IS NULL"], "event_undispatched"),
        (["FROM \"delivery\"", "\"next_attempt_at\" <= "], "delivery_next"),
        (["UPDATE \"delivery\"", "\"read_at\" IS NULL"], "delivery_unread"),
        (["FROM \"sign_in_link\"", "COUNT("], "sign_in_link_person"),
    ];
    for (words, index) in table {
        let statement = asked.iter().find(|statement| words.iter().all(|word| statement.contains(word)));
        let statement = statement.unwrap_or_else(|| panic!("nothing like {words:?} was asked: {asked:#?}"));
        let plan = plan(&owner, statement).await;
        assert!(plan.contains(index), "{statement}\n{plan}");
    }
}

/// The pages that are not counted above, each with somebody who reads it.
async fn other_pages(world: &World, campaign: &Campaign) -> Vec<(String, usize)> {
    let [outcome, board] = ["outcome", "board"].map(|page| format!("/campaigns/{}/{page}", campaign.id));
    let mut counts = Vec::new();
    for (actor, path) in [
        (&world.ana, "/"),
        (&world.cora, "/"),
        (&world.ana, outcome.as_str()),
        (&world.cora, outcome.as_str()),
        (&world.ana, board.as_str()),
        (&world.ana, "/notices"),
        (&world.fern, "/uptake"),
        (&world.cora, "/tools"),
        (&world.cora, "/deliveries"),
        (&world.cora, "/events"),
    ] {
        let page = format!("{} {}", actor.name(), path.replace(&campaign.id, "…"));
        counts.push((page, asked(world, actor, path).await.len()));
    }
    counts
}

#[behaviour]
async fn no_page_takes_more_statements_for_many_rows(world: &World) {
    let buyers = world.more_agencies(30).await;
    let closes_with = async |buyers: &[Actor]| {
        let campaign = world.open_campaign().await;
        world.ana.pledge_seats(&campaign, 30).await.done();
        for buyer in buyers {
            buyer.pledge_lines(&campaign, &[line(3, 200_00), line(2, 150_00)]).await.done();
            buyer.post_comment(&campaign, "We are in.").await.done();
        }
        campaign
    };
    let small = closes_with(&buyers[..2]).await;
    let large = closes_with(&buyers).await;
    world.passes(small.closes_at).await;
    let few = other_pages(world, &small).await;
    world.it_is(small.closes_at - chrono::TimeDelta::days(20));
    for _ in 0..12 {
        world.open_campaign().await;
    }
    world.passes(small.closes_at).await;
    assert_eq!(other_pages(world, &large).await, few);
}
