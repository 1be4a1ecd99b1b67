//! The columns of a list of agencies, and the headings by which they are known: in both languages, whatever the language of
//! the reader, and by the short names programs use.

use serde::{Deserialize, Serialize};
use words::{Language, say};

use crate::error::ProblemArg;
use crate::text::folded;

/// A column of a list of agencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Column {
    /// What the network's own list calls the agency.
    Key,
    /// Its name.
    Name,
    /// Its province or territory.
    Province,
    /// Kind of place.
    Setting,
    /// Size by staff.
    Size,
    /// How many work there.
    Staff,
    /// The languages it serves in.
    Language,
    /// How it is best reached.
    Contact,
    /// What whoever is invited to be the admin of a new agency is called.
    ContactName,
    /// Where mail reaches them.
    ContactEmail,
    /// Where it stands with the network: told in a file that is downloaded, and passed over in one that is uploaded.
    Standing,
}

impl Column {
    /// Every column, in the order of the list.
    pub const ALL: [Column; 11] = [
        Column::Key,
        Column::Name,
        Column::Province,
        Column::Setting,
        Column::Size,
        Column::Staff,
        Column::Language,
        Column::Contact,
        Column::ContactName,
        Column::ContactEmail,
        Column::Standing,
    ];

    /// Its name for programs; in problems it is the field.
    pub fn word(self) -> &'static str {
        match self {
            Column::Key => "key",
            Column::Name => "name",
            Column::Province => "province",
            Column::Setting => "setting",
            Column::Size => "size",
            Column::Staff => "staff",
            Column::Language => "language",
            Column::Contact => "contact",
            Column::ContactName => "contact-name",
            Column::ContactEmail => "contact-email",
            Column::Standing => "standing",
        }
    }

    /// Its heading in a language.
    pub fn heading(self, language: Language) -> String {
        say(language, &self.key(), &[])
    }

    /// Its heading, to be named in a problem's sentence.
    pub(crate) fn said(self) -> ProblemArg {
        ProblemArg::Said(self.key())
    }

    fn key(self) -> String {
        format!("agency-list-{}", self.word())
    }

    /// Whether a list must have it.
    pub fn is_needed(self) -> bool {
        match self {
            Column::Name | Column::Province | Column::Setting | Column::Size | Column::Language => true,
            Column::Key
            | Column::Staff
            | Column::Contact
            | Column::ContactName
            | Column::ContactEmail
            | Column::Standing => false,
        }
    }

    /// What it is called besides, folded.
    fn also(self) -> &'static [&'static str] {
        match self {
            Column::Key => &["id", "code", "number", "numero", "cle"],
            Column::Name => &["agency", "organisme"],
            Column::Setting => &["milieu"],
            Column::Staff => &["employees", "employes", "effectif"],
            Column::Language => &["languages", "langues"],
            Column::ContactName => &["contact person", "personne contact"],
            Column::ContactEmail => &["email", "courriel"],
            Column::Province | Column::Size | Column::Contact | Column::Standing => &[],
        }
    }

    /// The column a heading names.
    pub fn named(heading: &str) -> Option<Column> {
        let plain = |text: &str| folded(&text.replace(['_', '-', ':', '*'], " "));
        let wanted = plain(heading);
        Self::ALL.into_iter().find(|column| {
            plain(column.word()) == wanted
                || column.also().contains(&wanted.as_str())
                || Language::all().into_iter().any(|language| plain(&column.heading(language)) == wanted)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_both_languages_and_by_their_short_names() {
        for column in Column::ALL {
            assert_eq!(Column::named(column.word()), Some(column));
            for language in Language::all() {
                let heading = column.heading(language);
                assert_eq!(Column::named(&heading.to_uppercase()), Some(column), "{heading}");
            }
        }
        for (heading, expected) in [
            ("  Contact_Email ", Some(Column::ContactEmail)),
            ("PROVINCE OU TERRITOIRE", Some(Column::Province)),
            ("cle", Some(Column::Key)),
            ("Remarks", None),
            ("", None),
        ] {
            assert_eq!(Column::named(heading), expected, "{heading}");
        }
    }
}
