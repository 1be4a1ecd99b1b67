//! Over the wire, to a real mail server.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tests::mail_server::Manners;
use tests::{MailServer, World, behaviour};
use worker::smtp::{Smtp, SmtpSettings, SmtpTls};

async fn courier(world: &World, server: &MailServer) -> worker::Worker {
    let settings = SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port: server.port,
        tls: SmtpTls::None,
        user: None,
        password: None,
        timeout: Duration::from_secs(10),
        hello: "table.test".to_owned(),
    };
    world.another_worker(Arc::new(Smtp::new(settings))).await
}

const ALL: [&str; 6] = ["ana", "hugo", "max", "mia", "nora", "rose"];

fn told(server: &MailServer) -> Vec<String> {
    let mut told: Vec<String> = server.mails().into_iter().flat_map(|mail| mail.to).collect();
    told.sort();
    told
}

fn everybody() -> Vec<String> {
    ALL.iter().map(|name| format!("{name}@example.test")).collect()
}

#[behaviour]
async fn a_mail_has_a_text_and_an_html_part_and_says_who_it_is_for(world: &World) {
    let server = MailServer::start();
    world.open_campaign().await;
    courier(world, &server).await.catch_up().await.unwrap();
    assert_eq!(told(&server), everybody());
    let mails = server.mails();
    let rose = mails.iter().find(|mail| mail.to == ["rose@example.test"]).unwrap();
    assert!(rose.subject.contains("Un seul cahier de dossiers"), "{}", rose.subject);
    assert!(rose.raw.contains("multipart/alternative"), "{}", rose.raw);
    assert!(rose.text.contains("http://table.test/n/prairie/"), "{}", rose.text);
    assert!(rose.html.contains("<html lang=\"fr"), "{}", rose.html);
    let mut ids: Vec<&String> = mails.iter().map(|mail| &mail.message_id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), ALL.len(), "a Message-ID for each");
}

#[behaviour]
async fn a_mail_server_gone_for_an_hour_gets_everything_later_and_once(world: &World) {
    let mut server = MailServer::start();
    world.open_campaign().await;
    let courier = courier(world, &server).await;
    server.gone();
    for _ in 0..6 {
        courier.catch_up().await.unwrap();
        world.goes_by(TimeDelta::minutes(10));
    }
    let server = server.back();
    world.goes_by(TimeDelta::hours(1));
    courier.catch_up().await.unwrap();
    assert_eq!(told(&server), everybody());
    world.goes_by(TimeDelta::hours(2));
    courier.catch_up().await.unwrap();
    assert_eq!(told(&server), everybody(), "once");
}

#[behaviour]
async fn one_recipient_in_trouble_holds_up_nobody_else(world: &World) {
    let server = MailServer::start();
    let manners = Manners {
        defer: vec!["mia@example.test".to_owned()],
        refuse: vec!["nora@example.test".to_owned()],
        ..Manners::default()
    };
    server.behaves(&manners);
    world.open_campaign().await;
    let courier = courier(world, &server).await;
    courier.catch_up().await.unwrap();
    let others = ["ana", "hugo", "max", "rose"].map(|name| format!("{name}@example.test"));
    assert_eq!(told(&server), others);
    server.behaves(&Manners::default());
    world.goes_by(TimeDelta::minutes(1));
    courier.catch_up().await.unwrap();
    let with_mia = ["ana", "hugo", "max", "mia", "rose"].map(|name| format!("{name}@example.test"));
    assert_eq!(told(&server), with_mia, "who was deferred gets it later, who is refused does not");
}

#[behaviour]
async fn a_mail_whose_answer_was_never_read_may_repeat_with_the_same_message_id(world: &World) {
    let server = MailServer::start();
    server.behaves(&Manners { hang_up: 2, ..Manners::default() });
    world.open_campaign().await;
    let courier = courier(world, &server).await;
    for _ in 0..4 {
        courier.catch_up().await.unwrap();
        world.goes_by(TimeDelta::minutes(10));
    }
    let mut mails: Vec<(Vec<String>, String)> =
        server.mails().into_iter().map(|mail| (mail.to, mail.message_id)).collect();
    assert_eq!(mails.len(), ALL.len() + 2);
    mails.sort();
    mails.dedup();
    assert_eq!(mails.len(), ALL.len(), "the repeated ones are the same mails");
}
