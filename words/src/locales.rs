//! Every Fluent file, in both languages.
//!
//! A new file is one entry here: its name, its English text, its French text.
//! Its keys begin with the file's name or, for labels, with `label-`.

/// A Fluent file: its name, then its text in English and in French.
pub(crate) type Locale = (&'static str, &'static str, &'static str);

/// The files, in the order they are read. No key may appear twice in them all.
pub(crate) const LOCALES: &[Locale] = &[
    ("common", include_str!("../locales/en/common.ftl"), include_str!("../locales/fr/common.ftl")),
    ("labels", include_str!("../locales/en/labels.ftl"), include_str!("../locales/fr/labels.ftl")),
    ("calendar", include_str!("../locales/en/calendar.ftl"), include_str!("../locales/fr/calendar.ftl")),
    ("zones", include_str!("../locales/en/zones.ftl"), include_str!("../locales/fr/zones.ftl")),
];
