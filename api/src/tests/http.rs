//! The rules of the road: GraphQL over HTTP and over server-sent events.

use actix_web::App;
use actix_web::body::MessageBody;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, ALLOW, CONTENT_LENGTH, CONTENT_TYPE, COOKIE};
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use futures::future::poll_fn;
use futures::stream::{FuturesUnordered, StreamExt};
use serde_json::{Value, json};

use super::world::{PLEDGE, World, pledge};

/// An answer as far as these tests look at it.
struct Got {
    status: u16,
    media: String,
    allow: Option<String>,
    request_id: Option<String>,
    json: Value,
}

async fn send(world: &World, request: TestRequest) -> Got {
    let app = init_service(App::new().configure(world.api.configure())).await;
    let response = call_service(&app, request.insert_header((COOKIE, "lt_session=Ana")).to_request()).await;
    let header = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    let (media, allow, request_id) =
        (header("content-type").unwrap_or_default(), header(ALLOW.as_str()), header("x-request-id"));
    let status = response.status().as_u16();
    let body = read_body(response).await;
    Got { status, media, allow, request_id, json: serde_json::from_slice(&body).unwrap_or(Value::Null) }
}

fn post() -> TestRequest {
    TestRequest::post().uri("/n/prairie/graphql")
}

pub(super) const NAME: &str = "{ viewer { person { name } } }";
const GRAPHQL: &str = "application/graphql-response+json; charset=utf-8";
const PLAIN: &str = "application/json; charset=utf-8";

#[actix_web::test]
async fn a_query_is_answered_to_post_and_get() {
    let world = World::new().await;
    let expected = json!({ "data": { "viewer": { "person": { "name": "Ana" } } } });
    let got = send(&world, post().set_json(json!({ "query": NAME }))).await;
    assert_eq!((got.status, got.media.as_str(), got.json), (200, GRAPHQL, expected.clone()));
    assert_eq!(got.request_id.map(|id| id.len()), Some(36));
    let got = send(&world, post().insert_header((ACCEPT, "application/json")).set_json(json!({ "query": NAME }))).await;
    assert_eq!((got.status, got.media.as_str(), got.json), (200, PLAIN, expected.clone()));
    let address = "/graphql?query=query%20A(%24a%3ABoolean!)%7Bviewer%7Bperson%40include(if%3A%24a)%7Bname%7D%7D%7D&operationName=A&variables=%7B%22a%22%3Atrue%7D";
    let got = send(&world, TestRequest::get().uri(address)).await;
    assert_eq!((got.status, got.json), (200, expected));
}

#[actix_web::test]
async fn what_cannot_be_run_has_no_data_and_status_400_except_in_the_older_way() {
    let world = World::new().await;
    for query in [
        "{ nothing }",
        "{",
        "query A { viewer { canPledge } } query B { viewer { canPledge } }",
        "query($a: Int!) { viewer { canPledge } }",
    ] {
        let got = send(&world, post().set_json(json!({ "query": query }))).await;
        assert_eq!(got.status, 400, "{query}");
        assert_eq!(got.json.get("data"), None, "{query}");
        assert_eq!(got.json["errors"][0]["extensions"]["code"], "BAD_INPUT", "{query}");
        let got =
            send(&world, post().insert_header((ACCEPT, "application/json")).set_json(json!({ "query": query }))).await;
        assert_eq!(got.status, 200, "{query}");
    }
    let got = send(&world, post().set_json(json!({ "query": "{ network { name } uptake { campaigns } }" }))).await;
    assert_eq!((got.status, &got.json["data"]), (200, &Value::Null));
}

