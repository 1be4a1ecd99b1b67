//! Addresses of pages, as they stand in mails.

use domain::global_id::{self, Kind};
use uuid::Uuid;

/// A campaign's page, or the page `rest` below it.
pub(crate) fn campaign(base_url: &str, slug: &str, campaign: Uuid, rest: &str) -> String {
    let id = global_id::write(Kind::Campaign, campaign);
    let end = if rest.is_empty() { String::new() } else { format!("/{rest}") };
    format!("{}/n/{slug}/campaigns/{id}{end}", trimmed(base_url))
}

/// A page of a network, by its path inside.
pub(crate) fn inside(base_url: &str, slug: &str, rest: &str) -> String {
    format!("{}/n/{slug}/{rest}", trimmed(base_url))
}

/// The page that says what an invitation offers.
pub(crate) fn invitation(base_url: &str, token: &str) -> String {
    format!("{}/invitation/{token}", trimmed(base_url))
}

/// An agency's page.
pub(crate) fn agency(base_url: &str, slug: &str, agency: Uuid) -> String {
    format!("{}/n/{slug}/agencies/{}", trimmed(base_url), global_id::write(Kind::Agency, agency))
}

/// The page of an agency's link with the same organization's in another network.
pub(crate) fn agency_link(base_url: &str, slug: &str, id: Uuid) -> String {
    format!("{}/link", agency(base_url, slug, id))
}

/// The page where a person chooses language and zone.
pub(crate) fn settings(base_url: &str, slug: &str) -> String {
    format!("{}/n/{slug}/settings", trimmed(base_url))
}

/// The page that confirms a sign-in.
pub(crate) fn sign_in(base_url: &str, token: &str) -> String {
    format!("{}/sign-in/{token}", trimmed(base_url))
}

/// The page that confirms who somebody is at a provider.
pub(crate) fn provider_link(base_url: &str, slug: &str, token: &str) -> String {
    inside(base_url, slug, &format!("sign-in/confirm/{token}"))
}

/// The page where a person sees where they are signed in.
pub(crate) fn sessions(base_url: &str) -> String {
    format!("{}/my/sessions", trimmed(base_url))
}

/// The page where a person sees their passkeys.
pub(crate) fn passkeys(base_url: &str) -> String {
    format!("{}/my/passkeys", trimmed(base_url))
}

/// The page where a person sees the tokens of their programs.
pub(crate) fn tokens(base_url: &str) -> String {
    format!("{}/my/tokens", trimmed(base_url))
}

fn trimmed(base_url: &str) -> &str {
    base_url.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_begin_where_readers_reach_the_server() {
        let id = Uuid::from_u128(7);
        let page = "n/p/campaigns/BwAAAAAAAAAAAAAAAAAAAAc";
        let outcome = campaign("https://table.example/", "p", id, "outcome");
        assert_eq!(outcome, format!("https://table.example/{page}/outcome"));
        assert_eq!(campaign("http://127.0.0.1:8080", "p", id, ""), format!("http://127.0.0.1:8080/{page}"));
        assert_eq!(settings("https://table.example", "prairie"), "https://table.example/n/prairie/settings");
        assert_eq!(sign_in("https://table.example", "abc"), "https://table.example/sign-in/abc");
        let confirm = provider_link("https://table.example", "p", "abc");
        assert_eq!(confirm, "https://table.example/n/p/sign-in/confirm/abc");
        assert_eq!(invitation("https://table.example/", "abc"), "https://table.example/invitation/abc");
        assert_eq!(inside("https://table.example/", "p", "members"), "https://table.example/n/p/members");
        assert_eq!(sessions("https://table.example/"), "https://table.example/my/sessions");
    }
}
