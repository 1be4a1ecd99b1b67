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
    ("pages-passkeys", include_str!("../locales/en/pages-passkeys.ftl"), include_str!("../locales/fr/pages-passkeys.ftl")),
    ("pages-sessions", include_str!("../locales/en/pages-sessions.ftl"), include_str!("../locales/fr/pages-sessions.ftl")),
    ("pages-tokens", include_str!("../locales/en/pages-tokens.ftl"), include_str!("../locales/fr/pages-tokens.ftl")),
    (
        "pages-providers",
        include_str!("../locales/en/pages-providers.ftl"),
        include_str!("../locales/fr/pages-providers.ftl"),
    ),
    ("pages-sign-in", include_str!("../locales/en/pages-sign-in.ftl"), include_str!("../locales/fr/pages-sign-in.ftl")),
    ("pages-campaigns", include_str!("../locales/en/pages-campaigns.ftl"), include_str!("../locales/fr/pages-campaigns.ftl")),
    ("pages-campaign", include_str!("../locales/en/pages-campaign.ftl"), include_str!("../locales/fr/pages-campaign.ftl")),
    ("pages-guests", include_str!("../locales/en/pages-guests.ftl"), include_str!("../locales/fr/pages-guests.ftl")),
    ("pages-outcome", include_str!("../locales/en/pages-outcome.ftl"), include_str!("../locales/fr/pages-outcome.ftl")),
    ("pages-draft", include_str!("../locales/en/pages-draft.ftl"), include_str!("../locales/fr/pages-draft.ftl")),
    ("pages-board", include_str!("../locales/en/pages-board.ftl"), include_str!("../locales/fr/pages-board.ftl")),
    ("pages-pledge", include_str!("../locales/en/pages-pledge.ftl"), include_str!("../locales/fr/pages-pledge.ftl")),
    ("pages-told", include_str!("../locales/en/pages-told.ftl"), include_str!("../locales/fr/pages-told.ftl")),
    ("pages-rules", include_str!("../locales/en/pages-rules.ftl"), include_str!("../locales/fr/pages-rules.ftl")),
    ("demo", include_str!("../locales/en/demo.ftl"), include_str!("../locales/fr/demo.ftl")),
    ("pages-network", include_str!("../locales/en/pages-network.ftl"), include_str!("../locales/fr/pages-network.ftl")),
    ("pages-people", include_str!("../locales/en/pages-people.ftl"), include_str!("../locales/fr/pages-people.ftl")),
    ("mails-people", include_str!("../locales/en/mails-people.ftl"), include_str!("../locales/fr/mails-people.ftl")),
    ("pages-home", include_str!("../locales/en/pages-home.ftl"), include_str!("../locales/fr/pages-home.ftl")),
    ("pages-notices", include_str!("../locales/en/pages-notices.ftl"), include_str!("../locales/fr/pages-notices.ftl")),
    ("pages-deliveries", include_str!("../locales/en/pages-deliveries.ftl"), include_str!("../locales/fr/pages-deliveries.ftl")),
    ("pages-uptake", include_str!("../locales/en/pages-uptake.ftl"), include_str!("../locales/fr/pages-uptake.ftl")),
    ("pages-tools", include_str!("../locales/en/pages-tools.ftl"), include_str!("../locales/fr/pages-tools.ftl")),
    ("pages-agencies", include_str!("../locales/en/pages-agencies.ftl"), include_str!("../locales/fr/pages-agencies.ftl")),
    ("pages-links", include_str!("../locales/en/pages-links.ftl"), include_str!("../locales/fr/pages-links.ftl")),
    ("pages-import", include_str!("../locales/en/pages-import.ftl"), include_str!("../locales/fr/pages-import.ftl")),
    ("agency-list", include_str!("../locales/en/agency-list.ftl"), include_str!("../locales/fr/agency-list.ftl")),
    ("notices", include_str!("../locales/en/notices.ftl"), include_str!("../locales/fr/notices.ftl")),
    ("mails", include_str!("../locales/en/mails.ftl"), include_str!("../locales/fr/mails.ftl")),
    ("pages-api", include_str!("../locales/en/pages-api.ftl"), include_str!("../locales/fr/pages-api.ftl")),
    ("problems", include_str!("../locales/en/problems.ftl"), include_str!("../locales/fr/problems.ftl")),
    ("exports", include_str!("../locales/en/exports.ftl"), include_str!("../locales/fr/exports.ftl")),
    ("pages-privacy", include_str!("../locales/en/pages-privacy.ftl"), include_str!("../locales/fr/pages-privacy.ftl")),
    ("pages-retention", include_str!("../locales/en/pages-retention.ftl"), include_str!("../locales/fr/pages-retention.ftl")),
    ("pages-breaches", include_str!("../locales/en/pages-breaches.ftl"), include_str!("../locales/fr/pages-breaches.ftl")),
    ("pages-data", include_str!("../locales/en/pages-data.ftl"), include_str!("../locales/fr/pages-data.ftl")),
    ("pages-erase", include_str!("../locales/en/pages-erase.ftl"), include_str!("../locales/fr/pages-erase.ftl")),
    ("pages-events", include_str!("../locales/en/pages-events.ftl"), include_str!("../locales/fr/pages-events.ftl")),
    ("pages-permissions", include_str!("../locales/en/pages-permissions.ftl"), include_str!("../locales/fr/pages-permissions.ftl")),
    ("permissions", include_str!("../locales/en/permissions.ftl"), include_str!("../locales/fr/permissions.ftl")),
    ("order", include_str!("../locales/en/order.ftl"), include_str!("../locales/fr/order.ftl")),
];
