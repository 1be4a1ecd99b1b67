//! Who does what in two networks: the deeds that sequences are drawn from.

use proptest::prelude::any;
use proptest::sample::select;
use proptest::strategy::Strategy;
use tests::world::Schema;

/// Who does something. Those who may do most are drawn twice as often, so that more is done.
pub(super) const PEOPLE: [&str; 12] =
    ["Cora", "Stella", "Max", "Otto", "Ana", "Rose", "Fern", "Vera", "Cora", "Stella", "Max", "Otto"];

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Drafts,
    Opens,
    PledgesForNobody,
    Pledges,
    Comments,
    Cancels,
    ReadsACampaignOnThePrairie,
    ReadsACampaignOnTheCoast,
    AsksForEverything,
    AsksForLists,
    TakesAFile,
    DescribesPrivacy,
    Reads,
    Invites,
    AddsAnAgency,
    InvitesAGuest,
    WelcomesAGuest,
    WithdrawsAGuest,
    OffersALink,
    TakesUpALink,
    AcceptsALink,
    FetchesAProfile,
    CarriesAProfileOver,
    EndsALink,
    ReadsALink,
    WaitsForTheWorker,
    AnyDeed,
}

pub(super) const WHATS: [What; 27] = [
    What::WaitsForTheWorker,
    What::Drafts,
    What::Opens,
    What::PledgesForNobody,
    What::Pledges,
    What::Comments,
    What::Cancels,
    What::ReadsACampaignOnThePrairie,
    What::ReadsACampaignOnTheCoast,
    What::AsksForEverything,
    What::AsksForLists,
    What::TakesAFile,
    What::DescribesPrivacy,
    What::Reads,
    What::Invites,
    What::AddsAnAgency,
    What::InvitesAGuest,
    What::WelcomesAGuest,
    What::WithdrawsAGuest,
    What::OffersALink,
    What::TakesUpALink,
    What::AcceptsALink,
    What::FetchesAProfile,
    What::CarriesAProfileOver,
    What::EndsALink,
    What::ReadsALink,
    What::AnyDeed,
];

impl What {
    /// Whether it is about an agency's link: what its admins are told of the other is no more than its name.
    pub(super) fn is_of_a_link(self) -> bool {
        use What::*;
        let links =
            [OffersALink, TakesUpALink, AcceptsALink, FetchesAProfile, CarriesAProfileOver, EndsALink, ReadsALink];
        links.contains(&self)
    }
}

/// What is not among any deeds: links have kinds of their own.
pub(super) const OF_LINKS: [&str; 6] = [
    "offerAgencyLink",
    "takeUpAgencyLink",
    "acceptAgencyLink",
    "endAgencyLink",
    "fetchLinkedProfile",
    "carryProfileOver",
];

/// The names of all deeds that take an id, as the schema has them.
pub(super) fn any_deeds(schema: &Schema) -> Vec<String> {
    let deeds = schema.fields_with_ids("Mutation").into_iter().map(|(deed, _)| deed);
    deeds.filter(|deed| !OF_LINKS.contains(&deed.as_str())).collect()
}

/// One deed: who, what, and about which of the things so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deed {
    pub(super) who: &'static str,
    pub(super) what: What,
    pub(super) which: u8,
}

pub(super) fn deed() -> impl Strategy<Value = Deed> + Clone {
    (select(&PEOPLE[..]), select(&WHATS[..]), any::<u8>()).prop_map(|(who, what, which)| Deed { who, what, which })
}
