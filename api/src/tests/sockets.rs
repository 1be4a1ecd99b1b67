//! The rules of the road: GraphQL over WebSockets.

use actix_web::{App, HttpServer};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::http::{NAME, WATCH, seats};
use super::world::{PLEDGE, World, pledge};

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
