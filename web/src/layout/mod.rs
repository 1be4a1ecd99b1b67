//! What stands around every page, and the parts pages are made of.
//!
//! `base.html` is the shell every page extends; `parts.html` holds the macros
//! (field, stepper, card …), each part's one home.

pub(crate) mod summary;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use words::Language;

use crate::schema;
use crate::types::{self, Role, Standing};

/// The door of the house a page lies behind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// What needs me, and what changed.
    Home,
    /// The directory of tools.
    Tools,
    /// Purchases made together.
    Buying,
    /// What came of them.
    Uptake,
    /// Behind none: settings, notices, errors.
    None,
}

impl Door {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Door::Home => "home",
            Door::Tools => "tools",
            Door::Buying => "buying",
            Door::Uptake => "uptake",
            Door::None => "none",
        }
    }
}

/// The fragment on `viewer` every page in a network asks for.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Viewer")]
pub struct ShellViewer {
    /// Who reads; nobody when not signed in.
    pub person: Option<ShellPerson>,
    /// What they may do in this network.
    pub roles: Vec<Role>,
    /// The agency they act for.
    pub agency: Option<ShellAgency>,
    /// The same while nobody may act for it.
    pub agency_at_rest: Option<ShellRest>,
    /// The agencies they work for.
    pub agencies: Vec<ShellAgency>,
    /// The networks they belong to.
    pub networks: Vec<ShellMembership>,
    /// Whether they run campaigns here.
    pub can_run_campaigns: bool,
    /// Whether they pledge for their agency.
    pub can_pledge: bool,
    /// Whether the uptake page is open to them.
    pub can_see_uptake: bool,
    /// Notices they have not read.
    pub unread_notices: i32,
}

/// The reader.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Person")]
pub struct ShellPerson {
    /// Their name.
    pub name: String,
    /// The language they read.
    pub language: types::Language,
    /// The zone they live in.
    pub zone: String,
}

/// The reader's agency.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Agency")]
pub struct ShellAgency {
    /// Its id.
    pub id: cynic::Id,
    /// Its name.
    pub name: String,
}

/// The reader's agency while nobody may act for it, and why.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "AgencyAtRest")]
pub struct ShellRest {
    /// The agency.
    pub agency: ShellAgency,
    /// Whether it waits to be let in, or is suspended.
    pub standing: Standing,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Why, in the coordinator's words; may be empty.
    pub reason: String,
}

impl ShellViewer {
    /// The network of a path, if the reader belongs to it.
    pub(crate) fn network_at(&self, slug: Option<&str>) -> Option<ShellNetwork> {
        let mut held = self.networks.iter().map(|held| &held.network);
        held.find(|network| Some(network.slug.as_str()) == slug).cloned()
    }
}

/// A network the reader belongs to.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Membership")]
pub struct ShellMembership {
    /// The network.
    pub network: ShellNetwork,
}

/// The network a page lies in.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Network")]
pub struct ShellNetwork {
    /// Its name in addresses.
    pub slug: String,
    /// Its name in the reader's language.
    pub name: String,
    /// The languages it offers, the first one first.
    pub languages: Vec<types::Language>,
    /// Its logo, where it has one.
    pub logo: Option<ShellLogo>,
}

impl ShellNetwork {
    /// Where the picture of its logo is found; empty where it has none.
    pub fn logo_path(&self) -> String {
        self.logo.as_ref().map(|logo| format!("/n/{}/logo/{}.png", self.slug, logo.digest)).unwrap_or_default()
    }
}

/// What a page knows of a logo before the picture is there.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "Logo")]
pub struct ShellLogo {
    /// Names exactly this picture.
    pub digest: String,
    /// Its dots across.
    pub width: i32,
    /// Its dots down.
    pub height: i32,
}

/// What stands around a page: reader and network.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The reader's language.
    pub language: Language,
    /// The reader's zone.
    pub zone: Tz,
    /// The reader's name.
    pub person: String,
    /// The network, when the page lies in one.
    pub network: Option<ShellNetwork>,
    /// The agency the reader acts for.
    pub agency: Option<ShellAgency>,
    /// The same while nobody may act for it.
    pub at_rest: Option<ShellRest>,
    /// The other agencies the reader may act for.
    pub other_agencies: Vec<ShellAgency>,
    /// Other networks to go to.
    pub elsewhere: Vec<ShellNetwork>,
    /// What the reader may do.
    pub roles: Vec<Role>,
    /// Whether the reader runs campaigns.
    pub can_run_campaigns: bool,
    /// Whether the uptake page is open to the reader.
    pub can_see_uptake: bool,
    /// Notices not read yet.
    pub unread_notices: i32,
}

impl Shell {
    /// `None` when nobody is signed in.
    pub(crate) fn of(viewer: ShellViewer, network: Option<ShellNetwork>) -> Option<Shell> {
        let person = viewer.person?;
        let here = network.as_ref().map(|network| network.slug.clone());
        let mut elsewhere: Vec<ShellNetwork> = viewer.networks.into_iter().map(|held| held.network).collect();
        // Somebody with two roles in a network holds two memberships there.
        elsewhere.dedup_by(|one, other| one.slug == other.slug);
        elsewhere.retain(|network| Some(&network.slug) != here.as_ref());
        let acting = viewer.agency.as_ref().map(|agency| agency.id.clone());
        let mut other_agencies = viewer.agencies;
        other_agencies.retain(|agency| Some(&agency.id) != acting.as_ref());
        Some(Shell {
            language: person.language.into(),
            zone: words::time::zone(&person.zone).unwrap_or(Tz::UTC),
            person: person.name,
            network,
            agency: viewer.agency,
            at_rest: viewer.agency_at_rest,
            other_agencies,
            elsewhere,
            roles: viewer.roles,
            can_run_campaigns: viewer.can_run_campaigns,
            can_see_uptake: viewer.can_see_uptake,
            unread_notices: viewer.unread_notices,
        })
    }
}

/// A step of a purchase, for the stepper.
#[derive(Clone, Debug)]
pub struct Step {
    /// What the step is called.
    pub name: String,
    /// When it was or will be; may be empty.
    pub when: String,
    /// Where it stands.
    pub state: StepState,
}

/// Where a step stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Where we are.
    Now,
    /// To come.
    Ahead,
    /// The purchase ended here, before its time.
    Stopped,
}

impl StepState {
    /// The class the style sheet knows.
    pub fn word(self) -> &'static str {
        match self {
            StepState::Done => "done",
            StepState::Now => "now",
            StepState::Ahead => "ahead",
            StepState::Stopped => "now stopped",
        }
    }

    /// Whether the step is behind us.
    pub fn is_done(self) -> bool {
        self == StepState::Done
    }

    /// Whether this is where we are.
    pub fn is_now(self) -> bool {
        matches!(self, StepState::Now | StepState::Stopped)
    }
}
