//! What is asked about an agency wherever one is entered: by coordinators, by its own people, or as a guest.

use crate::page::Page;
use crate::schema;
use crate::types::{AgencyLanguage, ContactChannel, Province, Setting, SizeBand};

/// What is known of an agency, as it is sent.
#[derive(cynic::InputObject)]
pub(crate) struct AgencyProfileInput {
    pub name: String,
    pub province: Province,
    pub setting: Setting,
    pub size_band: SizeBand,
    pub language: AgencyLanguage,
    pub contact_channel: ContactChannel,
    pub staff: Option<i32>,
}

/// What there is to choose from; `profile.html` asks for it.
pub(crate) struct Choices {
    pub provinces: Vec<(&'static str, String)>,
    pub settings: Vec<(&'static str, String)>,
    pub sizes: Vec<(&'static str, String)>,
    pub languages: Vec<(&'static str, String)>,
}

impl Choices {
    pub(crate) fn of(p: &Page) -> Self {
        Self {
            provinces: p.choices::<Province>(),
            settings: p.choices::<Setting>(),
            sizes: p.choices::<SizeBand>(),
            languages: p.choices::<AgencyLanguage>(),
        }
    }
}

#[cfg(test)]
impl AgencyProfileInput {
    /// Any profile, for the documents that send one.
    pub(crate) fn any() -> Self {
        Self {
            name: String::new(),
            province: Province::Ab,
            setting: Setting::SmallCity,
            size_band: SizeBand::Small,
            language: AgencyLanguage::En,
            contact_channel: ContactChannel::Email,
            staff: None,
        }
    }
}
