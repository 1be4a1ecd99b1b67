//! The database's shape, one file a change: first add, later remove, so that old and new programs can run side by side.
//!
//! Every tenant table has the primary key `(network_id, id)`, and its foreign and unique keys lead with `network_id`:
//! a row cannot even refer to another network's row. Two are different: `request_answer` and `seen_address` also hold rows outside
//! the networks, under the nil id, so they refer to no network, and the key of `request_answer` is `id` alone. On PostgreSQL, [`row_level_security`]
//! says the same a second time.

use sea_orm_migration::prelude::*;

mod folding;
mod m0001_people;
mod m0002_networks;
mod m0003_tools;
mod m0004_campaigns;
mod m0005_events;
mod m0006_walls;
mod m0007_seats_left_out;
mod m0010_sessions;
mod m0011_link_asked_from;
mod m0020_agency_standing;
mod m0021_agency_imports;
mod m0030_invitations;
mod m0031_chosen_agency;
mod m0032_network_page;
mod m0040_chain;
mod m0041_privacy;
mod m0050_passkeys;
mod m0051_access_tokens;
mod m0060_providers;
mod m0070_told_deeds;
mod m0080_guests;
mod m0090_retention;
mod m0091_breaches;
mod m0092_seen_addresses;
mod m0100_own_approval;
mod m0110_agency_links;
mod m0120_versions;
mod m0121_network_logo;
mod m0122_network_languages;
mod m0130_by_person;
mod m0140_tool_version;
mod m0141_networks_watched;
mod m0145_erased_people;
mod m0146_folded_names;
mod m0147_what_waited;
mod m0170_link_codes;
mod m0190_tools_removed;
mod row_level_security;
mod table;

pub use row_level_security::{ENDED_ONCE, FOR_THE_OPERATOR, TENANT_TABLES, WRITTEN_ONCE};

/// All migrations, oldest first.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_networks::Migration),
            Box::new(m0003_tools::Migration),
            Box::new(m0004_campaigns::Migration),
            Box::new(m0005_events::Migration),
            Box::new(m0006_walls::Migration),
            Box::new(m0007_seats_left_out::Migration),
            Box::new(m0010_sessions::Migration),
            Box::new(m0011_link_asked_from::Migration),
            Box::new(m0020_agency_standing::Migration),
            Box::new(m0021_agency_imports::Migration),
            Box::new(m0030_invitations::Migration),
            Box::new(m0031_chosen_agency::Migration),
            Box::new(m0032_network_page::Migration),
            Box::new(m0040_chain::Migration),
            Box::new(m0041_privacy::Migration),
            Box::new(m0050_passkeys::Migration),
            Box::new(m0051_access_tokens::Migration),
            Box::new(m0060_providers::Migration),
            Box::new(m0070_told_deeds::Migration),
            Box::new(m0080_guests::Migration),
            Box::new(m0090_retention::Migration),
            Box::new(m0091_breaches::Migration),
            Box::new(m0092_seen_addresses::Migration),
            Box::new(m0100_own_approval::Migration),
            Box::new(m0110_agency_links::Migration),
            Box::new(m0120_versions::Migration),
            Box::new(m0121_network_logo::Migration),
            Box::new(m0122_network_languages::Migration),
            Box::new(m0130_by_person::Migration),
            Box::new(m0140_tool_version::Migration),
            Box::new(m0141_networks_watched::Migration),
            Box::new(m0145_erased_people::Migration),
            Box::new(m0146_folded_names::Migration),
            Box::new(m0147_what_waited::Migration),
            Box::new(m0170_link_codes::Migration),
            Box::new(m0190_tools_removed::Migration),
        ]
    }
}
