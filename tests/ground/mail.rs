//! The mail server of the tests.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use tests::MailServer;
use tests::mail_server::Manners;

/// Says lines to the server one by one and gives the first digit of each answer; nothing where the line went dead.
fn say(server: &MailServer, lines: &[&str]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    let mut hear = || {
        let mut line = String::new();
        answers.read_line(&mut line).unwrap_or(0);
        line.chars().next()
    };
    let greeting = hear();
    let said = lines.iter().map(|line| {
        stream.write_all(format!("{line}\r\n").as_bytes()).ok()?;
        hear()
    });
    greeting.into_iter().chain(said.flatten()).collect()
}

fn a_mail(sender: &str, address: &str) -> Vec<String> {
    let data =
        format!("To: {address}\r\nSubject: =?utf-8?q?D=C3=A9j=C3=A0?=\r\nMessage-ID: <1@x.test>\r\n\r\nBonjour\r\n.");
    [&format!("HELO {sender}"), "MAIL FROM:<longtable@x.test>", &format!("RCPT TO:<{address}>"), "DATA", &data]
        .map(str::to_owned)
        .into()
}

fn send(server: &MailServer, address: &str) -> String {
    send_as(server, "x.test", address)
}

fn send_as(server: &MailServer, sender: &str, address: &str) -> String {
    let lines = a_mail(sender, address);
    say(server, &lines.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_mail_that_was_accepted_is_kept_and_can_be_read() {
    let server = MailServer::start();
    assert_eq!(send(&server, "ana@agency.test"), "222232");
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].to, ["ana@agency.test"]);
    assert_eq!(mails[0].subject, "Déjà");
    assert_eq!(mails[0].text.trim(), "Bonjour");
    assert_eq!(mails[0].message_id, "1@x.test");
}

#[test]
fn it_defers_refuses_and_hangs_up_when_told() {
    let server = MailServer::start();
    let defer = vec!["slow@agency.test".to_owned()];
    let refuse = vec!["nobody@agency.test".to_owned()];
    server.behaves(&Manners { defer, refuse, hang_up: 1, gather: 0 });
    assert_eq!(&send(&server, "slow@agency.test")[..4], "2224");
    assert_eq!(&send(&server, "nobody@agency.test")[..4], "2225");
    assert_eq!(server.mails(), []);
    assert_eq!(send(&server, "ana@agency.test"), "22223", "taken, and never answered");
    assert_eq!(send(&server, "ana@agency.test"), "222232", "once only");
    assert_eq!(server.mails().len(), 2);
}

#[test]
fn it_waits_for_as_many_senders_as_it_is_told() {
    let server = MailServer::start();
    server.behaves(&Manners { gather: 2, ..Manners::default() });
    std::thread::scope(|threads| {
        let first = threads.spawn(|| send_as(&server, "one.test", "ana@agency.test"));
        let same = threads.spawn(|| send_as(&server, "one.test", "ben@agency.test"));
        let second = threads.spawn(|| send_as(&server, "two.test", "ana@agency.test"));
        assert_eq!([first, same, second].map(|sent| sent.join().unwrap()), ["222232"; 3]);
    });
    assert_eq!(server.mails().len(), 3);
}

#[test]
fn it_can_go_away_and_come_back_at_the_same_port() {
    let mut server = MailServer::start();
    let port = server.port;
    send(&server, "ana@agency.test");
    server.gone();
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    let server = server.back();
    assert_eq!(server.port, port);
    send(&server, "ana@agency.test");
    assert_eq!(server.mails().len(), 2);
}
