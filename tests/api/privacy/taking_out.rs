//! What people, agencies and networks take out, and what they do not.

use std::io::{Cursor, Read};

use serde_json::Value;
use tests::world::Page;
use tests::{Actor, World, behaviour, line};
use zip::ZipArchive;

/// An archive, opened.
struct Parcel(ZipArchive<Cursor<Vec<u8>>>);

impl Parcel {
    async fn of(actor: &Actor, path: &str) -> Self {
        let answer = actor.send(actor.request(reqwest::Method::GET, path).await).await;
        assert_eq!(answer.status().as_u16(), 200, "{path}");
        assert_eq!(answer.headers()["content-type"], "application/zip");
        let bytes = answer.bytes().await.expect("an answer has a body").to_vec();
        Self(ZipArchive::new(Cursor::new(bytes)).expect("it is an archive"))
    }

    fn names(&self) -> Vec<String> {
        self.0.file_names().map(|name| name.expect("a name is text").into_owned()).collect()
    }

    fn text(&mut self, name: &str) -> String {
        let names = self.names();
        let mut file = self.0.by_name(name).unwrap_or_else(|error| panic!("{name}: {error}; there are {names:#?}"));
        let mut text = String::new();
        file.read_to_string(&mut text).expect("it is text");
        text
    }

    fn rows(&mut self, table: &str) -> Vec<Value> {
        let rows: Value = serde_json::from_str(&self.text(&format!("{table}.json"))).expect("it is JSON");
        let rows = rows.as_array().expect("a table is a list").clone();
        let lines = csv_lines(&self.text(&format!("{table}.csv")));
        assert_eq!(lines, rows.len(), "{table} is here twice");
        rows
    }

    fn everything(&mut self) -> String {
        let names = self.names();
        names.iter().map(|name| self.text(name)).collect()
    }

    fn has(&self, name: &str) -> bool {
        self.names().iter().any(|held| held == name)
    }
}

/// How many lines follow the heading; texts of these scenes have no ends of lines in them.
fn csv_lines(text: &str) -> usize {
    text.trim_end().lines().count() - 1
}

async fn agency_file(keeper: &Actor) -> String {
    format!("/n/prairie/exports/agency/{}.zip", keeper.agency().await)
}

async fn refused(actor: &Actor, path: &str) -> Page {
    actor.looks_at(path).await
}

/// Open Door asks at 98,765.43 dollars, Le Relais at 87,654.33, and somebody writes what looks like a formula.
async fn a_scene(world: &World) {
    let campaign = world.open_campaign().await;
    world.ana.pledge_lines(&campaign, &[line(12, 98_765_43)]).await.done();
    world.rose.pledge_lines(&campaign, &[line(3, 87_654_33)]).await.done();
    world.ana.post_comment(&campaign, "=1+1").await.done();
    world.worker_catches_up().await;
}

#[behaviour]
async fn an_agency_takes_out_everything_of_its_own_with_its_limits(world: &World) {
    a_scene(world).await;
    let mut parcel = Parcel::of(&world.max, &agency_file(&world.max).await).await;
    let pledges = parcel.rows("pledge");
    assert_eq!(pledges.len(), 1);
    assert_eq!(pledges[0]["lines"][0]["maxLandedPrice"], 9876543);
    assert_eq!(parcel.rows("pledge_change").len(), 1);
    assert_eq!(parcel.rows("agency")[0]["name"], "Open Door");
    assert_eq!(parcel.rows("person").len(), 3, "Ana, Max and Mia");
    assert_eq!(parcel.rows("campaign").len(), 1, "what it takes part in");
    let all = parcel.everything();
    assert!(!all.contains("8765433") && !all.contains("Le Relais"), "nothing of another agency");
    assert!(parcel.text("comment.csv").contains(",'=1+1,"), "{}", parcel.text("comment.csv"));
    assert!(parcel.text("README.txt").contains("Open Door"));
}

#[behaviour]
async fn an_agency_that_is_suspended_takes_out_what_is_its_own(world: &World) {
    a_scene(world).await;
    let file = agency_file(&world.max).await;
    world.cora.changes_standing("suspendAgency", &world.max.agency().await, "The dues are unpaid.").await.done();
    let mut parcel = Parcel::of(&world.max, &file).await;
    assert_eq!(parcel.rows("pledge")[0]["lines"][0]["maxLandedPrice"], 9876543);
    assert_eq!(refused(&world.mia, &file).await.status, 403);
}

#[behaviour]
async fn when_somebody_read_a_notice_leaves_with_them_alone(world: &World) {
    a_scene(world).await;
    let mut own = Parcel::of(&world.ana, "/exports/me.zip").await;
    assert!(own.rows("prairie/delivery")[0].get("read_at").is_some());
    let mut whole = Parcel::of(&world.cora, "/n/prairie/exports/network.zip").await;
    assert!(whole.rows("delivery")[0].get("read_at").is_none());
    assert!(!own.has("prairie/agency_import.json"), "a list of agencies is not about whoever uploaded it");
}