#[actix_web::test]
async fn bodies_that_cannot_be_read_are_refused() {
    let world = World::new().await;
    let json = || post().insert_header((CONTENT_TYPE, "application/json"));
    for (request, status) in [
        (json().set_payload("{"), 400),
        (json().set_payload(""), 400),
        (json().set_payload(&b"{\"query\": \"\xff\"}"[..]), 400),
        (json().set_payload("[1]"), 400),
        (json().set_payload("[]"), 400),
        (json().set_payload(vec![b' '; 10_000_000]), 413),
        (json().insert_header((CONTENT_LENGTH, "10000000")), 413),
        // Who is signed in may send as much as this, and is told what it is not.
        (json().set_payload(vec![b' '; 600_000]), 400),
        (post().set_payload("{}"), 415),
        (post().insert_header((CONTENT_TYPE, "text/plain")).set_payload("{}"), 415),
        (post().insert_header((CONTENT_TYPE, "application/json; charset=utf-16")).set_payload("{}"), 415),
        (post().insert_header((ACCEPT, "text/html")).set_json(json!({ "query": NAME })), 406),
        (TestRequest::get().uri("/graphql"), 400),
        (TestRequest::get().uri("/graphql?query=%7Bviewer%7BcanPledge%7D%7D&variables=x"), 400),
    ] {
        let got = send(&world, request).await;
        assert_eq!(got.status, status, "{}", got.json);
        assert_eq!(got.json["errors"][0]["extensions"]["code"], "BAD_INPUT", "{}", got.json);
    }
}

#[actix_web::test]
async fn a_cookie_of_nobody_has_only_so_many_large_bodies_looked_at() {
    let world = World::with(crate::Settings { cost_per_asker_max: 1_000, ..crate::Settings::default() }).await;
    let app = init_service(App::new().configure(world.api.configure())).await;
    let ask = || {
        let request =
            post().insert_header((CONTENT_TYPE, "application/json")).insert_header((CONTENT_LENGTH, "600000"));
        call_service(&app, request.insert_header((COOKIE, "lt_session=nobody")).to_request())
    };
    let answers = futures::future::join_all((0..60).map(|_| ask())).await;
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status().as_u16()).collect();
    assert!(statuses.contains(&413) && statuses.contains(&429), "{statuses:?}");
}

#[actix_web::test]
async fn deep_and_wide_documents_are_refused() {
    let world = World::new().await;
    let deep = format!("{{ viewer {}", "{ viewer ".repeat(20_000));
    let wide: String = (0..200).map(|n| format!("a{n}: campaigns {{ nodes {{ id }} }} ")).collect();
    let heavy = "{ campaigns(first: 100) { nodes { participants(first: 100) { nodes { id name province } } } } }";
    for query in [deep, format!("{{ {wide} }}"), heavy.to_owned()] {
        let got = send(&world, post().set_json(json!({ "query": query }))).await;
        assert_eq!((got.status, &got.json["errors"][0]["extensions"]["code"]), (400, &json!("BAD_INPUT")));
    }
}

#[actix_web::test]
async fn deeds_are_done_by_post_only_and_other_methods_mean_nothing() {
    let world = World::new().await;
    let address = "/graphql?query=mutation%7BsignOut(input%3A%7BrequestKey%3A%22k%22%7D)%7Bdone%7D%7D";
    for accept in ["application/json", "text/event-stream"] {
        let got = send(&world, TestRequest::get().uri(address).insert_header((ACCEPT, accept))).await;
        assert_eq!((got.status, got.allow.as_deref()), (405, Some("POST")));
    }
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
        let got = send(&world, TestRequest::default().method(method).uri("/graphql")).await;
        assert_eq!((got.status, got.allow.as_deref()), (405, Some("GET, POST")));
    }
    let got = send(&world, post().set_json(json!({ "query": NAME }))).await;
    assert_eq!(got.json["data"]["viewer"]["person"]["name"], "Ana");
}

#[actix_web::test]
async fn other_sites_are_refused() {
    let world = World::new().await;
    for (site, status) in [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)] {
        let got = send(&world, post().insert_header(("sec-fetch-site", site)).set_json(json!({ "query": NAME }))).await;
        assert_eq!(got.status, status, "{site}");
    }
}

#[actix_web::test]
async fn a_batch_is_answered_in_its_order_and_has_an_end() {
    let world = World::new().await;
    let batch = |count: usize| Value::from(vec![json!({ "query": NAME }); count]);
    let mut mixed = batch(1);
    mixed.as_array_mut().unwrap().push(json!({ "query": "{ nothing }" }));
    let got = send(&world, post().set_json(mixed)).await;
    assert_eq!(got.status, 200);
    assert_eq!(got.json[0]["data"]["viewer"]["person"]["name"], "Ana");
    assert_eq!(got.json[1]["errors"][0]["extensions"]["code"], "BAD_INPUT");
    assert_eq!(send(&world, post().set_json(batch(10))).await.status, 200);
    assert_eq!(send(&world, post().set_json(batch(11))).await.status, 400);
}

