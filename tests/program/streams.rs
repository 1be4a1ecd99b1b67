//! Pages that listen: to other servers on the same database, and until theirs ends.

use std::time::{Duration, Instant};

use domain::Clock;
use tests::child::Beside;
use tests::database::As;
use tests::world::Stream;
use tests::{Actor, Campaign, Folder, Plan, World, behaviour};

use crate::started;

/// A campaign that is open by the machine's clock, by which processes go.
async fn open_today(world: &World) -> Campaign {
    let now = Clock::system().now();
    world.it_is(now);
    world.open(&Plan::default().from(now)).await
}

/// `serve --role web` on the scene's database; where it listens. It is ready once it says this word.
fn serve(world: &World, data: &Folder, word: &str) -> (Beside, String) {
    let (address, place) = (started::free_address(), world.place());
    let (app, dispatcher) = (place.url(As::App), place.url(As::Dispatcher));
    let mut settings = vec![("DATABASE_URL", app.as_str()), ("LONGTABLE_LISTEN", &address)];
    if place.is_postgres() {
        settings.push(("DATABASE_DISPATCHER_URL", &dispatcher));
    }
    let server = started::beside(&["serve", "--role", "web"], data.path(), &settings, word);
    (server, format!("http://{address}"))
}

/// What a campaign's page listens to, from its first word on.
async fn listens(reader: &Actor, campaign: &Campaign) -> Stream {
    let page = reader.opens(&format!("/campaigns/{}", campaign.id)).await.is_shown();
    let sources = page.attributes("main", "data-live-source");
    let mut stream = reader.listens_to(sources.first().expect("the page listens")).await;
    let first = stream.next().await.expect("it says how things are");
    assert!(first.starts_with("event: next\n"), "{first}");
    stream
}

#[cfg(feature = "full")]
#[test]
fn a_pledge_at_one_server_is_heard_at_another() {
    tests::on_postgres(async |world: &World| {
        let (campaign, data) = (open_today(world).await, [Folder::new(), Folder::new()]);
        let word = "hearing what other processes change";
        let ((_one, here), (_other, there)) = (serve(world, &data[0], word), serve(world, &data[1], word));
        let mut stream = listens(&world.ana.in_front_of(&here), &campaign).await;
        let rose = world.rose.in_front_of(&there);
        let page = rose.opens(&format!("/campaigns/{}/pledge", campaign.id)).await.is_shown();
        let form = page.form("/pledge").with("lines.0.seats", "6").with("lines.0.limit", "100").with("save", "yes");
        assert_eq!(form.post().await.status, 303);
        let heard = stream.next().await.expect("the stream goes on");
        assert!(heard.starts_with("event: next\n") && heard.contains("\"seatsPledged\":6"), "{heard}");
    });
}

#[behaviour]
async fn a_server_somebody_listens_to_ends_within_five_seconds(world: &World) {
    let (campaign, data) = (open_today(world).await, Folder::new());
    let (mut server, address) = serve(world, &data, "listening");
    let mut stream = listens(&world.ana.in_front_of(&address), &campaign).await;
    let asked = Instant::now();
    server.signal("TERM");
    assert!(server.ends_well());
    assert!(asked.elapsed() < Duration::from_secs(5), "it took {:?}", asked.elapsed());
    let last = stream.next().await;
    assert!(last.as_deref().is_none_or(|last| last.starts_with("event: complete\n")), "{last:?}");
}
