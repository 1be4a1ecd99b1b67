//! How much is asked of the database: as many statements for many rows as for one.

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
    world.passes(campaign.closes_at).await;
    for actor in [&world.ana, &world.hugo] {
        let after = asked(world, actor, &path).await;
        assert!(after.len() <= 3, "{after:#?}");
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
