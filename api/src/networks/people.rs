//! Who is what in a network, and how that is changed.

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::networks::finders::{self, MemberView, WantedRoles};
use domain::networks::{
    AddPerson, ChangeRole, EndRole, Seat, add_person, change_role, choose_agency, end_role, permission,
};
use domain::page::{PAGE_MAX, Page};
use domain::{Denial, Failure};
use uuid::Uuid;

use super::Role;
use crate::agencies::Agency;
use crate::identity::{Language, go_on_as};
use crate::problem::{Problem, told};
use crate::relay::{self, Connection, Entry, Kind};
use crate::scalars::Instant;
use crate::visit::{Visit, visit};

/// A role somebody holds in the network. Coordinators see everybody's, an agency's admins those of their own agency, and
/// everybody their own.
#[derive(Clone, Debug)]
pub struct Member(Arc<MemberView>);

impl Member {
    pub(crate) fn new(view: MemberView) -> Self {
        Self(Arc::new(view))
    }
}

impl Entry for Member {
    fn place(&self) -> Uuid {
        self.0.membership.id
    }
}

/// A role somebody holds in the network. Coordinators see everybody's, an agency's admins those of their own agency, and
/// everybody their own.
#[Object]
impl Member {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        relay::id(Kind::Member, self.0.membership.id)
    }

    /// What the person is called.
    async fn name(&self) -> &str {
        &self.0.person.name
    }

    /// Where mail reaches them; none for those who act through others.
    async fn email(&self) -> Option<&str> {
        self.0.person.email.as_deref()
    }

    /// As what.
    async fn role(&self) -> Role {
        self.0.membership.role.into()
    }

    /// For which agency; none for coordinators, advisors and funders.
    async fn agency(&self) -> Option<Agency> {
        self.0.agency.clone().map(Agency::new)
    }

    /// Since when.
    async fn since(&self) -> Instant {
        Instant(self.0.membership.created_at)
    }

    /// Whether nobody else holds it where somebody has to: the network's only coordinator, an agency's only admin whom mail
    /// reaches.
    async fn is_last(&self) -> bool {
        self.0.is_last
    }

    /// Whether it is held by the person who asks.
    async fn is_me(&self, ctx: &Context<'_>) -> bool {
        visit(ctx).actor.person() == Some(self.0.person.id)
    }

    /// Whether the person who asks may give them another role in its place.
    async fn can_be_changed(&self, ctx: &Context<'_>) -> bool {
        permission::may_change_role(&visit(ctx).actor, &self.0.membership, self.0.agency_has_admin)
    }
}

pub(crate) async fn members(visit: &Visit, wanted: &WantedRoles, page: Page) -> Result<Connection<Member>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    if let Some(agency) = wanted.agency {
        let known = domain::agencies::finders::one(tx.as_ref(), actor, agency).await?;
        known.ok_or(Failure::Denied(Denial::NotFound))?;
    }
    Ok(Connection::of(finders::members(tx.as_ref(), actor, wanted, page).await?, Member::new))
}

pub(crate) async fn member(visit: &Visit, id: Uuid) -> Result<Option<Member>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    Ok(finders::member(tx.as_ref(), actor, id).await?.map(Member::new))
}

pub(crate) async fn successors(visit: &Visit, id: Uuid) -> Result<Vec<Member>> {
    let actor = visit.member()?;
    let tx = visit.reading.tx().await?;
    let held = finders::member(tx.as_ref(), actor, id).await?.ok_or(Failure::Denied(Denial::NotFound))?;
    let (true, Some(agency)) = (held.is_last, held.membership.agency_id) else { return Ok(Vec::new()) };
    let there = WantedRoles { agency: Some(agency), ..WantedRoles::default() };
    let others = finders::members(tx.as_ref(), actor, &there, Page::first(PAGE_MAX)).await?;
    let could = |other: &MemberView| other.person.id != held.person.id && other.person.email.is_some();
    let others = others.rows.into_iter().filter(could);
    Ok(others.map(Member::new).collect())
}

/// The agencies whose people the person who asks keeps, by name.
#[derive(Debug, SimpleObject)]
pub struct SeatsToGive {
    /// The agencies, at most 100 and the one asked for by its id.
    agencies: Vec<SeatsOfAgency>,
    /// Whether there are more with the same words.
    has_more: bool,
}

/// An agency, and whether the person who asks gives its seats.
#[derive(Debug, SimpleObject)]
pub struct SeatsOfAgency {
    /// The agency.
    agency: Agency,
    /// The names of its admins.
    admins: Vec<String>,
    /// Whether the person who asks gives its seats; once an agency has an admin whom mail reaches, only its admins do.
    gives: bool,
}

pub(crate) async fn seats_to_give(visit: &Visit, search: Option<&str>, chosen: Option<ID>) -> Result<SeatsToGive> {
    let actor = visit.member()?;
    if !permission::may_keep_people(actor) {
        return Err(Failure::Denied(Denial::Forbidden).into());
    }
    let chosen = chosen.map(|id| relay::row(Kind::Agency, &id)).transpose()?;
    let tx = visit.reading.tx().await?;
    let found = finders::seats_to_give(tx.as_ref(), actor, search, chosen).await?;
    let (seats, has_more) = found.ok_or(Failure::Denied(Denial::NotFound))?;
    let agencies = seats.into_iter().map(|seats| SeatsOfAgency {
        agency: Agency::new(seats.agency),
        admins: seats.admins,
        gives: seats.gives,
    });
    Ok(SeatsToGive { agencies: agencies.collect(), has_more })
}

