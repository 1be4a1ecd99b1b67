//! What can be done, a file a room.

mod agencies;
mod campaigns;
mod identity;
mod links;
mod networks;
mod notifications;
mod privacy;
mod providers;
mod tools;

use async_graphql::MergedObject;

use self::agencies::AgenciesMutation;
use self::campaigns::CampaignsMutation;
use self::identity::IdentityMutation;
use self::links::LinksMutation;
use self::networks::NetworksMutation;
use self::notifications::NotificationsMutation;
use self::privacy::PrivacyMutation;
use self::providers::ProvidersMutation;
use self::tools::ToolsMutation;

/// Everything that can be done. Each deed is written whole or not at all before its payload is read. A deed that was refused
/// because of something its sender can mend says so in `problems`; the same `requestKey` with the same input gets the
/// first answer again for 24 hours, and with another input it is `BAD_INPUT`.
#[derive(Clone, Copy, Debug, Default, MergedObject)]
#[graphql(serial)]
pub struct Mutation(
    IdentityMutation,
    ProvidersMutation,
    NetworksMutation,
    AgenciesMutation,
    LinksMutation,
    ToolsMutation,
    CampaignsMutation,
    NotificationsMutation,
    PrivacyMutation,
);
