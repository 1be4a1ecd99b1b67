//! GraphQL over HTTP, and what bad input gets.

use reqwest::Method;
use reqwest::header::{ACCEPT, ALLOW, AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use serde_json::{Value, json};
use tests::{Actor, World, behaviour};

const RESPONSE: &str = "application/graphql-response+json";

struct Answer {
    status: u16,
    kind: String,
    allow: String,
    /// After how many seconds one may ask again, where it says so.
    again: String,
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
    let (status, kind) = (answer.status().as_u16(), header(CONTENT_TYPE));
    let (allow, again) = (header(ALLOW), header(RETRY_AFTER));
    let body = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap_or(Value::Null);
    Answer { status, kind, allow, again, body }
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

/// A request of so many bytes, most of them in one text.
fn large(bytes: usize) -> String {
    format!(r#"{{"query":"{{ network {{ slug }} }}","variables":{{"x":"{}"}}}}"#, "x".repeat(bytes))
}

#[behaviour]
async fn a_large_body_is_read_from_somebody_who_is_signed_in(world: &World) {
    for bytes in [600_000, 6_000_000] {
        let answer = post(&world.ana, large(bytes)).await;
        assert_eq!((answer.status, &answer.body["data"]["network"]["slug"]), (200, &json!("prairie")), "{bytes}");
    }
    let answer = post(&world.ana, large(6 << 20)).await;
    assert_eq!(answer.status, 413, "{:#}", answer.body);
    assert_eq!(answer.body["errors"][0]["extensions"]["code"], "BAD_INPUT");
    let answer = post(&world.nobody, large(600_000)).await;
    assert_eq!(answer.status, 413, "nobody sends a file: {:#}", answer.body);
    let request = world.nobody.request(Method::POST, "/n/prairie/graphql").await;
    let request = request.header(CONTENT_TYPE, "application/json").header(AUTHORIZATION, "Bearer made-up");
    assert_eq!(world.nobody.send(request.body(large(600_000))).await.status().as_u16(), 401);
    let path = "/n/prairie/graphql";
    let stream = ask(&world.ana, Method::POST, path, "text/event-stream", "application/json", large(600_000)).await;
    assert_eq!(stream.status, 413, "a stream would keep it: {:#}", stream.body);
    let many = format!(r#"{{"query":"{{ network {{ slug }} }}","variables":{{"x":[1{}]}}}}"#, ",1".repeat(300_000));
    assert_eq!(post(&world.ana, many).await.status, 413, "it is no file");
}

#[behaviour]
async fn deep_wide_and_circular_documents_are_refused(world: &World) {
    let nested = "{".repeat(10_000);
    let aliases = format!("{{ {} }}", (0..100).map(|n| format!("a{n}: __typename")).collect::<Vec<_>>().join(" "));
    let directives = format!("{{ __typename {} }}", "@include(if: true) ".repeat(200));
    let circular = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }".to_owned();
    let doubling =
        (0..40).map(|n| format!("fragment f{n} on Query {{ ...f{m} ...f{m} }}", m = n + 1)).collect::<String>();
    let doubling = format!("{{ ...f0 }} {doubling} fragment f40 on Query {{ __typename }}");
    let costly = "{ campaigns(first: 100) { nodes { participants(first: 100) { nodes { name } } comments(first: 100) { nodes { body } } } } }".to_owned();
    for document in [nested, aliases, directives, circular, doubling, costly] {
        let answer = post(&world.ana, json!({ "query": document }).to_string()).await;
        assert_eq!(answer.status, 400, "{document:.60}: {:#}", answer.body);
        assert_eq!(answer.body["errors"][0]["extensions"]["code"], "BAD_INPUT", "{document:.60}");
    }
}

/// The one refusal of a document that is not run.
async fn refusal(actor: &Actor, document: &str, variables: Value) -> String {
    let answer = post(actor, json!({ "query": document, "variables": variables }).to_string()).await;
    assert_eq!(answer.status, 400, "{document:.60}: {:#}", answer.body);
    assert_eq!(answer.body["errors"][0]["extensions"]["code"], "BAD_INPUT", "{document:.60}");
    answer.body["errors"][0]["message"].as_str().unwrap().to_owned()
}

#[behaviour]
async fn fields_nest_to_a_depth(world: &World) {
    let asking = |depth: usize| {
        format!("{{ __schema {{ queryType {{ {}name{} }} }} }}", "ofType { ".repeat(depth), " }".repeat(depth))
    };
    assert_eq!(refusal(&world.ana, &asking(30), json!({})).await, "Query is nested too deep.");
    let shallow = post(&world.ana, json!({ "query": asking(10) }).to_string()).await;
    assert_eq!(shallow.body["data"]["__schema"]["queryType"]["ofType"], Value::Null, "{:#}", shallow.body);
    assert_eq!(shallow.status, 200);
}

#[behaviour]
async fn the_schema_is_not_described_in_circles(world: &World) {
    let circle = format!("{}name{}", "interfaces { possibleTypes { ".repeat(8), " } }".repeat(8));
    let plain = format!("{{ __schema {{ types {{ {circle} }} }} }}");
    let hidden = format!(
        "{{ ...a }} fragment a on Query {{ __type(name: \"Node\") {{ ...b }} }} fragment b on __Type {{ possibleTypes {{ {circle} }} }}"
    );
    for document in [plain, hidden] {
        let message = refusal(&world.nobody, &document, json!({})).await;
        assert!(message.starts_with("The document asks about the schema in circles"), "{message}");
    }
}

#[behaviour]
async fn nul_reaches_no_database(world: &World) {
    let searching = "query($search: String) { tools(search: $search) { nodes { id } } }";
    for (document, variables) in [
        (searching, json!({ "search": "a\0b" })),
        (r#"{ tools(search: "a\u0000b") { nodes { id } } }"#, json!({})),
        (
            r#"mutation { requestSignInLink(input: { email: "a\u0000@example.test", requestKey: "k" }) { sent } }"#,
            json!({}),
        ),
    ] {
        assert!(refusal(&world.ana, document, variables).await.contains("NUL"), "{document}");
    }
    let asked = json!({ "query": "{ network { slug } }" }).to_string();
    let nowhere = ask(&world.ana, Method::POST, "/n/%00/graphql", RESPONSE, "application/json", asked).await;
    assert_eq!(nowhere.body["errors"][0]["extensions"]["code"], "NOT_FOUND", "{:#}", nowhere.body);
    assert_eq!(world.ana.looks_at("/n/prairie%00/campaigns").await.status, 404);
}

#[behaviour]
async fn long_lists_and_texts_are_answered_or_refused_and_never_a_fault(world: &World) {
    let campaign = world.open_campaign().await;
    let listing = "query($phases: [Phase!]) { campaigns(phases: $phases) { nodes { id } } }";
    let reply = world.ana.ask(listing, json!({ "phases": vec!["PLEDGING"; 5_000] })).await;
    assert_eq!(reply.data()["campaigns"]["nodes"], json!([{ "id": campaign.id }]));
    let searching = "query($search: String) { tools(search: $search) { nodes { id } } }";
    let reply = world.ana.ask(searching, json!({ "search": "%_'\\".repeat(40_000) })).await;
    assert!(reply.status < 500 && !reply.body.to_string().contains("INTERNAL"), "{:.300}", reply.body.to_string());
    let previewing = "query($input: PledgePreviewInput!) { pledgePreview(input: $input) { worstBill } }";
    let lines = |count| json!({ "input": { "campaignId": campaign.id, "lines": vec![json!({ "seats": 1 }); count] } });
    assert_eq!(world.ana.ask(previewing, lines(21)).await.denied(), "BAD_INPUT");
    assert!(world.ana.ask(previewing, lines(20)).await.data()["pledgePreview"]["worstBill"].is_number());
    let again: String = (0..20).map(|n| format!("a{n}: pledgePreview(input: $input) {{ worstBill }} ")).collect();
    let many = format!("query($input: PledgePreviewInput!) {{ {again} }}");
    assert_eq!(refusal(&world.ana, &many, lines(20)).await, "Query is too complex.");
}

#[behaviour]
async fn what_is_refused_is_told_in_the_form_that_was_asked_for(world: &World) {
    for wanted in ["application/json", RESPONSE] {
        let answer = ask(&world.ana, Method::POST, "/n/prairie/graphql", wanted, "application/json", "{").await;
        assert_eq!((answer.status, answer.kind), (400, format!("{wanted}; charset=utf-8")));
        let answer = ask(&world.ana, Method::PUT, "/n/prairie/graphql", wanted, "application/json", "{}").await;
        assert_eq!((answer.status, answer.kind), (405, format!("{wanted}; charset=utf-8")));
    }
}

#[behaviour]
async fn the_form_to_run_a_query_takes_no_deep_document(world: &World) {
    let form = world.ana.opens("/api").await.is_shown().form("/api#answer");
    let deep = "{a".repeat(50_000);
    let refused = form.clone().with("query", &deep).post().await;
    assert_eq!(refused.status, 422);
    refused.says("We cannot read this query");
    form.clone().with("query", "{ network { slug } }").post().await.is_shown().says("prairie");
    let strange =
        form.clone().with("query", "mutation { signOut(input: { requestKey: \"k\" }) { done } }").post().await;
    assert_eq!(strange.status, 422);
    strange.says("Only queries");
    // Who belongs elsewhere is not even judged.
    let page = world.sven.opens_at("/n/prairie/api").await;
    assert_eq!(page.status, 404);
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

fn codes(answer: &Answer) -> Vec<&str> {
    let errors = answer.body["errors"].as_array().map_or(&[][..], Vec::as_slice);
    errors.iter().map(|error| error["extensions"]["code"].as_str().expect("an error has a code")).collect()
}

#[behaviour]
async fn who_does_much_in_a_row_waits_and_nobody_else_does(world: &World) {
    let server = world.server_with(api::Settings { deeds_per_person_max: 3, ..api::Settings::default() });
    let [ana, hugo] = [&world.ana, &world.hugo].map(|actor| actor.in_front_of(server.address()));
    let form = ana.opens("/settings").await.is_shown().form("/settings");
    hugo.arrives().await;
    // Each is refused before it writes, so that all ten are asked for within a moment: after a fifth of a second one more is
    // allowed.
    let deed = |number: u32| {
        format!(
            "a{number}: changeMySettings(input: {{ language: EN, zone: \"America/Winnipeg\", requestKey: \"\" }}) \
             {{ person {{ id }} }} "
        )
    };
    let ten = format!("mutation {{ {} }}", (0..10).map(deed).collect::<String>());
    let ten = json!({ "query": ten }).to_string();
    world
        .unchanged_by(async || {
            for actor in [&ana, &hugo] {
                let answer = post(actor, ten.clone()).await;
                let told = codes(&answer);
                assert_eq!(
                    (told.len(), &told[..3]),
                    (10, &["BAD_INPUT"; 3][..]),
                    "{}: {:#}",
                    actor.name(),
                    answer.body
                );
                let limited = told.iter().position(|code| *code == "RATE_LIMITED").expect("ten in a row are too many");
                assert_eq!((answer.status, answer.again.as_str()), (200, "1"), "the others were answered");
                let refused = &answer.body["errors"][limited];
                assert_eq!(refused["extensions"]["retryAfter"], 1);
                let sentence = "Too many requests in a short time. Please try again in a minute.";
                assert_eq!(refused["message"], sentence);
            }
        })
        .await;
    // The same form at once, a dozen times: three at most are done, and those that come a fifth of a second later.
    let pages = futures::future::join_all((0..12).map(|_| form.post())).await;
    let (refused, done): (Vec<_>, Vec<_>) = pages.into_iter().partition(|page| page.status == 429);
    assert!(!refused.is_empty() && done.iter().all(|page| page.status == 303), "{done:#?}");
    for page in refused {
        page.is_valid();
        assert_eq!(page.headers[RETRY_AFTER], "1");
        page.says("That was a lot in a short time").says("Please try again in a minute. Nothing was changed.");
    }
}

#[behaviour]
async fn who_asks_for_much_in_a_row_waits_and_pages_go_on(world: &World) {
    let server = world.server_with(api::Settings { cost_per_asker_max: 10_000, ..api::Settings::default() });
    let at_it = |actor: &Actor| actor.in_front_of(server.address());
    let (ana, hugo, nobody) = (at_it(&world.ana), at_it(&world.hugo), at_it(&world.nobody));
    ana.arrives().await;
    // It weighs nearly as much as any document may: of two at once the other one has to wait for nearly a second.
    let heavy = format!("{{ agencies(first: 100) {{ nodes {{ {} }} }} }}", "name ".repeat(97));
    let heavy = json!({ "query": heavy }).to_string();
    let sentence = "Too many requests in a short time. Please try again in a minute.";
    for actor in [&ana, &nobody] {
        let both = <[Answer; 2]>::from(futures::join!(post(actor, heavy.clone()), post(actor, heavy.clone())));
        let (refused, done): (Vec<_>, Vec<_>) = both.into_iter().partition(|answer| answer.status == 429);
        let ([refused], [done]) = (refused.as_slice(), done.as_slice()) else { panic!("one of two is answered") };
        assert!(!codes(done).contains(&"RATE_LIMITED"), "{}: {:#}", actor.name(), done.body);
        assert_eq!(refused.again, "1", "{}: {:#}", actor.name(), refused.body);
        let error = json!({ "message": sentence, "extensions": { "code": "RATE_LIMITED", "retryAfter": 1 } });
        assert_eq!(refused.body, json!({ "errors": [error] }), "{}", actor.name());
        let page = actor.opens_at("/sign-in").await;
        assert_ne!(page.status, 429, "pages are not counted");
    }
    let other = post(&hugo, heavy).await;
    assert_eq!((other.status, codes(&other)), (200, Vec::new()), "{:#}", other.body);
    ana.opens("/agencies").await.is_shown();
}

#[behaviour]
async fn health_is_told_without_a_session(world: &World) {
    let answer = world.nobody.looks_at("/health").await;
    assert_eq!(answer.status, 200, "{}", answer.html);
}
