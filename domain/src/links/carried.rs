//! Which fields of a profile are carried over. Pure.

use serde::{Deserialize, Serialize};

use crate::agencies::agency;
use crate::roster::Profile;

/// A field of an agency's profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ProfileField {
    /// Its name.
    Name,
    /// Where it is.
    Province,
    /// Kind of place.
    Setting,
    /// Size by staff.
    SizeBand,
    /// The languages it serves in.
    Language,
    /// How it is best reached.
    ContactChannel,
    /// How many people work there.
    Staff,
}

/// What an agency says of itself.
pub(super) fn profile_of(agency: &agency::Model) -> Profile {
    Profile {
        name: agency.name.clone(),
        province: agency.province,
        setting: agency.setting,
        size_band: agency.size_band,
        language: agency.language,
        contact_channel: agency.contact_channel,
        staff: agency.staff,
    }
}

/// `into` with the chosen fields of `from`, and which of them changed anything, each once.
pub(super) fn merged(into: &Profile, from: &Profile, chosen: &[ProfileField]) -> (Profile, Vec<ProfileField>) {
    let mut merged = into.clone();
    let mut changed = Vec::new();
    for field in chosen {
        let before = merged.clone();
        match field {
            ProfileField::Name => merged.name.clone_from(&from.name),
            ProfileField::Province => merged.province = from.province,
            ProfileField::Setting => merged.setting = from.setting,
            ProfileField::SizeBand => merged.size_band = from.size_band,
            ProfileField::Language => merged.language = from.language,
            ProfileField::ContactChannel => merged.contact_channel = from.contact_channel,
            ProfileField::Staff => merged.staff = from.staff,
        }
        if merged != before {
            changed.push(*field);
        }
    }
    (merged, changed)
}

#[cfg(test)]
mod tests {
    use super::ProfileField::*;
    use super::*;
    use crate::agencies::profile as has;

    #[test]
    fn what_is_chosen_is_carried_over_and_nothing_else() {
        let here = Profile {
            name: "Open Door".into(),
            province: has::Province::Mb,
            setting: has::Setting::LargeCity,
            size_band: has::SizeBand::Large,
            language: has::AgencyLanguage::En,
            contact_channel: has::ContactChannel::Email,
            staff: Some(60),
        };
        let there = Profile {
            name: "Open Door Coast".into(),
            province: has::Province::Bc,
            setting: has::Setting::SmallCity,
            size_band: has::SizeBand::Medium,
            language: has::AgencyLanguage::Both,
            contact_channel: has::ContactChannel::PhoneOnly,
            staff: None,
        };
        let every = [Name, Province, Setting, SizeBand, Language, ContactChannel, Staff];
        assert_eq!(merged(&here, &there, &every), (there.clone(), every.to_vec()));
        assert_eq!(merged(&here, &there, &[]), (here.clone(), vec![]));
        assert_eq!(merged(&here, &here, &every), (here.clone(), vec![]));
        let some = Profile { province: there.province, staff: None, ..here.clone() };
        assert_eq!(merged(&here, &there, &[Staff, Province, Staff]), (some, vec![Staff, Province]), "each once");
    }
}