#[behaviour]
async fn a_network_takes_out_everything_but_what_is_sealed(world: &World) {
    a_scene(world).await;
    let mut parcel = Parcel::of(&world.cora, "/n/prairie/exports/network.zip").await;
    assert_eq!(parcel.rows("agency").len(), 4);
    assert_eq!(parcel.rows("pledge").len(), 2);
    assert_eq!(parcel.rows("membership").len(), 8);
    assert_eq!(parcel.rows("person").len(), 8);
    assert_eq!(parcel.rows("network")[0]["slug"], "prairie");
    assert_eq!(parcel.rows("event").len(), parcel.rows("event_link").len());
    let all = parcel.everything();
    for sealed in ["9876543", "8765433", "maxLandedPrice", "token_hash", "Tidewater", "stella@example.test"] {
        assert!(!all.contains(sealed), "{sealed} leaves with the network");
    }
    assert!(!parcel.has("session.json") && !parcel.has("request_answer.json"));
}

#[behaviour]
async fn what_an_agency_approves_itself_leaves_with_the_agency_alone(world: &World) {
    let campaign = world.open_campaign().await;
    world.open_door_approves_above(1_000_00).await;
    world.ana.pledge_lines(&campaign, &[line(12, 98_765_43)]).await.done();
    world.max.approves(&world.ana.waiting(&campaign).await).await.done();
    world.ana.change_pledge(&campaign, 1, &[line(13, 98_765_43)]).await.done();
    world.worker_catches_up().await;
    world.passes(campaign.closes_at - chrono::TimeDelta::days(1)).await;
    let mut whole = Parcel::of(&world.cora, "/n/prairie/exports/network.zip").await;
    let (events, links) = (whole.rows("event"), whole.rows("event_link"));
    assert_eq!(events.len(), links.len());
    assert!(links.iter().all(|link| link["seq"].as_i64().is_some_and(|seq| seq < 1_000)));
    assert!(!whole.has("pending_pledge.json"));
    for table in ["pledge", "pledge_change"] {
        assert!(
            whole.rows(table).iter().all(|row| row.get("changed_by").is_none() && row.get("approved_by").is_none())
        );
    }
    let all = whole.everything();
    for kind in ["PledgePending", "ApprovalDueSoon", "pending_pledge"] {
        assert!(!all.contains(kind), "{kind} leaves with the network");
    }
    assert!(whole.rows("delivery").iter().all(|row| row["kind"] != "CampaignClosesSoon"), "who was not reminded");
    let mut own = Parcel::of(&world.max, &agency_file(&world.max).await).await;
    assert_eq!(own.rows("pending_pledge").len(), 2);
    assert!(own.rows("event").iter().any(|row| row["kind"] == "PledgePending"));
    let change = &own.rows("pledge_change")[0];
    assert!(change["changed_by"].is_string() && change["approved_by"].is_string(), "{change}");
}

#[behaviour]
async fn a_person_takes_out_everything_about_themselves_wherever_they_belong(world: &World) {
    a_scene(world).await;
    let mut parcel = Parcel::of(&world.ana, "/exports/me.zip").await;
    assert_eq!(parcel.rows("person")[0]["email"], "ana@example.test");
    assert_eq!(parcel.rows("session").len(), 1);
    assert_eq!(parcel.rows("prairie/membership").len(), 1);
    assert_eq!(parcel.rows("prairie/comment")[0]["body"], "=1+1");
    assert_eq!(parcel.rows("prairie/event").len(), 2);
    let all = parcel.everything();
    for other in ["9876543", "8765433", "rose@example.test", "token_hash"] {
        assert!(!all.contains(other), "{other} leaves with Ana");
    }
    let mut parcel = Parcel::of(&world.sven, "/exports/me.zip").await;
    assert_eq!(parcel.rows("person")[0]["name"], "Sven");
}

#[behaviour]
async fn nobody_takes_out_what_is_not_theirs(world: &World) {
    let file = agency_file(&world.max).await;
    for (actor, path, status) in [
        (&world.ana, file.as_str(), 403),
        (&world.cora, file.as_str(), 403),
        (&world.rose, file.as_str(), 403),
        (&world.fern, file.as_str(), 404),
        (&world.ana, "/n/prairie/exports/network.zip", 403),
        (&world.stella, "/n/prairie/exports/network.zip", 404),
        (&world.nobody, "/n/prairie/exports/network.zip", 401),
        (&world.nobody, "/exports/me.zip", 401),
    ] {
        let answer = refused(actor, path).await;
        assert_eq!(answer.status, status, "{} {path}: {}", actor.name(), answer.html);
    }
}

#[behaviour]
async fn many_rows_leave_a_piece_at_a_time_and_none_is_lost(world: &World) {
    world.more_agencies(1_203).await;
    let mut parcel = Parcel::of(&world.cora, "/n/prairie/exports/network.zip").await;
    assert_eq!(parcel.rows("agency").len(), 1_207);
    assert_eq!(parcel.rows("membership").len(), 1_211);
}

#[behaviour]
async fn other_sites_get_no_file(world: &World) {
    let request = world.ana.request(reqwest::Method::GET, "/exports/me.zip").await;
    let answer = world.ana.send(request.header("sec-fetch-site", "cross-site")).await;
    assert_eq!(answer.status().as_u16(), 400);
    let posted = world.ana.request(reqwest::Method::POST, "/exports/me.zip").await;
    assert_eq!(world.ana.send(posted).await.status().as_u16(), 400);
}