const FILE: &str = "/exports/me.zip";

#[actix_web::test]
async fn who_waits_for_a_file_must_still_be_somebody_when_it_is_made() {
    let world = World::new().await;
    let turns = world.api.exports().acquire_many(2).await.unwrap();
    let mut files: FuturesUnordered<_> = (0..4).map(|_| send(&world, TestRequest::get().uri(FILE))).collect();
    assert_eq!(files.next().await.unwrap().status, 429, "three files are enough to wait for");
    world.reader("Ana").get("mutation { signOut(input: { requestKey: \"k\" }) { done } }", json!({})).await;
    drop(turns);
    let late: Vec<u16> = files.map(|got| got.status).collect().await;
    assert_eq!(late, [401; 3]);
}

#[actix_web::test]
async fn files_wait_for_their_turn() {
    let world = World::new().await;
    let turns = world.api.exports().acquire_many(2).await.unwrap();
    let mut files: FuturesUnordered<_> = (0..4).map(|_| send(&world, TestRequest::get().uri(FILE))).collect();
    assert_eq!(files.next().await.unwrap().status, 429);
    drop(turns);
    let made: Vec<u16> = files.map(|got| got.status).collect().await;
    assert_eq!(made, [200; 3]);
    assert_eq!(send(&world, TestRequest::get().uri(FILE)).await.status, 200, "and then there is room again");
}

#[actix_web::test]
async fn introspection_and_suggestions_can_be_switched_off() {
    let open = World::new().await;
    let asked = json!({ "query": "{ __schema { queryType { name } } }" });
    assert_eq!(
        send(&open, post().set_json(asked.clone())).await.json["data"]["__schema"]["queryType"]["name"],
        "Query"
    );
    let misspelt = json!({ "query": "{ viewr { canPledge } }" });
    assert!(send(&open, post().set_json(misspelt.clone())).await.json.to_string().contains("viewer"));
    let closed = World::with(crate::Settings { introspection: false, ..crate::Settings::default() }).await;
    assert!(!send(&closed, post().set_json(asked)).await.json.to_string().contains("Query\""));
    assert!(!send(&closed, post().set_json(misspelt)).await.json.to_string().contains("viewer"));
}

#[actix_web::test]
async fn what_tools_ask_to_know_the_schema_is_within_the_limits() {
    let world = World::new().await;
    let of_type = format!("ofType {{ kind name {} }}", "ofType { kind name ".repeat(8) + &" }".repeat(8));
    let query = format!("query IntrospectionQuery {{ __schema {{ queryType {{ name }} mutationType {{ name }} subscriptionType {{ name }}
        types {{ ...FullType }} directives {{ name description locations args(includeDeprecated: true) {{ ...InputValue }} }} }} }}
        fragment FullType on __Type {{ kind name description specifiedByURL
          fields(includeDeprecated: true) {{ name description args(includeDeprecated: true) {{ ...InputValue }} type {{ ...TypeRef }} isDeprecated }}
          inputFields(includeDeprecated: true) {{ ...InputValue }} interfaces {{ ...TypeRef }}
          enumValues(includeDeprecated: true) {{ name description }} possibleTypes {{ ...TypeRef }} }}
        fragment InputValue on __InputValue {{ name description type {{ ...TypeRef }} defaultValue }}
        fragment TypeRef on __Type {{ kind name {of_type} }}");
    let got = send(&world, post().set_json(json!({ "query": query }))).await;
    assert_eq!((got.status, got.json.get("errors")), (200, None));
}

#[actix_web::test]
async fn the_health_of_the_server_is_that_of_its_database() {
    let world = World::new().await;
    assert_eq!(send(&world, TestRequest::get().uri("/health")).await.status, 200);
    world.database.close().await.unwrap();
    assert_eq!(send(&world, TestRequest::get().uri("/health")).await.status, 503);
}

pub(super) const WATCH: &str = "subscription($id: ID!) { campaignChanged(id: $id) { seatsPledged } }";

pub(super) fn seats(count: i64) -> Value {
    json!({ "data": { "campaignChanged": { "seatsPledged": count } } })
}

