//! Selects of the agencies whose seats an actor may give: every agency for coordinators, as long as it has no admin whom mail
//! reaches, and for admins those they are admin of.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, JoinType, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::invitations::agencies_kept_by;
use super::people::{held_in, to_person};
use crate::access::{Actor, Role};
use crate::agencies::standing::Standing;
use crate::agencies::{self, agency};
use crate::identity::person;
use crate::networks::{membership, permission};
use crate::page::PAGE_MAX;

/// An agency, and whether an actor gives its seats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatsOf {
    /// The agency.
    pub agency: agency::Model,
    /// The names of its admins.
    pub admins: Vec<String>,
    /// Whether the actor gives its seats; once an agency has an admin whom mail reaches, only its admins do.
    pub gives: bool,
}

/// The agencies whose people an actor keeps, by name, and whether there are more: at most 100 with these words in their name
/// or key. One that was chosen beforehand is there too; none at all is there if nobody may choose that one.
pub async fn seats_to_give(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    search: Option<&str>,
    chosen: Option<Uuid>,
) -> Result<Option<(Vec<SeatsOf>, bool)>, DbErr> {
    let own = agencies_kept_by(actor);
    let among = (!actor.is(Role::Coordinator)).then_some(own.as_slice());
    let mut found = agencies::finders::first_by_name(conn, actor, among, search, PAGE_MAX + 1).await?;
    let has_more = u64::try_from(found.len()).unwrap_or(u64::MAX) > PAGE_MAX;
    if has_more {
        found.pop();
    }
    if let Some(chosen) = chosen.filter(|chosen| found.iter().all(|agency| agency.id != *chosen)) {
        let kept = among.is_none_or(|own| own.contains(&chosen));
        let known = agencies::finders::one(conn, actor, chosen).await?.filter(|_| kept);
        let Some(known) = known else { return Ok(None) };
        if known.standing != Standing::Removed {
            found.push(known);
            found.sort_by(|one, other| one.search_text.cmp(&other.search_text));
        }
    }
    let mut admins = admins_of(conn, actor, found.iter().map(|agency| agency.id).collect()).await?;
    let seats = found.into_iter().map(|agency| {
        let admins = admins.remove(&agency.id).unwrap_or_default();
        let gives = permission::gives_seats_of(actor, agency.id, admins.iter().any(|admin| admin.reached));
        SeatsOf { agency, admins: admins.into_iter().map(|admin| admin.name).collect(), gives }
    });
    Ok(Some((seats.collect(), has_more)))
}

/// An agency's admin.
struct Admin {
    name: String,
    /// Whether mail reaches them.
    reached: bool,
}

/// The admins of agencies whose people the actor keeps, those longest in the role first.
async fn admins_of(
    conn: &impl ConnectionTrait,
    actor: &Actor,
    agencies: Vec<Uuid>,
) -> Result<HashMap<Uuid, Vec<Admin>>, DbErr> {
    let rows: Vec<(Uuid, String, Option<String>)> = held_in(actor.network)
        .select_only()
        .column(membership::Column::AgencyId)
        .columns([person::Column::Name, person::Column::Email])
        .join(JoinType::InnerJoin, to_person())
        .filter(membership::Column::Role.eq(Role::Admin))
        .filter(membership::Column::AgencyId.is_in(agencies))
        .order_by_asc(membership::Column::Id)
        .into_tuple()
        .all(conn)
        .await?;
    let mut admins: HashMap<Uuid, Vec<Admin>> = HashMap::new();
    for (agency, name, email) in rows {
        admins.entry(agency).or_default().push(Admin { name, reached: email.is_some() });
    }
    Ok(admins)
}
