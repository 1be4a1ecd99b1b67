//! GraphQL over HTTP, and what bad input gets.

use reqwest::Method;
use reqwest::header::{ACCEPT, ALLOW, CONTENT_TYPE};
use serde_json::{Value, json};
use tests::{Actor, World, behaviour};

const RESPONSE: &str = "application/graphql-response+json";

struct Answer {
    status: u16,
    kind: String,
    allow: String,
    body: Value,
}

async fn ask(
    actor: &Actor,
    method: Method,
    path: &str,
    accept: &str,
    kind: &str,
    body: impl Into<reqwest::Body>,
) -> Answer {
    let request = actor.request(method, path).await.header(ACCEPT, accept);
    let request = if kind.is_empty() { request } else { request.header(CONTENT_TYPE, kind).body(body) };
    let answer = actor.send(request).await;
    let header = |name| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
    let (status, kind, allow) = (answer.status().as_u16(), header(CONTENT_TYPE), header(ALLOW));
    let body = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap_or(Value::Null);
    Answer { status, kind, allow, body }
}

async fn post(actor: &Actor, body: impl Into<reqwest::Body>) -> Answer {
    ask(actor, Method::POST, "/n/prairie/graphql", RESPONSE, "application/json", body).await
}

#[behaviour]
async fn a_query_may_come_by_post_and_by_get(world: &World) {
    let posted = post(&world.ana, r#"{"query":"{ network { slug } }"}"#).await;
    assert_eq!((posted.status, posted.body), (200, json!({ "data": { "network": { "slug": "prairie" } } })));
    assert!(posted.kind.starts_with(RESPONSE), "{}", posted.kind);
    let path = "/n/prairie/graphql?query=%7B%20network%20%7B%20slug%20%7D%20%7D";
    let got = ask(&world.ana, Method::GET, path, RESPONSE, "", "").await;
    assert_eq!((got.status, got.body), (200, json!({ "data": { "network": { "slug": "prairie" } } })));
    let old = ask(&world.ana, Method::GET, path, "application/json", "", "").await;
    assert_eq!(old.status, 200);
    assert!(old.kind.starts_with("application/json"), "{}", old.kind);
}

#[behaviour]
async fn a_get_never_changes_anything(world: &World) {
    world
        .unchanged_by(async || {
            let path = "/n/prairie/graphql?query=mutation%20%7B%20markNoticesRead(input%3A%7BnoticeId%3A%22a%22%20requestKey%3A%22a%22%7D)%20%7B%20unreadNotices%20%7D%20%7D";
            let got = ask(&world.ana, Method::GET, path, RESPONSE, "", "").await;
            assert_eq!(got.status, 405);
            assert_eq!(got.allow, "POST");
        })
        .await;
}

#[behaviour]
async fn what_is_no_request_is_told_so_with_a_status(world: &World) {
    for body in ["", "{", "[]", "7", r#"{"query":7}"#, r#"{"query":"{"}"#, r#"{"query":"{ nonsense }"}"#] {
        let answer = post(&world.ana, body).await;
        assert_eq!(answer.status, 400, "{body}: {:#}", answer.body);
        assert_eq!(answer.body["errors"][0]["extensions"]["code"], "BAD_INPUT", "{body}: {:#}", answer.body);
        assert!(answer.body.get("data").is_none(), "{body}: {:#}", answer.body);
    }
    let kind = ask(&world.ana, Method::POST, "/n/prairie/graphql", RESPONSE, "text/plain", "{}").await;
    assert_eq!(kind.status, 415);
    let accept = ask(
        &world.ana,
        Method::POST,
        "/n/prairie/graphql",
        "image/png",
        "application/json",
        r#"{"query":"{__typename}"}"#,
    );
    assert_eq!(accept.await.status, 406);
}

#[behaviour]
async fn invalid_utf_8_is_refused(world: &World) {
    let mut body = br#"{"query":"{ network { slug } }","variables":{"x":""#.to_vec();
    body.extend([0xff, 0xfe]);
    body.extend(br#""}}"#);
    assert_eq!(post(&world.ana, body).await.status, 400);
}

#[behaviour]
async fn ten_megabytes_are_too_much(world: &World) {
    let body = format!(r#"{{"query":"{{ network {{ slug }} }} #{}"}}"#, "x".repeat(10 << 20));
    let answer = post(&world.ana, body).await;
    assert_eq!(answer.status, 413, "{:#}", answer.body);
    assert_eq!(world.ana.ask("{ network { slug } }", json!({})).await.data()["network"]["slug"], "prairie");
}

#[behaviour]
async fn deep_wide_and_circular_documents_are_refused(world: &World) {
    let deep = format!(
        "{{ viewer {{ needs {{ campaign {{ {}id{} }} }} }} }}",
        "tool { supplier { ".repeat(20),
        "} ".repeat(40)
    );
    let nested = "{".repeat(10_000);
    let aliases = format!("{{ {} }}", (0..100).map(|n| format!("a{n}: __typename")).collect::<Vec<_>>().join(" "));
    let directives = format!("{{ __typename {} }}", "@include(if: true) ".repeat(200));
    let circular = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }".to_owned();
    let doubling =
        (0..40).map(|n| format!("fragment f{n} on Query {{ ...f{m} ...f{m} }}", m = n + 1)).collect::<String>();
    let doubling = format!("{{ ...f0 }} {doubling} fragment f40 on Query {{ __typename }}");
    let costly = "{ campaigns(first: 100) { nodes { participants(first: 100) { nodes { name } } comments(first: 100) { nodes { body } } } } }".to_owned();
    for document in [deep, nested, aliases, directives, circular, doubling, costly] {
        let answer = post(&world.ana, json!({ "query": document }).to_string()).await;
        assert_eq!(answer.status, 400, "{document:.60}: {:#}", answer.body);
        assert_eq!(answer.body["errors"][0]["extensions"]["code"], "BAD_INPUT", "{document:.60}");
    }
}

#[behaviour]
async fn a_page_of_a_list_holds_a_hundred_at_most(world: &World) {
    for wrong in ["first: 101", "first: -1", "last: 101", r#"first: 2, after: "nonsense""#] {
        let reply = world.ana.ask(&format!("{{ agencies({wrong}) {{ nodes {{ name }} }} }}"), json!({})).await;
        assert_eq!(reply.denied(), "BAD_INPUT", "{wrong}");
    }
    world.more_agencies(120).await;
    let first =
        world.ana.ask("{ agencies(first: 100) { nodes { id } pageInfo { hasNextPage endCursor } } }", json!({})).await;
    let first = first.data()["agencies"].clone();
    assert_eq!(first["nodes"].as_array().unwrap().len(), 100);
    assert_eq!(first["pageInfo"]["hasNextPage"], true);
    let document =
        "query($after: String) { agencies(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage } } }";
    let second = world.ana.ask(document, json!({ "after": first["pageInfo"]["endCursor"] })).await;
    assert_eq!(second.data()["agencies"]["nodes"].as_array().unwrap().len(), 24);
    assert_eq!(second.data()["agencies"]["pageInfo"]["hasNextPage"], false);
}

#[behaviour]
async fn an_id_that_is_none_finds_nothing(world: &World) {
    for id in ["", "x", "é", "AAAA", &"A".repeat(10_000), "00000000-0000-0000-0000-000000000000"] {
        let reply = world
            .ana
            .ask("query($id: ID!) { node(id: $id) { id } campaign(id: $id) { id } }", json!({ "id": id }))
            .await;
        assert_eq!(reply.body["data"]["node"], Value::Null, "{id:.40}");
        assert_eq!(reply.body["data"]["campaign"], Value::Null, "{id:.40}");
    }
}

#[behaviour]
async fn another_site_cannot_use_somebodys_session(world: &World) {
    let request = world.ana.request(Method::POST, "/n/prairie/graphql").await;
    let body =
        r#"{"query":"mutation { markNoticesRead(input: {noticeId: \"a\", requestKey: \"a\"}) { unreadNotices } }"}"#;
    let mut request = request.header(CONTENT_TYPE, "application/json").body(body).build().unwrap();
    request.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
    request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    let answer = reqwest::Client::new().execute(request).await.unwrap();
    assert!(answer.status().is_client_error(), "{}", answer.status());
}

#[behaviour]
async fn health_is_told_without_a_session(world: &World) {
    let answer = world.nobody.looks_at("/health").await;
    assert_eq!(answer.status, 200, "{}", answer.html);
}