#[actix_web::test]
async fn changes_are_told_by_events() {
    let world = World::new().await;
    let campaign = world.open_campaign("one").await;
    let app = init_service(App::new().configure(world.api.configure())).await;
    let asked = json!({ "query": WATCH, "variables": { "id": campaign } });
    let request =
        post().insert_header((COOKIE, "lt_session=Mia")).insert_header((ACCEPT, "text/event-stream")).set_json(asked);
    let response = call_service(&app, request.to_request()).await;
    assert_eq!(response.headers().get(CONTENT_TYPE).unwrap(), "text/event-stream; charset=utf-8");
    let mut body = Box::pin(response.into_body());
    let mut next = async || {
        let chunk = poll_fn(|context| body.as_mut().poll_next(context)).await;
        chunk.map(|chunk| String::from_utf8(chunk.ok().unwrap().to_vec()).unwrap())
    };
    let event = |data: Value| Some(format!("event: next\ndata: {data}\n\n"));
    assert_eq!(next().await, event(seats(0)));
    world.reader("Ana").get(PLEDGE, pledge(&campaign, "North", 5, 9_500, "p1")).await;
    assert_eq!(next().await, event(seats(5)));
    world.reader("Mia").get("mutation { signOut(input: { requestKey: \"k\" }) { done } }", json!({})).await;
    world.reader("Ben").get(PLEDGE, pledge(&campaign, "South", 7, 9_500, "p2")).await;
    let last = next().await.unwrap();
    assert!(last.contains("UNAUTHENTICATED") && !last.contains("12"), "{last}");
    assert_eq!(next().await.as_deref(), Some("event: complete\ndata:\n\n"));
    assert_eq!(next().await, None);
}

#[actix_web::test]
async fn a_stream_that_cannot_begin_says_why_and_completes() {
    let world = World::new().await;
    let app = init_service(App::new().configure(world.api.configure())).await;
    let draft = json!({ "query": WATCH, "variables": { "id": "junk" } });
    for (asked, code) in [(draft, "NOT_FOUND"), (json!({ "query": "subscription { nothing }" }), "BAD_INPUT")] {
        let request = post()
            .insert_header((COOKIE, "lt_session=Ana"))
            .insert_header((ACCEPT, "text/event-stream"))
            .set_json(asked);
        let text = String::from_utf8(read_body(call_service(&app, request.to_request()).await).await.to_vec()).unwrap();
        assert!(text.starts_with("event: next\ndata: {\"errors\"") && text.contains(code), "{text}");
        assert!(text.ends_with("event: complete\ndata:\n\n"), "{text}");
    }
}

#[actix_web::test]
async fn streams_end_when_the_server_stops() {
    let world = World::new().await;
    let campaign = world.open_campaign("one").await;
    let app = init_service(App::new().configure(world.api.configure())).await;
    let asked = json!({ "query": WATCH, "variables": { "id": campaign } });
    let request =
        post().insert_header((COOKIE, "lt_session=Ana")).insert_header((ACCEPT, "text/event-stream")).set_json(asked);
    let response = call_service(&app, request.to_request()).await;
    world.api.stop();
    let text = String::from_utf8(read_body(response).await.to_vec()).unwrap();
    assert!(text.ends_with("event: complete\ndata:\n\n"), "{text}");
}

#[actix_web::test]
async fn deeds_are_not_done_over_a_stream() {
    let world = World::new().await;
    let deed = json!({ "query": "mutation { signOut(input: { requestKey: \"k\" }) { done } }" });
    let app = init_service(App::new().configure(world.api.configure())).await;
    let request = post().insert_header((COOKIE, "lt_session=Ana")).insert_header((ACCEPT, "text/event-stream"));
    let answer = call_service(&app, request.set_json(deed).to_request()).await;
    assert!(answer.headers().get("set-cookie").is_none());
    let text = String::from_utf8(read_body(answer).await.to_vec()).unwrap();
    assert!(text.contains("BAD_INPUT") && text.ends_with("event: complete\ndata:\n\n"), "{text}");
    assert_eq!(world.reader("Ana").get(NAME, json!({})).await["viewer"]["person"]["name"], "Ana");
}
