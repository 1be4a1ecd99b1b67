//! An agency was linked with the same organization's in another network, that was ended, or some of a profile was carried over.

use domain::identity::person;
use domain::links::{LinkNews, Named, ProfileField};
use domain::notifications::LeasedAccountMail;
use words::{Arg, Language, label, say};

use crate::addresses;
use crate::letter::{Block, Figure, Letter};
use crate::message::one_line;
use crate::notices::reader::zone_of;

/// Which of the three it is: the names of its sentences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    subject: &'static str,
    intro: &'static str,
    next: &'static str,
}

/// Two agencies were linked.
pub(super) const LINKED: Kind =
    Kind { subject: "mails-link-made-subject", intro: "mails-link-made-intro", next: "mails-link-made-next" };

/// The link was ended.
pub(super) const ENDED: Kind =
    Kind { subject: "mails-link-ended-subject", intro: "mails-link-ended-intro", next: "mails-link-ended-next" };

/// Some of a profile was carried over.
pub(super) const CARRIED: Kind =
    Kind { subject: "mails-link-carried-subject", intro: "mails-link-carried-intro", next: "mails-link-carried-next" };

/// The letter.
pub(super) fn letter(
    kind: Kind,
    news: &LinkNews,
    leased: &LeasedAccountMail,
    person: &person::Model,
    base_url: &str,
) -> Letter {
    let language = person.language.into();
    let (agency, other) = (one_line(&news.here.agency), one_line(&news.there.agency));
    let (network, other_network) = (network(language, &news.here), network(language, &news.there));
    let by = one_line(&news.by);
    let args = [
        ("agency", Arg::from(&agency)),
        ("network", Arg::from(&network)),
        ("other", Arg::from(&other)),
        ("otherNetwork", Arg::from(&other_network)),
        ("by", Arg::from(&by)),
    ];
    let tell = |key: &str| say(language, key, &args);
    let when = words::time::show_instant(language, leased.happened_at, zone_of(&person.zone));
    let mut figures =
        vec![Figure::new(tell("mails-label-when"), when), Figure::new(tell("mails-label-done-by"), by.clone())];
    if !news.fields.is_empty() {
        let fields: Vec<String> =
            news.fields.iter().map(|field| label(language, "profile-field", name(*field))).collect();
        figures.push(Figure::new(tell("mails-label-fields"), fields.join(", ")));
    }
    Letter {
        language,
        subject: tell(kind.subject),
        heading: tell(kind.subject),
        hello: say(language, "mails-hello", &[("name", one_line(&person.name).into())]),
        blocks: vec![
            Block::Text(tell(kind.intro)),
            Block::Figures(figures),
            Block::Text(tell(kind.next)),
            Block::Button {
                label: tell("mails-link-button"),
                address: addresses::agency_link(base_url, &news.slug, news.agency_id),
            },
        ],
        signed: tell("mails-signed-alone"),
        why: tell("mails-link-why"),
        preferences: None,
    }
}

fn network(language: Language, named: &Named) -> String {
    one_line(match language {
        Language::En => &named.network_en,
        Language::Fr => &named.network_fr,
    })
}

/// A field as people call it.
fn name(field: ProfileField) -> &'static str {
    match field {
        ProfileField::Name => "NAME",
        ProfileField::Province => "PROVINCE",
        ProfileField::Setting => "SETTING",
        ProfileField::SizeBand => "SIZE_BAND",
        ProfileField::Language => "LANGUAGE",
        ProfileField::ContactChannel => "CONTACT_CHANNEL",
        ProfileField::Staff => "STAFF",
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use domain::identity::Language as Reads;
    use domain::identity::account_mail::AccountMailKind;
    use uuid::Uuid;

    use super::*;

    fn told(kind: Kind, reads: Reads, fields: Vec<ProfileField>) -> String {
        let named = |agency: &str, en: &str, fr: &str| Named {
            agency: agency.into(),
            network_en: en.into(),
            network_fr: fr.into(),
        };
        let news = LinkNews {
            slug: "prairie".into(),
            agency_id: Uuid::from_u128(7),
            by: "Rose\nRoy".into(),
            here: named("Le Relais", "Prairie Table", "Table des Prairies"),
            there: named("Le Relais du Pacifique", "Coast Table", "Table du Pacifique"),
            fields,
        };
        let leased = LeasedAccountMail {
            mail: Uuid::nil(),
            person: Uuid::nil(),
            kind: AccountMailKind::AgenciesLinked,
            about: String::new(),
            happened_at: DateTime::UNIX_EPOCH,
            attempt: 1,
        };
        let person = person::Model {
            id: Uuid::nil(),
            name: "Max".into(),
            folded_name: "max".into(),
            email: Some("max@example.test".into()),
            language: reads,
            zone: "America/Winnipeg".into(),
            created_at: DateTime::UNIX_EPOCH,
            erased_at: None,
        };
        let letter = letter(kind, &news, &leased, &person, "https://table.example");
        format!("{}\n\n{}", letter.subject, letter.text().expect("it has a shape"))
    }

    #[test]
    fn what_became_of_a_link_is_told_in_both_languages() {
        let fields = || vec![ProfileField::Province, ProfileField::Staff];
        let letters = [Reads::En, Reads::Fr].map(|reads| {
            [(LINKED, vec![]), (ENDED, vec![]), (CARRIED, fields())].map(|(kind, fields)| told(kind, reads, fields))
        });
        insta::assert_snapshot!(letters.concat().join("\n----\n"));
    }
}
