//! Every Fluent file, in both languages.
//!
//! A new file is one entry here: its name, its English text, its French text.
//! Its keys begin with the file's name or, for labels, with `label-`.

/// A Fluent file: its name, then its text in English and in French.
pub(crate) type Locale = (&'static str, &'static str, &'static str);

/// The files, in the order they are read. No key may appear twice in them all.
// One line for each: easier to add to, and to read.
#[rustfmt::skip]
pub(crate) const LOCALES: &[Locale] = &[
    ("common", include_str!("../locales/en/common.ftl"), include_str!("../locales/fr/common.ftl")),
    ("labels", include_str!("../locales/en/labels.ftl"), include_str!("../locales/fr/labels.ftl")),
    ("calendar", include_str!("../locales/en/calendar.ftl"), include_str!("../locales/fr/calendar.ftl")),
    ("zones", include_str!("../locales/en/zones.ftl"), include_str!("../locales/fr/zones.ftl")),
    ("pages-shell", include_str!("../locales/en/pages-shell.ftl"), include_str!("../locales/fr/pages-shell.ftl")),
    ("pages-done", include_str!("../locales/en/pages-done.ftl"), include_str!("../locales/fr/pages-done.ftl")),
    ("pages-settings", include_str!("../locales/en/pages-settings.ftl"), include_str!("../locales/fr/pages-settings.ftl")),
    ("pages-sign-in", include_str!("../locales/en/pages-sign-in.ftl"), include_str!("../locales/fr/pages-sign-in.ftl")),
    ("demo", include_str!("../locales/en/demo.ftl"), include_str!("../locales/fr/demo.ftl")),
];
