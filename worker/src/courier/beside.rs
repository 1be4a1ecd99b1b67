//! What a mail about an account needs beside its row.

use domain::identity::account_mail::AccountMailKind;
use domain::notifications::LeasedAccountMail;
use domain::{links, networks, providers};
use sea_orm::DbErr;

use crate::addresses;
use crate::notices::{Beside, Confirming};
use crate::worker::Worker;

impl Worker {
    /// What is to be read elsewhere, or opened, before a mail about an account can be written.
    pub(super) async fn beside(&self, leased: &LeasedAccountMail) -> Result<Beside, DbErr> {
        let beside = match leased.kind {
            AccountMailKind::ProviderLink => {
                self.confirming(&leased.about).await?.map(|confirming| Beside::Confirming(Box::new(confirming)))
            }
            AccountMailKind::AgenciesLinked
            | AccountMailKind::AgencyLinkEnded
            | AccountMailKind::ProfileCarriedOver => {
                links::news_of(&self.settings.signing_key, leased.person, &leased.about)
                    .map(|news| Beside::Link(Box::new(news)))
            }
            AccountMailKind::NewDevice
            | AccountMailKind::PasskeyAdded
            | AccountMailKind::PasskeyRemoved
            | AccountMailKind::TokenMade
            | AccountMailKind::TokenRevoked => None,
        };
        Ok(beside.unwrap_or(Beside::Nothing))
    }

    /// What a mail about a provider asks to confirm, unless the provider is gone by now.
    async fn confirming(&self, about: &str) -> Result<Option<Confirming>, DbErr> {
        let ids = about.split_once('/').and_then(|(network, link)| Some((network.parse().ok()?, link.parse().ok()?)));
        let Some((id, link)) = ids else { return Ok(None) };
        let reading = self.operation().read(id, None);
        let (found, network) = {
            let tx = reading.tx().await?;
            let found = providers::link_to_confirm(&*tx, id, link, self.database.clock.now()).await?;
            (found, networks::finders::by_id(&*tx, id).await?)
        };
        reading.close().await?;
        let token = self.settings.signing_key.provider_link_token(id, link);
        Ok(found.zip(network).map(|((link, provider), network)| {
            let address = addresses::provider_link(&self.settings.base_url, &network.slug, &token);
            Confirming { network, provider, link, address }
        }))
    }
}
