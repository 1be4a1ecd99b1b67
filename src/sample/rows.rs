//! The plan's people, agencies and tools as rows, with ids that follow from the seed.

use super::chance::Chance;
use super::people::Person;
use super::plan::Plan;
use super::tools::Tool;
use chrono::{DateTime, Utc};
use domain::agencies::agency;
use domain::agencies::standing::Standing;
use domain::identity::person;
use domain::networks::languages::Languages;
use domain::networks::{membership, network};
use domain::sample::Rows;
use domain::text::folded;
use domain::tools::{supplier, tool};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The ids of everything a sample begins with, in the order of the plan's lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ids {
    /// The network.
    pub network: Uuid,
    /// Agencies.
    pub agencies: Vec<Uuid>,
    /// People.
    pub people: Vec<Uuid>,
    /// Tools.
    pub tools: Vec<Uuid>,
    suppliers: BTreeMap<String, Uuid>,
    memberships: Vec<Uuid>,
}

impl Ids {
    /// The ids of a plan: the same seed and day give the same ids, so that a demo that is started again finds its people.
    #[must_use]
    pub fn of(seed: u64, plan: &Plan) -> Self {
        let mut maker = IdMaker::new(seed, "ids", plan.founded_at);
        let network = maker.make();
        let agencies = plan.agencies.iter().map(|_| maker.make()).collect();
        let people = plan.people.iter().map(|_| maker.make()).collect();
        let memberships = plan.people.iter().map(|_| maker.make()).collect();
        let tools = plan.tools.iter().map(|_| maker.make()).collect();
        let names: BTreeMap<String, Uuid> = plan.tools.iter().map(|tool| (tool.vendor.clone(), Uuid::nil())).collect();
        let suppliers = names.into_keys().map(|name| (name, maker.make())).collect();
        Self { network, agencies, people, tools, suppliers, memberships }
    }

    /// The rows a sample begins with.
    #[must_use]
    pub fn rows(&self, plan: &Plan) -> Rows {
        let since = plan.founded_at;
        let people = plan.people.iter().zip(&self.people);
        let memberships = people.clone().zip(&self.memberships);
        Rows {
            networks: vec![self.network(plan)],
            agencies: plan
                .agencies
                .iter()
                .zip(&self.agencies)
                .map(|(agency, id)| self.agency(agency, *id, since))
                .collect(),
            memberships: memberships.map(|((person, id), own)| self.membership(person, *id, *own, since)).collect(),
            people: people.map(|(person, id)| self::person(person, *id, since)).collect(),
            suppliers: self.suppliers(plan),
            tools: plan.tools.iter().zip(&self.tools).map(|(tool, id)| self.tool(tool, *id)).collect(),
            ..Rows::default()
        }
    }

    fn network(&self, plan: &Plan) -> network::Model {
        let network = &plan.story.network;
        network::Model {
            id: self.network,
            slug: network.slug.clone(),
            name_en: network.name_en.clone(),
            name_fr: network.name_fr.clone(),
            zone: network.zone.clone(),
            currency: network.currency.clone(),
            languages: Languages::default(),
            logo: None,
            created_at: plan.founded_at,
        }
    }

    fn agency(&self, agency: &super::agencies::Agency, id: Uuid, created_at: DateTime<Utc>) -> agency::Model {
        agency::Model {
            network_id: self.network,
            id,
            key: None,
            search_text: agency::search_text(&agency.name, None),
            name: agency.name.clone(),
            province: agency.province,
            setting: agency.setting,
            size_band: agency.size_band,
            language: agency.language,
            contact_channel: agency.contact_channel,
            staff: Some(agency.staff),
            sample: true,
            guest: false,
            approval_above: None,
            approval_currency: None,
            standing: Standing::Good,
            standing_since: created_at,
            version: 1,
            created_at,
        }
    }

    fn membership(&self, person: &Person, person_id: Uuid, id: Uuid, created_at: DateTime<Utc>) -> membership::Model {
        membership::Model {
            network_id: self.network,
            id,
            person_id,
            agency_id: person.agency.map(|agency| self.agencies[agency]),
            role: person.role,
            created_at,
            ended_at: None,
            chosen_at: None,
        }
    }

    fn suppliers(&self, plan: &Plan) -> Vec<supplier::Model> {
        let website = |name: &String| plan.tools.iter().find(|tool| tool.vendor == *name).and_then(Tool::website);
        let row = |(name, id): (&String, &Uuid)| supplier::Model {
            network_id: self.network,
            id: *id,
            name: name.clone(),
            website: website(name),
        };
        self.suppliers.iter().map(row).collect()
    }

    fn tool(&self, tool: &Tool, id: Uuid) -> tool::Model {
        tool::Model {
            network_id: self.network,
            id,
            key: tool.key.clone(),
            name: tool.name.clone(),
            search_text: tool::search_text(&tool.name, &tool.key, &tool.category),
            supplier_id: self.suppliers[&tool.vendor],
            category: tool.category.clone(),
            open_source: tool.open_source.clone(),
            licence: tool.licence.clone(),
            data_export: tool.export.clone(),
            hosting: tool.hosting_regions.clone(),
            canada_hosting: tool.canada_hosting.clone(),
            languages: tool.languages.clone(),
            french_interface: tool.french_interface.clone(),
            source: tool.source.clone(),
            confidence: tool.confidence.clone(),
            version: 1,
        }
    }
}

fn person(person: &Person, id: Uuid, created_at: DateTime<Utc>) -> person::Model {
    person::Model {
        id,
        name: person.name.clone(),
        folded_name: folded(&person.name),
        email: person.email.clone(),
        language: person.language.into(),
        zone: person.zone.clone(),
        created_at,
        erased_at: None,
    }
}

/// Makes ids of the seventh kind, in the order in which they are asked for.
#[derive(Debug)]
pub struct IdMaker {
    chance: Chance,
    millis: u64,
}

impl IdMaker {
    /// Ids for a purpose, made from an instant on, one a millisecond.
    #[must_use]
    pub fn new(seed: u64, purpose: &str, from: DateTime<Utc>) -> Self {
        Self { chance: Chance::new(seed, purpose), millis: u64::try_from(from.timestamp_millis()).unwrap_or(0) }
    }

    /// The next id.
    pub fn make(&mut self) -> Uuid {
        self.millis += 1;
        self.at(self.millis)
    }

    /// An id that sorts at this instant.
    pub fn at_instant(&mut self, at: DateTime<Utc>) -> Uuid {
        self.at(u64::try_from(at.timestamp_millis()).unwrap_or(0))
    }

    fn at(&mut self, millis: u64) -> Uuid {
        let bytes = self.chance.bytes();
        let mut tail = [0; 10];
        tail.copy_from_slice(&bytes[..10]);
        uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
    }
}
