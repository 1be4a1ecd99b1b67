//! A mail as it travels: headers, a plain text part and an HTML part that says the same.

use std::time::SystemTime;

use lettre::address::Envelope;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, Message};

use crate::outlet::{Mail, SendError};

/// A mail's envelope and its bytes.
#[derive(Debug)]
pub(crate) struct Sealed {
    pub(crate) envelope: Envelope,
    pub(crate) bytes: Vec<u8>,
}

/// Puts a mail into its envelope.
///
/// What people typed ends up in headers only after [`one_line`], so it cannot add headers of its own. The same mail gives
/// the same bytes at every attempt: nothing in it is made now.
pub(crate) fn seal(mail: &Mail) -> Result<Sealed, SendError> {
    let from: Mailbox = mail.from.parse().map_err(|_| {
        // Our own setting: the mail waits until somebody mends it.
        SendError::Transient(format!("the sender `{}` is not a mail address", one_line(&mail.from)))
    })?;
    let to: Address = mail
        .to
        .parse()
        .map_err(|_| SendError::Permanent("what the recipient gave as an address is none".to_owned()))?;
    let name = Some(one_line(&mail.to_name)).filter(|name| !name.is_empty());
    let message = Message::builder()
        .message_id(Some(one_line(&mail.message_id)))
        .date(SystemTime::from(mail.at))
        .from(from)
        .to(Mailbox::new(name, to))
        .subject(one_line(&mail.subject))
        .header(AutoSubmitted)
        .header(ContentLanguage(mail.language.tag()))
        .multipart(parts(mail))
        .map_err(|error| SendError::Permanent(format!("the mail cannot be put together: {error}")))?;
    Ok(Sealed { envelope: message.envelope().clone(), bytes: message.formatted() })
}

/// Whether mails can be sent from this address, with or without a name in front: asked before the first mail is written.
/// Letters beyond ASCII may stand in the name; in the address few mail servers take them.
pub fn is_sender(text: &str) -> bool {
    text.parse().is_ok_and(|sender: Mailbox| AsRef::<str>::as_ref(&sender.email).is_ascii())
}

fn parts(mail: &Mail) -> MultiPart {
    // From the Message-ID, so that the bytes are the same at every attempt.
    let id: String = mail.message_id.chars().filter(char::is_ascii_alphanumeric).take(60).collect();
    MultiPart::builder()
        .kind(MultiPartKind::Alternative)
        .boundary(format!("lt{id}"))
        .singlepart(SinglePart::plain(mail.text.clone()))
        .singlepart(SinglePart::html(mail.html.clone()))
}

/// A text on one line, without control characters: what may stand in a header.
pub(crate) fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Tells holiday notes and other machines that nobody waits for their answer (RFC 3834).
#[derive(Clone, Copy)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The language of both parts, for screen readers and translators.
#[derive(Clone)]
struct ContentLanguage(&'static str);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(tag: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        words::Language::all()
            .iter()
            .find(|language| language.tag() == tag)
            .map(|language| ContentLanguage(language.tag()))
            .ok_or_else(|| "not a language of ours".into())
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::{MessageParser, MimeHeaders};
    use words::Language;

    fn mail() -> Mail {
        Mail {
            message_id: "<0190aaaa-0000-7000-8000-000000000001@table.example>".into(),
            from: "Longtable <longtable@table.example>".into(),
            to: "mireille@anse.example".into(),
            to_name: "Mireille Savoie".into(),
            subject: "Licences\u{A0}: vous participez à l’achat groupé".into(),
            text: "Bonjour,\n\n.une ligne qui commence par un point\n1\u{A0}240,50\u{A0}$\n".into(),
            html: "<p>Bonjour, 1\u{A0}240,50\u{A0}$</p>".into(),
            language: Language::Fr,
            at: "2027-03-02T21:00:05Z".parse().unwrap(),
        }
    }

    fn bytes(mail: &Mail) -> String {
        String::from_utf8(seal(mail).unwrap().bytes).unwrap()
    }

    #[test]
    fn both_parts_say_the_same_and_the_headers_say_what_it_is() {
        let sealed = seal(&mail()).unwrap();
        assert!(sealed.bytes.is_ascii(), "any server takes it");
        let read = MessageParser::default().parse(&sealed.bytes).unwrap();
        assert_eq!(read.message_id(), Some("0190aaaa-0000-7000-8000-000000000001@table.example"));
        assert_eq!(read.subject(), Some(mail().subject.as_str()));
        assert_eq!(read.date().unwrap().to_rfc3339(), "2027-03-02T21:00:05Z");
        let header = |name: &str| read.header_raw(name.to_owned()).unwrap().trim();
        assert_eq!(header("Auto-Submitted"), "auto-generated");
        assert_eq!(header("Content-Language"), "fr-CA");
        let whole = read.content_type().unwrap();
        assert_eq!((whole.ctype(), whole.subtype()), ("multipart", Some("alternative")));
        assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), mail().text.trim_end());
        assert_eq!(read.body_html(0).unwrap().trim_end(), mail().html);
        let kinds: Vec<_> = read.parts.iter().skip(1).map(|part| part.content_type().unwrap().subtype()).collect();
        assert_eq!(kinds, [Some("plain"), Some("html")], "the plainest comes first");
    }

    #[test]
    fn the_same_mail_gives_the_same_bytes() {
        assert_eq!(bytes(&mail()), bytes(&mail()));
    }

    #[test]
    fn nobody_can_add_a_header() {
        let mail = Mail {
            to_name: "Eve\r\nBcc: everyone@example.org\r\n\r\nbody".into(),
            subject: "Hello\r\nBcc: all@example.org\n X-Other: 1\u{0}\u{2028}".into(),
            message_id: "<1@x\r\nX-Third: 1>".into(),
            ..mail()
        };
        let text = bytes(&mail);
        let head = text.split("\r\n\r\n").next().unwrap();
        let names: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split(':').next().unwrap())
            .collect();
        let expected = [
            "Message-ID",
            "Date",
            "From",
            "To",
            "Subject",
            "Auto-Submitted",
            "Content-Language",
            "MIME-Version",
            "Content-Type",
        ];
        assert_eq!(names, expected);
        assert_eq!(seal(&mail).unwrap().envelope.to().len(), 1);
    }

    #[test]
    fn a_wrong_address_is_the_recipients_and_a_wrong_sender_is_ours() {
        let to = |to: &str| seal(&Mail { to: to.into(), ..mail() }).err();
        assert!(matches!(to("not an address"), Some(SendError::Permanent(_))));
        assert!(matches!(to("a@b.example\r\nRCPT TO:<c@d.example>"), Some(SendError::Permanent(_))));
        let from = seal(&Mail { from: "nobody".into(), ..mail() }).err();
        assert!(matches!(from, Some(SendError::Transient(_))));
    }

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(one_line(" a\r\n\tb \u{7}c  d "), "a b c d");
        assert_eq!(one_line("43\u{A0}licences"), "43\u{A0}licences");
    }
}