/// The seat an input names.
pub(super) fn seat(role: Role, agency: Option<ID>) -> Result<Seat> {
    let agency = agency.map(|id| relay::row(Kind::Agency, &id)).transpose()?;
    Ok(Seat { role: role.into(), agency })
}

/// Somebody whom mail does not reach, and their seat.
#[derive(Debug, InputObject)]
pub struct AddPersonInput {
    /// What they are called: 1 to 200 characters.
    name: String,
    /// The language they read.
    language: Language,
    /// As what.
    role: Role,
    /// For which agency, where the role is held for one.
    agency_id: Option<ID>,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The person at the table.
#[derive(Debug, SimpleObject)]
pub struct AddPersonPayload {
    /// The role they hold; none when something has to be mended.
    member: Option<Member>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn add(visit: &Visit, input: AddPersonInput) -> Result<AddPersonPayload> {
    let actor = visit.member()?;
    let seat = seat(input.role, input.agency_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    let wish = AddPerson { name: input.name, language: input.language.into(), seat };
    Ok(match add_person(visit.operation(), actor, Some(&key), &wish).await? {
        Ok(id) => AddPersonPayload { member: member(visit, id).await?, problems: Vec::new() },
        Err(problems) => AddPersonPayload { member: None, problems: told(visit, problems) },
    })
}

/// Which role is to be another.
#[derive(Debug, InputObject)]
pub struct ChangeRoleInput {
    /// The role that is held.
    member_id: ID,
    /// What it is to be: for the same agency, or in the network as a whole.
    role: Role,
    /// Who is admin next, where the agency's only admin is to be something else: a role held for the same agency, which
    /// becomes that.
    successor_id: Option<ID>,
    /// Whether a coordinator is asked to find the next admin instead.
    #[graphql(default)]
    ask_coordinator: bool,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The role as it is now.
#[derive(Debug, SimpleObject)]
pub struct ChangeRolePayload {
    /// The new role; none when something has to be mended.
    member: Option<Member>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn change(ctx: &Context<'_>, input: ChangeRoleInput) -> Result<ChangeRolePayload> {
    let visit = visit(ctx);
    let actor = visit.member()?;
    let wish = ChangeRole {
        member: relay::row(Kind::Member, &input.member_id)?,
        role: input.role.into(),
        successor: input.successor_id.map(|id| relay::row(Kind::Member, &id)).transpose()?,
        ask_coordinator: input.ask_coordinator,
    };
    let key = visit.before_deed(&input.request_key).await?;
    let changed = match change_role(visit.operation(), actor, Some(&key), &wish).await? {
        Ok(id) => id,
        Err(problems) => return Ok(ChangeRolePayload { member: None, problems: told(&visit, problems) }),
    };
    // It may have been one's own.
    let visit = go_on_as(ctx, visit.caller.session.clone()).await?;
    let member = member(&visit, changed).await?;
    Ok(ChangeRolePayload { member, problems: Vec::new() })
}

/// Which role is to end.
#[derive(Debug, InputObject)]
pub struct EndRoleInput {
    /// The role that is held.
    member_id: ID,
    /// Who is admin next, where the agency's only admin leaves: a role held for the same agency, which
    /// becomes that.
    successor_id: Option<ID>,
    /// Whether a coordinator is asked to find the next admin instead.
    #[graphql(default)]
    ask_coordinator: bool,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The role has ended.
#[derive(Debug, SimpleObject)]
pub struct EndRolePayload {
    /// Whether it has; not when something has to be mended.
    done: bool,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn end(ctx: &Context<'_>, input: EndRoleInput) -> Result<EndRolePayload> {
    let visit = visit(ctx);
    let actor = visit.member()?;
    let wish = EndRole {
        member: relay::row(Kind::Member, &input.member_id)?,
        successor: input.successor_id.map(|id| relay::row(Kind::Member, &id)).transpose()?,
        ask_coordinator: input.ask_coordinator,
    };
    let key = visit.before_deed(&input.request_key).await?;
    if let Err(problems) = end_role(visit.operation(), actor, Some(&key), &wish).await? {
        return Ok(EndRolePayload { done: false, problems: told(&visit, problems) });
    }
    // It may have been one's own: what follows in the same document is read by what one is now.
    go_on_as(ctx, visit.caller.session.clone()).await?;
    Ok(EndRolePayload { done: true, problems: Vec::new() })
}

/// Which agency to act for.
#[derive(Debug, InputObject)]
pub struct ChooseAgencyInput {
    /// An agency of the network that the person who asks works for.
    agency_id: ID,
    /// Lets the same request be sent again without effect: 1 to 64 characters.
    request_key: String,
}

/// The agency they act for from now on, in every browser.
#[derive(Debug, SimpleObject)]
pub struct ChooseAgencyPayload {
    /// The agency.
    agency: Option<Agency>,
    /// What the reader can mend.
    problems: Vec<Problem>,
}

pub(crate) async fn choose(ctx: &Context<'_>, input: ChooseAgencyInput) -> Result<ChooseAgencyPayload> {
    let visit = visit(ctx);
    let actor = visit.member()?;
    let agency = relay::row(Kind::Agency, &input.agency_id)?;
    let key = visit.before_deed(&input.request_key).await?;
    if let Err(problems) = choose_agency(visit.operation(), actor, Some(&key), agency).await? {
        return Ok(ChooseAgencyPayload { agency: None, problems: told(&visit, problems) });
    }
    let visit = go_on_as(ctx, visit.caller.session.clone()).await?;
    Ok(ChooseAgencyPayload { agency: visit.agency().cloned().map(Agency::new), problems: Vec::new() })
}
