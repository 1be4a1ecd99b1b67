//! Who acts: a person with what they are in one network, the clock, or the operator.

use sea_orm::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::agencies::standing::Standing;

/// What a person is in a network (DESIGN 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Role {
    /// Works for the umbrella: runs campaigns, keeps the directory.
    Coordinator,
    /// Keeps an agency's profile, pledges and answers for it.
    Admin,
    /// Pledges and answers for an agency.
    Buyer,
    /// Works for an agency: proposes and discusses.
    Member,
    /// A newcomer's or front-line voice, nobody's staff: proposes and discusses, and never pledges.
    Advisor,
    /// Works for a funding body: sees uptake, never one agency.
    Funder,
}

/// One role of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// As what.
    pub role: Role,
    /// For which agency; none for the umbrella, advisors and funders.
    pub agency: Option<Uuid>,
}

/// Where an agency stands for those who work for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is a member of the network.
    Member(Standing),
    /// It is a guest, in these campaigns now.
    Guest(Standing, Vec<Uuid>),
}

/// An agency that is no member, and a campaign it was invited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuestSeat {
    /// The guest.
    pub agency: Uuid,
    /// The campaign.
    pub campaign: Uuid,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A signed-in person.
    Person(Uuid),
    /// Nobody is signed in.
    Nobody,
    /// The clock: what the worker does when an instant has come.
    Clock,
    /// Whoever runs the server, at its command line.
    Operator,
}

/// Who acts, in which network, as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The network; the nil id outside networks.
    pub network: Uuid,
    /// Who.
    pub who: Who,
    /// What they are there; empty for somebody who is no member.
    pub memberships: Vec<Membership>,
    /// What they are for agencies that are not in good standing: they may look, and nothing asks here before a deed.
    pub at_rest: Vec<Membership>,
    /// Which of their agencies are guests, and in which campaigns.
    pub guest_in: Vec<GuestSeat>,
    /// The agency they chose to act for; it counts while they work for it.
    pub chosen: Option<Uuid>,
}

impl Role {
    /// Whether people hold it for an agency; the others are held in the network as a whole.
    pub fn is_of_an_agency(self) -> bool {
        match self {
            Role::Admin | Role::Buyer | Role::Member => true,
            Role::Coordinator | Role::Advisor | Role::Funder => false,
        }
    }
}

impl Actor {
    /// A person with their roles in a network.
    pub fn person_in(network: Uuid, person: Uuid, memberships: Vec<Membership>) -> Self {
        Self { memberships, ..Self::with_nothing(network, Who::Person(person)) }
    }

    /// A person with what they hold in a network, each with where its agency stands. Every request and every letter makes its
    /// actor here, so that nobody acts for an agency that is not in good standing, and nobody who works only for one that was
    /// removed, or for a guest whose campaigns are over, belongs at all.
    pub fn holding(network: Uuid, person: Uuid, held: impl Iterator<Item = (Membership, Option<Place>)>) -> Self {
        let mut actor = Self::person_in(network, person, Vec::new());
        for (membership, place) in held {
            let (standing, campaigns) = match place {
                None => (Standing::Good, Vec::new()),
                Some(Place::Member(standing)) => (standing, Vec::new()),
                Some(Place::Guest(_, campaigns)) if campaigns.is_empty() => continue,
                Some(Place::Guest(standing, campaigns)) => (standing, campaigns),
            };
            match standing {
                Standing::Good => actor.memberships.push(membership),
                Standing::Pending | Standing::Suspended => actor.at_rest.push(membership),
                Standing::Removed => continue,
            }
            let seats = membership
                .agency
                .into_iter()
                .flat_map(|agency| campaigns.iter().map(move |campaign| GuestSeat { agency, campaign: *campaign }));
            actor.guest_in.extend(seats);
        }
        actor
    }

    /// A person outside networks, about themselves.
    pub fn oneself(person: Uuid) -> Self {
        Self::with_nothing(Uuid::nil(), Who::Person(person))
    }

