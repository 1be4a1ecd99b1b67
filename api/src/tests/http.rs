//! The rules of the road: GraphQL over HTTP, over server-sent events and over WebSockets.

use actix_web::body::MessageBody;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, ALLOW, CONTENT_LENGTH, CONTENT_TYPE, COOKIE};
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, HttpServer};
use futures::future::poll_fn;
use futures::stream::{FuturesUnordered, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

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

const NAME: &str = "{ viewer { person { name } } }";
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
        // Who does not say how large it is, sends as much as anybody.
        (json().set_payload(vec![b' '; 600_000]), 413),
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

const WATCH: &str = "subscription($id: ID!) { campaignChanged(id: $id) { seatsPledged } }";

fn seats(count: i64) -> Value {
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

/// A WebSocket of the simplest kind: short texts, one frame each.
struct Socket(TcpStream);

impl Socket {
    /// Opens one for Ana, or gives the status of the refusal.
    async fn open(port: u16, headers: &str) -> Result<Socket, u16> {
        Socket::open_for("Ana", port, headers).await
    }

    async fn open_for(name: &str, port: u16, headers: &str) -> Result<Socket, u16> {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let request = format!(
            "GET /n/prairie/graphql HTTP/1.1\r\nHost: here.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: lt_session={name}\r\n{headers}\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await.unwrap());
        }
        let status = String::from_utf8(head).unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        if status == 101 { Ok(Socket(stream)) } else { Err(status) }
    }

    async fn say(&mut self, message: Value) {
        let text = message.to_string();
        let mut frame = vec![0x81, 0x80 | 126];
        frame.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
        // A mask of zeros leaves the text as it is.
        frame.extend([0; 4]);
        frame.extend(text.as_bytes());
        self.0.write_all(&frame).await.unwrap();
    }

    /// The next text, or the code of the farewell.
    async fn hear(&mut self) -> Result<Value, u16> {
        let kind = self.0.read_u8().await.unwrap();
        let length = match self.0.read_u8().await.unwrap() {
            126 => self.0.read_u16().await.unwrap(),
            short => u16::from(short),
        };
        let mut bytes = vec![0; usize::from(length)];
        self.0.read_exact(&mut bytes).await.unwrap();
        if kind == 0x88 {
            Err(u16::from_be_bytes([bytes[0], bytes[1]]))
        } else {
            Ok(serde_json::from_slice(&bytes).unwrap())
        }
    }

    /// Opens one for Ana and introduces her.
    async fn introduced(port: u16) -> Socket {
        let mut socket = Socket::open(port, OUR_PROTOCOL).await.ok().unwrap();
        socket.say(json!({ "type": "connection_init", "payload": {} })).await;
        assert_eq!(socket.hear().await, Ok(json!({ "type": "connection_ack" })));
        socket
    }

    /// The code of the farewell, whatever is said before it.
    async fn farewell(&mut self) -> u16 {
        loop {
            if let Err(code) = self.hear().await {
                return code;
            }
        }
    }
}

/// Serves the world on a port.
fn serve(world: &World) -> (u16, actix_web::dev::ServerHandle) {
    let configure = world.api.configure();
    let server =
        HttpServer::new(move || App::new().configure(configure.clone())).workers(1).bind(("127.0.0.1", 0)).unwrap();
    let port = server.addrs()[0].port();
    let server = server.disable_signals().run();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    (port, handle)
}

fn subscribe(id: &str, query: &str, variables: Value) -> Value {
    json!({ "type": "subscribe", "id": id, "payload": { "query": query, "variables": variables } })
}

const OUR_PROTOCOL: &str = "Sec-WebSocket-Protocol: graphql-transport-ws\r\n";

#[actix_web::test]
async fn changes_are_told_by_a_socket() {
    let world = World::new().await;
    let campaign = world.open_campaign("one").await;
    let (port, handle) = serve(&world);
    assert_eq!(Socket::open(port, "").await.err(), Some(400));
    let from_elsewhere = format!("{OUR_PROTOCOL}Origin: https://elsewhere.example\r\n");
    assert_eq!(Socket::open(port, &from_elsewhere).await.err(), Some(403));
    let mut socket = Socket::open(port, &format!("{OUR_PROTOCOL}Origin: http://here.example\r\n")).await.ok().unwrap();
    socket.say(json!({ "type": "connection_init" })).await;
    assert_eq!(socket.hear().await.unwrap()["type"], "connection_ack");
    let payload = json!({ "query": WATCH, "variables": { "id": campaign } });
    socket.say(json!({ "type": "subscribe", "id": "1", "payload": payload })).await;
    assert_eq!(socket.hear().await, Ok(json!({ "type": "next", "id": "1", "payload": seats(0) })));
    world.reader("Ana").get(PLEDGE, pledge(&campaign, "North", 5, 9_500, "p1")).await;
    assert_eq!(socket.hear().await, Ok(json!({ "type": "next", "id": "1", "payload": seats(5) })));
    socket.say(json!({ "type": "subscribe", "id": "2", "payload": { "query": NAME } })).await;
    assert_eq!(socket.hear().await.unwrap()["payload"]["data"]["viewer"]["person"]["name"], "Ana");
    assert_eq!(socket.hear().await, Ok(json!({ "type": "complete", "id": "2" })));
    world.api.stop();
    // The stream's own end may be told before the socket's.
    let farewell = match socket.hear().await {
        Ok(_) => socket.hear().await,
        farewell => farewell,
    };
    assert_eq!(farewell, Err(1001));
    handle.stop(true).await;
}

#[actix_web::test]
async fn what_a_socket_watches_ends_with_the_role_that_opened_it() {
    let world = World::new().await;
    let campaign = world.open_campaign("one").await;
    let (port, handle) = serve(&world);
    let mut socket = Socket::introduced(port).await;
    socket.say(subscribe("1", WATCH, json!({ "id": campaign }))).await;
    assert_eq!(socket.hear().await, Ok(json!({ "type": "next", "id": "1", "payload": seats(0) })));
    let members = world.reader("Cora").get("{ members { nodes { id name } } }", json!({})).await;
    let members = members["members"]["nodes"].as_array().unwrap().clone();
    let ana = members.iter().find(|member| member["name"] == "Ana").unwrap()["id"].clone();
    let end = "mutation($input: EndRoleInput!) { endRole(input: $input) { done } }";
    let input = json!({ "input": { "memberId": ana, "askCoordinator": true, "requestKey": "end" } });
    assert_eq!(world.reader("Cora").get(end, input).await["endRole"]["done"], true);
    let last = socket.hear().await.unwrap();
    assert!(last.to_string().contains("NOT_FOUND") && !last.to_string().contains("seatsPledged\":0"), "{last}");
    socket.say(subscribe("2", "{ network { name } }", json!({}))).await;
    let mut heard = Vec::new();
    while !heard.iter().any(|one: &Value| one["id"] == "2") {
        heard.push(socket.hear().await.unwrap());
    }
    assert!(heard.last().unwrap().to_string().contains("NOT_FOUND"), "{heard:?}");
    handle.stop(false).await;
}

#[actix_web::test]
async fn who_breaks_the_protocol_of_sockets_is_left_with_its_code() {
    let world = World::new().await;
    let campaign = world.open_campaign("one").await;
    let (port, handle) = serve(&world);
    let init = || json!({ "type": "connection_init" });
    let watch = || subscribe("1", WATCH, json!({ "id": campaign }));
    for (said, code) in [
        (vec![watch()], 4401),
        (vec![init(), init()], 4429),
        (vec![json!({ "type": "nonsense" })], 4400),
        (vec![json!([])], 4400),
        (vec![json!({ "type": "connection_init", "payload": 7 })], 4400),
        (vec![init(), json!({ "type": "subscribe", "id": "1" })], 4400),
        (vec![init(), json!({ "type": "subscribe", "payload": { "query": NAME } })], 4400),
        (vec![init(), json!({ "type": "subscribe", "id": "1", "payload": { "query": 7 } })], 4400),
        (vec![init(), watch(), watch()], 4409),
    ] {
        let mut socket = Socket::open(port, OUR_PROTOCOL).await.ok().unwrap();
        for message in &said {
            socket.say(message.clone()).await;
        }
        assert_eq!(socket.farewell().await, code, "{said:?}");
    }
    let mut nobodys = Socket::open_for("a cookie of nobody", port, OUR_PROTOCOL).await.ok().unwrap();
    nobodys.say(init()).await;
    assert_eq!(nobodys.hear().await, Err(4403));
    handle.stop(true).await;
}

#[actix_web::test]
async fn a_socket_that_stays_silent_is_left() {
    let world = World::with(crate::Settings { introduction_secs_max: 0, ..crate::Settings::default() }).await;
    let (port, handle) = serve(&world);
    let mut silent = Socket::open(port, OUR_PROTOCOL).await.ok().unwrap();
    assert_eq!(silent.hear().await, Err(4408));
    handle.stop(true).await;
}

#[actix_web::test]
async fn a_socket_says_errors_and_no_more_than_it_must() {
    let world = World::new().await;
    let campaign = world.open_campaign("one").await;
    let (port, handle) = serve(&world);
    let mut socket = Socket::introduced(port).await;
    let deed = "mutation { signOut(input: { requestKey: \"k\" }) { done } }";
    for query in ["{ nothing }", "{", deed] {
        socket.say(subscribe("e", query, json!({}))).await;
        let error = socket.hear().await.unwrap();
        assert_eq!((&error["type"], &error["id"]), (&json!("error"), &json!("e")), "{error}");
        assert_eq!(error["payload"][0]["extensions"]["code"], "BAD_INPUT", "{error}");
    }
    // The id of what ended is free, and what the client completed is not completed again.
    let watch = || subscribe("e", WATCH, json!({ "id": campaign }));
    for _ in 0..2 {
        socket.say(watch()).await;
        assert_eq!(socket.hear().await, Ok(json!({ "type": "next", "id": "e", "payload": seats(0) })));
        socket.say(json!({ "type": "complete", "id": "e" })).await;
        socket.say(json!({ "type": "ping" })).await;
        assert_eq!(socket.hear().await, Ok(json!({ "type": "pong" })));
    }
    for n in 0..20 {
        socket.say(subscribe(&n.to_string(), WATCH, json!({ "id": campaign }))).await;
        assert_eq!(socket.hear().await.unwrap()["type"], "next");
    }
    socket.say(watch()).await;
    let error = socket.hear().await.unwrap();
    assert_eq!(error["payload"][0]["message"], "A socket has at most 20 operations at once.");
    assert_eq!(error["payload"][0]["extensions"]["code"], "BAD_INPUT");
    // Nobody was signed out.
    assert_eq!(world.reader("Ana").get(NAME, json!({})).await["viewer"]["person"]["name"], "Ana");
    handle.stop(false).await;
}

#[actix_web::test]
async fn places_for_streams_are_counted_by_address_and_by_person() {
    let few = crate::Settings { streams_per_address_max: 2, streams_per_person_max: 2, ..crate::Settings::default() };
    let world = World::with(few).await;
    let campaign = world.open_campaign("one").await;
    let (port, handle) = serve(&world);
    let watch = |id| subscribe(id, WATCH, json!({ "id": campaign }));
    let mut socket = Socket::introduced(port).await;
    socket.say(watch("1")).await;
    assert_eq!(socket.hear().await.unwrap()["type"], "next");
    socket.say(watch("2")).await;
    assert_eq!(socket.hear().await.unwrap()["payload"][0]["extensions"]["code"], "RATE_LIMITED");
    let mut another = Socket::open(port, OUR_PROTOCOL).await.ok().unwrap();
    assert_eq!(Socket::open(port, OUR_PROTOCOL).await.err(), Some(503));
    another.say(json!({ "type": "connection_init" })).await;
    assert_eq!(another.hear().await, Err(1013));
    handle.stop(false).await;
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
