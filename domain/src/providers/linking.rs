//! Who somebody is here who comes from a provider: the rule that no account can be taken over by (ADR 0050).

use uuid::Uuid;

/// What the operator of the server says of a provider: that its word on the addresses of a domain is enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    /// Who the provider says it is, letter for letter.
    pub issuer: String,
    /// The domain of the addresses, in lower case.
    pub domain: String,
}

impl Trust {
    /// Whether one of these says that this issuer's word on an address is enough. A domain within the one named is another one.
    pub(super) fn covers(trusts: &[Trust], issuer: &str, email: &str) -> bool {
        let domain = email.rsplit_once('@').map(|(_, domain)| domain);
        trusts.iter().any(|trust| trust.issuer == issuer && Some(trust.domain.as_str()) == domain)
    }
}

/// What is known when somebody comes back from a provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// Who was confirmed to be this subject there.
    pub(super) linked: Option<Uuid>,
    /// Whether that person belongs to the network now.
    pub(super) linked_belongs: bool,
    /// Whether the provider told an address.
    pub(super) has_email: bool,
    /// Whether it says that the address is theirs.
    pub(super) verified: bool,
    /// Whether the operator trusts it for the address's domain.
    pub(super) trusted: bool,
    /// Who has this address and belongs to the network.
    pub(super) member: Option<Uuid>,
}

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// They are signed in.
    SignIn(Uuid),
    /// They are known from now on, and signed in.
    Link(Uuid),
    /// A mail asks the person of the address.
    Mail(Uuid),
    /// They are told that a mail is on its way if the address is known here; there is none. Nobody who merely claims an address
    /// learns who belongs to the network.
    Silence,
    /// The address is theirs, and nobody of the network has it.
    NotInvited,
    /// There is nothing to know them by.
    NoAddress,
}

/// The rule.
pub(super) fn step(known: Known) -> Step {
    match known {
        Known { linked: Some(person), linked_belongs: true, .. } => Step::SignIn(person),
        Known { linked: Some(_), .. } => Step::NotInvited,
        Known { has_email: false, .. } => Step::NoAddress,
        Known { member: Some(person), verified: true, trusted: true, .. } => Step::Link(person),
        Known { member: Some(person), .. } => Step::Mail(person),
        Known { member: None, verified: true, .. } => Step::NotInvited,
        Known { member: None, .. } => Step::Silence,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_becomes_somebody_by_a_mere_word() {
        let (rose, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let known = Known {
            linked: None,
            linked_belongs: false,
            has_email: true,
            verified: false,
            trusted: false,
            member: Some(rose),
        };
        for (known, follows) in [
            (known, Step::Mail(rose)),
            (Known { verified: true, ..known }, Step::Mail(rose)),
            (Known { trusted: true, ..known }, Step::Mail(rose)),
            (Known { verified: true, trusted: true, ..known }, Step::Link(rose)),
            (Known { member: None, ..known }, Step::Silence),
            (Known { member: None, trusted: true, ..known }, Step::Silence),
            (Known { member: None, verified: true, ..known }, Step::NotInvited),
            (Known { member: None, verified: true, trusted: true, ..known }, Step::NotInvited),
            (Known { has_email: false, member: None, ..known }, Step::NoAddress),
            // Once confirmed, the address the provider tells decides nothing any more.
            (Known { linked: Some(other), linked_belongs: true, ..known }, Step::SignIn(other)),
            (
                Known { linked: Some(other), linked_belongs: true, has_email: false, member: None, ..known },
                Step::SignIn(other),
            ),
            (Known { linked: Some(other), verified: true, trusted: true, ..known }, Step::NotInvited),
        ] {
            assert_eq!(step(known), follows, "{known:?}");
        }
    }

    #[test]
    fn trust_is_for_one_issuer_and_one_domain() {
        let trusts = [Trust { issuer: "https://login.example".into(), domain: "open-door.example".into() }];
        for (issuer, email, trusted) in [
            ("https://login.example", "ana@open-door.example", true),
            ("https://login.example/", "ana@open-door.example", false),
            ("https://login.example", "ana@staff.open-door.example", false),
            ("https://login.example", "ana@evil-open-door.example", false),
            ("https://login.example", "open-door.example", false),
            ("https://login.example", "ana@open-door.example@evil.example", false),
            ("https://evil.example", "ana@open-door.example", false),
        ] {
            assert_eq!(Trust::covers(&trusts, issuer, email), trusted, "{issuer} {email}");
        }
    }
}