    /// Nobody signed in, outside networks.
    pub fn nobody() -> Self {
        Self::with_nothing(Uuid::nil(), Who::Nobody)
    }

    /// Whoever holds a link that was mailed for a network: they are nothing there yet.
    pub fn with_link_to(network: Uuid) -> Self {
        Self::with_nothing(network, Who::Nobody)
    }

    /// The clock in a network.
    pub fn clock(network: Uuid) -> Self {
        Self::with_nothing(network, Who::Clock)
    }

    /// The operator, on a network.
    pub fn operator(network: Uuid) -> Self {
        Self::with_nothing(network, Who::Operator)
    }

    fn with_nothing(network: Uuid, who: Who) -> Self {
        Self { network, who, memberships: Vec::new(), at_rest: Vec::new(), guest_in: Vec::new(), chosen: None }
    }

    /// The same actor, for the agency they chose.
    pub fn acting_for(self, chosen: Option<Uuid>) -> Self {
        Self { chosen, ..self }
    }

    /// The person, if a person acts.
    pub fn person(&self) -> Option<Uuid> {
        match self.who {
            Who::Person(person) => Some(person),
            Who::Nobody | Who::Clock | Who::Operator => None,
        }
    }

    /// Whether they have this role for the umbrella or any agency.
    pub fn is(&self, role: Role) -> bool {
        self.memberships.iter().any(|membership| membership.role == role)
    }

    /// Whether they have this role for this agency.
    pub fn is_for(&self, role: Role, agency: Uuid) -> bool {
        self.memberships.contains(&Membership { role, agency: Some(agency) })
    }

    /// Whether they have this role for this agency, which is not in good standing.
    pub fn rests_for(&self, role: Role, agency: Uuid) -> bool {
        self.at_rest.contains(&Membership { role, agency: Some(agency) })
    }

    /// Whether they are anything at all in this network.
    pub fn belongs(&self) -> bool {
        self.who == Who::Clock || self.everything().next().is_some()
    }

    /// Whether they sit at the table: see which agencies there are, who takes part, what is said and how it came out.
    /// Those who are only funders see offers and totals, never one agency.
    pub fn sits_at_the_table(&self) -> bool {
        self.who == Who::Clock || self.everything().any(|held| held.role != Role::Funder)
    }

    /// Whether they are here for guests alone: they see the campaigns these were invited to, and nothing else of the network.
    pub fn is_only_a_guest(&self) -> bool {
        let guest = |held: &Membership| held.agency.is_some_and(|agency| self.is_guest(agency));
        self.belongs() && self.everything().all(guest) && self.who != Who::Clock
    }

    /// Whether an agency they work for is a guest.
    pub fn is_guest(&self, agency: Uuid) -> bool {
        self.guest_in.iter().any(|seat| seat.agency == agency)
    }

    /// Whether an agency they work for takes part in campaigns such as this: a guest does in those it was invited to.
    pub fn may_take_part(&self, agency: Uuid, campaign: Uuid) -> bool {
        !self.is_guest(agency) || self.guest_in.contains(&GuestSeat { agency, campaign })
    }

    /// The campaigns to which agencies they work for were invited as guests.
    pub fn invited_to(&self) -> impl Iterator<Item = Uuid> {
        self.guest_in.iter().map(|seat| seat.campaign)
    }

    /// Whether they work for this agency, as whatever.
    pub fn works_for(&self, agency: Uuid) -> bool {
        self.everything().any(|membership| membership.agency == Some(agency))
    }

    /// Everything they are here, also for agencies for which they may only look.
    pub fn everything(&self) -> impl Iterator<Item = &Membership> {
        self.memberships.iter().chain(&self.at_rest)
    }

    /// The agencies they work for, as whatever.
    pub fn agencies(&self) -> Vec<Uuid> {
        self.everything().filter_map(|held| held.agency).collect()
    }

