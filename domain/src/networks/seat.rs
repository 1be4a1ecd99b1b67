//! A seat at the table: a role, and the agency it is held for. The rules of who may have which.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::invitation;
use crate::access::Role;
use crate::error::{Problem, ProblemCode};

/// A role, and the agency it is held for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// As what.
    pub role: Role,
    /// For which agency; none for coordinators, advisors and funders.
    pub agency: Option<Uuid>,
}

impl Seat {
    /// The seat an invitation is to.
    pub(super) fn of(invitation: &invitation::Model) -> Self {
        Self { role: invitation.role, agency: invitation.agency_id }
    }
}

/// What is wrong with a seat: some roles are held for an agency, the others are not.
pub(super) fn problem(seat: Seat) -> Option<Problem> {
    match (seat.role.is_of_an_agency(), seat.agency) {
        (true, None) => Some(Problem::at("agencyId", ProblemCode::AgencyMissing)),
        (false, Some(_)) => Some(Problem::at("agencyId", ProblemCode::AgencyNotUsed)),
        (true, Some(_)) | (false, None) => None,
    }
}

/// Whether a role suits somebody whom mail reaches at this address, or not at all: an agency's admin signs in.
pub(super) fn suits(role: Role, email: Option<&str>) -> bool {
    role != Role::Admin || email.is_some()
}

/// What it means that somebody gives up a role which so many others hold in the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaving {
    /// Nobody misses anything.
    Free,
    /// The network would have no coordinator: it is refused.
    LastCoordinator,
    /// The agency would have no admin: somebody has to follow, or a coordinator to look for somebody.
    LastAdmin,
}

/// Whether a role can be given up while `others` hold it too.
pub(super) fn leaving(role: Role, others: usize) -> Leaving {
    match (role, others) {
        (Role::Coordinator, 0) => Leaving::LastCoordinator,
        (Role::Admin, 0) => Leaving::LastAdmin,
        _ => Leaving::Free,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_held_for_an_agency_or_is_not() {
        use Role::*;
        let code = |role, agency| problem(Seat { role, agency }).map(|problem| problem.code);
        for role in [Admin, Buyer, Member] {
            assert_eq!(code(role, Some(Uuid::nil())), None, "{role:?}");
            assert_eq!(code(role, None), Some(ProblemCode::AgencyMissing), "{role:?}");
        }
        for role in [Coordinator, Advisor, Funder] {
            assert_eq!(code(role, None), None, "{role:?}");
            assert_eq!(code(role, Some(Uuid::nil())), Some(ProblemCode::AgencyNotUsed), "{role:?}");
        }
    }

    #[test]
    fn whom_mail_does_not_reach_keeps_no_agency() {
        use Role::*;
        for role in [Admin, Buyer, Member, Coordinator, Advisor, Funder] {
            assert!(suits(role, Some("noor@newcomer.test")), "{role:?}");
            assert_eq!(suits(role, None), role != Admin, "{role:?}");
        }
    }

    #[test]
    fn only_the_last_of_those_who_are_needed_cannot_just_leave() {
        use Role::*;
        for (role, others, expected) in [
            (Coordinator, 0, Leaving::LastCoordinator),
            (Coordinator, 1, Leaving::Free),
            (Admin, 0, Leaving::LastAdmin),
            (Admin, 2, Leaving::Free),
            (Buyer, 0, Leaving::Free),
            (Member, 0, Leaving::Free),
            (Advisor, 0, Leaving::Free),
            (Funder, 0, Leaving::Free),
        ] {
            assert_eq!(leaving(role, others), expected, "{role:?} {others}");
        }
    }
}
