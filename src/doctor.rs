//! `doctor`: what is set, from where, and what is wrong.

mod postgres;

use crate::database::{self, changes};
use crate::demo::refusal::{refuse_a_database, refuse_a_folder};
use crate::settings;
use crate::settings::known::KNOWN;
use crate::settings::{Settings, Sheet};
use domain::events::{self, ChainFault, Examined};
use domain::networks::network;
use domain::{Clock, Database, Operation};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How long a mail server may take to be reached.
const REACH_SECS_MAX: u64 = 5;

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// As it should be.
    Fine,
    /// Worth knowing, and not wrong.
    Note,
    /// To be mended.
    Wrong,
}

/// What the checks found, in their order.
#[derive(Debug, Default)]
struct Findings(Vec<(Verdict, String)>);

impl Findings {
    fn fine(&mut self, sentence: impl Into<String>) {
        self.0.push((Verdict::Fine, sentence.into()));
    }

    fn note(&mut self, sentence: impl Into<String>) {
        self.0.push((Verdict::Note, sentence.into()));
    }

    fn wrong(&mut self, sentence: impl Into<String>) {
        self.0.push((Verdict::Wrong, sentence.into()));
    }

    /// Fine with one sentence, or wrong with the other.
    fn expect(&mut self, holds: bool, fine: impl Into<String>, wrong: impl Into<String>) {
        if holds { self.fine(fine) } else { self.wrong(wrong) }
    }

    fn all_fine(&self) -> bool {
        self.0.iter().all(|(verdict, _)| *verdict != Verdict::Wrong)
    }
}