    /// The agency they act for: the one they chose while they work for it, else the first for which they may pledge, else the
    /// first at all, for which they may only look at last.
    pub fn agency(&self) -> Option<Uuid> {
        if let Some(chosen) = self.chosen.filter(|chosen| self.works_for(*chosen)) {
            return Some(chosen);
        }
        let buys = self.memberships.iter().find(|m| matches!(m.role, Role::Admin | Role::Buyer) && m.agency.is_some());
        buys.or_else(|| self.everything().find(|m| m.agency.is_some())).and_then(|m| m.agency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_acts_for_the_agency_they_chose_while_they_work_for_it() {
        let [north, south, other] = [1, 2, 3].map(Uuid::from_u128);
        let held = |role, agency| Membership { role, agency: Some(agency) };
        let roles = vec![held(Role::Member, north), held(Role::Buyer, south)];
        let actor = Actor::person_in(Uuid::nil(), Uuid::nil(), roles);
        assert_eq!(actor.agency(), Some(south), "unless they say otherwise, the one they buy for");
        let chosen = |agency| actor.clone().acting_for(Some(agency)).agency();
        assert_eq!(chosen(north), Some(north));
        assert_eq!(chosen(south), Some(south));
        assert_eq!(chosen(other), Some(south), "a choice gives no right");
        assert!(!actor.acting_for(Some(other)).works_for(other));
    }

    #[test]
    fn nobody_acts_for_an_agency_that_is_not_in_good_standing() {
        let [here, person, agency, other] = [1, 2, 3, 4].map(Uuid::from_u128);
        let admin = |agency| Membership { role: Role::Admin, agency: Some(agency) };
        let holding = |standing| {
            let member = |standing| Some(Place::Member(standing));
            let held = [(admin(agency), member(standing)), (admin(other), member(Standing::Removed))];
            Actor::holding(here, person, held.into_iter())
        };
        let good = holding(Standing::Good);
        assert!(good.is_for(Role::Admin, agency) && good.is(Role::Admin) && good.works_for(agency));
        assert!(!good.works_for(other));
        for standing in [Standing::Pending, Standing::Suspended] {
            let resting = holding(standing);
            assert!(!resting.is_for(Role::Admin, agency) && !resting.is(Role::Admin), "{standing:?}");
            assert!(resting.works_for(agency) && resting.belongs() && resting.sits_at_the_table(), "{standing:?}");
            assert_eq!(resting.agency(), Some(agency));
        }
        let gone = holding(Standing::Removed);
        assert!(!gone.belongs() && !gone.works_for(agency) && gone.agencies().is_empty());
    }

    #[test]
    fn a_guest_is_here_for_the_campaigns_it_was_invited_to_and_as_long_as_they_last() {
        let [here, person, guest, member, one, other] = [1, 2, 3, 4, 5, 6].map(Uuid::from_u128);
        let admin = |agency| Membership { role: Role::Admin, agency: Some(agency) };
        let as_guest = |standing, campaigns: &[Uuid]| (admin(guest), Some(Place::Guest(standing, campaigns.to_vec())));
        let holding = |held: Vec<_>| Actor::holding(here, person, held.into_iter());
        let invited = holding(vec![as_guest(Standing::Good, &[one])]);
        assert!(invited.is_only_a_guest() && invited.is_guest(guest) && invited.sits_at_the_table());
        assert!(invited.may_take_part(guest, one) && !invited.may_take_part(guest, other));
        assert_eq!(invited.invited_to().collect::<Vec<_>>(), [one]);
        let both =
            holding(vec![as_guest(Standing::Good, &[one]), (admin(member), Some(Place::Member(Standing::Good)))]);
        assert!(!both.is_only_a_guest() && both.may_take_part(member, other) && !both.may_take_part(guest, other));
        for over in [as_guest(Standing::Good, &[]), as_guest(Standing::Removed, &[one])] {
            let gone = holding(vec![over]);
            assert!(!gone.belongs() && !gone.is_only_a_guest() && gone.guest_in.is_empty());
        }
        assert!(!Actor::clock(here).is_only_a_guest() && !Actor::nobody().is_only_a_guest());
    }
}
