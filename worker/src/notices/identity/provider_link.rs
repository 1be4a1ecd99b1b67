//! The link that confirms who somebody is at a provider.

use domain::identity::person;
use domain::networks::network;
use domain::notifications::LeasedAccountMail;
use domain::providers::{identity_provider, provider_link};
use words::{Arg, Language, say};

use crate::letter::{Block, Figure, Letter};
use crate::message::one_line;
use crate::notices::reader::zone_of;

/// Somebody who came from a provider, and what they have to confirm.
#[derive(Clone, Debug)]
pub(crate) struct Confirming {
    pub(crate) network: network::Model,
    pub(crate) provider: identity_provider::Model,
    pub(crate) link: provider_link::Model,
    /// The page that confirms.
    pub(crate) address: String,
}

/// The letter with the link.
pub(crate) fn letter(leased: &LeasedAccountMail, person: &person::Model, confirming: Confirming) -> Letter {
    let language = person.language.into();
    let tell = |key: &str, args: &[(&str, Arg<'_>)]| say(language, key, args);
    let shown = |at| words::time::show_instant(language, at, zone_of(&person.zone));
    let Confirming { network, provider, link, address } = confirming;
    let network = one_line(match language {
        Language::En => &network.name_en,
        Language::Fr => &network.name_fr,
    });
    let provider = one_line(&provider.name);
    let device = if link.device.is_empty() { tell("mails-new-device-unknown", &[]) } else { link.device.clone() };
    let names = [("network", Arg::from(&network)), ("provider", Arg::from(&provider))];
    Letter {
        language,
        subject: tell("mails-provider-subject", &names),
        heading: tell("mails-provider-heading", &names),
        hello: tell("mails-hello", &[("name", one_line(&person.name).into())]),
        blocks: vec![
            Block::Text(tell("mails-provider-intro", &names)),
            Block::Figures(vec![
                Figure::new(tell("mails-label-when", &[]), shown(leased.happened_at)),
                Figure::new(tell("mails-label-device", &[]), device),
                Figure::new(tell("mails-label-provider-address", &[]), one_line(&link.told_email)),
            ]),
            Block::Text(tell("mails-provider-you", &[("until", shown(link.expires_at).into())])),
            Block::Button { label: tell("mails-provider-button", &[]), address },
            Block::Text(tell("mails-provider-not-you", &[])),
        ],
        signed: tell("mails-signed-alone", &[]),
        why: tell("mails-provider-why", &names),
        preferences: None,
    }
}
