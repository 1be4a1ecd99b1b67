//! How mail leaves the house.

use super::reader::Reader;
use super::sheet::Wrong;
use chrono::TimeDelta;
use std::net::IpAddr;
use worker::{WorkerSettings, is_sender};

/// How mail leaves the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The sender of every mail.
    pub from: String,
    /// This server's own name in mail.
    pub domain: String,
    /// The mail server; without one every mail becomes a file in the data folder.
    pub server: Option<MailServer>,
    /// How long one worker holds a mail, and after a crash another one waits before it takes over.
    pub lease: TimeDelta,
}

/// A mail server to hand mail to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailServer {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way there is encrypted.
    pub tls: Tls,
    /// Who we sign in as there, with the password.
    pub sign_in: Option<(String, String)>,
}

/// How mail is encrypted on its way to the mail server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// A plain greeting, then encryption, or no mail at all.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
    /// Not at all: only for a mail server on the same machine.
    None,
}

impl Reader<'_> {
    /// The sender of whoever names none; some names a server can have make no mail address.
    fn usual_sender(&mut self, domain: &str) -> String {
        let from = format!("longtable@{domain}");
        if !is_sender(&from) && self.sheet.get("LONGTABLE_MAIL_FROM").is_none() {
            self.wrong.push(Wrong(format!(
                "LONGTABLE_MAIL_FROM is not set, and {from}, after LONGTABLE_BASE_URL, is not a mail address; set it to one."
            )));
        }
        from
    }

    pub(super) fn mail(&mut self, base_url: &str) -> Mail {
        let from = self.parsed("LONGTABLE_MAIL_FROM", SENDER, |text| is_sender(text).then(|| text.to_owned()));
        let domain = mail_domain(base_url);
        let from = from.unwrap_or_else(|| self.usual_sender(&domain));
        let tls =
            self.one_of("LONGTABLE_SMTP_TLS", &[("starttls", Tls::StartTls), ("tls", Tls::Tls), ("none", Tls::None)]);
        let tls = tls.unwrap_or(Tls::StartTls);
        let usual = match tls {
            Tls::StartTls => 587,
            Tls::Tls => 465,
            Tls::None => 25,
        };
        let port = self.number("LONGTABLE_SMTP_PORT", 1, 65_535).unwrap_or(usual);
        // Compose gives an empty line of .env on as an empty value: nobody signs in then.
        let said = |name| self.sheet.get(name).map(|found| found.value.clone()).filter(|value| !value.is_empty());
        let (user, password) = (said("LONGTABLE_SMTP_USER"), said("LONGTABLE_SMTP_PASSWORD"));
        if user.is_some() != password.is_some() {
            let (is, missing) = if user.is_some() { ("USER", "PASSWORD") } else { ("PASSWORD", "USER") };
            self.wrong.push(Wrong(format!(
                "LONGTABLE_SMTP_{is} is set but LONGTABLE_SMTP_{missing} is not; they go together."
            )));
        }
        let host = self.parsed("LONGTABLE_SMTP_HOST", "the name of a mail server", |text| {
            let sound = !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]_".contains(c));
            sound.then(|| text.to_owned())
        });
        let lease = self.number("LONGTABLE_MAIL_LEASE_SECS", 5, 3_600).map(|secs: u32| TimeDelta::seconds(secs.into()));
        let lease = lease.unwrap_or(WorkerSettings::LEASE);
        let server = host.map(|host| MailServer { host, port, tls, sign_in: user.zip(password) });
        if let Some(MailServer { host, tls: Tls::None, sign_in: Some(_), .. }) = &server
            && !is_this_machine(host)
        {
            self.wrong.push(Wrong(format!(
                "LONGTABLE_SMTP_TLS is none, so LONGTABLE_SMTP_PASSWORD would travel to {host} for anybody to read; set it to starttls or tls."
            )));
        }
        Mail { from, domain, server, lease }
    }
}

/// What the sender of every mail has to be.
const SENDER: &str = "a mail address without accents, such as longtable@example.org or \"Longtable, Inc.\" <longtable@example.org>; \
    a name with a comma or another sign stands in quotation marks";

/// Whether a mail server of this machine is meant: what is said to it never leaves the machine.
fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    let loopback = address.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    loopback || host.eq_ignore_ascii_case("localhost")
}

/// The name in our address; an address made of numbers cannot receive mail, so it becomes `localhost`.
fn mail_domain(base_url: &str) -> String {
    let uri: Option<actix_web::http::Uri> = base_url.parse().ok();
    let host = uri.as_ref().and_then(|uri| uri.host()).unwrap_or("localhost");
    let name = host.contains(|c: char| c.is_ascii_alphabetic()) && !host.starts_with('[');
    if name { host.to_owned() } else { "localhost".to_owned() }
}
