//! Watching a campaign: what changes is told at once, over a socket as over a stream of events.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};
use tests::{Actor, World, behaviour};

/// A WebSocket of the simplest kind: texts of less than 64 kilobytes, one frame each.
struct Socket(TcpStream);

impl Socket {
    /// Opens one to the network somebody belongs to, in the protocol for GraphQL.
    async fn of(actor: &Actor) -> Self {
        let session = actor.cookie("lt_session").await.expect("they are signed in");
        let (address, network) = (actor.address(), actor.network());
        let host = address.trim_start_matches("http://");
        let mut line = TcpStream::connect(host).expect("the server listens");
        line.set_read_timeout(Some(Duration::from_secs(20))).expect("a line can be waited at");
        let head = format!(
            "GET /n/{network}/graphql HTTP/1.1\r\nHost: {host}\r\nOrigin: {address}\r\nConnection: Upgrade\r\n\
             Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
             Sec-WebSocket-Protocol: graphql-transport-ws\r\nCookie: lt_session={session}\r\n\r\n"
        );
        line.write_all(head.as_bytes()).expect("the server listens");
        let mut socket = Self(line);
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            answer.extend(socket.bytes(1));
        }
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.starts_with("HTTP/1.1 101 "), "{answer}");
        socket
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; count];
        self.0.read_exact(&mut bytes).expect("the server speaks");
        bytes
    }

    fn says(&mut self, message: &Value) {
        let text = message.to_string();
        let length = u16::try_from(text.len()).expect("it is short");
        // A mask of zeros leaves the text as it is.
        let mut frame = vec![0x81, 0x80 | 126];
        frame.extend(length.to_be_bytes());
        frame.extend([0; 4]);
        frame.extend(text.as_bytes());
        self.0.write_all(&frame).expect("the server listens");
    }

    /// The next text.
    fn hears(&mut self) -> Value {
        loop {
            let head = self.bytes(2);
            let length = match head[1] {
                126 => self.bytes(2).into_iter().fold(0, |length, byte| length * 256 + usize::from(byte)),
                short => usize::from(short),
            };
            let said = self.bytes(length);
            if head[0] == 0x81 {
                return serde_json::from_slice(&said).expect("a text is JSON");
            }
            assert_ne!(head[0], 0x88, "the server hung up: {}", String::from_utf8_lossy(&said));
        }
    }
}

const WATCH: &str = "subscription($id: ID!) { campaignChanged(id: $id) { seatsPledged agenciesIn myState } }";

#[behaviour]
async fn a_change_is_told_over_a_socket_to_each_what_they_may_see(world: &World) {
    let campaign = world.open_campaign().await;
    let watching = json!({ "query": WATCH, "variables": { "id": campaign.id } });
    let mut sockets = Vec::new();
    for actor in [&world.hugo, &world.rose] {
        let mut socket = Socket::of(actor).await;
        socket.says(&json!({ "type": "connection_init" }));
        assert_eq!(socket.hears()["type"], "connection_ack");
        socket.says(&json!({ "type": "subscribe", "id": "watch", "payload": watching }));
        sockets.push(socket);
    }
    let told = |seats: i64, agencies: i64, state: &str| {
        let changed = json!({ "seatsPledged": seats, "agenciesIn": agencies, "myState": state });
        json!({ "type": "next", "id": "watch", "payload": { "data": { "campaignChanged": changed } } })
    };
    for socket in &mut sockets {
        assert_eq!(socket.hears(), told(0, 0, "NONE"), "it says first how things are");
    }
    world.rose.pledge_seats(&campaign, 6).await.done();
    let [hugos, roses] = &mut sockets[..] else { panic!("two of them watch") };
    assert_eq!(hugos.hears(), told(6, 1, "NONE"));
    assert_eq!(roses.hears(), told(6, 1, "REQUESTED"));
    hugos.says(&json!({ "type": "complete", "id": "watch" }));
    hugos.says(&json!({ "type": "ping" }));
    assert_eq!(hugos.hears()["type"], "pong");
    world.rose.withdraw_pledge(&campaign, 1).await.done();
    assert_eq!(roses.hears(), told(0, 0, "WITHDRAWN"));
    hugos.says(&json!({ "type": "ping" }));
    assert_eq!(hugos.hears()["type"], "pong", "whoever watches no more is told nothing");
}
