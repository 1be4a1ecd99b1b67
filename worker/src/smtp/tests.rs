//! Conversations with a small server that reads its answers from a script.

use std::sync::{Arc, Mutex as Std};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use words::Language;

use super::*;

const HELLO: [&str; 2] = ["220 mail.example", "250-mail.example\r\n250 SMTPUTF8"];
const TAKEN: [&str; 4] = ["250 sender ok", "250 recipient ok", "354 go on", "250 taken"];
/// The server says nothing any more and hangs up.
const HANG_UP: &str = "";
/// The server says nothing, and stays on the line.
const SILENCE: &str = "silence";
/// The server takes the mail once the test says so.
const IN_A_WHILE: &str = "in a while";
/// The server begins to encrypt.
const ENCRYPT: &str = "220 ready";

/// What the server heard, a list of lines for each connection; the text of a mail is one line `(mail)`.
type Heard = Arc<Std<Vec<Vec<String>>>>;

struct Server {
    port: u16,
    heard: Heard,
    /// Has it answer where its script says [`IN_A_WHILE`].
    answers: Arc<Notify>,
    /// What it encrypts with, if it does.
    certificate: CertificateDer<'static>,
}

impl Server {
    /// A server whose connections follow these scripts, one after the other, encrypted from the start or when asked.
    async fn start(scripts: Vec<Vec<&'static str>>, encrypted: bool) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (acceptor, certificate) = acceptor();
        let heard = Heard::default();
        let answers = Arc::new(Notify::new());
        let (ears, answer) = (heard.clone(), answers.clone());
        tokio::spawn(async move {
            for script in scripts {
                let (stream, _) = listener.accept().await.unwrap();
                ears.lock().unwrap().push(Vec::new());
                let mut script = script.into_iter();
                if encrypted {
                    let Ok(stream) = acceptor.accept(stream).await else { continue };
                    play(stream, &mut script, (&ears, &answer), true).await;
                } else if let Some(stream) = play(stream, &mut script, (&ears, &answer), true).await {
                    let stream = acceptor.accept(stream).await.unwrap();
                    play(stream, &mut script, (&ears, &answer), false).await;
                }
            }
        });
        Server { port, heard, answers, certificate }
    }

    fn outlet(&self, tls: SmtpTls) -> Smtp {
        let settings = SmtpSettings {
            host: "localhost".into(),
            port: self.port,
            tls,
            user: None,
            password: None,
            timeout: Duration::from_secs(5),
            hello: "table.example".into(),
        };
        Smtp { extra_roots: vec![self.certificate.clone()], ..Smtp::new(settings) }
    }

    fn heard(&self) -> Vec<Vec<String>> {
        self.heard.lock().unwrap().clone()
    }
}

fn acceptor() -> (TlsAcceptor, CertificateDer<'static>) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let certificate = made.cert.der().clone();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .unwrap();
    (TlsAcceptor::from(Arc::new(config)), certificate)
}

/// Plays a script; gives the stream back when it is to be encrypted.
async fn play<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    script: &mut impl Iterator<Item = &'static str>,
    (ears, answers): (&Heard, &Notify),
    greets: bool,
) -> Option<S> {
    let mut stream = BufReader::new(stream);
    let mut in_mail = false;
    let mut first = greets;
    loop {
        if !std::mem::take(&mut first) {
            let mut line = String::new();
            while in_mail && line != ".\r\n" {
                line.clear();
                stream.read_line(&mut line).await.ok().filter(|read| *read > 0)?;
            }
            if in_mail {
                line = "(mail)".into();
            } else {
                stream.read_line(&mut line).await.ok().filter(|read| *read > 0)?;
            }
            ears.lock().unwrap().last_mut().unwrap().push(line.trim_end().to_owned());
        }
        let answer = match script.next() {
            None | Some(HANG_UP) => return None,
            Some(SILENCE) => std::future::pending().await,
            Some(IN_A_WHILE) => {
                answers.notified().await;
                "250 taken"
            }
            Some(answer) => answer,
        };
        in_mail = answer.starts_with("354");
        stream.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        if answer == ENCRYPT {
            return Some(stream.into_inner());
        }
    }
}