/// Prints the settings and the findings; exits with 1 when something is wrong.
pub async fn run(config: Option<&Path>) -> ExitCode {
    let sheet = settings::environment(config);
    let mut findings = Findings::default();
    match Settings::understand(&sheet) {
        Ok(settings) => {
            findings.fine("every setting is understood");
            examine(&settings, &mut findings).await;
        }
        Err(wrong) => wrong.into_iter().for_each(|wrong| findings.wrong(wrong.0)),
    }
    print(&sheet, &findings);
    if findings.all_fine() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn print(sheet: &Sheet, findings: &Findings) {
    println!("longtable {}\n\nSettings", env!("CARGO_PKG_VERSION"));
    for known in KNOWN {
        println!("  {:<32} {}", known.name, sheet.shown(known));
        println!("  {:<32}   {}", "", known.about);
    }
    println!("\nChecks");
    for (verdict, sentence) in &findings.0 {
        let word = match verdict {
            Verdict::Fine => "fine ",
            Verdict::Note => "note ",
            Verdict::Wrong => "WRONG",
        };
        println!("  {word}  {sentence}");
    }
    let wrong = findings.0.iter().filter(|(verdict, _)| *verdict == Verdict::Wrong).count();
    match wrong {
        0 => println!("\nNothing is wrong."),
        1 => println!("\nOne thing is wrong."),
        more => println!("\n{more} things are wrong."),
    }
}

async fn examine(settings: &Settings, findings: &mut Findings) {
    data_folder(settings, findings);
    web_address(settings, findings);
    mail(settings, findings).await;
    tables(settings, findings).await;
}

fn data_folder(settings: &Settings, findings: &mut Findings) {
    let shown = settings.data.display();
    if let Err(sentence) = refuse_a_folder(settings) {
        findings.wrong(sentence);
    }
    if !settings.data.exists() {
        findings.note(format!("the data folder {shown} is not there yet and will be made at the start"));
        return;
    }
    let probe = settings.data.join(".doctor");
    let written = std::fs::write(&probe, "x").and_then(|()| std::fs::remove_file(&probe));
    match written {
        Ok(()) => findings.fine(format!("the data folder {shown} can be written")),
        Err(error) => findings.wrong(format!("the data folder {shown} cannot be written: {error}")),
    }
}

fn web_address(settings: &Settings, findings: &mut Findings) {
    if settings.base_url.starts_with("https://") {
        findings.fine(format!("readers reach this server by {}", settings.base_url));
    } else if settings.listen.ip().is_loopback() {
        findings.note(format!("readers reach this server by {}, on this machine only", settings.base_url));
    } else {
        findings.wrong(format!(
            "LONGTABLE_BASE_URL is {}, so whoever listens on the way can read along; put a proxy with https in front",
            settings.base_url
        ));
    }
}

async fn mail(settings: &Settings, findings: &mut Findings) {
    let Some(server) = &settings.mail.server else {
        let folder = settings.data.join(crate::mailbox::FOLDER);
        findings.note(format!("no mail server is set, so mails become files in {}", folder.display()));
        return;
    };
    let shown = format!("{}:{}", server.host, server.port);
    let reached = tokio::net::TcpStream::connect((server.host.as_str(), server.port));
    match tokio::time::timeout(Duration::from_secs(REACH_SECS_MAX), reached).await {
        Ok(Ok(_)) => findings.fine(format!("the mail server {shown} can be reached")),
        Ok(Err(error)) => findings.wrong(format!("the mail server {shown} cannot be reached: {error}")),
        Err(_) => findings.wrong(format!("the mail server {shown} does not answer within {REACH_SECS_MAX} seconds")),
    }
}

async fn tables(settings: &Settings, findings: &mut Findings) {
    // Looking must not make a file where there is none.
    if let Some(path) = database::sqlite_path(&settings.database.app).filter(|path| !path.exists()) {
        findings.note(format!("the database {} is not there yet and will be made at the start", path.display()));
        return;
    }
    let opened = match database::open(&settings.database, 2, Clock::system()).await {
        Ok(opened) => opened,
        Err(sentence) => return findings.wrong(sentence),
    };
    let begun = Instant::now();
    if let Err(error) = opened.app.ping().await {
        return findings.wrong(database::sentence(error));
    }
    findings.fine(format!("the database answers in {} ms", begun.elapsed().as_millis()));
    if let Err(sentence) = refuse_a_database(&opened.app).await {
        findings.wrong(sentence);
    }
    match database::missing(opened.app.pool()).await {
        Ok(missing) if missing.is_empty() => findings.fine("its tables are up to date"),
        // What is read below may not be there yet.
        Ok(missing) => {
            let lack = changes(missing.len());
            match opened.app.is_postgres() {
                true => findings.wrong(format!("its tables lack {lack}; run `longtable migrate`")),
                false => findings.note(format!("its tables lack {lack}, made at the next start")),
            }
            opened.close().await;
            return;
        }
        Err(error) => findings.wrong(database::sentence(error)),
    }
    chains(&opened.app, findings).await;
    if opened.app.is_postgres() {
        if settings.secret.is_none() {
            findings.note(
                "LONGTABLE_SECRET is not set, so the key of this data folder signs forms and sign-in links; \
                 servers and workers that share the database need the same",
            );
        }
        postgres::roles(&settings.database, &opened, findings).await;
    }
    opened.close().await;
}

/// Walks the chain of every network's events, and names the first link that does not hold.
async fn chains(app: &Database, findings: &mut Findings) {
    match domain::networks::every(&Operation::new(app)).await {
        Ok(networks) => {
            for network in networks {
                chain(app, &network, findings).await;
            }
        }
        Err(failure) => findings.wrong(format!("the networks could not be read: {failure}")),
    }
}

async fn chain(app: &Database, network: &network::Model, findings: &mut Findings) {
    let slug = &network.slug;
    match events::examine(&Operation::new(app), network.id).await {
        Ok(Examined::Whole { links, chain, of_agencies: (own, end) }) => {
            let all = format!("the log of {slug} is whole: {links} events, which come to {}", &chain[..16]);
            let beside = format!("; and {own} of its agencies' own affairs, which come to {}", &end[..16]);
            findings.fine(if own == 0 { all } else { all + &beside });
        }
        Ok(Examined::Broken { seq, event, fault }) => {
            findings.wrong(format!("the log of {slug} is broken at no. {seq} (event {event}): {}", broken(fault)));
        }
        Err(failure) => findings.wrong(format!("the log of {slug} could not be read: {failure}")),
    }
}

fn broken(fault: ChainFault) -> &'static str {
    match fault {
        ChainFault::EventChanged => "the event is not what it was",
        ChainFault::EventGone => "the event is gone",
        ChainFault::NumberMissing => "what comes before it is gone",
        ChainFault::LinkChanged => "its link is not what it was",
        ChainFault::NotInChain => {
            "it was told and is not in the chain; if an older program told it, `longtable migrate` adds it"
        }
    }
}