fn script(parts: &[&[&'static str]]) -> Vec<&'static str> {
    parts.concat()
}

fn mail(to: &str) -> Mail {
    Mail {
        message_id: "<1@table.example>".into(),
        from: "Longtable <longtable@table.example>".into(),
        to: to.into(),
        to_name: "Ana".into(),
        subject: "Hello".into(),
        text: "Hello.\r\n.\r\nRCPT TO:<eve@evil.example>\r\n".into(),
        html: "<p>Hello.</p>".into(),
        language: Language::En,
        at: "2027-03-02T21:00:00Z".parse().unwrap(),
    }
}

fn is_later(told: &Result<(), SendError>) -> bool {
    matches!(told, Err(SendError::Transient(_)))
}

fn is_never(told: &Result<(), SendError>) -> bool {
    matches!(told, Err(SendError::Permanent(_)))
}

const FROM: &str = "MAIL FROM:<longtable@table.example>";

#[tokio::test]
async fn one_connection_carries_mail_after_mail() {
    let server = Server::start(vec![script(&[&HELLO, &TAKEN, &TAKEN])], false).await;
    let outlet = server.outlet(SmtpTls::None);
    outlet.send(&mail("ana@a.example")).await.unwrap();
    outlet.send(&mail("ben@b.example")).await.unwrap();
    let said = ["EHLO table.example", FROM, "RCPT TO:<ana@a.example>", "DATA", "(mail)"];
    let again = [FROM, "RCPT TO:<ben@b.example>", "DATA", "(mail)"];
    assert_eq!(server.heard(), [[&said[..], &again[..]].concat()]);
}

#[tokio::test]
async fn a_refused_recipient_is_refused_for_good_and_the_next_mail_goes_on() {
    let refused = ["250 sender ok", "550 5.1.1 no such mailbox", "250 reset"];
    let server = Server::start(vec![script(&[&HELLO, &refused, &TAKEN])], false).await;
    let outlet = server.outlet(SmtpTls::None);
    let told = outlet.send(&mail("gone@a.example")).await;
    let Err(SendError::Permanent(why)) = told else { panic!("{told:?}") };
    assert!(why.contains("550") && why.contains("no such mailbox"), "{why}");
    outlet.send(&mail("ben@b.example")).await.unwrap();
    assert_eq!(server.heard().len(), 1);
    assert_eq!(server.heard()[0][3], "RSET");
}

#[tokio::test]
async fn whose_trouble_an_answer_is_decides_what_becomes_of_the_mail() {
    let cases: [(&[&'static str], bool); 9] = [
        (&["554 no service here"], false),
        (&["220 x", "550 who are you", "550 who are you"], false),
        (&["220 x", "250 x", "550 not from this sender"], false),
        (&["220 x", "250 x", "250 x", "450 busy"], false),
        (&["220 x", "250 x", "250 x", "550 unknown"], true),
        (&["220 x", "250 x", "250 x", "250 x", "554 no"], true),
        (&["220 x", "250 x", "250 x", "250 x", "354 x", "552 too much"], true),
        (&["220 x", "250 x", "250 x", "250 x", "354 x", "451 try again"], false),
        (&["220 x", "250 x", "421 good bye"], false),
    ];
    for (answers, never) in cases {
        let server = Server::start(vec![answers.to_vec()], false).await;
        let told = server.outlet(SmtpTls::None).send(&mail("ana@a.example")).await;
        assert_eq!((is_never(&told), is_later(&told)), (never, !never), "{answers:?}: {told:?}");
    }
}

#[tokio::test]
async fn a_wrong_password_is_our_trouble() {
    let hello = ["220 x", "250-x\r\n250 AUTH PLAIN LOGIN", "535 wrong"];
    let server = Server::start(vec![hello.to_vec()], false).await;
    let mut outlet = server.outlet(SmtpTls::None);
    (outlet.settings.user, outlet.settings.password) = (Some("table".into()), Some("secret".into()));
    let told = outlet.send(&mail("ana@a.example")).await;
    assert!(is_later(&told), "{told:?}");
    assert!(!format!("{outlet:?} {told:?}").contains("secret"));
}

#[tokio::test]
async fn a_connection_that_broke_in_between_is_opened_again_at_once() {
    let once = script(&[&HELLO, &TAKEN, &[HANG_UP]]);
    let server = Server::start(vec![once, script(&[&HELLO, &TAKEN])], false).await;
    let outlet = server.outlet(SmtpTls::None);
    outlet.send(&mail("ana@a.example")).await.unwrap();
    outlet.send(&mail("ben@b.example")).await.unwrap();
    assert_eq!(server.heard().len(), 2);
}

#[tokio::test]
async fn a_connection_that_breaks_in_the_middle_of_a_mail_leaves_it_for_later() {
    let broken = script(&[&HELLO, &TAKEN[..3], &[HANG_UP]]);
    let server = Server::start(vec![broken, script(&[&HELLO, &TAKEN])], false).await;
    let outlet = server.outlet(SmtpTls::None);
    assert!(is_later(&outlet.send(&mail("ana@a.example")).await));
    outlet.send(&mail("ana@a.example")).await.unwrap();
}

#[tokio::test]
async fn a_connection_the_server_takes_leave_of_in_between_is_opened_again_at_once() {
    let once = script(&[&HELLO, &TAKEN, &["421 4.4.2 silent for too long"]]);
    let server = Server::start(vec![once, script(&[&HELLO, &TAKEN])], false).await;
    let outlet = server.outlet(SmtpTls::None);
    outlet.send(&mail("ana@a.example")).await.unwrap();
    outlet.send(&mail("ben@b.example")).await.unwrap();
    assert_eq!(server.heard().len(), 2);
}

#[tokio::test]
async fn a_server_that_looks_at_a_mail_for_long_is_waited_for() {
    let server = Server::start(vec![script(&[&HELLO, &TAKEN[..3], &[IN_A_WHILE]])], false).await;
    let mut outlet = server.outlet(SmtpTls::None);
    outlet.settings.timeout = Duration::from_millis(250);
    let mail = mail("ana@a.example");
    let mut sent = outlet.send(&mail);
    assert!(timeout(2 * outlet.settings.timeout, &mut sent).await.is_err(), "it is still looking");
    server.answers.notify_one();
    sent.await.unwrap();
    assert_eq!(server.heard(), [["EHLO table.example", FROM, "RCPT TO:<ana@a.example>", "DATA", "(mail)"]]);
}

#[tokio::test]
async fn a_silent_server_is_given_up_in_time() {
    let silent = script(&[&HELLO, &TAKEN[..2], &[SILENCE]]);
    let server = Server::start(vec![silent], false).await;
    let mut outlet = server.outlet(SmtpTls::None);
    outlet.settings.timeout = Duration::from_millis(200);
    let told = outlet.send(&mail("ana@a.example")).await;
    assert!(is_later(&told), "{told:?}");
    assert!(outlet.open.lock().await.is_none(), "half a mail is no beginning for another");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_waited_for() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = Server::start(vec![], false).await;
    let mut outlet = server.outlet(SmtpTls::None);
    outlet.settings.port = listener.local_addr().unwrap().port();
    drop(listener);
    let told = outlet.send(&mail("ana@a.example")).await;
    assert!(is_later(&told), "{told:?}");
}

#[tokio::test]
async fn mail_is_encrypted_from_the_first_byte() {
    let server = Server::start(vec![script(&[&HELLO, &TAKEN, &TAKEN])], true).await;
    let outlet = server.outlet(SmtpTls::Implicit);
    outlet.send(&mail("ana@a.example")).await.unwrap();
    outlet.send(&mail("ben@b.example")).await.unwrap();
    assert_eq!(server.heard().len(), 1);
}

#[tokio::test]
async fn mail_is_encrypted_from_the_second_sentence() {
    let hello = ["220 x", "250-x\r\n250 STARTTLS", ENCRYPT, "250 x"];
    let server = Server::start(vec![script(&[&hello, &TAKEN])], false).await;
    server.outlet(SmtpTls::StartTls).send(&mail("ana@a.example")).await.unwrap();
    let heard = server.heard();
    assert_eq!(heard[0][..3], ["EHLO table.example", "STARTTLS", "EHLO table.example"]);
}

#[tokio::test]
async fn a_server_that_does_not_encrypt_gets_no_mail() {
    let server = Server::start(vec![script(&[&HELLO, &TAKEN])], false).await;
    let told = server.outlet(SmtpTls::StartTls).send(&mail("ana@a.example")).await;
    assert!(is_later(&told), "{told:?}");
    assert!(server.heard()[0].iter().all(|line| !line.starts_with("MAIL")), "{:?}", server.heard());
}

#[tokio::test]
async fn a_certificate_nobody_vouches_for_gets_no_mail() {
    for tls in [SmtpTls::Implicit, SmtpTls::StartTls] {
        let hello = ["220 x", "250-x\r\n250 STARTTLS", ENCRYPT, "250 x"];
        let server = Server::start(vec![script(&[&hello, &TAKEN])], tls == SmtpTls::Implicit).await;
        let mut outlet = server.outlet(tls);
        outlet.extra_roots.clear();
        let told = outlet.send(&mail("ana@a.example")).await;
        assert!(is_later(&told), "{told:?}");
    }
}

#[tokio::test]
async fn an_address_beyond_ascii_needs_a_server_that_takes_it() {
    let able = Server::start(vec![script(&[&HELLO, &TAKEN])], false).await;
    able.outlet(SmtpTls::None).send(&mail("zoé@a.example")).await.unwrap();
    assert_eq!(able.heard()[0][1], format!("{FROM} SMTPUTF8"));
    let unable = Server::start(vec![script(&[&["220 x", "250 x"], &TAKEN])], false).await;
    let told = unable.outlet(SmtpTls::None).send(&mail("zoé@a.example")).await;
    assert!(is_never(&told), "{told:?}");
}

/// The stream must not wait for the other side's acknowledgement between the two pieces of a mail.
#[tokio::test]
async fn a_hundred_mails_take_no_time() {
    let mails: Vec<&'static str> = std::iter::repeat_n(TAKEN, 100).flatten().collect();
    let server = Server::start(vec![script(&[&HELLO, &mails])], false).await;
    let outlet = server.outlet(SmtpTls::None);
    let begun = tokio::time::Instant::now();
    for _ in 0..100 {
        outlet.send(&mail("ana@a.example")).await.unwrap();
    }
    assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}
